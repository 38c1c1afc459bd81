import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';
import {
  type Field,
  fieldsOf,
  figureValueOf,
  isNothing,
  pairsOf,
  placeOf,
  placesOf,
  stringOf,
  stringsOf,
  trueOf,
  wholeOf,
} from './fields.js';
import { problemAt } from './problem.js';
import { parseSidecar, spanOf } from './tree.js';
import type {
  Annotation,
  ArticleStamp,
  DecisionRecord,
  EntityDecision,
  SidecarProblem,
  SidecarProblemCode,
} from './types.js';
import {
  ANNOTATION_KINDS,
  ENTITY_KINDS,
  FIGURE_KINDS,
  MODIFIERS,
  QUOTE_KINDS,
  STATUSES,
  VERSION,
} from './vocabulary.js';

/** What a sidecar file says, and what is wrong with it. */
export interface SidecarReading {
  /** What could be read; empty where nothing could. */
  readonly record: DecisionRecord;
  readonly problems: readonly SidecarProblem[];
  /** False when a problem of severity `error` forbids writing to the file. */
  readonly writable: boolean;
}

/** Reads a sidecar's text. Never throws: whatever the text holds, the result says what was understood and what not. */
export function readSidecar(source: string): SidecarReading {
  const { root, problems } = parseSidecar(source);
  return root ? readRoot(root, problems) : reading({ article: null, entities: new Map(), annotations: [] }, problems);
}

const reading = (record: DecisionRecord, problems: readonly SidecarProblem[]): SidecarReading => ({
  record,
  problems,
  writable: problems.every(({ severity }) => severity !== 'error'),
});

/** Takes down a problem at a node: a warning, since one entry is off and the rest works. */
type Report = (code: SidecarProblemCode, node: Node, template: string, ...values: readonly string[]) => void;

const MOST_WARNINGS = 500;

/** Reads the map that a sidecar is. The writer calls it too, on the nodes it is about to edit. */
export function readRoot(root: YAMLMap, found: readonly SidecarProblem[] = []): SidecarReading {
  const problems = [...found];
  const report: Report = (code, node, template, ...values) => {
    if (problems.length < MOST_WARNINGS) problems.push(problemAt(code, spanOf(node), 'warning', template, ...values));
  };
  const refuse: Report = (code, node, template, ...values) =>
    problems.push(problemAt(code, spanOf(node), 'error', template, ...values));
  const fields = fieldsOf(root, (key, name) => refuse('duplicate-key', key, TWICE, name));
  readVersion(root, fields.get('newsmark'), report, refuse);
  const article = readStamp(fields.get('article')?.value ?? null, report, refuse);
  const entities = readEntities(fields.get('entities')?.value ?? null, report, refuse);
  const annotations = readAnnotations(fields.get('annotations')?.value ?? null, { article, entities }, report, refuse);
  return reading({ article, entities, annotations }, problems);
}

const TWICE = '"{0}" stands here a second time; only the first is read.';

function readVersion(root: YAMLMap, field: Field | undefined, report: Report, refuse: Report): void {
  if (!field) {
    report('version', root, 'The line "newsmark: 1", which says what this file is, is missing.');
    return;
  }
  const version = wholeOf(field.value);
  const node = field.value ?? field.key;
  if (version === undefined || version < 1) refuse('version', node, '"newsmark" must be {0}.', String(VERSION));
  else if (version > VERSION)
    refuse(
      'version',
      node,
      'This sidecar was written by a newer Newsmark (format {0}); it is not changed.',
      String(version),
    );
}

function readStamp(node: Node | null, report: Report, refuse: Report): ArticleStamp | null {
  if (isNothing(node)) return null;
  if (!isMap(node)) {
    refuse('shape', node!, '"article" must be a map of "sha256", "length" and "date".');
    return null;
  }
  const read = reader(node, report);
  const stamp = { sha256: read.string('sha256'), length: read.whole('length'), date: read.string('date') };
  const said = withoutUndefined(stamp);
  return Object.keys(said).length > 0 ? said : null;
}

function readEntities(node: Node | null, report: Report, refuse: Report): ReadonlyMap<string, EntityDecision> {
  const entities = new Map<string, EntityDecision>();
  if (isNothing(node)) return entities;
  if (!isMap(node)) {
    refuse('shape', node!, '"entities" must be a map from ids to entities.');
    return entities;
  }
  const duplicate = (key: Node, name: string): void =>
    report('duplicate-id', key, 'The entity "{0}" stands here a second time; only the first is read.', name);
  for (const [id, { key, value }] of fieldsOf(node, duplicate)) {
    const map = isMap(value) ? value : null;
    if (!map && !isNothing(value)) report('shape', value!, 'An entity must be a map of "name", "kind" and more.');
    const read = map && reader(map, report);
    // An entity that says too little is still one that annotations refer to.
    const name = read?.string('name');
    const kind = read?.oneOf('kind', ENTITY_KINDS);
    if (name === undefined) report('missing', key, 'The entity "{0}" has no name.', id);
    if (kind === undefined && !read?.has('kind')) report('missing', key, 'The entity "{0}" has no kind.', id);
    entities.set(
      id,
      withoutUndefined({
        name: name ?? id,
        kind: kind ?? 'person',
        role: read?.string('role'),
        aliases: read?.strings('aliases'),
        wikidata: read?.string('wikidata'),
        note: read?.string('note'),
      }),
    );
  }
  return entities;
}

function readAnnotations(node: Node | null, file: FileHead, report: Report, refuse: Report): readonly Annotation[] {
  if (isNothing(node)) return [];
  if (!isSeq(node)) {
    refuse('shape', node!, '"annotations" must be a list.');
    return [];
  }
  const annotations: Annotation[] = [];
  const ids = new Set<string>();
  for (const item of node.items as readonly (Node | null)[]) {
    if (!isMap(item)) {
      if (item) report('shape', item, 'An annotation must be a map of "id", "kind", "status", "at" and more.');
      continue;
    }
    const annotation = readAnnotation(item, file, report);
    if (!annotation) continue;
    if (ids.has(annotation.id)) {
      const id = fieldsOf(item).get('id')?.value ?? item;
      report('duplicate-id', id, 'The id "{0}" is taken by an annotation above; this one is not read.', annotation.id);
    } else {
      ids.add(annotation.id);
      annotations.push(annotation);
    }
  }
  return annotations;
}

/** What an annotation is checked against. */
type FileHead = Pick<DecisionRecord, 'article' | 'entities'>;

/** One annotation; undefined, with the problem reported, when it lacks what it cannot be without. */
export function readAnnotation(map: YAMLMap, { article, entities }: FileHead, report: Report): Annotation | undefined {
  const read = reader(map, report);
  const id = read.needed('id', read.string('id'));
  const kind = read.needed('kind', read.oneOf('kind', ANNOTATION_KINDS));
  const status = read.needed('status', read.oneOf('status', STATUSES));
  const at = read.needed('at', read.places('at'));
  if (id === undefined || kind === undefined || status === undefined || at === undefined) return undefined;
  const text = read.needed('text', read.string('text')) ?? '';
  const length = article?.length ?? Number.POSITIVE_INFINITY;
  const inside = (place: Span | undefined, key: string): Span | undefined => {
    if (place && place[1] > length)
      report(
        'outside',
        read.node(key),
        '"{0}" ends at {1}; the article has {2} code units.',
        key,
        String(place[1]),
        String(length),
      );
    return place;
  };
  inside(at.at(-1), 'at');
  const base = {
    id,
    status,
    at,
    text,
    before: read.string('before'),
    after: read.string('after'),
    unplaced: read.yes('unplaced'),
  };
  const rest = {
    labels: read.strings('labels'),
    attributes: read.pairs('attributes'),
    unsure: read.yes('unsure'),
    note: read.string('note'),
    by: read.string('by'),
    on: read.string('on'),
  };
  const entity = (key: 'speaker' | 'entity'): string | undefined => {
    const name = read.string(key);
    if (name !== undefined && !entities.has(name))
      report('unknown-entity', read.node(key), 'There is no entity "{0}" in this file.', name);
    return name;
  };
  switch (kind) {
    case 'quote':
      return withoutUndefined({
        ...base,
        kind,
        quote: read.oneOf('quote', QUOTE_KINDS) ?? 'direct',
        speaker: entity('speaker'),
        source: inside(read.place('source'), 'source'),
        cue: inside(read.place('cue'), 'cue'),
        ...rest,
      });
    case 'figure':
      return withoutUndefined({
        ...base,
        kind,
        figure: read.oneOf('figure', FIGURE_KINDS) ?? 'count',
        value: read.value('value'),
        unit: read.string('unit'),
        modifier: read.oneOf('modifier', MODIFIERS),
        ...rest,
      });
    case 'mention': {
      const named = read.needed('entity', entity('entity'));
      return named === undefined ? undefined : withoutUndefined({ ...base, kind, entity: named, ...rest });
    }
  }
}

/** Typed access to the fields of a map. What is absent gives undefined; what is wrong too, with a problem reported. */
function reader(map: YAMLMap, report: Report) {
  const fields = fieldsOf(map, (key, name) => report('duplicate-key', key, TWICE, name));
  const has = (key: string): boolean => !isNothing(fields.get(key)?.value);
  const node = (key: string): Node => fields.get(key)?.value ?? map;
  const take =
    <T>(parse: (node: Node | null) => T | undefined, code: SidecarProblemCode, expected: string) =>
    (key: string): T | undefined => {
      if (!has(key)) return undefined;
      const value = parse(node(key));
      if (value === undefined) report(code, node(key), '"{0}" must be {1}.', key, expected);
      return value;
    };
  return {
    has,
    node,
    string: take(stringOf, 'bad-value', 'text'),
    strings: take(stringsOf, 'bad-value', 'a list of texts'),
    pairs: take(pairsOf, 'bad-value', 'a map of texts'),
    whole: take(wholeOf, 'bad-value', 'a whole number'),
    yes: take(trueOf, 'bad-value', 'true, or left out'),
    place: take(placeOf, 'bad-span', 'a start and an end, as in [12, 30]'),
    places: take(placesOf, 'bad-span', 'a list of starts and ends in text order, as in [[12, 30]]'),
    value: take(figureValueOf, 'bad-value', 'a number, a pair of numbers, or text'),
    oneOf<T extends string>(key: string, words: readonly T[]): T | undefined {
      const parse = (value: Node | null): T | undefined => words.find((word) => word === stringOf(value));
      // A bare ~, which is no value elsewhere, may be one of the words ("about").
      return parse(node(key)) ?? take(parse, 'unknown-value', `one of ${words.join(', ')}`)(key);
    },
    /** Passes the value on, and reports the field when it is not there at all. */
    needed<T>(key: string, value: T | undefined): T | undefined {
      if (value === undefined && !has(key)) report('missing', map, 'The annotation has no "{0}".', key);
      return value;
    },
  };
}

/** The object without its undefined fields, so that records compare as what they say. */
function withoutUndefined<T extends object>(object: T): { [K in keyof T]: T[K] } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
