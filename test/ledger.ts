/** Writes down who decided what and what they saw when they did, and finds what was lost. */
import { sameValue } from '../src/sidecar/record.js';
import type { Annotation, DecisionRecord } from '../src/sidecar/types.js';

interface Entry {
  readonly by: string;
  readonly annotation: string;
  readonly field: string;
  readonly saw: unknown;
  readonly value: unknown;
}

export interface Ledger {
  /** Somebody who saw one record made it another. */
  write(by: string, saw: DecisionRecord, made: DecisionRecord): void;
  /** Somebody wrote a comment into the sidecar. */
  remark(by: string, text: string): void;
  /** What somebody has written so far was taken back by themselves, or is for good. */
  discard(by: string): void;
  settle(by: string): void;
  /** An older state was put back: only its remarks, and those that nobody has settled yet, are still expected. */
  keepRemarksOf(text: string, unsettled: string): void;
  /** What is missing in a sidecar, in words. */
  lostIn(text: string, record: DecisionRecord): readonly string[];
}

const FIELDS = ['note', 'labels', 'status'] as const;

export function ledgerOf(): Ledger {
  let entries: readonly Entry[] = [];
  let remarks: readonly { readonly by: string; readonly text: string }[] = [];
  /** How much of somebody's entries and remarks is for good. */
  const forGood = new Map<string, { readonly entries: readonly Entry[]; readonly remarks: typeof remarks }>();

  return {
    write(by, saw, made) {
      const before = new Map(saw.annotations.map((annotation) => [annotation.id, annotation]));
      const after = new Map(made.annotations.map((annotation) => [annotation.id, annotation]));
      for (const annotation of new Set([...before.keys(), ...after.keys()])) {
        const [old, now] = [before.get(annotation), after.get(annotation)];
        const add = (field: string, was: unknown, value: unknown) => {
          if (!sameValue(was, value)) entries = [...entries, { by, annotation, field, saw: was, value }];
        };
        add('there', old !== undefined, now !== undefined);
        if (now) for (const field of FIELDS) add(field, old?.[field], now[field]);
      }
    },
    remark(by, text) {
      remarks = [...remarks, { by, text }];
    },
    settle(by) {
      forGood.set(by, { entries, remarks });
    },
    discard(by) {
      const kept = forGood.get(by) ?? { entries: [], remarks: [] };
      entries = entries.filter((entry) => entry.by !== by || kept.entries.includes(entry));
      remarks = remarks.filter((remark) => remark.by !== by || kept.remarks.includes(remark));
    },
    keepRemarksOf(text, unsettled) {
      const settled = forGood.get(unsettled)?.remarks ?? [];
      remarks = remarks.filter(
        (remark) => text.includes(remark.text) || (remark.by === unsettled && !settled.includes(remark)),
      );
    },
    lostIn(text, record) {
      const missing = remarks.filter((remark) => !text.includes(remark.text)).map((remark) => `remark ${remark.text}`);
      const found = new Map(record.annotations.map((annotation) => [annotation.id, annotation]));
      const ids = new Set(entries.map(({ annotation }) => annotation));
      return [...missing, ...[...ids].flatMap((id) => lostOf(id, found.get(id), entries))];
    },
  };
}

function lostOf(id: string, found: Annotation | undefined, entries: readonly Entry[]): readonly string[] {
  const own = entries.filter(({ annotation }) => annotation === id);
  const removed = own.some(({ field, value }) => field === 'there' && value === false);
  if (!found) {
    const last = own.findLast(({ field }) => field === 'there');
    // Somebody took it away; who decided on it without having seen that may have come first.
    return removed || !last ? [] : [`${id} is not there`];
  }
  const alive = own.some(({ field, value }) => field !== 'there' || value === true);
  if (!alive) return [`${id} is there though it was taken away`];
  return FIELDS.flatMap((field) => {
    // What was decided before somebody took the annotation away went with it.
    const gone = own.findLastIndex((entry) => entry.field === 'there' && entry.value === false);
    const decided = own.filter(
      (entry, i) => entry.field === field && (i > gone || sameValue(entry.value, found[field])),
    );
    const value = found[field];
    const at = decided.findLastIndex((entry) => sameValue(entry.value, value));
    const superseded = decided.slice(at + 1).filter((entry) => sameValue(entry.saw, value));
    if (superseded.length === 0) return [];
    const lost = superseded.map((entry) => `${JSON.stringify(entry.value)} by ${entry.by}`).join(', ');
    return [`${id} says ${field} ${JSON.stringify(value)}, lost: ${lost}`];
  });
}
