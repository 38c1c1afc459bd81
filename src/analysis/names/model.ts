import type { EntityKind } from '../types.js';

/** What a candidate may be, in the order of the model's scores. `group` is told by the lexicon alone. */
export const KINDS: readonly (EntityKind | null)[] = [null, 'person', 'organization', 'place'];
export const KIND_COUNT = 4;

/** The most features one candidate has. */
export const MOST_FEATURES = 192;

/**
 * Adds up the weights of the first `n` features for each kind, into the `KIND_COUNT` places from `to` on. `weights`
 * holds as many numbers a feature.
 */
export function score(
  weights: Int8Array | Float32Array,
  features: Int32Array,
  n: number,
  into: Float32Array,
  to = 0,
): void {
  let none = 0;
  let person = 0;
  let organization = 0;
  let place = 0;
  for (let i = 0; i < n; i++) {
    const at = features[i] * KIND_COUNT;
    none += weights[at];
    person += weights[at + 1];
    organization += weights[at + 2];
    place += weights[at + 3];
  }
  into[to] = none;
  into[to + 1] = person;
  into[to + 2] = organization;
  into[to + 3] = place;
}

/** The four weights of a feature, each one raised by this, as the bytes of one number. */
const RAISED = 128;
/** The first and the third of four bytes. */
const PAIR = 0x00ff00ff;

/** Packs trained weights, one signed byte for each feature and kind, into one number a feature: see `scorePacked`. */
export function packWeights(weights: Uint8Array): Int32Array {
  const packed = new Int32Array(weights.length / KIND_COUNT);
  for (let i = 0, at = 0; i < packed.length; i++, at += KIND_COUNT)
    packed[i] =
      ((weights[at] | (weights[at + 1] << 8) | (weights[at + 2] << 16) | (weights[at + 3] << 24)) ^ 0x80808080) | 0;
  return packed;
}

/**
 * The same as `score` on packed weights. Two sums of 16 bits share a number: as many raised weights as `MOST_FEATURES`
 * do not fill them.
 */
export function scorePacked(
  weights: Int32Array,
  features: Int32Array,
  n: number,
  into: Float32Array,
  to: number,
): void {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i++) {
    const four = weights[features[i]];
    even = (even + (four & PAIR)) | 0;
    odd = (odd + ((four >>> 8) & PAIR)) | 0;
  }
  const raised = n * RAISED;
  into[to] = (even & 0xffff) - raised;
  into[to + 1] = (odd & 0xffff) - raised;
  into[to + 2] = (even >>> 16) - raised;
  into[to + 3] = (odd >>> 16) - raised;
}
