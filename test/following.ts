import assert from 'node:assert/strict';
import { followPast, noPast, versionId } from '../src/article/past.js';
import { emptyRecord } from '../src/sidecar/record.js';
import type { Annotation } from '../src/sidecar/types.js';
import { describe as anchorOf } from '../src/text/anchor.js';
import type { TextEdit } from '../src/text/edit.js';
import { type Span, sameSpan } from '../src/text/span.js';
import { below, pick, type Random } from './bench/anchors/random.js';

/** A code unit with the fragments it belongs to: the reference to which following is compared. */
interface Unit {
  readonly letter: string;
  /** Bit `f` for fragment `f`. */
  readonly of: number;
}

const start = 'Dry dock\n\n“We will wait,” Ada Quill said, “until the tide turns, and then go.” Nobody laughed.\n';
const find = (words: string): Span => [start.indexOf(words), start.indexOf(words) + words.length];
/** By annotation, its fragments. Some lie within others. */
const places: readonly (readonly Span[])[] = [
  [find('We will wait,'), find('until the tide turns, and then go.')],
  [find('Ada Quill')],
  [find('tide')],
  [find('W')],
  [find('We will wait,'), find('until the tide turns, and then go.')],
  [find('Ada Quill said')],
];
/** What the last two are other versions of: one that is made anew now and then, and one with other words. */
const OWN = 0;
const LATER = 4;
const ids = ['a000', 'a001', 'a002', 'a003', versionId('a000', 1), versionId('a001', 2)];
const fragments = places.flat();

const annotations: readonly Annotation[] = places.map((at, i) => ({
  id: ids[i],
  kind: 'mention',
  entity: 'somebody',
  status: 'confirmed',
  ...anchorOf(start, at),
}));

/** What a unit belongs to when typed over `removed`, between `left` and `right`. */
function belongs(f: number, model: readonly Unit[], from: number, to: number): boolean {
  const bit = 1 << f;
  const has = (unit: Unit | undefined): boolean => unit !== undefined && (unit.of & bit) !== 0;
  if (from === to) return has(model[from - 1]) && has(model[from]);
  const removed = model.slice(from, to);
  return removed.every(has) && model.filter(has).length > removed.length;
}

/** A random edit: typing, deleting, typing or pasting over a selection; where letters are marked more often. */
function randomEdit(random: Random, model: readonly Unit[]): TextEdit {
  const from = below(random, model.length + 1);
  const edges = model.flatMap((unit, i) => (i > 0 && unit.of !== model[i - 1].of ? [i] : []));
  const at = random() < 0.5 && edges.length > 0 ? Math.max(0, pick(random, edges) + below(random, 3) - 1) : from;
  const length = random() < 0.4 ? 0 : below(random, random() < 0.2 ? 40 : 4);
  const words = ['', '', 'x', ' ', '”', 'no', 'the boat', '\n', '😀'];
  let text = pick(random, words);
  // Whole lines put in place of others are compared, not followed.
  if (length > 0 && text.length > 1 && (at === 0 || model[at - 1].letter === '\n')) text = 'x';
  return { start: at, end: Math.min(model.length, at + length), text };
}

const samePlaces = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, i) => sameSpan(span, b[i]));

const textOf = (model: readonly Unit[]): string => model.map((unit) => unit.letter).join('');

/** One edit that makes one text of another, as editors undo several at once. */
function difference(before: string, after: string): TextEdit {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let same = 0;
  const most = Math.min(before.length, after.length) - from;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start: from, end: before.length - same, text: after.slice(from, after.length - same) };
}

/** The annotations when a decision changes nothing but the last one's status: the step that leads back is a new version. */
function decided(annotations: readonly Annotation[], version: number): readonly Annotation[] {
  return annotations.with(LATER, { ...annotations[OWN], id: versionId(annotations[OWN].id, version) });
}

/** Types, undoes and redoes, and takes decisions back, at random, and compares where the annotations are with where their letters are. */
export function checkSequence(random: Random, length: number): void {
  let model: readonly Unit[] = Array.from(start.split(''), (letter, i) => ({
    letter,
    of: fragments.reduce((bits, [a, b], f) => (i >= a && i < b ? bits | (1 << f) : bits), 0),
  }));
  let record = { ...emptyRecord, annotations };
  let past = noPast;
  const done: (readonly Unit[])[] = [];
  let undone: (readonly Unit[])[] = [];
  for (let n = 0; n < length; n++) {
    const before = textOf(model);
    if (random() < 0.1) record = { ...record, annotations: decided(record.annotations, n + 3) };
    const kind = random();
    let edits: readonly TextEdit[];
    let reason: 'undo' | 'redo' | undefined;
    if (kind < 0.4 && (kind < 0.25 ? done : undone).length > 0) {
      reason = kind < 0.25 ? 'undo' : 'redo';
      const [from, to] = kind < 0.25 ? [done, undone] : [undone, done];
      const target = textOf(from[from.length - 1 - below(random, Math.min(3, from.length))]);
      // Several steps at once; none that would lead back to where it began.
      if (target === before) continue;
      do {
        to.push(model);
        model = from.pop()!;
      } while (textOf(model) !== target);
      edits = [difference(before, target)];
    } else {
      const edit = randomEdit(random, model);
      edits = [edit];
      if (before.slice(edit.start, edit.end) === edit.text) continue;
      const of = fragments.reduce(
        (bits, _, f) => (belongs(f, model, edit.start, edit.end) ? bits | (1 << f) : bits),
        0,
      );
      done.push(model);
      undone = [];
      const typed = edit.text.split('').map((letter): Unit => ({ letter, of }));
      model = [...model.slice(0, edit.start), ...typed, ...model.slice(edit.end)];
    }
    const after = textOf(model);
    ({ record, past } = followPast(past, record, before, edits, after, reason));
    let f = 0;
    for (const [i, given] of places.entries()) {
      const expected: Span[] = [];
      for (const _ of given) {
        const bit = 1 << f++;
        const first = model.findIndex((unit) => unit.of & bit);
        if (first < 0) continue;
        let last = first;
        while (last < model.length && model[last].of & bit) last++;
        expected.push([first, last]);
      }
      const { at, text } = record.annotations[i];
      if (expected.length === 0 ? text.length > 0 : samePlaces(at, expected)) continue;
      const event = `${n} ${reason ?? 'typed'} ${JSON.stringify(edits)} in ${JSON.stringify(before)}`;
      assert.deepEqual({ at, text }, { at: expected, text: anchorOf(after, expected).text }, event);
    }
  }
}
