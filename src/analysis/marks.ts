import type { Paragraphs } from './paragraphs.js';
import { growBytes, growInts, type Room, takeBytes, takeInts } from './room.js';
import { MARGIN, type Tokens, TokenType, Trigger } from './tokens.js';
import { wordSet } from './wordSet.js';

/**
 * Stretches in quotation marks, outermost ones only, as parallel arrays (index = quotation) in text order. None runs
 * over a paragraph's end: a quotation that each paragraph opens again is one entry a paragraph, linked by `continues`.
 */
export interface Quotations {
  readonly count: number;
  /** The opening mark's first token, and the token behind the closing mark. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The tokens between the marks, `last` exclusive; equal when there is nothing between them. */
  readonly contentFirst: Int32Array;
  readonly contentLast: Int32Array;
  /** 1 where the next paragraph opens the same quotation again. */
  readonly continues: Uint8Array;
  /** 1 where a closing mark was found. */
  readonly closed: Uint8Array;
  /** For every token the quotation it stands in, its marks included, or -1. */
  readonly ofToken: Int32Array;
}

/** Marks that pair with each other. */
const Family = { double: 0, single: 1, guillemet: 2, singleGuillemet: 3 } as const;

/** What a mark can do where it stands. `maybe`: it closes unless a better closer follows ("the Afghans’ talks"). */
const Side = { opens: 1, closes: 2, maybe: 4 } as const;

/** Words that begin with an apostrophe. */
const ELIDED = wordSet('n em til till tis twas cause bout round cuz nuff ere neath twere');

/** The marks of one paragraph, filled anew for each. */
interface Marks {
  count: number;
  token: Int32Array;
  /** How many tokens the mark is made of: 2 for `` and ''. */
  width: Uint8Array;
  family: Uint8Array;
  side: Uint8Array;
  /** Whether a closer of the single family follows before the next opener of it, with paired double marks between. */
  closable: Uint8Array;
}

/** Finds what stands in quotation marks. Linear, whatever the marks. */
export function findQuotations(tokens: Tokens, paragraphs: Paragraphs): Quotations {
  const { room } = tokens;
  const found: Found = {
    count: 0,
    first: takeInts(room, 16),
    last: takeInts(room, 16),
    contentFirst: takeInts(room, 16),
    contentLast: takeInts(room, 16),
    continues: takeBytes(room, 16),
    closed: takeBytes(room, 16),
    ofToken: takeInts(room, tokens.count + MARGIN).fill(-1, 0, tokens.count + MARGIN),
  };
  const marks: Marks = {
    count: 0,
    token: takeInts(room, 64),
    width: takeBytes(room, 64),
    family: takeBytes(room, 64),
    side: takeBytes(room, 64),
    closable: takeBytes(room, 64),
  };
  for (let p = 0; p < paragraphs.count; p++) {
    const end = paragraphs.last[p];
    collect(tokens, paragraphs.first[p], end, marks);
    if (!marks.count) continue;
    let open = -1;
    let nested = 0;
    for (let m = 0; m < marks.count; m++) {
      const family = marks.family[m];
      const side = marks.side[m];
      if (open < 0) {
        if (side & Side.opens && (family !== Family.single || marks.closable[m])) {
          open = m;
          nested = 0;
        }
        continue;
      }
      if (family !== marks.family[open]) continue;
      if (side === Side.opens) {
        if (
          m + 2 < marks.count &&
          marks.side[m + 1] === Side.closes &&
          marks.side[m + 2] === Side.closes &&
          marks.family[m + 1] === family &&
          marks.family[m + 2] === family
        )
          nested++;
        else if (family === Family.double || family === Family.guillemet) {
          // The earlier mark was never closed.
          const from = marks.token[open];
          const to = sentenceEnd(tokens, from, marks.token[m]);
          add(found, room, from, to, from + marks.width[open], to, false, false);
          open = m;
        }
        continue;
      }
      if (!(side & (Side.closes | Side.maybe))) continue;
      if (side & Side.maybe && marks.closable[m]) continue;
      if (nested > 0) {
        nested--;
        continue;
      }
      const from = marks.token[open];
      const to = marks.token[m];
      add(found, room, from, to + marks.width[m], from + marks.width[open], to, true, false);
      open = -1;
    }
    if (open >= 0 && marks.family[open] !== Family.single) {
      const from = marks.token[open];
      const goesOn = p + 1 < paragraphs.count && opensAgain(tokens, paragraphs.first[p + 1], from);
      add(found, room, from, end, from + marks.width[open], end, false, goesOn);
    } else if (open >= 0) {
      const from = marks.token[open];
      if (p + 1 < paragraphs.count && opensAgain(tokens, paragraphs.first[p + 1], from))
        add(found, room, from, end, from + 1, end, false, true);
    }
  }
  return found;
}

/** The quotations while they are being found. */
type Found = { -readonly [Key in keyof Quotations]: Quotations[Key] };

function add(
  found: Found,
  room: Room,
  from: number,
  to: number,
  contentFrom: number,
  contentTo: number,
  isClosed: boolean,
  goesOn: boolean,
): void {
  const { count } = found;
  if (count === Math.min(found.first.length, found.last.length, found.contentFirst.length, found.contentLast.length)) {
    found.first = growInts(room, found.first, count);
    found.last = growInts(room, found.last, count);
    found.contentFirst = growInts(room, found.contentFirst, count);
    found.contentLast = growInts(room, found.contentLast, count);
  }
  if (count === Math.min(found.continues.length, found.closed.length)) {
    found.continues = growBytes(room, found.continues, count);
    found.closed = growBytes(room, found.closed, count);
  }
  found.first[count] = from;
  found.last[count] = to;
  found.contentFirst[count] = Math.min(contentFrom, contentTo);
  found.contentLast[count] = contentTo;
  found.closed[count] = isClosed ? 1 : 0;
  found.continues[count] = goesOn ? 1 : 0;
  found.ofToken.fill(count, from, to);
  found.count = count + 1;
}

/** The token behind the sentence that begins at `from`, at most `limit`: how far a mark reaches that never closes. */
function sentenceEnd({ type, info }: Tokens, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const c = info[i];
    if (type[i] === TokenType.punctuation && (c === 0x2e || c === 0x21 || c === 0x3f)) return i + 1;
  }
  return limit;
}

/** Whether a paragraph begins with the mark that opened a quotation before it. */
const opensAgain = ({ type, info }: Tokens, at: number, opening: number): boolean =>
  type[at] === TokenType.punctuation && info[at] === info[opening];

/** Whether blanks, brackets, dashes or nothing at all stand here: no part of a word. */
const isEdge = (c: number): boolean =>
  !(c > 0x20) ||
  c === 0xa0 ||
  c === 0x28 ||
  c === 0x5b ||
  c === 0x2014 ||
  c === 0x2013 ||
  c === 0x2d ||
  c === 0x2f ||
  c === 0x2009 ||
  c === 0x202f ||
  c === 0x3000 ||
  c === 0x2028 ||
  c === 0x2029 ||
  c === 0xfeff;

const isStop = (c: number): boolean =>
  c === 0x2e ||
  c === 0x2c ||
  c === 0x21 ||
  c === 0x3f ||
  c === 0x3b ||
  c === 0x3a ||
  c === 0x29 ||
  c === 0x5d ||
  c === 0x2026;

const isMark = (c: number): boolean =>
  c === 0x22 ||
  c === 0x27 ||
  c === 0x60 ||
  (c >= 0x2018 && c <= 0x201f) ||
  c === 0xab ||
  c === 0xbb ||
  c === 0x2039 ||
  c === 0x203a;

function collect(tokens: Tokens, from: number, to: number, marks: Marks): void {
  const { text, type, info, start, end, hash, trigger } = tokens;
  marks.count = 0;
  for (let i = from; i < to; i++) {
    if (!(trigger[i] & Trigger.mark)) continue;
    const c = info[i];
    let width = 1;
    let family: number = Family.double;
    const twice = i + 1 < to && type[i + 1] === TokenType.punctuation && info[i + 1] === c && start[i + 1] === end[i];
    const l = i > 0 ? text.charCodeAt(start[i] - 1) : 0x20;
    const leftEdge =
      isEdge(l) ||
      (isMark(l) &&
        i > from &&
        start[i] === end[i - 1] &&
        marks.count > 0 &&
        (marks.side[marks.count - 1] & Side.opens) !== 0 &&
        marks.side[marks.count - 1] !== (Side.opens | Side.closes));
    if (c === 0x27 || c === 0x60 || c === 0x2018 || c === 0x2019 || c === 0x201a || c === 0x201b) {
      // Of three that close, the first belongs to what stands within: ''He said, 'No.'''
      const within = twice && !leftEdge && text.charCodeAt(end[i + 1]) === c && text.charCodeAt(end[i + 1] + 1) !== c;
      if (twice && !within) width = 2;
      else family = Family.single;
    } else if (c === 0xab || c === 0xbb) family = Family.guillemet;
    else if (c === 0x2039 || c === 0x203a) family = Family.singleGuillemet;
    const r = text.charCodeAt(end[i + width - 1]);
    const rightEdge = isEdge(r) || isStop(r) || (isMark(r) && !leftEdge);
    const side =
      family === Family.single
        ? singleSide(tokens, i, to, c, l, r, leftEdge, rightEdge, hash)
        : pairSide(tokens, i, c, leftEdge, rightEdge, family);
    if (side) push(marks, tokens.room, i, width, family, side);
    i += width - 1;
  }
  let closer = false;
  let parity = 0;
  let closerParity = 0;
  for (let m = marks.count - 1; m >= 0; m--) {
    if (marks.family[m] !== Family.single) {
      parity ^= 1;
      continue;
    }
    const side = marks.side[m];
    marks.closable[m] = closer && closerParity === parity ? 1 : 0;
    if (side & (Side.closes | Side.maybe)) {
      closer = true;
      closerParity = parity;
    } else if (side & Side.opens && marks.closable[m]) closer = false;
  }
}

function pairSide(
  { type, info, start, end }: Tokens,
  at: number,
  c: number,
  leftEdge: boolean,
  rightEdge: boolean,
  family: number,
): number {
  if (family !== Family.double) {
    const points = c === 0xab || c === 0x2039;
    // »word« is as good as «word».
    if (leftEdge && !rightEdge) return Side.opens;
    if (rightEdge && !leftEdge) return Side.closes;
    return points ? Side.opens : Side.closes;
  }
  if (c === 0x201e || c === 0x201a || c === 0x60) return Side.opens;
  if (c === 0x201c || c === 0x201f || c === 0x2018) return !leftEdge && rightEdge ? Side.closes : Side.opens;
  if (c === 0x201d) return leftEdge && !rightEdge ? Side.opens | Side.closes : Side.closes;
  // Inches: 6' 2", 5'11".
  if (
    c === 0x22 &&
    at > 1 &&
    type[at - 1] === TokenType.number &&
    end[at - 1] === start[at] &&
    type[at - 2] === TokenType.punctuation &&
    (info[at - 2] === 0x27 || info[at - 2] === 0x2019)
  )
    return 0;
  if (leftEdge && !rightEdge) return Side.opens;
  if (!leftEdge && rightEdge) return Side.closes;
  return Side.opens | Side.closes;
}

function singleSide(
  { type, start, end }: Tokens,
  at: number,
  to: number,
  c: number,
  l: number,
  r: number,
  leftEdge: boolean,
  rightEdge: boolean,
  hash: Int32Array,
): number {
  if (leftEdge && !rightEdge) {
    if (c === 0x60 || c === 0x201a) return Side.opens;
    const next = at + 1;
    if (next < to && type[next] === TokenType.word && ELIDED.has(hash[next])) return 0;
    // ’90s, in ’98: a year without its century, far more often than a quotation that begins with two digits.
    if (next < to && type[next] === TokenType.number && end[next] - start[next] === 2) return 0;
    return Side.opens;
  }
  if (leftEdge || c === 0x60) return 0;
  // 6' 2": feet.
  if (at > 0 && type[at - 1] === TokenType.number && end[at - 1] === start[at] && c !== 0x2019) return 0;
  if (isStop(l)) return Side.closes;
  if (rightEdge && !isEdge(r)) return (l | 0x20) === 0x73 && isMark(r) ? Side.maybe : Side.closes;
  if (rightEdge)
    return (l | 0x20) === 0x73 || (l | 0x20) === 0x78 || (l | 0x20) === 0x7a
      ? Side.maybe
      : (l | 0x20) === 0x6e && at > 1 && start[at - 1] === end[at - 1] - 1
        ? 0
        : Side.closes;
  return isMark(l) ? Side.closes : 0;
}

function push(marks: Marks, room: Room, token: number, width: number, family: number, side: number): void {
  const m = marks.count;
  if (m === marks.token.length) marks.token = growInts(room, marks.token, m);
  if (m === Math.min(marks.width.length, marks.family.length, marks.side.length, marks.closable.length)) {
    marks.width = growBytes(room, marks.width, m);
    marks.family = growBytes(room, marks.family, m);
    marks.side = growBytes(room, marks.side, m);
    marks.closable = growBytes(room, marks.closable, m);
  }
  marks.token[m] = token;
  marks.width[m] = width;
  marks.family[m] = family;
  marks.side[m] = side;
  marks.closable[m] = 0;
  marks.count = m + 1;
}
