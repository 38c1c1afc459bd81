import { hull, type Span } from '../text/span.js';
import { plain } from './markdown.js';

/** Words within what stands around them, for a tree item's label: the words are emphasised. */
export interface Snippet {
  readonly label: string;
  /** Where the words are in the label (UTF-16 code units, end exclusive). */
  readonly highlights: [number, number][];
}

/** How much of the words themselves is shown, in code units. */
const LONGEST = 80;

/**
 * The words at a place with up to `before` and `after` code units around them, on one line and inert. What stands around
 * is cut between words where it has any.
 */
export function snippetOf(text: string, at: readonly Span[], before: number, after: number): Snippet {
  const [start, end] = hull(at);
  const from = Math.max(0, start - before);
  const to = Math.min(text.length, end + after);
  const oneLine = (part: string) => part.replace(/\s+/g, ' ');
  const front = oneLine(
    isCut(text, from) ? text.slice(from, start).replace(/^\S+(?=\s)/, '') : text.slice(from, start),
  );
  const words = plain(text.slice(start, end), LONGEST);
  const behind = oneLine(text.slice(end, isCut(text, to) ? lastBlank(text, end, to) : to));
  // `plain` trims; the blanks towards the words belong to the sentence.
  const lead = front.trim() ? `…${plain(front)}${front.endsWith(' ') ? ' ' : ''}` : '';
  const rest = behind.trim() ? `${behind.startsWith(' ') ? ' ' : ''}${plain(behind)}…` : '';
  return { label: `${lead}${words}${rest}`, highlights: [[lead.length, lead.length + words.length]] };
}

const isBlank = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign);

/** Whether a word goes on across the offset. */
const isCut = (text: string, at: number): boolean => !isBlank(text[at - 1]) && !isBlank(text[at]);

/** The last blank behind `from`, before `to`; `to` where there is none. */
function lastBlank(text: string, from: number, to: number): number {
  for (let i = to - 1; i > from; i--) if (isBlank(text[i])) return i;
  return to;
}
