import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analysis/analyze.js';
import { cueOf } from '../../src/analysis/cues.js';
import { partsOf } from '../../src/analysis/figures/calendar.js';
import { readDigits } from '../../src/analysis/figures/digits.js';
import { MOST_FEATURES, packWeights, score, scorePacked } from '../../src/analysis/names/model.js';
import { clear, growInts, newRoom, takeInts } from '../../src/analysis/room.js';
import { knownAt, placeOf, tableIn, valueAt } from '../../src/analysis/table.js';
import { hashWord, Trigger, tokenize } from '../../src/analysis/tokens.js';
import { cueAt, smallWords } from '../../src/analysis/vocabulary.js';
import { Small } from '../../src/analysis/words.js';
import { lexicon } from './check.js';

describe('one look-up a word', () => {
  it('finds the classes of words that have a row, too', () => {
    const tokens = tokenize('She said that seven ferries sank.', lexicon);
    for (let i = 0; i + 1 < tokens.count; i++) assert.equal(tokens.info[i], lexicon.classesOf(tokens.hash[i]));
    assert.equal(cueAt(tokens, 1), cueOf(hashWord('said')));
    assert.ok(smallWords(tokens)[2] & Small.that);
  });

  const triggers: readonly (readonly [text: string, trigger: number])[] = [
    ['seven', Trigger.figure],
    ['17', Trigger.figure],
    ['€', Trigger.figure],
    ['Cho', Trigger.capital],
    ['ferries', Trigger.lower],
    ['insisted', Trigger.report],
    ['claim', Trigger.report],
    ['according', Trigger.report],
    ['“', Trigger.mark],
    ['.', Trigger.stop],
    ['U.S.', Trigger.stop],
    ['she', Trigger.pronoun],
  ];
  for (const [text, trigger] of triggers)
    it(`${text} may begin what it can begin`, () =>
      assert.equal(tokenize(text, lexicon).trigger[0] & trigger, trigger));
});

describe('arrays that are used again', () => {
  it('leave nothing of one article in the next', () => {
    const long = '“We sail at 8:30 p.m.,” said Mina Cho of Harrow Foods. She paid $2,400 on 3 May 2020.\n\n'.repeat(30);
    const short = 'The mayor, Omar Reyes, said he would stay. “No,” he said.';
    const alone = analyze(short, lexicon);
    analyze(long, lexicon);
    assert.deepEqual(analyze(short, lexicon), alone);
    assert.deepEqual(analyze('', lexicon), { quotes: [], entities: [], figures: [], date: null });
  });

  it('grow only when they are full, and keep what they hold', () => {
    const room = newRoom();
    const array = takeInts(room, 4);
    array.fill(7);
    assert.equal(growInts(room, array, array.length - 1), array);
    const grown = growInts(room, array, array.length);
    assert.ok(grown.length > array.length && grown[array.length - 1] === 7);
    clear(room);
    assert.equal(takeInts(room, 4), array);
  });

  it('tables hold what a map holds', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1 }), fc.nat())), fc.integer({ min: 1 }), (pairs, other) => {
        const table = tableIn(newRoom(), pairs.length);
        const map = new Map(pairs);
        for (const [key, value] of pairs) table.slots[placeOf(table, key) + 1] = value;
        for (const [key, value] of map) assert.equal(valueAt(table, key), value);
        assert.equal(knownAt(table, other) >= 0, map.has(other));
      }),
    ));
});

describe('shorter ways give the same', () => {
  it('days as parts', () =>
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        assert.deepEqual(partsOf(day), {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          weekday: date.getUTCDay() || 7,
        });
      }),
    ));

  it('digits in groups', () =>
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), (n) => {
        const grouped = n.toLocaleString('en-US');
        assert.deepEqual(readDigits(grouped, 0, grouped.length), { value: n, plain: n < 1000 });
        assert.deepEqual(readDigits(String(n), 0, String(n).length), { value: n, plain: true });
      }),
    ));

  it('weights added four at a time', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 40, maxLength: 40 }),
        fc.array(fc.nat({ max: 9 }), { maxLength: MOST_FEATURES }),
        (weights, features) => {
          const bytes = Int8Array.from(weights);
          const [one, other] = [new Float32Array(4), new Float32Array(4)];
          score(bytes, Int32Array.from(features), features.length, one);
          scorePacked(packWeights(new Uint8Array(bytes.buffer)), Int32Array.from(features), features.length, other, 0);
          assert.deepEqual(other, one);
        },
      ),
    ));
});
