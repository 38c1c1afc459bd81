/** Runs the TextMate grammar as VS Code does: vscode-textmate over vscode-oniguruma, line by line. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

/** A run of characters of one line with the scopes it got. */
export interface Coloured {
  readonly words: string;
  readonly scopes: readonly string[];
}

export type Colourer = (text: string) => readonly (readonly Coloured[])[];

const GRAMMAR = join('syntaxes', 'news.tmLanguage.json');

/** Loads the grammar; what it gives takes an article and colours its lines. */
export async function loadGrammar(): Promise<Colourer> {
  const wasm = readFileSync(
    createRequire(join(process.cwd(), 'package.json')).resolve('vscode-oniguruma/release/onig.wasm'),
  );
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      scope === 'text.news' ? textmate.parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR) : null,
  });
  const grammar = await registry.loadGrammar('text.news');
  if (!grammar) throw new Error('no grammar');
  return (text) => {
    let state = textmate.INITIAL;
    return text.split(/\r?\n/).map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map((t) => ({ words: line.slice(t.startIndex, t.endIndex), scopes: t.scopes }));
    });
  };
}

/** The stretches that carry a scope (or one that begins with it), joined where they touch, in text order. */
export function scoped(lines: readonly (readonly Coloured[])[], scope: string): readonly string[] {
  const found: string[] = [];
  for (const line of lines) {
    let open = false;
    for (const { words, scopes } of line) {
      const inside = scopes.some((s) => s === scope || s.startsWith(`${scope}.`));
      if (inside && open) found.push((found.pop() ?? '') + words);
      else if (inside) found.push(words);
      open = inside;
    }
  }
  return found;
}
