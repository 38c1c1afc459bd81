import { commands, Disposable, l10n, type TextEditor, type Uri, window, workspace } from 'vscode';
import { itemById, spansOf } from '../../article/queries.js';
import { neighbour, present, type ReviewOrder, reviewList } from '../../article/review.js';
import type { Article, ArticleItem } from '../../article/types.js';
import { hull } from '../../text/span.js';
import type { Articles } from '../articles.js';
import type { FolderStore } from '../contracts.js';
import { isArticle } from '../language.js';
import { sayInformation } from '../say.js';
import { showKeys } from './keys.js';
import { currentMark } from './mark.js';
import { readonlyEditors } from './readonly.js';
import { reviewStatus } from './status.js';

/** When a decision makes the review go on to the next item: what asks nothing can do so before it is carried out. */
type GoesOn = 'before' | 'after' | 'never';

/** What the editor needs to show something, in ms: a frame, and a half on its way there. */
const FRAME = 25;

/** Where a person is in a review. */
interface Session {
  readonly uri: Uri;
  /** What is to be decided now, as it was when it was reached; undefined when nothing is open. */
  readonly item: ArticleItem | undefined;
}

/**
 * Review mode: an article as a list of decisions, gone through by single keys (ordinary keybindings with
 * `newsmark.reviewing`). The decisions are the commands that there are everywhere, given the item that is on; the review
 * only says which one that is and goes on to the next. Meanwhile its editors are read-only.
 */
export function review(articles: Articles, folder: FolderStore): Disposable {
  let session: Session | undefined;
  let edges = false;
  /** The command of the last decision, which ends when it is saved. */
  let saving: Promise<unknown> = Promise.resolve();
  const mark = currentMark();
  const status = reviewStatus(folder);
  const lock = readonlyEditors();

  const order = (): ReviewOrder => workspace.getConfiguration('newsmark').get<ReviewOrder>('review.order', 'text');
  const editorOf = (uri: Uri): TextEditor | undefined =>
    window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const loadedOf = (uri: Uri) => {
    const document = editorOf(uri)?.document;
    return document && articles.of(document);
  };

  const setEdges = (on: boolean) => {
    edges = on;
    void commands.executeCommand('setContext', 'newsmark.reviewingEdges', on);
  };

  /** Shows where the review is: the item in view and marked, the counts in the status bar. */
  const show = () => {
    const loaded = session && loadedOf(session.uri);
    const item = session?.item && loaded && present(loaded.article, session.item);
    const editor = session && editorOf(session.uri);
    if (session && loaded && editor && item) mark.show(editor, loaded.article, item, edges);
    else mark.hide();
    status.show(session && loaded ? { uri: session.uri, article: loaded.article, item, edges } : undefined);
  };

  const go = (item: ArticleItem | undefined) => {
    if (!session) return;
    if (item?.id !== session.item?.id) setEdges(false);
    session = { ...session, item };
    const editor = editorOf(session.uri);
    if (editor && item) mark.reveal(editor, item);
    show();
  };

  const begin = async (): Promise<void> => {
    const active = window.activeTextEditor;
    const uri = active && isArticle(active.document) ? active.document.uri : await nextUnfinished(undefined);
    if (!uri) return void sayInformation(l10n.t('There is no news text here that waits for a review.'));
    // First of all the keys and the lock: what is pressed from now on is meant for the review.
    void commands.executeCommand('setContext', 'newsmark.reviewing', true);
    await window.showTextDocument(uri, { preview: false });
    await lock.on();
    const { loaded } = await articles.open(uri);
    session = { uri, item: undefined };
    // For the status bar, which tells how far the folder is.
    void folder.ready();
    const editor = window.activeTextEditor;
    const offset = editor ? editor.document.offsetAt(editor.selection.active) : 0;
    const open = reviewList(loaded.article, order());
    // In text order one begins where the cursor is.
    const here = order() === 'text' ? open.find((item) => hull(spansOf(item))[1] > offset) : open[0];
    go(here ?? open[0]);
    if (open.length === 0) await finished();
  };

  const end = async (): Promise<void> => {
    session = undefined;
    setEdges(false);
    void commands.executeCommand('setContext', 'newsmark.reviewing', false);
    show();
    await lock.off();
  };

  /** The next article behind this one in which something is open, going round; undefined where there is none. */
  const nextUnfinished = async (behind: Uri | undefined): Promise<Uri | undefined> => {
    await folder.ready();
    const { articles: all } = folder;
    const at = behind ? all.findIndex(({ uri }) => uri.toString() === behind.toString()) : -1;
    const round = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
    return round.find(({ progress }) => progress.open > 0)?.uri;
  };

  /** Nothing is open here any more: on to the next article, or a word that all is done. */
  const finished = async (): Promise<void> => {
    const uri = await nextUnfinished(session?.uri);
    if (!session) return;
    if (!uri) {
      await end();
      return void sayInformation(l10n.t('Everything in this folder is decided.'));
    }
    const { loaded } = await articles.open(uri);
    await window.showTextDocument(uri, { preview: false });
    await lock.on();
    session = { uri, item: undefined };
    go(reviewList(loaded.article, order())[0]);
  };

  const step = async (by: 1 | -1): Promise<void> => {
    const loaded = session && loadedOf(session.uri);
    if (!session || !loaded) return;
    const item = neighbour(loaded.article, session.item, order(), by);
    if (item) return go(item);
    const open = session.item && itemById(loaded.article, session.item.id)?.status === 'suggested';
    if (open) return go(session.item);
    await finished();
  };

  /** Runs a command; ends with it, or as soon as the article has changed, while the command is still saving. */
  const inMemory = async (uri: Uri, changed: (article: Article) => boolean, run: () => Thenable<unknown>) => {
    let watch: Disposable | undefined;
    const seen = new Promise<void>((done) => {
      watch = articles.onDidChange((loaded) => {
        if (loaded.uri.toString() === uri.toString() && changed(loaded.article)) done();
      });
    });
    const ended = Promise.resolve(run());
    saving = ended;
    try {
      await Promise.race([seen, ended]);
    } finally {
      watch?.dispose();
    }
  };

  /** Marks what will be next once an item is decided, which takes longer; gives it, where there is one. */
  const goAhead = async (article: Article, item: ArticleItem): Promise<ArticleItem | undefined> => {
    const next = neighbour(article, item, order(), 1);
    const editor = session && editorOf(session.uri);
    if (!session || !next || !editor) return undefined;
    setEdges(false);
    session = { ...session, item: next };
    mark.reveal(editor, next);
    mark.show(editor, article, next, false);
    // So that the editor is told, and has shown it, before the work begins.
    await new Promise((done) => setTimeout(done, FRAME));
    return next;
  };

  /** Runs a command on the item that is on. Where it could not be decided the review stays there, or comes back. */
  const decide = async (command: string, goesOn: GoesOn, more: object = {}): Promise<void> => {
    const loaded = session && loadedOf(session.uri);
    const item = session?.item && loaded && present(loaded.article, session.item);
    if (!session || !loaded || !item) return;
    const { uri } = session;
    const next = goesOn === 'before' ? await goAhead(loaded.article, item) : undefined;
    // Going on does not wait for the disk.
    const changed = (article: Article) => present(article, item) !== item;
    await inMemory(uri, changed, () => commands.executeCommand(`newsmark.${command}`, { uri, id: item.id, ...more }));
    const now = loadedOf(uri);
    if (session?.uri !== uri || !now) return;
    const after = present(now.article, item);
    const decided = after === undefined || after.status !== 'suggested';
    if (goesOn === 'never' || !decided || now.article === loaded.article) return go(after ?? item);
    const there = next && present(now.article, next);
    if (there?.status === 'suggested') session = { ...session, item: there };
    else await step(1);
  };

  /** Takes the last decision back, and goes to what is open again. */
  const undo = async (): Promise<void> => {
    const before = session && loadedOf(session.uri)?.article;
    if (!session || !before) return void (await commands.executeCommand('newsmark.undo'));
    await inMemory(
      session.uri,
      (article) => article !== before,
      () => commands.executeCommand('newsmark.undo'),
    );
    const after = session && loadedOf(session.uri)?.article;
    if (!after || !session) return;
    const was = new Set(reviewList(before, 'text').map(({ id }) => id));
    const again = reviewList(after, 'text').find(({ id }) => !was.has(id));
    go(again ?? (session.item && present(after, session.item)));
  };

  /** What comes with a key or from a macro: the answers to what a decision would ask. */
  const given = (argument: unknown): object => (typeof argument === 'object' ? (argument ?? {}) : {});

  const handlers: Readonly<Record<string, (argument?: unknown) => Promise<void>>> = {
    review: () => (session ? end() : begin()),
    'review.end': async () => {
      if (!edges) return end();
      setEdges(false);
      show();
    },
    'review.next': () => step(1),
    'review.previous': () => step(-1),
    'review.confirm': () => decide('confirm', 'before'),
    'review.reject': () => decide('reject', 'before'),
    'review.changeSpeaker': (argument) => decide('changeSpeaker', 'after', given(argument)),
    'review.changeKind': (argument) => decide('changeKind', 'never', given(argument)),
    'review.join': () => decide('join', 'never'),
    'review.split': () => decide('split', 'never'),
    'review.note': (argument) => decide('addNote', 'never', given(argument)),
    'review.label': (argument) => decide('label', 'never', given(argument)),
    'review.unsure': () => decide('toggleUnsure', 'never'),
    'review.moveEdge': (argument) => decide('moveEdge', 'never', given(argument)),
    'review.edges': async () => {
      setEdges(!edges && session?.item !== undefined);
      show();
    },
    'review.undo': undo,
  };
  // Keys pressed while a decision is still on its way wait for it: nobody's fingers outrun the list.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (run: () => Promise<void>): Promise<void> => {
    const now = turn.then(run);
    turn = now.catch(() => undefined);
    return now;
  };

  return Disposable.from(
    mark,
    status,
    lock,
    ...Object.entries(handlers).map(([name, run]) =>
      commands.registerCommand(`newsmark.${name}`, async (argument?: unknown) => {
        await inTurn(() => run(argument));
        await saving;
      }),
    ),
    // It runs others of these itself.
    commands.registerCommand('newsmark.review.keys', showKeys),
    articles.onDidChange(({ uri }) => {
      if (session?.uri.toString() === uri.toString()) show();
    }),
    folder.onDidChange(() => status.refresh()),
    window.onDidChangeActiveTextEditor((editor) => {
      if (!session || !editor || !isArticle(editor.document)) return;
      if (editor.document.uri.toString() === session.uri.toString()) return show();
      // A person who opens another article by hand goes on there.
      session = { uri: editor.document.uri, item: undefined };
      void lock.on();
      const article = articles.of(editor.document)?.article;
      go(article && reviewList(article, order())[0]);
    }),
    window.onDidChangeVisibleTextEditors(show),
  );
}
