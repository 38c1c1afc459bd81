import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotate } from '../src/article/annotate.js';
import * as decisions from '../src/article/decisions.js';
import { everything, fits, hasWords, parseFilter, rangeOf, withoutWords } from '../src/article/filter.js';
import type { Article } from '../src/article/types.js';
import { concordanceOf, type Query, sortLines } from '../src/corpus/concordance.js';
import { parseQuery } from '../src/corpus/query.js';
import { applyChanges, emptyRecord } from '../src/sidecar/record.js';
import { articleCase } from './article-cases.js';

const dike = articleCase(
  `“{q1:The dike holds for {f=money 4000000 EUR:€4 million},}” {cue1:said} {s1=Tove Lind:Tove Lind}, the mayor.
{s2=Sami Oja:Mr. Oja} {cue2:thinks} that {q2=indirect:the old dikes hold {f=range 2 years:two years} more}. “{q3:Dike’s end,}” it said. The dike stood.`,
);

/** The first quote is confirmed by dana with a label and a doubt, the money rejected. */
const article: Article = (() => {
  let record = emptyRecord;
  let n = 0;
  const hand = { by: 'dana', on: '2026-11-22', random: () => (n++ * 0.37) % 1 };
  const read = () => annotate(dike.text, dike.analysis, record);
  const first = () => read().quotes[0].id;
  record = applyChanges(record, decisions.setLabels(read(), record, first(), ['claim', 'sea'], hand));
  record = applyChanges(record, decisions.setUnsure(read(), record, first(), true, hand));
  record = applyChanges(record, decisions.setNote(read(), record, first(), 'Ask the board', hand));
  record = applyChanges(record, decisions.reject(read(), record, read().figures[0].id, hand));
  return read();
})();

const filtered = (source: string): readonly string[] => {
  const { filter, problems } = parseFilter(source);
  assert.deepEqual(problems, []);
  return [...article.quotes, ...article.figures]
    .filter((item) => fits(article, item, filter))
    .map((item) => article.text.slice(...(item.type === 'quote' ? item.contents[0] : item.span)).split(' ')[0]);
};

describe('a filter', () => {
  for (const [source, found] of [
    ['', ['The', 'the', 'Dike’s', '€4', 'two']],
    ['dike', ['The', 'the', 'Dike’s']],
    ['"dikes hold"', ['the']],
    ['board', ['The']],
    ['status:confirmed', ['The']],
    ['status:open', ['the', 'Dike’s', 'two']],
    ['status:confirmed,rejected', ['The', '€4']],
    ['-status:open', ['The', '€4']],
    ['type:figure', ['€4', 'two']],
    ['type:quote kind:indirect', ['the']],
    ['speaker:"tove lind"', ['The']],
    ['speaker:none', ['Dike’s']],
    ['label:claim', ['The']],
    ['label:CLAIM,other', ['The']],
    ['label:none type:quote', ['the', 'Dike’s']],
    ['by:dana', ['The', '€4']],
    ['by:none', ['the', 'Dike’s', 'two']],
    ['unsure:yes', ['The']],
    ['unsure:no type:quote', ['the', 'Dike’s']],
    ['sure:<75%', ['two']],
    ['sure:>=.8 type:quote -by:dana', ['the', 'Dike’s']],
    ['unit:eur', ['€4']],
    ['value:"1,000..5,000,000"', ['€4']],
    ['value:2', ['two']],
    ['value:>2', ['€4']],
    ['note:ask', ['The']],
    ['nothing-like-it', []],
  ] as const)
    it(`${source || '(nothing)'} finds ${found.length}`, () => assert.deepEqual(filtered(source), found));

  it('tells what it cannot understand, and keeps the rest', () => {
    const { filter, problems } = parseFilter('colour:red sure:very type:quote value:1..x "by:dana"');
    assert.deepEqual(problems, [
      { part: 'colour:red', reason: 'key' },
      { part: 'sure:very', reason: 'number' },
      { part: 'value:1..x', reason: 'number' },
    ]);
    assert.equal(filter.conditions.length, 2);
  });

  for (const [source, inside, outside] of [
    ['3', [3], [2.999, 3.001]],
    ['1..5', [1, 5], [0.9, 5.1]],
    ['..5', [-1e9, 5], [5.1]],
    ['>=2', [2, 1e9], [1.9]],
    ['>2', [2.001], [2]],
    ['<0', [-0.001], [0]],
    ['<=50%', [0.5], [0.501]],
  ] as const)
    it(`${source} means what it says`, () => {
      const range = rangeOf(source);
      assert.ok(range);
      for (const n of inside) assert.ok(range[0] <= n && n <= range[1], String(n));
      for (const n of outside) assert.ok(n < range[0] || n > range[1], String(n));
    });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const { filter } = parseFilter(typed);
        for (const item of [...article.quotes, ...article.figures]) fits(article, item, filter);
      }),
    );
  });
});

describe('the words of a filter', () => {
  const typed = (source: string) => parseFilter(source).filter;

  it('are asked of names alone', () => {
    assert.ok(hasWords('Tove Lind, mayor', typed('mayor lind status:rejected')));
    assert.ok(!hasWords('Tove Lind, mayor', typed('mayor oja')));
    assert.ok(!hasWords('Tove Lind, mayor', typed('-lind')));
    assert.ok(hasWords('Tove Lind, mayor', typed('status:rejected')));
  });

  it('can be left out', () => {
    assert.deepEqual(withoutWords(typed('mayor status:open -by:dana')), typed('status:open -by:dana'));
  });
});

describe('a query', () => {
  for (const [source, words, within, conditions] of [
    ['', '', 'quotes', ''],
    ['the bridge', 'the bridge', 'quotes', ''],
    ['speaker:"Mina Cho" the in:items "old bridge" -rail', 'the old bridge', 'items', 'speaker:"Mina Cho" -rail'],
    ['IN:Figures unit:EUR', '', 'figures', 'unit:EUR'],
    ['9:30 in:"text"', '9:30', 'text', ''],
  ] as const)
    it(`${source || '(nothing)'} is words, a place and conditions`, () => {
      const { query, problems } = parseQuery(source);
      assert.deepEqual(problems, []);
      assert.deepEqual(query, { words, within, filter: parseFilter(conditions).filter });
    });

  it('tells what it cannot understand, and keeps the rest', () => {
    const { query, problems } = parseQuery('bridge in:margins colour:red sure:very');
    assert.deepEqual(
      problems.map(({ part, reason }) => `${part} ${reason}`),
      ['in:margins place', 'colour:red key', 'sure:very number'],
    );
    assert.deepEqual(query, { words: 'bridge', within: 'quotes', filter: everything });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        concordanceOf('a', article, parseQuery(typed).query);
      }),
    );
  });
});

const lines = (words: string, within: Query['within'] = 'text', filter = '') =>
  concordanceOf('a', article, { words, within, filter: parseFilter(filter).filter });

describe('a concordance', () => {
  it('has a line for every place where the words stand, with what is around them', () => {
    const found = lines('dike');
    assert.deepEqual(
      found.map(({ words }) => words),
      ['dike', 'Dike', 'dike'],
    );
    const [first, , last] = found;
    assert.equal(first.left, '“The ');
    assert.match(first.right, /^ holds for €4 million,” said Tove Lind, the mayor\. Mr\. Oja/);
    assert.equal(last.right, ' stood.');
    assert.deepEqual(
      found.map(({ item }) => item === null),
      [false, false, true],
    );
  });

  it('finds words with any ending, over line ends, and in any case', () => {
    assert.equal(lines('DIKE*').length, 4);
    assert.equal(lines('mayor. Mr.').length, 1);
    assert.equal(lines('*').length, 0);
    assert.equal(lines('d.ke').length, 0);
  });

  it('is narrowed to quotes, to figures, and to what fits', () => {
    assert.equal(lines('dike*', 'quotes').length, 3);
    assert.equal(lines('dike*', 'text', 'status:confirmed').length, 1);
    assert.deepEqual(
      lines('', 'figures').map(({ words }) => words),
      ['€4 million', 'two years'],
    );
    assert.deepEqual(
      lines('', 'quotes', 'speaker:oja').map(({ words }) => words),
      ['the old dikes hold two years more'],
    );
    assert.deepEqual(lines(''), []);
  });

  it('is sorted by what stands before, backwards from the hit, or behind', () => {
    const found = lines('dike*');
    assert.equal(sortLines(found, 'place'), found);
    const befores = sortLines(found, 'left').map(({ left }) =>
      left.trim().split(/\W+/).filter(Boolean).at(-1)?.toLowerCase(),
    );
    assert.deepEqual(befores, [...befores].sort());
    const behinds = sortLines(found, 'right').map(({ right }) => right.match(/[\p{L}]+/u)?.[0]);
    assert.deepEqual(behinds, [...behinds].sort());
  });

  it('gives hits whose words are what was asked for', () => {
    const word = fc.constantFrom('dike', 'the', 'said', 'hold*', 'two years', 'Tove  Lind', '€4', '*a*', '”', '(');
    fc.assert(
      fc.property(word, fc.constantFrom('quotes', 'figures', 'items', 'text'), (words, within) => {
        for (const { hit, words: found, item } of concordanceOf('a', article, { words, within, filter: everything })) {
          assert.equal(article.text.slice(...hit).replace(/\s+/g, ' '), found);
          assert.ok(within === 'text' || item !== null);
        }
      }),
    );
  });
});
