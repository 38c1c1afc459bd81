import { type Article, analyzeAll } from './analyze.js';
import type { Lexicon } from './lexicon.js';
import type { Analysis, Mention } from './types.js';

/** What one line of the headless contract gives: its answer, and whether that tells of an error. */
export interface Answer {
  /** One line of JSON, without a line feed. */
  readonly line: string;
  readonly failed: boolean;
}

/** What a line of the contract asks for. */
interface Request {
  readonly id: string | number | null;
  /** The article, or what is wrong with the line. */
  readonly asked: Article | string;
}

/**
 * Answers lines of the headless contract, in order: `{"id","text","date"?}` gives quotes, entities and figures, anything
 * else `{"id","error"}`. A blank line asks nothing. Spans are UTF-16 code units, end exclusive.
 */
export function answerLines(lines: readonly string[], lexicon: Lexicon): Answer[] {
  const requests = lines.filter((line) => line.trim() !== '').map(requestOf);
  const articles = requests.map(({ asked }) => asked).filter((asked) => typeof asked !== 'string');
  const analyses = analyzeAll(articles, lexicon);
  return requests.map(({ id, asked }) => {
    const analysis = typeof asked === 'string' ? null : analyses.next().value;
    const answer = analysis ? { id, ...contractOf(analysis) } : { id, error: asked };
    return { line: JSON.stringify(answer), failed: !analysis };
  });
}

function requestOf(line: string): Request {
  let request: unknown;
  try {
    request = JSON.parse(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);
  } catch (error) {
    return { id: null, asked: `not JSON: ${(error as Error).message}` };
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    return { id: null, asked: 'not an object' };
  const { id, text, date } = request as Record<string, unknown>;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
    asked: typeof text !== 'string' ? 'no text' : { text, date: typeof date === 'string' ? date : undefined },
  };
}

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
