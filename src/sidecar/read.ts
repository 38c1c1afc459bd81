import { isMap, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/edit.js';
import { overlaps, type Span } from '../text/span.js';
import { type AnnotationReading, type EntityReading, readAnnotation, readEntity } from './entry.js';
import { type Report, readerOf, readString, readWhole, TWICE, withoutUndefined } from './fieldReader.js';
import { type Field, fieldsOf, isNothing, wholeOf } from './fields.js';
import { spanOf } from './library.js';
import { problemAt } from './problem.js';
import { sameAnnotation, sharedEnds } from './record.js';
import { endOf, startOf } from './splice.js';
import { atOnce, type Steps } from './steps.js';
import { type Entry, type Outline, outlining, outliningAgain } from './tree.js';
import type { Annotation, ArticleStamp, DecisionRecord, EntityDecision, SidecarProblem } from './types.js';
import { VERSION } from './vocabulary.js';

/** What a sidecar file says, and what is wrong with it. */
export interface SidecarReading {
  readonly source: string;
  /** What could be read; empty where nothing could. */
  readonly record: DecisionRecord;
  readonly problems: readonly SidecarProblem[];
  /** False when a problem of severity `error` forbids writing to the file. */
  readonly writable: boolean;
  /** For the writer: the text taken apart, and of each item of its list the annotation's id ('' for one not read). */
  readonly outline: Outline;
  readonly ids: readonly string[];
  /** For the next reading: what each entry said, by its lines. */
  readonly memory: Memory;
}

/** What entries say, by their lines, with spans counted from the entry's start. */
interface Memory {
  readonly annotations: ReadonlyMap<string, Read<AnnotationReading>>;
  readonly entities: ReadonlyMap<string, Read<EntityReading | null>>;
}

interface Read<T> {
  readonly said: T;
  readonly problems: readonly SidecarProblem[];
  readonly cost: number;
  /** Whether all its problems are there: beyond so many in a file no more are taken down. */
  readonly complete: boolean;
}

const FORGETFUL: Memory = { annotations: new Map(), entities: new Map() };

/** A save that has made a sidecar's text of the one that was read before. */
export interface Saved {
  /** Sorted, apart from each other. */
  readonly edits: readonly TextEdit[];
  /** What the text should say now. */
  readonly record: DecisionRecord;
}

/**
 * Reads a sidecar's text. Never throws: whatever the text holds, the result says what was understood and what not. With
 * an earlier reading of the same file, only the entries that have changed since are read again; after a save, only what
 * stands near its edits is looked at, and annotations that say what they should are the same objects as there.
 */
export const readSidecar = (source: string, before?: SidecarReading, saved?: Saved): SidecarReading =>
  atOnce(readingSidecar(source, before, saved));

/** The same in steps. */
export function* readingSidecar(source: string, before?: SidecarReading, saved?: Saved): Steps<SidecarReading> {
  if (!before || !saved) return yield* readOutline(source, yield* outlining(source), before?.memory ?? FORGETFUL);
  const { head, tail } = sharedEnds(before.record.annotations, saved.record.annotations);
  const changed = saved.record.annotations.slice(head, saved.record.annotations.length - tail);
  const expected = new Map(changed.map((annotation) => [annotation.id, annotation]));
  const outline = yield* outliningAgain(before.outline, saved.edits, source);
  return yield* readOutline(source, outline, before.memory, expected);
}

const NOTHING_EXPECTED: ReadonlyMap<string, Annotation> = new Map();

/** How many entries are read in one step. */
const STEP = 50;
const MOST_WARNINGS = 500;
/** What an entry with something wrong in it takes of the budget. */
const WRONG = 4;

/** Reads the parts of a text; `source` is the text itself, conflicts and all. */
function* readOutline(
  source: string,
  outline: Outline,
  before: Memory,
  expected: ReadonlyMap<string, Annotation> = NOTHING_EXPECTED,
): Steps<SidecarReading> {
  const problems = [...outline.problems];
  const add = (problem: SidecarProblem): void => {
    if (problem.severity === 'error' || problems.length < MOST_WARNINGS) problems.push(problem);
  };
  const report: Report = (code, node, template, ...values) =>
    add(problemAt(code, spanOf(node), 'warning', template, ...values));
  const refuse: Report = (code, node, template, ...values) =>
    add(problemAt(code, spanOf(node), 'error', template, ...values));
  const { root } = outline;
  const fields = root
    ? fieldsOf(root, (key, name) => refuse('duplicate-key', key, TWICE, name))
    : new Map<string, Field>();
  if (root) readVersion(root, fields.get('newsmark'), report, refuse);
  const article = root ? readStamp(fields.get('article')?.value ?? null, report, refuse) : null;

  const budget = { left: outline.budget };
  const entities = yield* entitiesOf(outline, fields.get('entities')?.value ?? null, before, budget, refuse);
  const byId = new Map<string, EntityDecision>();
  for (const { read, start } of entities.list) {
    for (const problem of read.problems) add(moved(problem, start));
    if (!read.said) continue;
    const { id, entity, key } = read.said;
    if (!byId.has(id)) byId.set(id, entity);
    else
      add(
        problemAt(
          'duplicate-id',
          movedSpan(key, start),
          'warning',
          'The entity "{0}" stands here a second time; only the first is read.',
          id,
        ),
      );
  }

  const list = fields.get('annotations')?.value ?? null;
  const annotations = yield* annotationsOf(outline, list, before, expected, budget, refuse);
  const said: Annotation[] = [];
  const ids: string[] = [];
  const seen = new Set<string>();
  const length = article?.length ?? Number.POSITIVE_INFINITY;
  for (const { read, start } of annotations.list) {
    for (const problem of read.problems) add(moved(problem, start));
    const { annotation, names, ends, id } = read.said;
    if (names && !byId.has(names.entity) && outline.blanked.length === 0)
      add(
        problemAt(
          'unknown-entity',
          movedSpan(names.at, start),
          'warning',
          'There is no entity "{0}" in this file.',
          names.entity,
        ),
      );
    for (const { key, end, at } of ends)
      if (end > length)
        add(
          problemAt(
            'outside',
            movedSpan(at, start),
            'warning',
            '"{0}" ends at {1}; the article has {2} code units.',
            key,
            String(end),
            String(length),
          ),
        );
    ids.push(annotation && !seen.has(annotation.id) ? annotation.id : '');
    if (!annotation) continue;
    if (seen.has(annotation.id))
      add(
        problemAt(
          'duplicate-id',
          movedSpan(id, start),
          'warning',
          'The id "{0}" is taken by an annotation above; this one is not read.',
          annotation.id,
        ),
      );
    else {
      seen.add(annotation.id);
      said.push(annotation);
    }
  }
  return {
    source,
    record: { article, entities: byId, annotations: said },
    problems,
    writable: problems.every(({ severity }) => severity !== 'error'),
    outline,
    ids,
    memory: { annotations: annotations.memory, entities: entities.memory },
  };
}

const movedSpan = ([start, end]: Span, by: number): Span => [start + by, end + by];
const moved = (problem: SidecarProblem, by: number): SidecarProblem =>
  by === 0 ? problem : { ...problem, span: movedSpan(problem.span, by) };

/** Entries as they were read, each with the offset its spans are counted from. */
interface Readings<T> {
  readonly list: readonly { readonly read: Read<T>; readonly start: number }[];
  readonly memory: ReadonlyMap<string, Read<T>>;
}

/** Reads the entries of a section, those that are known from before excepted; no further than the budget goes. */
function* readEntries<T>(
  entries: readonly Entry[],
  before: ReadonlyMap<string, Read<T>>,
  budget: { left: number },
  read: (contents: Node | null, report: Report) => T,
  refuse: () => void,
): Steps<Readings<T>> {
  const memory = new Map<string, Read<T>>();
  const list: { read: Read<T>; start: number }[] = [];
  let reported = 0;
  for (const entry of entries) {
    let known = memory.get(entry.text) ?? before.get(entry.text);
    if (!known || known.cost > budget.left) {
      const { contents, problems: found, cost } = entry.compose(budget.left, 0);
      const problems = [...found];
      let wrong = problems.length;
      const report: Report = (code, node, template, ...values) => {
        wrong++;
        if (reported + problems.length < MOST_WARNINGS)
          problems.push(problemAt(code, spanOf(node), 'warning', template, ...values));
      };
      const said = read(contents, report);
      known = { said, problems, cost: cost + (wrong > 0 ? WRONG : 0), complete: wrong === problems.length };
    }
    reported += known.problems.length;
    budget.left -= known.cost;
    if (known.complete) memory.set(entry.text, known);
    list.push({ read: known, start: entry.start });
    if (budget.left < 0) {
      refuse();
      break;
    }
    if (list.length % STEP === 0) yield;
  }
  return { list, memory };
}

/** Takes the entries of a section that the library has read as a whole. */
function readNodes<T>(
  nodes: readonly (readonly [key: unknown, value: Node | null])[],
  read: (key: unknown, value: Node | null, report: Report) => T,
): Readings<T> {
  const list = nodes.map(([key, value]) => {
    const problems: SidecarProblem[] = [];
    const report: Report = (code, node, template, ...values) =>
      problems.push(problemAt(code, spanOf(node), 'warning', template, ...values));
    return { read: { said: read(key, value, report), problems, cost: 0, complete: true }, start: 0 };
  });
  return { list, memory: new Map() };
}

const TOO_MUCH = 'There is too much here that is not written the plain way, one field a line, or cannot be read.';

function* entitiesOf(
  { sections }: Outline,
  node: Node | null,
  before: Memory,
  budget: { left: number },
  refuse: Report,
): Steps<Readings<EntityReading | null>> {
  const section = sections.entities;
  if (section) {
    const readOne = (contents: Node | null, report: Report): EntityReading | null => {
      const pair = isMap(contents) ? (contents.items[0] as Pair<unknown, Node | null>) : null;
      return pair ? readEntity(pair.key, pair.value, report) : null;
    };
    return yield* readEntries(section.entries, before.entities, budget, readOne, () =>
      refuse('too-large', section.key, TOO_MUCH),
    );
  }
  if (!isNothing(node) && !isMap(node)) refuse('shape', node as Node, '"entities" must be a map from ids to entities.');
  const items = isMap(node) ? (node.items as readonly Pair<unknown, Node | null>[]) : [];
  return readNodes(
    items.map(({ key, value }) => [key, value]),
    readEntity,
  );
}

function* annotationsOf(
  { sections, blanked, text }: Outline,
  node: Node | null,
  before: Memory,
  expected: ReadonlyMap<string, Annotation>,
  budget: { left: number },
  refuse: Report,
): Steps<Readings<AnnotationReading>> {
  const read = (_: unknown, item: Node | null, report: Report) => {
    // What stands partly within a merge's markers may have lost fields, or have got its neighbour's: it is not read.
    if (item === null || blanked.length === 0) return readAnnotation(item, report);
    const lines: Span = [startOf(item), endOf(text, item)];
    return readAnnotation(blanked.some((span) => overlaps(lines, span)) ? null : item, report);
  };
  const section = sections.annotations;
  if (section) {
    if (blanked.length === 0) {
      const readOne = (item: Node | null, report: Report): AnnotationReading => {
        const said = read(null, item, report);
        const { annotation } = said;
        const same = annotation && expected.get(annotation.id);
        // One that names a field without a value says the same, but is another thing to compare.
        const isIt =
          same && sameAnnotation(same, annotation) && Object.values(same).every((value) => value !== undefined);
        return isIt ? { ...said, annotation: same } : said;
      };
      return yield* readEntries(section.entries, before.annotations, budget, readOne, () =>
        refuse('too-large', section.key, TOO_MUCH),
      );
    }
    const items = section.entries.map((entry) => {
      const { contents, cost } = entry.compose(budget.left, entry.start);
      budget.left -= cost;
      return contents;
    });
    return readNodes(
      items.map((item) => [null, item]),
      read,
    );
  }
  if (!isNothing(node) && !isSeq(node)) refuse('shape', node as Node, '"annotations" must be a list.');
  const items = isSeq(node) ? (node.items as readonly (Node | null)[]) : [];
  return readNodes(
    items.map((item) => [null, item]),
    read,
  );
}

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
    refuse('shape', node as Node, '"article" must be a map of "sha256", "length" and "date".');
    return null;
  }
  const reader = readerOf(node, report);
  const stamp = withoutUndefined({
    sha256: readString(reader, 'sha256'),
    length: readWhole(reader, 'length'),
    date: readString(reader, 'date'),
  });
  return Object.keys(stamp).length > 0 ? stamp : null;
}
