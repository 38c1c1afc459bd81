import { type Disposable, extensions, Uri, window, workspace } from 'vscode';
import type { Files } from './files.js';
import { userNameIn } from './gitConfig.js';

/** Who decides: the name that is written as `by` beside a decision. */
export interface Annotator {
  /** The setting, else git's `user.name` for the place of an article; undefined where nobody is to be named. */
  nameFor(article: Uri): Promise<string | undefined>;
}

/** The value of the setting that says: nobody is named, not even by git. */
const NOBODY = '-';
/** A folder may lie this deep in a repository. */
const DEEPEST = 24;
/** How long it is remembered that git knows no name, in ms. */
const PATIENCE = 10_000;
/** A name in a sidecar is no longer than this, in code units. */
const LONGEST = 80;

/**
 * Knows who decides. git is asked through VS Code's own extension, and where that is not at work (Restricted Mode, the
 * browser) through the files that it keeps its settings in; `home` is the person's folder, where there is one.
 */
export function annotator(files: Files, home?: Uri): Annotator & Disposable {
  const known = new Map<string, Promise<string | undefined>>();
  const ask = async (article: Uri): Promise<string | undefined> =>
    (await nameFromExtension(article)) ?? (await nameFromFiles(files, article, home));
  const remembered = (folder: string, article: Uri): Promise<string | undefined> => {
    const before = known.get(folder);
    if (before) return before;
    const name = ask(article);
    known.set(folder, name);
    // Somebody without a name may give one to git at any moment.
    void name.then((found) => found === undefined && setTimeout(() => known.delete(folder), PATIENCE));
    return name;
  };
  const registered = window.onDidChangeWindowState(({ focused }) => focused && known.clear());
  return {
    async nameFor(article) {
      if (setting()) return nameInSettings();
      return (await remembered(Uri.joinPath(article, '..').toString(), article))?.slice(0, LONGEST);
    },
    dispose: () => registered.dispose(),
  };
}

const setting = (): string => workspace.getConfiguration('newsmark').get('annotator', '').trim();

/** The name that the person has set; undefined where none is, or nobody is to be named. */
export const nameInSettings = (): string | undefined =>
  setting() === NOBODY ? undefined : setting().slice(0, LONGEST) || undefined;

/** What is needed of the interface of VS Code's git extension, version 1. */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: Uri): {
      getConfig(key: string): Promise<string>;
      getGlobalConfig(key: string): Promise<string>;
    } | null;
  };
}

async function nameFromExtension(article: Uri): Promise<string | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  // It is not woken up for this: where git is used, it is awake.
  if (!extension?.isActive) return undefined;
  try {
    const repository = extension.exports.getAPI(1).getRepository(article);
    if (!repository) return undefined;
    const local = await repository.getConfig('user.name').catch(() => '');
    return local.trim() || (await repository.getGlobalConfig('user.name')).trim() || undefined;
  } catch {
    // Switched off, or without a name: the files may say more.
    return undefined;
  }
}

async function nameFromFiles(files: Files, article: Uri, home: Uri | undefined): Promise<string | undefined> {
  const local = await repositoryConfig(files, article);
  if (!local) return undefined;
  if (local.name) return local.name;
  if (!home) return undefined;
  for (const path of ['.gitconfig', '.config/git/config']) {
    const name = userNameIn((await textOf(files, Uri.joinPath(home, path))) ?? '');
    if (name) return name;
  }
  return undefined;
}

/** The name in the configuration of the repository that an article lies in; undefined where it lies in none. */
async function repositoryConfig(files: Files, article: Uri): Promise<{ readonly name?: string } | undefined> {
  let folder = Uri.joinPath(article, '..');
  for (let depth = 0; depth < DEEPEST; depth++) {
    const config = await textOf(files, Uri.joinPath(folder, '.git', 'config'));
    if (config !== undefined) return { name: userNameIn(config) };
    const above = Uri.joinPath(folder, '..');
    if (above.path === folder.path) return undefined;
    folder = above;
  }
  return undefined;
}

async function textOf(files: Files, uri: Uri): Promise<string | undefined> {
  try {
    const bytes = await files.read(uri);
    return bytes && new TextDecoder().decode(bytes);
  } catch {
    // A folder of that name, or one that may not be looked into.
    return undefined;
  }
}
