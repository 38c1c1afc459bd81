import { Disposable, type Memento, type Uri } from 'vscode';
import { loadEnglish } from '../analysis/english.js';
import type { Lexicon } from '../analysis/lexicon.js';
import { type Analysts, lonelyAnalyst } from './analysts.js';
import { annotator } from './annotator.js';
import { articleStore } from './articles.js';
import { articleCache } from './cache.js';
import { codebookLanguage } from './codebookLanguage.js';
import { codebookStore } from './codebooks.js';
import { registerCommands } from './commands/commands.js';
import { conflictCommand } from './conflict.js';
import type { Stores } from './contracts.js';
import { saverOf } from './failures.js';
import type { Files } from './files.js';
import { folderStore } from './folder.js';
import { folderEntities } from './folderEntities.js';
import { freshness } from './freshness.js';
import { NEWS } from './language.js';
import { leftOutNotices } from './notices.js';
import { orphans } from './orphans.js';
import { renaming } from './renaming.js';
import { rescue } from './rescue.js';
import { review } from './review/review.js';
import { concordance } from './search/concordance.js';
import { show } from './show.js';
import { sidecarFollow } from './sidecarFollow.js';
import { sidecarLanguage } from './sidecarLanguage/sidecarLanguage.js';
import { sidecarStore } from './sidecars.js';
import { signing } from './signing.js';
import { historyOf } from './undo.js';
import { undoMemory } from './undoMemory.js';

/** A word that is another one whenever the engine is: set by the build. */
declare const ENGINE: string;

/** Where the editor keeps what belongs to the workspace. */
export interface Storage {
  /** A folder; undefined where no folder is open. */
  readonly folder: Uri | undefined;
  readonly memory: Memento;
}

/** Where the extension runs, and what is at hand there. */
export interface Host {
  readonly files: Files;
  readonly storage: Storage;
  /** The person's folder, where git keeps their name; undefined where there is none. */
  readonly home?: Uri;
  /** Analysts beside the one in this thread, where there can be any. */
  readonly analystsBeside?: (here: Analysts) => Analysts;
}

/** The running extension: its stores, and how to end it. */
export interface Running extends Disposable {
  readonly stores: Stores;
  /** Writes what is decided and not written yet, or keeps it for the next window; to be waited for before the editor goes. */
  flush(): Promise<void>;
}

/** Composes the extension out of its stores, what shows them and the commands that change them. */
export function start({ files, storage, home, analystsBeside }: Host): Running {
  let english: Lexicon | undefined;
  const lexicon = () => {
    english ??= loadEnglish();
    return english;
  };
  const sidecars = sidecarStore(files);
  const codebooks = codebookStore(files);
  const unsaved = rescue(sidecars, storage.memory);
  const articles = articleStore(sidecars, codebooks, lexicon, saverOf(sidecars, unsaved.keep));
  const cache = articleCache(files, storage.folder, ENGINE);
  const here = lonelyAnalyst(lexicon);
  const analysts = analystsBeside?.(here) ?? here;
  const folder = folderStore(articles, sidecars, codebooks, files, cache, analysts);
  const who = annotator(files, home);
  const following = sidecarFollow(sidecars, files);
  const steps = historyOf(articles, following.followed);
  const history = signing(steps, who);
  const former = undoMemory(steps, sidecars, files, storage.memory);
  const entities = folderEntities(folder);
  const everywhere = { articles, folder, entities, history };
  const stores = { articles, folder, sidecars };
  const all = Disposable.from(
    registerCommands(everywhere, lexicon, codebooks),
    review(articles, folder),
    show(stores, entities),
    concordance(everywhere, codebooks),
    sidecarLanguage(articles),
    codebookLanguage(codebooks),
    renaming(articles, sidecars, entities, history, { language: NEWS }),
    conflictCommand(history),
    leftOutNotices(articles, folder),
    following,
    orphans(folder, sidecars, files, history),
    freshness(folder, sidecars, files),
    // Asked early, so that no decision waits for git.
    articles.onDidChange(({ uri }) => void who.nameFor(uri)),
    unsaved,
    former,
    steps,
    who,
    codebooks,
    folder,
    analysts,
    articles,
    sidecars,
  );
  void former.restore();
  void unsaved.offer(articles, history);
  const flush = async () => {
    await unsaved.settle(articles.flush);
    await former.flush();
  };
  return { stores, flush, dispose: () => all.dispose() };
}
