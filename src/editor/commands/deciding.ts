import { l10n, window } from 'vscode';
import * as decisions from '../../article/decisions.js';
import { openItems } from '../../article/queries.js';
import type { Article, ArticleQuote } from '../../article/types.js';
import type { Change } from '../../sidecar/types.js';
import type { Articles } from '../articles.js';
import { sayInPassing } from '../say.js';
import { canDecide, type Decide, hand } from './decide.js';
import { lostTarget, removeUnplaced } from './placing.js';
import { likelySpeakers, pickEntity } from './speakers.js';
import { activeArticle, answersIn, inform, nameOf, type Subject, subjectOf } from './targets.js';

/** The commands that decide on what is there already. `argument` is what the command was given: a `Target`, or nothing. */

export async function confirm(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  // What is confirmed already stands in nobody's way: the same key goes on to the quote around a figure.
  const subject = await decidable(articles, argument, undefined, waits);
  if (!subject) return;
  const { loaded, on } = subject;
  const { article, record } = loaded;
  const name = l10n.t('Confirm {0}', nameOf(article, on));
  if (on.type !== 'entity') return decide(loaded, name, decisions.confirm(article, record, on.id, hand()));
  const span = on.mention?.span;
  const changes = span
    ? decisions.addMention(article, record, span, on.entity.id, hand())
    : decisions.changeEntity(article, record, on.entity.id, {});
  await decide(loaded, name, changes);
}

export async function reject(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const subject = await decidable(articles, argument, (on) => on.type !== 'entity' || on.mention !== undefined);
  if (!subject) return;
  const { loaded, on } = subject;
  const { article, record } = loaded;
  const name = l10n.t('Reject {0}', nameOf(article, on));
  const changes =
    on.type === 'entity'
      ? decisions.rejectMention(article, record, on.mention?.span ?? [0, 0], on.entity.id, hand())
      : decisions.reject(article, record, on.id, hand());
  await decide(loaded, name, changes);
}

export async function changeSpeaker(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const subject = await decidable(articles, argument, (on) => on.type === 'quote');
  if (subject?.on.type !== 'quote') return;
  const { loaded, on: quote } = subject;
  const { article, record } = loaded;
  const choice = answersIn(argument).entity ?? (await pickSpeaker(article, quote));
  if (!choice) return;
  const name = l10n.t('Change the speaker of {0}', nameOf(article, quote));
  await decide(loaded, name, decisions.changeSpeaker(article, record, quote.id, choice, hand()));
}

/** Asks who speaks a quote. Where nobody is known to, its source's words are offered as a name. */
function pickSpeaker(article: Article, quote: ArticleQuote): Promise<decisions.EntityChoice | undefined> {
  const title = l10n.t('Who says {0}?', nameOf(article, quote));
  const name = quote.speaker === null && quote.source ? article.text.slice(...quote.source) : undefined;
  return pickEntity(likelySpeakers(article, quote), { title, current: quote.speaker, name });
}

export async function addNote(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const subject = await decidable(articles, argument);
  if (!subject) return;
  const { loaded, on } = subject;
  const { article, record } = loaded;
  const what = nameOf(article, on);
  const old = (on.type === 'entity' ? on.entity.note : on.note) ?? '';
  const prompt = l10n.t('An empty note takes it away.');
  const note =
    answersIn(argument).note ?? (await window.showInputBox({ title: l10n.t('Note on {0}', what), prompt, value: old }));
  if (note === undefined) return;
  const changes =
    on.type === 'entity'
      ? decisions.changeEntity(article, record, on.entity.id, { note: note.trim() })
      : decisions.setNote(article, record, on.id, note.trim(), hand());
  await decide(loaded, l10n.t('Note on {0}', what), changes);
}

/** Takes away what a person decided; a bare suggestion is rejected. */
export async function remove(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  if (await lostTarget(articles, argument)) return removeUnplaced(articles, decide, argument);
  const subject = await decidable(articles, argument, (on) => on.type !== 'entity' || on.mention !== undefined);
  if (!subject) return;
  const { loaded, on } = subject;
  const { article, record } = loaded;
  const id = on.type === 'entity' ? on.mention?.annotation : on.id;
  const changes: readonly Change[] =
    on.type === 'entity' && !id
      ? decisions.rejectMention(article, record, on.mention?.span ?? [0, 0], on.entity.id, hand())
      : decisions.remove(article, record, id ?? '', hand());
  await decide(loaded, l10n.t('Delete {0}', nameOf(article, on)), changes);
}

/** Confirms what is still open in the article. Asks nothing, as one undo takes all of it back. */
export async function confirmAll(articles: Articles, decide: Decide): Promise<void> {
  const active = await activeArticle(articles);
  if (!active || !canDecide(active.loaded)) return;
  const { article, record } = active.loaded;
  const count = openItems(article).length;
  if (count === 0) return inform(l10n.t('Nothing in this article waits for a decision.'));
  const name = l10n.t('Confirm all {0} suggestions', count);
  await decide(active.loaded, name, decisions.confirmAll(article, record, hand()));
  sayInPassing(l10n.t('{0} suggestions confirmed. “Undo Last Decision” takes that back.', count));
}

/** The subject, where decisions on it can be kept. */
async function decidable(
  articles: Articles,
  argument: unknown,
  fits?: (on: Subject['on']) => boolean,
  needs?: (on: Subject['on']) => boolean,
): Promise<Subject | undefined> {
  const subject = await subjectOf(articles, argument, fits, needs);
  return subject && canDecide(subject.loaded) ? subject : undefined;
}

/** Whether a quote or a figure waits for a decision, or for a new one since its words have changed. */
const waits = (on: Subject['on']): boolean =>
  on.type !== 'entity' && (on.status === 'suggested' || on.found === 'changed');
