import type { Span } from '../text/span.js';

/**
 * Where the entries of a sidecar stand that is laid out as sidecars are: keys at the left margin, the sections'
 * entries in one column. In YAML a line in an entry's column begins the next one whatever the lines before it hold (a
 * line that should go on with a value stands further right), so each entry can be read alone.
 */
export interface Layout {
  readonly keys: readonly KeyLayout[];
}

/** A key at the top with the lines that belong to it. */
export interface KeyLayout {
  readonly name: string;
  /** From the key to the next one, or to the end: comments and blank lines behind it included. */
  readonly span: Span;
  /** What stands below `entities:` and `annotations:`; null for other keys, and where it stands in no column. */
  readonly entries: Entries | null;
}

/** Entries in their column. */
export interface Entries {
  /** How far they are indented; -1 where there are none. */
  readonly column: number;
  /** The lines of each: from the one it begins on to where the next begins. */
  readonly spans: readonly Span[];
}

/** Signs that no sidecar needs in plain sight: what the library makes of them is its business. */
const ODD = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]/;
/** A line break that few programs know. */
const LONE_RETURN = /\r(?!\n)/;

/** Whether a text has signs in it that leave it to the library. */
export const isOdd = (text: string): boolean => ODD.test(text) || LONE_RETURN.test(text);

/** More entries than this are taken apart only when they are as long as the shortest that says something. */
const CROWD = 5000;
const SHORTEST = 40;
/** A sidecar has four keys at the margin. */
const MOST_KEYS = 1000;

const KEY = /([A-Za-z_][\w-]*):(?=[ \r\n]|$)/y;
/** Where a document begins, which many people write into every YAML file. */
const DOCUMENT = /---[ ]*\r?(?:\n|$)/y;
const NOTHING = /[ ]*(?:#[^\n]*)?\r?(?:\n|$)/y;

const [TAB, FEED, RETURN, BLANK, HASH, DASH] = [9, 10, 13, 32, 35, 45];

/** The layout of a text; null where it is laid out in some other way, or has a line at the margin that is no key. */
export function layoutOf(source: string): Layout | null {
  const first = source.startsWith('\ufeff') ? 1 : 0;
  if (isOdd(first ? source.slice(1) : source)) return null;
  let begun = false;
  const starts: { readonly name: string; readonly at: number }[] = [];
  for (let at = first; at < source.length; at = nextLine(source, at)) {
    const code = source.charCodeAt(at);
    if (code === FEED || code === RETURN || code === HASH) continue;
    if (code === BLANK && (starts.length > 0 || says(source, at) === null)) continue;
    if (code === DASH && isDash(source, at)) {
      if (starts.length === 0) return null;
      continue;
    }
    KEY.lastIndex = at;
    DOCUMENT.lastIndex = at;
    const key = KEY.exec(source);
    if (key) starts.push({ name: key[1], at });
    else if (!DOCUMENT.test(source) || starts.length > 0 || begun) return null;
    else begun = true;
    if (starts.length > MOST_KEYS) return null;
  }
  return {
    keys: starts.map(({ name, at }, i): KeyLayout => {
      const span: Span = [at, starts[i + 1]?.at ?? source.length];
      return { name, span, entries: isSection(name) ? entriesOf(source, name, span) : null };
    }),
  };
}

/** Whether a key holds entries. */
export const isSection = (name: string): boolean => name === 'entities' || name === 'annotations';

/** The entries of a section in their one column; null where its lines are not in one. */
function entriesOf(source: string, name: string, [start, end]: Span): Entries | null {
  NOTHING.lastIndex = start + name.length + 1;
  if (!NOTHING.test(source)) return null;
  const entries = entriesIn(source, name, [NOTHING.lastIndex, end]);
  return entries && !isCrowd(entries.spans.length, end - start) ? entries : null;
}

/**
 * The entries of a section in whole lines of it, the first from where it begins; in the given column, or in that of the
 * first one. Null where a line stands further left, or begins no entry.
 */
export function entriesIn(source: string, name: string, [start, end]: Span, column = -1): Entries | null {
  const starts: number[] = [];
  let own = column;
  for (let at = start; at < end; at = nextLine(source, at)) {
    const content = says(source, at);
    if (content === null) continue;
    if (source.charCodeAt(content) === TAB) return null;
    const indent = content - at;
    if (own < 0) own = indent;
    if (indent > own) continue;
    if (indent < own || (name === 'annotations' && !isDash(source, content))) return null;
    starts.push(at);
  }
  return { column: own, spans: starts.map((at, i): Span => [at, starts[i + 1] ?? end]) };
}

/** So many entries of so few words say nothing: they are not worth the memory of taking them apart. */
export const isCrowd = (entries: number, length: number): boolean => entries > CROWD && length < SHORTEST * entries;

/** Where the first word of a line stands that is no comment; null where there is none. */
function says(source: string, line: number): number | null {
  let at = line;
  while (source.charCodeAt(at) === BLANK) at++;
  const code = source.charCodeAt(at);
  return at >= source.length || code === FEED || code === RETURN || code === HASH ? null : at;
}

/** Whether a list's dash stands here. */
function isDash(source: string, at: number): boolean {
  const next = source.charCodeAt(at + 1);
  return (
    source.charCodeAt(at) === DASH && (next === BLANK || next === FEED || next === RETURN || at + 1 === source.length)
  );
}

function nextLine(source: string, at: number): number {
  const feed = source.indexOf('\n', at);
  return feed < 0 ? source.length : feed + 1;
}
