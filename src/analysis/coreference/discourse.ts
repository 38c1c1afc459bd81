import type { Gender } from '../names/types.js';
import type { Cluster } from './cluster.js';

/** Somebody or something that was mentioned lately. */
interface Recent {
  entity: number;
  /** The last mention in the reporter's words, and in somebody's that are quoted: a reporter's "he" hardly means those. */
  readonly said: Place;
  readonly quoted: Place;
}

/** Where a mention stands, and how prominent it is: a subject more than an object, a speaker most. */
interface Place {
  /** Or -1 where there was no mention. */
  sentence: number;
  paragraph: number;
  weight: number;
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
  readonly clusters: readonly Cluster[];
  /** The latest mention last. */
  readonly recent: Recent[];
  /** Who spoke last, or -1, and in which paragraph. */
  speaker: number;
  spokeIn: number;
}

export const newDiscourse = (clusters: readonly Cluster[]): Discourse => ({
  clusters,
  recent: [],
  speaker: -1,
  spokeIn: -1,
});

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

/** Takes note of a mention and of how prominent it is. */
export function remember(
  { recent }: Discourse,
  entity: number,
  sentence: number,
  paragraph: number,
  weight: number,
  quoted: boolean,
): void {
  const one = putLast(recent, entity);
  const place = quoted ? one.quoted : one.said;
  // A second mention in one sentence takes nothing from the first.
  place.weight = place.sentence === sentence ? Math.max(weight, place.weight) : weight;
  place.sentence = sentence;
  place.paragraph = paragraph;
}

/** Takes note of who said something. */
export function speaks(discourse: Discourse, entity: number, paragraph: number): void {
  discourse.speaker = entity;
  discourse.spokeIn = paragraph;
}

/** Who spoke last, if no more than `reach` paragraphs ago; or -1. */
export const lastSpeaker = ({ speaker, spokeIn }: Discourse, paragraph: number, reach: number): number =>
  speaker >= 0 && paragraph - spokeIn <= reach ? speaker : -1;

/** Whom a paragraph is about, if it is one person that it mentions as a subject and nobody in it speaks; or -1. */
export function topicOf({ clusters, recent, spokeIn }: Discourse, paragraph: number): number {
  if (spokeIn >= paragraph) return -1;
  let one = -1;
  for (const { entity, said } of recent) {
    if (said.sentence < 0 || said.paragraph !== paragraph || said.weight < 1) continue;
    if (clusters[entity].kind !== 'person') continue;
    if (one >= 0 || clusters[entity].plural || clusters[entity].best < 0) return -1;
    one = entity;
  }
  return one;
}

/** The likeliest of those mentioned lately, or null. */
export function likeliest(discourse: Discourse, wanted: Wanted, sentence: number, paragraph: number): Found | null {
  const { clusters, recent } = discourse;
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  const last = lastSpeaker(discourse, paragraph, 2);
  const spoke = wanted.speaks ? SPEAKER : SPOKE;
  const passed = isPassed(discourse, last);
  for (let r = 0; r < recent.length; r++) {
    const { entity, said, quoted } = recent[r];
    const cluster = clusters[entity];
    if (entity === wanted.except || !fits(cluster, wanted)) continue;
    const inWords = valueAt(quoted, sentence, paragraph) - (wanted.quoted ? 0 : QUOTED);
    let value = Math.max(valueAt(said, sentence, paragraph), inWords);
    if (value === Number.NEGATIVE_INFINITY) continue;
    value += (wanted.speaks ? OFTEN : TOPIC) * Math.log2(1 + cluster.count);
    // "They" who say something are hardly the report or the results that spoke before.
    const text = wanted.plural && cluster.best < 0 && cluster.kind !== 'person';
    if (entity === last && !passed && !text) value += spoke;
    if (wanted.gender && cluster.gender === wanted.gender) value += AGREES;
    if (wanted.spokenOf?.has(entity)) value -= SPOKEN_OF;
    // "They" are people rather than a body, where both would do.
    if (wanted.plural && cluster.kind !== 'person') value -= NO_PEOPLE;
    if (value > most) {
      second = most;
      most = value;
      best = entity;
    } else second = Math.max(second, value);
  }
  if (wanted.plural && wanted.speaks && most < FAINT) return null;
  return best < 0 ? null : { entity: best, confidence: 0.6 + 0.11 * Math.min(3, most - second) };
}

/** Whether somebody else has become the subject since who spoke last: then having spoken before counts no more. */
function isPassed({ clusters, recent }: Discourse, speaker: number): boolean {
  let since = -1;
  for (let r = recent.length - 1; r >= 0; r--)
    if (recent[r].entity === speaker) {
      since = recent[r].said.sentence;
      break;
    }
  for (let r = recent.length - 1; r >= 0; r--) {
    const { entity, said } = recent[r];
    if (said.sentence > since && said.weight >= 1 && clusters[entity].kind === 'person') return true;
  }
  return false;
}

/** How much a mention counts for what is asked some sentences behind it. */
function valueAt(place: Place, sentence: number, paragraph: number): number {
  if (place.sentence < 0 || paragraph - place.paragraph > REACH) return Number.NEGATIVE_INFINITY;
  const distance = Math.min(sentence - place.sentence, FURTHEST);
  return place.weight - DISTANCE * distance + (distance === 0 && place.weight >= 1 ? SAME : 0);
}

/** What is remembered of an entity, as the last in the list; who was not spoken of for longest makes room. */
function putLast(recent: Recent[], entity: number): Recent {
  let at = recent.length - 1;
  while (at >= 0 && recent[at].entity !== entity) at--;
  const isNew = at < 0;
  if (isNew && recent.length < WINDOW) {
    const one: Recent = { entity, said: newPlace(), quoted: newPlace() };
    recent.push(one);
    return one;
  }
  if (isNew) at = 0;
  const one = recent[at];
  for (; at + 1 < recent.length; at++) recent[at] = recent[at + 1];
  recent[at] = one;
  if (isNew) {
    one.entity = entity;
    one.said.sentence = -1;
    one.quoted.sentence = -1;
  }
  return one;
}

const newPlace = (): Place => ({ sentence: -1, paragraph: -1, weight: 0 });

function fits(cluster: Cluster, { gender, person, body, plural }: Wanted): boolean {
  if (cluster.kind === 'person') {
    if (!person || cluster.plural !== plural) return false;
    return !(gender && cluster.gender && gender !== cluster.gender);
  }
  // A country is "it" when the article keeps talking of it.
  if (cluster.kind === 'place') return body && !person && cluster.count > 2;
  return body;
}
