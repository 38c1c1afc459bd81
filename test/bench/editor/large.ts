/**
 * Makes the sidecar of a large article, for test/bench/editor.mjs: the article's path and how many annotations there are
 * to be are the arguments. Says what there is as JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '../../../src/analysis/analyze.js';
import { loadEnglish } from '../../../src/analysis/english.js';
import { annotate } from '../../../src/article/annotate.js';
import { openItems } from '../../../src/article/queries.js';
import { recordFor, sidecarFor } from './made.js';

const [, , file, wanted] = process.argv;

const text = readFileSync(file, 'utf8');
const analysis = analyze(text, loadEnglish());
const record = recordFor(text, analysis, Number(wanted));
const sidecar = sidecarFor(record);
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
