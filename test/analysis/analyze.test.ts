import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analysis/analyze.js';
import type { Analysis } from '../../src/analysis/types.js';
import type { Span } from '../../src/text/span.js';
import { lexicon } from './check.js';

/** Every span of an analysis lies within the text and holds something that is no blank at its edges. */
function checkSpans(text: string, { quotes, entities, figures }: Analysis): void {
  const within = ([start, end]: Span) => assert.ok(0 <= start && start < end && end <= text.length, `${start}–${end}`);
  for (const { contents, source, cue, speaker, confidence } of quotes) {
    assert.ok(contents.length > 0);
    contents.forEach((content, i) => {
      within(content);
      assert.doesNotMatch(text.slice(...content), /^[\s]|[\s]$/);
      if (i > 0) assert.ok(contents[i - 1][1] <= content[0], 'fragments in order');
    });
    if (source) within(source);
    if (cue) within(cue);
    assert.ok(speaker === null || speaker in entities);
    assert.ok(confidence >= 0 && confidence <= 1);
  }
  for (let i = 1; i < quotes.length; i++)
    assert.ok(quotes[i - 1].contents[0][0] <= quotes[i].contents[0][0], 'quotes in order');
  for (const { mentions, name } of entities) {
    assert.ok(name.length > 0);
    for (const { span } of mentions) within(span);
  }
  for (const { span } of figures) within(span);
}

const pieces = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  "''",
  '``',
  '«',
  '»',
  ' ',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '. ',
  ', ',
  ': ',
  ' – ',
  '—',
  '(',
  ')',
  'said',
  'says',
  'told',
  'adding',
  'according to',
  'that',
  'who',
  'and',
  'but',
  'he',
  'she',
  'they',
  'Mina Cho',
  'Mr.',
  'the mayor',
  'Gen. Oslin',
  'Kestrel',
  'asked',
  'whether',
  'to',
  'called',
  'for',
  'of',
  'the plan',
  'is',
  'was',
  'will',
  '2,400',
  '$3bn',
  'Tuesday',
  'last month',
  'As',
  'When',
  'by',
  'not',
  'U.S.',
  '\u0000',
  '\ud800',
  '\udc00',
  '\u2028',
  '\ufeff',
  '6\' 2"',
  '’90s',
];

describe('analyze', () => {
  it('takes any string', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => checkSpans(text, analyze(text, lexicon))),
    ));

  it('takes any heap of words and marks that news are made of', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 80 }), fc.constantFrom('', ' '), (parts, blank) => {
        const text = parts.join(blank);
        checkSpans(text, analyze(text, lexicon));
      }),
      { numRuns: 500 },
    ));

  it('finds nothing in nothing', () => {
    for (const text of ['', ' ', '\n\n', '“', '””””', '\ufeff', '\ud800', "''''''''"]) {
      const { quotes, figures } = analyze(text, lexicon);
      assert.deepEqual([quotes.length, figures.length], [0, 0], JSON.stringify(text));
    }
  });

  it('gives the same again, and takes the date it is given', () => {
    const text = 'Mina Cho said on Tuesday that “it is over.”';
    assert.deepEqual(analyze(text, lexicon), analyze(text, lexicon));
    assert.equal(analyze(text, lexicon, { date: '2021-03-04' }).date, '2021-03-04');
  });
});
