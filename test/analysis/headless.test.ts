import assert from 'node:assert/strict';
import { loadEnglish } from '../../src/analysis/english.js';
import { answerLines } from '../../src/analysis/headless.js';

const lexicon = loadEnglish();
const text =
  'Mina Cho, who runs the harbour, said the pier was lost. She said nobody was hurt. A senior official said the boats were safe.';

describe('the headless answer', () => {
  const answer = JSON.parse(answerLines([JSON.stringify({ id: 'a', text })], lexicon)[0].line);
  const words = (name: string): string[] =>
    answer.entities
      .find((entity: { name: string }) => entity.name === name)
      ?.mentions.map(([start, end]: [number, number]) => text.slice(start, end));

  it('gives names and pronouns as mentions', () => {
    assert.deepEqual(words('Mina Cho'), ['Mina Cho', 'She']);
  });

  it('gives who is only described as a speaker, but no mention of a name', () => {
    assert.deepEqual(words('senior official'), []);
    assert.equal(answer.quotes.at(-1).speaker, 'senior official');
    assert.equal(text.slice(...(answer.quotes.at(-1).source as [number, number])), 'A senior official');
  });
});
