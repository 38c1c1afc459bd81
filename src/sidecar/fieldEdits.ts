import { sameValue } from './record.js';
import { valueText } from './render.js';
import type { FieldEdit } from './splice.js';

/** What has to be done to the fields with these keys that say what `was` says, to say what `is` says. */
export function fieldEdits(was: object, is: object, keys: readonly string[], inFlow: boolean): readonly FieldEdit[] {
  const [old, now] = [was, is] as readonly Readonly<Record<string, unknown>>[];
  const edits: FieldEdit[] = [];
  for (const key of keys)
    if (now[key] !== undefined && !sameValue(old[key], now[key]))
      edits.push({ key, text: valueText(key, now[key], inFlow) });
  for (const key of keys) if (now[key] === undefined && old[key] !== undefined) edits.push({ key, text: null });
  return edits;
}
