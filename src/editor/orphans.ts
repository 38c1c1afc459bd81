import {
  CodeAction,
  CodeActionKind,
  commands,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type Bare, homesOf, type Orphan, wordsFound } from '../article/orphans.js';
import { readSidecar } from '../sidecar/read.js';
import type { FolderStore } from './contracts.js';
import type { Files } from './files.js';
import { errorInWords } from './inWords.js';
import { isArticle } from './language.js';
import { iconless, message, plain } from './markdown.js';
import { sayError, sayInformation, sayWarning } from './say.js';
import { moveFile } from './sidecarFollow.js';
import { articleOf, ENDING, type Sidecars, sidecarOf } from './sidecars.js';
import type { History, OtherPart } from './undo.js';

/** How long the folder must have been quiet before it is searched, in ms: programs move files one after the other. */
const QUIET = 1500;
/** How many files a message names, and how many articles are offered. */
const NAMED = 3;
const OFFERED = 200;
/** The command behind "Attach to…"; it takes the sidecar's URI and the article's, and asks for what it is not given. */
const attach = 'newsmark.attachSidecar';
const SOURCE = 'Newsmark';

/**
 * Looks for sidecars that have lost their article to another program: one whose article is found by its hash is moved
 * beside it, the others are reported and can be attached by hand.
 */
export function orphans(folder: FolderStore, sidecars: Sidecars, files: Files, history: History): Disposable {
  const collection = languages.createDiagnosticCollection('newsmark.orphans');
  const told = new Set<string>();
  /** Sidecars that a person has moved back: they are not moved again. */
  const left = new Set<string>();
  /** Those that the last search has found without an article. */
  let homeless: readonly Uri[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let searching: Promise<void> = Promise.resolve();

  const articlesWithout = async (): Promise<readonly Bare<Uri>[]> => {
    const bare: Bare<Uri>[] = [];
    for (const { uri, article } of folder.articles)
      if (!sidecars.of(uri)?.exists && (await files.version(sidecarOf(uri))) === undefined)
        bare.push({ place: uri, text: article.text });
    return bare;
  };

  const search = async (): Promise<void> => {
    const alone: Orphan<Uri>[] = [];
    for (const uri of await workspace.findFiles(`**/*${ENDING}`)) {
      const article = articleOf(uri);
      // An article that is gone may still be open in an editor.
      if (!article || (await files.version(article)) !== undefined) continue;
      const bytes = await files.read(uri);
      if (bytes) alone.push({ place: uri, record: readSidecar(new TextDecoder().decode(bytes)).record });
    }
    const candidates = alone.length ? await articlesWithout() : [];
    const homes = homesOf(
      alone.filter(({ place }) => !left.has(place.toString())),
      candidates,
    );
    const rest = new Set(alone.map(({ place }) => place));
    for (const { orphan, article } of homes)
      if (await move(orphan.place, article.place)) {
        rest.delete(orphan.place);
        void sayFound(orphan.place, article.place);
      }
    homeless = [...rest];
    report(homeless);
  };

  /** Puts a sidecar beside an article, and what is known of it with it. */
  const move = async (sidecar: Uri, article: Uri): Promise<boolean> => {
    if (!(await moveFile(files, sidecar, sidecarOf(article)))) return false;
    const old = articleOf(sidecar);
    if (old) await sidecars.rename(old, article);
    await sidecars.reload(article);
    return true;
  };

  /** Puts a sidecar back where it was without its article, and keeps it there. */
  const moveBack = async (article: Uri, sidecar: Uri): Promise<boolean> => {
    left.add(sidecar.toString());
    if (!(await moveFile(files, sidecarOf(article), sidecar))) return false;
    await sidecars.reload(article);
    return true;
  };

  /** The move, and the way back, as what can be undone. */
  const moving = (sidecar: Uri, article: Uri, way: typeof move, back: typeof move): OtherPart => ({
    uri: sidecar,
    take: async () => {
      if (!(await way(sidecar, article)))
        throw new Error(l10n.t('{0} could not be moved beside {1}.', nameOf(sidecar), nameOf(article)));
      searchSoon();
      return moving(sidecar, article, back, way);
    },
  });

  const sayFound = async (sidecar: Uri, article: Uri): Promise<void> => {
    const undo = l10n.t('Undo');
    const text = l10n.t(
      '{0} was without its article, which is now {1}: it was moved there.',
      nameOf(sidecar),
      nameOf(article),
    );
    if ((await sayInformation(text, undo)) !== undo) return;
    await moveBack(article, sidecar);
    searchSoon();
  };

  const report = (uris: readonly Uri[]) => {
    collection.clear();
    for (const uri of uris) {
      const text = l10n.t(
        'There is no article “{0}” beside this sidecar.',
        plain(articleOf(uri)?.path.split('/').at(-1) ?? ''),
      );
      const diagnostic = new Diagnostic(new Range(0, 0, 0, 1), text, DiagnosticSeverity.Warning);
      diagnostic.source = SOURCE;
      diagnostic.code = 'orphan';
      collection.set(uri, [diagnostic]);
    }
    const fresh = uris.filter((uri) => !told.has(uri.toString()));
    for (const uri of fresh) told.add(uri.toString());
    if (fresh.length) void offer(fresh);
  };

  const offer = async (uris: readonly Uri[]): Promise<void> => {
    const names = uris.slice(0, NAMED).map(nameOf);
    if (uris.length > NAMED) names.push(l10n.t('and {0} more', uris.length - NAMED));
    const button = l10n.t('Attach to…');
    const text = l10n.t('Without their articles: {0}. The decisions in them are kept.', names.join(', '));
    if ((await sayWarning(text, button)) !== button) return;
    for (const uri of uris) await attachTo(uri);
  };

  /** Asks which article a sidecar speaks of, the likeliest first. `answer` is the one, where it is known already. */
  const attachTo = async (sidecar: Uri, answer?: Uri): Promise<void> => {
    const [bytes, own] = [await files.read(sidecar), articleOf(sidecar)];
    if (!bytes || !own) return;
    if ((await files.version(own)) !== undefined)
      return void sayInformation(l10n.t('{0} is beside its article already.', nameOf(sidecar)));
    await folder.ready();
    const { record } = readSidecar(new TextDecoder().decode(bytes));
    const total = record.annotations.length;
    const items = (await articlesWithout())
      .map(({ place, text }) => ({ place, found: wordsFound(record, text) }))
      .sort((a, b) => b.found - a.found)
      .slice(0, OFFERED)
      .map(({ place, found }) => ({
        label: iconless(workspace.asRelativePath(place)),
        description: l10n.t('{0} of {1} annotations are found in it', found, total),
        place,
      }));
    if (!items.length && !answer) return void sayInformation(l10n.t('Every article of this folder has a sidecar.'));
    const title = l10n.t('Which article does {0} speak of?', iconless(nameOf(sidecar)));
    const article = answer ?? (await window.showQuickPick(items, { title }))?.place;
    if (!article) return;
    const name = l10n.t('Attach {0} to {1}', nameOf(sidecar), nameOf(article));
    const back = (from: Uri, to: Uri) => moveBack(to, from);
    try {
      await history.decideAll(name, [moving(sidecar, article, move, back)]);
    } catch (error) {
      void sayError(errorInWords(error));
    }
    await searchNow();
  };

  /** Without arguments: the sidecar in the editor; else one of those without an article, for the article in the editor. */
  const attachOpen = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (document && articleOf(document.uri)) return attachTo(document.uri);
    await folder.ready();
    await searchNow();
    if (homeless.length === 0) return void sayInformation(l10n.t('Every sidecar of this folder has its article.'));
    const items = homeless.map((uri) => ({ label: iconless(workspace.asRelativePath(uri)), uri }));
    const picked = await window.showQuickPick(items, { title: l10n.t('Which sidecar is to get an article?') });
    if (!picked) return;
    const bare = document && isArticle(document) && (await files.version(sidecarOf(document.uri))) === undefined;
    await attachTo(picked.uri, bare ? document.uri : undefined);
  };

  const searchNow = (): Promise<void> => {
    clearTimeout(timer);
    searching = searching.then(search).catch((error) => console.error(error));
    return searching;
  };
  const searchSoon = () => {
    // Before the folder has been read nobody knows which articles there are.
    if (!folder.scanned) return;
    clearTimeout(timer);
    timer = setTimeout(searchNow, QUIET);
  };

  const watcher = workspace.createFileSystemWatcher(`**/*${ENDING}`, false, true, false);
  let known: readonly string[] = [];
  const scanned = () => {
    if (!folder.scanned) return;
    const keys = folder.articles.map(({ uri }) => uri.toString());
    if (keys.length === known.length && keys.every((key, i) => key === known[i])) return;
    known = keys;
    searchSoon();
  };
  scanned();
  return Disposable.from(
    collection,
    watcher,
    watcher.onDidCreate(searchSoon),
    watcher.onDidDelete(searchSoon),
    folder.onDidChange(scanned),
    workspace.onDidRenameFiles(searchSoon),
    workspace.onDidDeleteFiles(searchSoon),
    commands.registerCommand(attach, async (sidecar: unknown, answer: unknown) => {
      if (sidecar instanceof Uri) await attachTo(sidecar, answer instanceof Uri ? answer : undefined);
      else await attachOpen();
    }),
    languages.registerCodeActionsProvider(
      { pattern: `**/*${ENDING}` },
      {
        provideCodeActions: (document, _range, { diagnostics }) =>
          diagnostics
            .filter(({ source, code }) => source === SOURCE && code === 'orphan')
            .map((diagnostic) => {
              const action = new CodeAction(l10n.t('Attach to…'), CodeActionKind.QuickFix);
              action.diagnostics = [diagnostic];
              action.command = { title: action.title, command: attach, arguments: [document.uri] };
              return action;
            }),
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
    new Disposable(() => clearTimeout(timer)),
  );
}

const nameOf = (uri: Uri): string => message(workspace.asRelativePath(uri));
