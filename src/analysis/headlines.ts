import { holdsClause } from './clauses.js';
import { withoutStop } from './contentEnds.js';
import { Word } from './lexicon.js';
import { hasMarks, isCapital, isPunctuation, isWord, type Reading } from './reading.js';
import { addReport, type Report, type Reports } from './reports.js';
import { SPEAKS } from './sources.js';
import type { Statements } from './statements.js';
import { Small } from './words.js';

/** A headline's "NATO chief: the deal is near". */
export function headline(r: Reading, statements: Statements, s: number, reports: Reports, own: Report[]): void {
  const { tokens, small, quotations } = r;
  const from = statements.first[s];
  const to = statements.last[s];
  // It is a paragraph of its own, without a stop.
  if (withoutStop(r, from, to) !== to || (s > 0 && statements.paragraph[s - 1] === statements.paragraph[s])) return;
  if (s + 1 < statements.count && statements.paragraph[s + 1] === statements.paragraph[s]) return;
  let colon = from;
  while (colon < to && colon < from + 7 && !isPunctuation(r, colon, 0x3a)) {
    if (quotations.ofToken[colon] >= 0 || small[colon] & (Small.be | Small.have | Small.modal)) return;
    colon++;
  }
  if (colon === from || !isPunctuation(r, colon, 0x3a) || to - colon < 5) return;
  const named = NAMES | SPEAKS;
  let speaks = false;
  const last = colon - 1;
  if (!isCapital(r, last) && !(isWord(r, last) && tokens.info[last] & SPEAKS)) return;
  for (let i = from; i < colon; i++) speaks ||= (tokens.info[i] & named) !== 0 && isCapital(r, i);
  // A single noun is a topic ("Housing: …") unless it is an office or a name.
  if (
    !speaks ||
    (colon - from === 1 &&
      tokens.info[from] & (Word.noun | Word.place) &&
      !(tokens.info[from] & (Word.surname | Word.title | Word.speaking)))
  )
    return;
  if (hasMarks(r, { from: colon, to }) || !holdsClause(r, colon + 1, to)) return;
  addReport(
    r,
    reports,
    own,
    s,
    [{ from: colon + 1, to }],
    { from, to: colon },
    { from: colon, to: colon + 1 },
    'headline',
  );
}

const NAMES = Word.surname | Word.maleFirstName | Word.femaleFirstName | Word.knownOrganization | Word.organization;
