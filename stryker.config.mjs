// Mutation testing of the rooms on which saved decisions depend: every small change to their code should fail a test.
//   npm run mutation                                  all of text/ and sidecar/
//   npm run mutation -- -m src/sidecar/splice.ts      one file of them
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/text/**/*.ts', 'src/sidecar/**/*.ts', '!src/sidecar/schema.ts'],
  // The tests are bundled once, all mutants in them; then only the tests that reach a mutant run on it, in one process.
  buildCommand: 'node esbuild.mjs --unit --quiet sidecar text- saves-keeper saves-interleavings article-',
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  mochaOptions: { config: 'test/mutation.mocharc.json' },
  coverageAnalysis: 'perTest',
  // A string is what a person reads, mostly: the tests say what problems are about, not how they are worded.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 2,
  // A loop that a mutant made endless is given up soon.
  timeoutMS: 2_000,
  timeoutFactor: 2,
  ignorePatterns: ['/.vscode-test', '/out', '/dist', '/docs', '/media/tour', '/test/ui', '/test/editor'],
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'out/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  // TypeScript 7 has no API for Stryker to rewrite paths with; the bundler needs none rewritten.
  tsconfigFile: 'none.json',
  tempDirName: '.stryker-tmp',
  thresholds: { high: 90, low: 85, break: 85 },
};
