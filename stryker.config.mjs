// Mutation testing of the rooms on which saved decisions depend: every small change to their code should fail a test.
//   npm run mutation                                  all of text/ and sidecar/; takes hours on a small machine
//   npm run mutation -- -m src/sidecar/splice.ts      one file of them
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/text/**/*.ts', 'src/sidecar/**/*.ts', '!src/sidecar/schema.ts'],
  // The tests are bundled once, all mutants in them; then they run until the first one fails, for one mutant at a time.
  buildCommand: 'node esbuild.mjs --unit --quiet sidecar text-',
  testRunner: 'command',
  commandRunner: { command: 'node node_modules/mocha/bin/mocha.js --config test/mutation.mocharc.json' },
  // A string is what a person reads, mostly: the tests say what problems are about, not how they are worded.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ['/.vscode-test', '/out', '/dist', '/docs', '/media/tour', '/test/ui', '/test/editor'],
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'out/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  // TypeScript 7 has no API for Stryker to rewrite paths with; the bundler needs none rewritten.
  tsconfigFile: 'none.json',
  tempDirName: '.stryker-tmp',
  thresholds: { high: 90, low: 85, break: 85 },
};
