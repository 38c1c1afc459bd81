/** Reads marked prose and checks that the engine finds the quotes marked in it, and no others. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/analysis/analyze.js';
import { loadEnglish } from '../../src/analysis/english.js';
import type { Analysis, Quote } from '../../src/analysis/types.js';
import { type Span, sameSpan } from '../../src/text/span.js';
import { likeness, linked, type Mark, readMarked } from '../marked.js';

export const lexicon = loadEnglish();

/** How much of the letters two spans must share to be the same: a comma or "the" more or less does not matter. */
const SAME = 0.85;

const spansOf = (marks: readonly Mark[]): Span[] => marks.map((mark) => mark.span);
const quoted = (text: string, spans: readonly Span[]): string => spans.map((span) => text.slice(...span)).join(' … ');

/**
 * Checks that the engine's quotes are the marked ones: `{q1=direct:…}` with its kind, where one is given, its cue
 * `{cue1:…}`, its source `{s1=Full Name:…}` with the speaker's name. What is not marked of a quote is not compared.
 */
export function check(source: string, options: { date?: string } = {}): void {
  const prose = readMarked(source);
  const analysis = analyze(prose.text, lexicon, options);
  const left = [...analysis.quotes];
  for (const [link, marks] of linked(prose, 'q')) {
    const expected = spansOf(marks);
    const at = left.findIndex((quote) => likeness(prose.text, quote.contents, expected) >= SAME);
    assert.ok(at >= 0, `not found: ${quoted(prose.text, expected)}\nfound: ${told(prose.text, analysis)}`);
    const [quote] = left.splice(at, 1);
    const kind = marks.find((mark) => mark.value)?.value;
    if (kind) assert.equal(quote.kind, kind, `the kind of ${quoted(prose.text, expected)}`);
    checkPart(prose.text, 'cue', linked(prose, 'cue').get(link), quote.cue);
    const sources = linked(prose, 's').get(link);
    checkPart(prose.text, 'source', sources, quote.source);
    const speaker = sources?.find((mark) => mark.value)?.value;
    if (speaker) assert.equal(nameOf(analysis, quote), speaker, `the speaker of ${quoted(prose.text, expected)}`);
  }
  assert.deepEqual(
    left.map((quote) => quoted(prose.text, quote.contents)),
    [],
    'nothing else is a quote',
  );
}

function checkPart(text: string, part: string, marks: readonly Mark[] | undefined, found: Span | null): void {
  if (!marks) return;
  assert.ok(
    found && (likeness(text, [found], spansOf(marks)) >= SAME || marks.some((mark) => sameSpan(mark.span, found))),
    `${part}: ${quoted(text, spansOf(marks))}, not ${found ? text.slice(...found) : 'none'}`,
  );
}

const nameOf = (analysis: Analysis, quote: Quote): string | null =>
  quote.speaker === null ? null : analysis.entities[quote.speaker].name;

const told = (text: string, analysis: Analysis): string =>
  analysis.quotes.map((quote) => `\n  ${quote.kind}: ${quoted(text, quote.contents)}`).join('');
