import type { Gender } from '../names/types.js';
import type { Cluster } from './cluster.js';

/** Somebody or something that was mentioned lately. */
interface Recent {
  readonly entity: number;
  /** The last mention in the reporter's words, and in somebody's that are quoted: a reporter's "he" hardly means those. */
  said: Place | null;
  quoted: Place | null;
}

/** Where a mention stands, and how prominent it is: a subject more than an object, a speaker most. */
interface Place {
  readonly sentence: number;
  readonly paragraph: number;
  readonly weight: number;
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
  /** Whom a paragraph is about, if it is one person that it mentions as a subject and nobody in it speaks; or -1. */
  readonly topic: (paragraph: number) => number;
  /** The likeliest of those mentioned lately, or null. */
  readonly find: (wanted: Wanted, sentence: number, paragraph: number) => Found | null;
}

/** How many entities are kept in mind at once. */
const WINDOW = 16;
/** No sentence counts as further away than this. */
const FURTHEST = 8;
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
/** Whoever counts less is too far away for a "they" that says something: "they say" may mean people in general. */
const FAINT = -5;
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
      const one = takeOut(recent, entity) ?? { entity, said: null, quoted: null };
      const old = quoted ? one.quoted : one.said;
      // A second mention in one sentence takes nothing from the first.
      const kept = old && old.sentence === sentence ? Math.max(weight, old.weight) : weight;
      const place = { sentence, paragraph, weight: kept };
      if (quoted) one.quoted = place;
      else one.said = place;
      recent.push(one);
      if (recent.length > WINDOW) recent.shift();
    },
    speaks(entity, paragraph) {
      speaker = entity;
      spokeIn = paragraph;
    },
    lastSpeaker,
    topic(paragraph) {
      if (spokeIn >= paragraph) return -1;
      let one = -1;
      for (const { entity, said } of recent) {
        if (said?.paragraph !== paragraph || said.weight < 1 || clusters[entity].kind !== 'person') continue;
        if (one >= 0 || clusters[entity].plural || clusters[entity].best < 0) return -1;
        one = entity;
      }
      return one;
    },
    find(wanted, sentence, paragraph) {
      let best: Recent | null = null;
      let most = Number.NEGATIVE_INFINITY;
      let second = Number.NEGATIVE_INFINITY;
      const last = lastSpeaker(paragraph, 2);
      const spoke = wanted.speaks ? SPEAKER : SPOKE;
      // Once somebody else has become the subject, having spoken before counts no more.
      const since = recent.find((r) => r.entity === last)?.said?.sentence ?? -1;
      const passed = recent.some(
        ({ entity, said }) => said && said.sentence > since && said.weight >= 1 && clusters[entity].kind === 'person',
      );
      for (const r of recent) {
        const cluster = clusters[r.entity];
        if (r.entity === wanted.except || !fits(cluster, wanted)) continue;
        const quoted = valueAt(r.quoted, sentence, paragraph) - (wanted.quoted ? 0 : QUOTED);
        let value = Math.max(valueAt(r.said, sentence, paragraph), quoted);
        if (value === Number.NEGATIVE_INFINITY) continue;
        value += (wanted.speaks ? OFTEN : TOPIC) * Math.log2(1 + cluster.count);
        // "They" who say something are hardly the report or the results that spoke before.
        const text = wanted.plural && cluster.best < 0 && cluster.kind !== 'person';
        if (r.entity === last && !passed && !text) value += spoke;
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
      if (wanted.plural && wanted.speaks && most < FAINT) return null;
      return best && { entity: best.entity, confidence: 0.6 + 0.11 * Math.min(3, most - second) };
    },
  };
}

/** How much a mention counts for what is asked some sentences behind it. */
function valueAt(place: Place | null, sentence: number, paragraph: number): number {
  if (!place || paragraph - place.paragraph > REACH) return Number.NEGATIVE_INFINITY;
  const distance = Math.min(sentence - place.sentence, FURTHEST);
  return place.weight - DISTANCE * distance + (distance === 0 && place.weight >= 1 ? SAME : 0);
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
