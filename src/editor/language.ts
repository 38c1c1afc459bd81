import { type GlobPattern, RelativePattern, type TextDocument, type WorkspaceFolder, workspace } from 'vscode';

/** The id of the language "News Text". */
export const NEWS = 'news';

/** What package.json associates with the language. */
const CONTRIBUTED = ['**/*.news', '**/*.news.txt', '**/seeds/*.txt', '**/articles/**/*.txt'];

/**
 * Whether a document is an article: news text of a file system or a new one. Not those of version control and other
 * views of the past, which have no sidecar of their own.
 */
export function isArticle(document: TextDocument): boolean {
  const { scheme } = document.uri;
  if (document.languageId !== NEWS) return false;
  if (scheme === 'file' || scheme === 'untitled' || workspace.fs.isWritableFileSystem(scheme)) return true;
  return workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme) ?? false;
}

/** The articles of a folder, as a glob: what the contribution and the folder's `files.associations` say is news. */
export function articlesIn(folder: WorkspaceFolder): GlobPattern {
  const globs = new Set(CONTRIBUTED);
  // Globs here start at the folder, those of the contribution at the root of the disk: it counts where the folder lies.
  const above = folder.uri.path.split('/').filter((name) => name !== '');
  if (above.at(-1) === 'seeds') globs.add('*.txt');
  if (above.includes('articles')) globs.add('**/*.txt');
  for (const [glob, language] of Object.entries(associationsIn(folder)))
    if (language === NEWS) globs.add(glob.includes('/') ? withinFolder(glob, folder) : `**/${glob}`);
  return new RelativePattern(folder, `{${[...globs].join(',')}}`);
}

/** A glob from the root of the disk, as one from the folder. */
const withinFolder = (glob: string, { uri }: WorkspaceFolder): string =>
  glob.startsWith(`${uri.path}/`) ? glob.slice(uri.path.length + 1) : glob;

const associationsIn = (folder: WorkspaceFolder): Readonly<Record<string, string>> =>
  workspace.getConfiguration('files', folder.uri).get<Record<string, string>>('associations', {});
