import { l10n, window } from 'vscode';
import type { FigureKind, QuoteKind } from '../../analysis/types.js';
import * as decisions from '../../article/decisions.js';
import type { ArticleItem } from '../../article/types.js';
import type { Change } from '../../sidecar/types.js';
import { FIGURE_KINDS, QUOTE_KINDS } from '../../sidecar/vocabulary.js';
import type { Articles } from '../articles.js';
import type { LoadedArticle } from '../contracts.js';
import * as wording from '../wording.js';
import { canDecide, type Decide, hand } from './decide.js';
import { inform, nameOf, subjectOf } from './targets.js';

/** The commands on where an item begins and ends, on its parts, its kind, and how sure the person is of it. */

type On = (item: ArticleItem, loaded: LoadedArticle) => readonly Change[];

/** Decides on the item that a command was given or that stands at the cursor; says why where nothing follows. */
async function decideOn(
  articles: Articles,
  decide: Decide,
  argument: unknown,
  fits: (item: ArticleItem) => boolean,
  given: { readonly name: (what: string) => string; readonly change: On; readonly nothing?: string },
): Promise<void> {
  const subject = await subjectOf(articles, argument, (on) => on.type !== 'entity' && fits(on));
  if (!subject || subject.on.type === 'entity' || !canDecide(subject.loaded)) return;
  const changes = given.change(subject.on, subject.loaded);
  if (changes.length === 0) return given.nothing === undefined ? undefined : inform(given.nothing);
  await decide(subject.loaded, given.name(nameOf(subject.loaded.article, subject.on)), changes);
}

const isQuote = ({ type }: ArticleItem): boolean => type === 'quote';

export const join = (articles: Articles, decide: Decide, argument: unknown): Promise<void> =>
  decideOn(articles, decide, argument, isQuote, {
    name: (what) => l10n.t('Join {0} with the next one', what),
    change: ({ id }, { article, record }) => decisions.joinWithNext(article, record, id, hand()),
    nothing: l10n.t('There is no quote behind this one to join it with.'),
  });

/** Splits where the cursor is within the quote, else between its parts. */
export const split = (articles: Articles, decide: Decide, argument: unknown): Promise<void> =>
  decideOn(articles, decide, argument, isQuote, {
    name: (what) => l10n.t('Split {0}', what),
    change: (item, { article, record, uri }) => {
      const editor = window.activeTextEditor;
      const here = editor?.document.uri.toString() === uri.toString() ? editor : undefined;
      const offset = here?.document.offsetAt(here.selection.active);
      const within =
        item.type === 'quote' && offset !== undefined
          ? item.contents.some(([start, end]) => start < offset && offset < end)
          : false;
      return decisions.splitQuote(article, record, item.id, within ? offset : undefined, hand());
    },
    nothing: l10n.t('Put the cursor where the second quote is to begin.'),
  });

/** Takes `{edge, step, stride}` beside the target; without them the end goes on by a word. */
export function moveEdge(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const { edge, step, stride } = (argument ?? {}) as { edge?: unknown; step?: unknown; stride?: unknown };
  return decideOn(articles, decide, argument, () => true, {
    name: (what) => l10n.t('Move an edge of {0}', what),
    change: ({ id }, { article, record }) =>
      decisions.moveEdge(
        article,
        record,
        id,
        edge === 'start' ? 'start' : 'end',
        step === -1 ? -1 : 1,
        stride === 'character' ? 'character' : 'word',
        hand(),
      ),
  });
}

export const toggleUnsure = (articles: Articles, decide: Decide, argument: unknown): Promise<void> =>
  decideOn(articles, decide, argument, () => true, {
    name: (what) => l10n.t('Doubt {0}, or not', what),
    change: ({ id, unsure }, { article, record }) => decisions.setUnsure(article, record, id, !unsure, hand()),
  });

/** Asks for the kind, unless it came with the command (`{kind}` beside the target). */
export async function changeKind(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const subject = await subjectOf(articles, argument, ({ type }) => type !== 'entity');
  if (!subject || subject.on.type === 'entity' || !canDecide(subject.loaded)) return;
  const { loaded, on } = subject;
  const kinds: readonly (QuoteKind | FigureKind)[] = on.type === 'quote' ? QUOTE_KINDS : FIGURE_KINDS;
  const given = (argument as { kind?: unknown } | undefined)?.kind;
  const items = kinds.map((kind) => ({
    label: on.type === 'quote' ? wording.quoteKind(kind as 'direct') : wording.figureKind(kind as 'count'),
    description: kind === on.kind ? l10n.t('now') : undefined,
    is: kind,
  }));
  const what = nameOf(loaded.article, on);
  const kind =
    kinds.find((known) => known === given) ??
    (await window.showQuickPick(items, { title: l10n.t('What kind is {0}?', what) }))?.is;
  if (!kind) return;
  const changes = decisions.changeKind(loaded.article, loaded.record, on.id, kind, hand());
  if (changes.length > 0) await decide(loaded, l10n.t('Change the kind of {0}', what), changes);
}
