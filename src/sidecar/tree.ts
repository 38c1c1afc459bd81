import { isMap, isSeq, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { TextEdit } from '../text/edit.js';
import { owned } from '../text/owned.js';
import type { Span } from '../text/span.js';
import { blankConflicts } from './conflicts.js';
import { isNothing } from './fields.js';
import { type Layout, layoutOf } from './layout.js';
import { type LayoutAgain, layoutAgain } from './layoutAgain.js';
import { type Composed, composed, spanOf } from './library.js';
import { plainField, plainItem } from './plain.js';
import { problemAt } from './problem.js';
import { atOnce, type Steps } from './steps.js';
import type { SidecarProblem } from './types.js';

export { spanOf } from './library.js';

/** A sidecar's text as YAML nodes, whose ranges are those of the text, and what is wrong with it as YAML. */
export interface SidecarTree {
  /** The map that the file is; null when it is empty, holds only comments, or could not be read as a map. */
  readonly root: YAMLMap | null;
  readonly problems: readonly SidecarProblem[];
}

/** A sidecar's text taken apart, its sections' entries read only when they are asked for. */
export interface Outline {
  /** As in the tree, but the sections that are in `sections` have nothing behind their keys. */
  readonly root: YAMLMap | null;
  readonly problems: readonly SidecarProblem[];
  /** The sections whose entries stand in lines of their own, each readable alone; null where it has another form. */
  readonly sections: { readonly entities: Section | null; readonly annotations: Section | null };
  /** What a merge left in conflict and is not read. */
  readonly blanked: readonly Span[];
  /** The source with what is blanked. */
  readonly text: string;
  /** How the text is laid out; null where not as sidecars are. */
  readonly layout: Layout | null;
  /** What is left of what reading may take. */
  readonly budget: number;
}

/** The entries of `entities:` or `annotations:`, in the order of the file. */
export interface Section {
  readonly key: Scalar;
  readonly entries: readonly Entry[];
}

/** The lines of one entry, from the one it begins on to where the next begins. */
export interface Entry {
  readonly start: number;
  readonly text: string;
  /**
   * Reads the lines: an item of a list, or a map with the one field that the lines are. Ranges are counted from the
   * lines' start, to which `base` is added. `budget` as for `composed`.
   */
  compose(budget: number, base: number): Composed;
}

type Laid = Omit<Outline, 'blanked' | 'text'>;

/** Sidecars longer than this (UTF-16 code units) are not read. */
const LONGEST = 1 << 24;
/**
 * What reading may take besides what is written the plain way and in order, counted in the library's tokens: a number
 * that keeps a hostile megabyte within a fraction of a second, and more in a longer file, which has more of everything.
 * Some hundred annotations of nine fields fit in where all is written between braces: each has about 90 tokens.
 */
export const budgetFor = (source: string): number => Math.max(10_000, source.length / 64);
/** How many entries are cut out in one step. */
const STEP = 1000;
/** What calling the library takes besides its tokens. */
const CALL = 45;
/** What a key at the top takes that is no section: a sidecar has few of them. */
const KEY = 5;

/** Takes a sidecar's text apart. Never throws, and takes time linear in the text's length, whatever it holds. */
export const outlineOf = (source: string): Outline => atOnce(outlining(source));

/** The same in steps. */
export function* outlining(source: string): Steps<Outline> {
  const nothing = { layout: null, sections: { entities: null, annotations: null } };
  if (source.length > LONGEST) {
    const problem = problemAt('too-large', [0, 0], 'error', 'The sidecar is longer than 16 megabytes.');
    return { root: null, problems: [problem], ...nothing, blanked: [], text: source, budget: 0 };
  }
  const { text, blanked, problems: conflicts } = blankConflicts(source);
  yield;
  const layout = layoutOf(text);
  yield;
  const laidOut = layout && (yield* withLayout(text, layout));
  if (laidOut) return { ...laidOut, problems: [...conflicts, ...laidOut.problems], blanked, text };
  const { contents, problems, cost } = composed(text, 0, budgetFor(source));
  const all = [...conflicts, ...problems];
  const budget = budgetFor(source) - cost;
  if (isMap(contents)) return { root: contents, problems: all, ...nothing, blanked, text, budget };
  if (!isNothing(contents)) {
    const message = 'A sidecar is a map of "newsmark", "article", "entities" and "annotations".';
    all.push(problemAt('shape', spanOf(contents as Node), 'error', message));
  }
  return { root: null, problems: all, ...nothing, blanked, text, budget };
}

/**
 * The outline of the text that sorted edits have made of another one, in steps. Of a text laid out as sidecars are, only
 * the lines near the edits are looked at.
 */
export function* outliningAgain(before: Outline, edits: readonly TextEdit[], source: string): Steps<Outline> {
  const { layout, problems } = before;
  const isSound = layout !== null && problems.length === 0 && source.length <= LONGEST;
  const again = isSound ? layoutAgain(layout, edits, source) : null;
  const laidOut = again && (yield* withLayout(source, again, before));
  return laidOut ? { ...laidOut, blanked: [], text: source } : yield* outlining(source);
}

/**
 * Parses a sidecar's text as a whole, or of its entries only those that are needed: in place of others stand a scalar, or
 * a key with nothing behind it, that say where they begin. Never throws.
 */
export function parseSidecar(
  source: string,
  isNeeded: (entry: Entry, next?: Entry) => boolean = () => true,
): SidecarTree {
  const { root, problems, sections, budget } = outlineOf(source);
  if (!root) return { root, problems };
  const all = [...problems];
  let left = budget;
  for (const section of [sections.entities, sections.annotations]) {
    const pair = section && (root.items as Pair[]).find(({ key }) => key === section.key);
    if (!section || !pair) continue;
    const items: unknown[] = [];
    for (const [i, entry] of section.entries.entries()) {
      const instead = isNeeded(entry, section.entries[i + 1]) ? null : standIn(entry, section);
      if (instead) {
        items.push(instead);
        continue;
      }
      const { contents, problems: wrong, cost, refused } = entry.compose(left, entry.start);
      left -= cost;
      all.push(...wrong);
      if (refused && left <= 0) break;
      if (section === sections.annotations) items.push(contents);
      else if (isMap(contents)) items.push(...contents.items);
    }
    pair.value = blockOf(section === sections.annotations ? new YAMLSeq() : new YAMLMap(), items, section);
  }
  return { root, problems: all };
}

/** What stands for an entry that is not read: null where only reading tells its key. */
function standIn({ start, text }: Entry, { key: { source } }: Section): Scalar | Pair | null {
  const at = start + text.search(/\S/);
  if (source === 'annotations') {
    const behindDash = new Scalar(null);
    behindDash.range = [at + 1, at + 1, at + 1];
    return behindDash;
  }
  const [, id] = /^\s*([\w-]+):\s/.exec(text) ?? [];
  return id ? new Pair(keyScalar(id, at), null) : null;
}

/** The entities of a section as the map they are; for a text without errors. */
export function entitiesMap(section: Section): YAMLMap {
  const items = section.entries.flatMap((entry) => {
    const { contents } = entry.compose(Number.POSITIVE_INFINITY, entry.start);
    return isMap(contents) ? contents.items : [];
  });
  return blockOf(new YAMLMap(), items, section);
}

/** A block collection of entries that were read one by one. */
function blockOf<T extends YAMLMap | YAMLSeq>(node: T, items: unknown[], { entries }: Section): T {
  (node as { items: unknown[] }).items = items;
  const [{ start }, last] = [entries[0], entries[entries.length - 1]];
  const first = start + (entries[0].text.length - entries[0].text.trimStart().length);
  const end = last.start + last.text.trimEnd().length;
  node.range = [first, end, last.start + last.text.length];
  return node;
}

/**
 * The outline of a text with a layout; null where a key's lines turn out to be something else than one field. `before`
 * is the outline that the layout tells of where it is one after edits.
 */
function* withLayout(source: string, layout: Layout | LayoutAgain, before?: Outline): Steps<Laid | null> {
  const { keys } = layout;
  if (keys.length === 0) return null;
  const root = new YAMLMap();
  const problems: SidecarProblem[] = [];
  const sections: { entities: Section | null; annotations: Section | null } = { entities: null, annotations: null };
  let budget = budgetFor(source);
  for (const laid of keys) {
    const { name, span, entries } = laid;
    const [start, end] = span;
    if (entries && entries.spans.length > 0 && !sections[name as keyof typeof sections]) {
      const key = keyScalar(name, start);
      root.items.push(new Pair(key, null));
      const old = before?.sections[name as keyof typeof sections]?.entries;
      const known = (i: number): string | undefined => (old && 'was' in laid ? old[laid.was[i]]?.text : undefined);
      const list: Entry[] = [];
      for (const [i, lines] of entries.spans.entries()) {
        list.push(entryOf(source, name, lines, known(i)));
        if (i % STEP === STEP - 1) yield;
      }
      sections[name as keyof typeof sections] = { key, entries: list };
      continue;
    }
    const plain = budget > KEY ? plainField(source, start, end) : null;
    const {
      contents,
      problems: wrong,
      cost,
      refused,
    } = plain ? asComposed(plain, KEY) : byLibrary(source.slice(start, end), start, budget);
    budget -= cost;
    problems.push(...wrong);
    if (refused) return { root: null, problems, layout: null, sections: { entities: null, annotations: null }, budget };
    if (!isMap(contents) || contents.items.length !== 1) return null;
    root.items.push(contents.items[0]);
  }
  const stop = source.trimEnd().length;
  root.range = [keys[0].span[0], stop, source.length];
  return { root, problems, layout, sections, budget };
}

function keyScalar(name: string, start: number): Scalar {
  const key = new Scalar(name);
  key.source = name;
  key.type = Scalar.PLAIN;
  key.range = [start, start + name.length, start + name.length];
  return key;
}

function entryOf(source: string, section: string, [start, end]: Span, text = owned(source.slice(start, end))): Entry {
  const isItem = section === 'annotations';
  return {
    start,
    text,
    compose(budget, base) {
      // In its place or by itself: the plain reader need not move what it has read.
      const [whole, from] = base === start ? [source, start] : [text, 0];
      const plain = (isItem ? plainItem : plainField)(whole, from, from + text.length);
      if (plain) return asComposed(plain, 0);
      const { contents, problems, ...rest } = byLibrary(text, base, budget);
      const list = isItem && isSeq(contents) && contents.items.length === 1;
      const one = list || (!isItem && isMap(contents) && contents.items.length === 1);
      if (rest.refused || problems.length > 0 || one)
        return { ...rest, problems, contents: list ? (contents.items[0] as Node | null) : isItem ? null : contents };
      // Alone the lines are sound YAML, a text perhaps; below their section they are not.
      const lines: Span = [base + text.length - text.trimStart().length, base + text.trimEnd().length];
      const message = isItem ? 'This is no item of a list.' : 'This is no entity: an id, a colon, and what it is.';
      return { ...rest, problems: [problemAt('yaml', lines, 'error', message)], contents: null };
    },
  };
}

const asComposed = (contents: Node, cost: number): Composed => ({ contents, problems: [], cost, refused: false });

function byLibrary(text: string, base: number, budget: number): Composed {
  const { cost, ...rest } = composed(text, base, budget - CALL);
  return { ...rest, cost: cost + CALL };
}
