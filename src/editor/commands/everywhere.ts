import { l10n, type Uri, window } from 'vscode';
import { alike, likenessOf, unmarked } from '../../article/alike.js';
import * as decisions from '../../article/decisions.js';
import { entityById, openItems, spansOf } from '../../article/queries.js';
import type { Article, ArticleEntity, ArticleItem } from '../../article/types.js';
import { addNever, removeNever } from '../../codebook/write.js';
import type { Change } from '../../sidecar/types.js';
import { hull, type Span } from '../../text/span.js';
import type { Articles } from '../articles.js';
import type { CodebookStore } from '../codebooks.js';
import type { FolderArticle, FolderStore, LoadedArticle } from '../contracts.js';
import type { FolderEntities } from '../folderEntities.js';
import { errorInWords } from '../inWords.js';
import { positionsIn } from '../lines.js';
import { sayError, sayInPassing } from '../say.js';
import type { ArticlePart, History, OtherPart } from '../undo.js';
import * as wording from '../wording.js';
import { codebookPart } from './codebookPart.js';
import { canDecide, hand } from './decide.js';
import { type LeftOut, openEach, sayLeftOut } from './leftOut.js';
import { askScope, type PreviewPlace, preview } from './preview.js';
import { inform, nameOf, shortened, subjectOf } from './targets.js';

/** The commands that do one thing at many places, with a list of the places to choose from first. Each is one undo. */

/** What these commands work on. */
export interface Everywhere {
  readonly articles: Articles;
  readonly folder: FolderStore;
  readonly entities: FolderEntities;
  readonly history: History;
}

/**
 * Makes the changes in each article that has places, as one decision. Articles whose decisions cannot be written are left
 * out, and the person is told which and why. What changes `also` with it, beside articles, is undone with it.
 */
export async function decideAt<T>(
  { articles, history }: Everywhere,
  name: string,
  places: readonly PreviewPlace<T>[],
  change: (loaded: LoadedArticle, there: readonly T[]) => readonly Change[],
  also: readonly OtherPart[] = [],
): Promise<void> {
  const byArticle = new Map<string, { readonly uri: Uri; readonly there: T[] }>();
  for (const { article, is } of places) {
    const key = article.uri.toString();
    const group = byArticle.get(key) ?? { uri: article.uri, there: [] };
    group.there.push(is);
    byArticle.set(key, group);
  }
  const parts: ArticlePart[] = [];
  const leftOut: LeftOut[] = [];
  let done = 0;
  for (const { uri, there } of byArticle.values()) {
    const { opened, leftOut: unwritable } = await openEach(articles, [uri]);
    leftOut.push(...unwritable);
    for (const loaded of opened) {
      parts.push({ uri, changes: change(loaded, there) });
      done += there.length;
    }
  }
  try {
    await history.decideAll(name, done > 0 ? [...also, ...parts] : parts);
    if (done > 0) sayInPassing(l10n.t('{0}: {1} places', name, done));
    sayLeftOut(leftOut);
  } catch (error) {
    void sayError(errorInWords(error));
  }
}

/** Lets the person leave places out, unless a macro or a test said `all` beside the target. */
const chosen = <T>(argument: unknown, title: string, places: readonly PreviewPlace<T>[]) =>
  isAll(argument) ? Promise.resolve(places) : preview(title, places);
const isAll = (argument: unknown): boolean => (argument as { all?: unknown } | undefined)?.all === true;

/** The articles that are meant: asked for, unless `scope` ("article" or "folder") came with the command. */
async function scopeOf(
  { folder }: Everywhere,
  { uri, article }: LoadedArticle,
  title: string,
  argument: unknown,
): Promise<readonly FolderArticle[] | undefined> {
  await folder.ready();
  const here = folder.articles.find((known) => known.uri.toString() === uri.toString());
  const self: FolderArticle = here ?? { uri, article, positionAt: positionsIn(article.text) };
  const { scope } = (argument ?? {}) as { scope?: unknown };
  if (scope === 'article') return [self];
  if (scope === 'folder') return folder.articles;
  return askScope(title, self, folder.articles);
}

/** Marks every occurrence of the name at the cursor as a mention of its entity. */
export async function markAll(everywhere: Everywhere, argument: unknown): Promise<void> {
  const { articles } = everywhere;
  const subject = await subjectOf(articles, argument, (on) => on.type === 'entity');
  if (subject?.on.type !== 'entity' || !canDecide(subject.loaded)) return;
  const { loaded, on } = subject;
  const { entity, mention } = on;
  const words = mention ? loaded.article.text.slice(...mention.span).replace(/\s+/g, ' ') : entity.name;
  const title = l10n.t('Mark “{0}” as {1}', shortened(words), shortened(entity.name));
  const scope = await scopeOf(everywhere, loaded, title, argument);
  const places = (scope ?? []).flatMap((article): PreviewPlace<Span>[] => {
    const there = sameEntity(article.article, entity);
    return unmarked(article.article, words, there?.id).map((at) => ({ article, at, says: '', is: at }));
  });
  if (!scope) return;
  if (places.length === 0) return inform(l10n.t('“{0}” is marked everywhere already.', shortened(words)));
  const picked = await chosen(argument, title, places);
  if (!picked?.length) return;
  await decideAt(everywhere, title, picked, ({ article, record }, there) => {
    const known = sameEntity(article, entity);
    return decisions.addMentions(article, record, there, known?.id ?? { name: entity.name, kind: entity.kind }, hand());
  });
}

/** The entity of another article that has the same name. */
const sameEntity = (article: Article, { name, kind }: ArticleEntity): ArticleEntity | undefined =>
  article.entities.find((other) => other.kind === kind && other.name === name) ??
  article.entities.find((other) => other.kind === kind && other.aliases.includes(name));

/** Repeats the decision at the cursor on all that is like it: the same source's quotes, figures with the same words. */
export async function applyToAll(everywhere: Everywhere, argument: unknown): Promise<void> {
  const subject = await subjectOf(everywhere.articles, argument, ({ type }) => type !== 'entity');
  if (!subject || subject.on.type === 'entity') return;
  const { loaded, on } = subject;
  if (on.status === 'suggested')
    return inform(l10n.t('Decide on this one first: what you decide is then repeated on those like it.'));
  const like = likenessOf(loaded.article, on);
  const title = l10n.t('Do the same to all like {0}', nameOf(loaded.article, on));
  const scope = await scopeOf(everywhere, loaded, title, argument);
  if (!scope) return;
  const speaker = on.type === 'quote' ? entityById(loaded.article, on.speaker) : undefined;
  const places = scope.flatMap((article): PreviewPlace<string>[] => {
    const except = article.uri.toString() === loaded.uri.toString() ? on.id : undefined;
    return alike(article.article, like, except)
      .filter((item) => differs(article.article, item, on, speaker))
      .map((item) => ({ article, at: hull(spansOf(item)), says: nowOf(article.article, item), is: item.id }));
  });
  if (places.length === 0) return inform(l10n.t('Nothing else is like it, or all of it is decided like that.'));
  const picked = await chosen(argument, title, places);
  if (!picked?.length) return;
  await decideAt(everywhere, title, picked, (there, ids) => repeated(there, ids, on, speaker));
}

const differs = (article: Article, item: ArticleItem, on: ArticleItem, speaker: ArticleEntity | undefined): boolean =>
  (item.status === 'rejected') !== (on.status === 'rejected') ||
  item.status === 'suggested' ||
  (item.type === 'quote' && entityById(article, item.speaker)?.name !== speaker?.name) ||
  (item.type === 'figure' && item.kind !== on.kind);

const nowOf = (article: Article, item: ArticleItem): string => {
  const who = item.type === 'quote' ? entityById(article, item.speaker)?.name : wording.figureKind(item.kind);
  return l10n.t('now {0}, {1}', who ?? l10n.t('speaker not known'), wording.statusWord(item.status));
};

/** The changes that decide on items as another one was decided on. */
function repeated(
  { article, record }: LoadedArticle,
  ids: readonly string[],
  on: ArticleItem,
  speaker: ArticleEntity | undefined,
): readonly Change[] {
  if (on.status === 'rejected') return decisions.decideEach(article, record, ids, { rejected: true }, hand());
  if (on.type === 'figure') return decisions.decideEach(article, record, ids, { kind: on.kind }, hand());
  const known = speaker && sameEntity(article, speaker);
  const choice = speaker ? (known?.id ?? { name: speaker.name, kind: speaker.kind }) : null;
  return decisions.decideEach(article, record, ids, { speaker: choice }, hand());
}

/** Confirms what is at least as sure as the person says, in this article or in the folder. */
export async function confirmAbove(everywhere: Everywhere, argument: unknown): Promise<void> {
  const { articles, folder } = everywhere;
  const editor = window.activeTextEditor;
  const { least: given } = (argument ?? {}) as { least?: unknown };
  const least = typeof given === 'number' ? given : await askLeast();
  if (least === undefined) return;
  const title = l10n.t('Confirm what is at least {0} % sure', Math.round(least * 100));
  const here = editor && articles.of(editor.document);
  await folder.ready();
  const scope = here ? await scopeOf(everywhere, here, title, argument) : folder.articles;
  const places = (scope ?? []).flatMap((article): PreviewPlace<string>[] =>
    openItems(article.article)
      .filter(({ confidence }) => confidence >= least)
      .map((item) => ({
        article,
        at: hull(spansOf(item)),
        says: `${nowOf(article.article, item)}, ${Math.round(item.confidence * 100)} %`,
        is: item.id,
      })),
  );
  if (!scope) return;
  if (places.length === 0) return inform(l10n.t('Nothing that is open is as sure as that.'));
  const picked = await chosen(argument, title, places);
  if (!picked?.length) return;
  await decideAt(everywhere, title, picked, ({ article, record }, ids) =>
    decisions.decideEach(article, record, ids, {}, hand()),
  );
}

async function askLeast(): Promise<number | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Confirm what is at least how sure?'),
    prompt: l10n.t('In percent'),
    value: '90',
    validateInput: (value) => (percentOf(value) === undefined ? l10n.t('A number from 0 to 100.') : undefined),
  });
  return typed === undefined ? undefined : percentOf(typed);
}

function percentOf(typed: string): number | undefined {
  const number = Number(typed.replace('%', '').trim());
  return typed.trim() !== '' && number >= 0 && number <= 100 ? number / 100 : undefined;
}

/** Keeps a name from being suggested in this folder ever again: it goes into the codebook, and can be undone. */
export async function neverSuggest(
  { articles, history }: Everywhere,
  codebooks: CodebookStore,
  argument: unknown,
): Promise<void> {
  const subject = await subjectOf(articles, argument, (on) => on.type === 'entity');
  if (subject?.on.type !== 'entity') return;
  const { uri, article } = subject.loaded;
  const { entity, mention } = subject.on;
  const name = mention ? article.text.slice(...mention.span).replace(/\s+/g, ' ') : entity.name;
  const part = codebookPart(
    codebooks,
    uri,
    (source) => addNever(source, name),
    (source) => removeNever(source, name),
  );
  try {
    await history.decideAll(l10n.t('Never suggest “{0}”', shortened(name)), [part]);
  } catch (error) {
    void sayError(errorInWords(error));
  }
}
