import { isMap, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/edit.js';
import { fieldEdits } from './fieldEdits.js';
import { type Field, fieldsOf, stringOf } from './fields.js';
import { insertionPlaces, sameEntity } from './record.js';
import { ENTITY_KEYS, entityLine, entityText } from './render.js';
import { scalarText } from './scalar.js';
import {
  behindKey,
  columnOf,
  editFields,
  editFlow,
  endOf,
  insertion,
  lineBreakOf,
  lineEnd,
  type Part,
  removeLines,
  setValue,
  startOf,
} from './splice.js';
import type { DecisionRecord, EntityDecision } from './types.js';

/** Edits of the map of entities. New ones go in the order of ids, so that two people's seldom meet at one place. */
export function entityEdits(
  source: string,
  key: Field['key'],
  map: YAMLMap,
  from: DecisionRecord,
  to: DecisionRecord,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const fields = fieldsOf(map);
  const added: { name: string; entity: EntityDecision }[] = [];
  for (const [id, entity] of to.entities) {
    const old = from.entities.get(id);
    const field = fields.get(id);
    if (old && sameEntity(old, entity)) continue;
    if (!old || !field) added.push({ name: id, entity });
    else if (isMap(field.value)) {
      const { value } = field;
      edits.push(...editFields(source, value, fieldEdits(old, entity, ENTITY_KEYS, !!value.flow), ENTITY_KEYS));
    } else edits.push(setValue(source, field, entityText(entity)));
  }
  const names = map.items.map((item) => stringOf(item.key as Field['key']) ?? '');
  const kept = names.flatMap((name, i) => (to.entities.has(name) ? [{ name, i }] : []));
  const places = insertionPlaces<{ name: string; entity?: EntityDecision }>(kept, added, (a, b) => a.name < b.name);
  /** Texts of new entries by the index of the one they follow; -1 for the front. */
  const texts = new Map<number, readonly string[]>();
  const indent = columnOf(source, startOf(map.items[0] ?? map));
  for (const [place, here] of places)
    texts.set(
      place > 0 ? kept[place - 1].i : -1,
      here.flatMap(({ name, entity }) =>
        entity ? [map.flow ? entityFlow(name, entity) : entityLine(name, entity, indent)] : [],
      ),
    );
  const parts = map.items.map(
    (node, i): Part => ({
      node,
      removed: from.entities.has(names[i]) && !to.entities.has(names[i]),
      after: texts.get(i) ?? [],
    }),
  );
  const front = texts.get(-1) ?? [];
  return [...edits, ...(map.flow ? editFlow(source, map, parts, front) : editLines(source, key, parts, front))];
}

const entityFlow = (name: string, entity: EntityDecision): string => `${scalarText(name, true)}: ${entityText(entity)}`;

/** Adds and removes entries of a block, each on lines of its own. */
function editLines(
  source: string,
  key: Field['key'],
  parts: readonly Part[],
  front: readonly string[],
): readonly TextEdit[] {
  const lineBreak = lineBreakOf(source);
  const head = lineEnd(source, behindKey(source, key));
  const edits = front.map((text) => insertion(head, lineBreak + text));
  for (const { node, removed, after } of parts) {
    if (!removed && after.length === 0) continue;
    const end = endOf(source, node);
    for (const text of after) edits.push(insertion(lineEnd(source, end), lineBreak + text));
    if (removed) edits.push(removeLines(source, startOf(node), end));
  }
  return edits;
}
