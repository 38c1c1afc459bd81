// An esbuild plugin: packs the word lists into one binary, so that loading them is a walk over numbers.
//   import bytes from './english/lexicon.packed'   a Uint8Array; `unpack.ts` reads it and says how it is laid out.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { readWordLists } from './words.mjs';

/** The engine's own tokenizer and hashes, so that the packed keys are the ones it will look up. */
async function engineParts() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `export { tokenize } from './tokens.ts';
        export { lexiconOf, phraseKey, Word } from './lexicon.ts';
        export { emptyIds } from './idTable.ts';
        export { clear, newRoom } from './room.ts';
        export { hashOfRow } from './vocabulary.ts';
        export { joinHash } from './tokens.ts';
        export { pack } from './english/packing.ts';`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** The packed lexicon's bytes. Throws where a list names a class that `Word` does not have. */
export async function packLexicon() {
  const { tokenize, lexiconOf, emptyIds, hashOfRow, phraseKey, joinHash, Word, pack, clear, newRoom } =
    await engineParts();
  const empty = lexiconOf(emptyIds(hashOfRow.length), emptyIds(0), new Int32Array(1));
  const room = newRoom();
  const words = new Map();
  const phrases = new Map();
  const add = (table, key, bits) => table.set(key, ((table.get(key) ?? 0) | bits) >>> 0);
  for (const [text, classes] of readWordLists()) {
    let bits = 0;
    for (const name of classes) {
      if (!(name in Word)) throw new Error(`unknown word class ${name}`);
      bits |= Word[name];
    }
    clear(room);
    const tokens = tokenize(text, empty, room, room);
    if (tokens.count === 1) add(words, tokens.hash[0], bits);
    else if (tokens.hash[0] !== 0) {
      add(words, tokens.hash[0], Word.phraseStart);
      let key = phraseKey(tokens, 0);
      for (let i = 1; i < tokens.count; i++) {
        key = joinHash(key, phraseKey(tokens, i));
        add(phrases, key, i === tokens.count - 1 ? bits : Word.phraseStart);
      }
    }
  }
  words.delete(0);
  return pack(words, phrases);
}

let packed;
/** @type {import('esbuild').Plugin} */
export const lexiconPlugin = {
  name: 'lexicon',
  setup(build) {
    build.onResolve({ filter: /lexicon\.packed$/ }, () => ({ path: 'lexicon.packed', namespace: 'packed' }));
    build.onLoad({ filter: /\.weights$/ }, ({ path }) => ({ contents: readFileSync(path), loader: 'binary' }));
    build.onLoad({ filter: /.*/, namespace: 'packed' }, async () => {
      packed ??= packLexicon();
      return { contents: await packed, loader: 'binary' };
    });
  },
};
