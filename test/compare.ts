/** What an analysis found of the gold, in numbers and in words a reader can check against the article. */
import type { Analysis } from '../src/analysis/types.js';
import type { Span } from '../src/text/span.js';
import { overlaps } from '../src/text/span.js';
import type { Gold, GoldFigure, GoldQuote } from './gold.js';
import { lettersIn } from './marked.js';

export interface Tally {
  quotes: number;
  quotesFound: number;
  direct: number;
  directFound: number;
  /** Found quotes whose speaker is right; the whole is `quotes`, so a missed quote is a missed speaker. */
  speakersRight: number;
  /** Quotes found where the gold has none, of all `quotesPredicted`. */
  quotesPredicted: number;
  quotesSpurious: number;
  figures: number;
  figuresFound: number;
  /** Of the found figures with a value in the gold, those whose value is the same. */
  valuesJudged: number;
  valuesRight: number;
  figuresPredicted: number;
  figuresSpurious: number;
  /** Names marked in the gold, and those that overlap a mention of an entity of the same kind. */
  names: number;
  namesFound: number;
}

export interface Comparison extends Tally {
  readonly id: string;
  /** One block of lines a difference. */
  readonly differences: readonly string[];
  /** Figures and quotes at places where the gold says there are none. */
  readonly forbidden: readonly string[];
}

/** Least shared part (letters shared over letters of both) at which a found quote is the gold's. */
const LEAST_LIKENESS = 0.5;

export function compare(gold: Gold, analysis: Analysis): Comparison {
  const { text } = gold;
  const say = (spans: readonly Span[]): string =>
    spans.map(([s, e]) => text.slice(s, e).replace(/\s+/g, ' ')).join(' … ');
  const differences: string[] = [];
  const forbidden: string[] = [];
  const nameOf = (speaker: number | null): string =>
    speaker === null ? '(nobody)' : (analysis.entities[speaker]?.name ?? `(no entity ${speaker})`);

  const pairs = pair(
    gold.quotes.map((q) => lettersIn(text, q.contents)),
    analysis.quotes.map((q) => lettersIn(text, q.contents)),
    LEAST_LIKENESS,
  );
  let directFound = 0;
  let speakersRight = 0;
  gold.quotes.forEach((expected, i) => {
    const found = analysis.quotes[pairs.get(i) ?? -1];
    if (!found) {
      const near = analysis.quotes.filter((q) => q.contents.some((a) => expected.contents.some((b) => overlaps(a, b))));
      const got = near.length ? near.map((q) => `${say(q.contents)} (${nameOf(q.speaker)})`).join('\n         ') : '–';
      differences.push(`quote    ${expected.kind}: ${say(expected.contents)} (${expected.speaker})\n  got    ${got}`);
      return;
    }
    if (expected.kind === 'direct') directFound++;
    if (sameSpeaker(gold, expected, nameOf(found.speaker))) speakersRight++;
    else differences.push(`speaker  ${expected.speaker}: ${say(expected.contents)}\n  got    ${nameOf(found.speaker)}`);
  });
  const foundQuotes = new Set(pairs.values());
  const spurious = analysis.quotes.filter((_, i) => !foundQuotes.has(i));
  for (const q of spurious) differences.push(`no quote ${q.kind}: ${say(q.contents)} (${nameOf(q.speaker)})`);
  for (const place of gold.notQuotes)
    for (const q of analysis.quotes)
      if (q.contents.every((c) => place[0] <= c[0] && c[1] <= place[1]))
        forbidden.push(`a quote where nobody speaks: ${say([place])}`);

  // Figures need only overlap, one to one, the widest shared part first.
  const figurePairs = pair(
    gold.figures.map((f) => lettersIn(text, [f.span])),
    analysis.figures.map((f) => lettersIn(text, [f.span])),
    Number.MIN_VALUE,
  );
  let valuesJudged = 0;
  let valuesRight = 0;
  gold.figures.forEach((expected, i) => {
    const found = analysis.figures[figurePairs.get(i) ?? -1];
    if (!found) {
      differences.push(`figure   ${expected.kind} ${JSON.stringify(expected.value) ?? ''}: ${say([expected.span])}`);
      return;
    }
    if (expected.value === undefined) return;
    valuesJudged++;
    if (sameValue(expected, found.value)) valuesRight++;
    else
      differences.push(
        `value    ${JSON.stringify(expected.value)}: ${say([expected.span])}\n  got    ${JSON.stringify(found.value)}: ${say([found.span])}`,
      );
  });
  const foundFigures = new Set(figurePairs.values());
  const spuriousFigures = analysis.figures.filter((_, i) => !foundFigures.has(i));
  for (const f of spuriousFigures) differences.push(`no fig.  ${f.kind}: ${say([f.span])}`);
  for (const place of gold.notFigures)
    for (const f of analysis.figures)
      if (overlaps(place, f.span)) forbidden.push(`a figure at ${say([place])}: ${say([f.span])}`);

  let namesFound = 0;
  for (const name of gold.entities) {
    const hit = analysis.entities.find(
      (e) => e.kind === name.kind && e.mentions.some((m) => m.form === 'name' && overlaps(m.span, name.span)),
    );
    if (hit) namesFound++;
    else {
      const other = analysis.entities.find((e) => e.mentions.some((m) => overlaps(m.span, name.span)));
      differences.push(
        `name     ${name.kind}: ${say([name.span])}\n  got    ${other ? `${other.kind}: ${other.name}` : '–'}`,
      );
    }
  }
  return {
    id: gold.id,
    quotes: gold.quotes.length,
    quotesFound: pairs.size,
    direct: gold.quotes.filter((q) => q.kind === 'direct').length,
    directFound,
    speakersRight,
    quotesPredicted: analysis.quotes.length,
    quotesSpurious: spurious.length,
    figures: gold.figures.length,
    figuresFound: figurePairs.size,
    valuesJudged,
    valuesRight,
    figuresPredicted: analysis.figures.length,
    figuresSpurious: spuriousFigures.length,
    names: gold.entities.length,
    namesFound,
    differences,
    forbidden,
  };
}

/** One comparison's numbers added to another's. */
export function add(a: Tally, b: Tally): Tally {
  const sum = { ...a };
  for (const key of Object.keys(a) as (keyof Tally)[]) if (typeof a[key] === 'number') sum[key] = a[key] + b[key];
  return sum;
}

/** Gold index to prediction index, best likeness first, each used once. */
function pair(
  gold: readonly ReadonlySet<number>[],
  found: readonly ReadonlySet<number>[],
  least: number,
): ReadonlyMap<number, number> {
  const candidates: { g: number; p: number; likeness: number }[] = [];
  gold.forEach((a, g) => {
    found.forEach((b, p) => {
      let shared = 0;
      for (const i of a) if (b.has(i)) shared++;
      const likeness = shared / (a.size + b.size - shared || 1);
      if (likeness >= least) candidates.push({ g, p, likeness });
    });
  });
  candidates.sort((x, y) => y.likeness - x.likeness || x.g - y.g);
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { g, p } of candidates)
    if (!pairs.has(g) && !taken.has(p)) {
      pairs.set(g, p);
      taken.add(p);
    }
  return pairs;
}

const EMPTY_WORDS = new Set(['the', 'a', 'an', 'of', 'to', 'at', 'mr', 'mrs', 'ms', 'dr']);
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w && !EMPTY_WORDS.has(w));

/**
 * A person must be named with all the words of the name that the article has, so that one Varga is never taken for the
 * other; of bodies and anonymous sources one description may hold the other.
 */
function sameSpeaker(gold: Gold, expected: GoldQuote, name: string): boolean {
  const got = wordsOf(name);
  const inArticle = new Set(wordsOf(gold.text));
  const wanted = wordsOf(expected.speaker).filter((w) => inArticle.has(w));
  const within = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && a.every((w) => b.includes(w));
  return within(wanted, got) || (!gold.people.has(expected.speaker) && within(got, wanted));
}

function sameValue(expected: GoldFigure, found: unknown): boolean {
  const near = (a: number, b: unknown): boolean =>
    typeof b === 'number' && Math.abs(a - b) <= 0.005 * Math.max(Math.abs(a), 1);
  const { value, kind } = expected;
  if (kind === 'duration') return true;
  if (typeof value === 'number') return near(value, found) || String(found) === String(value);
  if (Array.isArray(value)) return Array.isArray(found) && value.every((v, i) => near(v, found[i]));
  return value === found;
}
