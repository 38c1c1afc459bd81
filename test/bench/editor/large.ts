/**
 * Makes the sidecar of a large article, for test/bench/editor.mjs: the article's path and how many annotations there are
 * to be are the arguments. Its suggestions are confirmed evenly from the first to the last, the others stay open for the
 * review; where there are too few of them, names are confirmed as well. Says what there is as JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '../../../src/analysis/analyze.js';
import { loadEnglish } from '../../../src/analysis/english.js';
import { annotate } from '../../../src/article/annotate.js';
import { addMentions, decideEach } from '../../../src/article/decisions.js';
import { openItems } from '../../../src/article/queries.js';
import { applyChanges, emptyRecord } from '../../../src/sidecar/record.js';
import { stampOf } from '../../../src/sidecar/stamp.js';
import type { DecisionRecord } from '../../../src/sidecar/types.js';
import { writeSidecar } from '../../../src/sidecar/write.js';
import { applyEdits } from '../../../src/text/edit.js';

const [, , file, wanted] = process.argv;

/** Numbers that look like chance and are the same in every run. */
function chance(): () => number {
  let state = 20261122;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const text = readFileSync(file, 'utf8');
const hand = { by: 'bench', on: '2026-11-22', random: chance() };
const analysis = analyze(text, loadEnglish());
const suggested = annotate(text, analysis, emptyRecord);
const all = openItems(suggested);
const share = Math.min(0.9, Number(wanted) / all.length);
const ids = all.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share)).map(({ id }) => id);
let record: DecisionRecord = applyChanges(emptyRecord, [{ article: stampOf(text) }]);
record = applyChanges(record, decideEach(suggested, record, ids.slice(0, Number(wanted)), {}, hand));
for (const { id, mentions } of suggested.entities) {
  const left = Number(wanted) - record.annotations.length;
  if (left <= 0) break;
  const spans = mentions.filter(({ form }) => form === 'name').map(({ span }) => span);
  record = applyChanges(record, addMentions(suggested, record, spans.slice(0, left), id, hand));
}
const sidecar = applyEdits(
  '',
  writeSidecar('', [
    { article: record.article },
    ...[...record.entities].map(([entity, to]) => ({ entity, to })),
    ...record.annotations.map((to) => ({ annotation: to.id, to })),
  ]),
);
writeFileSync(`${file}.newsmark.yaml`, sidecar);
const article = annotate(text, analysis, record);
console.log(
  JSON.stringify({
    characters: text.length,
    annotations: record.annotations.length,
    entities: record.entities.size,
    quotes: article.quotes.length,
    figures: article.figures.length,
    open: openItems(article).length,
    sidecar: sidecar.length,
  }),
);
