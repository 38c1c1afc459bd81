import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** A regular expression in the code, by its literal; one that is put together at run time by the call that does it. */
export interface Found {
  /** Relative to src. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
  /** Whether it is put together: `source` is then the argument as it is written. */
  readonly dynamic: boolean;
}

type AnyNode = Node & {
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly type: string; readonly name?: string };
  readonly arguments?: readonly Node[];
};

/** Every regular expression of a TypeScript file. */
export function regexesIn(file: string, text: string): readonly Found[] {
  const { code } = transformSync(text, { loader: 'ts', target: 'es2022', charset: 'utf8' });
  const found: Found[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const node = value as AnyNode;
    if (node.regex) found.push({ file, source: node.regex.pattern, flags: node.regex.flags, dynamic: false });
    if (
      /^(?:New|Call)Expression$/.test(node.type) &&
      node.callee?.type === 'Identifier' &&
      node.callee.name === 'RegExp'
    )
      found.push({
        file,
        source: (node.arguments ?? []).map((a) => code.slice(a.start, a.end)).join(),
        flags: '',
        dynamic: true,
      });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parse(code, { ecmaVersion: 2022, sourceType: 'module' }));
  return found;
}

/** Every regular expression of the code. */
export const allRegexes = (): readonly Found[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .flatMap((path) => regexesIn(path, readFileSync(`src/${path}`, 'utf8')));

export const written = ({ source, flags, dynamic }: Found): string =>
  dynamic ? `RegExp(${source})` : `/${source}/${flags}`;

// Its build without Java and native programs, which has the types of the whole.
const { checkSync }: typeof import('recheck') = createRequire(join(process.cwd(), 'package.json'))(
  'recheck/lib/browser.js',
);

/** What recheck says of a literal, within so many milliseconds. A sticky one is tried at one place only. */
export const check = ({ source, flags }: Found, timeout: number): ReturnType<typeof checkSync> =>
  flags.includes('y')
    ? checkSync(`^(?:${source})`, flags.replace('y', ''), { timeout })
    : checkSync(source, flags, { timeout });
