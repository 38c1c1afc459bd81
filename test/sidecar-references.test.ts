import assert from 'node:assert/strict';
import { referencesIn } from '../src/sidecar/references.js';

const source = `newsmark: 1
entities:
  mina-cho: {name: Mina Cho, kind: person}
annotations:
  - id: "aaaa"
    kind: quote
    status: confirmed
    at: [[10, 20], [30, 40]]
    text: never
    speaker: mina-cho  # by voice
    source: [21, 24]
  - {id: bbbb, kind: mention, status: added, at: [[50, 54]], text: Cho, entity: 'mina-cho'}
  - {id: bbbb, kind: figure}
  - just words
  - kind: figure
`;

describe('sidecar: what annotations refer to', () => {
  it('is found in blocks and on one line', () => {
    const words = [...referencesIn(source)].map(([id, { entity, ...spans }]) => [
      id,
      ...Object.values(spans).map((span) => span && source.slice(...(span as [number, number]))),
      entity && `${entity.id} ${source.slice(...entity.span)}`,
    ]);
    assert.deepEqual(words, [
      ['aaaa', '"aaaa"', '[[10, 20], [30, 40]]', '[21, 24]', null, 'mina-cho mina-cho'],
      ['bbbb', 'bbbb', '[[50, 54]]', null, null, "mina-cho 'mina-cho'"],
    ]);
  });

  it('is nothing where there are no annotations', () => {
    for (const text of ['', 'newsmark: 1\n', 'annotations: 3\n', '- a\n', 'a: [\n'])
      assert.equal(referencesIn(text).size, 0);
  });
});
