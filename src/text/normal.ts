import type { Span } from './span.js';

/**
 * A text with its incidental differences taken out, for comparing: blanks and line breaks become one space, quotation
 * marks and dashes become straight ones, hyphens within words, soft hyphens and invisible characters vanish, letters
 * with combining marks are composed (NFC).
 */
export interface NormalText {
  readonly original: string;
  readonly text: string;
  /** For every code unit of `text`, and for its end, where it begins in the original (UTF-16 code units). */
  readonly start: Int32Array;
  /** For every code unit of `text`, where it ends in the original, exclusive. */
  readonly end: Int32Array;
}

enum Kind {
  plain,
  blank,
  /** Vanishes: soft hyphens, zero-width and direction characters, a byte order mark. */
  invisible,
  hyphen,
  dash,
  single,
  double,
}

function kindOf(c: number): Kind {
  if (c < 0x80) {
    if (c <= 0x20) return Kind.blank;
    if (c === 0x22) return Kind.double;
    if (c === 0x27 || c === 0x60) return Kind.single;
    return c === 0x2d ? Kind.hyphen : Kind.plain;
  }
  if (c === 0x85 || c === 0xa0 || c === 0x3000 || c === 0x1680 || c === 0x205f || c === 0x202f) return Kind.blank;
  if (c === 0xad || c === 0xfeff || c === 0x61c || (c >= 0x2060 && c <= 0x206f)) return Kind.invisible;
  if (c >= 0x2000 && c <= 0x203a) {
    if (c <= 0x200a || c === 0x2028 || c === 0x2029) return Kind.blank;
    if (c <= 0x200f || (c >= 0x202a && c <= 0x202e)) return Kind.invisible;
    if (c <= 0x2011) return Kind.hyphen;
    if (c <= 0x2015) return Kind.dash;
    if ((c >= 0x2018 && c <= 0x201b) || c === 0x2032 || c >= 0x2039) return Kind.single;
    return (c >= 0x201c && c <= 0x201f) || c === 0x2033 ? Kind.double : Kind.plain;
  }
  if (c === 0xb4 || c === 0x2bc) return Kind.single;
  if (c === 0xab || c === 0xbb) return Kind.double;
  return c === 0x2212 ? Kind.dash : Kind.plain;
}

const isWordPart = (c: number): boolean => (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c >= 0xc0;
const combining = /[\p{M}\u1160-\u11ff]/u;
const isCombining = (c: number): boolean => c >= 0x300 && combining.test(String.fromCharCode(c));

/** Whether a code unit surely stays what it is: an ASCII letter, digit or sign, or a single space between such. */
function staysAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (c === 0x20) return at > 0 && isSimple(next) && isSimple(text.charCodeAt(at - 1));
  return isSimple(c) && !(next >= 0x300);
}

/** Printing ASCII without marks, hyphen and space. */
const isSimple = (c: number): boolean => c > 0x20 && c < 0x7f && c !== 0x22 && c !== 0x27 && c !== 0x60 && c !== 0x2d;

/** The text of `normalise` alone. */
export function normalText(text: string): string {
  for (let i = 0; i < text.length; i++) if (!staysAt(text, i)) return normalise(text).text;
  return text;
}

/** Normalises a text, remembering where everything came from. Linear in its length. */
export function normalise(text: string): NormalText {
  const n = text.length;
  const out: string[] = [];
  let start = new Int32Array(n + 1);
  let end = new Int32Array(n + 1);
  let count = 0;
  const put = (s: string, from: number, to: number): void => {
    // Composition never makes a text longer, except for a few letters that NFC takes apart.
    if (count + s.length >= start.length) {
      const room = start.length * 2 + s.length;
      start = grown(start, room);
      end = grown(end, room);
    }
    for (let k = 0; k < s.length; k++, count++) {
      start[count] = from;
      end[count] = to;
    }
    out.push(s);
  };
  let i = 0;
  while (i < n) {
    // Most of a text stays as it is.
    const same = i;
    while (i < n && staysAt(text, i)) i++;
    if (i > same) {
      if (count + i - same >= start.length) {
        start = grown(start, start.length * 2 + i - same);
        end = grown(end, start.length);
      }
      for (let k = same; k < i; k++) {
        start[count] = k;
        end[count++] = k + 1;
      }
      out.push(text.slice(same, i));
      if (i === n) break;
    }
    const c = text.charCodeAt(i);
    const kind = kindOf(c);
    if (kind === Kind.invisible) i++;
    else if (kind === Kind.blank || kind === Kind.dash || kind === Kind.hyphen) {
      const from = i;
      let dashes = 0;
      let hyphens = 0;
      let breaks = false;
      let to = i;
      for (; i < n; i++) {
        const d = text.charCodeAt(i);
        const k = kindOf(d);
        if (k === Kind.hyphen) hyphens++;
        else if (k === Kind.dash) dashes++;
        else if (k === Kind.blank) breaks ||= d === 0x0a || d === 0x0d;
        else if (k !== Kind.invisible) break;
        if (k !== Kind.invisible) to = i + 1;
      }
      const inWord = isWordPart(text.charCodeAt(from - 1)) && isWordPart(text.charCodeAt(i));
      const joined = hyphens === 1 && dashes === 0 && kind === Kind.hyphen && (breaks || to === from + 1);
      if (hyphens + dashes === 0) put(' ', from, to);
      else if (!(inWord && joined)) put('-', from, to);
    } else if (kind === Kind.single) {
      // `` and '' and ‘‘ are double marks in two letters.
      const doubled = i + 1 < n && text.charCodeAt(i + 1) === c && c !== 0x2bc;
      put(doubled ? '"' : "'", i, i + (doubled ? 2 : 1));
      i += doubled ? 2 : 1;
    } else if (kind === Kind.double) put('"', i, ++i);
    else if (c < 0x80 && !(text.charCodeAt(i + 1) >= 0x300)) put(text[i], i, ++i);
    else {
      const from = i;
      i += text.codePointAt(i)! > 0xffff ? 2 : 1;
      while (i < n && i - from < 64 && isCombining(text.charCodeAt(i))) i++;
      put(text.slice(from, i).normalize('NFC'), from, i);
    }
  }
  start[count] = n;
  end[count] = n;
  return { original: text, text: out.join(''), start: start.subarray(0, count + 1), end: end.subarray(0, count + 1) };
}

function grown(from: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const into = new Int32Array(room);
  into.set(from);
  return into;
}

/** The span of the original text that `[start, end)` of the normalised one came from, without blanks at its edges. */
export function originalSpan({ original, start, end }: NormalText, from: number, to: number): Span {
  let first = start[from];
  let last = to > from ? end[to - 1] : first;
  while (first < last && isBlankAt(original, first)) first++;
  while (last > first && isBlankAt(original, last - 1)) last--;
  return [first, last];
}

const isBlankAt = (text: string, at: number): boolean => kindOf(text.charCodeAt(at)) === Kind.blank;
