/** What a save may change in a sidecar and what not, judged on the bytes and with the YAML library alone. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { readSidecar } from '../src/sidecar/read.js';
import { applyChanges, changesBetween } from '../src/sidecar/record.js';
import type { Annotation, Change, DecisionRecord } from '../src/sidecar/types.js';
import { planSave } from '../src/sidecar/write.js';
import { applyEdits } from '../src/text/edit.js';
import { changesTo, handwriting, record, writtenByHand } from './sidecar-records.js';

/** One thing that a person or a program may have done to a line of a sidecar. */
type Mutation = (lines: string[], at: number) => void;

const key = /^(\s*(?:- +)?)([\w-]+): (\S.*)$/;

/** Edits by hand that leave the meaning alone, or change it, or break the file. */
const mutations: Readonly<Record<string, Mutation>> = {
  'a blank line': (lines, at) => lines.splice(at, 0, ''),
  'blanks on a blank line': (lines, at) => lines.splice(at, 0, '   '),
  'a comment': (lines, at) => lines.splice(at, 0, '# by hand: "not" [yaml'),
  'an indented comment': (lines, at) => lines.splice(at, 0, '      # - id: none'),
  'a comment behind': (lines, at) => {
    if (key.test(lines[at])) lines[at] += '   # so it was said';
  },
  'blanks behind': (lines, at) => {
    lines[at] += '  ';
  },
  'a tab behind': (lines, at) => {
    lines[at] += '\t';
  },
  'wide blanks behind the colon': (lines, at) => {
    lines[at] = lines[at].replace(key, '$1$2:    $3');
  },
  'single quotation marks': (lines, at) => {
    lines[at] = lines[at].replace(/: ([A-Za-z][\w .]*)$/, ": '$1'");
  },
  'double quotation marks': (lines, at) => {
    lines[at] = lines[at].replace(/: ([A-Za-z][\w .]*)$/, ': "$1"');
  },
  'a key in marks': (lines, at) => {
    lines[at] = lines[at].replace(/^(\s*(?:- +)?)([a-z]+):/, '$1"$2":');
  },
  'a literal block': (lines, at) => {
    const found = /^(\s+)(text|note|by): ([A-Za-z][\w .]*)$/.exec(lines[at]);
    if (found) lines.splice(at, 1, `${found[1]}${found[2]}: |-`, `${found[1]}   ${found[3].trimEnd()}`);
  },
  'a value on the next line': (lines, at) => {
    const found = /^(\s+)(text|note|by): ([A-Za-z][\w .]*)$/.exec(lines[at]);
    if (found) lines.splice(at, 1, `${found[1]}${found[2]}:`, `${found[1]}  ${found[3]}`);
  },
  'a list over lines': (lines, at) => {
    lines[at] = lines[at].replace('], [', '],\n        [');
  },
  'a list in lines': (lines, at) => {
    const found = /^(\s+)(labels|aliases): \[([a-z]+), ([a-z]+)\]$/.exec(lines[at]);
    if (found)
      lines.splice(at, 1, `${found[1]}${found[2]}:`, `${found[1]}  - ${found[3]}`, `${found[1]}  - ${found[4]}`);
  },
  'an unknown key': (lines, at) => {
    const found = /^(\s+)(kind|status|text): /.exec(lines[at]);
    if (found) lines.splice(at, 0, `${found[1]}x-weight: {a: [1, "2"]}`);
  },
  'an unknown section': (lines, at) => {
    if (/^\w/.test(lines[at])) lines.splice(at, 0, 'x-more:', '  - of: this', '  - and that');
  },
  'a key without a name': (lines, at) => {
    const found = /^(\s*)(?:\w|- +\w)/.exec(lines[at]);
    if (found) lines.splice(at, 0, `${found[1]}: none`);
  },
  'a tag': (lines, at) => {
    lines[at] = lines[at].replace(/^(\s+text): /, '$1: !!str ');
  },
  'an anchor': (lines, at) => {
    lines[at] = lines[at].replace(/^(\s+note): /, '$1: &here ');
  },
  'a mark of a document': (lines, at) => {
    if (at === 0) lines.splice(0, 0, '---');
  },
  'a line gone': (lines, at) => lines.splice(at, 1),
  'a line twice': (lines, at) => lines.splice(at, 0, lines[at]),
  'two lines swapped': (lines, at) => {
    if (at > 0) [lines[at - 1], lines[at]] = [lines[at], lines[at - 1]];
  },
  'a sign gone': (lines, at) => {
    lines[at] = lines[at].slice(0, -1);
  },
  'a colon more': (lines, at) => {
    lines[at] = lines[at].replace(' ', ': ');
  },
  'a bracket more': (lines, at) => {
    lines[at] += ' [';
  },
  'a line further right': (lines, at) => {
    lines[at] = ` ${lines[at]}`;
  },
  'a conflict': (lines, at) => lines.splice(at, 0, '<<<<<<< HEAD', '=======', '>>>>>>> theirs'),
};

/** A sidecar as somebody left it, and changes to what it says. */
export interface ByteCase {
  readonly source: string;
  readonly changes: readonly Change[];
  readonly mutations: readonly string[];
}

export const byteCase: fc.Arbitrary<ByteCase> = record
  .chain((saved) =>
    fc.tuple(
      fc.constant(saved),
      changesTo(saved),
      handwriting,
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(mutations)), fc.nat(200)), { maxLength: 5 }),
    ),
  )
  .map(([saved, changes, hand, wanted]) => {
    // What is done to lines is done behind a byte order mark, as in an editor.
    const mark = hand.bom ? '\ufeff' : '';
    const text = writtenByHand(saved, hand).slice(mark.length);
    const lineBreak = hand.crlf ? '\r\n' : '\n';
    const lines = text.split(lineBreak);
    for (const [name, at] of wanted) mutations[name](lines, at % Math.max(1, lines.length));
    return { source: mark + lines.join(lineBreak), changes, mutations: wanted.map(([name]) => name) };
  });

/** What became of a case. */
export type Outcome = 'refused' | 'nothing to do' | 'spliced' | 'written anew';

/** Saves, and throws where the save changed a byte that is not its own, or did not say what it should. */
export function checkSave({ source, changes }: ByteCase): Outcome {
  const reading = readSidecar(source);
  if (!reading.writable) {
    assert.throws(() => planSave(reading, changes));
    return 'refused';
  }
  assert.deepEqual(planSave(reading, changesOf(reading.record)).edits, [], 'a save that changes nothing writes');
  const target = applyChanges(reading.record, changes);
  const { edits } = planSave(reading, changes);
  const result = applyEdits(source, edits);
  const fresh = readSidecar(result);
  assert.ok(fresh.writable);
  assert.deepEqual(changesBetween(fresh.record, target), []);
  const same = changesBetween(reading.record, target).length === 0;
  assert.equal(edits.length === 0, same);
  if (same) return 'nothing to do';
  const touched = changesBetween(reading.record, target);
  const [before, after] = [restOf(source, touched), restOf(result, touched)];
  // Beside an entry that comes or goes, a blank line comes or goes.
  const moved = new Set(touched.flatMap((change) => ('article' in change ? [] : [JSON.stringify(change)]))).size;
  const anew = edits.length === 1 && edits[0].start === 0 && edits[0].end === source.length && source.length > 0;
  const filled = (lines: readonly string[]): readonly string[] => lines.filter((line) => !/^\s*(?:#|$)/.test(line));
  if (anew && filled(before).length > 0) return 'written anew';
  assert.deepEqual(filled(after), filled(before), 'a line changed that the save is not about');
  assert.ok(Math.abs(after.length - before.length) <= 2 * moved + 1, 'blank lines came or went');
  checkFields(source, result, reading.record, target);
  checkComments(source, result, touched);
  assert.equal(result.startsWith('\ufeff'), source.startsWith('\ufeff'));
  return 'spliced';
}

/** Changes that say what the record says. */
const changesOf = ({ article, entities, annotations }: DecisionRecord): readonly Change[] => [
  ...(article ? [{ article }] : []),
  ...[...entities].map(([entity, to]) => ({ entity, to })),
  ...annotations.map((to) => ({ annotation: to.id, to })),
];

interface Owned {
  readonly owner: string;
  readonly start: number;
  readonly end: number;
}

/** The lines that entries and the stamp stand on, by the YAML library's own ranges. */
function ownersIn(text: string): readonly Owned[] {
  const { contents } = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const owned: Owned[] = [];
  const own = (owner: string, start: number | undefined, node: Node | null, least: number): void => {
    if (start === undefined) return;
    const end = Math.max(least, lastOf(node));
    owned.push({ owner, start: text.lastIndexOf('\n', start - 1) + 1, end: endOfLine(text, end) });
  };
  if (!isMap(contents)) return owned;
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.source) : '';
    const keyEnd = (key as Node).range?.[1] ?? 0;
    if (name === 'article') own('article', (key as Node).range?.[0], value as Node, keyEnd);
    if (name === 'entities' && isMap(value))
      for (const item of value.items)
        own(
          `e:${(item.key as { source?: string }).source}`,
          (item.key as Node).range?.[0],
          item.value as Node,
          (item.key as Node).range?.[1] ?? 0,
        );
    if (name === 'annotations' && isSeq(value))
      for (const item of value.items as readonly Node[]) {
        const id = isMap(item) ? item.items.find((pair) => isScalar(pair.key) && pair.key.source === 'id') : undefined;
        const start = item?.range?.[0];
        const dash = start === undefined ? start : text.lastIndexOf('-', start - 1);
        if (id) own(`a:${(id.value as { source?: string } | null)?.source}`, dash, item, start ?? 0);
      }
    if (name === 'entities' || name === 'annotations') own(`s:${name}`, (key as Node).range?.[0], null, keyEnd);
  }
  return owned;
}

/** Where a node's last words end. */
function lastOf(node: Node | null): number {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items[node.items.length - 1];
    const parts = isMap(node) ? [(last as { key: Node }).key, (last as { value: Node | null }).value] : [last as Node];
    return Math.max(...parts.map((part) => lastOf(part)));
  }
  return node?.range?.[1] ?? 0;
}

function endOfLine(text: string, at: number): number {
  const feed = text[at - 1] === '\n' ? at - 1 : text.indexOf('\n', at);
  return feed < 0 ? text.length : feed + 1;
}

/** The lines of a text without those of what the changes are about. */
function restOf(text: string, changes: readonly Change[]): readonly string[] {
  const about = new Set<string>(
    changes.map((change) =>
      'article' in change ? 'article' : 'entity' in change ? `e:${change.entity}` : `a:${change.annotation}`,
    ),
  );
  // A section's own line comes with its first entry and goes with its last.
  about.add('s:entities').add('s:annotations');
  let rest = '';
  let at = 0;
  for (const { owner, start, end } of [...ownersIn(text)].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (!about.has(owner)) continue;
    if (start > at) rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  rest += text.slice(at);
  return rest.replace(/^\ufeff?newsmark: 1\r?$/m, '').split(/\r?\n/);
}

/** Comments stay, in their order, but for those within an entry that goes. */
function checkComments(source: string, result: string, changes: readonly Change[]): void {
  const gone = changes.flatMap((change) => ('annotation' in change && !change.to ? [`a:${change.annotation}`] : []));
  const entries = ownersIn(source).filter(({ owner }) => gone.includes(owner));
  const left = result.split(/\r?\n/);
  let at = 0;
  for (const { 0: line, index } of source.matchAll(/^[ \t]*#[^\r\n]*/gm)) {
    if (entries.some(({ start, end }) => start <= index && index < end)) continue;
    const found = left.indexOf(line, at);
    assert.ok(found >= 0, `a comment went: ${line}`);
    at = found + 1;
  }
}

/** Of an annotation that changed, the lines of the fields that did not stay as they are. */
function checkFields(source: string, result: string, from: DecisionRecord, to: DecisionRecord): void {
  const linesOf = (text: string, id: string): readonly string[] => {
    const place = ownersIn(text).find(({ owner }) => owner === `a:${id}`);
    return place ? text.slice(place.start, place.end).split(/\r?\n/) : [];
  };
  for (const is of to.annotations) {
    const was = from.annotations.find(({ id }) => id === is.id);
    if (!was || was === is) continue;
    const after = new Set(linesOf(result, is.id));
    for (const line of linesOf(source, is.id)) {
      const name = /^\s*(?:- +)?"?([a-z]+)"?:/.exec(line)?.[1];
      if (!name || line.includes('{')) continue;
      const [old, now] = [was, is].map((a) => JSON.stringify(a[name as keyof Annotation]));
      if (old === now && name in was) assert.ok(after.has(line), `the line changed: ${line}`);
    }
  }
}
