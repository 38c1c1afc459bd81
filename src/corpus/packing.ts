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

/**
 * Text and analysis of an article as bytes, which take a fraction of the memory and of the time of objects: one list of
 * small numbers and one of whatever else there is, since there are dozens of each in every article, and in a folder
 * thousands of articles.
 */
export function pack(text: string, analysis: Analysis): Uint8Array<ArrayBuffer> {
  const numbers: number[] = [];
  const values: Value[] = [];
  write(analysis, numbers, values);
  return new TextEncoder().encode(JSON.stringify([text, numbers, values]));
}

/** What `pack` was given. Throws on other bytes; those of a decoded cache have been checked. */
export function unpack(body: Uint8Array): { readonly text: string; readonly analysis: Analysis } {
  const [text, numbers, values] = JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)) as [
    text: string,
    numbers: readonly number[],
    values: readonly Value[],
  ];
  return { text, analysis: read(numbers, values) };
}

type Value = Figure['value'] | Figure['unit'] | Figure['modifier'];

const QUOTES: readonly QuoteKind[] = ['direct', 'mixed', 'indirect'];
/** In the order in which they are counted in what is kept. */
export const ENTITY_KINDS: readonly EntityKind[] = ['person', 'organization', 'place', 'group'];
const FORMS: readonly MentionForm[] = ['name', 'description', 'pronoun'];
const FIGURES: readonly FigureKind[] = [
  ...(['count', 'money', 'percent', 'quantity', 'ordinal', 'range', 'fraction'] as const),
  ...(['score', 'age', 'temperature', 'date', 'time', 'duration', 'set'] as const),
];

const NOWHERE: Span = [-1, -1];

function write({ date, quotes, entities, figures }: Analysis, numbers: number[], values: Value[]): void {
  const writeSpan = ([start, end]: Span) => numbers.push(start, end - start);
  values.push(date);
  numbers.push(quotes.length, entities.length, figures.length);
  for (const { kind, contents, source, cue, speaker, confidence } of quotes) {
    numbers.push(QUOTES.indexOf(kind), speaker ?? -1, contents.length);
    for (const content of contents) writeSpan(content);
    writeSpan(source ?? NOWHERE);
    writeSpan(cue ?? NOWHERE);
    values.push(confidence);
  }
  for (const { name, kind, role, mentions } of entities) {
    numbers.push(ENTITY_KINDS.indexOf(kind), mentions.length);
    for (const { span, form } of mentions) {
      writeSpan(span);
      numbers.push(FORMS.indexOf(form));
    }
    values.push(name, role);
  }
  for (const { kind, span, value, unit, modifier, confidence } of figures) {
    numbers.push(FIGURES.indexOf(kind));
    writeSpan(span);
    values.push(value, unit, modifier, confidence);
  }
}

/** The analysis of which `write` made these lists. */
function read(numbers: readonly number[], values: readonly Value[]): Analysis {
  let [number, value] = [0, 0];
  const next = (): number => numbers[number++];
  const nextValue = <T extends Value>(): T => values[value++] as T;
  const nextSpan = (): Span => {
    const start = next();
    return [start, start + next()];
  };
  const nextPlace = (): Span | null => {
    const span = nextSpan();
    return span[0] < 0 ? null : span;
  };
  const some = <T>(count: number, one: () => T): readonly T[] => {
    const list: T[] = [];
    while (list.length < count) list.push(one());
    return list;
  };

  const date = nextValue<string | null>();
  const [quoteCount, entityCount, figureCount] = [next(), next(), next()];
  const quotes = some(quoteCount, (): Quote => {
    const [kind, speaker] = [QUOTES[next()], next()];
    const contents = some(next(), nextSpan);
    const [source, cue] = [nextPlace(), nextPlace()];
    return { kind, contents, source, cue, speaker: speaker < 0 ? null : speaker, confidence: nextValue() };
  });
  const entities = some(entityCount, (): Entity => {
    const kind = ENTITY_KINDS[next()];
    const mentions = some(next(), () => ({ span: nextSpan(), form: FORMS[next()] }));
    return { name: nextValue(), kind, role: nextValue(), mentions };
  });
  const figures = some(figureCount, (): Figure => {
    const [kind, span] = [FIGURES[next()], nextSpan()];
    return { kind, span, value: nextValue(), unit: nextValue(), modifier: nextValue(), confidence: nextValue() };
  });
  return { quotes, entities, figures, date };
}
