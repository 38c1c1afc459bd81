import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { entityIdFor, newId } from '../src/sidecar/ids.js';
import { scalarText } from '../src/sidecar/scalar.js';
import { stampOf } from '../src/sidecar/stamp.js';

describe('sidecar: ids', () => {
  it('of annotations are short words that are words to every YAML reader', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 40 }),
        (chances) => {
          let n = 0;
          const random = () => chances[n++ % chances.length];
          const taken = new Set<string>();
          for (let i = 0; i < 5; i++) {
            const id = newId(taken, random);
            assert.match(id, /^[a-z][a-z0-9]{3,}$/);
            assert.ok(!taken.has(id));
            for (const version of ['1.1', '1.2'] as const) assert.equal(parse(id, { version }), id);
            taken.add(id);
          }
        },
      ),
    );
  });

  it('end even where chance always says the same', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 10; i++) taken.add(newId(taken, () => 0));
    assert.equal(taken.size, 10);
  });

  it('of entities are their names', () => {
    const cases = {
      'Mina Cho': 'mina-cho',
      'José  Ibáñez': 'jose-ibanez',
      "O'Hara & Sons, Inc.": 'ohara-sons-inc',
      'Łukasz Groß': 'lukasz-gross',
      新聞社: '新聞社',
      'Иван Петров': 'иван-петров',
      '3M': 'entity-3m',
      No: 'entity-no',
      '…': 'entity',
      '😀': 'entity',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(cases).map((name) => [name, entityIdFor(name, new Set())])), cases);
    assert.equal(entityIdFor('Mina Cho', new Set(['mina-cho', 'mina-cho-2'])), 'mina-cho-3');
  });

  it('of entities are good keys, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const id = entityIdFor(name, new Set());
        assert.ok(id.length > 0 && id.length <= 70);
        assert.equal(scalarText(id, true), id);
        assert.equal(entityIdFor(name, new Set()), id);
      }),
    );
  });
});

describe('sidecar: scalars', () => {
  it('are the same string to every YAML reader', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
      fc.stringMatching(/^[-+.:#0-9a-fxoeEyYnN~<=TZ ]{0,10}$/),
    );
    fc.assert(
      fc.property(text, (value) => {
        for (const version of ['1.1', '1.2'] as const) {
          assert.equal(parse(`a: ${scalarText(value)}\n`, { version }).a, value);
          assert.deepEqual(parse(`{a: ${scalarText(value, true)}, b: [${scalarText(value, true)}]}`, { version }), {
            a: value,
            b: [value],
          });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are plain where a person would write them so', () => {
    const plain = [
      'We call on all – “now”, she said',
      'NATO Secretary General',
      '2,400 soldiers',
      '“No,” he said',
      'it’s 5:30',
      'a#b',
    ];
    assert.deepEqual(
      plain.map((value) => scalarText(value)),
      plain,
    );
    assert.equal(scalarText('a, b', true), '"a, b"');
    assert.equal(scalarText('\ud83d\u2028'), '"\\ud83d\\u2028"');
  });
});

describe('sidecar: the article’s stamp', () => {
  it('is the SHA-256 of its UTF-8, without a byte order mark, and its length', async () => {
    const { createHash } = await import('node:crypto');
    for (const text of ['', 'No deal', '“Ünïcode” 😀', '\uFEFFmarked']) {
      const sha256 = createHash('sha256')
        .update(text.replace(/^\uFEFF/, ''), 'utf8')
        .digest('hex');
      assert.deepEqual(stampOf(text), { sha256, length: text.length });
    }
  });
});
