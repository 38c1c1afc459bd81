/** The TextMate grammar, on marked lines and on the sample articles: what is coloured before any code runs. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Colourer, loadGrammar, scoped } from './grammar.js';

let colour: Colourer;
before(async () => {
  colour = await loadGrammar();
});

/** The stretches a text's tokens carry a scope on. The text is put below a headline, so that it is not one. */
const under = (scope: string, text: string): readonly string[] => scoped(colour(`Headline\n\n${text}`), scope);

/** Rows of a text and the stretches that must carry the scope; as a test each. */
const table = (scope: string, rows: readonly (readonly [string, readonly string[]])[]): void => {
  for (const [text, expected] of rows)
    it(text.replaceAll('\n', '⏎'), () => {
      assert.deepEqual(under(scope, text), expected);
    });
};

describe('the grammar: quotes', () => {
  describe('in every kind of marks', () =>
    table('string', [
      ['“Never,” she said.', ['“Never,”']],
      ['"Never," she said.', ['"Never,"']],
      ['‘Never,’ she said.', ['‘Never,’']],
      ["'Never,' she said.", ["'Never,'"]],
      ["``Never,'' she said.", ["``Never,''"]],
      ["''Never'', she said.", ["''Never''"]],
      ['„Nie“, sagte sie. „Never”, he said.', ['„Nie“', '„Never”']],
      ['‚Nie‘, sagte sie.', ['‚Nie‘']],
      ['«Jamais», dit-elle. ‹Jamais›, dit-il.', ['«Jamais»', '‹Jamais›']],
      ['»Nie«, sagte sie.', ['»Nie«']],
      ['”Aldrig”, sa hon.', ['”Aldrig”']],
      ['“No,” she said, “never.”', ['“No,”', '“never.”']],
    ]));

  describe('apostrophes open nothing', () =>
    table('string', [
      ['In the ’90s rock ’n’ roll was the Lindens’ living.', []],
      ["In the '90s rock 'n' roll was the Lindens' living, wasn't it?", []],
      ["O'Hara's boats and the crews' boots", []],
      ['‘90s music, said the DJ’s friends', []],
      ['The so-called ‘crews’ and the Lindens’ boats', ['‘crews’']],
      ['‘It’s the players’ fault,’ he said.', ['‘It’s the players’ fault,’']],
      ["'It's the players' fault,' he said.", ["'It's the players' fault,'"]],
      ['6\' 2" tall', []],
    ]));

  describe('one within the other', () =>
    table('string.quoted.single', [
      ['“He said, ‘Go home.’ So I went.”', ['‘Go home.’']],
      ['"We say \'loss of grip.\'"', ["'loss of grip.'"]],
      ['«A ‹grand› day», he said.', ['‹grand›']],
      ['“The ‘gate was open,” she said of it. ‘Wide’.', ['‘gate was open,', '‘Wide’']],
    ]));

  describe('over lines and paragraphs', () => {
    table('string', [
      ['“One line\nand the next,” she said.', ['“One line', 'and the next,”']],
      ['“Opened again,\n\n“and closed,” he said.', ['“Opened again,', '“and closed,”']],
      ['“Opened again,\n“and closed,” he said.', ['“Opened again,', '“and closed,”']],
      ['"Opened again,\n"and closed," he said.', ['"Opened again,', '"and closed,"']],
      ['He wrote: “Never closed.\n\nNobody says this.', ['“Never closed.']],
      ['He wrote: ‘Never closed.\n\nNobody says this.', ['‘Never closed.']],
      ["He wrote: ''Never closed.\n\nNobody says this.", ["''Never closed."]],
      ['He wrote: «Never “closed.\n \nNobody says this.', ['«Never “closed.']],
    ]);
    it('a close without an opening is plain', () => {
      assert.deepEqual(under('string', 'Never,” she said. Nor» he. The end.'), []);
    });
  });
});

describe('the grammar: figures', () => {
  describe('money', () =>
    table('constant.numeric.money', [
      ['about $900 billion', ['$900 billion']],
      ['£3bn, €1.27bn and US$5', ['£3bn', '€1.27bn', 'US$5']],
      ['$400 million to $450 million', ['$400 million', '$450 million']],
      ['€280-300 million', ['€280-300 million']],
      ['1.5m euros and 12,000 kroner', ['1.5m euros', '12,000 kroner']],
    ]));
  describe('percent', () =>
    table('constant.numeric.percent', [
      ['up 3.5 percentage points to 14%', ['3.5 percentage points', '14%']],
      ['40 to 60 per cent', ['40 to 60 per cent']],
    ]));
  describe('quantities', () =>
    table('constant.numeric.quantity', [
      ['a man of 6ft 2in', ['6ft 2in']],
      ['It fell to -2C, then to 18-21C.', ['-2C', '18-21C']],
      ['14 nautical miles', ['14 nautical miles']],
      ['a one-week truce, six months old', ['one-week', 'six months']],
      ['a 34-year-old on a second-hand boat', ['34-year']],
    ]));
  describe('dates', () =>
    table('constant.numeric.date', [
      ['on 17/18 February', ['17/18 February']],
      ['from March 3 to April 7', ['March 3', 'April 7']],
      ['on 2026-03-12 and March 12, 2026', ['2026-03-12', 'March 12, 2026']],
      ['since the 1990s, on Tuesday', ['1990s', 'Tuesday']],
    ]));
  describe('times', () =>
    table('constant.numeric.time', [
      ['at 8:30 p.m. ET', ['8:30 p.m. ET']],
      ['at 7pm, or 19:05', ['7pm', '19:05']],
    ]));
  describe('numbers', () =>
    table('constant.numeric', [
      ['more than 2,400 soldiers', ['2,400']],
      ['a 5-4 win, the 38th this year', ['5-4', '38th']],
      ['two-thirds, half a dozen, tens of thousands of hats', ['two-thirds', 'half a dozen', 'tens of thousands of']],
      ['Seventeen of forty-two', ['Seventeen', 'forty-two']],
      ['One in five, but no one else', ['One in five']],
    ]));
  describe('none within names', () =>
    table('constant.numeric', [
      ['Since 9/11, NATO 2030 and the G20', []],
      ['aboard Flight 370, a Boeing 737, on Route 9', []],
      ['under its Horizon 2035 plan', []],
      ['1. Bread\n2. Salt', []],
      ['B2B, 3D2 and x86', []],
    ]));
});

describe('the grammar: titles, headlines, datelines', () => {
  describe('titles', () =>
    table('storage.type', [
      ['Mr. Cho met Gen. Adair and Prime Minister Lund.', ['Mr.', 'Gen.', 'Prime Minister']],
      ['Dr Cho and Vice President Adair', ['Dr', 'Vice President']],
      ['the general, a president, General interest', []],
    ]));
  describe('datelines', () =>
    table('meta.dateline', [
      ['OSTERBY (NWA) – Boats left.', ['OSTERBY (NWA) –']],
      ['LARK FIELD, June 14 (Desk) - Boats left.', ['LARK FIELD, June 14 (Desk) -']],
      ['OSTERBY: Boats left.', ['OSTERBY:']],
      ['ST. MARGARET’S — Boats left.', ['ST. MARGARET’S —']],
      ['Boats (three of them) – left.', []],
      ['NATO said - no.', []],
    ]));
  it('the first line is a headline', () => {
    assert.deepEqual(scoped(colour('Minister: all is well\n\nIs it?'), 'markup.heading'), ['Minister: all is well']);
  });
  it('with its quotes and figures', () => {
    const lines = colour('‘Never,’ says mayor after 12% cut');
    assert.deepEqual(scoped(lines, 'string'), ['‘Never,’']);
    assert.deepEqual(scoped(lines, 'constant.numeric'), ['12%']);
  });
  it('but no dateline, no sentence, no paragraph', () => {
    for (const first of ['OSTERBY (NWA) – Boats left', 'The boats left at dawn.', `Word ${'after word '.repeat(20)}`])
      assert.deepEqual(scoped(colour(first), 'markup.heading'), [], first);
  });
});

describe('the grammar: the files', () => {
  it('are what their source writes', async () => {
    const source = pathToFileURL(join(process.cwd(), 'syntaxes', 'news.grammar.mjs')).href;
    const { written } = (await import(source)) as { written: string };
    assert.equal(readFileSync(join('syntaxes', 'news.tmLanguage.json'), 'utf8'), written);
  });

  for (const file of readdirSync('seeds').filter((f) => f.endsWith('.txt')))
    it(`${file}: a headline, closed quotes, figures`, () => {
      const text = readFileSync(join('seeds', file), 'utf8').replace(/^\ufeff/, '');
      const lines = colour(text);
      assert.deepEqual(scoped(lines, 'markup.heading'), [text.split(/\r?\n/)[0]]);
      assert.ok(scoped(lines, 'constant.numeric').length >= 15);
      // As many closing marks as opening ones, but for the quotes that the samples leave open on purpose.
      const marks = (scope: string): number =>
        lines
          .flat()
          .filter((token) => token.words && token.scopes.includes(`punctuation.definition.string.${scope}.news`))
          .length;
      const begin = marks('begin');
      const end = marks('end');
      assert.ok(begin >= 5);
      assert.equal(begin - end, file.startsWith('07') ? 3 : 0);
    });
});

describe('the grammar: speed', function () {
  this.timeout(180_000);
  /** Milliseconds to colour a text of one line. */
  const timed = (line: string): number => {
    const begun = performance.now();
    colour(line);
    return performance.now() - begun;
  };
  const prose = readFileSync(join('seeds', '04-ferry-group-results.txt'), 'utf8').replace(/\s+/g, ' ');
  const hostile: readonly (readonly [string, string])[] = [
    ['news', prose],
    ['digits', '7'],
    ['digits and stops', '1,'],
    ['digits and dashes', '12-'],
    ['straight marks', '"'],
    ['apostrophes', "'"],
    ['opening marks', '“‘'],
    ['plural genitives', "the crews' own "],
    ['open single quotes', " 'as"],
    ['curly genitives', '‘crews’ own '],
    ['capitals', 'AB '],
    ['capitals and commas', 'AB,'],
    ['number words', 'two-'],
    ['currency marks', '$1-'],
    ['blanks', ' '],
  ];
  for (const [name, piece] of hostile)
    it(`of ${name}: eight times the text takes not much more than eight times as long`, () => {
      const lineOf = (length: number): string => `x ${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length);
      timed(lineOf(2_500));
      const short = Math.min(...[0, 1, 2].map(() => timed(lineOf(2_500))));
      const long = Math.min(...[0, 1].map(() => timed(lineOf(20_000))));
      assert.ok(
        long < Math.max(24 * short, 250),
        `2,500 characters ${short.toFixed(1)} ms, 20,000 ${long.toFixed(1)} ms`,
      );
    });
  it('a line of a megabyte costs what ten lines of a tenth cost', () => {
    const lineOf = (length: number): string => prose.repeat(Math.ceil(length / prose.length)).slice(0, length);
    const tenth = timed(lineOf(100_000));
    const whole = timed(lineOf(1_000_000));
    assert.ok(whole < 30 * tenth, `100,000 characters ${tenth.toFixed(0)} ms, a million ${whole.toFixed(0)} ms`);
  });
});
