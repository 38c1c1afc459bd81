import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadEnglish } from '../../src/analysis/english.js';
import { findFigures } from '../../src/analysis/figures/figures.js';
import { type Tokens, tokenize } from '../../src/analysis/tokens.js';
import type { Figure } from '../../src/analysis/types.js';
import { readMarked } from '../marked.js';

const english = loadEnglish();
const figuresIn = (text: string, date: string | null = null): Figure[] =>
  findFigures(tokenize(text, english), { date });

const written = (value: Figure['value']): string => (Array.isArray(value) ? value.join('–') : String(value));

/** Kind, value, unit and modifier as marked prose writes them; the last two are left out where there are none. */
const summary = (figure: Figure): string =>
  [figure.kind, written(figure.value), figure.unit, figure.modifier].filter((part) => part !== null).join(' ');

/** Reads marked prose, finds its figures, and compares places and summaries. */
function check(marked: string): void {
  const { text, marks } = readMarked(marked);
  const expected = marks.filter((m) => m.tag === 'f').map((m) => `${text.slice(...m.span)} = ${m.value}`);
  const found = figuresIn(text).map((f) => `${text.slice(...f.span)} = ${summary(f)}`);
  assert.deepEqual(found, expected);
}

/** One test a row: marked prose. */
const table = (title: string, rows: readonly string[]): Mocha.Suite =>
  describe(title, () => {
    for (const row of rows) it(row, () => check(row));
  });

describe('figures', () => {
  table('counts end with the noun that is counted', [
    'The army lost {f=count 2400 soldiers >:more than 2,400 soldiers} there.',
    'Guards let {f=count 300 prisoners >:over 300 Maravian prisoners} go.',
    '{f=count 17 ferries:Seventeen ferries} and {f=count 4 tugs:four small tugs} sailed.',
    'It drew {f=count 2000000 people ~:nearly two million people} to the harbour.',
    '{f=count 12 eggs:A dozen eggs} and {f=count 131 page:131-page} reports.',
    'They counted {f=count 10000 voters >:tens of thousands of voters}.',
    'The blast killed {f=count 20 >:scores}; test scores fell.',
    'Only {f=count 1 poster:one poster} was left.',
    'Sales reached {f=count 1500000:1.5m} there.',
    'He owned {f=count 1234567 shells:1 234 567 shells}.',
  ]);

  table('modifiers', [
    '{f=count 40 boats >=:At least 40 boats} sank.',
    '{f=count 700 jobs <=:Up to 700 jobs} will go.',
    '{f=count 30 guests <:Fewer than 30 guests} came.',
    '{f=count 9 wells <=:No more than nine wells} are dry.',
    '{f=count 500 tents <=:As many as 500 tents} stand there.',
    '{f=count 60 riders ~:Some 60 riders} left.',
    '{f=count 80 nurses ~:An estimated 80 nurses} struck.',
    '{f=count 50 >=:50 or more} is a crowd.',
    '{f=range 10–20:More than 10 but less than 20} is fine.',
  ]);

  table('lengths of time', [
    'The siege took {f=duration 1.5 hour:one and half hours} and {f=duration 6 hour:6h} more.',
    'It took {f=duration null day:some days} to dry.',
  ]);

  table('money', [
    'It cost {f=money 900000000000 USD:$900 billion} to build.',
    'Fines of {f=money 3000000000 GBP:£3bn} and {f=money 5000000 EUR:€5m} followed.',
    'They paid {f=money 20000000 CAD:C$20 million}, {f=money 75 USD:US$75} and {f=money 500 JPY:500 yen}.',
    '{f=money 10000 CHF:10,000 Swiss francs} and {f=money 50 cents:50 cents} lay there.',
    'Rates rose from {f=money 200 USD:USD 200} on the day.',
    'A ticket costs {f=money 13.45 USD:thirteen dollars and forty-five cents} now.',
  ]);

  table('parts and percents', [
    '{f=percent 12.5 %:12.5%} and {f=percent 8 %:eight per cent} fell.',
    'Support fell by {f=percent 3.5 percentage points:3.5 percentage points}.',
    '{f=fraction 0.6666666666666666:Two-thirds} of voters agreed.',
    '{f=fraction 0.5 >:More than half} of them left, {f=fraction 0.25:a quarter} of them for good.',
    '{f=fraction 0.9:Nine out of 10} said no; {f=fraction 0.2:one in five} said yes.',
    'It took {f=count 2.5 bags:2½ bags} of flour.',
  ]);

  table('measures', [
    'The wall is {f=quantity 6.166666666666667 feet:6ft 2in} high and {f=quantity 10 km:10 km} long.',
    'Winds of {f=quantity 188 miles per hour:188 miles an hour} hit {f=quantity 660 square meters:660 square metres} of roofs.',
    'A {f=quantity 6.333333333333333 feet:6-foot-4} guard on a {f=quantity 40 feet:40-foot} boat.',
    'A {f=quantity 45 acres:45-acre} farm and {f=quantity 16000 metric tonnes:16,000 metric tons} of wheat.',
    'It was {f=temperature -2 C:-2C} at dawn and {f=temperature 98.6 F:98.6 degrees Fahrenheit} later.',
  ]);

  table('ages', [
    'The {f=age 45 year:45-year-old} left with a boy {f=age 12 year:aged 12}.',
    'Lena Orban, {f=age 61 year:61}, said the cat was {f=age 10 month:ten months old}.',
    'At the {f=age 14 year:age of 14} she sailed alone.',
  ]);

  table('ranges and scores', [
    'Between {f=count 3 dogs:three dogs} and a hard place.',
    'It takes {f=range 10–20 people:between 10 and 20 people}.',
    'Prices rose {f=range 10–15 %:10-15%} or {f=range 5000000–10000000 USD:$5-10 million}.',
    'The court ruled {f=score 5–4:5-4} for the harbour; Oster won {f=score 3–0:3 – 0}.',
  ]);

  table('durations', [
    'A {f=duration 1 week:one-week} truce after {f=duration 1 year:a year} of talks.',
    'It lasted {f=duration 0.5 hour:half an hour}, then {f=duration 1.5 year:a year and a half}.',
    'It takes {f=duration 2–3 week:two to three weeks}, in all {f=duration 30 day >:more than 30 working days}.',
    'Over the {f=duration 30 year:last 30 years} nothing moved.',
    'It ran for {f=duration 36.5025 hour:36 hours, 30 minutes and 9 seconds} at sea and {f=duration 2.25 hour:2 hours 15 minutes} on land.',
    'Sales fell in the {f=duration 2 quarter:past two quarters}.',
    'She calls {f=set P1W:every week}.',
  ]);

  table('what only looks like a figure', [
    'After 9/11 and during NATO 2030 the G20 met.',
    'A Boeing 737 and Flight 370 flew Route 66; COVID-19 and an F-16 came later.',
    'See page 5, section 12 and No. 10.',
    '1. Fish\n2. Bread',
    'The one who called is the one we need, and no one came.',
    'Write to https://example.org/2020/05/12345 or call 555-010-9999.',
    'Open 24/7, with 4chan and 5G.',
    'Her first meeting was the second half of it.',
  ]);

  it('leaves out the numbers of names it is told of', () => {
    const tokens = tokenize('Area 51 boxes were found.', english);
    assert.equal(findFigures(tokens, { date: null, isName: (token) => token <= 1 }).length, 0);
  });

  describe('whatever the text', () => {
    const words = fc.constantFrom(
      ...'1 2,400 5 17/18 2015 ½ $ £ % - – : . , ( ) ’ one two hundred million dozen a an the of and or to from between more than over first second half third May March July Tuesday Sunday last next this early late end week years hour days km feet degrees C pm a.m. old year-old aged euros ago people men \n'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
      fc.array(words, { maxLength: 40 }).map((list) => list.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );

    it('finds figures within the text, in order, without overlap', () => {
      fc.assert(
        fc.property(text, fc.constantFrom(null, '2020-04-07', 'not a date'), (source, date) => {
          let last = 0;
          for (const { span, confidence } of figuresIn(source, date)) {
            assert.ok(last <= span[0] && span[0] < span[1] && span[1] <= source.length);
            assert.ok(confidence > 0 && confidence <= 1);
            last = span[1];
          }
        }),
        { numRuns: 500 },
      );
    });

    /** Tokens that count how often the finder looks at one. */
    const counted = (tokens: Tokens): { tokens: Tokens; looks: () => number } => {
      let looks = 0;
      const watch = <T extends object>(array: T): T =>
        new Proxy(array, {
          get: (target, key) => {
            looks++;
            return Reflect.get(target, key);
          },
        });
      return { tokens: { ...tokens, type: watch(tokens.type), hash: watch(tokens.hash) }, looks: () => looks };
    };

    for (const unit of [
      '1',
      '1 ',
      '1-',
      '1/',
      '1,',
      '$',
      'one ',
      'a ',
      'hundred ',
      'early ',
      'the end of ',
      'first week of ',
      'between 1 and ',
      '2 days before ',
      'Tuesday, ',
      'May ',
      '1 in ',
      'dozens of ',
      'twenty-',
      'www.',
    ])
      it(`looks at each token of ${JSON.stringify(unit)} × n a bounded number of times`, () => {
        const looksFor = (n: number): number => {
          const watched = counted(tokenize(unit.repeat(n), english));
          findFigures(watched.tokens, { date: '2020-04-07' });
          return watched.looks();
        };
        const few = looksFor(200);
        const many = looksFor(800);
        assert.ok(many <= few * 4.5 + 200, `${few} looks for 200, ${many} for 800`);
      });

    it('passes over a million digits', () => {
      assert.deepEqual(figuresIn('7'.repeat(1_000_000)), []);
    });
  });
});
