import { l10n, type TextEditor, Uri, window } from 'vscode';
import { entityById, itemById, itemsAt, mentionAt } from '../../article/queries.js';
import type { Article, ArticleEntity, ArticleItem, ArticleMention } from '../../article/types.js';
import { ENTITY_KINDS } from '../../sidecar/vocabulary.js';
import { type Span, touches } from '../../text/span.js';
import type { Articles } from '../articles.js';
import { itemText } from '../cards.js';
import type { Answers, LoadedArticle, Target } from '../contracts.js';
import { errorInWords } from '../inWords.js';
import { isArticle } from '../language.js';
import { sayInformation } from '../say.js';
import * as wording from '../wording.js';

/** What a command acts on: a quote, a figure, or an entity (with the mention that was pointed at, if one was). */
export interface Subject {
  readonly loaded: LoadedArticle;
  readonly on: ArticleItem | EntitySubject;
}

export interface EntitySubject {
  readonly type: 'entity';
  readonly entity: ArticleEntity;
  readonly mention: ArticleMention | undefined;
}

/** Tells the person, in passing, why nothing happens. */
export const inform = (message: string): undefined => {
  void sayInformation(message);
};

/** The article in the active editor, or undefined after a message that says why there is none. */
export async function activeArticle(
  articles: Articles,
): Promise<{ readonly editor: TextEditor; readonly loaded: LoadedArticle } | undefined> {
  const editor = window.activeTextEditor;
  if (!editor || !isArticle(editor.document)) return inform(l10n.t('Open a news text first.'));
  const loaded = articles.of(editor.document) ?? (await opened(articles, editor.document.uri));
  return loaded && { editor, loaded };
}

/**
 * The subject that the command was given, or else the innermost that fits at the cursor; undefined after a message. One
 * that `needs` the command goes before those that surround and those that stand in it.
 */
export async function subjectOf(
  articles: Articles,
  argument: unknown,
  fits: (on: Subject['on']) => boolean = () => true,
  needs = fits,
): Promise<Subject | undefined> {
  const target = targetIn(argument);
  if (target) {
    const loaded = await opened(articles, target.uri);
    if (!loaded) return undefined;
    const on = withId(loaded.article, target.id);
    if (on && fits(on)) return { loaded, on };
    return inform(l10n.t('This is no longer in the article.'));
  }
  const active = await activeArticle(articles);
  if (!active) return undefined;
  const { editor, loaded } = active;
  const offset = editor.document.offsetAt(editor.selection.active);
  const needy = subjectsAt(loaded.article, offset, needs);
  const here = needy.length > 0 ? needy : subjectsAt(loaded.article, offset, fits);
  if (here.length === 0) return inform(l10n.t('Nothing is marked at the cursor that this could be done to.'));
  const on = here.length === 1 ? here[0] : await pick(loaded.article, here);
  return on && { loaded, on };
}

/** Opens an article, or says why it cannot be. */
export async function opened(articles: Articles, uri: Uri): Promise<LoadedArticle | undefined> {
  try {
    return (await articles.open(uri)).loaded;
  } catch (error) {
    return inform(errorInWords(error));
  }
}

/** Reads what came with a command from outside: anything but a well-formed target counts as none. */
export function targetIn(argument: unknown): { readonly uri: Uri; readonly id: string } | undefined {
  const { uri, id } = (argument ?? {}) as Partial<Target>;
  if (typeof id !== 'string') return undefined;
  if (uri instanceof Uri) return { uri, id };
  return typeof uri === 'string' ? { uri: Uri.parse(uri), id } : undefined;
}

/** The answers that came with a command, where they are well-formed. */
export function answersIn(argument: unknown): Answers {
  const { note, entity } = (argument ?? {}) as Answers;
  const known = typeof entity === 'string';
  const named = typeof entity === 'object' && entity !== null && typeof entity.name === 'string';
  const kind = named && (ENTITY_KINDS as readonly string[]).includes(entity.kind);
  return { note: typeof note === 'string' ? note : undefined, entity: known || kind ? entity : undefined };
}

function withId(article: Article, id: string): Subject['on'] | undefined {
  const item = itemById(article, id);
  if (item) return item;
  const entity = entityById(article, id);
  if (entity) return { type: 'entity', entity, mention: undefined };
  for (const candidate of article.entities)
    for (const mention of candidate.mentions)
      if (mention.annotation === id) return { type: 'entity', entity: candidate, mention };
  return undefined;
}

/**
 * What stands at a place and fits, the innermost only: a figure in a quote goes before the quote. More than one where
 * several have the same edges there. A name counts only where no quote and no figure that fits is around it, as every
 * name within a quote would otherwise stand before it.
 */
export function subjectsAt(
  article: Article,
  offset: number,
  fits: (on: Subject['on']) => boolean = () => true,
): readonly Subject['on'][] {
  const items = itemsAt(article, offset).filter(fits);
  if (items.length) {
    const least = touchedLength(items[0], offset);
    return items.filter((item) => touchedLength(item, offset) === least);
  }
  const hit = mentionAt(article, offset);
  const name: readonly EntitySubject[] = hit ? [{ type: 'entity', ...hit }] : [];
  return name.filter(fits);
}

/** The length of an item's shortest part at a place. */
const touchedLength = (item: ArticleItem, offset: number): number =>
  Math.min(
    ...(item.type === 'quote' ? [...item.contents, item.source, item.cue] : [item.span])
      .filter((span): span is Span => span !== null && touches(span, offset))
      .map(([start, end]) => end - start),
  );

/** How a subject is named in lists and messages: "Quote “We call on …”", "Figure “2,400 soldiers”", "Mina Cho". */
export function nameOf(article: Article, on: Subject['on']): string {
  if (on.type === 'entity') return on.entity.name;
  const words = shortened(itemText(article, on));
  return on.type === 'quote' ? l10n.t('quote “{0}”', words) : l10n.t('figure “{0}”', words);
}

/** Foreign words for a list or a message: on one line, not long, without codicons and signs that turn the direction. */
export function shortened(text: string, length = 48): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/\$\(/g, '$ (')
    .trim();
  return line.length > length ? `${line.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

async function pick(article: Article, subjects: readonly Subject['on'][]): Promise<Subject['on'] | undefined> {
  const items = subjects.map((on) => ({
    label: shortened(nameOf(article, on), 100),
    description: on.type === 'entity' ? wording.entityKind(on.entity.kind) : wording.statusWord(on.status),
    on,
  }));
  const placeHolder = l10n.t('More than one thing is marked here: which one?');
  return (await window.showQuickPick(items, { placeHolder }))?.on;
}
