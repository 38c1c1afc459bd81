import type { Gender } from '../names/types.js';
import type { Cluster } from './cluster.js';

/** Somebody or something that was mentioned lately. */
interface Recent {
  readonly entity: number;
  /** Sentence and paragraph of the last mention. */
  readonly sentence: number;
  readonly paragraph: number;
  /** How prominent that mention was: a subject more than an object, a speaker most. */
  readonly weight: number;
  /** Whether it stood in quotation marks, so that a reporter's "he" hardly means it. */
  readonly quoted: boolean;
}

/** What a pronoun or description asks for. */
export interface Wanted {
  readonly gender: Gender;
  /** Whether it may be a person; whether it may be a body, a group, a report. */
  readonly person: boolean;
  readonly body: boolean;
  readonly plural: boolean;
  /** Whether the pronoun stands in quotation marks. */
  readonly quoted: boolean;
  /** Whom it cannot mean, or -1: within a quote, its speaker. */
  readonly except: number;
  /** Who is named in what is said: hardly the one who says it. */
  readonly spokenOf: ReadonlySet<number> | null;
  /** Whether it is asked who says something: most often the one who spoke before. */
  readonly speaks: boolean;
}

export interface Found {
  readonly entity: number;
  readonly confidence: number;
}

/** Who is being talked of, as one reads on. It remembers a bounded number, so that reading stays linear. */
export interface Discourse {
  /** Takes note of a mention and of how prominent it is. */
  readonly mention: (entity: number, sentence: number, paragraph: number, weight: number, quoted: boolean) => void;
  /** Takes note of who said something. */
  readonly speaks: (entity: number, paragraph: number) => void;
  /** Who spoke last, if no more than `reach` paragraphs ago; or -1. */
  readonly lastSpeaker: (paragraph: number, reach: number) => number;
  /** The likeliest of those mentioned lately, or null. */
  readonly find: (wanted: Wanted, sentence: number, paragraph: number) => Found | null;
}

/** How many entities are kept in mind at once. */
const WINDOW = 16;
/** How many paragraphs back a pronoun reaches. */
const REACH = 4;
/** What it is worth to have spoken last, to be the subject of the same sentence; what a sentence's distance costs. */
const SPEAKER = 1.2;
/** The same for having spoken last where no speaker is asked for. */
const SPOKE = 0.5;
const SAME = 1.6;
const DISTANCE = 1.04;
/** What each doubling of the mentions adds; what it is worth that the genders are known to agree. */
const OFTEN = 0.2;
const TOPIC = 0.3;
const AGREES = 0.6;
/** What it costs to have been mentioned in somebody's words only, and not to be people where "they" asks. */
const QUOTED = 3;
const NO_PEOPLE = 2;
/** What it costs to be named in the very words that are asked about. */
const SPOKEN_OF = 2.3;

export function newDiscourse(clusters: readonly Cluster[]): Discourse {
  /** The latest mention last. */
  const recent: Recent[] = [];
  let speaker = -1;
  let spokeIn = -1;
  const lastSpeaker = (paragraph: number, reach: number): number =>
    speaker >= 0 && paragraph - spokeIn <= reach ? speaker : -1;
  return {
    mention(entity, sentence, paragraph, weight, quoted) {
      const old = takeOut(recent, entity);
      // What is said in a quote takes nothing from a mention just before it, nor does a second mention in one sentence.
      if (old && quoted && !old.quoted && sentence - old.sentence < 3) recent.push(old);
      else {
        const kept = old && old.sentence === sentence ? Math.max(weight, old.weight) : weight;
        recent.push({ entity, sentence, paragraph, weight: kept, quoted });
      }
      if (recent.length > WINDOW) recent.shift();
    },
    speaks(entity, paragraph) {
      speaker = entity;
      spokeIn = paragraph;
    },
    lastSpeaker,
    find(wanted, sentence, paragraph) {
      let best: Recent | null = null;
      let most = Number.NEGATIVE_INFINITY;
      let second = Number.NEGATIVE_INFINITY;
      const last = lastSpeaker(paragraph, 2);
      // Once somebody else has become the subject, having spoken before counts no more.
      const spoke = wanted.speaks ? SPEAKER : SPOKE;
      let voice = spoke;
      for (const r of recent) {
        if (r.entity === last) voice = spoke;
        else if (r.weight >= 1 && !r.quoted && clusters[r.entity].kind === 'person') voice = 0;
      }
      for (const r of recent) {
        const cluster = clusters[r.entity];
        if (r.entity === wanted.except || paragraph - r.paragraph > REACH || !fits(cluster, wanted)) continue;
        const distance = Math.min(sentence - r.sentence, 8);
        let value = r.weight - DISTANCE * distance + (wanted.speaks ? OFTEN : TOPIC) * Math.log2(1 + cluster.count);
        if (distance === 0 && r.weight >= 1) value += SAME;
        if (r.quoted && !wanted.quoted) value -= QUOTED;
        if (r.entity === last) value += voice;
        if (wanted.gender && cluster.gender === wanted.gender) value += AGREES;
        if (wanted.spokenOf?.has(r.entity)) value -= SPOKEN_OF;
        // "They" are people rather than a body, where both would do.
        if (wanted.plural && cluster.kind !== 'person') value -= NO_PEOPLE;
        if (value > most) {
          second = most;
          most = value;
          best = r;
        } else second = Math.max(second, value);
      }
      return best && { entity: best.entity, confidence: 0.6 + 0.11 * Math.min(3, most - second) };
    },
  };
}

/** Removes what is remembered of an entity and gives it, or null. By hand, since it happens at every mention. */
function takeOut(recent: Recent[], entity: number): Recent | null {
  let at = recent.length - 1;
  while (at >= 0 && recent[at].entity !== entity) at--;
  if (at < 0) return null;
  const old = recent[at];
  for (; at + 1 < recent.length; at++) recent[at] = recent[at + 1];
  recent.pop();
  return old;
}

function fits(cluster: Cluster, { gender, person, body, plural }: Wanted): boolean {
  if (cluster.kind === 'person') {
    if (!person || cluster.plural !== plural) return false;
    return !(gender && cluster.gender && gender !== cluster.gender);
  }
  // A country is "it" when the article keeps talking of it.
  if (cluster.kind === 'place') return body && !person && cluster.count > 2;
  return body;
}
