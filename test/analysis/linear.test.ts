import assert from 'node:assert/strict';
import { analyze } from '../../src/analysis/analyze.js';
import { loadEnglish } from '../../src/analysis/english.js';
import { contractOf } from '../../src/analysis/headless.js';
import { countSteps, type Steps } from './steps.js';

const times = (count: number, piece: (n: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, n) => piece(n)).join(between);
/** A different word for every number, in lower case, as long for all that are asked for here. */
const word = (n: number): string =>
  `b${[...n.toString(26).padStart(4, '0')].map((c) => String.fromCharCode(97 + Number.parseInt(c, 26))).join('')}x`;
const name = (n: number): string => `B${word(n).slice(1)}`;

/** Texts that nobody writes, by what they are full of: `n` of it. */
const hostile: Readonly<Record<string, (n: number) => string>> = {
  'closing marks': (n) => '”'.repeat(n),
  'single marks': (n) => times(n, () => '‘a'),
  'one quotation of many sentences': (n) => `“${times(n, () => 'He said that it is late.')}” she said.`,
  digits: (n) => '7'.repeat(8 * n),
  'digits and commas': (n) => '1,'.repeat(4 * n),
  'grouped digits': (n) => `1${',000'.repeat(2 * n)}`,
  'digits and stops': (n) => '1.'.repeat(4 * n),
  'digits and slashes': (n) => '1/'.repeat(4 * n),
  'digits and colons': (n) => '1:'.repeat(4 * n),
  'digits and hyphens': (n) => '1-'.repeat(4 * n),
  'number words': (n) => times(2 * n, () => 'two hundred'),
  'sums of money': (n) => times(n, () => '$5 million to'),
  'months and years': (n) => times(n, () => 'March 3, 2020, to'),
  'end of the beginning': (n) => times(n, () => 'the end of'),
  'one sentence of words': (n) => times(2 * n, () => 'stone'),
  'one sentence of different words': (n) => times(2 * n, word),
  'one sentence of clauses': (n) => times(n, () => 'and the boat sank'),
  'one word': (n) => 'a'.repeat(8 * n),
  'a name on every word': (n) => times(n, name),
  'the same name': (n) => times(n, () => 'Mina Cho'),
  'the same name in sentences': (n) => times(n, () => 'Mina Cho left.'),
  'different surnames': (n) => times(n, (i) => `Mina ${name(i)} said so.`),
  namesakes: (n) => times(n, (i) => `${name(i)} Ferris met Ferris.`),
  titles: (n) => times(n, () => 'Mr.'),
  offices: (n) => times(n, () => 'the minister'),
  'different offices': (n) => times(n, (i) => `the ${word(i)} minister said it was late.`),
  acronyms: (n) => times(n, (i) => name(i).toUpperCase()),
  'acronyms told': (n) => times(n, (i) => `Board of Xeric Youths (BXY) and ${name(i).toUpperCase()}.`),
  said: (n) => times(n, () => 'said'),
  'said and commas': (n) => times(n, () => ', said'),
  'he said': (n) => times(n, () => 'he said'),
  'said that he said that': (n) => times(n, () => 'said that he'),
  'told her that he told': (n) => times(n, () => 'told her that Cho'),
  'who said': (n) => times(n, () => 'Cho, who said'),
  saying: (n) => times(n, () => ', saying'),
  'was told': (n) => times(n, () => 'was told to'),
  colons: (n) => ':'.repeat(4 * n),
  'words and colons': (n) => times(n, () => 'Cho: yes'),
  commas: (n) => ','.repeat(4 * n),
  'words and commas': (n) => times(n, () => 'boat,'),
  stops: (n) => '.'.repeat(4 * n),
  initials: (n) => times(n, () => 'J.'),
  hyphens: (n) => '-'.repeat(4 * n),
  'words and hyphens': (n) => times(n, () => 'boat', '-'),
  dashes: (n) => times(n, () => '—she'),
  parentheses: (n) => '('.repeat(2 * n) + ')'.repeat(2 * n),
  'words in parentheses': (n) => times(n, () => '(she said)'),
  'headlines without an end': (n) => times(n, () => 'Minister: the'),
  'blank lines': (n) => '\n'.repeat(4 * n),
  'returns and feeds': (n) => 'he\r\n'.repeat(n),
  'blank returns and feeds': (n) => '\r\n\r\n'.repeat(2 * n),
  blanks: (n) => ' '.repeat(8 * n),
  emoji: (n) => '👩‍🚒'.repeat(n),
  'zero-width signs': (n) => '\u200b'.repeat(4 * n),
  'words with zero-width signs': (n) => times(n, () => 'Mi\u200bna\u200d said'),
  'half signs': (n) => '\ud83d'.repeat(4 * n),
  'combining signs': (n) => `e${'\u0301'.repeat(8 * n)}`,
  'he and she': (n) => times(n, () => 'he she they'),
  'turns of an interview': (n) => times(n, (i) => (i % 2 ? 'CHO: I think you know me.' : 'Q: Do you know me?'), '\n\n'),
  quotations: (n) => times(n, () => '“No,” he said.'),
  'quotations of different people': (n) => times(n, (i) => `“No,” said ${name(i)}.`),
  'quotations split by who says them': (n) => times(n, () => '“No,” she said, “never.”'),
  'quotations alone': (n) => times(n, () => '“No, never.”', '\n\n'),
  'quotations in quotations': (n) => times(n, () => '“He said ‘no’ to me,” she said.'),
  'straight quotations': (n) => times(n, () => '"No," he said.'),
  'quotations of I': (n) => times(n, () => '“I said no to my aides,” Cho said.'),
  'quotations that are never closed': (n) => times(n, () => '“No, he said.', '\n\n'),
  'quotation marks alone': (n) => times(2 * n, () => '"'),
  'opening marks': (n) => times(2 * n, () => '“', ''),
  'quotation marks of all kinds': (n) => times(n, () => '“ ‘ « » ’ ” "'),
  'reports of described people': (n) => times(n, () => 'A senior official said the boat sank.'),
  'reports of different described people': (n) => times(n, (i) => `A ${word(i)} official said the boat sank.`),
  'reports of the described ones': (n) => times(n, () => 'The officials said that it sank.'),
  'reports in passive': (n) => times(n, () => 'Cho was quoted as saying it sank.'),
  'according to': (n) => times(n, () => 'It sank, according to the ministry.'),
  headlines: (n) => times(n, () => 'Minister: Boat Sank', '\n\n'),
  'headlines of different people': (n) => times(n, (i) => `${name(i)}: Boat Sank`, '\n\n'),
  'headlines in capitals': (n) => times(n, () => 'MINISTER SAYS BOAT SANK', '\n\n'),
  'questions and answers': (n) => times(n, (i) => (i % 2 ? 'I think that we sank.' : 'Do you know us?'), '\n\n'),
  questions: (n) => times(n, () => 'Do you know me?', '\n\n'),
  'turns of initials': (n) =>
    times(n, (i) => (i % 2 ? `QX: ${name(i)} ${name(i + 1)} knows you.` : 'QY: I know you.'), '\n\n'),
  'somebody named after the lede': (n) =>
    `A woman said no.\n\nMina Cho said no.\n\n${times(n, () => 'A man said no. Ben Ferris said no.', '\n\n')}`,
  'one who is named late': (n) => `A former engineer ${times(n, () => 'said no and she', ' ')} left.\n\nMina Cho left.`,
  'people spoken of': (n) => times(n, () => 'A woman from the town met many residents.'),
  'they say': (n) => times(n, () => 'They say it is late.'),
  'ages and heights': (n) => times(n, () => 'Cho, 52, is 6ft 2in,'),
  'relative dates': (n) => times(n, () => 'last Tuesday two weeks ago at 5 p.m.'),
  'turns of different people': (n) => times(n, (i) => `${name(i).toUpperCase()}: I think you know me.`, '\n\n'),
};

/** How many of it. Above it no bound of the engine (sentences of 300 tokens, …) hides what grows. */
const FEW = 400;
/** A doubling may cost this many times as much: the rest is what an article costs once. */
const MOST = 2.2;

const lexicon = loadEnglish();
const run = (text: string) => contractOf(analyze(text, lexicon));

describe('the steps of an analysis grow no faster than the text, full of', () => {
  let steps: Steps;
  before(() => {
    steps = countSteps(__filename);
  });
  after(() => steps.stop());

  it('(what is counted grows where a loop is in a loop)', () => {
    const pairs = (n: number) => () => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += j;
      return sum;
    };
    const searches = (n: number) => () => {
      const list = Array.from({ length: n }, (_, i) => i);
      return list.filter((i) => list.includes(-i));
    };
    for (const square of [pairs, searches]) {
      square(10)();
      assert.ok(steps.of(square(400)) > 3.5 * steps.of(square(200)));
    }
  });

  for (const [title, make] of Object.entries(hostile))
    it(title, () => {
      const texts = [FEW, 2 * FEW, 4 * FEW].map(make);
      // The room's arrays are made for the longest, and what runs for the first time has run.
      run(texts[2]);
      const [once, twice, four] = texts.map((text) => steps.of(() => run(text)));
      assert.ok(once >= texts[0].length / 16, `${once} steps are fewer than were made`);
      assert.ok(four <= 2 * MOST * once && four <= MOST * twice, `${once}, ${twice}, ${four} steps`);
    });
});
