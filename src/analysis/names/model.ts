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
