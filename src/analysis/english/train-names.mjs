// Learns the weights of the name model from annotated texts and writes names.weights:
//   node src/analysis/english/train-names.mjs GUM.conllu NAMES.iob2 …
// It learns from this project's own texts (texts/news.marked) as well; of the others only the weights are kept. See
// NOTICE; `node test/score-names.mjs` tells what they are worth on texts held out.
import { writeFileSync } from 'node:fs';
import { examplesOf, learn, loadEngine } from './learn-names.mjs';
import { OWN_TEXTS, readTexts } from './name-texts.mjs';

const engine = await loadEngine();
const examples = [...process.argv.slice(2), OWN_TEXTS].flatMap(readTexts).flatMap((text) => examplesOf(engine, text));
const weights = learn(engine, examples);
writeFileSync(new URL('names.weights', import.meta.url), weights);
console.log(
  `${examples.length} candidates, ${weights.length} weights, ${weights.filter((w) => w !== 0).length} not zero`,
);
