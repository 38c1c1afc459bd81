import assert from 'node:assert/strict';
import { homesOf, wordsFound } from '../src/article/orphans.js';
import { emptyRecord } from '../src/sidecar/record.js';
import { stampOf } from '../src/sidecar/stamp.js';
import type { Annotation } from '../src/sidecar/types.js';

const orphan = (place: string, text: string) => ({ place, record: { ...emptyRecord, article: stampOf(text) } });
const article = (place: string, text: string) => ({ place, text });
const pairs = (found: ReturnType<typeof homesOf<string>>) =>
  found.map(({ orphan, article }) => `${orphan.place} → ${article.place}`);

describe('sidecars without their articles', () => {
  it('are found a home by the hash of the text', () => {
    const found = homesOf(
      [orphan('a', 'The mill is shut.'), orphan('b', 'The ferry is late.')],
      [article('x', 'The ferry is late.'), article('y', 'The mill was shut.'), article('z', 'The mill is shut.')],
    );
    assert.deepEqual(pairs(found), ['a → z', 'b → x']);
  });

  it('stay where they are when two articles have the text, or two sidecars speak of it', () => {
    const text = 'The mill is shut.';
    assert.deepEqual(homesOf([orphan('a', text)], [article('x', text), article('y', text)]), []);
    assert.deepEqual(homesOf([orphan('a', text), orphan('b', text)], [article('x', text)]), []);
  });

  it('stay where they are when they do not say which text they speak of', () => {
    assert.deepEqual(homesOf([{ place: 'a', record: emptyRecord }], [article('x', 'Any text.')]), []);
  });

  it('fit an article the better, the more of their words stand in it', () => {
    const quote = (text: string) => ({ id: 'x', kind: 'quote', text, at: [[0, 1]] }) as unknown as Annotation;
    const record = { ...emptyRecord, annotations: [quote('we stay … and wait'), quote('gone'), quote('')] };
    assert.equal(wordsFound(record, 'He said “we stay” twice.'), 1);
    assert.equal(wordsFound(record, 'Nothing of it.'), 0);
  });
});
