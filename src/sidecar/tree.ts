import { isAlias, isCollection, isMap, isPair, Lexer, parseAllDocuments, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';
import { blankConflicts } from './conflicts.js';
import { isNothing } from './fields.js';
import { problemAt } from './problem.js';
import type { SidecarProblem, SidecarProblemCode } from './types.js';

/** A sidecar's text as YAML nodes, whose ranges are those of the text, and what is wrong with it as YAML. */
export interface SidecarTree {
  /** The map that the file is; null when it is empty, holds only comments, or could not be read as a map. */
  readonly root: YAMLMap | null;
  readonly problems: readonly SidecarProblem[];
}

/** Sidecars longer than this (UTF-16 code units) are not read. */
const LONGEST = 1 << 20;
/** A sidecar has four levels of nesting. The parser is recursive, so what goes far beyond is refused before it. */
const DEEPEST = 32;
/** Tokens are what reading costs. An annotation has about a hundred. */
const MOST_TOKENS = 200_000;
const MOST_PROBLEMS = 50;
/** Aliases are refused, each at its place; so many of them before the parser resolves them. */
const MOST_ALIASES = 100;

/** Parses a sidecar's text. Never throws, and takes time linear in the text's length, whatever it holds. */
export function parseSidecar(source: string): SidecarTree {
  if (source.length > LONGEST) return refused('too-large', 'The sidecar is longer than a megabyte.', [0, 0]);
  const { text, problems: conflicts } = blankConflicts(source);
  try {
    const size = measure(text);
    if (size.problem) return refused(size.problem.code, size.problem.message, size.problem.span);
    return compose(text, size.aliases, conflicts);
  } catch (error) {
    return refused(
      'yaml',
      `The sidecar cannot be read as YAML: ${error instanceof Error ? error.message : error}`,
      [0, 0],
    );
  }
}

const refused = (code: SidecarProblemCode, message: string, span: Span): SidecarTree => ({
  root: null,
  problems: [problemAt(code, span, 'error', message)],
});

interface Measure {
  readonly aliases: number;
  readonly problem?: { readonly code: SidecarProblemCode; readonly message: string; readonly span: Span };
}

/** Tokens that stand for no text: a byte order mark aside, the lexer's signs for document, flow end and scalar. */
const SIGNS = new Set(['\x02', '\x18', '\x1f']);

/** Counts tokens and levels of nesting with the lexer alone, which does not recurse. */
function measure(source: string): Measure {
  let at = 0;
  let tokens = 0;
  let aliases = 0;
  let flow = 0;
  let inLine = 0;
  let column = 0;
  let lineHasContent = false;
  let scalar = false;
  const indents: number[] = [];
  for (const token of new Lexer().lex(source)) {
    const start = at;
    if (++tokens > MOST_TOKENS)
      return { aliases, problem: { code: 'too-large', message: 'The sidecar has too many entries.', span: [at, at] } };
    if (SIGNS.has(token) && source[at] !== token) {
      scalar = token === '\x1f';
      continue;
    }
    at += token.length;
    const first = token[0];
    if (scalar) scalar = false;
    else if (token === '\n' || token === '\r\n') {
      column = 0;
      inLine = 0;
      lineHasContent = false;
      continue;
    } else if (first === ' ' || first === '\t' || first === '\uFEFF') {
      column += token.length;
      continue;
    } else if (first === '#') continue;
    else if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    else if (token === '-' || token === '?') inLine++;
    else if (first === '*') aliases++;
    if (!lineHasContent) {
      lineHasContent = true;
      while (indents.length > 0 && indents[indents.length - 1] >= column) indents.pop();
      indents.push(column);
    }
    column += token.length;
    if (aliases > MOST_ALIASES)
      return { aliases, problem: { code: 'alias', message: 'The sidecar has too many aliases.', span: [start, at] } };
    if (flow + inLine + indents.length > DEEPEST)
      return {
        aliases,
        problem: { code: 'too-deep', message: 'The sidecar is nested too deeply.', span: [start, at] },
      };
  }
  return { aliases };
}

function compose(text: string, aliases: number, conflicts: readonly SidecarProblem[]): SidecarTree {
  const problems = [...conflicts];
  const add = (code: SidecarProblemCode, message: string, span: Span): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problemAt(code, span, 'error', message));
  };
  // Everything is read from the scalars' own text: to YAML, `no`, `1.10` and `012` may be something else.
  const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  const documents = parseAllDocuments(text, options);
  if (!Array.isArray(documents)) return { root: null, problems };
  const [document, second] = documents;
  if (!document) return { root: null, problems };
  for (const error of document.errors) add('yaml', error.message, [error.pos[0], Math.min(error.pos[1], text.length)]);
  if (second) {
    const start = second.range?.[0] ?? 0;
    add('documents', 'A sidecar is one YAML document; what stands behind "---" is not read.', [start, start]);
  }
  const { contents } = document;
  if (aliases > 0)
    for (const span of aliasesIn(contents)) add('alias', 'Write the value out: aliases are not read here.', span);
  if (contents === null || isNothing(contents)) return { root: null, problems };
  if (!isMap(contents)) {
    add('shape', 'A sidecar is a map of "newsmark", "article", "entities" and "annotations".', spanOf(contents));
    return { root: null, problems };
  }
  return { root: contents, problems };
}

function aliasesIn(root: unknown): readonly Span[] {
  const found: Span[] = [];
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined && found.length < MOST_PROBLEMS; node = open.pop()) {
    if (isAlias(node)) found.push(spanOf(node));
    else if (isPair(node)) open.push(node.value, node.key);
    else if (isCollection(node)) for (let i = node.items.length - 1; i >= 0; i--) open.push(node.items[i]);
  }
  return found;
}

/** Where a node stands in the source, without what follows it. */
export const spanOf = (node: { range?: readonly [number, number, number] | null }): Span =>
  node.range ? [node.range[0], node.range[1]] : [0, 0];
