import { analyze } from './analyze.js';
import type { Lexicon } from './lexicon.js';
import type { Analysis, Mention } from './types.js';

/** What one line of the headless contract gives: its answer, and whether that tells of an error. */
export interface Answer {
  /** One line of JSON, without a line feed. */
  readonly line: string;
  readonly failed: boolean;
}

/**
 * Answers one line of the headless contract: `{"id","text","date"?}` gives quotes, entities and figures, anything else
 * `{"id","error"}`. Null for a blank line, which asks nothing. Spans are UTF-16 code units, end exclusive.
 */
export function answerLine(line: string, lexicon: Lexicon): Answer | null {
  if (line.trim() === '') return null;
  let request: unknown;
  try {
    request = JSON.parse(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);
  } catch (error) {
    return failure(null, `not JSON: ${(error as Error).message}`);
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return failure(null, 'not an object');
  const { id, text, date } = request as Record<string, unknown>;
  const name = typeof id === 'string' || typeof id === 'number' ? id : null;
  if (typeof text !== 'string') return failure(name, 'no text');
  const analysis = analyze(text, lexicon, typeof date === 'string' ? { date } : {});
  return { line: JSON.stringify({ id: name, ...contractOf(analysis) }), failed: false };
}

const failure = (id: string | number | null, error: string): Answer => ({
  line: JSON.stringify({ id, error }),
  failed: true,
});

/** An analysis in the words of the contract: names instead of indices, spans instead of mentions. */
export const contractOf = ({ quotes, entities, figures }: Analysis) => ({
  quotes: quotes.map(({ kind, contents, source, cue, speaker, confidence }) => ({
    kind,
    contents,
    source,
    cue,
    speaker: speaker === null ? null : entities[speaker].name,
    confidence,
  })),
  entities: entities.map(({ name, kind, role, mentions }) => ({
    name,
    kind,
    role,
    mentions: mentions.filter(namesOrPoints).map((mention) => mention.span),
  })),
  figures: figures.map(({ kind, span, value, unit, modifier }) => ({ kind, span, value, unit, modifier })),
});

/**
 * Whether a mention is given to pipelines, which count names: a name, a pronoun, or a description with a name in it.
 * Who is only described ("a senior official") is an entity without mentions; the quote's source tells where.
 */
function namesOrPoints({ form, span: [from, to] }: Mention, at: number, all: readonly Mention[]): boolean {
  if (form !== 'description') return true;
  const isName = ({ form, span }: Mention): boolean => form === 'name' && from <= span[0] && span[1] <= to;
  // They stand in text order: what begins at the same place and is shorter stands before it.
  for (let m = at - 1; m >= 0 && all[m].span[0] === from; m--) if (isName(all[m])) return true;
  for (let m = at + 1; m < all.length && all[m].span[0] < to; m++) if (isName(all[m])) return true;
  return false;
}
