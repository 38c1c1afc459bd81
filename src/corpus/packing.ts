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

/** What stands before the rest: how many bytes the numbers take, and how many the values. */
const PREFIX = 8;

/**
 * Text and analysis of an article as bytes, which take a fraction of the memory and of the time of objects: one list of
 * small numbers, one of whatever else there is as JSON, since there are dozens of each in every article, and in a folder
 * thousands of articles; then the text in UTF-8.
 */
export function pack(text: string, analysis: Analysis): Uint8Array<ArrayBuffer> {
  // UTF-8 has no halves of a pair: a text with one of them goes among the values, where it is escaped.
  const whole = text.isWellFormed();
  const numbers: number[] = [];
  const values: Value[] = [whole ? null : text];
  write(analysis, numbers, values);
  const json = JSON.stringify(values);
  const bytes = new Uint8Array(PREFIX + MOST_BYTES * numbers.length + 3 * (json.length + text.length));
  const behind = putNumbers(bytes, PREFIX, numbers);
  const encoder = new TextEncoder();
  const { written } = encoder.encodeInto(json, bytes.subarray(behind));
  const rest = behind + written;
  const end = whole ? rest + encoder.encodeInto(text, bytes.subarray(rest)).written : rest;
  const view = new DataView(bytes.buffer);
  view.setUint32(0, behind - PREFIX);
  view.setUint32(4, written);
  return bytes.slice(0, end);
}

/** What `pack` was given. Throws on other bytes; those of a decoded cache have been checked. */
export function unpack(body: Uint8Array): { readonly text: string; readonly analysis: Analysis } {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const behind = PREFIX + view.getUint32(0);
  const rest = behind + view.getUint32(4);
  const textIn = (from: number, to?: number): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(from, to));
  const [text, ...values] = JSON.parse(textIn(behind, rest)) as [text: string | null, ...values: Value[]];
  return { text: text ?? textIn(rest), analysis: read(numbersIn(body.subarray(PREFIX, behind)), values) };
}

/** A number takes so many bytes at the most. */
const MOST_BYTES = 5;

/** Numbers from -1 on, each one more than it is, seven bits a byte, the low ones first. Gives where they end. */
function putNumbers(bytes: Uint8Array, from: number, numbers: readonly number[]): number {
  let at = from;
  for (const number of numbers) {
    let rest = number + 1;
    for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at++] = rest;
  }
  return at;
}

function numbersIn(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  let shift = 0;
  for (const byte of bytes) {
    number |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte > 0x7f) continue;
    numbers.push(number - 1);
    number = 0;
    shift = 0;
  }
  return numbers;
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
  const writeSpan = (span: Span) => numbers.push(span[0], span[1] - span[0]);
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
