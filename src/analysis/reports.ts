import type { Grounds } from './grounds.js';
import type { Reading, Stretch } from './reading.js';
import { takeInts } from './room.js';
import { TokenType } from './tokens.js';
import type { QuoteKind } from './types.js';

/** Words attributed to a source, in tokens. */
export interface Report {
  kind: QuoteKind;
  /** Marks included. */
  readonly parts: Stretch[];
  readonly source: Stretch | null;
  readonly cue: Stretch | null;
  /** What it was told by. */
  readonly grounds: Grounds;
  /** Whether it stands within the content of another report: what somebody says somebody said. */
  readonly nested: boolean;
  /** The last statement it reaches. */
  statement: number;
}

/** What has been found so far, while the statements are read one after the other. */
export interface Reports {
  readonly list: Report[];
  /** For each quotation 1 when it belongs to a report, 2 when others may share it with an "according to". */
  readonly taken: Uint8Array;
  /** A reporting clause that ended in a colon: its quotation stands in the next statement. */
  pending: Unanswered | null;
  /** A reporting clause of which nothing was found: what stands in marks further on in its statement may be its own. */
  open: Unanswered | null;
}

/** Who speaks, with the cue, where the words are still to come. */
interface Unanswered {
  readonly source: Stretch;
  readonly cue: Stretch;
  readonly statement: number;
}

/** Adds a report of the given parts, or gives false where nothing is in them. */
export function addReport(
  r: Reading,
  reports: Reports,
  own: Report[],
  statement: number,
  parts: readonly Stretch[],
  source: Stretch | null,
  cue: Stretch | null,
  grounds: Grounds,
  nested = false,
  shared = false,
): boolean {
  if (!parts.length) return false;
  const first = withoutEdges(r, parts[0]);
  // Most reports have one part: an array made with it is as long as it has to be.
  const kept = first.from < first.to ? [first] : [];
  for (let p = 1; p < parts.length; p++) {
    const part = withoutEdges(r, parts[p]);
    if (part.from < part.to) kept.push(part);
  }
  if (!kept.length) return false;
  for (const part of kept)
    for (let i = part.from; i < part.to; i++) {
      const q = r.quotations.ofToken[i];
      if (q < 0) continue;
      reports.taken[q] = shared ? 2 : 1;
      i = r.quotations.last[q] - 1;
    }
  own.push({ kind: kindOf(r, kept), parts: kept, source, cue, grounds, nested, statement });
  return true;
}

/**
 * Whether a quotation that stood alone, and was put into the last report, may still belong to the reporting clause behind
 * it. One that ends in a full stop goes on with whoever spoke before.
 */
export function isFree({ quotations, tokens }: Reading, { list }: Reports, q: number): boolean {
  const last = list[list.length - 1];
  if (!last || last.parts[last.parts.length - 1].from !== quotations.first[q]) return false;
  return last.source === null || (last.parts.length > 1 && tokens.info[quotations.contentLast[q] - 1] !== 0x2e);
}

/** Takes such a quotation back from the last report. */
export function release({ list, taken }: Reports, q: number): void {
  const last = list[list.length - 1];
  if (last.parts.length > 1) last.parts.pop();
  else list.pop();
  taken[q] = 0;
}

/** Leaves out commas, dashes, stops and line breaks at a part's edges. */
function withoutEdges(r: Reading, part: Stretch): Stretch {
  let { from, to } = part;
  while (from < to && isLoose(r, from)) from++;
  while (to > from && isLoose(r, to - 1)) to--;
  return { from, to };
}

function isLoose({ tokens, quotations }: Reading, at: number): boolean {
  if (tokens.type[at] === TokenType.lineBreak) return true;
  if (tokens.type[at] !== TokenType.punctuation || quotations.ofToken[at] >= 0) return false;
  const c = tokens.info[at];
  return c === 0x2c || c === 0x3a || c === 0x3b || c === 0x2014 || c === 0x2013 || c === 0x2e || c === 0x2d;
}

/** The kind of what the parts hold. */
export function kindOf(r: Reading, parts: readonly Stretch[]): QuoteKind {
  let marked = false;
  let bare = false;
  for (const { from, to } of parts)
    for (let i = from; i < to; i++) {
      const q = r.quotations.ofToken[i];
      if (q >= 0) {
        marked = true;
        i = r.quotations.last[q] - 1;
      } else if (r.tokens.type[i] !== TokenType.punctuation && r.tokens.type[i] !== TokenType.lineBreak) bare = true;
    }
  return marked ? (bare ? 'mixed' : 'direct') : 'indirect';
}

/** The quotations between two tokens, as parts. */
export function marksIn(r: Reading, from: number, to: number): Stretch[] {
  const parts: Stretch[] = [];
  for (let i = from; i < to; i++) {
    const q = r.quotations.ofToken[i];
    if (q < 0) continue;
    parts.push({ from: r.quotations.first[q], to: r.quotations.last[q] });
    i = r.quotations.last[q] - 1;
  }
  return parts;
}

/** Makes one report of a quotation that each paragraph opens again, where its reporting clause stands but once. */
export function joinContinued({ quotations, tokens }: Reading, list: readonly Report[]): readonly Report[] {
  let continues = 0;
  for (let q = 0; q < quotations.count; q++) continues += quotations.continues[q];
  if (!continues) return list;
  const owner = takeInts(tokens.room, quotations.count).fill(-1, 0, quotations.count);
  list.forEach((report, i) => {
    for (const part of report.parts) {
      const q = quotations.ofToken[part.from];
      if (q >= 0 && owner[q] < 0) owner[q] = i;
    }
  });
  const joined: (Report | null)[] = [...list];
  for (let q = 0; q + 1 < quotations.count; q++) {
    const [i, j] = [owner[q], owner[q + 1]];
    if (!quotations.continues[q] || i < 0 || j < 0 || i === j) continue;
    const [first, second] = [joined[i], joined[j]];
    if (!first || !second || (first.source && second.source)) continue;
    const { source, cue, grounds, nested } = first.source ? first : second;
    first.parts.push(...second.parts);
    joined[i] = { ...first, source, cue, grounds, nested, statement: second.statement };
    joined[j] = null;
    owner[q + 1] = i;
  }
  return joined.filter((report) => report !== null);
}
