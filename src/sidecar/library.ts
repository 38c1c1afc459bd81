import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Lexer,
  type Node,
  Parser,
} from 'yaml';
import type { Span } from '../text/span.js';
import { problemAt } from './problem.js';
import type { SidecarProblem, SidecarProblemCode } from './types.js';

/** What the YAML library makes of a stretch of text. Ranges and spans are those of the text it was cut from. */
export interface Composed {
  /** What the first document holds; null where it holds nothing, or was not read. */
  readonly contents: Node | null;
  readonly problems: readonly SidecarProblem[];
  /** What reading took, in tokens. */
  readonly cost: number;
  /** Not composed: too much, or too deep. */
  readonly refused: boolean;
}

/** A sidecar has four levels of nesting. The parser is recursive, so what goes far beyond is refused before it. */
const DEEPEST = 32;
const MOST_PROBLEMS = 50;
/** Of a scalar over many lines each line is a step of its own. */
const LONGEST_SCALAR = 1 << 17;
/** Aliases are refused, each at its place; so many of them before the parser resolves them. */
const MOST_ALIASES = 100;

/**
 * Composes YAML with the library, if it takes no more than `budget` tokens and is not nested beyond reason. Never
 * throws. `base` is the offset of the text in what it was cut from.
 */
export function composed(text: string, base: number, budget: number): Composed {
  const tokens: string[] = [];
  const refused = (code: SidecarProblemCode, message: string, [start, end]: Span): Composed => ({
    contents: null,
    problems: [problemAt(code, [start + base, end + base], 'error', message)],
    cost: tokens.length,
    refused: true,
  });
  // The library makes an Error of each problem. Where one takes down the stack it was made on, as the editor wants it of
  // all, ten thousand of them take a hundred times as long as the text; nobody reads these stacks.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const tooMuch = gather(text, tokens, budget);
    if (tooMuch) return refused(tooMuch.code, tooMuch.message, tooMuch.span);
    return compose(text, base, tokens);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused('yaml', `The sidecar cannot be read as YAML: ${reason}`, [0, 0]);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

interface TooMuch {
  readonly code: SidecarProblemCode;
  readonly message: string;
  readonly span: Span;
}

/** Tokens that stand for no text: a byte order mark aside, the lexer's signs for document, flow end and scalar. */
const SIGNS = new Set(['\x02', '\x18', '\x1f']);

/** Takes the text's tokens and counts levels of nesting with the lexer alone, which does not recurse. */
function gather(source: string, tokens: string[], budget: number): TooMuch | null {
  let at = 0;
  let aliases = 0;
  let flow = 0;
  let inLine = 0;
  let column = 0;
  let lineHasContent = false;
  let scalar = false;
  const indents: number[] = [];
  for (const token of new Lexer().lex(source)) {
    const start = at;
    if (tokens.push(token) > budget || (token.length > LONGEST_SCALAR && token[0] !== '#'))
      return {
        code: 'too-large',
        message: 'The sidecar has too much that is not written the plain way, one field a line.',
        span: [at, at],
      };
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
      return { code: 'alias', message: 'The sidecar has too many aliases.', span: [start, at] };
    if (flow + inLine + indents.length > DEEPEST)
      return { code: 'too-deep', message: 'The sidecar is nested too deeply.', span: [start, at] };
  }
  return null;
}

function compose(text: string, base: number, tokens: readonly string[]): Composed {
  const problems: SidecarProblem[] = [];
  const add = (code: SidecarProblemCode, message: string, [start, end]: Span): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problemAt(code, [start, end], 'error', message));
  };
  // Everything is read from the scalars' own text: to YAML, `no`, `1.10` and `012` may be something else.
  const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  const [document, second] = new Composer(options).compose(parsed(tokens));
  for (const error of document?.errors ?? [])
    add('yaml', error.message, [error.pos[0] + base, Math.min(error.pos[1], text.length) + base]);
  if (second) {
    const start = (second.range?.[0] ?? 0) + base;
    add('documents', 'A sidecar is one YAML document; what stands behind "---" is not read.', [start, start]);
  }
  const contents = ((document as Document | undefined)?.contents as Node | null | undefined) ?? null;
  for (const node of nodesOf(contents)) {
    if (isMap(node)) for (const { key } of node.items) placeNameless(text, key);
    const { range } = node;
    if (range && base > 0) node.range = [range[0] + base, range[1] + base, range[2] + base];
    if (isAlias(node)) add('alias', 'Write the value out: aliases are not read here.', spanOf(node));
  }
  return { contents, problems, cost: tokens.length, refused: false };
}

const TO_COLON = /(?:\s|#[^\n]*\n)*:/y;

/** A key without a name (`: value`) stands at its colon; the library puts it behind whatever was written before. */
function placeNameless(text: string, key: unknown): void {
  if (!isScalar(key) || !key.range || key.range[0] !== key.range[1]) return;
  TO_COLON.lastIndex = key.range[1];
  if (!TO_COLON.test(text)) return;
  const colon = TO_COLON.lastIndex - 1;
  key.range = [colon, colon, colon];
}

function* parsed(tokens: readonly string[]) {
  const parser = new Parser();
  for (const token of tokens) yield* parser.next(token);
  yield* parser.end();
}

/** A node and all within it, in the order of the text. */
function* nodesOf(root: Node | null): Generator<Node> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) open.push(node.value, node.key);
    else if (node) {
      yield node as Node;
      if (isCollection(node)) for (let i = node.items.length - 1; i >= 0; i--) open.push(node.items[i]);
    }
  }
}

/** Where a node stands in the source, without what follows it. */
export const spanOf = (node: { range?: readonly [number, number, number] | null }): Span =>
  node.range ? [node.range[0], node.range[1]] : [0, 0];
