import { accordingTo } from './according.js';
import { headline } from './headlines.js';
import { findLoose } from './loose.js';
import type { Reading } from './reading.js';
import { joinContinued, type Report, type Reports } from './reports.js';
import { takeBytes } from './room.js';
import type { Statements } from './statements.js';
import { Trigger } from './tokens.js';
import { byVerbs } from './verbReports.js';

/** Finds what is attributed to whom, in text order. */
export function findReports(r: Reading, statements: Statements): readonly Report[] {
  const reports: Reports = {
    list: [],
    taken: takeBytes(r.tokens.room, r.quotations.count).fill(0, 0, r.quotations.count),
    pending: null,
    open: null,
  };
  for (let s = 0; s < statements.count; s++) {
    const from = statements.first[s];
    const to = statements.last[s];
    const own: Report[] = [];
    if (isSilent(r, from, to)) headline(r, statements, s, reports, own);
    else {
      const sources = accordingTo(r, from, to, s, reports, own);
      byVerbs(r, statements, s, sources, reports, own);
      if (!own.length) headline(r, statements, s, reports, own);
      findLoose(r, statements, s, reports, own);
      if (own.length > 1) own.sort((a, b) => a.parts[0].from - b.parts[0].from);
    }
    for (const report of own) reports.list.push(report);
  }
  return joinContinued(r, reports.list);
}

/** Whether neither a word that can report nor a quotation stands in a statement: then it holds no report but a headline. */
function isSilent({ tokens: { trigger }, quotations: { ofToken } }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (trigger[i] & Trigger.report || ofToken[i] >= 0) return false;
  return true;
}
