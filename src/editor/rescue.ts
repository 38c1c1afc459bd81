import { type Disposable, l10n, type Memento, Uri, workspace } from 'vscode';
import { type Made, net, rebased } from '../sidecar/rebase.js';
import { writeSidecar } from '../sidecar/write.js';
import { applyEdits } from '../text/edit.js';
import type { Articles } from './articles.js';
import { type Dialogs, dialogs } from './failures.js';
import { errorInWords } from './inWords.js';
import { message } from './markdown.js';
import { type Sidecars, sidecarOf } from './sidecars.js';
import type { History } from './undo.js';

/**
 * Decisions that the disk refuses are kept in the editor's own storage of the workspace until they are saved: whoever
 * closes the window meanwhile is offered them when it opens again.
 */
export interface Rescue extends Disposable {
  /** Keeps what an article's sidecar could not be given. Called each time that a save fails. */
  keep(article: Uri): void;
  /** Offers what the window before could not save. Ends when the person has answered for each article, or for none. */
  offer(articles: Articles, history: History): Promise<void>;
  /**
   * Tries a last time to save what waits, `flush` first, and keeps the rest. For the end of the window, which waits some
   * seconds.
   */
  settle(flush: () => Promise<void>): Promise<void>;
}

/** Where in the editor's storage they are. */
const KEY = 'newsmark.unsaved';
/** How long the disk is waited for at the end, in ms: VS Code gives an extension five seconds. */
const PATIENCE = 3500;

/** By the articles' URIs, as the editor's storage holds them: JSON. */
type Unsaved = Readonly<Record<string, readonly Made[]>>;

export function rescue(sidecars: Sidecars, memory: Memento, asked: Dialogs = dialogs): Rescue {
  /** Of the window before, and not answered for. */
  let left = storedIn(memory);
  let now: Unsaved = {};

  const store = (): Promise<void> => {
    const both: Record<string, readonly Made[]> = { ...left };
    for (const [key, made] of Object.entries(now)) both[key] = net([...(both[key] ?? []), ...made]);
    return Promise.resolve(memory.update(KEY, Object.keys(both).length ? both : undefined));
  };
  const stored = () => void store().catch((error) => console.error(error));

  const keep = (article: Uri): void => {
    now = { ...now, [article.toString()]: net(sidecars.of(article)?.pending ?? []) };
    stored();
  };

  const heard = sidecars.onDidChange(({ article, pending }) => {
    if (!(article.toString() in now)) return;
    now = pending.length ? { ...now, [article.toString()]: net(pending) } : without(now, article.toString());
    stored();
  });

  const forget = (key: string): void => {
    left = without(left, key);
    stored();
  };

  /** Makes them again, on what the sidecar says now; the saver speaks up where the disk still refuses. */
  const retry = async (key: string, articles: Articles, history: History): Promise<void> => {
    const uri = Uri.parse(key);
    const { record } = (await articles.open(uri)).loaded;
    const changes = rebased(left[key], record, record);
    await history.decide(uri, l10n.t('What could not be saved before'), changes);
    forget(key);
  };

  /** Writes them into another file, together with what the sidecar says now. */
  const elsewhere = async (key: string): Promise<void> => {
    const uri = Uri.parse(key);
    const target = await asked.saveAs(sidecarOf(uri));
    if (!target) return;
    const { reading, record } = await sidecars.load(uri);
    const source = reading.writable ? reading.source : '';
    const text = applyEdits(source, writeSidecar(source, rebased(left[key], record, record)));
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    forget(key);
  };

  const offerOne = async (key: string, articles: Articles, history: History): Promise<void> => {
    const [again, saveAs, discard] = [l10n.t('Retry'), l10n.t('Save As…'), l10n.t('Discard')];
    const name = message(workspace.asRelativePath(sidecarOf(Uri.parse(key))));
    let text = l10n.t('{0} could not be saved when the window was closed. Its decisions were kept.', name);
    for (;;) {
      const choice = await asked.error(text, again, saveAs, discard);
      try {
        if (choice === again) await retry(key, articles, history);
        else if (choice === saveAs) await elsewhere(key);
        else if (choice === discard) forget(key);
        // Not answered, or thought better of: it is offered again in the next window.
        return;
      } catch (error) {
        text = l10n.t('{0} could not be saved: {1}. Its decisions are kept.', name, message(errorInWords(error), 300));
      }
    }
  };

  return {
    keep,
    async offer(articles, history) {
      await Promise.all(Object.keys(left).map((key) => offerOne(key, articles, history)));
    },
    async settle(flush) {
      const waiting = () => sidecars.states.filter(({ pending }) => pending.length > 0).map(({ article }) => article);
      for (const article of waiting()) keep(article);
      const save = async () => {
        await flush();
        await Promise.all(waiting().map((article) => sidecars.flush(article).catch(() => undefined)));
      };
      await Promise.race([save(), new Promise((done) => setTimeout(done, PATIENCE))]);
      await store();
    },
    dispose: () => heard.dispose(),
  };
}

/** What is stored there; nothing where it is not as it was written. */
function storedIn(memory: Memento): Unsaved {
  const found = memory.get<unknown>(KEY);
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(Object.entries(found).filter(([, made]) => Array.isArray(made) && made.length > 0));
}

const without = (all: Unsaved, key: string): Unsaved =>
  Object.fromEntries(Object.entries(all).filter(([other]) => other !== key));
