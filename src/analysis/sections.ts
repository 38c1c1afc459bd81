import { isBlank } from './tokens.js';

/** How long the sections of an article are, in UTF-16 code units. */
export interface SectionSizes {
  /** An article no longer than this is a single section. */
  readonly whole: number;
  /** A section of a longer one ends where the text breaks best behind so many, before so many. */
  readonly least: number;
  readonly most: number;
}

/** The longest news articles have half of `whole`; what is longer are books, transcripts and collections. */
export const SECTION_SIZES: SectionSizes = { whole: 0x10000, least: 0x2000, most: 0x8000 };

/** How many code units of a line tell it from others. */
const HEAD = 16;
/** More line breaks than this divide no better. */
const DIVIDING = 3;
/** What a rank is made of: how well the text breaks there, and below it a hash of the line. */
const HASHES = 1 << 20;
/** No better line is looked for: a blank line goes before, and the hash is one of the highest of 64. */
const ENOUGH = (2 * 2 + 1) * HASHES + (HASHES / 64) * 63;
const OPENING = '“"‘\'«„`';
const ENDING = '.!?…:;”"’\'»)]';

/**
 * Where the sections of an article begin; the first one at 0. A section begins with a line, if need be later than
 * `most` allows: a line is never cut. Which line it is, only the text from the section before on decides, by where it
 * breaks best and by what the line itself says. So an edit moves the sections behind it along, and changes few of them.
 */
export function findSections(text: string, { whole, least, most }: SectionSizes = SECTION_SIZES): number[] {
  const starts = [0];
  if (text.length <= whole) return starts;
  for (let from = 0; text.length - from > most; ) {
    from = bestStart(text, from + least, from + most);
    if (from < 0) break;
    starts.push(from);
  }
  return starts;
}

/** Where a line begins best between two places, else the first one behind them; -1 where none does. */
function bestStart(text: string, from: number, to: number): number {
  let best = -1;
  let highest = -1;
  for (let feed = text.indexOf('\n', from); feed >= 0 && (feed < to || best < 0); ) {
    let at = feed + 1;
    let feeds = 1;
    for (let i = at; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 0x0a) {
        feeds++;
        at = i + 1;
      } else if (c !== 0x0d && !isBlank(c)) break;
    }
    // Blank lines may lie over the limit: a line behind them comes too late where another one is in time.
    if (at === text.length || (at > to && best >= 0)) break;
    const rank = rankOf(text, feed, feeds, at);
    if (rank > highest) {
      highest = rank;
      best = at;
      if (rank >= ENOUGH) break;
    }
    feed = text.indexOf('\n', at);
  }
  return best;
}

/** How well a section begins with the line at `at`, behind so many line breaks from `feed` on. */
function rankOf(text: string, feed: number, feeds: number, at: number): number {
  const before = text[feed - 1] === '\r' ? text[feed - 2] : text[feed - 1];
  // A line that ends amid its sentence was wrapped by hand; one that opens with a mark may go on with a quotation.
  const wrapped = feeds === 1 && before !== undefined && !ENDING.includes(before);
  const quality = wrapped ? 0 : 2 * Math.min(feeds, DIVIDING) + (OPENING.includes(text[at]) ? 0 : 1);
  let hash = 0;
  for (let i = at; i < at + HEAD && i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1);
  return quality * HASHES + ((hash ^ (hash >>> 15)) & (HASHES - 1));
}
