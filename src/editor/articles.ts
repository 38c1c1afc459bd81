import {
  Disposable,
  EventEmitter,
  l10n,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextDocumentChangeReason,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { analyzeAgain, type Kept } from '../analysis/analyze.js';
import type { Lexicon } from '../analysis/lexicon.js';
import type { Analysis } from '../analysis/types.js';
import { type Annotated, annotated } from '../article/annotate.js';
import { settle } from '../article/follow.js';
import { withoutNames } from '../article/never.js';
import { followPast, noPast, type Past } from '../article/past.js';
import { carried } from '../sidecar/rebase.js';
import { applyChanges, emptyRecord, invert } from '../sidecar/record.js';
import { stampOf } from '../sidecar/stamp.js';
import type { Annotation, ArticleStamp, Change, DecisionRecord } from '../sidecar/types.js';
import type { CodebookStore } from './codebooks.js';
import type { ArticleStore, LoadedArticle, SidecarState } from './contracts.js';
import type { Saver } from './failures.js';
import { isArticle } from './language.js';
import { whyLeftOut } from './limits.js';
import { type Pacing, pacing } from './pacing.js';
import { type Sidecar, type Sidecars, sidecarOf } from './sidecars.js';

/**
 * Typing has to pause so long, in ms, before the article is read anew; a quarter of what reading takes, where that is
 * more. It is longer than between the keys of somebody who types fast: a long article read in between would have the
 * next key wait.
 */
const TYPING = 80;
/** An article longer than this, in UTF-16 code units, is read only when typing has paused, never on demand. */
const LONG = 500_000;

export interface Articles extends ArticleStore {
  /** The article at a URI, its document opened where it is not. Throws where it is no article or left out. */
  open(uri: Uri): Promise<{ readonly document: TextDocument; readonly loaded: LoadedArticle }>;
  /**
   * Takes changes into an open article's record at once and writes them to its sidecar. Gives the changes that undo
   * them; they are given also where writing failed, as the decision stays in memory.
   */
  decide(uri: Uri, changes: readonly Change[]): { readonly inverse: readonly Change[]; readonly saved: Promise<void> };
  /** Writes at once what waits for a pause in the decisions. */
  flush(): Promise<void>;
  /** An open article is edited, and its annotations move. */
  readonly onWillMove: (listener: (move: Move) => void) => Disposable;
}

export interface Move {
  /** Of the article. */
  readonly uri: Uri;
  /**
   * Has other annotations move with those of the record: other versions of them, with ids of their own (`versionId`).
   * `moved` gets them in the same order, before anything else happens.
   */
  also(annotations: readonly Annotation[], moved: (annotations: readonly Annotation[]) => void): void;
}

const NONE: readonly string[] = [];

/** An open news document. */
interface Entry {
  readonly document: TextDocument;
  leftOut: string | undefined;
  /** The present text. */
  text: string;
  /** As of the present text; undefined until the sidecar has been read. */
  record: DecisionRecord | undefined;
  /** What was typed into it, for undo and redo. */
  past: Past;
  /** The sidecar's record that `record` was moved from. */
  base: DecisionRecord;
  /** Of the present text; undefined until it is read. */
  analysis: Analysis | undefined;
  /** The last analysis, of this or an earlier text: the next one costs less with it. */
  kept: Kept | null;
  /** The analysis without what is never suggested. */
  suggested: Suggested | undefined;
  /** The last article, of this or an earlier record or text: the next one costs less with it. */
  annotated: Annotated | undefined;
  loaded: LoadedArticle | undefined;
  /** How long the last reading took, in ms; of the first, which reads all of the text, 0. */
  cost: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  stamp: { readonly of: string; readonly stamp: ArticleStamp } | undefined;
  readonly saves: Pacing;
}

interface Suggested {
  readonly of: Analysis;
  readonly never: readonly string[];
  readonly analysis: Analysis;
}

const wayOf = (reason: TextDocumentChangeReason | undefined): 'undo' | 'redo' | undefined =>
  reason === undefined ? undefined : reason === TextDocumentChangeReason.Undo ? 'undo' : 'redo';

/**
 * Keeps the articles that are open in editors: analysed, joined with their sidecars, moved with every edit. What is decided
 * is written through `saver`.
 */
export function articleStore(
  sidecars: Sidecars,
  codebooks: CodebookStore,
  lexicon: () => Lexicon,
  saver: Saver,
): Articles & Disposable {
  const entries = new Map<string, Entry>();
  const changed = new EventEmitter<LoadedArticle>();
  const closed = new EventEmitter<Uri>();
  const moving = new EventEmitter<Move>();

  /** Brings `entry.loaded` up to date. */
  const read = (entry: Entry): LoadedArticle | undefined => {
    const { document, record } = entry;
    const sidecar = sidecars.of(document.uri) ?? noSidecar(document.uri);
    if (entry.loaded || !record) return entry.loaded;
    const started = performance.now();
    const isFirst = entry.kept === null;
    try {
      const { text } = entry;
      entry.leftOut = whyLeftOut(text);
      if (entry.leftOut) return undefined;
      const analysis = analysisOf(entry, lexicon(), record.article?.date);
      const never = codebooks.of(document.uri)?.codebook.never ?? NONE;
      if (entry.suggested?.of !== analysis || entry.suggested.never !== never)
        entry.suggested = { of: analysis, never, analysis: withoutNames(analysis, text, never) };
      entry.annotated = annotated(text, entry.suggested.analysis, record, entry.annotated);
      entry.loaded = { uri: document.uri, article: entry.annotated.article, record, sidecar };
    } catch (error) {
      // Neither is meant to throw. Where one does, this article goes without, and the others go on.
      console.error(error);
      entry.leftOut = l10n.t('reading it failed: {0}', String(error));
    }
    // The first reading tells nothing of how long the next ones will take.
    if (!isFirst) entry.cost = performance.now() - started;
    return entry.loaded;
  };

  const refresh = (entry: Entry) => {
    clearTimeout(entry.timer);
    entry.timer = undefined;
    const loaded = read(entry);
    if (loaded) changed.fire(loaded);
  };

  const open = async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString();
    if (!isArticle(document) || entries.get(key)?.document === document) return;
    const text = document.getText();
    const leftOut = whyLeftOut(text);
    const entry: Entry = {
      document,
      leftOut,
      text,
      record: undefined,
      past: noPast,
      base: emptyRecord,
      analysis: undefined,
      kept: null,
      suggested: undefined,
      annotated: undefined,
      loaded: undefined,
      cost: 0,
      timer: undefined,
      stamp: undefined,
      saves: pacing(() => saver.save(document.uri, () => save(entry))),
    };
    entries.set(key, entry);
    if (leftOut) return;
    // Read anew: what the folder's scan knows may be older than the file, and the watcher may not have spoken yet.
    await codebooks.load(document.uri);
    const record = document.isUntitled ? emptyRecord : (await sidecars.reload(document.uri)).record;
    if (entries.get(key) !== entry || entry.record) return;
    sync(entry, record);
    refresh(entry);
  };

  const close = (document: TextDocument) => {
    const entry = entries.get(document.uri.toString());
    if (entry?.document !== document) return;
    clearTimeout(entry.timer);
    void entry.saves.flush();
    entries.delete(document.uri.toString());
    closed.fire(document.uri);
  };

  const type = ({ document, contentChanges, reason }: TextDocumentChangeEvent) => {
    const entry = entries.get(document.uri.toString());
    if (!entry || contentChanges.length === 0) return;
    const before = entry.text;
    entry.text = document.getText();
    // From the end to the start, each leaves the text before it as it was: so they can be applied one by one.
    const edits = contentChanges
      .map((c) => ({ start: c.rangeOffset, end: c.rangeOffset + c.rangeLength, text: c.text }))
      .sort((a, b) => b.start - a.start);
    const annotations = [...(entry.record?.annotations ?? [])];
    const own = annotations.length;
    const handOut: ((all: readonly Annotation[]) => void)[] = [];
    moving.fire({
      uri: document.uri,
      also(others, moved) {
        const from = annotations.length;
        annotations.push(...others);
        handOut.push((all) => moved(all.slice(from, from + others.length)));
      },
    });
    const all = { ...(entry.record ?? emptyRecord), annotations };
    const { record, past } = followPast(entry.past, all, before, edits, entry.text, wayOf(reason));
    entry.past = past;
    if (entry.record) entry.record = { ...record, annotations: record.annotations.slice(0, own) };
    for (const hand of handOut) hand(record.annotations);
    entry.analysis = undefined;
    entry.loaded = undefined;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => refresh(entry), Math.max(TYPING, entry.cost / 4));
  };

  /** Writes what was decided, and where an open article's annotations stand in which text. */
  const save = async (entry: Entry): Promise<void> => {
    const { uri } = entry.document;
    if (!entry.record) return;
    const article = read(entry)?.article;
    if (article) entry.record = settle(entry.record, article);
    if (entry.stamp?.of !== entry.text) entry.stamp = { of: entry.text, stamp: stampOf(entry.text) };
    await sidecars.flush(uri, { moved: entry.record, stamp: entry.stamp.stamp });
  };

  const saved = async (document: TextDocument) => {
    const entry = entries.get(document.uri.toString());
    const sidecar = sidecars.of(document.uri);
    const hasSomething = sidecar?.exists || sidecar?.pending.length;
    if (entry?.record && hasSomething && sidecar.writable) await saver.save(document.uri, () => save(entry));
  };

  const sidecarChanged = (sidecar: Sidecar) => {
    const entry = entries.get(sidecar.article.toString());
    if (!entry?.record) return;
    if (!sidecar.outside) {
      // The record is the one in memory, which may have moved on since. Nothing that is shown has changed with it, but
      // perhaps whether the sidecar can be written to.
      entry.base = sidecar.record;
      const before = entry.loaded?.sidecar;
      if (entry.loaded) entry.loaded = { ...entry.loaded, sidecar };
      if (before?.writable !== sidecar.writable && entry.loaded) changed.fire(entry.loaded);
      return;
    }
    if (entry.record.article?.date !== sidecar.record.article?.date) entry.analysis = undefined;
    // Where others did not place an annotation themselves, it stays where the edits of the text have moved it.
    sync(entry, carried(sidecar.record, entry.base, entry.record), sidecar.record);
    entry.loaded = undefined;
    refresh(entry);
  };

  /** Looks at the sidecars of what is on screen: not every change outside is told of (other folders, busy disks). */
  const lookAgain = () => {
    for (const { document } of window.visibleTextEditors)
      if (entries.get(document.uri.toString())?.record && !document.isUntitled) void sidecars.reload(document.uri);
  };

  for (const document of workspace.textDocuments) void open(document);
  const subscriptions = Disposable.from(
    changed,
    closed,
    moving,
    sidecars.onDidChange(sidecarChanged),
    codebooks.onDidChange(() => {
      for (const entry of entries.values()) {
        entry.loaded = undefined;
        refresh(entry);
      }
    }),
    workspace.onDidOpenTextDocument(open),
    workspace.onDidCloseTextDocument(close),
    workspace.onDidChangeTextDocument(type),
    workspace.onDidSaveTextDocument(saved),
    window.onDidChangeActiveTextEditor(lookAgain),
    window.onDidChangeWindowState(({ focused }) => focused && lookAgain()),
    new Disposable(() => {
      for (const entry of entries.values()) clearTimeout(entry.timer);
    }),
  );

  return {
    of(document) {
      const entry = entries.get(document.uri.toString());
      if (!entry || entry.document !== document) return undefined;
      return entry.loaded ?? (entry.text.length <= LONG ? read(entry) : undefined);
    },
    leftOut: (document) => entries.get(document.uri.toString())?.leftOut,
    async open(uri) {
      const document = await workspace.openTextDocument(uri);
      await open(document);
      const entry = entries.get(document.uri.toString());
      if (!entry) throw new Error(l10n.t('{0} is no news text.', workspace.asRelativePath(uri)));
      if (!entry.record) sync(entry, (await sidecars.load(document.uri)).record);
      const loaded = read(entry);
      if (!loaded) throw new Error(l10n.t('{0} is left out: {1}.', workspace.asRelativePath(uri), entry.leftOut ?? ''));
      return { document, loaded };
    },
    decide(uri, changes) {
      const entry = entries.get(uri.toString());
      if (!entry?.record) throw new Error(l10n.t('{0} is not open.', workspace.asRelativePath(uri)));
      const inverse = invert(entry.record, changes);
      sidecars.add(uri, changes);
      sync(entry, applyChanges(entry.record, changes), sidecars.of(uri)?.record);
      entry.loaded = undefined;
      refresh(entry);
      return { inverse, saved: entry.saves.save() };
    },
    flush: async () => {
      await Promise.all([...entries.values()].map(({ saves }) => saves.flush()));
    },
    onDidChange: changed.event,
    onDidClose: closed.event,
    onWillMove: moving.event,
    dispose: () => subscriptions.dispose(),
  };
}

/** The analysis of the present text: of a long article only what was edited is read. */
function analysisOf(entry: Entry, lexicon: Lexicon, date: string | undefined): Analysis {
  if (entry.analysis) return entry.analysis;
  entry.kept = analyzeAgain(entry.text, lexicon, entry.kept, { date });
  entry.analysis = entry.kept.analysis;
  return entry.analysis;
}

/** Sets the record in memory, and the sidecar's record that it was moved from. */
function sync(entry: Entry, record: DecisionRecord, base = record): void {
  entry.record = record;
  entry.base = base;
}

const noSidecar = (article: Uri): SidecarState => ({
  uri: sidecarOf(article),
  exists: false,
  writable: true,
  text: '',
  problems: [],
});
