import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an editor would not show as what it is: controls, directions, letters of no alphabet. */
const ODD = /[\p{C}\p{Zl}\p{Zp}]/gu;
const escaped = (c: string): string => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * Compares lines with those that were kept in `test/golden`: a change in what is found shows as the lines that differ.
 * Whether it is a change for the better, whoever makes it looks at and then keeps: `NEWSMARK_KEEP=1 npm run unit`.
 */
export function asKept(name: string, found: readonly string[]): void {
  const file = join('test', 'golden', name);
  const lines = found.map((line) => line.replace(ODD, escaped).trimEnd());
  if (process.env.NEWSMARK_KEEP) writeFileSync(file, `${lines.join('\n')}\n`);
  const kept = readFileSync(file, 'utf8').trimEnd().split('\n');
  const differing = lines.flatMap((line, i) => (line === kept[i] ? [] : [`- ${kept[i] ?? ''}\n+ ${line}`]));
  assert.equal(differing.slice(0, 10).join('\n'), '');
  assert.equal(lines.length, kept.length);
}
