import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { fieldsOf, isNothing, stringOf, stringsOf, wholeOf } from '../sidecar/fields.js';
import { problemAt } from '../sidecar/problem.js';
import { parseSidecar, spanOf } from '../sidecar/tree.js';
import type { SidecarProblemCode } from '../sidecar/types.js';
import { ANNOTATION_KINDS, VERSION } from '../sidecar/vocabulary.js';
import { ATTRIBUTE_TYPES, type Attribute, type Codebook, type CodebookProblem, type Label } from './types.js';

/** The name of the file, at a workspace folder's root. */
export const CODEBOOK_FILE = 'newsmark.yaml';

export const emptyCodebook: Codebook = { labels: [], attributes: [], never: [] };

/** What a codebook file says, and what is wrong with it. */
export interface CodebookReading {
  /** What could be read; empty where nothing could. */
  readonly codebook: Codebook;
  readonly problems: readonly CodebookProblem[];
  /** False when a problem of severity `error` forbids writing to the file. */
  readonly writable: boolean;
}

/** The parser is the sidecars'; what it says of a file as a whole is said of this one. */
const WORDS: Partial<Record<SidecarProblemCode, string>> = {
  'too-large': 'The codebook is too long.',
  'too-deep': 'The codebook is nested too deeply.',
  documents: 'A codebook is one YAML document; what stands behind "---" is not read.',
  shape: 'A codebook is a map of "newsmark", "labels", "attributes" and "never".',
};

/** Reads a codebook's text. Never throws: whatever the text holds, the result says what was understood and what not. */
export function readCodebook(source: string): CodebookReading {
  const { root, problems: found } = parseSidecar(source);
  const problems = found.map((problem) => {
    const words = WORDS[problem.code];
    return words === undefined ? problem : problemAt(problem.code, problem.span, problem.severity, words);
  });
  const codebook = root ? readMap(root, problems) : emptyCodebook;
  return { codebook, problems, writable: problems.every(({ severity }) => severity !== 'error') };
}

/** Takes down a problem at a node, worded for translation; gives nothing, so that it can stand for what is missing. */
type Report = (code: SidecarProblemCode, node: Node, template: string, ...values: readonly string[]) => undefined;

const MOST_WARNINGS = 500;

function readMap(root: YAMLMap, problems: CodebookProblem[]): Codebook {
  const reportAs =
    (severity: CodebookProblem['severity']): Report =>
    (code, node, template, ...values) => {
      if (severity === 'error' || problems.length < MOST_WARNINGS)
        problems.push(problemAt(code, spanOf(node), severity, template, ...values));
    };
  const report = reportAs('warning');
  const refuse = reportAs('error');
  const fields = fieldsOf(root, (key, name) =>
    refuse('duplicate-key', key, '"{0}" stands here a second time; only the first is read.', name),
  );
  const version = fields.get('newsmark');
  const number = wholeOf(version?.value);
  if (!version) report('version', root, 'The line "newsmark: 1", which says what this file is, is missing.');
  else if (number === undefined || number < 1)
    refuse('version', version.value ?? version.key, '"newsmark" must be {0}.', String(VERSION));
  else if (number > VERSION)
    refuse('version', version.value ?? version.key, 'This codebook was written by a newer Newsmark.');
  const list = (key: string): readonly Node[] => itemsOf(fields.get(key)?.value ?? null, key, refuse);
  const keys = new Set<string>();
  const asked = new Set<string>();
  return {
    labels: list('labels').flatMap((node) => readLabel(node, report, keys, asked) ?? []),
    attributes: list('attributes').flatMap((node) => readAttribute(node, report, asked) ?? []),
    never: list('never').flatMap(
      (node) => stringOf(node) ?? report('bad-value', node, 'A name that is never suggested must be text.') ?? [],
    ),
  };
}

function itemsOf(node: Node | null, key: string, report: Report): readonly Node[] {
  if (isNothing(node)) return [];
  if (isSeq(node)) return node.items.filter((item): item is Node => item !== null);
  report('shape', node!, '"{0}" must be a list.', key);
  return [];
}

/** One label; a bare key is one too: `labels: [peace, war]`. */
function readLabel(node: Node, report: Report, keys: Set<string>, asked: Set<string>): Label | undefined {
  const bare = stringOf(node);
  const fields = isMap(node) ? fieldsOf(node) : undefined;
  if (bare === undefined && !fields)
    return report('shape', node, 'A label must be a key, or a map of "key", "color", "description" and more.');
  const keyNode = fields?.get('key')?.value ?? node;
  const key = bare ?? stringOf(fields?.get('key')?.value ?? null);
  if (!key) return report('missing', node, 'The label has no "key".');
  if (keys.has(key))
    return report('duplicate-id', keyNode, 'The label "{0}" stands above already; this one is not read.', key);
  keys.add(key);
  if (!fields) return { key, attributes: [], labels: [] };
  const get = (name: string): Node | null => fields.get(name)?.value ?? null;
  const color = textAt(get('color'), 'color', report);
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color))
    report('bad-value', get('color')!, '"color" must be as in "#3a7bd5".');
  return withoutUndefined({
    key,
    color: color && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : undefined,
    description: textAt(get('description'), 'description', report),
    kinds: kindsAt(get('kinds'), report),
    attributes: itemsOf(get('attributes'), 'attributes', report).flatMap(
      (item) => readAttribute(item, report, asked) ?? [],
    ),
    labels: itemsOf(get('labels'), 'labels', report).flatMap((item) => readLabel(item, report, keys, asked) ?? []),
  });
}

/** One attribute. `asked` holds the keys read so far: the sidecars know attributes by their key alone. */
function readAttribute(node: Node, report: Report, asked: Set<string>): Attribute | undefined {
  const fields = isMap(node) ? fieldsOf(node) : undefined;
  if (!fields) return report('shape', node, 'An attribute must be a map of "key", "values" or "type", and more.');
  const get = (name: string): Node | null => fields.get(name)?.value ?? null;
  const key = stringOf(get('key'));
  if (!key) return report('missing', node, 'The attribute has no "key".');
  if (asked.has(key))
    return report('duplicate-id', get('key')!, 'The attribute "{0}" stands above already; this one is not read.', key);
  const values = isNothing(get('values')) ? [] : (stringsOf(get('values')) ?? []);
  const word = isNothing(get('type')) ? undefined : stringOf(get('type'));
  const type = ATTRIBUTE_TYPES.find((known) => known === word);
  if (word !== undefined && !type)
    report('unknown-value', get('type')!, '"type" must be one of {0}.', ATTRIBUTE_TYPES.join(', '));
  const taken = type ?? (values.length ? 'choice' : 'text');
  if (taken === 'choice' && values.length === 0)
    return report('missing', get('key')!, 'The attribute "{0}" has no "values" to choose from.', key);
  asked.add(key);
  return withoutUndefined({
    key,
    type: taken,
    values: taken === 'choice' ? values : [],
    description: textAt(get('description'), 'description', report),
    kinds: kindsAt(get('kinds'), report),
  });
}

function textAt(node: Node | null, key: string, report: Report): string | undefined {
  if (isNothing(node)) return undefined;
  return stringOf(node) ?? report('bad-value', node!, '"{0}" must be text.', key);
}

function kindsAt(node: Node | null, report: Report): Label['kinds'] {
  if (isNothing(node)) return undefined;
  const words = stringsOf(node);
  const kinds = words?.map((word) => ANNOTATION_KINDS.find((kind) => kind === word));
  if (kinds?.every((kind) => kind !== undefined)) return kinds as Label['kinds'];
  return report('unknown-value', node!, '"kinds" must be among {0}.', ANNOTATION_KINDS.join(', '));
}

/** The object without its undefined fields, so that codebooks compare as what they say. */
const withoutUndefined = <T extends object>(object: T): { [K in keyof T]: T[K] } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
