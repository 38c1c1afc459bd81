import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';

/** Which rooms a room may import. Files at the root of src are entries and may import every room. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  text: [],
  analysis: ['text'],
  sidecar: ['text'],
  codebook: ['text', 'sidecar'],
  article: ['text', 'analysis', 'sidecar', 'codebook'],
  corpus: ['text', 'analysis', 'sidecar', 'codebook', 'article'],
  exchange: ['text', 'analysis', 'sidecar', 'codebook', 'article', 'corpus'],
  editor: ['text', 'analysis', 'sidecar', 'codebook', 'article', 'corpus', 'exchange'],
};

/** The libraries that a room may import; an entry may import what the rooms may. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  sidecar: ['yaml', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
  codebook: ['yaml'],
  editor: ['vscode'],
  '': ['vscode'],
};

/** The only files that may import Node: the Node entries, the command line tool, the editor's file-system seam. */
const isForNode = (path: string): boolean => path === 'cli.ts' || path.endsWith('.node.ts');

interface Import {
  readonly from: string;
  /** The imported file, relative to src, or the name of a library. */
  readonly of: string;
  readonly library: boolean;
}

const statement =
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.ts'));

const textOf = (path: string): string => readFileSync(`src/${path}`, 'utf8');

/** Import statements of a file: static ones and those of types, re-exports, and dynamic ones. */
function importsOf(path: string, text: string): readonly Import[] {
  return Array.from(text.matchAll(statement), ([, a, b, c]) => {
    const name = a ?? b ?? c;
    const library = !name.startsWith('.');
    return { from: path, of: library ? name : posix.join(posix.dirname(path), name), library };
  });
}

const roomOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const say = (found: readonly Import[]): readonly string[] => found.map(({ from, of }) => `${from} imports ${of}`);
const imports = files.flatMap((path) => importsOf(path, textOf(path)));

describe('the engine as a file of its own', () => {
  it('holds all that is used of it', () => {
    const named = (text: string): readonly string[] =>
      text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '));
    const exported = new Set(
      Array.from(textOf('engine.node.ts').matchAll(/^export \{([^}]+)\}/gm), ([, names]) => named(names)).flat(),
    );
    const used = files
      .filter((path) => !path.startsWith('analysis/') && path !== 'engine.node.ts' && path !== 'cli.ts')
      .flatMap((path) =>
        Array.from(textOf(path).matchAll(/^import \{([^}]+)\} from '[^']*\/analysis\/[^']+'/gm), ([, names]) =>
          named(names),
        ),
      )
      .flat();
    assert.ok(used.length > 3);
    assert.deepEqual(
      used.filter((name) => !exported.has(name)),
      [],
    );
  });
});

describe('rooms', () => {
  it('are those of the map', () => {
    assert.deepEqual(
      files.filter((path) => !(roomOf(path) in arrows) && roomOf(path) !== ''),
      [],
    );
  });

  it('sees every way of importing', () => {
    const text = `import a from './a.js';
import type { B } from "../text/b.js";
import {
  c,
} from 'c';
export * from './d.js';
export { e } from './e.js';
import './f.js';
const g = await import('./g.js');
const from = 'nowhere';`;
    assert.deepEqual(
      importsOf('article/x.ts', text).map(({ of }) => of),
      ['article/a.js', 'text/b.js', 'c', 'article/d.js', 'article/e.js', 'article/f.js', 'article/g.js'],
    );
    assert.ok(imports.length > files.length);
  });

  for (const [room, allowed] of Object.entries(arrows))
    it(`${room} imports ${allowed.join(', ') || 'no other room'}`, () => {
      const wrong = imports.filter(({ from, of, library }) => {
        if (library || roomOf(from) !== room) return false;
        return roomOf(of) !== room && !allowed.includes(roomOf(of));
      });
      assert.deepEqual(say(wrong), []);
    });

  it('import only the libraries that are theirs', () => {
    const wrong = imports.filter(({ from, of, library }) => {
      if (!library || of.startsWith('node:')) return false;
      return !(libraries[roomOf(from)] ?? []).includes(of);
    });
    assert.deepEqual(say(wrong), []);
  });

  it('know nothing of Node outside its entries and the file-system seam', () => {
    const wrong = imports.filter(({ from, of }) => of.startsWith('node:') && !isForNode(from));
    assert.deepEqual(say(wrong), []);
    const globals = /\b(?:process\.(?:env|argv|cwd|platform|exit|std)|Buffer\.|__dirname|__filename|require\()/;
    assert.deepEqual(
      files.filter((path) => !isForNode(path) && globals.test(textOf(path))),
      [],
    );
  });

  it('know nothing of the network', () => {
    const network = /\b(?:fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts\()/;
    assert.deepEqual(
      files.filter((path) => network.test(textOf(path))),
      [],
    );
  });

  it('leave the browser its entry: nothing that it reaches needs Node', () => {
    const reached = new Set<string>();
    const open = ['extension.browser.ts'];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (reached.has(path) || !files.includes(path)) continue;
      reached.add(path);
      for (const { of, library } of importsOf(path, textOf(path))) if (!library) open.push(of.replace(/\.js$/, '.ts'));
    }
    assert.ok(reached.size > 1);
    assert.deepEqual([...reached].filter(isForNode), []);
  });
});
