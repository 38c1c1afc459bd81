/** Marked prose for coreference: who speaks each quote, and which words mention whom. */
import assert from 'node:assert/strict';
import { resolveEntities } from '../../src/analysis/coreference/resolve.js';
import type { Attributed, TokenRange } from '../../src/analysis/coreference/types.js';
import { loadEnglish } from '../../src/analysis/english.js';
import { findNames } from '../../src/analysis/names/find.js';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { findSentences } from '../../src/analysis/sentences.js';
import { type Tokens, tokenize } from '../../src/analysis/tokens.js';
import type { Span } from '../../src/text/span.js';
import { linked, readMarked } from '../marked.js';

export const lexicon = loadEnglish();

function tokensAt(tokens: Tokens, [start, end]: Span): TokenRange {
  let first = 0;
  while (first < tokens.count && tokens.end[first] <= start) first++;
  let last = first;
  while (last < tokens.count && tokens.start[last] < end) last++;
  return [first, last];
}

/** Resolves marked prose: {q1:…} are direct quotes where they stand in marks, {s1=Speaker:…} their sources. */
export function resolve(source: string) {
  const { text, marks } = readMarked(source);
  const tokens = tokenize(text, lexicon);
  const sentences = findSentences(tokens, findParagraphs(tokens));
  const names = findNames(tokens, sentences, lexicon);
  const sources = linked({ text, marks }, 's');
  const quotes = [...linked({ text, marks }, 'q')].map(([link, parts]): Attributed => {
    const by = sources.get(link)?.[0];
    return {
      source: by ? tokensAt(tokens, by.span) : null,
      contents: parts.map((part) => tokensAt(tokens, part.span)),
      direct: /^[“"]/.test(text.slice(parts[0].span[0])),
    };
  });
  return { text, marks, quotes, ...resolveEntities(tokens, sentences, names, quotes) };
}

/** Asserts that every quote's speaker is the value of its source, or of the quote's own mark where it has no source. */
export const speaks = (title: string, source: string) =>
  it(title, () => {
    const { marks, entities, speakers } = resolve(source);
    const expected = [...linked({ text: '', marks }, 'q')].map(
      ([link, parts]) => marks.find((m) => m.tag === 's' && m.link === link)?.value || parts[0].value,
    );
    assert.deepEqual(
      speakers.map((s) => (s === null ? null : entities[s].name)),
      expected,
    );
  });

/** Asserts that the marked words, and they alone, are the mentions of the named entity. */
export const mentions = (title: string, name: string, source: string) =>
  it(title, () => {
    const { text, marks, entities } = resolve(source);
    const entity = entities.find((e) => e.name === name);
    assert.deepEqual(
      entity?.mentions.map((m) => text.slice(...m.span)),
      marks.filter((m) => m.tag === 'm').map((m) => text.slice(...m.span)),
    );
  });
