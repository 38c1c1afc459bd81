import assert from 'node:assert/strict';
import { loadEnglish } from '../../src/analysis/english.js';
import { findArticleDate } from '../../src/analysis/figures/articleDate.js';
import { findFigures } from '../../src/analysis/figures/figures.js';
import { tokenize } from '../../src/analysis/tokens.js';

const english = loadEnglish();

/** The day that the tables speak from: a Tuesday. */
const TODAY = '2020-04-07';

/** Finds the dates and times of a phrase, as "words = value". */
const datesIn = (text: string, date: string | null, certain = true): string[] =>
  findFigures(tokenize(text, english), { date, certain })
    .filter((f) => f.kind === 'date' || f.kind === 'time')
    .map((f) => `${text.slice(...f.span)} = ${f.value}`);

/** One test a row: the sentence, its dates without knowing when it was written, and where they differ, from `TODAY`. */
const table = (
  title: string,
  rows: readonly (readonly [text: string, unknown: string, known?: string])[],
): Mocha.Suite =>
  describe(title, () => {
    for (const [text, unknown, known] of rows)
      it(text, () => {
        assert.deepEqual(datesIn(text, null), [unknown]);
        if (known !== undefined) assert.deepEqual(datesIn(text, TODAY), [known]);
      });
  });

describe('dates', () => {
  table('days and months', [
    ['It opened on November 30, 2019.', 'November 30, 2019 = 2019-11-30'],
    ['It opened on 3 March 2018 in Oster.', '3 March 2018 = 2018-03-03'],
    ['It began on February 22 at sea.', 'February 22 = XXXX-02-22', 'February 22 = 2020-02-22'],
    [
      'They meet on 17/18 February again.',
      '17/18 February = XXXX-02-17/XXXX-02-18',
      '17/18 February = 2020-02-17/2020-02-18',
    ],
    ['Updated 2021-02-12 by the desk.', '2021-02-12 = 2021-02-12'],
    ['Signed 31/12/1999 in ink.', '31/12/1999 = 1999-12-31'],
    ['The 18th of May was dry.', 'The 18th of May = XXXX-05-18', 'The 18th of May = 2020-05-18'],
    ['Seen in July by many.', 'July = XXXX-07', 'July = 2020-07'],
    ['Seen in July 2015 by many.', 'July 2015 = 2015-07'],
    ['Tuesday, September 1, 2015', 'Tuesday, September 1, 2015 = 2015-09-01'],
    [
      'Talks ran from March 3 to April 7.',
      'from March 3 to April 7 = XXXX-03-03/XXXX-04-07',
      'from March 3 to April 7 = 2020-03-03/2020-04-07',
    ],
    [
      'Closed from November to March.',
      'from November to March = XXXX-11/XXXX-03',
      'from November to March = 2019-11/2020-03',
    ],
  ]);

  table('days that belong together', [
    [
      'Closed from the ninth till the seventeenth of April.',
      'from the ninth till the seventeenth of April = XXXX-04-09/XXXX-04-17',
      'from the ninth till the seventeenth of April = 2020-04-09/2020-04-17',
    ],
    [
      'The hearing is on Monday, two weeks from now.',
      'Monday, two weeks from now = null',
      'Monday, two weeks from now = 2020-04-20',
    ],
    ['She died three days after Christmas on Friday.', 'three days after Christmas on Friday = null'],
  ]);

  table('days with a name', [
    ['Shops close on Juneteenth.', 'Juneteenth = XXXX-06-19', 'Juneteenth = 2020-06-19'],
    ['They marched on Bastille Day 2019 in Oster.', 'Bastille Day 2019 = 2019-07-14'],
    ['Traffic is heavy on the Labor Day weekend.', 'Labor Day weekend = null', 'Labor Day weekend = 2019-W35-WE'],
    ['Gulls came on Easter Monday 2021.', 'Easter Monday 2021 = 2021-04-05'],
    ['Lent began on Ash Wednesday 1954.', 'Ash Wednesday 1954 = 1954-03-03'],
    ['The mill closed at Easter.', 'Easter = null', 'Easter = 2020-04-12'],
    ['The mill closed last Easter.', 'last Easter = null', 'last Easter = 2019-04-21'],
    ['A loaf was left there on Easter 2038.', 'Easter 2038 = 2038-04-25'],
    ['The mill opens next Christmas.', 'next Christmas = XXXX-12-25', 'next Christmas = 2020-12-25'],
    ['They counted votes on Election Day 2020.', 'Election Day 2020 = 2020-11-03'],
    ['She left two months after Easter.', 'two months after Easter = null', 'two months after Easter = 2020-06'],
    [
      'It rang on Memorial Day of last year.',
      'Memorial Day of last year = null',
      'Memorial Day of last year = 2019-05-27',
    ],
  ]);

  table('days and parts that others tell', [
    ['The lock is shut for the rest of the week.', 'rest of the week = null', 'rest of the week = 2020-W15'],
    ['The fair is the week after next.', 'the week after next = null', 'the week after next = 2020-W17'],
    ['The fair was in the week of the 22nd.', 'the week of the 22nd = XXXX-XX-22', 'the week of the 22nd = 2020-W12'],
    [
      'The fair is on the 9th of next month.',
      'the 9th of next month = XXXX-XX-09',
      'the 9th of next month = 2020-05-09',
    ],
    ['The fair is on the 9th.', 'the 9th = XXXX-XX-09', 'the 9th = 2020-04-09'],
    [
      'It rained on the twenty second day of May.',
      'the twenty second day of May = XXXX-05-22',
      'the twenty second day of May = 2020-05-22',
    ],
    [
      'It opens in next year’s second quarter.',
      'next year’s second quarter = null',
      'next year’s second quarter = 2021-Q2',
    ],
    [
      'Sales fell in the first half last year.',
      'the first half last year = null',
      'the first half last year = 2019-H1',
    ],
    ['Sales fell in Q2-2018 there.', 'Q2-2018 = 2018-Q2'],
    ['Sales fell in 2016 October there.', '2016 October = 2016-10'],
    ['It opens this Sunday (April 12).', 'this Sunday (April 12) = XXXX-04-12', 'this Sunday (April 12) = 2020-04-12'],
    [
      'Closed from next Thursday to Tuesday.',
      'from next Thursday to Tuesday = XXXX-WXX-4/XXXX-WXX-2',
      'from next Thursday to Tuesday = 2020-04-16/2020-04-21',
    ],
    [
      'Shut between now and December 4.',
      'between now and December 4 = null',
      'between now and December 4 = 2020-04-07/2020-12-04',
    ],
  ]);

  table('days in digits and in periods', [
    ['Shut from 28th to 3rd of January 2021.', 'from 28th to 3rd of January 2021 = 2020-12-28/2021-01-03'],
    ['Shut from 28th to 3rd of April 2021.', 'from 28th to 3rd of April 2021 = 2021-03-28/2021-04-03'],
    [
      'Shut from December 29th to the 2nd.',
      'from December 29th to the 2nd = XXXX-12-29/XXXX-01-02',
      'from December 29th to the 2nd = 2019-12-29/2020-01-02',
    ],
    ['Shut from 6/2-6/9, 2021 for paint.', 'from 6/2-6/9, 2021 = 2021-06-02/2021-06-09'],
    ['The log was filed 20190314.', '20190314 = 2019-03-14'],
    ['The log was filed 11-2018.', '11-2018 = 2018-11'],
    ['They vote on the first Monday of May 2021.', 'the first Monday of May 2021 = 2021-05-03'],
    ['They voted on the last Friday of May 2019.', 'the last Friday of May 2019 = 2019-05-31'],
    ['It rained on the last day of February 2016.', 'the last day of February 2016 = 2016-02-29'],
    ['It rained on the last day of 2016.', 'the last day of 2016 = 2016-12-31'],
    ['It rained in the fourth month of 2016.', 'the fourth month of 2016 = 2016-04'],
    ['It rained in the first two weeks of 2018.', 'the first two weeks of 2018 = 2018-01-01/2018-01-15'],
    ['They camp on the weekend of May 30, 2020.', 'the weekend of May 30, 2020 = 2020-W22-WE'],
  ]);

  table('what nobody counted, and what lies beside another date', [
    ['Years ago the mill stood here.', 'Years ago = null'],
    ['The mill burned some weeks later.', 'some weeks later = null'],
    ['Few sail there these days.', 'these days = null'],
    ['The mill will close by year end.', 'year end = null', 'year end = 2020'],
    ['She left the day before the vote.', 'the day before = null'],
    ['She left the day before yesterday.', 'the day before yesterday = null', 'the day before yesterday = 2020-04-05'],
    ['She left the day after Christmas.', 'the day after Christmas = null', 'the day after Christmas = 2019-12-26'],
    ['It is the worst loss to date.', 'to date = null', 'to date = 2020-04-07'],
    ['Sales fell in the year to date.', 'year to date = null', 'year to date = 2020-01-01/2020-04-07'],
    ['The pass is shut in winter.', 'winter = XXXX-WI', 'winter = 2020-WI'],
    ['It rained over the whole summer.', 'summer = XXXX-SU', 'summer = 2020-SU'],
    ['They give her an hour later this week.', 'later this week = null', 'later this week = 2020-W15'],
  ]);

  table('months and days of a year told from the article’s', [
    ['The dam burst in June last year.', 'June last year = XXXX-06', 'June last year = 2019-06'],
    [
      'The dam burst on 3 March of this year.',
      '3 March of this year = XXXX-03-03',
      '3 March of this year = 2020-03-03',
    ],
    ['The leap fair was on February 29.', 'February 29 = XXXX-02-29', 'February 29 = 2020-02-29'],
    [
      'Open from 28 to 31 May.',
      'from 28 to 31 May = XXXX-05-28/XXXX-05-31',
      'from 28 to 31 May = 2020-05-28/2020-05-31',
    ],
  ]);

  table('years and longer', [
    ['Funding ends in 2024 for good.', '2024 = 2024'],
    ['It held since 2010 at least.', 'since 2010 = 2010'],
    ['Popular in the 1990s here.', 'the 1990s = 199'],
    ['Built in the 19th century by monks.', 'the 19th century = 18'],
    ['The war of 1914-18 ended it.', '1914-18 = 1914/1918'],
    ['They booked a fourth-quarter loss.', 'fourth-quarter = XXXX-Q4', 'fourth-quarter = 2020-Q4'],
    ['Profit fell in fiscal 2019.', 'fiscal 2019 = FY2019'],
    ['It thaws in mid-March there.', 'mid-March = XXXX-03', 'mid-March = 2020-03'],
    ['Profit fell in the third quarter of 2019.', 'the third quarter of 2019 = 2019-Q3'],
  ]);

  table('from the article’s day', [
    ['He spoke on Tuesday.', 'Tuesday = XXXX-WXX-2', 'Tuesday = 2020-04-07'],
    ['He spoke on Friday.', 'Friday = XXXX-WXX-5', 'Friday = 2020-04-03'],
    ['He will speak on Friday.', 'Friday = XXXX-WXX-5', 'Friday = 2020-04-10'],
    ['It ended last month.', 'last month = null', 'last month = 2020-03'],
    ['It starts next week.', 'next week = null', 'next week = 2020-W16'],
    ['It failed last year.', 'last year = null', 'last year = 2019'],
    ['She came yesterday.', 'yesterday = null', 'yesterday = 2020-04-06'],
    ['Met in late September.', 'late September = XXXX-09', 'late September = 2019-09'],
    ['Met earlier this month.', 'earlier this month = null', 'earlier this month = 2020-04'],
    ['A summit comes later in the year.', 'later in the year = null', 'later in the year = 2020'],
    ['Left two weeks ago.', 'two weeks ago = null', 'two weeks ago = 2020-03-24'],
    ['Left three years ago.', 'three years ago = null', 'three years ago = 2017'],
    ['Sales rose 4 percent a year ago.', 'a year ago = null', 'a year ago = 2019'],
    ['It rained on Saturday night.', 'Saturday night = XXXX-WXX-6TNI', 'Saturday night = 2020-04-04TNI'],
  ]);

  table('times', [
    ['Doors open at 8:30 p.m. ET.', '8:30 p.m. ET = T20:30'],
    ['Doors open at 7am sharp.', '7am = T07:00'],
    ['The siren wailed at half past seven.', 'half past seven = T07:30'],
    ['Call between 4pm and 5pm.', 'between 4pm and 5pm = T16:00/T17:00'],
    ['It struck at midnight.', 'midnight = T00:00'],
    [
      'It fell on May 3 at 8:15 a.m. there.',
      'May 3 at 8:15 a.m. = XXXX-05-03T08:15',
      'May 3 at 8:15 a.m. = 2020-05-03T08:15',
    ],
  ]);

  it('keeps the year open when the article’s date is only read from its head', () => {
    assert.deepEqual(datesIn('It began on 17 February.', TODAY, false), ['17 February = XXXX-02-17']);
    assert.deepEqual(datesIn('It ended last month.', TODAY, false), ['last month = 2020-03']);
  });

  for (const text of [
    'They may march on.',
    'The sun sat low.',
    'He wanted to date her.',
    'They got a year-end bonus.',
    'The spring water was cold in the fall of the house.',
    'A surprise Thanksgiving dinner.',
    'Stock fell to 2000 people.',
  ])
    it(`no date: ${text}`, () => assert.deepEqual(datesIn(text, TODAY), []));
});

describe('the article’s date', () => {
  const rows: readonly (readonly [text: string, date: string | null])[] = [
    [' date 2023-05-09 (Updated: May 9, 2023)\n\nThe minister spoke.', '2023-05-09'],
    ['date 2021-02-12 Harbour News\n\nOSTER: The minister spoke.', '2021-02-12'],
    ['Ferry sinks\n\nTuesday, September 1, 2015\n\nThe minister spoke.', '2015-09-01'],
    ['OSTER, Nov. 3, 2020 – The minister spoke about the ferry at length.', '2020-11-03'],
    ['Ferry sinks\n\nThe minister spoke about the ferry on Friday.', null],
    [
      'The minister, who has led the harbour since the ferry of the northern line sank with all its cargo on May 3, 2011, spoke.',
      null,
    ],
    ['', null],
  ];
  for (const [text, date] of rows)
    it(JSON.stringify(text.slice(0, 50)), () => assert.equal(findArticleDate(tokenize(text, english)), date));
});
