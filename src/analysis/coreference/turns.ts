import type { Names } from '../names/types.js';
import type { Sentences } from '../sentences.js';
import { hashWord, Shape, type Tokens, TokenType } from '../tokens.js';
import { pronounAt } from '../vocabulary.js';
import { wordSet } from '../wordSet.js';
import type { Cluster } from './cluster.js';
import { findParties } from './interviewee.js';
import { ANSWERER, ASKER, findLabels, LEAST_TURNS, labelAt, NOBODY } from './labels.js';
import { FIRST_PERSON, Pronoun } from './pronouns.js';
import type { TokenRange } from './types.js';

/** Who talks to whom in an interview, paragraph by paragraph: indices of clusters, or -1 where it cannot be told. */
export interface Turns {
  /** Whom "I" means outside of quotation marks. */
  readonly speaker: Int32Array;
  /** Whom "you" means there; in answers it is most often anybody. */
  readonly addressee: Int32Array;
  /** Whom the interview is with. */
  readonly interviewee: number;
}

const INTERVIEW = wordSet('interview interviews interviewed interviewee');
const [NAME, IS, AM] = ['name', 'is', 'am'].map(hashWord);
/** The word "interview" counts in so many paragraphs at the head. */
const HEAD = 4;
/** With that word, so many questions before answers make an interview; without it, so many. */
const ANNOUNCED = 1;
const UNANNOUNCED = 3;
/** A prompt without a question mark has at most so many tokens; a question, so many. */
const LONGEST_PROMPT = 60;
const LONGEST_QUESTION = 120;

/** So far into a turn people introduce themselves; further on they tell what somebody said. */
const INTRODUCTION = 20;

/** What the paragraphs are made of, outside of quotation marks. */
interface Voice {
  readonly asks: boolean;
  readonly first: number;
  readonly second: number;
  readonly length: number;
}

/** Finds the turns of an interview by its labels or by its questions and answers; null for any other text. */
export function findTurns(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  clusters: readonly Cluster[],
  ofName: Int32Array,
  direct: Int32Array,
): Turns | null {
  if (!mayBeInterview(tokens, sentences, direct)) return null;
  const paragraphs = paragraphsOf(sentences);
  const labels = findLabels(tokens, names, paragraphs, clusters, ofName);
  let questions = 0;
  for (const [first, last] of paragraphs) if (endsInQuestion(tokens, first, last, direct)) questions++;
  if (!labels && questions < ANNOUNCED) return null;
  const voices = paragraphs.map((range) => voiceOf(tokens, range, direct));
  const asked = labels ? labels.speaker.findIndex((s) => s !== NOBODY) : voices.findIndex(speaks);
  if (!labels && !isInterview(tokens, paragraphs, voices)) return null;
  const parties = findParties(tokens, sentences, names, clusters, ofName, asked);
  const speaker = new Int32Array(paragraphs.length).fill(-1);
  const addressee = new Int32Array(paragraphs.length).fill(-1);
  const { interviewee, interviewer } = parties;
  const known = (label: number): number => (label === ASKER ? interviewer : label === ANSWERER ? interviewee : label);
  const partners = labels && partnersOf(labels.speaker);
  for (let p = Math.max(asked, 0); p < paragraphs.length; p++) {
    if (labels) {
      speaker[p] = known(labels.speaker[p]);
      addressee[p] = known(partners?.[p] ?? NOBODY);
    } else if (isQuestion(voices[p]) || isPrompt(voices, p) || (p === asked && voices[p].second > 0)) {
      speaker[p] = interviewer;
      addressee[p] = interviewee;
    } else if (voices[p].first > 0 || !namedIn(names, ofName, paragraphs[p], interviewee)) {
      speaker[p] = introduced(tokens, names, ofName, paragraphs[p], direct) ?? interviewee;
    }
  }
  return { speaker, addressee, interviewee };
}

/** Whether enough paragraphs begin with labels or end in question marks for the rest to be looked at. */
function mayBeInterview(tokens: Tokens, { count, first, last, paragraph }: Sentences, direct: Int32Array): boolean {
  let labelled = 0;
  for (let s = 0; s < count; ) {
    let end = s + 1;
    while (end < count && paragraph[end] === paragraph[s]) end++;
    if (labelAt(tokens, first[s], last[end - 1])) labelled++;
    if (labelled >= LEAST_TURNS || endsInQuestion(tokens, first[s], last[end - 1], direct)) return true;
    s = end;
  }
  return false;
}

const isQuestion = ({ asks, first, second, length }: Voice): boolean =>
  asks && length < LONGEST_QUESTION && (second >= first || length < LONGEST_PROMPT / 2);

/** Whether somebody talks in a paragraph, rather than of somebody. */
const speaks = (voice: Voice): boolean => voice.first + voice.second > 0 || isQuestion(voice);

/** Whether a paragraph speaks to the one interviewed without asking, behind an answer. */
const isPrompt = (voices: readonly Voice[], p: number): boolean =>
  p > 0 &&
  !isQuestion(voices[p - 1]) &&
  voices[p].second > 0 &&
  voices[p].first === 0 &&
  voices[p].length < LONGEST_PROMPT;

/** Whether enough paragraphs ask, and enough answer as "I" or "we". */
function isInterview(tokens: Tokens, paragraphs: readonly TokenRange[], voices: readonly Voice[]): boolean {
  let announced = false;
  for (let p = 0; p < paragraphs.length && p < HEAD; p++)
    for (let i = paragraphs[p][0]; i < paragraphs[p][1]; i++) announced ||= INTERVIEW.has(tokens.hash[i]);
  let questions = 0;
  let addressed = 0;
  let answers = 0;
  voices.forEach((voice, p) => {
    if (!isQuestion(voice)) {
      if (voice.first > 0) answers++;
    } else if (p + 1 < voices.length && !isQuestion(voices[p + 1])) {
      questions++;
      if (voice.second > 0) addressed++;
    }
  });
  return answers >= 2 && addressed > 0 && questions >= (announced ? ANNOUNCED : UNANNOUNCED);
}

/** For each turn the label of its other party: who had the word before it; at the beginning, who has it next. */
function partnersOf(turns: Int32Array): Int32Array {
  const partners = new Int32Array(turns.length).fill(NOBODY);
  for (let p = 1; p < turns.length; p++) partners[p] = turns[p] === turns[p - 1] ? partners[p - 1] : turns[p - 1];
  for (let p = turns.length - 2; p >= 0; p--)
    if (partners[p] === NOBODY) partners[p] = turns[p] === turns[p + 1] ? partners[p + 1] : turns[p + 1];
  return partners;
}

/** Whether an entity is named in a paragraph: who speaks hardly does so. */
function namedIn(names: Names, ofName: Int32Array, [first, last]: TokenRange, entity: number): boolean {
  for (let i = first; i < last; i++) if (names.ofToken[i] && ofName[names.ofToken[i] - 1] === entity) return true;
  return false;
}

/** Who says "I’m Mina Cho" or "my name is Mina Cho" in a paragraph, or null. */
function introduced(
  tokens: Tokens,
  names: Names,
  ofName: Int32Array,
  [first, last]: TokenRange,
  direct: Int32Array,
): number | null {
  const { hash, end, start, text } = tokens;
  const near = Math.min(last, first + INTRODUCTION);
  for (let i = first; i + 2 < near; i++) {
    if (direct[i] || !(pronounAt(tokens, i) & Pronoun.i)) continue;
    const am =
      hash[i + 1] === AM || (end[i + 1] - start[i + 1] === 2 && (text.charCodeAt(end[i + 1] - 1) | 0x20) === 0x6d);
    const at = am ? i + 2 : hash[i + 1] === NAME && hash[i + 2] === IS ? i + 3 : -1;
    const n = at >= 0 && at < last ? names.ofToken[at] - 1 : -1;
    if (n >= 0 && names.list[n].kind === 'person') return ofName[n];
  }
  return null;
}

/** The paragraphs' tokens; empty ones for paragraphs without a sentence. */
function paragraphsOf({ count, first, last, paragraph }: Sentences): TokenRange[] {
  const ranges: [number, number][] = [];
  for (let s = 0; s < count; s++) {
    const p = paragraph[s];
    while (ranges.length < p) ranges.push([first[s], first[s]]);
    if (ranges.length === p) ranges.push([first[s], last[s]]);
    else ranges[p][1] = last[s];
  }
  return ranges;
}

/** Whether a paragraph ends in a question mark that stands outside of quotation marks. */
function endsInQuestion({ type, info }: Tokens, first: number, last: number, direct: Int32Array): boolean {
  let at = last - 1;
  while (
    at > first &&
    type[at] === TokenType.punctuation &&
    (info[at] === 0x29 || info[at] === 0x5d || info[at] === 0x2a)
  )
    at--;
  return at >= first && type[at] === TokenType.punctuation && info[at] === 0x3f && !direct[at];
}

function voiceOf(tokens: Tokens, range: TokenRange, direct: Int32Array): Voice {
  let first = 0;
  let second = 0;
  for (let i = range[0]; i < range[1]; i++) {
    const bits = pronounAt(tokens, i);
    // "US" is no pronoun.
    if (!bits || direct[i] || tokens.shape[i] === Shape.upper) continue;
    if (bits & FIRST_PERSON) first++;
    else if (bits & Pronoun.you) second++;
  }
  return { asks: endsInQuestion(tokens, range[0], range[1], direct), first, second, length: range[1] - range[0] };
}
