import { pronounAt } from '../vocabulary.js';
import { type Found, lastSpeaker, likeliest } from './discourse.js';
import { GENDERED, genderOfPronoun, Pronoun } from './pronouns.js';
import { paragraphOf, type Scene } from './scene.js';

/** Whom a pronoun of the third person means, or null; `spokenOf` are those named in what it is said to say. */
export function antecedentOf(scene: Scene, i: number, spokenOf: ReadonlySet<number> | null): Found | null {
  const { tokens, sentences, marks, speakers, discourse, cast } = scene;
  const bits = pronounAt(tokens, i);
  if (!(bits & (GENDERED | Pronoun.they | Pronoun.it))) return null;
  const gender = genderOfPronoun(bits);
  const plural = (bits & Pronoun.they) !== 0;
  const it = (bits & Pronoun.it) !== 0;
  const quote = marks.direct[i];
  const paragraph = paragraphOf(scene, i);
  const speaker = quote ? speakers[quote - 1] : -1;
  const found = likeliest(
    discourse,
    {
      gender,
      person: !it,
      body: it || plural,
      plural,
      quoted: quote > 0,
      except: !quote ? self(scene, paragraph) : speaker >= 0 ? speaker : lastSpeaker(discourse, paragraph, 1),
      spokenOf,
      speaks: spokenOf !== null,
    },
    sentences.ofToken[i],
    paragraph,
  );
  if (!found) return null;
  // The pronoun tells the gender that the name did not, where it hardly means anybody else.
  if (gender && found.confidence > 0.75 && bits & Pronoun.subject && !marks.indirect[i]) {
    const one = cast[found.entity];
    if (one.kind === 'person') one.gender ??= gender;
  }
  return found;
}

/** Who is "I" or "you" in an interview's paragraph, and so nobody's "she" there; or -1. */
function self({ turns }: Scene, paragraph: number): number {
  if (!turns) return -1;
  return turns.addressee[paragraph] >= 0 ? turns.addressee[paragraph] : turns.speaker[paragraph];
}

/** Whom "I", "we" or "you" means outside of quotation marks: a party of the interview, or who spoke last. */
export function partyOf(scene: Scene, i: number): Found | null {
  const bits = pronounAt(scene.tokens, i);
  const you = (bits & Pronoun.you) !== 0;
  const paragraph = paragraphOf(scene, i);
  if (scene.turns) {
    const entity = (you ? scene.turns.addressee : scene.turns.speaker)[paragraph];
    return entity < 0 ? null : { entity, confidence: bits & Pronoun.we ? 0.6 : 0.85 };
  }
  const entity = you ? -1 : lastSpeaker(scene.discourse, paragraph, 2);
  return entity < 0 ? null : { entity, confidence: 0.5 };
}

/** The body, group or report that was spoken of last, before a token; or null. */
export const latestBody = (scene: Scene, at: number): Found | null =>
  likeliest(scene.discourse, ANY_BODY, scene.sentences.ofToken[at], paragraphOf(scene, at));

const ANY_BODY = {
  gender: null,
  person: false,
  body: true,
  plural: false,
  quoted: false,
  except: -1,
  spokenOf: null,
  speaks: false,
} as const;
