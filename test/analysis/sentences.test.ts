import assert from 'node:assert/strict';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { findSentences } from '../../src/analysis/sentences.js';
import { tokenize } from '../../src/analysis/tokens.js';
import { lexicon } from './check.js';

const paragraphsOf = (text: string): string[] => {
  const tokens = tokenize(text, lexicon);
  const { count, first, last } = findParagraphs(tokens);
  return Array.from({ length: count }, (_, p) => text.slice(tokens.start[first[p]], tokens.end[last[p] - 1]));
};

const sentencesOf = (text: string): string[] => {
  const tokens = tokenize(text, lexicon);
  const { count, first, last } = findSentences(tokens, findParagraphs(tokens));
  return Array.from({ length: count }, (_, s) => text.slice(tokens.start[first[s]], tokens.end[last[s] - 1]));
};

describe('sentences', () => {
  const cases: readonly [text: string, sentences: readonly string[]][] = [
    ['Gen. Mara Oslin met Mr. Brandt. They talked.', ['Gen. Mara Oslin met Mr. Brandt.', 'They talked.']],
    ['It costs 3.5 percent. That is much.', ['It costs 3.5 percent.', 'That is much.']],
    ['He left the U.S. The plan stayed.', ['He left the U.S.', 'The plan stayed.']],
    ['The U.S. Senate voted.', ['The U.S. Senate voted.']],
    ['“No,” he said. “Never.” She left.', ['“No,” he said.', '“Never.”', 'She left.']],
    ['“Why?” asked Cho.', ['“Why?” asked Cho.']],
    ["''Stop it.'' He stopped.", ["''Stop it.''", 'He stopped.']],
    ['Keep it at 18-21C. The rule is old.', ['Keep it at 18-21C.', 'The rule is old.']],
    ['J. R. Oslin won. (She lost.) They met.', ['J. R. Oslin won.', '(She lost.)', 'They met.']],
    ['He came to work.The day was long.', ['He came to work.', 'The day was long.']],
    ['See news.example.com for more.', ['See news.example.com for more.']],
  ];
  for (const [text, expected] of cases)
    it(`of ${JSON.stringify(text)}`, () => assert.deepEqual(sentencesOf(text), expected));
});

describe('paragraphs', () => {
  it('end at blank lines, and at single ones where lines are paragraphs', () => {
    assert.deepEqual(paragraphsOf('One two.\n\nThree.'), ['One two.', 'Three.']);
    assert.deepEqual(paragraphsOf('Cho wins vote\nKESTREL – She won.\nShe spoke.'), [
      'Cho wins vote',
      'KESTREL – She won.',
      'She spoke.',
    ]);
  });

  it('go on over the lines of a text that was wrapped by hand', () => {
    const wrapped = [
      'The harbour council of Kestrel met on Tuesday to vote on the plan that its',
      'members had put off for more than a year, and in the end nobody asked for',
      'another week. The mayor spoke first, and then the engineers who had drawn',
      'up the plan answered questions until midnight.',
      '',
      'A second paragraph.',
    ].join('\n');
    assert.deepEqual(paragraphsOf(wrapped).length, 2);
  });
});
