import type {
  Analysis,
  Entity,
  EntityKind,
  Figure,
  FigureKind,
  MentionForm,
  Quote,
  QuoteKind,
} from '../analysis/types.js';
import type { Span } from '../text/span.js';

/** Text and analysis of an article as bytes, which take a fraction of the memory and of the time of objects. */
export const pack = (text: string, analysis: Analysis): Uint8Array =>
  new TextEncoder().encode(JSON.stringify([text, rowsOf(analysis)]));

/** What `pack` was given. Throws on other bytes; those of a decoded cache have been checked. */
export function unpack(body: Uint8Array): { readonly text: string; readonly analysis: Analysis } {
  const [text, rows] = JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)) as [string, Rows];
  return { text, analysis: analysisOf(rows) };
}

/** Rows instead of objects with keys: there are dozens in every article, and in a folder thousands of articles. */
type Rows = readonly [
  date: string | null,
  quotes: readonly QuoteRow[],
  entities: readonly EntityRow[],
  figures: readonly FigureRow[],
];
/** Behind the speaker and the sureness the contents, then the source and the cue, an empty span where there is none. */
type QuoteRow = readonly [kind: number, speaker: number, confidence: number, ...places: number[]];
/** Behind the role start, length and form of each mention. */
type EntityRow = readonly [name: string, kind: number, role: string | null, ...mentions: number[]];
type FigureRow = readonly [
  kind: number,
  start: number,
  length: number,
  value: Figure['value'],
  unit: string | null,
  modifier: Figure['modifier'],
  confidence: number,
];

const QUOTES: readonly QuoteKind[] = ['direct', 'mixed', 'indirect'];
const ENTITIES: readonly EntityKind[] = ['person', 'organization', 'place', 'group'];
const FORMS: readonly MentionForm[] = ['name', 'description', 'pronoun'];
const FIGURES: readonly FigureKind[] = [
  ...(['count', 'money', 'percent', 'quantity', 'ordinal', 'range', 'fraction'] as const),
  ...(['score', 'age', 'temperature', 'date', 'time', 'duration', 'set'] as const),
];

const rowsOf = ({ date, quotes, entities, figures }: Analysis): Rows => [
  date,
  quotes.map(({ kind, contents, source, cue, speaker, confidence }) => {
    const places = [...contents, source ?? NOWHERE, cue ?? NOWHERE].flatMap(([start, end]) => [start, end - start]);
    return [QUOTES.indexOf(kind), speaker ?? -1, confidence, ...places];
  }),
  entities.map(({ name, kind, role, mentions }) => {
    const places = mentions.flatMap(({ span: [start, end], form }) => [start, end - start, FORMS.indexOf(form)]);
    return [name, ENTITIES.indexOf(kind), role, ...places];
  }),
  figures.map(({ kind, span: [start, end], value, unit, modifier, confidence }) => [
    FIGURES.indexOf(kind),
    start,
    end - start,
    value,
    unit,
    modifier,
    confidence,
  ]),
];

const NOWHERE: Span = [-1, -1];

const analysisOf = ([date, quotes, entities, figures]: Rows): Analysis => ({
  quotes: quotes.map(quoteOf),
  entities: entities.map(entityOf),
  figures: figures.map(([kind, start, length, value, unit, modifier, confidence]) => ({
    kind: FIGURES[kind],
    span: [start, start + length],
    value,
    unit,
    modifier,
    confidence,
  })),
  date,
});

function quoteOf([kind, speaker, confidence, ...places]: QuoteRow): Quote {
  const spans: Span[] = [];
  for (let i = 0; i < places.length; i += 2) spans.push([places[i], places[i] + places[i + 1]]);
  const [source, cue] = spans.splice(-2).map((span) => (span[0] < 0 ? null : span));
  return { kind: QUOTES[kind], contents: spans, source, cue, speaker: speaker < 0 ? null : speaker, confidence };
}

function entityOf([name, kind, role, ...places]: EntityRow): Entity {
  const mentions: { span: Span; form: MentionForm }[] = [];
  for (let i = 0; i < places.length; i += 3)
    mentions.push({ span: [places[i], places[i] + places[i + 1]], form: FORMS[places[i + 2]] });
  return { name, kind: ENTITIES[kind], role, mentions };
}
