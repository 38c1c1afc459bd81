/**
 * Gold: what a careful reader marks in an article. Two sources, one shape: the marked prose in `test/golden` and the
 * annotated articles of `../shared/gold`, where that folder is present.
 */
import type { Span } from '../src/text/span.js';
import { linked, readMarked } from './marked.js';

export interface GoldQuote {
  readonly kind: string;
  readonly contents: readonly Span[];
  /** By the fullest name in the article, or the description of an anonymous source. */
  readonly speaker: string;
}

export interface GoldFigure {
  readonly kind: string;
  readonly span: Span;
  /** A number, `[low, high]` or ISO 8601; undefined where the gold does not say. */
  readonly value?: number | readonly number[] | string;
}

export interface GoldEntity {
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
}

export interface Gold {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
  readonly figures: readonly GoldFigure[];
  /** Numbers that count nothing ("Route 9") and words in marks that nobody says ("the so-called ‘surge’"). */
  readonly notFigures: readonly Span[];
  readonly notQuotes: readonly Span[];
  readonly entities: readonly GoldEntity[];
  /** Names of persons; a speaker among them must be named in full. */
  readonly people: ReadonlySet<string>;
}

/**
 * Gold from marked prose. Beyond the tags of `readMarked`: `{q7=direct Mina Cho:…}` names the speaker of a quote that
 * has no source near it; `{nofigure:…}` and `{noquote:…}` mark what must not be found.
 */
export function goldOfMarked(id: string, source: string): Gold {
  const prose = readMarked(source);
  const sources = linked(prose, 's');
  const quotes = [...linked(prose, 'q')].map(([link, fragments]): GoldQuote => {
    const [kind, ...name] = fragments[0].value.split(' ');
    const speaker = name.join(' ') || sources.get(link)?.[0].value;
    if (!kind || !speaker) throw new Error(`${id}: quote ${link} lacks its kind or its speaker`);
    return { kind, contents: fragments.map((f) => f.span), speaker };
  });
  const spansOf = (tag: string): Span[] => prose.marks.filter((m) => m.tag === tag).map((m) => m.span);
  const entities = prose.marks
    .filter((m) => /^(person|organization|place|group)$/.test(m.tag))
    .map((m): GoldEntity => ({ kind: m.tag, name: m.value || prose.text.slice(...m.span), span: m.span }));
  return {
    id,
    text: prose.text,
    quotes,
    figures: prose.marks
      .filter((m) => m.tag === 'f')
      .map((m) => {
        const [kind, value] = m.value.split(' ');
        return { kind, span: m.span, value: readValue(value) };
      }),
    notFigures: spansOf('nofigure'),
    notQuotes: spansOf('noquote'),
    entities,
    people: new Set(entities.filter((e) => e.kind === 'person').map((e) => e.name)),
  };
}

/** The part of a line of `gold/*.jsonl` that is read here. */
interface GoldLine {
  id: string;
  text: string;
  quotes: { type: string; fragments: [number, number][]; speakerEntity: string }[];
  figures: { start: number; end: number; kind: string; value?: number | string }[];
  people?: string[];
  notFigures?: string[];
}

/** Gold from one line of `../shared/gold/seeds.jsonl`. */
export function goldOfLine(line: string): Gold {
  const doc = JSON.parse(line) as GoldLine;
  const places = (words: string): Span[] => {
    const found: Span[] = [];
    for (let at = doc.text.indexOf(words); at >= 0; at = doc.text.indexOf(words, at + 1))
      found.push([at, at + words.length]);
    return found;
  };
  return {
    id: doc.id,
    text: doc.text,
    quotes: doc.quotes.map((q) => ({ kind: q.type, contents: q.fragments, speaker: q.speakerEntity })),
    figures: doc.figures.map((f) => ({ kind: f.kind, span: [f.start, f.end], value: f.value })),
    notFigures: (doc.notFigures ?? []).flatMap(places),
    notQuotes: [],
    entities: [],
    people: new Set(doc.people),
  };
}

function readValue(written: string | undefined): GoldFigure['value'] {
  if (written === undefined || written === '') return undefined;
  if (written.startsWith('[')) return JSON.parse(written) as number[];
  // "2027" may be a number or a year; comparisons take either.
  return Number.isNaN(Number(written)) ? written : Number(written);
}
