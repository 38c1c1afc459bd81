import fc from 'fast-check';
import { placeAt } from '../src/sidecar/at.js';
import { completionsAt } from '../src/sidecar/completions.js';
import { fixesFor } from '../src/sidecar/fixes.js';
import { placesIn } from '../src/sidecar/places.js';
import { readSidecar } from '../src/sidecar/read.js';
import { applyChanges, changesBetween } from '../src/sidecar/record.js';
import { referencesIn } from '../src/sidecar/references.js';
import { fileLines } from '../src/sidecar/render.js';
import { conflictsIn, resolve } from '../src/sidecar/resolve.js';
import type { Change } from '../src/sidecar/types.js';
import { planSave } from '../src/sidecar/write.js';
import type { TextEdit } from '../src/text/edit.js';
import { hostile } from './hostile.js';
import { asKept } from './kept.js';
import { byteCase } from './sidecar-bytes.js';
import { changesTo, record } from './sidecar-records.js';

/** Sidecars as people and programs leave them: the same ones in every run. */
const touched = (numRuns = 80) =>
  fc.sample(byteCase, { seed: 7, numRuns }).filter(({ source }) => source.length < 2000);

const half = (): number => 0.5;
const json = (value: unknown): string => JSON.stringify(value, (_, v) => (v instanceof Map ? [...v] : v));
/** What a change is about, and what it changes there. */
const named = (change: Change): string =>
  'article' in change
    ? 'article'
    : `${'entity' in change ? change.entity : change.annotation}${change.to ? `=${Object.keys(change.to)}` : ' gone'}`;
const edited = (edits: readonly TextEdit[]): string =>
  edits.map(({ start, end, text }) => `${start}-${end}${json(text)}`).join(' ');

/** What a sidecar says and what is wrong with it, a line each. */
function read(source: string): readonly string[] {
  const { record, problems, writable } = readSidecar(source);
  return [
    `${writable ? 'writable' : 'refused'} ${json(record)}`,
    ...problems.slice(0, 12).map(({ code, severity, span }) => `  ${severity} ${code} ${span.join('-')}`),
  ];
}

const numbered = (title: string | number, lines: readonly string[]): readonly string[] => [`${title}:`, ...lines];

describe('sidecars that many hands have been at', () => {
  it('are read as they have been read before', () => {
    asKept(
      'sidecar-read.txt',
      touched()
        .slice(0, 40)
        .flatMap(({ source }, i) => numbered(i, read(source))),
    );
  });

  it('are read as before where they are made to do harm', () => {
    const small = Object.entries(hostile(500)).filter(([, make]) => make().length < 2000);
    asKept(
      'sidecar-hostile.txt',
      small.flatMap(([name, make]) => numbered(name, read(make()))),
    );
  });

  it('are saved as they have been saved before', () => {
    asKept(
      'sidecar-save.txt',
      touched(160).map(({ source, changes }, i) => {
        const reading = readSidecar(source);
        return `${i}: ${reading.writable ? edited(planSave(reading, changes).edits) : 'refused'}`;
      }),
    );
  });

  it('are mended as they have been mended before', () => {
    asKept(
      'sidecar-fixes.txt',
      touched().flatMap(({ source }, i) =>
        readSidecar(source)
          .problems.slice(0, 3)
          .map((problem) => {
            const fixes = fixesFor(source, problem, half);
            return `${i} ${problem.code}: ${fixes.map((fix) => json(fix)).join(' ')}`;
          }),
      ),
    );
  });

  it('tell at every place what stands there, and what may be written', () => {
    const lines = touched()
      .filter(({ source }) => source.length < 600)
      .slice(0, 5)
      .flatMap(({ source }, i) => {
        const found: string[] = [`${i}: ${json([...placesIn(source).annotations])} ${json([...referencesIn(source)])}`];
        let last = '';
        for (let offset = 0; offset <= source.length; offset++) {
          const place = placeAt(source, offset);
          const items = completionsAt(source, offset)?.items.map(({ text }) => text);
          const now = `${place && json([...Object.values(place)])} ${items ?? ''}`;
          if (now !== last) found.push(`  ${offset} ${now}`);
          last = now;
        }
        return found;
      });
    asKept('sidecar-at.txt', lines);
  });
});

describe('sidecars with what a merge left', () => {
  it('are settled as they have been settled before', () => {
    const sides = fc.sample(
      record.chain((ours) => fc.tuple(fc.constant(ours), changesTo(ours), changesTo(ours))),
      { seed: 11, numRuns: 24 },
    );
    const lines = sides.flatMap(([base, mine, other], i) => {
      const [was, ours, theirs] = [base, applyChanges(base, mine), applyChanges(base, other)].map((said) =>
        fileLines(said).map((line) => `${line}\n`),
      );
      const merged = [
        ours[0],
        '<<<<<<< HEAD\n',
        ...ours.slice(1),
        ...(i % 2 ? ['||||||| base\n', ...was.slice(1)] : []),
        '=======\n',
        ...theirs.slice(1),
        '>>>>>>> theirs\n',
      ].join('');
      const conflicts = conflictsIn(merged);
      if (!conflicts) return [`${i}: by hand`];
      return [
        `${i}: ${conflicts.regions.map(({ span }) => span.join('-')).join(' ')}`,
        ...conflicts.items.map(
          ({ key, choices, suggested, at }) => `  ${key} ${suggested} of ${choices} at ${json(at)}`,
        ),
        ...(['ours', 'theirs', 'both'] as const).map((choice) => {
          const chosen = new Map(conflicts.items.map(({ key }) => [key, choice]));
          const { record: settled } = readSidecar(resolve(conflicts, chosen, half));
          const changes = changesBetween(applyChanges(base, mine), settled);
          return `  ${choice}: ${settled.annotations.map(({ id }) => id)} ${changes.map(named).join(' ')}`;
        }),
      ];
    });
    asKept('sidecar-merged.txt', lines);
  });
});
