/** Generated records, changes and sidecar files for the property tests. */
import fc from 'fast-check';
import { fileLines } from '../src/sidecar/render.js';
import type { Annotation, ArticleStamp, Change, DecisionRecord, EntityDecision } from '../src/sidecar/types.js';
import { ENTITY_KINDS, FIGURE_KINDS, MODIFIERS, QUOTE_KINDS, STATUSES } from '../src/sidecar/vocabulary.js';
import type { Span } from '../src/text/span.js';

/** Texts that are hard on YAML: what looks like another type, what breaks a line, what begins a construct. */
const nasty = fc.constantFrom(
  ...['', ' ', ' led', 'trailed ', 'no', 'Yes', 'null', '~', '1.10', '012', '0x1F', '1e3', '190:20:30', '2020-04-07'],
  ...[
    '.nan',
    '.INF',
    '=',
    '<<',
    '- item',
    '? key',
    ': value',
    'key: value',
    'end:',
    'a #comment',
    '#all',
    '*alias',
    '&a',
  ],
  ...[
    '!!int 3',
    '%YAML 1.1',
    '---',
    '...',
    '@at',
    '`tick`',
    "it's",
    '"quoted"',
    '“curly,” he said',
    '[a, b]',
    '{a: b}',
  ],
  ...[
    'a, b',
    'line\nbreak',
    'line\r\nbreak',
    '\ttab',
    'nul\0',
    '\u2028',
    'a\u2029b',
    '\u0085',
    '\ufeffbom',
    '\ud83d',
    '\ude00x',
  ],
  ...[
    '😀',
    'Ünïcode',
    '新聞',
    'خبر',
    '\\',
    '\\n',
    '|',
    '>',
    '>-',
    '__proto__',
    'constructor',
    '2,400 soldiers',
    '12:30 pm',
  ],
);

const text = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom('said', 'the', '“', '”', ':', '#', ' ', '-', "'", '"', '\n', ','), { maxLength: 12 })
    .map((w) => w.join('')),
  fc.lorem({ maxCount: 60 }),
);

const id = fc.stringMatching(/^[a-z][a-z0-9]{3}$/);
const entityId = fc.oneof(fc.constantFrom('mina-cho', 'oda-group', 'b', '__proto__', 'ünal', 'no', '12'), id);

const spans = (most: number): fc.Arbitrary<readonly Span[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: most * 2 }).map((offsets) => {
    const sorted = offsets.sort((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i): Span => [sorted[2 * i], sorted[2 * i + 1]]);
  });
const span = spans(1).map((s) => s[0]);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
);

const base = {
  id,
  status: fc.constantFrom(...STATUSES),
  at: spans(3),
  text,
};
const maybe = {
  before: text,
  after: text,
  unplaced: fc.constant(true as const),
  labels: fc.array(text, { maxLength: 3 }),
  attributes: fc.dictionary(text, text, { minKeys: 1, maxKeys: 3 }),
  unsure: fc.constant(true as const),
  note: text,
  by: text,
  on: fc.constantFrom('2026-11-22', '2026-11-22T10:00:00Z', 'yesterday'),
};

const present = <T extends object>(
  needed: { [K in keyof T]: fc.Arbitrary<T[K]> },
  keys: (keyof T)[],
): fc.Arbitrary<T> => fc.record(needed, { requiredKeys: keys as never }) as fc.Arbitrary<T>;

export const annotation: fc.Arbitrary<Annotation> = fc.oneof(
  present<Extract<Annotation, { kind: 'quote' }>>(
    {
      ...base,
      ...maybe,
      kind: fc.constant('quote' as const),
      quote: fc.constantFrom(...QUOTE_KINDS),
      speaker: entityId,
      source: span,
      cue: span,
    } as never,
    ['id', 'kind', 'quote', 'status', 'at', 'text'],
  ),
  present<Extract<Annotation, { kind: 'figure' }>>(
    {
      ...base,
      ...maybe,
      kind: fc.constant('figure' as const),
      figure: fc.constantFrom(...FIGURE_KINDS),
      value: fc.oneof(number, fc.tuple(number, number), fc.constantFrom('P1W', '2020', '2020-04-07', '1.50', 'no')),
      unit: text,
      modifier: fc.constantFrom(...MODIFIERS),
    } as never,
    ['id', 'kind', 'figure', 'status', 'at', 'text'],
  ),
  present<Extract<Annotation, { kind: 'mention' }>>(
    { ...base, ...maybe, kind: fc.constant('mention' as const), entity: entityId } as never,
    ['id', 'kind', 'entity', 'status', 'at', 'text'],
  ),
);

export const entity: fc.Arbitrary<EntityDecision> = fc.record(
  {
    name: text,
    kind: fc.constantFrom(...ENTITY_KINDS),
    role: text,
    aliases: fc.array(text, { maxLength: 3 }),
    wikidata: fc.constantFrom('Q42', 'Q1'),
    note: text,
  },
  { requiredKeys: ['name', 'kind'] },
);

const stamp: fc.Arbitrary<ArticleStamp> = fc.record(
  {
    sha256: fc.constantFrom('9f2c', '1234567890', '12e4', 'deadbeef'),
    length: fc.integer({ min: 5000, max: 9e8 }),
    date: fc.constantFrom('2020-04-07', 'spring'),
  },
  { requiredKeys: ['sha256'] },
);

export const record: fc.Arbitrary<DecisionRecord> = fc
  .record({
    article: fc.option(stamp),
    entities: fc.array(fc.tuple(entityId, entity), { maxLength: 4 }),
    annotations: fc.uniqueArray(annotation, { selector: (a) => a.id, maxLength: 5 }),
  })
  .map(({ article, entities, annotations }) => ({
    article,
    entities: new Map(entities),
    annotations: annotations.sort((a, b) => a.at[0][0] - b.at[0][0]),
  }));

/** Changes to a given record: of what is there, and of new things. */
export const changesTo = (given: DecisionRecord): fc.Arbitrary<readonly Change[]> => {
  const known = given.annotations.length > 0 ? [fc.constantFrom(...given.annotations)] : [];
  const ids = given.entities.size > 0 ? [fc.constantFrom(...given.entities.keys())] : [];
  const changes: fc.Arbitrary<Change>[] = [
    annotation.map((to) => ({ annotation: to.id, to })),
    fc.tuple(entityId, entity).map(([key, to]) => ({ entity: key, to })),
    fc.option(stamp).map((article) => ({ article })),
    ...known.flatMap((a) => [
      a.map((old) => ({ annotation: old.id, to: null })),
      fc.tuple(a, annotation).map(([old, to]) => ({ annotation: old.id, to: { ...to, id: old.id } as Annotation })),
      fc.tuple(a, text).map(([old, note]) => ({ annotation: old.id, to: { ...old, note } })),
      a.map(({ note: _, labels: __, ...old }) => ({ annotation: old.id, to: old as Annotation })),
    ]),
    ...ids.flatMap((key) => [
      key.map((old) => ({ entity: old, to: null })),
      fc
        .tuple(key, text)
        .map(([old, role]) => ({ entity: old, to: { ...(given.entities.get(old) as EntityDecision), role } })),
    ]),
  ];
  return fc.array(fc.oneof(...changes), { minLength: 1, maxLength: 5 });
};

/** A sidecar file as a person might have left it, and how many lines of it belong to nobody. */
export interface Handwriting {
  readonly crlf: boolean;
  readonly bom: boolean;
  readonly comments: boolean;
  readonly blankLines: boolean;
  readonly unknownKeys: boolean;
  readonly finalBreak: boolean;
  readonly indent: 0 | 2 | 4;
}

export const handwriting: fc.Arbitrary<Handwriting> = fc.record({
  crlf: fc.boolean(),
  bom: fc.boolean(),
  comments: fc.boolean(),
  blankLines: fc.boolean(),
  unknownKeys: fc.boolean(),
  finalBreak: fc.boolean(),
  indent: fc.constantFrom(0, 2, 4),
});

export function writtenByHand(saved: DecisionRecord, hand: Handwriting): string {
  const lines: string[] = [];
  let section = '';
  const written = fileLines(saved).filter((line) => line !== '');
  written.forEach((line, n) => {
    const top = !line.startsWith(' ');
    if (top) section = line.slice(0, line.indexOf(':'));
    const begins = line.startsWith('  - ') || (section === 'entities' && !top);
    if (hand.blankLines && begins) lines.push('');
    if (hand.comments && (begins || top)) lines.push(`${top ? '' : '  '}# comment ${n}`);
    const shifted = top || section !== 'annotations' ? line : ' '.repeat(hand.indent) + line.slice(2);
    lines.push(hand.comments && n % 3 === 0 ? `${shifted} # tail ${n}` : shifted);
    if (hand.unknownKeys && begins && section === 'annotations')
      lines.push(`${' '.repeat(hand.indent)}  x-${n}: {kept: [${n}, yes]}`);
    if (hand.unknownKeys && top && section === 'newsmark')
      lines.push('x-tool:', '  setting: |', '    kept', '    as is', '');
  });
  if (hand.unknownKeys) lines.push('x-last: [a,', '  b]');
  const lineBreak = hand.crlf ? '\r\n' : '\n';
  return (hand.bom ? '\uFEFF' : '') + lines.join(lineBreak) + (hand.finalBreak ? lineBreak : '');
}
