import type { Change } from '../sidecar/types.js';
import type { Annotator } from './annotator.js';
import type { History, Part } from './undo.js';

/** The day in this place of the world, ISO 8601. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A history whose new decisions name who makes them, where they do not already. What is undone stays as it was. */
export const signing = (history: History, annotator: Annotator): History => ({
  ...history,
  decide: async (uri, name, changes) => history.decide(uri, name, signed(changes, await annotator.nameFor(uri))),
  decideAll: async (name, parts) =>
    history.decideAll(
      name,
      await Promise.all(
        parts.map(
          async (part): Promise<Part> =>
            'changes' in part ? { ...part, changes: signed(part.changes, await annotator.nameFor(part.uri)) } : part,
        ),
      ),
    ),
});

/** The changes with a name on every annotation that is decided on today and bears none. */
export function signed(changes: readonly Change[], by: string | undefined): readonly Change[] {
  if (by === undefined) return changes;
  const on = today();
  return changes.map((change) =>
    'annotation' in change && change.to && change.to.by === undefined && change.to.on === on
      ? { ...change, to: { ...change.to, by } }
      : change,
  );
}
