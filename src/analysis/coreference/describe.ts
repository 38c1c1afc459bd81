import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { hashWord, Shape, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import type { TokenRange } from './types.js';

/** What the words of a source come down to. */
export type Reading =
  /** A name is their head: its index; with the noun of the work that speaks for it ("a report by …"), or -1. */
  | { readonly by: 'name'; readonly name: number; readonly work: number }
  | { readonly by: 'pronoun'; readonly at: number }
  /** A description: its head noun, and the name it is about ("the Taliban spokesman"), or -1. */
  | { readonly by: 'description'; readonly head: number; readonly about: number; readonly definite: boolean };

const DEFINITE = wordSet('the this that these those his her their its our my');
/** What speaks for the body that made it: "TOLOnews findings", "the ministry's statement". */
const VOICES = wordSet(
  'findings report reports statement survey poll study article website data figures release blog account tweet post editorial agency newspaper tweets statistics',
);
/** What speaks without being somebody, a body included. */
const THINGS = wordSet(`
  document documents letter memo paper magazine lawsuit lawsuits complaint filing filings indictment affidavit
  transcript transcripts finding analysis review audit bulletin results records media outlets research evidence
  opinion brief ruling book email message messages posts video website websites sites rumors rumours sign signs
  city state country nation palace government governments administration campaign police
`);
/** Endings of nouns that name people by what they do. */
const DOERS = [
  'er',
  'ers',
  'or',
  'ors',
  'ist',
  'ists',
  'ian',
  'ians',
  'man',
  'men',
  'ee',
  'ees',
  'one',
  'body',
  'folk',
];

/** Whether a noun names a person or people rather than a body, a text or a thing. */
export function namesPeople({ info, hash, text, start, end }: Tokens, i: number): boolean {
  const bits = info[i];
  if (bits & (Word.title | Word.male | Word.female)) return true;
  if (THINGS.has(hash[i]) || VOICES.has(hash[i]) || bits & Word.organization) return false;
  if (bits & Word.speaking) return true;
  for (const ending of DOERS) if (endsIn(text, start[i], end[i], ending)) return true;
  return false;
}

/** Whether a word ends in letters that are given in lower case. */
function endsIn(text: string, start: number, end: number, letters: string): boolean {
  const from = end - letters.length;
  if (from < start) return false;
  for (let k = 0; k < letters.length; k++)
    if ((text.charCodeAt(from + k) | 0x20) !== letters.charCodeAt(k)) return false;
  return true;
}

/** What may stand behind a pronoun without making it a description. */
const STRESS = wordSet('all both each himself herself itself themselves myself');
const CUTS = Word.preposition | Word.auxiliary;

/** Reads a source phrase: which of its words is the head, and what it stands for. */
export function readSource(tokens: Tokens, names: Names, [first, last]: TokenRange): Reading | null {
  const { type, info, hash, shape } = tokens;
  let from = first;
  while (from < last && type[from] !== TokenType.word) from++;
  if (from >= last) return null;
  const inside = namesWithin(names, from, last);
  // "they", "they all", "he himself"
  const alone = last - from === 1 || (last - from === 2 && STRESS.has(hash[from + 1]));
  if (alone && info[from] & Word.pronoun && !names.ofToken[from] && !(info[from] & Word.noun))
    return { by: 'pronoun', at: from };
  // Words up to the first preposition, comma or relative: the head is the last noun among them.
  let core = from;
  while (core < last) {
    if (names.ofToken[core]) {
      const name = names.list[names.ofToken[core] - 1];
      if (name.titleFirst <= core) {
        core = Math.max(core + 1, name.last);
        continue;
      }
    }
    if (type[core] === TokenType.punctuation && info[core] !== 0x2d && info[core] !== 0x2e && info[core] !== 0x22)
      break;
    if (
      type[core] === TokenType.word &&
      shape[core] === Shape.lower &&
      core > from &&
      info[core] & CUTS &&
      !(info[core] & Word.title)
    )
      break;
    if (type[core] === TokenType.word && core > from && RELATIVES.has(hash[core])) break;
    core++;
  }
  let fallback = -1;
  for (const n of inside) {
    const name = names.list[n];
    const possessed = name.last < last && type[name.last] === TokenType.clitic;
    const before = name.titleFirst - 1;
    const work = beforeBy(tokens, before, from);
    // "a report by the ministry" speaks for the ministry.
    if (work >= from && VOICES.has(hash[work])) return { by: 'name', name: n, work };
    const governor = before > from && name.kind !== 'person' && info[before] & Word.determiner ? before - 1 : before;
    const governed =
      governor >= from &&
      (info[governor] & Word.preposition) !== 0 &&
      type[governor] === TokenType.word &&
      shape[governor] === Shape.lower;
    if (possessed || governed) {
      // "TOLOnews’ findings", "Mr. Cho’s spokesman": the first speaks for its owner, the second does not.
      if (possessed && name.last + 1 < last && VOICES.has(hash[last - 1])) return { by: 'name', name: n, work: -1 };
      continue;
    }
    if (name.kind === 'person') return { by: 'name', name: n, work: -1 };
    if (fallback < 0 && name.last >= core - (type[core - 1] === TokenType.clitic ? 1 : 0)) fallback = n;
    if (fallback < 0 && name.last < core && VOICES.has(hash[core - 1])) fallback = n;
  }
  if (fallback >= 0) return { by: 'name', name: fallback, work: -1 };
  let head = core - 1;
  while (head > from && type[head] !== TokenType.word) head--;
  const about = inside.find((n) => names.list[n].last <= core) ?? -1;
  return { by: 'description', head, about, definite: DEFINITE.has(hash[from]) || about >= 0 };
}

const [BY] = ['by'].map(hashWord);

/** The noun before a "by" that stands at `at` or right before its article, or -1. */
const beforeBy = ({ hash, info }: Tokens, at: number, from: number): number => {
  const by = at > from && hash[at] !== BY && info[at] & Word.determiner ? at - 1 : at;
  return by > from && hash[by] === BY ? by - 1 : -1;
};

const RELATIVES = wordSet('who which that whose familiar close and or');

/** The names that begin within a stretch, titles included. */
function namesWithin(names: Names, first: number, last: number): readonly number[] {
  const found: number[] = [];
  for (let i = first; i < last; i++) {
    const n = names.ofToken[i] - 1;
    if (n < 0 || found[found.length - 1] === n) continue;
    if (names.list[n].first < last) found.push(n);
  }
  return found;
}
