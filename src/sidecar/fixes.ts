import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { placeAt, type SidecarPlace } from './at.js';
import { fieldsOf, stringOf, wholeOf } from './fields.js';
import { newId } from './ids.js';
import { wordsOf } from './problem.js';
import { readSidecar } from './read.js';
import { ANNOTATION_KEYS, ENTITY_KEYS, ROOT_KEYS } from './render.js';
import { scalarText } from './scalar.js';
import { editFields, editFlow, endOf, removeLines, startOf } from './splice.js';
import { parseSidecar, spanOf } from './tree.js';
import type { SidecarProblem, Wording } from './types.js';
import {
  ANNOTATION_KINDS,
  ENTITY_KINDS,
  FIGURE_KINDS,
  MODIFIERS,
  QUOTE_KINDS,
  STATUSES,
  VERSION,
} from './vocabulary.js';
import { writeSidecar } from './write.js';

/** A way to put a problem right. */
export interface SidecarFix {
  /** In English, as a command. */
  readonly title: string;
  /** The same for translating. */
  readonly wording: Wording;
  readonly edits: readonly TextEdit[];
}

const fix = (edits: readonly TextEdit[], template: string, ...values: readonly string[]): SidecarFix => ({
  title: wordsOf({ template, values }),
  wording: { template, values },
  edits,
});

/** How many words a fix chooses among. */
const MOST_WORDS = 4;

/**
 * The ways to put right a problem that `readSidecar` found in this text, the likeliest first; none where only a person
 * can tell. `random` gives numbers from 0 to below 1, for new ids.
 */
export function fixesFor(source: string, problem: SidecarProblem, random: () => number): readonly SidecarFix[] {
  const { root } = parseSidecar(source);
  if (!root) return [];
  const place = placeAt(source, problem.span[0]);
  const path = place?.path ?? [];
  const map = place && mapAround(root, place);
  const key = String(path.at(-1));
  switch (problem.code) {
    case 'version':
      return versionFixes(source, root);
    case 'duplicate-key':
      return map ? removeEntry(source, map, problem.span, 'Remove this second "{0}"', key) : [];
    case 'duplicate-id':
      if (path[0] === 'entities' && map) return removeEntry(source, map, problem.span, 'Remove this second "{0}"', key);
      return [replaceBy(problem.span, newId(idsIn(root), random), 'Give this annotation the new id "{0}"')];
    case 'missing':
      return place ? missingFixes(source, root, place, problem, random) : [];
    case 'unknown-value':
      return nearest(stringAt(problem, source), wordsFor(path)).map((word) =>
        replaceBy(problem.span, scalarText(word, true), 'Change it to {0}'),
      );
    case 'unknown-entity':
      return entityFixes(source, problem);
    case 'bad-span':
      return map ? spanFixes(fieldsOf(map).get(key)?.value ?? null) : [];
    default:
      return [];
  }
}

const replaceBy = ([start, end]: Span, text: string, template: string): SidecarFix =>
  fix([{ start, end, text }], template, text);

/** The innermost map on the way to a place: of a field the map it is in. */
function mapAround(root: YAMLMap, { path, part, text }: SidecarPlace): YAMLMap {
  let node: Node | null = root;
  let map = root;
  for (const step of part === 'key' && text !== '' ? path.slice(0, -1) : path) {
    if (isMap(node) && typeof step === 'string') node = fieldsOf(node).get(step)?.value ?? null;
    else if (isSeq(node) && typeof step === 'number') node = (node.items[step] as Node | undefined) ?? null;
    else return map;
    if (isMap(node)) map = node;
  }
  return map;
}

function idsIn(root: YAMLMap): ReadonlySet<string> {
  const list = fieldsOf(root).get('annotations')?.value;
  const items: readonly unknown[] = isSeq(list) ? list.items : [];
  return new Set(items.map((item) => (isMap(item) ? (stringOf(fieldsOf(item).get('id')?.value ?? null) ?? '') : '')));
}

const stringAt = ({ span }: SidecarProblem, source: string): string =>
  source.slice(...span).replace(/^["']|["']$/g, '');

function versionFixes(source: string, root: YAMLMap): readonly SidecarFix[] {
  const version = fieldsOf(root).get('newsmark');
  const newer = wholeOf(version?.value) ?? 0;
  if (newer > VERSION) return [];
  const text = String(VERSION);
  const edits =
    version || root.flow
      ? editFields(source, root, [{ key: 'newsmark', text }], ROOT_KEYS)
      : [{ start: startOf(root.items[0]), end: startOf(root.items[0]), text: `newsmark: ${text}\n` }];
  return [fix(edits, 'Set the version to {0}', text)];
}

/** Takes away the field of a map whose key stands at a span. */
function removeEntry(source: string, map: YAMLMap, at: Span, template: string, key: string): readonly SidecarFix[] {
  const item = (map.items as readonly Pair<Node>[]).find(({ key: node }) => spanOf(node)[0] === at[0]);
  if (!item) return [];
  const parts = map.items.map((node) => ({ node, removed: node === item, after: [] }));
  const edits = map.flow ? editFlow(source, map, parts, []) : [removeLines(source, startOf(item), endOf(source, item))];
  return [fix(edits, template, key)];
}

function missingFixes(
  source: string,
  root: YAMLMap,
  place: SidecarPlace,
  problem: SidecarProblem,
  random: () => number,
): readonly SidecarFix[] {
  const { path } = place;
  const [key] = problem.wording?.values ?? [];
  if (path[0] === 'entities') {
    const id = String(path[1]);
    const { record } = readSidecar(source);
    const entity = record.entities.get(id);
    const field = problem.wording?.template.includes('no name') ? 'name' : 'kind';
    const value = entityMap(root, id);
    if (!entity || !value) return [];
    const words = field === 'name' ? [id] : ENTITY_KINDS;
    return words.map((word) =>
      fix(
        editFields(source, value, [{ key: field, text: scalarText(word, true) }], ENTITY_KEYS),
        'Add "{0}: {1}"',
        field,
        word,
      ),
    );
  }
  const map = mapAround(root, place);
  if (path[0] !== 'annotations') return [];
  const add = (word: string): SidecarFix =>
    fix(editFields(source, map, [{ key, text: scalarText(word, true) }], ANNOTATION_KEYS), 'Add "{0}: {1}"', key, word);
  if (key === 'id') return [add(newId(idsIn(root), random))];
  if (key === 'kind') return ANNOTATION_KINDS.map(add);
  if (key === 'status') return STATUSES.map(add);
  if (key === 'entity') return [...readSidecar(source).record.entities.keys()].slice(0, MOST_WORDS).map(add);
  return [];
}

function entityMap(root: YAMLMap, id: string): YAMLMap | null {
  const entities = fieldsOf(root).get('entities')?.value;
  const value = isMap(entities) ? fieldsOf(entities).get(id)?.value : null;
  return isMap(value) ? value : null;
}

function entityFixes(source: string, problem: SidecarProblem): readonly SidecarFix[] {
  const id = stringAt(problem, source);
  const { record, writable } = readSidecar(source);
  const others = nearest(id, [...record.entities.keys()]).map((known) =>
    replaceBy(problem.span, scalarText(known, true), 'Change it to {0}'),
  );
  if (!writable || id === '') return others;
  const edits = writeSidecar(source, [{ entity: id, to: { name: id, kind: 'person' } }]);
  return [...others, fix(edits, 'Add the entity "{0}"', id)];
}

/** A span that is written backwards, or spans in disorder, put in order. */
function spanFixes(node: Node | null): readonly SidecarFix[] {
  if (!isSeq(node) || !node.flow) return [];
  const single = node.items.every(isScalar);
  const pairs = (single ? [node] : node.items).map((item) => (isSeq(item) ? item.items.map(wholeOf) : []));
  const spans: (readonly [number, number])[] = [];
  for (const [start, end, ...more] of pairs) {
    if (start === undefined || end === undefined || start === end || more.length > 0) return [];
    spans.push(start < end ? [start, end] : [end, start]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  if (spans.some(([start], i) => i > 0 && start < spans[i - 1][1])) return [];
  const texts = spans.map(([start, end]) => `[${start}, ${end}]`);
  return [replaceBy(spanOf(node), single ? texts[0] : `[${texts.join(', ')}]`, 'Change it to {0}')];
}

function wordsFor(path: readonly (string | number)[]): readonly string[] {
  const key = path.at(-1);
  if (path[0] === 'entities') return ENTITY_KINDS;
  const lists: Readonly<Record<string, readonly string[]>> = {
    kind: ANNOTATION_KINDS,
    status: STATUSES,
    quote: QUOTE_KINDS,
    figure: FIGURE_KINDS,
    modifier: MODIFIERS,
  };
  return typeof key === 'string' && Object.hasOwn(lists, key) ? lists[key] : [];
}

/** The words that share the longest beginning with what was written; for no words in common, as they come. */
function nearest(written: string, words: readonly string[]): readonly string[] {
  const shared = (word: string): number => {
    let n = 0;
    while (n < word.length && word[n].toLowerCase() === written[n]?.toLowerCase()) n++;
    return n;
  };
  return [...words].sort((a, b) => shared(b) - shared(a)).slice(0, MOST_WORDS);
}
