/** No regular expression that text reaches backtracks polynomially. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allRegexes, check, regexesIn, written } from './regexes.js';

// Checking all takes a minute: what was found safe is listed, and only what is new is checked here.
const list = JSON.parse(readFileSync('test/regexes.json', 'utf8')) as Readonly<Record<string, string>>;
const regexes = allRegexes();

describe('regular expressions', () => {
  it('are found wherever they stand', () => {
    const text = 'const a: RegExp = /a+b/u;\nf<string>(/[/]c/g, new RegExp("^" + a), "/d/");\n// /e/\n';
    assert.deepEqual(regexesIn('x.ts', text).map(written), ['/a+b/u', '/[/]c/g', 'RegExp("^" + a)']);
    assert.ok(regexes.length > 50);
  });

  it('are told when they backtrack', () => {
    const [one] = regexesIn('x.ts', '/\\s+;/');
    assert.equal(check(one, 10_000).status, 'vulnerable');
  });

  it('are safe, or somebody has said why', function () {
    this.timeout(60_000);
    const bad = regexes.filter((regex) => {
      const verdict = list[written(regex)];
      if (verdict !== undefined) return verdict === '';
      return regex.dynamic || check(regex, 10_000).status !== 'safe';
    });
    assert.deepEqual(
      bad.map((regex) => `src/${regex.file}: ${written(regex)}`),
      [],
      'see npm run reliability -- regexes',
    );
  });

  it('are listed only while they are there', () => {
    const there = new Set(regexes.map(written));
    assert.deepEqual(
      Object.keys(list).filter((name) => list[name] !== 'safe' && !there.has(name)),
      [],
    );
  });
});
