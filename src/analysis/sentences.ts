import { Word } from './lexicon.js';
import type { Paragraphs } from './paragraphs.js';
import { growInts, takeInts } from './room.js';
import { MARGIN, Shape, type Tokens, TokenType, Trigger } from './tokens.js';
import { wordSet } from './wordSet.js';

/**
 * Sentences as parallel arrays (index = sentence), each a stretch of tokens within one paragraph, closing marks and
 * brackets included. Sentences within quotation marks count: “No. Never,” he said. holds two.
 */
export interface Sentences {
  readonly count: number;
  /** First token, and the token behind the last one. Line breaks at the edges belong to no sentence. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The paragraph it stands in. */
  readonly paragraph: Int32Array;
  /** For every token the sentence it stands in, or the one before it for a line break between two. */
  readonly ofToken: Int32Array;
}

/** Words that begin a sentence far more often than they follow an abbreviation within one. */
const OPENERS = Word.pronoun | Word.determiner | Word.conjunction | Word.preposition | Word.auxiliary;

const isCloser = (c: number): boolean =>
  c === 0x201d || c === 0x2019 || c === 0x22 || c === 0x27 || c === 0x29 || c === 0x5d || c === 0xbb || c === 0x203a;

/** Marks that may open or close a quotation: what they do is told by the blanks beside them. */
const isStraight = (c: number): boolean => c === 0x22 || c === 0x27;

/** The sentences found so far, and how far `ofToken` is filled. */
interface Cut {
  count: number;
  at: number;
  first: Int32Array;
  last: Int32Array;
  paragraph: Int32Array;
  readonly ofToken: Int32Array;
}

/** Cuts the paragraphs into sentences. One pass over the tokens. */
export function findSentences(tokens: Tokens, paragraphs: Paragraphs): Sentences {
  const { count, type, trigger, lasting } = tokens;
  const guess = (count >> 4) + 8;
  const cut: Cut = {
    count: 0,
    at: 0,
    first: takeInts(lasting, guess),
    last: takeInts(lasting, guess),
    paragraph: takeInts(lasting, guess),
    ofToken: takeInts(lasting, count + MARGIN),
  };
  for (let p = 0; p < paragraphs.count; p++) {
    const end = paragraphs.last[p];
    let from = paragraphs.first[p];
    for (let i = from; i < end; i++) {
      if (!(trigger[i] & Trigger.stop)) continue;
      if (type[i] !== TokenType.punctuation) {
        // "in the U.S. The" ends with the abbreviation's own stop.
        if (type[i] === TokenType.word && i + 1 < end && opensBehindAbbreviation(tokens, i)) {
          close(cut, tokens, from, i + 1, p);
          from = i + 1;
        }
        continue;
      }
      const behind = skipClosers(tokens, i + 1, end);
      if (behind < end && endsSentence(tokens, i, behind)) {
        close(cut, tokens, from, behind, p);
        from = behind;
      }
      i = behind - 1;
    }
    close(cut, tokens, from, end, p);
  }
  cut.ofToken.fill(Math.max(0, cut.count - 1), cut.at, count + MARGIN);
  return { count: cut.count, first: cut.first, last: cut.last, paragraph: cut.paragraph, ofToken: cut.ofToken };
}

/** Ends a sentence, without the line breaks at its edges. */
function close(cut: Cut, { type, lasting }: Tokens, from: number, to: number, paragraph: number): void {
  let a = from;
  let b = to;
  while (a < b && type[a] === TokenType.lineBreak) a++;
  while (b > a && type[b - 1] === TokenType.lineBreak) b--;
  if (a < b) {
    if (cut.count === Math.min(cut.first.length, cut.last.length, cut.paragraph.length)) {
      cut.first = growInts(lasting, cut.first, cut.count);
      cut.last = growInts(lasting, cut.last, cut.count);
      cut.paragraph = growInts(lasting, cut.paragraph, cut.count);
    }
    cut.first[cut.count] = a;
    cut.last[cut.count] = b;
    cut.paragraph[cut.count++] = paragraph;
  }
  const sentence = Math.max(0, cut.count - 1);
  const { ofToken } = cut;
  for (let i = cut.at; i < to; i++) ofToken[i] = sentence;
  if (to > cut.at) cut.at = to;
}

/** The token behind the marks and brackets that close what a stop ends. */
function skipClosers({ type, info, start, end, count }: Tokens, from: number, limit: number): number {
  let i = from;
  while (i < limit && type[i] === TokenType.punctuation && start[i] === end[i - 1]) {
    const c = info[i];
    if (c === 0x2e || c === 0x21 || c === 0x3f || c === 0x2026) i++;
    else if (!isCloser(c)) break;
    // A straight mark with a letter right behind it opens the next sentence.
    else if (
      isStraight(c) &&
      i + 1 < count &&
      start[i + 1] === end[i] &&
      type[i + 1] !== TokenType.punctuation &&
      start[i] > end[i - 1]
    )
      break;
    else i++;
  }
  return i;
}

/** Whether a sentence ends with the stop at `stop` and its closing marks, before the token `next`. */
function endsSentence(tokens: Tokens, stop: number, next: number): boolean {
  const { type, shape, info, start, end } = tokens;
  const touches = start[next] === end[next - 1];
  // What stands behind opening marks and brackets decides.
  let head = next;
  while (head < tokens.count && type[head] === TokenType.punctuation) head++;
  const lower = head < tokens.count && type[head] === TokenType.word && shape[head] === Shape.lower;
  if (type[next] === TokenType.lineBreak) return !lower;
  const closed = next > stop + 1;
  if (touches) {
    // "work.The" lacks its blank; "example.com" and "3.Points" are one thing.
    return (
      type[next] === TokenType.word &&
      shape[next] === Shape.capitalized &&
      end[next] - start[next] > 1 &&
      stop > 0 &&
      (closed ||
        (type[stop - 1] === TokenType.word && shape[stop - 1] === Shape.lower && end[stop - 1] - start[stop - 1] > 1))
    );
  }
  if (lower) return false;
  if (type[next] === TokenType.punctuation && !isOpening(info[next])) return false;
  if (info[stop] !== 0x2e || closed || stop === 0) return true;
  const before = stop - 1;
  if (end[before] !== start[stop]) return true;
  if (type[before] === TokenType.word) {
    const opener = head < tokens.count && type[head] === TokenType.word && (info[head] & OPENERS) !== 0;
    // An initial: "J. Edgar", "Franklin D. Roosevelt"; not the unit of "21C."
    const unit = before > 0 && type[before - 1] === TokenType.number && end[before - 1] === start[before];
    if (!unit && end[before] - start[before] === 1 && shape[before] === Shape.capitalized)
      return opener && tokens.text.charCodeAt(start[before]) === 0x49;
    if (info[before] & Word.abbreviation) return opener && (info[before] & Word.title) === 0;
  }
  return true;
}

/** Whether the token is an abbreviation with its own stop ("U.S.", "p.m.") before a word that begins a sentence. */
function opensBehindAbbreviation({ text, type, shape, info, hash, start, end }: Tokens, at: number): boolean {
  return (
    type[at + 1] === TokenType.word &&
    shape[at + 1] === Shape.capitalized &&
    start[at + 1] > end[at] &&
    text.charCodeAt(end[at] - 1) === 0x2e &&
    ((info[at + 1] & OPENERS) !== 0 || (STATES.has(hash[at]) && info[at - 1] === 0x2c))
  );
}

/** States as they stand behind a town and a comma: whoever is named behind them is no "J. R. Smith". */
const STATES = wordSet('n.y. n.j. n.h. n.c. n.d. n.m. s.c. s.d. r.i. d.c.');

/** Marks, brackets and signs that may begin a sentence. */
const isOpening = (c: number): boolean =>
  c === 0x201c ||
  c === 0x201d ||
  c === 0x2018 ||
  c === 0x2019 ||
  c === 0x22 ||
  c === 0x27 ||
  c === 0x60 ||
  c === 0x201e ||
  c === 0xab ||
  c === 0xbb ||
  c === 0x2039 ||
  c === 0x28 ||
  c === 0x5b ||
  c === 0x2d ||
  c === 0x2013 ||
  c === 0x2014 ||
  c === 0x2022 ||
  c === 0x24 ||
  c === 0xa3 ||
  c === 0x20ac ||
  c === 0x23 ||
  c === 0x40;
