import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/**
 * Reads the plain part of YAML that nearly all of a sidecar is in: fields of one line each, scalars plain or in
 * quotation marks, lists and maps in brackets, these over several lines too. It gives the nodes that the YAML library
 * would give, many times faster, and null for everything that it is not sure of, which is then the library's to read.
 */

/** The text that is read, and how far: each step moves on, or gives up. */
interface Reader {
  readonly source: string;
  /** UTF-16 code units; `end` is exclusive. */
  readonly end: number;
  at: number;
  /** How many nodes there are already. */
  nodes: number;
}

/** What a step gives that is not sure. */
type Unsure = null;

const DEEPEST = 16;
/**
 * An annotation has some thirty nodes. What has so many more is no annotation, and has more tokens than the library may
 * read (`budgetFor`): it is refused at once then, instead of being read the slow way.
 */
const MOST_NODES = 8000;

const DOUBLE = /"(?:[^"\\\n]|\\[^\n])*"/y;
const SINGLE = /'(?:[^'\n]|'')*'/y;
// A plain scalar: no sign that begins something else in front, then up to a comment, a key's colon or the line's end.
const PLAIN = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=\d))(?:[^\s:#]|[ ]+(?![\s#]|$)|:(?!\s|$)|(?<=[^\s])#)*/y;
const PLAIN_IN_FLOW =
  /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=\d))(?:[^\s:#,[\]{}]|[ ]+(?![\s#,[\]{}:]|$)|:(?![\s,[\]{}]|$)|(?<=[^\s])#)*/y;
const KEY = /[\p{L}_][\p{L}\p{M}\p{N}_-]*/uy;
const BREAKS = /(?:\r?\n[ ]*)+/y;
const REST = /[ ]*(?:(?<=[ ])#[^\n]*)?\r?(?:\n|$)/y;

/** An item of a block list: `- id: a`, its further fields below; or `- {id: a}`. */
export function plainItem(source: string, start: number, end: number): Node | Unsure {
  const reader: Reader = { source, end, at: start, nodes: 0 };
  skipBlanks(reader);
  const dash = reader.at;
  if (source[dash] !== '-') return null;
  reader.at++;
  skipBlanks(reader);
  if (reader.at === dash + 1) return null;
  if (source[reader.at] !== '{') return fields(reader, reader.at - start);
  const map = flowValue(reader, dash - start, 0);
  return map && isDone(reader) ? map : null;
}

/** One field of a block map on a line of its own, as the map of this field: `key: value`. */
export function plainField(source: string, start: number, end: number): YAMLMap | Unsure {
  const reader: Reader = { source, end, at: start, nodes: 0 };
  skipBlanks(reader);
  const map = fields(reader, reader.at - start);
  return map && map.items.length === 1 ? map : null;
}

/** The fields of a block map, all in one column; the reader stands at the first. */
function fields(reader: Reader, column: number): YAMLMap | Unsure {
  const { source, end } = reader;
  const map = new YAMLMap<Scalar, Node>();
  const first = reader.at;
  for (;;) {
    const key = keyOf(reader);
    if (!key || reader.nodes > MOST_NODES) return null;
    const behind = reader.at;
    skipBlanks(reader);
    const value = endsLine(reader) ? empty(behind) : reader.at > behind ? blockValue(reader, column) : null;
    if (!value || !skipRest(reader)) return null;
    map.items.push(new Pair(key, value));
    // Blank lines and comments, then the next field.
    for (let line = reader.at; ; line = reader.at) {
      if (line >= end) {
        map.range = [first, value.range![1], value.range![2]];
        return map;
      }
      skipBlanks(reader);
      if (reader.at - line === column && source[reader.at] !== '#' && !endsLine(reader)) break;
      if (source[reader.at] === '#') reader.at = endOfLine(reader);
      else if (!endsLine(reader)) return null;
      if (!skipRest(reader)) return null;
    }
  }
}

/** A key with its colon, behind which the reader then stands. */
function keyOf(reader: Reader): Scalar | Unsure {
  const { source } = reader;
  reader.nodes++;
  const quoted = source[reader.at] === '"' || source[reader.at] === "'";
  const key = quoted ? scalar(reader, PLAIN) : match(reader, KEY) ? plainScalar(reader, KEY) : null;
  if (!key || source[reader.at] !== ':') return null;
  reader.at++;
  return key;
}

function blockValue(reader: Reader, column: number): Node | Unsure {
  const sign = reader.source[reader.at];
  return sign === '[' || sign === '{' ? flowValue(reader, column, 0) : scalar(reader, PLAIN);
}

/** A list or map in brackets, or a scalar within one. Its further lines begin to the right of `column`. */
function flowValue(reader: Reader, column: number, depth: number): Node | Unsure {
  const { source } = reader;
  const opens = source[reader.at];
  if (opens !== '[' && opens !== '{') return scalar(reader, PLAIN_IN_FLOW);
  if (depth > DEEPEST) return null;
  const start = reader.at++;
  const items: unknown[] = [];
  const closes = opens === '[' ? ']' : '}';
  skipFlowBlanks(reader, column);
  while (source[reader.at] !== closes) {
    const item = opens === '[' ? flowValue(reader, column, depth + 1) : flowField(reader, column, depth + 1);
    if (!item || reader.nodes > MOST_NODES) return null;
    items.push(item);
    skipFlowBlanks(reader, column);
    if (source[reader.at] === closes) break;
    if (source[reader.at] !== ',') return null;
    reader.at++;
    skipFlowBlanks(reader, column);
  }
  const stop = ++reader.at;
  const node = opens === '[' ? new YAMLSeq() : new YAMLMap();
  node.flow = true;
  (node as { items: unknown[] }).items = items;
  node.range = [start, stop, stop];
  return node;
}

function flowField(reader: Reader, column: number, depth: number): Pair | Unsure {
  const key = keyOf(reader);
  if (!key || reader.source[reader.at] !== ' ') return null;
  skipBlanks(reader);
  const value = flowValue(reader, column, depth);
  return value && new Pair(key, value);
}

function scalar(reader: Reader, plain: RegExp): Scalar | Unsure {
  reader.nodes++;
  const sign = reader.source[reader.at];
  if (sign === '"') return doubleQuoted(reader);
  if (sign === "'") return singleQuoted(reader);
  return match(reader, plain) ? plainScalar(reader, plain) : null;
}

function plainScalar(reader: Reader, pattern: RegExp): Scalar {
  const start = reader.at;
  reader.at = pattern.lastIndex;
  return made(reader.source.slice(start, reader.at), Scalar.PLAIN, start, reader.at);
}

function doubleQuoted(reader: Reader): Scalar | Unsure {
  if (!match(reader, DOUBLE)) return null;
  const start = reader.at;
  reader.at = DOUBLE.lastIndex;
  const inner = reader.source.slice(start + 1, reader.at - 1);
  const text = inner.includes('\\') ? fromJson(`"${inner}"`) : inner;
  return text === null ? null : made(text, Scalar.QUOTE_DOUBLE, start, reader.at);
}

/** The escapes that JSON has mean the same in YAML; of the others the library knows. */
function fromJson(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}

function singleQuoted(reader: Reader): Scalar | Unsure {
  if (!match(reader, SINGLE)) return null;
  const start = reader.at;
  reader.at = SINGLE.lastIndex;
  const inner = reader.source.slice(start + 1, reader.at - 1);
  return made(inner.replaceAll("''", "'"), Scalar.QUOTE_SINGLE, start, reader.at);
}

function made(text: string, type: Scalar.Type, start: number, end: number): Scalar {
  const node = new Scalar(text);
  node.type = type;
  node.source = text;
  node.range = [start, end, end];
  return node;
}

const empty = (at: number): Scalar => made('', Scalar.PLAIN, at, at);

/** Whether a pattern matches where the reader stands, and not beyond its end. */
function match(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  return pattern.test(reader.source) && pattern.lastIndex <= reader.end;
}

function skipBlanks(reader: Reader): void {
  while (reader.source[reader.at] === ' ') reader.at++;
}

/** Between brackets a line's end is a blank, where the next line with something on it is indented beyond `column`. */
function skipFlowBlanks(reader: Reader, column: number): void {
  skipBlanks(reader);
  if (match(reader, BREAKS) && BREAKS.lastIndex - reader.source.lastIndexOf('\n', BREAKS.lastIndex) - 1 > column)
    reader.at = BREAKS.lastIndex;
}

/** Whether nothing but a comment stands in the rest of the line, which is then passed. */
function skipRest(reader: Reader): boolean {
  if (!match(reader, REST)) return false;
  reader.at = REST.lastIndex;
  return true;
}

/** Whether nothing but blank lines and comments are left. */
function isDone(reader: Reader): boolean {
  if (!skipRest(reader)) return false;
  while (reader.at < reader.end) {
    skipBlanks(reader);
    if (reader.source[reader.at] === '#') reader.at = endOfLine(reader);
    if (!skipRest(reader)) return false;
  }
  return true;
}

function endsLine({ source, at }: Reader): boolean {
  const sign = source[at];
  return sign === undefined || sign === '\n' || sign === '\r' || (sign === '#' && source[at - 1] === ' ');
}

function endOfLine({ source, at }: Reader): number {
  const feed = source.indexOf('\n', at);
  const end = feed < 0 ? source.length : feed;
  return source[end - 1] === '\r' && end > at ? end - 1 : end;
}
