import type { Span } from '../text/span.js';
import type { Reading, Stretch } from './phrases.js';
import type { Report } from './reports.js';
import { TokenType } from './tokens.js';

/** The code units of a stretch of tokens. */
export const spanOf = ({ tokens: { start, end } }: Reading, { from, to }: Stretch): Span => [start[from], end[to - 1]];

/** The contents of a report: without outer marks where all of a part stands in them, reported clauses as they are. */
export function contentsOf(r: Reading, report: Report): Span[] {
  const { quotations, tokens } = r;
  const spans: Span[] = [];
  for (const part of report.parts) {
    if (report.kind !== 'direct') {
      spans.push(spanOf(r, part));
      continue;
    }
    for (let i = part.from; i < part.to; i++) {
      const q = quotations.ofToken[i];
      if (q < 0) continue;
      let from = quotations.contentFirst[q];
      let to = quotations.contentLast[q];
      while (from < to && tokens.type[from] === TokenType.lineBreak) from++;
      while (to > from && tokens.type[to - 1] === TokenType.lineBreak) to--;
      if (from < to) spans.push([tokens.start[from], tokens.end[to - 1]]);
      i = quotations.last[q] - 1;
    }
  }
  return spans;
}
