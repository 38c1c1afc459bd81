import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** What the code says to people. */
export interface Strings {
  /** The English sentences, each a key of the bundles. */
  readonly said: ReadonlySet<string>;
  /** Calls of `l10n.t` whose text is not written in them, as they are written, each with its file relative to src. */
  readonly handedOn: readonly string[];
}

type AnyNode = Node & {
  readonly value?: unknown;
  readonly callee?: Node;
  readonly arguments?: readonly AnyNode[];
};

/**
 * The rooms that word their sentences in English, for the editor to translate: every literal there that reads as
 * a sentence is said to people.
 */
const WORDED = /^(?:sidecar|codebook)\//;

/** Begins as a sentence or as the reason within one, and has more than one word. */
const SENTENCE = /^(?:["A-Z]|the |another ).*[a-z]{2,}[^a-z]* .*/;

/** All that the code under src says to people. */
export function stringsOfCode(): Strings {
  const said = new Set<string>();
  const handedOn: string[] = [];
  for (const file of filesOfCode()) {
    const { code } = transformSync(readFileSync(`src/${file}`, 'utf8'), {
      loader: 'ts',
      target: 'es2022',
      charset: 'utf8',
    });
    eachNode(parse(code, { ecmaVersion: 2022, sourceType: 'module' }), (node) => {
      if (node.type === 'CallExpression' && node.callee && source(code, node.callee) === 'l10n.t') {
        const [text] = node.arguments ?? [];
        if (typeof text?.value === 'string') said.add(text.value);
        else handedOn.push(`${file}: ${source(code, node)}`);
      } else if (WORDED.test(file) && typeof node.value === 'string' && SENTENCE.test(node.value)) said.add(node.value);
    });
  }
  return { said, handedOn };
}

/** The numbered places of a sentence, sorted: `{0}` and `{1}` of "{1} of {0}". */
export const placesOf = (text: string): string => (text.match(/\{\d\}/g) ?? []).sort().join(' ');

const filesOfCode = (): readonly string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();

const source = (code: string, { start, end }: Node): string => code.slice(start, end);

function eachNode(value: unknown, see: (node: AnyNode) => void): void {
  if (Array.isArray(value)) for (const one of value) eachNode(one, see);
  if (typeof value !== 'object' || value === null || !('type' in value)) return;
  see(value as AnyNode);
  for (const child of Object.values(value)) eachNode(child, see);
}
