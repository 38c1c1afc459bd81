import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Shape, type Tokens, TokenType, tokenize } from '../../src/analysis/tokens.js';
import { lexicon } from './check.js';

const cut = (text: string): Tokens => tokenize(text, lexicon);
const words = (text: string): string[] => {
  const tokens = cut(text);
  return Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]));
};

describe('tokens', () => {
  const cases: readonly [text: string, tokens: string][] = [
    ['Mina Cho’s plan isn’t new.', 'Mina|Cho|’s|plan|isn’t|new|.'],
    ['They’ll pay $2,400.50 on 3.5.', 'They|’ll|pay|$|2,400.50|on|3.5|.'],
    ['the U.S. envoy, at 5 p.m.', 'the|U.S.|envoy|,|at|5|p.m.'],
    ['O’Brien and the Oslins’ talks', 'O’Brien|and|the|Oslins|’|talks'],
    ['Secretary-General—she', 'Secretary|-|General|—|she'],
    ['one\n\n two', 'one|\n\n|two'],
  ];
  for (const [text, expected] of cases)
    it(`cut ${JSON.stringify(text)}`, () => assert.deepEqual(words(text), expected.split('|')));

  it('know how a word is written', () => {
    const { shape } = cut('nato NATO Nato McNair A');
    assert.deepEqual(
      [...shape.subarray(0, 5)],
      [Shape.lower, Shape.upper, Shape.capitalized, Shape.mixed, Shape.capitalized],
    );
  });

  it('count the line feeds of a break', () => {
    const { type, info } = cut('one\r\n\r\ntwo');
    assert.equal(type[1], TokenType.lineBreak);
    assert.equal(info[1], 2);
  });

  it('cover every text in order, without blanks, without overlap', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { count, start, end } = cut(text);
        for (let i = 0; i < count; i++) {
          assert.ok(start[i] < end[i] && end[i] <= text.length);
          if (i > 0) assert.ok(start[i] >= end[i - 1]);
        }
      }),
    ));
});
