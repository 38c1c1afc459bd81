import assert from 'node:assert/strict';
import { placeAt } from '../src/sidecar/at.js';
import { completionsAt, describeKey } from '../src/sidecar/completions.js';

/** A sidecar with a cursor in it. */
function cursor(marked: string): { readonly source: string; readonly offset: number } {
  const offset = marked.indexOf('│');
  assert.ok(offset >= 0 && marked.indexOf('│', offset + 1) < 0, 'one cursor');
  return { source: marked.replace('│', ''), offset };
}

const sidecar = (field: string): string => `newsmark: 1
article: {sha256: 9f2c, length: 400}
entities:
  mina-cho: {name: Mina Cho, kind: person}
  oda-group:
    name: Oda Group
    kind: organization
annotations:
  - id: aaaa
    kind: quote
    status: confirmed
    at: [[10, 20]]
    text: never
    ${field}
  - {id: bbbb, kind: mention, status: added, at: [[30, 34]], text: Cho, entity: mina-cho, labels: [bridge, port]}
`;

/** What stands at the cursor, in words: its path, its part, the words, and whom it is about. */
function at(marked: string): string | null {
  const { source, offset } = cursor(marked);
  const place = placeAt(source, offset);
  if (!place) return null;
  const about = [place.annotation && `in ${place.annotation}`, place.entity && `of ${place.entity}`].filter(Boolean);
  return `${place.part} ${place.path.join('.')} “${source.slice(...place.span)}” ${about.join(' ')}`.trim();
}

describe('sidecar: what stands at an offset', () => {
  const cases: Readonly<Record<string, string | null>> = {
    'speaker: mina│-cho': 'value annotations.0.speaker “mina-cho” in aaaa of mina-cho',
    'speaker: │mina-cho': 'value annotations.0.speaker “mina-cho” in aaaa of mina-cho',
    'speaker: mina-cho│': 'value annotations.0.speaker “mina-cho” in aaaa of mina-cho',
    'speaker: "mina│-cho"  # by voice': 'value annotations.0.speaker “"mina-cho"” in aaaa of mina-cho',
    'speaker: mina-cho # by │voice': null,
    'speak│er: mina-cho': 'key annotations.0.speaker “speaker” in aaaa',
    'speaker: │': 'value annotations.0.speaker “” in aaaa',
    'speaker:│': 'value annotations.0.speaker “” in aaaa',
    '│': 'key annotations.0 “” in aaaa',
    'spe│': 'key annotations.0.spe “spe” in aaaa',
    'source: [1, 1│2]': 'value annotations.0.source.1 “12” in aaaa',
    'labels: [port, │]': 'value annotations.0.labels.0 “” in aaaa',
    'labels: [│]': 'value annotations.0.labels “” in aaaa',
    'note: |\n      two│ lines': 'value annotations.0.note “|\n      two lines\n” in aaaa',
  };
  for (const [field, expected] of Object.entries(cases)) it(field, () => assert.equal(at(sidecar(field)), expected));

  it('in entries on one line, in entities, and at the top', () => {
    const whole = sidecar('by: dana');
    const put = (words: string): string | null => at(whole.replace(words.replace('│', ''), words));
    assert.equal(put('entity: mi│na-cho'), 'value annotations.1.entity “mina-cho” in bbbb of mina-cho');
    assert.equal(put('labels: [bri│dge'), 'value annotations.1.labels.0 “bridge” in bbbb');
    assert.equal(put('  mina│-cho:'), 'key entities.mina-cho “mina-cho” of mina-cho');
    assert.equal(put('kind: organi│zation'), 'value entities.oda-group.kind “organization” of oda-group');
    assert.equal(put('entit│ies:'), 'key entities “entities”');
    assert.equal(put('│annotations:'), 'key annotations “annotations”');
    assert.equal(put('  - {│id: bbbb'), 'key annotations.1.id “id” in bbbb');
    assert.equal(put('newsmark: 1│'), 'value newsmark “1”');
    assert.equal(put('  - │id: aaaa'), 'key annotations.0.id “id” in aaaa');
    assert.equal(put('length: 4│00'), 'value article.length “400”');
  });

  it('nothing outside the text, in an empty file, or in one that is no map', () => {
    assert.equal(placeAt('', 0), null);
    assert.equal(placeAt('- a', 2), null);
    assert.equal(placeAt('# only a comment', 5), null);
    assert.doesNotThrow(() => placeAt('a: 1', 99));
  });
});

describe('sidecar: what may be written at an offset', () => {
  const labels = (marked: string): readonly string[] => {
    const { source, offset } = cursor(marked);
    return completionsAt(source, offset)?.items.map(({ label }) => label) ?? [];
  };
  it('the entities where one is named, with their names', () => {
    const { source, offset } = cursor(sidecar('speaker: mi│'));
    assert.deepEqual(completionsAt(source, offset), {
      span: [offset - 2, offset],
      items: [
        { kind: 'entity', label: 'mina-cho', text: 'mina-cho', detail: 'Mina Cho' },
        { kind: 'entity', label: 'oda-group', text: 'oda-group', detail: 'Oda Group' },
      ],
    });
    assert.deepEqual(labels(sidecar('speaker: │')), ['mina-cho', 'oda-group']);
    const bare = cursor(sidecar('speaker:│'));
    assert.equal(completionsAt(bare.source, bare.offset)?.items[0].text, ' mina-cho');
  });
  it('the words that a field knows, and the labels there are', () => {
    assert.deepEqual(labels(sidecar('quote: │')), ['direct', 'mixed', 'indirect']);
    assert.deepEqual(labels(sidecar('labels: [│]')), ['bridge', 'port']);
    assert.deepEqual(labels(sidecar('note: │')), []);
    assert.deepEqual(labels(sidecar('').replace('kind: person', 'kind: pers│on')), [
      'person',
      'organization',
      'place',
      'group',
    ]);
  });
  it('the keys of its kind that are not there yet', () => {
    const offered = labels(sidecar('│'));
    assert.ok(offered.includes('speaker') && offered.includes('note'));
    assert.ok(!offered.includes('status') && !offered.includes('unit'));
  });
  it('what a key holds', () => {
    assert.match(describeKey(['annotations', 0, 'speaker']) ?? '', /entity that speaks/);
    assert.match(describeKey(['article']) ?? '', /article/);
    assert.equal(describeKey(['annotations', 0, 'constructor']), null);
    assert.equal(describeKey(['x-tool']), null);
  });
});
