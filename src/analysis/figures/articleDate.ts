import { hashWord, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { parseDay } from './calendar.js';
import { readDate } from './dates.js';
import { hashAt, Role, rolesAt, type Source, sourceOf } from './source.js';

/** Paragraphs and tokens of the head in which an article tells its date. */
const PARAGRAPHS = 6;
const HEAD_TOKENS = 160;
/** More tokens than a date that begins within the head can reach over, or a line that it stands in. */
const LONGEST_DATE = 48;
/** A paragraph longer than this is prose: a full date in it may be any date. */
const LINE_TOKENS = 24;
const ANNOUNCED = wordSet('date updated published posted dated updated: issued');
const ON = hashWord('on');

/**
 * The article's own date as ISO 8601, where its head says one: a line of its own ("Tuesday, September 1, 2015"), behind
 * "date" or "published", or in a dateline ("KABUL, Nov. 3, 2020 –"). Null when no full date stands there.
 */
export function findArticleDate(tokens: Tokens): string | null {
  const s = sourceOf(tokens.count > HEAD_TOKENS + LONGEST_DATE ? head(tokens, HEAD_TOKENS + LONGEST_DATE) : tokens);
  let paragraph = 0;
  let lineStart = 0;
  for (let i = 0; i < s.tokens.count && i < HEAD_TOKENS && paragraph < PARAGRAPHS; i++) {
    if (s.tokens.type[i] === TokenType.lineBreak) {
      paragraph++;
      lineStart = i + 1;
      continue;
    }
    const begins = s.tokens.type[i] === TokenType.number || (rolesAt(s, i) & (Role.month | Role.weekday)) !== 0;
    if (!begins) continue;
    const date = readDate(s, i, { day: null, certain: false });
    if (date?.grain !== 'day' || !date.value || parseDay(date.value) === null) continue;
    if (isHead(s, lineStart, i)) return date.value;
    i = date.to - 1;
  }
  return null;
}

/**
 * The first tokens only, so that a long article costs no more than a short one. Written out, since a copy by spreading
 * is an object of another kind to the engine that runs this, and slows all who read both.
 */
const head = (
  { text, start, end, type, shape, info, hash, trigger, row, lasting, room }: Tokens,
  count: number,
): Tokens => ({
  text,
  count,
  start,
  end,
  type,
  shape,
  info,
  hash,
  trigger,
  row,
  lasting,
  room,
});

/** Whether a date at a token stands where articles tell theirs: announced, at a line's head, or in a short line. */
function isHead(s: Source, lineStart: number, at: number): boolean {
  for (let i = at - 1; i >= lineStart && i >= at - 3; i--) if (ANNOUNCED.has(hashAt(s, i))) return true;
  if (at - lineStart <= 8 && hashAt(s, at - 1) !== ON) {
    if (at === lineStart) return true;
    // A dateline: capitals, commas and brackets only before the date.
    let plain = true;
    for (let i = lineStart; i < at; i++)
      if (s.tokens.type[i] === TokenType.word && s.tokens.shape[i] === 1) plain = false;
    if (plain) return true;
  }
  let end = at;
  while (end < s.tokens.count && s.tokens.type[end] !== TokenType.lineBreak && end - lineStart <= LINE_TOKENS) end++;
  return end - lineStart <= LINE_TOKENS;
}
