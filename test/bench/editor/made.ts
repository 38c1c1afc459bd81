import type { Analysis } from '../../../src/analysis/types.js';
import { annotate } from '../../../src/article/annotate.js';
import { addMentions, decideEach, type Hand } from '../../../src/article/decisions.js';
import { openItems } from '../../../src/article/queries.js';
import { applyChanges, emptyRecord } from '../../../src/sidecar/record.js';
import { stampOf } from '../../../src/sidecar/stamp.js';
import type { DecisionRecord } from '../../../src/sidecar/types.js';
import { writeSidecar } from '../../../src/sidecar/write.js';
import { applyEdits } from '../../../src/text/edit.js';
import { randomOf } from '../anchors/random.js';

/**
 * A record with so many decisions on a large article. Its suggestions are confirmed evenly from the first to the last,
 * the others stay open; where there are too few of them, names are confirmed as well.
 */
export function recordFor(text: string, analysis: Analysis, wanted: number): DecisionRecord {
  const hand: Hand = { by: 'bench', on: '2026-11-22', random: randomOf(20261122) };
  const suggested = annotate(text, analysis, emptyRecord);
  const all = openItems(suggested);
  const share = Math.min(0.9, wanted / all.length);
  const ids = all.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share)).map(({ id }) => id);
  let record: DecisionRecord = applyChanges(emptyRecord, [{ article: stampOf(text) }]);
  record = applyChanges(record, decideEach(suggested, record, ids.slice(0, wanted), {}, hand));
  for (const { id, mentions } of suggested.entities) {
    const left = wanted - record.annotations.length;
    if (left <= 0) break;
    const spans = mentions.filter(({ form }) => form === 'name').map(({ span }) => span);
    record = applyChanges(record, addMentions(suggested, record, spans.slice(0, left), id, hand));
  }
  return record;
}

/** The sidecar that says what a record says. */
export const sidecarFor = (record: DecisionRecord): string =>
  applyEdits(
    '',
    writeSidecar('', [
      { article: record.article },
      ...[...record.entities].map(([entity, to]) => ({ entity, to })),
      ...record.annotations.map((to) => ({ annotation: to.id, to })),
    ]),
  );
