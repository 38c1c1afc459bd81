// Learns the weights of the name model from annotated texts and writes names.weights:
//   node src/analysis/english/train-names.mjs GUM.conllu NAMES.iob2 …
// Only the weights are kept. See NOTICE; `node test/score-names.mjs` tells what they are worth on texts held out.
import { writeFileSync } from 'node:fs';
import { examplesOf, learn, loadEngine } from './learn-names.mjs';
import { readTexts } from './name-texts.mjs';

const engine = await loadEngine();
const examples = process.argv
  .slice(2)
  .flatMap(readTexts)
  .flatMap((text) => examplesOf(engine, text));
const weights = learn(engine, examples);
writeFileSync(new URL('names.weights', import.meta.url), weights);
console.log(
  `${examples.length} candidates, ${weights.length} weights, ${weights.filter((w) => w !== 0).length} not zero`,
);
