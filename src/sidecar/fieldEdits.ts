import { sameValue } from './record.js';
import type { FieldEdit } from './splice.js';

/** What has to be done to fields that say `old` to say `now`. */
export function fieldEdits(
  old: readonly { readonly key: string; readonly value: unknown }[],
  now: readonly { readonly key: string; readonly value: unknown; readonly text: string }[],
): readonly FieldEdit[] {
  const was = new Map(old.map(({ key, value }) => [key, value]));
  const is = new Set(now.map(({ key }) => key));
  return [
    ...now.filter(({ key, value }) => !was.has(key) || !sameValue(was.get(key), value)),
    ...[...was.keys()].filter((key) => !is.has(key)).map((key) => ({ key, text: null })),
  ];
}
