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
}

/** What a pronoun or description asks for. */
export interface Wanted {
  readonly gender: Gender;
  /** Whether it may be a person; whether it may be a body, a group, a report. */
  readonly person: boolean;
  readonly body: boolean;
  readonly plural: boolean;
}

export interface Found {
  readonly entity: number;
  readonly confidence: number;
}

/** Who is being talked of, as one reads on. It remembers a bounded number, so that reading stays linear. */
export interface Discourse {
  /** Takes note of a mention and of how prominent it is. */
  readonly mention: (entity: number, sentence: number, paragraph: number, weight: number) => void;
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

export function newDiscourse(clusters: readonly Cluster[]): Discourse {
  /** The latest mention last. */
  const recent: Recent[] = [];
  let speaker = -1;
  let spokeIn = -1;
  const lastSpeaker = (paragraph: number, reach: number): number =>
    speaker >= 0 && paragraph - spokeIn <= reach ? speaker : -1;
  return {
    mention(entity, sentence, paragraph, weight) {
      const at = recent.findIndex((r) => r.entity === entity);
      let kept = weight;
      if (at >= 0) {
        const [old] = recent.splice(at, 1);
        // A second mention in the same sentence takes nothing from the first one's prominence.
        if (old.sentence === sentence) kept = Math.max(weight, old.weight);
        else if (old.weight > weight && sentence - old.sentence < 3) kept = Math.max(weight, old.weight - 1);
      }
      recent.push({ entity, sentence, paragraph, weight: kept });
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
      for (const r of recent) {
        const cluster = clusters[r.entity];
        if (paragraph - r.paragraph > REACH || !fits(cluster, wanted)) continue;
        let value = r.weight - 0.75 * Math.min(sentence - r.sentence, 8) + 0.1 * Math.min(cluster.count, 8);
        if (r.entity === last) value += 1.6;
        if (wanted.gender && cluster.gender === wanted.gender) value += 0.6;
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

function fits(cluster: Cluster, { gender, person, body, plural }: Wanted): boolean {
  if (cluster.kind === 'person') {
    if (!person || cluster.plural !== plural) return false;
    return !(gender && cluster.gender && gender !== cluster.gender);
  }
  // A country is "it" when the article keeps talking of it.
  if (cluster.kind === 'place') return body && !person && cluster.count > 2;
  return body;
}
