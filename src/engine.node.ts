// What the extension and its threads use of the engine, as a file of its own where Node is at hand: each with a copy of
// it, they would not fit into the package. The build has both load this file instead of src/analysis (esbuild.mjs).
export { type Article, analyze, analyzeAgain, analyzeAll, type Kept } from './analysis/analyze.js';
export { batchesOf } from './analysis/batches.js';
export { loadEnglish } from './analysis/english.js';
export { hashWord } from './analysis/tokens.js';
