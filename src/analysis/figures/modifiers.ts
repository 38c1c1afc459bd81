import { hashWord, TokenType } from '../tokens.js';
import type { Figure } from '../types.js';
import { wordSet } from '../wordSet.js';
import { hashAt, isBreak, isHyphen, markAt, type Source, touchesPrevious } from './source.js';
import { byHash } from './words.js';

type Modifier = NonNullable<Figure['modifier']>;

/** A modifier and the token it begins at. */
export interface Modified {
  readonly from: number;
  readonly modifier: Modifier;
}

const THAN = hashWord('than');
const AS = hashWord('as');
const NO = wordSet('no not');
const OF = hashWord('of');
const A = wordSet('a an the');
const OR = hashWord('or');
const EQUAL = wordSet('equal equals');
const TO = hashWord('to');
const AND = hashWord('and');
const AT = hashWord('at');

/** Words that modify the number right behind them. */
const SINGLE = byHash<Modifier>([
  ['about', '~'],
  ['around', '~'],
  ['approximately', '~'],
  ['approx', '~'],
  ['roughly', '~'],
  ['nearly', '~'],
  ['almost', '~'],
  ['some', '~'],
  ['circa', '~'],
  ['estimated', '~'],
  ['over', '>'],
  ['above', '>'],
  ['exceeding', '>'],
  ['exceed', '>'],
  ['exceeds', '>'],
  ['exceeded', '>'],
  ['surpassing', '>'],
  ['surpass', '>'],
  ['surpassed', '>'],
  ['topped', '>'],
  ['under', '<'],
  ['below', '<'],
  ['minimum', '>='],
  ['maximum', '<='],
]);
/** Comparatives before "than". */
const MORE = wordSet('more greater larger higher bigger longer older later better stronger faster heavier');
const LESS = wordSet('less fewer lower smaller shorter younger earlier cheaper');
/** "As many as" is at most so many, "as few as" at least. */
const MANY = wordSet('many much high long large far');
const FEW = wordSet('few little low small');
const ADVERBS = wordSet('well just slightly significantly far considerably substantially much somewhat easily');
const TOWARDS: ReadonlyMap<number, readonly (readonly [hash: number, modifier: Modifier])[]> = new Map([
  [
    TO,
    [
      ['up', '<='],
      ['close', '~'],
      ['next', '~'],
    ].map(([w, m]) => [hashWord(w), m as Modifier] as const),
  ],
  [
    OF,
    [
      ['upwards', '>'],
      ['upward', '>'],
      ['excess', '>'],
      ['minimum', '>='],
      ['maximum', '<='],
      ['region', '~'],
    ].map(([w, m]) => [hashWord(w), m as Modifier] as const),
  ],
]);
const AT_EDGE = byHash<Modifier>([
  ['least', '>='],
  ['most', '<='],
]);
/** Words that bound a date. */
const DATED = byHash<Modifier>([
  ['before', '<'],
  ['after', '>'],
  ['since', '>='],
  ['until', '<='],
  ['till', '<='],
  ['starting', '>='],
  ['beginning', '>='],
]);
const IN = hashWord('in');
const ON = hashWord('on');
const STARTING = wordSet('starting beginning');

/** The modifier that ends right before a number, not reaching before `floor`. */
export function modifierBefore(s: Source, at: number, floor: number): Modified | null {
  const found = readBefore(s, at);
  return found && found.from >= floor ? found : null;
}

function readBefore(s: Source, at: number): Modified | null {
  const last = at - 1;
  const hash = hashAt(s, last);
  if (hash === THAN) return compared(s, last);
  if (hash === TO && EQUAL.has(hashAt(s, last - 1)) && hashAt(s, last - 2) === OR && hashAt(s, last - 3) === THAN) {
    const than = compared(s, last - 3);
    return (
      than && { from: than.from, modifier: than.modifier === '>' ? '>=' : than.modifier === '<' ? '<=' : than.modifier }
    );
  }
  if (hash === AS && hashAt(s, last - 2) === AS) {
    if (MANY.has(hashAt(s, last - 1))) return { from: last - 2, modifier: '<=' };
    return FEW.has(hashAt(s, last - 1)) ? { from: last - 2, modifier: '>=' } : null;
  }
  const edge = AT_EDGE.get(hash);
  if (edge && hashAt(s, last - 1) === AT) return { from: last - 1, modifier: edge };
  const towards = TOWARDS.get(hash)?.find(([word]) => word === hashAt(s, last - 1));
  if (towards) {
    let from = last - 1;
    if (hashAt(s, from - 1) === IN || A.has(hashAt(s, from - 1))) from--;
    return { from: hashAt(s, from - 1) === IN ? from - 1 : from, modifier: towards[1] };
  }
  const single = SINGLE.get(hash);
  if (single) {
    let from = last;
    if (ADVERBS.has(hashAt(s, from - 1))) from--;
    else if (hash === ESTIMATED && A.has(hashAt(s, from - 1))) from--;
    return { from, modifier: single };
  }
  return symbolBefore(s, last);
}
const ESTIMATED = hashWord('estimated');

/** "(no) more than", "slightly less than", "a little over". */
function compared(s: Source, than: number): Modified | null {
  // "Smaller or equal than 100".
  if (EQUAL.has(hashAt(s, than - 1)) && hashAt(s, than - 2) === OR) {
    const comparative = hashAt(s, than - 3);
    if (MORE.has(comparative)) return { from: than - 3, modifier: '>=' };
    return LESS.has(comparative) ? { from: than - 3, modifier: '<=' } : null;
  }
  const comparative = hashAt(s, than - 1);
  const more = MORE.has(comparative);
  if (!more && !LESS.has(comparative)) return null;
  let from = than - 1;
  // "Equal to or more than 30".
  if (hashAt(s, from - 1) === OR && hashAt(s, from - 2) === TO && EQUAL.has(hashAt(s, from - 3)))
    return { from: from - 3, modifier: more ? '>=' : '<=' };
  if (NO.has(hashAt(s, from - 1))) return { from: from - 1, modifier: more ? '<=' : '>=' };
  if (ADVERBS.has(hashAt(s, from - 1))) from--;
  return { from, modifier: more ? '>' : '<' };
}

function symbolBefore(s: Source, last: number): Modified | null {
  const mark = markAt(s, last);
  if (mark === 0x7e || mark === 0x2248 || mark === 0xb1) return { from: last, modifier: '~' };
  if (mark === 0x2265) return { from: last, modifier: '>=' };
  if (mark === 0x2264) return { from: last, modifier: '<=' };
  const before = markAt(s, last - 1);
  if (mark === 0x3d && (before === 0x3e || before === 0x3c))
    return { from: last - 1, modifier: before === 0x3e ? '>=' : '<=' };
  if ((mark === 0x3e || mark === 0x3c) && before !== 0x3d && before !== 0x3c)
    return { from: last, modifier: mark === 0x3e ? '>' : '<' };
  return null;
}

/** "Before", "after", "since", "until" in front of a date; not where the date only tells which event ("after Monday’s talks"). */
export function modifierOfDate(s: Source, at: number, to: number, floor: number): Modified | null {
  const next = markAt(s, to);
  const possessed =
    s.tokens.type[to] === 2 || ((next === 0x27 || next === 0x2019) && touchesPrevious(s, to)) || isHyphen(next);
  if (possessed || at - 1 < floor) return null;
  if (hashAt(s, at - 1) === ON && STARTING.has(hashAt(s, at - 2)) && at - 2 >= floor)
    return { from: at - 2, modifier: '>=' };
  const modifier = DATED.get(hashAt(s, at - 1));
  if (modifier) return { from: at - 1, modifier };
  const compared = hashAt(s, at - 1) === THAN || AT_EDGE.has(hashAt(s, at - 1)) ? readBefore(s, at) : null;
  return compared && compared.from >= floor ? compared : null;
}

const ATMOST = wordSet('less fewer younger lower under below smaller');
const ATLEAST = wordSet('more greater higher older over above larger');

/** The modifier right behind a number or its noun: "or more", "and over", "+", "-plus". */
export function modifierBehind(s: Source, at: number): { readonly to: number; readonly modifier: Modifier } | null {
  const hash = hashAt(s, at);
  if (hash === OR || hash === AND) {
    const next = hashAt(s, at + 1);
    if (ATLEAST.has(next) && hashAt(s, at + 2) !== THAN && isEnd(s, at + 2, hash === OR))
      return { to: at + 2, modifier: '>=' };
    if (ATMOST.has(next) && hashAt(s, at + 2) !== THAN && isEnd(s, at + 2, hash === OR))
      return { to: at + 2, modifier: '<=' };
    if (hash === OR && next === SO) return { to: at + 2, modifier: '~' };
    return null;
  }
  if (markAt(s, at) === 0x2b) return { to: at + 1, modifier: '>=' };
  if (isHyphen(markAt(s, at)) && touchesPrevious(s, at)) {
    if (hashAt(s, at + 1) === PLUS) return { to: at + 2, modifier: '>=' };
    if (hashAt(s, at + 1) === ODD) return { to: at + 2, modifier: '~' };
  }
  return null;
}
const SO = hashWord('so');
const PLUS = hashWord('plus');
const ODD = hashWord('odd');

/** "2012 or later", "1/1/2016 and earlier". */
export function modifierBehindDate(s: Source, at: number): { readonly to: number; readonly modifier: Modifier } | null {
  if (hashAt(s, at) !== OR && hashAt(s, at) !== AND) return null;
  const modifier = AFTERWARDS.get(hashAt(s, at + 1));
  const ends = s.tokens.type[at + 2] === TokenType.punctuation || isBreak(s, at + 2);
  return modifier && ends ? { to: at + 2, modifier } : null;
}
const AFTERWARDS = byHash<Modifier>([
  ['later', '>='],
  ['after', '>='],
  ['greater', '>='],
  ['earlier', '<='],
  ['before', '<='],
]);

/** "More than 20 and below 30" goes on; behind "and" only a mark or the line's end ends the phrase. */
const isEnd = (s: Source, at: number, or: boolean): boolean =>
  or ? hashAt(s, at) !== EQUAL_TO : isBreak(s, at) || s.tokens.type[at] === TokenType.punctuation;
const EQUAL_TO = hashWord('equal');
