/** The written documents say what the program does: its commands, settings, sidecar keys, files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { readSidecar } from '../src/sidecar/read.js';
import { ANNOTATION_KEYS, ENTITY_KEYS, ROOT_KEYS, STAMP_KEYS } from '../src/sidecar/render.js';
import { stampOf } from '../src/sidecar/stamp.js';
import {
  ANNOTATION_KINDS,
  ENTITY_KINDS,
  FIGURE_KINDS,
  MODIFIERS,
  QUOTE_KINDS,
  STATUSES,
} from '../src/sidecar/vocabulary.js';
import { FRAGMENT_JOIN } from '../src/text/anchor.js';

const read = (file: string): string => readFileSync(file, 'utf8');

interface Manifest {
  contributes: {
    commands: { command: string; title: string }[];
    keybindings: { command: string; key: string }[];
    configuration: { properties: Record<string, { default?: unknown }> };
  };
  scripts: Record<string, string>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;

const titleOf = ({ title }: { title: string }): string => strings[title.replace(/^%|%$/g, '')] ?? title;

/** The rows of the Markdown table under a heading, as their cells. */
function tableUnder(heading: string, text: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const from = lines.indexOf(heading);
  assert.ok(from >= 0, `no heading "${heading}"`);
  const first = lines.findIndex((line, i) => i > from && line.startsWith('|'));
  const end = lines.findIndex((line, i) => i > first && !line.startsWith('|'));
  return lines.slice(first + 2, end < 0 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

describe('README.md', () => {
  const readme = read('README.md');

  it('has every command, by its title, and no other', () => {
    const titles = manifest.contributes.commands.map(titleOf);
    const rows = tableUnder('## Commands', readme).map(([title]) => title);
    assert.deepEqual([...rows].sort(), [...titles].sort());
  });

  it('has every key', () => {
    const keyOf = (command: string): string =>
      manifest.contributes.keybindings
        .filter((binding) => binding.command === command)
        .map(({ key }) => key.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()))
        .join(', ');
    assert.deepEqual(
      Object.fromEntries(tableUnder('## Commands', readme).map(([title, key]) => [title, key])),
      Object.fromEntries(manifest.contributes.commands.map((c) => [titleOf(c), keyOf(c.command)])),
    );
  });

  it('has every setting with its default, and no other', () => {
    const settings = Object.entries(manifest.contributes.configuration.properties);
    assert.deepEqual(
      tableUnder('## Settings', readme)
        .map(([name, value]) => `${name} ${value}`)
        .sort(),
      settings.map(([name, setting]) => `\`${name}\` \`${JSON.stringify(setting.default)}\``).sort(),
    );
  });

  it('names only scripts that exist', () => {
    for (const [, script] of readme.matchAll(/npm run (?:-s )?([\w:-]+)/g)) assert.ok(manifest.scripts[script], script);
  });
});

describe('the documents', () => {
  for (const file of ['README.md', 'CHANGELOG.md', 'docs/architecture.md', 'docs/sidecar.md'])
    it(`${file}: every link within the project leads somewhere`, () => {
      // The tour's pictures come from the tests that drive the workbench; before their first run there are none.
      for (const [, target] of read(file).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g))
        if (!target.startsWith('media/tour/') || existsSync('media/tour'))
          assert.ok(existsSync(normalize(join(dirname(file), target))), target);
    });

  it('docs/architecture.md names only files and folders that exist', () => {
    for (const [, path] of read('docs/architecture.md').matchAll(
      /`((?:src|test|syntaxes|seeds|media|docs|l10n)\/[\w./-]*)`/g,
    ))
      assert.ok(existsSync(path), path);
  });
});

describe('docs/sidecar.md', () => {
  const text = read('docs/sidecar.md');

  it('explains every key and every word', () => {
    const words = [
      ...[ROOT_KEYS, STAMP_KEYS, ENTITY_KEYS, ANNOTATION_KEYS],
      ...[ANNOTATION_KINDS, STATUSES, ENTITY_KINDS, QUOTE_KINDS, FIGURE_KINDS, MODIFIERS],
    ].flat();
    for (const word of words) assert.ok(text.includes(`\`${word}\``), word);
  });

  it('has an example that is read without a problem and fits its article', async () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const { record, problems } = readSidecar(example);
    assert.deepEqual(problems, []);
    assert.equal(record.annotations.length, 3);
    const article = read('seeds/01-harbour-bridge-vote.txt');
    assert.deepEqual(record.article, stampOf(article));
    for (const annotation of record.annotations) {
      const parts = annotation.at.map(([start, end]) => article.slice(start, end));
      assert.equal(annotation.text, parts.join(FRAGMENT_JOIN));
      if (annotation.before) assert.ok(article.slice(0, annotation.at[0][0]).endsWith(annotation.before));
      if (annotation.after) assert.ok(article.slice(annotation.at.at(-1)?.[1]).startsWith(annotation.after));
    }
  });
});
