// node test/bench/passes.mjs [REVISION]: milliseconds a MB of the whole analysis and of its passes, each alone in a hot
// loop, here and at a revision, in turns. Stretches of a few milliseconds, of which the best and the best tenth are
// given: they hold while other programs run, where means and medians say little.
import { beside } from './revision.mjs';
import { lengthOf, texts } from './texts.mjs';

const ENGINE = `
  export { analyze } from './src/analysis/analyze.js';
  export { findReports } from './src/analysis/attribution.js';
  export { resolveEntities } from './src/analysis/coreference/resolve.js';
  export { loadEnglish } from './src/analysis/english.js';
  export { findArticleDate } from './src/analysis/figures/articleDate.js';
  export { findFigures } from './src/analysis/figures/figures.js';
  export { findQuotations } from './src/analysis/marks.js';
  export { findNames } from './src/analysis/names/find.js';
  export { findParagraphs } from './src/analysis/paragraphs.js';
  export { contentTokens } from './src/analysis/quotes.js';
  export { clear, giveBack, newRoom, takenOf } from './src/analysis/room.js';
  export { findSentences } from './src/analysis/sentences.js';
  export { findStatements } from './src/analysis/statements.js';
  export { tokenize } from './src/analysis/tokens.js';
  export { smallWords } from './src/analysis/vocabulary.js';
  export { unwrap } from './src/analysis/wrapped.js';`;

/** Code units that are read before anything is measured: until then functions are compiled anew. */
const WARM = 8_000_000;
const ROUNDS = 300;
const range = ({ from, to }) => [from, to];

/** An article as every pass finds it, with arrays of its own. */
function prepared(engine, lexicon, text) {
  const lines = engine.tokenize(text, lexicon, engine.newRoom());
  const { tokens, paragraphs } = engine.unwrap(lines, engine.findParagraphs(lines));
  const sentences = engine.findSentences(tokens, paragraphs);
  const names = engine.findNames(tokens, sentences, lexicon);
  const quotations = engine.findQuotations(tokens, paragraphs);
  const reading = { tokens, small: engine.smallWords(tokens), quotations };
  const attributed = [];
  for (const report of engine.findReports(reading, engine.findStatements(tokens, sentences, quotations))) {
    const contents = engine.contentTokens(reading, report).map(range);
    const source = report.source && range(report.source);
    if (contents.length) attributed.push({ source, contents, direct: report.kind === 'direct' });
  }
  const date = engine.findArticleDate(lines);
  return { text, lines, tokens, paragraphs, sentences, names, quotations, reading, attributed, date };
}

/** The passes of an engine: functions of a prepared article. */
function passesOf(engine, lexicon) {
  const room = engine.newRoom();
  // Revisions before 23 November 2026 have one room for all arrays.
  const roomsOf = ({ tokens }) => [tokens.room, tokens.lasting ?? tokens.room];
  const alone = (pass) => (article) => {
    const rooms = roomsOf(article);
    const taken = rooms.map(engine.takenOf);
    pass(article);
    rooms.forEach((one, i) => {
      engine.giveBack(one, taken[i]);
    });
  };
  return {
    'the whole': ({ text }) => engine.analyze(text, lexicon),
    tokens: ({ text }) => {
      engine.clear(room);
      engine.tokenize(text, lexicon, room);
    },
    'paragraphs, sentences, marks': alone(({ lines, tokens, paragraphs }) => {
      engine.unwrap(lines, engine.findParagraphs(lines));
      engine.findSentences(tokens, paragraphs);
      engine.findQuotations(tokens, paragraphs);
    }),
    names: alone(({ tokens, sentences }) => engine.findNames(tokens, sentences, lexicon)),
    figures: alone(({ tokens, date, names }) =>
      engine.findFigures(tokens, { date, certain: false, isName: (token) => names.ofToken[token] > 0 }),
    ),
    quotes: alone(({ tokens, sentences, quotations, reading }) => {
      engine.smallWords(tokens);
      for (const report of engine.findReports(reading, engine.findStatements(tokens, sentences, quotations)))
        engine.contentTokens(reading, report);
    }),
    coreference: alone(({ tokens, sentences, names, attributed }) =>
      engine.resolveEntities(tokens, sentences, names, attributed),
    ),
  };
}

const seeds = [...new Set(texts(50_000, false))];
const MB = lengthOf(seeds) / 1_000_000;

await beside(process.argv[2], ENGINE, (now, then) => {
  const contenders = (then ? [now, then] : [now]).map((engine) => {
    const lexicon = engine.loadEnglish();
    const articles = seeds.map((text) => prepared(engine, lexicon, text));
    return { articles, passes: passesOf(engine, lexicon) };
  });
  console.log(`ms a MB, best and best tenth: here${then ? ` | at ${process.argv[2]}` : ''}`);
  for (const name of Object.keys(contenders[0].passes)) {
    const times = contenders.map(() => []);
    const run = ({ articles, passes }) => {
      for (const article of articles) passes[name](article);
    };
    for (const contender of contenders) for (let done = 0; done < WARM; done += MB * 1_000_000) run(contender);
    for (let round = 0; round < ROUNDS; round++)
      contenders.forEach((contender, i) => {
        const begin = performance.now();
        run(contender);
        run(contender);
        times[i].push((performance.now() - begin) / (2 * MB));
      });
    const best = times.map((list) => list.sort((a, b) => a - b));
    console.log(
      `  ${name.padEnd(30)}${best.map((list) => `${list[0].toFixed(1)} ${list[ROUNDS / 10].toFixed(1)}`).join(' | ')}`,
    );
  }
});
