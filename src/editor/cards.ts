import { l10n, MarkdownString, type Position, type Uri } from 'vscode';
import { entityById, mentionsOf } from '../article/queries.js';
import type { Article, ArticleEntity, ArticleFigure, ArticleItem, ArticleQuote } from '../article/types.js';
import type { LoadedArticle } from './contracts.js';
import { commandLink, inert } from './markdown.js';
import * as wording from './wording.js';

/** The commands that a card may run: nothing else in it is trusted. */
export const cardCommands: readonly string[] = [
  'newsmark.confirm',
  'newsmark.reject',
  'newsmark.changeSpeaker',
  'newsmark.addNote',
  'newsmark.delete',
  'newsmark.place',
  'newsmark.keep',
  'newsmark.resolveConflict',
  'newsmark.goTo',
];

/** A card out of Markdown whose foreign parts are inert. */
export function card(...lines: readonly string[]): MarkdownString {
  const markdown = new MarkdownString(lines.filter((line) => line !== '').join('\n\n'));
  markdown.isTrusted = { enabledCommands: cardCommands };
  return markdown;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const note = (text: string | null): string => (text ? `${inert(l10n.t('Note:'))} ${inert(text, 1000)}` : '');
const labels = (list: readonly string[]): string =>
  list.length ? `${inert(l10n.t('Labels:'))} ${list.map((label) => inert(label, 60)).join(', ')}` : '';

/** "Suggested (very sure, 93 %)", "Confirmed by dana on 2026-11-22". */
function standing({ status, confidence, by, on }: ArticleItem): string {
  const word = capital(wording.statusWord(status));
  if (status === 'suggested') return inert(`${word} (${wording.sureness(confidence)})`);
  return [word, by && l10n.t('by {0}', by), on && l10n.t('on {0}', on)]
    .filter((part) => part)
    .map((part) => inert(part as string, 80))
    .join(' ');
}

/** That the words are others now, and what they were. */
function changed({ record }: LoadedArticle, { found, id }: ArticleItem): string {
  if (found !== 'changed') return '';
  const words = record.annotations.find((annotation) => annotation.id === id)?.text ?? '';
  const ask = inert(l10n.t('The words have changed since this was decided: confirm it again.'));
  return words ? `${ask} ${inert(l10n.t('They were: “{0}”', words), 600)}` : ask;
}

/** The commands that fit an item's state; none where its sidecar must not be written to. */
function actions(loaded: LoadedArticle, item: ArticleItem): string {
  if (!loaded.sidecar.writable) {
    const why = inert(l10n.t('The sidecar has errors (see Problems): nothing can be decided now.'));
    const conflict = loaded.sidecar.problems.some(({ code }) => code === 'conflict');
    const settle = commandLink(l10n.t('Resolve Conflict…'), 'newsmark.resolveConflict', { uri: loaded.uri.toString() });
    return conflict ? `${why} ${settle}` : why;
  }
  const target = { uri: loaded.uri.toString(), id: item.id };
  const links = [
    item.status === 'suggested' || item.status === 'rejected' || item.found === 'changed'
      ? commandLink(l10n.t('Confirm'), 'newsmark.confirm', target)
      : '',
    item.status === 'rejected' ? '' : commandLink(l10n.t('Reject'), 'newsmark.reject', target),
    item.type === 'quote' && item.status !== 'rejected'
      ? commandLink(l10n.t('Change Speaker…'), 'newsmark.changeSpeaker', target)
      : '',
    commandLink(item.note ? l10n.t('Change Note…') : l10n.t('Add Note…'), 'newsmark.addNote', target),
    item.status === 'suggested'
      ? ''
      : commandLink(item.status === 'added' ? l10n.t('Delete') : l10n.t('Take Back'), 'newsmark.delete', target),
  ];
  return links.filter((link) => link).join(' \\| ');
}

/** Who says it and how, how sure, what a person wrote about it, and the commands that fit. */
export function quoteCard(loaded: LoadedArticle, quote: ArticleQuote): MarkdownString {
  const { article } = loaded;
  const speaker = entityById(article, quote.speaker);
  const words = (span: readonly [number, number] | null) => (span ? article.text.slice(...span) : '');
  const who = speaker
    ? `**${inert(speaker.name, 120)}**${speaker.role ? `, ${inert(speaker.role, 160)}` : ''}`
    : `**${inert(l10n.t('Speaker not known'))}**`;
  const how = [
    capital(wording.quoteKind(quote.kind)),
    quote.cue ? l10n.t('cue “{0}”', words(quote.cue)) : l10n.t('no cue'),
    quote.source ? l10n.t('source “{0}”', words(quote.source)) : l10n.t('no source nearby'),
  ];
  return card(
    who,
    how.map((part) => inert(part, 120)).join(' · '),
    standing(quote),
    changed(loaded, quote),
    labels(quote.labels),
    note(quote.note),
    actions(loaded, quote),
  );
}

export function figureCard(loaded: LoadedArticle, figure: ArticleFigure): MarkdownString {
  const value = wording.figureValue(figure);
  const iso = isTelling(figure.value) && figure.value !== value ? ` (${inert(figure.value, 60)})` : '';
  const unit = figure.unit ? l10n.t('unit “{0}”', figure.unit) : isOfTime(figure) ? '' : l10n.t('no unit');
  const modifier = figure.modifier ? `${wording.modifierWord(figure)} (${figure.modifier})` : '';
  return card(
    value ? `**${inert(value, 160)}**${iso}` : `**${inert(l10n.t('Value not known'))}**`,
    [capital(wording.figureKind(figure.kind)), unit, modifier]
      .filter((part) => part)
      .map((part) => inert(part, 80))
      .join(' · '),
    standing(figure),
    changed(loaded, figure),
    labels(figure.labels),
    note(figure.note),
    actions(loaded, figure),
  );
}

/** Whether a date as it is written down says more than its words: "2024-05-03" does, "199" for the 1990s does not. */
const isTelling = (value: ArticleFigure['value']): value is string => typeof value === 'string' && value.length > 3;

/** Whether a figure is one of the calendar's and the clock's, which nobody expects a unit of. */
const isOfTime = ({ kind }: ArticleFigure): boolean =>
  kind === 'date' || kind === 'time' || kind === 'duration' || kind === 'set';

/** Name, other names, role and how often an entity is quoted and mentioned, with a link to its first mention. */
export function entityCard(uri: Uri, entity: ArticleEntity, positionAt: (offset: number) => Position): MarkdownString {
  const mentions = mentionsOf(entity);
  const first = mentions[0]?.span;
  const counts = [
    entity.quotes.length ? wording.quotesCount(entity.quotes.length) : l10n.t('not quoted'),
    wording.mentionsCount(mentions.length),
  ].map((part) => inert(part));
  if (first) {
    const label = l10n.t('first mention: line {0}', positionAt(first[0]).line + 1);
    counts.push(commandLink(label, 'newsmark.goTo', { uri: uri.toString(), at: first }));
  }
  return card(
    `**${inert(entity.name, 160)}**${entity.role ? `, ${inert(entity.role, 200)}` : ''}`,
    inert(
      capital(
        entity.quotes.length
          ? l10n.t('speaker, {0}', wording.entityKind(entity.kind))
          : wording.entityKind(entity.kind),
      ),
    ),
    entity.aliases.length
      ? `${inert(l10n.t('Also:'))} ${entity.aliases
          .slice(0, 12)
          .map((alias) => inert(alias, 80))
          .join('; ')}`
      : '',
    counts.join(' · '),
    note(entity.note),
  );
}

/** The card of a quote or figure. */
export const itemCard = (loaded: LoadedArticle, item: ArticleItem): MarkdownString =>
  item.type === 'quote' ? quoteCard(loaded, item) : figureCard(loaded, item);

/** The words of an item, fragments joined. */
export const itemText = (article: Article, item: ArticleItem): string =>
  (item.type === 'quote' ? item.contents : [item.span])
    .map(([start, end]) => article.text.slice(start, Math.min(end, start + 2000)))
    .join(' … ');
