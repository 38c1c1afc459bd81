import { Frame } from './cues.js';
import type { Reading } from './reading.js';
import type { Report } from './reports.js';
import { cueAt } from './vocabulary.js';

/**
 * How much speaks for a report by the shape in which its content stands beside its cue, in hundredths of log-odds that
 * its contents and its source are right. `node test/calibrate.mjs` fits the numbers and prints how well they hold.
 */
const EVIDENCE = {
  // Behind a reporting verb.
  that: 141,
  marks: -19,
  colon: 69,
  question: 81,
  clause: 103,
  infinitive: 62,
  object: 82,
  preposition: 68,
  naming: 118,
  // Behind a noun: "his claim that".
  noun: 18,
  // "was accused of"
  passive: 69,
  // Before a reporting verb, or on both sides of it.
  'marks before': 162,
  'clause before': 127,
  amid: 108,
  according: 189,
  'according behind': 130,
  headline: 0,
  // Quotations that no reporting verb took.
  'loose colon': -138,
  'loose before': 30,
  'loose behind': -83,
  run: -101,
  alone: -87,
} as const;

/** What a report is told by: the shape in which its content stands beside its cue. */
export type Grounds = keyof typeof EVIDENCE;

/** What is added for what else is known of a report, in hundredths of log-odds. */
const FURTHER = {
  /** All of it stands in marks, or some of it. */
  direct: 113,
  mixed: -1,
  /** Within the content of another report. */
  nested: -170,
  /** The cue is a verb that does nothing but report a clause: "said", "added". */
  plain: 71,
  /** A few words only. */
  short: -51,
  /** Whose words they are cannot be told, or not surely. */
  unknown: -103,
  unsure: -42,
} as const;

const WEIGHTS = { ...EVIDENCE, ...FURTHER };

/** Frames of verbs that also mean something else than to report a clause. */
const NOT_PLAIN =
  Frame.object | Frame.weak | Frame.nounLike | Frame.marked | Frame.naming | Frame.person | Frame.thought;

/** No more words than these are few. */
const FEW = 5;
/** Below this a speaker is not sure. */
const SURE = 0.8;

/** What speaks for a report, as names of `EVIDENCE` and `FURTHER`; `speaker` is how sure its speaker is, or null. */
export function evidenceOf(
  r: Reading,
  { grounds, kind, nested, cue, source, parts }: Report,
  speaker: number | null,
): (keyof typeof WEIGHTS)[] {
  const evidence: (keyof typeof WEIGHTS)[] = [grounds];
  if (kind !== 'indirect') evidence.push(kind);
  if (nested) evidence.push('nested');
  const frames = cue ? cueAt(r.tokens, cue.to - 1) : 0;
  if (frames && !(frames & NOT_PLAIN)) evidence.push('plain');
  if (parts[parts.length - 1].to - parts[0].from <= FEW) evidence.push('short');
  if (source && speaker === null) evidence.push('unknown');
  else if (speaker !== null && speaker < SURE) evidence.push('unsure');
  return evidence;
}

/** How sure a report is, from 0 to 1: that its contents and its source are right. */
export function confidenceOf(r: Reading, report: Report, speaker: number | null): number {
  let sum = 0;
  for (const name of evidenceOf(r, report, speaker)) sum += WEIGHTS[name];
  return Math.round(100 / (1 + Math.exp(-sum / 100))) / 100;
}
