/** Everything that is said to people can be said in Spanish. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readCodebook } from '../src/codebook/read.js';
import { readSidecar } from '../src/sidecar/read.js';
import { placesOf, stringsOfCode } from './strings.js';

type Bundle = Readonly<Record<string, string>>;
const read = (file: string): Bundle => JSON.parse(readFileSync(file, 'utf8')) as Bundle;

/** What is named in code, a setting or a key, and stays as it is in every language. */
const kept = (text: string): readonly string[] =>
  (text.match(/`[^`]+`|\(command:[^)]+\)|https?:\S+|"[a-z]\w*"/g) ?? []).sort();

describe('the bundles', () => {
  const english = read('l10n/bundle.l10n.json');
  const spanish = read('l10n/bundle.l10n.es.json');
  const { said, handedOn } = stringsOfCode();

  it('hold every sentence of the code, and no other', () => {
    assert.ok(said.size > 400, `only ${said.size} sentences were found in the code`);
    assert.deepEqual(Object.keys(english).sort(), [...said].sort(), 'run `npm run l10n`');
    for (const [key, text] of Object.entries(english)) assert.equal(text, key);
  });

  it('have a Spanish sentence for every English one', () => {
    assert.deepEqual(Object.keys(spanish).sort(), Object.keys(english).sort());
    assert.deepEqual(
      Object.keys(english).filter((key) => !spanish[key]?.trim()),
      [],
    );
  });

  it('name the same values and keys in both languages', () => {
    for (const [key, text] of Object.entries(spanish)) {
      assert.equal(placesOf(text), placesOf(key), key);
      assert.deepEqual(kept(text), kept(key), key);
    }
  });

  it('are asked for sentences, never for text put together: only what the pure rooms worded is handed on', () => {
    for (const call of handedOn)
      assert.match(call, /l10n\.t\((?:wording\.template,|offered\.detail\)|help\)|reasonOf\(error\)\))/, call);
  });

  it('hold what readers say of a broken sidecar and a broken codebook', () => {
    const sidecar = [
      'newsmark: 1\nnewsmark: 1\nentities: []\nannotations: {}\narticle: 3\n',
      'annotations:\n  - 3\n  - {id: a, kind: quote, status: maybe, at: 3, text: 1}\n  - {id: a, kind: x}\n',
      'newsmark: 9\nentities: {a: 1, b: {aliases: 3, kind: thing}, c: {name: C}}\n',
      'newsmark: 1\nannotations:\n  - {id: b, kind: figure, status: added, at: [[1, 2]], text: a, value: {}, unsure: 2}\n',
      '- 1\n',
    ].flatMap((text) => readSidecar(text).problems);
    const codebook = [
      'labels: 3\nattributes: [1, {key: a, type: x}, {key: b, type: choice}]\nnever: [{}]\n',
      'newsmark: x\nlabels: [a, a, {key: b, color: red, kinds: [x], description: {}}, [], {}]\n',
    ].flatMap((text) => readCodebook(text).problems);
    const worded = [...sidecar, ...codebook].flatMap(({ wording, code }) =>
      wording && code !== 'yaml' ? wording : [],
    );
    const templates = new Set(worded.map(({ template }) => template));
    assert.ok(templates.size >= 20, `only ${templates.size} problems were found`);
    assert.deepEqual(
      [...templates].filter((template) => !(template in spanish)),
      [],
    );
  });
});

describe('the strings of package.json', () => {
  const english = read('package.nls.json');
  const spanish = read('package.nls.es.json');
  const used = new Set(
    [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key as string),
  );

  it('are all there, and no other', () => {
    assert.deepEqual(Object.keys(english).sort(), [...used].sort());
  });

  it('are all in Spanish, with the same commands and settings', () => {
    assert.deepEqual(Object.keys(spanish).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(spanish)) {
      assert.ok(text.trim(), key);
      assert.deepEqual(kept(text), kept(english[key] as string), key);
    }
  });

  it('have a bundle beside them that package.json names', () => {
    assert.equal((JSON.parse(readFileSync('package.json', 'utf8')) as { l10n?: string }).l10n, './l10n');
  });
});
