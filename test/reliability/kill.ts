// 1,000 kill -9 during saves: what is left is the old sidecar or the new one, whole, with all that was said to be saved.
//   npm run reliability -- kill [1000]
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killed, saverScript } from '../killing.js';

const kills = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), 'newsmark-kill-'));
const began = Date.now();
try {
  const saver = await saverScript(folder);
  const result = await killed({
    saver,
    folder,
    kills,
    onProgress: (done) => done % 100 === 0 && console.log(`${done} kills`),
  });
  const left = readdirSync(folder).filter((name) => name.endsWith('.tmp') || name.endsWith('.lock'));
  console.log(
    `measured: ${kills} kills in ${((Date.now() - began) / 1000).toFixed(0)} s, ${result.saves} saves acknowledged,`,
  );
  console.log(`  ${result.amid} kills left an unfinished file beside, ${left.length} such files are there at the end,`);
  console.log(`  damaged: ${result.damaged.length}, lost: ${result.lost.length}`);
  for (const what of [...result.damaged, ...result.lost].slice(0, 20)) console.log(what);
  process.exitCode = result.damaged.length || result.lost.length ? 1 : 0;
} finally {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}
