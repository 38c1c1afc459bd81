import type { Span } from '../text/span.js';
import type { Reading, Stretch } from './reading.js';
import type { Report } from './reports.js';
import { TokenType } from './tokens.js';

/** The code units of a stretch of tokens. */
export const spanOf = ({ tokens: { start, end } }: Reading, { from, to }: Stretch): Span => [start[from], end[to - 1]];

/** The contents of a report in tokens: without outer marks where all of it stands in them, else as they are. */
export function contentTokens(r: Reading, report: Report): readonly Stretch[] {
  if (report.kind !== 'direct') return report.parts;
  const { quotations, tokens } = r;
  // Made with its first part, the array is as long as most need it.
  let contents: Stretch[] | null = null;
  for (const part of report.parts)
    for (let i = part.from; i < part.to; i++) {
      const q = quotations.ofToken[i];
      if (q < 0) continue;
      let from = quotations.contentFirst[q];
      let to = quotations.contentLast[q];
      while (from < to && tokens.type[from] === TokenType.lineBreak) from++;
      while (to > from && tokens.type[to - 1] === TokenType.lineBreak) to--;
      if (from < to) {
        if (contents) contents.push({ from, to });
        else contents = [{ from, to }];
      }
      i = quotations.last[q] - 1;
    }
  return contents ?? [];
}
