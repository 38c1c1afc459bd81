import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findQuotations } from '../../src/analysis/marks.js';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { tokenize } from '../../src/analysis/tokens.js';
import { lexicon } from './check.js';

/** What stands in marks; a trailing … marks a quotation that goes on in the next paragraph, ? one never closed. */
const inMarks = (text: string): string[] => {
  const tokens = tokenize(text, lexicon);
  const { count, contentFirst, contentLast, continues, closed } = findQuotations(tokens, findParagraphs(tokens));
  return Array.from(
    { length: count },
    (_, q) =>
      text.slice(tokens.start[contentFirst[q]], tokens.end[contentLast[q] - 1]) +
      (continues[q] ? '…' : closed[q] ? '' : '?'),
  );
};

describe('quotation marks', () => {
  const cases: readonly [habit: string, text: string, contents: readonly string[]][] = [
    ['curly', 'She said “we won” and left.', ['we won']],
    ['straight', 'She said "we won" and left.', ['we won']],
    ['single curly', '‘We won,’ she said.', ['We won,']],
    ['single straight', "'We won,' she said, 'twice.'", ['We won,', 'twice.']],
    ['backticks', "``We won,'' she said.", ['We won,']],
    ['doubled apostrophes', "''We won,'' she said.", ['We won,']],
    ['three at an end', "''He shouted, 'We won,''' she said.", ["He shouted, 'We won,'"]],
    ['guillemets', 'She said «we won» and «we left».', ['we won', 'we left']],
    ['French blanks', 'She said « we won » again.', ['we won']],
    ['turned guillemets', 'She said »we won« again.', ['we won']],
    ['single guillemets', 'She said ‹we won› again.', ['we won']],
    ['low and high', 'She said „we won“ again.', ['we won']],
    ['two closing ones', 'She said ”we won” again.', ['we won']],
    ['an opening one that closes', 'She said “we won“ again.', ['we won']],
    ['nested', '“They called it ‘a farce’ then,” he said.', ['They called it ‘a farce’ then,']],
    ['nested, other way', '‘They called it “a farce” then,’ he said.', ['They called it “a farce” then,']],
    ['apostrophes within', '‘We can’t lose the Oslins’ vote,’ she said.', ['We can’t lose the Oslins’ vote,']],
    ['decades and elisions', 'In the ’90s rock ’n’ roll was big, and ’em too.', []],
    ['plural genitives', 'The Oslins’ talks and the workers’ pay rose.', []],
    ['feet and inches', 'He is 6\' 2" tall and she 5\'11".', []],
    ['opened again each paragraph', '“We won.\n\n“We left.”\n\nShe sat.', ['We won.…', 'We left.']],
    ['never closed', 'He said: “We won and left.\n\nShe sat.', ['We won and left.?']],
    ['never closed before another', '“We won. She sat. “We left,” he said.', ['We won.?', 'We left,']],
    ['a stray closing one', 'She won” and left.', []],
    ['empty', 'She said “” again.', ['']],
  ];
  for (const [habit, text, expected] of cases)
    it(`${habit}: ${JSON.stringify(text)}`, () => {
      const found = inMarks(text);
      assert.deepEqual(habit === 'empty' ? found.map(() => '') : found, expected);
    });

  it('never overlap and stay within the tokens, whatever the marks', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '“',
            '”',
            '"',
            "'",
            '‘',
            '’',
            '``',
            "''",
            '«',
            '»',
            '‹',
            '›',
            '„',
            'a',
            ' ',
            's',
            '.',
            ',',
            '\n\n',
            '9',
          ),
          {
            maxLength: 60,
          },
        ),
        (pieces) => {
          const tokens = tokenize(pieces.join(''), lexicon);
          const q = findQuotations(tokens, findParagraphs(tokens));
          for (let i = 0; i < q.count; i++) {
            assert.ok(q.first[i] <= q.contentFirst[i] && q.contentFirst[i] <= q.contentLast[i]);
            assert.ok(q.contentLast[i] <= q.last[i] && q.last[i] <= tokens.count && q.first[i] < q.last[i]);
            if (i > 0) assert.ok(q.first[i] >= q.last[i - 1]);
          }
        },
      ),
    ));
});
