/**
 * A program that saves without end, to be killed amid it: `node saver.cjs SIDECAR SAVES PATIENCE`. The nth save says `n`
 * in the note of one annotation out of a ring, and a line with `n` tells that it has ended. It does what the extension
 * does behind a decision, but for the reading of YAML, so that most of its time is spent with the disk.
 */
import { readFileSync, writeSync } from 'node:fs';
import { replaceFile } from '../src/editor/replace.node.js';
import { fileLines } from '../src/sidecar/render.js';
import { RING, ringAnnotation } from './ring.js';

const textAfter = (saves: number): string => {
  const annotations = Array.from({ length: Math.min(saves, RING) }, (_, i) => ringAnnotation('a', saves - i));
  annotations.sort((a, b) => a.at[0][0] - b.at[0][0]);
  return `${fileLines({ article: null, entities: new Map(), annotations }).join('\n')}\n`;
};

async function main([path, saves, patience]: readonly string[]): Promise<void> {
  let old: Buffer | undefined;
  try {
    old = readFileSync(path);
  } catch {
    // The first one makes it.
  }
  const first = old ? Math.max(...[...old.toString('utf8').matchAll(/note: "?(\d+) /g)].map(([, n]) => Number(n))) : 0;
  for (let n = first + 1; n <= first + Number(saves); n++) {
    const bytes = Buffer.from(textAfter(n));
    if (!(await replaceFile(path, old, bytes, undefined, Number(patience)))) throw new Error('somebody else was there');
    writeSync(1, `${n}\n`);
    old = bytes;
  }
}

void main(process.argv.slice(2));
