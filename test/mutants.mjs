// What became of each mutant, over several runs of Stryker: a run on some files or ranges replaces what was known of these.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from './host/places.mjs';

const KEPT = join(out, 'mutants.json');
const REPORT = join(out, 'mutation.json');
const FOUND = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

/** Of each file its text, and of each of its mutants, by place and replacement, what became of it. */
function kept() {
  const all = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
  // Of a file that has changed since, nothing is known.
  return Object.fromEntries(
    Object.entries(all).filter(([file, { source }]) => {
      const path = join(root, file);
      return existsSync(path) && readFileSync(path, 'utf8') === source;
    }),
  );
}

const keyOf = ({ mutatorName, replacement, location: { start, end } }) =>
  [start.line, start.column, end.line, end.column, mutatorName, replacement].join(' ');

/** Takes Stryker's last report into what is kept. */
export function keepMutants() {
  if (!existsSync(REPORT)) return;
  const all = kept();
  for (const [file, { source, mutants }] of Object.entries(JSON.parse(readFileSync(REPORT, 'utf8')).files)) {
    if (readFileSync(join(root, file), 'utf8') !== source) continue;
    all[file] ??= { source, mutants: {} };
    for (const mutant of mutants) {
      const { status, location, replacement } = mutant;
      all[file].mutants[keyOf(mutant)] = { status, location, replacement };
    }
  }
  writeFileSync(KEPT, JSON.stringify(all));
}

/** The ranges of the mutants that no test found, as Stryker wants them; those of some files, or of all. */
export function missedMutants(files) {
  return Object.entries(kept())
    .filter(([file]) => files.length === 0 || files.includes(file))
    .flatMap(([file, { mutants }]) =>
      Object.values(mutants)
        .filter(({ status }) => MISSED.includes(status))
        .map(
          ({ location: { start, end } }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
        ),
    );
}

/** Prints how many of the mutants that are known the tests found, file by file. */
export function sayScore() {
  const rows = Object.entries(kept()).map(([file, { mutants }]) => {
    const of = (wanted) => Object.values(mutants).filter(({ status }) => wanted.includes(status)).length;
    return { file, found: of(FOUND), tried: of(FOUND) + of(MISSED) };
  });
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  rows.sort((a, b) => a.file.localeCompare(b.file));
  for (const { file, found, tried } of [
    ...rows,
    { file: `${rows.length} files`, found: sum('found'), tried: sum('tried') },
  ])
    console.log(`${file.padEnd(34)}${found} of ${tried} (${((100 * found) / Math.max(1, tried)).toFixed(1)} %)`);
}
