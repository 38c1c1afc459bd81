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

/** The words at a place with up to `before` and `after` code units around them, on one line and inert. */
export function snippetOf(text: string, at: readonly Span[], before: number, after: number): Snippet {
  const [start, end] = hull(at);
  const around = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
  const front = around(start - before, start);
  const words = plain(text.slice(start, end), LONGEST);
  const behind = around(end, end + after);
  // `plain` trims; the blanks towards the words belong to the sentence.
  const lead = front.trim() ? `…${plain(front)}${front.endsWith(' ') ? ' ' : ''}` : '';
  const rest = behind.trim() ? `${behind.startsWith(' ') ? ' ' : ''}${plain(behind)}…` : '';
  return { label: `${lead}${words}${rest}`, highlights: [[lead.length, lead.length + words.length]] };
}
