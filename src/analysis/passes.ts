import { findReports } from './attribution.js';
import { resolveEntities } from './coreference/resolve.js';
import type { Attributed, Coreference, TokenRange } from './coreference/types.js';
import { findArticleDate } from './figures/articleDate.js';
import { findFigures } from './figures/figures.js';
import { confidenceOf } from './grounds.js';
import type { Lexicon } from './lexicon.js';
import { findQuotations } from './marks.js';
import { findNames } from './names/find.js';
import type { Names } from './names/types.js';
import { findParagraphs, type Paragraphs } from './paragraphs.js';
import { contentTokens, spanOf } from './quotes.js';
import type { Reading, Stretch } from './reading.js';
import type { Report } from './reports.js';
import { clear, giveBack, newRoom, type Room, takenOf, tidy } from './room.js';
import { findSentences, type Sentences } from './sentences.js';
import { findStatements } from './statements.js';
import { type Tokens, tokenize } from './tokens.js';
import type { Analysis, Figure, Quote } from './types.js';
import { smallWords } from './vocabulary.js';
import { unwrap } from './wrapped.js';

/** A text to be read. */
export interface Unread {
  readonly text: string;
  /** Against which date its figures are resolved; null where the date is to be looked for in the text. */
  readonly known: ArticleDate | null;
}

/** See `FigureOptions`. */
export interface ArticleDate {
  readonly date: string | null;
  /** Whether it was given, and not read from the head. */
  readonly certain: boolean;
}

/** A text that has been cut up. */
interface Cut {
  readonly tokens: Tokens;
  readonly paragraphs: Paragraphs;
  readonly sentences: Sentences;
  readonly date: ArticleDate;
}

/** What is attributed in a text, as tokens. */
interface Reported {
  readonly reading: Reading;
  readonly reports: readonly Report[];
  /** The contents of each report; there is none without. */
  readonly contents: readonly (readonly Stretch[])[];
}

/**
 * The chain of passes, in turns: a pass goes through all of the texts before the next one begins. The code of all passes
 * together does not fit into the processor's caches; so each pass is brought there once for all texts, not once a text.
 * Gives the analyses in the order of the texts, each as if there were no other.
 */
export function readTexts(texts: readonly Unread[], lexicon: Lexicon): Analysis[] {
  const { room, lasting } = lexicon;
  while (lasting.length < texts.length) lasting.push(newRoom());
  clear(room);
  const cuts = texts.map((text, i) => cutUp(text, lexicon, lasting[i]));
  const names = cuts.map(({ tokens, sentences }) => findNames(tokens, sentences, lexicon));
  const figures = cuts.map((cut, i) => figuresIn(cut, names[i]));
  const reported = cuts.map(reportedIn);
  const resolved = cuts.map(({ tokens, sentences }, i) =>
    resolveEntities(tokens, sentences, names[i], attributedBy(reported[i])),
  );
  const analyses = cuts.map(({ date }, i) => analysisOf(date, figures[i], reported[i], resolved[i]));
  tidy(room);
  for (let i = 0; i < texts.length; i++) tidy(lasting[i]);
  return analyses;
}

/** Cuts a text into tokens, paragraphs and sentences, in a room of its own. */
function cutUp({ text, known }: Unread, lexicon: Lexicon, lasting: Room): Cut {
  clear(lasting);
  const lines = tokenize(text, lexicon, lasting, lexicon.room);
  const { tokens, paragraphs } = unwrap(lines, findParagraphs(lines));
  const date = known ?? { date: findArticleDate(lines), certain: false };
  return { tokens, paragraphs, sentences: findSentences(tokens, paragraphs), date };
}

const figuresIn = ({ tokens, date: { date, certain } }: Cut, { ofToken }: Names): Figure[] =>
  findFigures(tokens, { date, certain, isName: (token) => ofToken[token] > 0 });

/** Finds what is attributed in a text. */
function reportedIn({ tokens, paragraphs, sentences }: Cut): Reported {
  const taken = takenOf(tokens.room);
  const quotations = findQuotations(tokens, paragraphs);
  const reading: Reading = { tokens, small: smallWords(tokens), quotations };
  const reports: Report[] = [];
  const contents: (readonly Stretch[])[] = [];
  for (const report of findReports(reading, findStatements(tokens, sentences, quotations))) {
    const parts = contentTokens(reading, report);
    if (!parts.length) continue;
    reports.push(report);
    contents.push(parts);
  }
  // Reports are tokens only: the arrays that they were read from are free for others.
  giveBack(tokens.room, taken);
  return { reading, reports, contents };
}

const attributedBy = ({ reports, contents }: Reported): Attributed[] =>
  reports.map(({ source, kind }, i) => ({
    source: source && rangeOf(source),
    contents: contents[i].map(rangeOf),
    direct: kind === 'direct',
  }));

const rangeOf = ({ from, to }: Stretch): TokenRange => [from, to];

/** Puts together what the passes have found. */
function analysisOf(
  { date }: ArticleDate,
  figures: readonly Figure[],
  { reading, reports, contents }: Reported,
  { entities, speakers, confidences }: Coreference,
): Analysis {
  const quotes = reports.map(
    (report, i): Quote => ({
      kind: report.kind,
      contents: contents[i].map((content) => spanOf(reading, content)),
      source: report.source && spanOf(reading, report.source),
      cue: report.cue && spanOf(reading, report.cue),
      speaker: speakers[i],
      confidence: confidenceOf(reading, report, speakers[i] === null ? null : confidences[i]),
    }),
  );
  return { quotes, entities, figures, date };
}
