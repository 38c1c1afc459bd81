import { Hover, type HoverProvider, l10n, type MarkdownString } from 'vscode';
import { placeAt } from '../../sidecar/at.js';
import { describeKey } from '../../sidecar/completions.js';
import { readSidecar } from '../../sidecar/read.js';
import type { Annotation, DecisionRecord } from '../../sidecar/types.js';
import type { Span } from '../../text/span.js';
import type { Articles } from '../articles.js';
import { card } from '../cards.js';
import { commandLink, inert } from '../markdown.js';
import * as wording from '../wording.js';
import { placesOf, rangeIn, type SidecarSubject, subjectOf } from './subject.js';

/** Cards in a sidecar: what an id means, what words a position covers, what a key holds. */
export const hover = (articles: Articles): HoverProvider => ({
  async provideHover(document, position) {
    const source = document.getText();
    const place = placeAt(source, document.offsetAt(position));
    if (!place) return undefined;
    const { record } = readSidecar(source);
    const range = rangeIn(document, place.span);
    if (place.part === 'key' && !(place.path.length === 2 && place.path[0] === 'entities')) {
      const help = describeKey(place.path);
      return help ? new Hover(card(inert(l10n.t(help))), range) : undefined;
    }
    const field = place.path[2];
    const annotation = record.annotations.find(({ id }) => id === place.annotation);
    if (annotation && (field === 'id' || field === 'text')) {
      return new Hover(annotationCard(record, annotation, await subjectOf(articles, document)), range);
    }
    if (annotation && (field === 'at' || field === 'source' || field === 'cue')) {
      const subject = await subjectOf(articles, document);
      return subject && new Hover(placeCard(subject, annotation, field), range);
    }
    if (place.entity !== null && (place.part === 'key' || field === 'speaker' || field === 'entity'))
      return new Hover(entityCard(record, place.entity), range);
    return undefined;
  },
});

/** What an annotation is, what it quotes, and where that stands now. */
function annotationCard(
  record: DecisionRecord,
  annotation: Annotation,
  subject: SidecarSubject | undefined,
): MarkdownString {
  const { kind, status, by, on, note } = annotation;
  const named =
    annotation.kind === 'quote' ? annotation.speaker : annotation.kind === 'mention' ? annotation.entity : undefined;
  const who = named === undefined ? undefined : (record.entities.get(named)?.name ?? named);
  const standing = [
    wording.annotationKind(kind),
    who && (kind === 'quote' ? l10n.t('by {0}', who) : l10n.t('of {0}', who)),
    wording.statusWord(status),
    by && l10n.t('by {0}', by),
    on && l10n.t('on {0}', on),
  ];
  return card(
    `**“${inert(annotation.text, 600)}”**`,
    standing
      .filter((part) => part)
      .map((part) => inert(part as string, 120))
      .join(' · '),
    note ? `${inert(l10n.t('Note:'))} ${inert(note, 600)}` : '',
    subject ? whereabouts(subject, annotation) : inert(l10n.t('Its article is not there.')),
  );
}

/** A link to where an annotation stands, or what became of it. */
function whereabouts({ uri, document, loaded }: SidecarSubject, { id }: Annotation): string {
  const [first] = placesOf(loaded.article, id) ?? [];
  if (first) return placeLink({ uri, document, loaded }, first);
  const lost = loaded.article.lost.find(({ annotation }) => annotation.id === id);
  if (!lost) return '';
  return inert(
    lost.candidates.length
      ? l10n.t('These words stand in more than one place of the article.')
      : l10n.t('The article no longer has these words.'),
  );
}

const placeLink = ({ uri, document }: SidecarSubject, at: Span): string => {
  const name = uri.path.split('/').at(-1) ?? '';
  const label = l10n.t('Line {0} of {1}', document.positionAt(at[0]).line + 1, name);
  return commandLink(label, 'newsmark.goTo', { uri: uri.toString(), at });
};

/** The words that stand where the sidecar says, and where that is. */
function placeCard(subject: SidecarSubject, annotation: Annotation, field: 'at' | 'source' | 'cue'): MarkdownString {
  const { text } = subject.loaded.article;
  const spans =
    field === 'at' ? annotation.at : [annotation.kind === 'quote' ? annotation[field] : undefined].filter(isSpan);
  const inside = spans.filter(([, end]) => end <= text.length);
  if (inside.length < spans.length || spans.length === 0)
    return card(inert(l10n.t('The article has no such place: it ends at {0}.', text.length)));
  const words = inside.map((span) => text.slice(...span)).join(' … ');
  const moved = field === 'at' && annotation.text !== '' && words !== annotation.text;
  return card(
    `“${inert(words, 600)}”`,
    placeLink(subject, inside[0]),
    moved ? inert(l10n.t('These are not the words of the annotation, which are looked for around it.')) : '',
  );
}

const isSpan = (span: Span | undefined): span is Span => span !== undefined;

/** Who or what an id stands for, and how many annotations speak of it. */
function entityCard({ entities, annotations }: DecisionRecord, id: string): MarkdownString {
  const entity = entities.get(id);
  if (!entity) return card(inert(l10n.t('There is no entity “{0}” in this file.', id)));
  const { name, kind, role, aliases = [], note } = entity;
  const quotes = annotations.filter((a) => a.kind === 'quote' && a.speaker === id).length;
  const mentions = annotations.filter((a) => a.kind === 'mention' && a.entity === id).length;
  const counts = [quotes ? wording.quotesCount(quotes) : '', mentions ? wording.mentionsCount(mentions) : ''];
  return card(
    `**${inert(name, 160)}**${role ? `, ${inert(role, 160)}` : ''}`,
    [wording.entityKind(kind), ...counts]
      .filter((part) => part)
      .map((part) => inert(part))
      .join(' · '),
    aliases.length
      ? `${inert(l10n.t('Also:'))} ${aliases
          .slice(0, 12)
          .map((alias) => inert(alias, 80))
          .join('; ')}`
      : '',
    note ? `${inert(l10n.t('Note:'))} ${inert(note, 600)}` : '',
  );
}
