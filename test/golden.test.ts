/**
 * The engine on whole articles: the samples in `seeds/` with the marks in `test/golden`, and, where the shared gold
 * is present, the articles there. The same checks for both.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyze } from '../src/analysis/analyze.js';
import { loadEnglish } from '../src/analysis/english.js';
import { add, type Comparison, compare, type Tally } from './compare.js';
import { type Gold, goldOfLine, goldOfMarked } from './gold.js';

const MARKED = '.marked.txt';
const SHARED = join('..', 'shared', 'gold', 'seeds.jsonl');

const marked = readdirSync(join('test', 'golden')).filter((f) => f.endsWith(MARKED));
const own = marked.map((f) => goldOfMarked(basename(f, MARKED), readFileSync(join('test', 'golden', f), 'utf8')));

describe('sample articles', () => {
  it('are marked, every one', () => {
    const seeds = readdirSync('seeds').filter((f) => f.endsWith('.txt'));
    assert.deepEqual(
      seeds.map((f) => basename(f, '.txt')),
      own.map((g) => g.id),
    );
  });

  for (const file of marked)
    it(`${basename(file, MARKED)}: the marked text without its marks is the article, byte for byte`, () => {
      const article = readFileSync(join('seeds', file.replace(MARKED, '.txt')));
      const gold = goldOfMarked(file, readFileSync(join('test', 'golden', file), 'utf8'));
      assert.ok(Buffer.from(gold.text, 'utf8').equals(article));
    });

  it('come in the shapes that articles come in', () => {
    const text = (start: string): string => own.find((g) => g.id.startsWith(start))?.text ?? '';
    assert.ok(text('08').startsWith('\ufeff'), 'one has a byte order mark');
    assert.ok(text('08').includes('\r\n') && !/[^\r]\n/.test(text('08')), 'and ends its lines as Windows does');
    assert.ok(!text('02').includes('\n\n'), 'one has single line feeds between its paragraphs');
    assert.ok(
      text('03')
        .split('\n')
        .every((l) => l.length <= 72),
      'one is wrapped at 72 columns',
    );
  });
});

describe('sample articles show', () => {
  const shown: readonly (readonly [string, RegExp])[] = [
    ['“ ”', /“[^”]+”/],
    ['straight double marks', /"[^"]+"/],
    ['‘ ’', /‘[^‘]+’ (?:said|she|he)/],
    ['straight single marks', /\n'\p{Lu}[^"\n]+,' (?:he|she|said)/u],
    ['backticks', /``[^`]+''/],
    ['doubled apostrophes', /''[^'`]+'', she/],
    ['„ “', /„[^„]+“/],
    ['« »', /«[^«]+»/],
    ['‹ ›', /‹[^‹]+›/],
    ['marks within marks', /“[^”]*‘[^”]*’[^”]*”/],
    ['guillemets within guillemets', /«[^»]*‹[^»]*›[^»]*»/],
    ['a mark that opens again each paragraph', /“[^”]+\n\n“[^”]+\n\n“[^”]+”/],
    ['a mark never closed', /“[^“”]+\n\n[^“”]*$/],
    ['apostrophes of years and clipped words', /’90s[\s\S]*rock ’n’ roll/],
    ['genitives of plurals', /\p{L}s’ \p{Ll}/u],
    ['what looks like a quote and is none', /so-called (?:‘|'')/],
    ['a quote split by its reporting clause', /,” she \w+, “/],
    ['a headline that quotes', /^\ufeff?\p{Lu}\p{L}+: /u],
    ['a dateline with an agency', /^\p{Lu}+ \([^)]+\) [–—]/mu],
    ['speech in a statement', /said in a statement/],
    ['speech in a tweet', /tweeted:/],
    ['speech in the passive', /was quoted as saying/],
    ['a report that finds', /[Rr]eport found/],
    ['“adding”', /adding that/],
    ['“saying”', /, saying she/],
    ['“according to” before', /According to/],
    ['“according to” behind', /, according to/],
    ['sources who know the matter', /people familiar with/],
    ['sources who will not be named', /on condition of anonymity/],
    ['an acronym behind its name', /\((?:NFC|NHC|OFN|SA)\)/],
    ['wishes, which are no speech', /hopes to|wants to/],
    ['money in pounds', /£\d+m/],
    ['money in euros, short', /€\d\.\d+bn/],
    ['money in dollars', /\$\d+ billion/],
    ['short millions', /\d\.\dm /],
    ['percentage points', /\d percentage points/],
    ['fractions', /two-thirds/],
    ['dozens', /half a dozen/],
    ['tens of thousands', /[Tt]ens of thousands/],
    ['scores', /\b5-4\b/],
    ['feet and inches', /\dft \din/],
    ['degrees below zero', /-\dC/],
    ['a time with its zone', /8:30 p\.m\. ET/],
    ['decades', /the 1990s/],
    ['two days of one month', /\d\d\/\d\d February/],
    ['from a day to another', /from March \d to April \d/],
    ['an event that is called by its date', /9\/11/],
    ['numbers within names', /Route 9|Harbour 2040/],
    ['numbers of a list', /^1\. /m],
  ];
  for (const [what, pattern] of shown)
    it(what, () => {
      assert.ok(own.some(({ text }) => pattern.test(text)));
    });
});

describe('the engine on the sample articles', () => golden(own));

describe('the engine on the shared gold', () => {
  if (existsSync(SHARED)) golden(readFileSync(SHARED, 'utf8').split('\n').filter(Boolean).map(goldOfLine));
  else
    it(`is not measured: there is no ${SHARED} here`, function () {
      this.skip();
    });
});

/** The checks. The comparisons are made once, when the first check asks for them. */
function golden(set: readonly Gold[]): void {
  let made: readonly Comparison[] | undefined;
  const comparisons = (): readonly Comparison[] => {
    if (!made) {
      const lexicon = loadEnglish();
      made = set.map((gold) => compare(gold, analyze(gold.text, lexicon)));
    }
    return made;
  };
  const total = (): Tally => comparisons().reduce<Tally>(add, NOTHING);

  for (const gold of set)
    it(`${gold.id}: every direct quote is found, and nothing where there is none`, () => {
      const result = comparisons().find((c) => c.id === gold.id) as Comparison;
      assert.equal(result.directFound, result.direct, report([result]));
      assert.deepEqual(result.forbidden, []);
    });
  it('at least 90 % of the quotes are found', () => {
    atLeast(0.9, total().quotesFound, total().quotes, comparisons());
  });
  it('at least 90 % of the quotes are found with the right speaker', () => {
    atLeast(0.9, total().speakersRight, total().quotes, comparisons());
  });
  it('at least 92 % of the figures are found', () => {
    atLeast(0.92, total().figuresFound, total().figures, comparisons());
  });
  it('at least 90 % of the found figures have the right value', () => {
    atLeast(0.9, total().valuesRight, total().valuesJudged, comparisons());
  });
  it('at most 15 % of what is suggested is neither quote nor figure', () => {
    const { quotesPredicted, quotesSpurious, figuresPredicted, figuresSpurious } = total();
    atLeast(0.85, quotesPredicted - quotesSpurious, quotesPredicted, comparisons());
    atLeast(0.85, figuresPredicted - figuresSpurious, figuresPredicted, comparisons());
  });
}

const NOTHING: Tally = {
  quotes: 0,
  quotesFound: 0,
  direct: 0,
  directFound: 0,
  speakersRight: 0,
  quotesPredicted: 0,
  quotesSpurious: 0,
  figures: 0,
  figuresFound: 0,
  valuesJudged: 0,
  valuesRight: 0,
  figuresPredicted: 0,
  figuresSpurious: 0,
  names: 0,
  namesFound: 0,
};

function atLeast(least: number, part: number, whole: number, comparisons: readonly Comparison[]): void {
  assert.ok(whole > 0, 'there is nothing to measure');
  if (part / whole < least)
    assert.fail(`${part} of ${whole}, ${((100 * part) / whole).toFixed(1)} %\n${report(comparisons)}`);
}

/** What differs, article by article. */
const report = (comparisons: readonly Comparison[]): string =>
  comparisons
    .filter((c) => c.differences.length || c.forbidden.length)
    .map((c) => [`\n== ${c.id}`, ...c.forbidden, ...c.differences].join('\n'))
    .join('\n');
