import type { Span } from '../src/text/span.js';

/** Reads `before [words] between [words]`: the text without brackets, and where they stood. */
export function bracketed(source: string): { readonly text: string; readonly at: readonly Span[] } {
  const at: Span[] = [];
  let text = '';
  for (const [i, part] of source.split(/[[\]]/).entries()) {
    if (i % 2 === 1) at.push([text.length, text.length + part.length]);
    text += part;
  }
  return { text, at };
}
