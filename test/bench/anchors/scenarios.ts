import { fresh, inPlaceOf, join, replaceAll, slice, type Traced, traced } from './identity.js';
import { remark, sentence } from './prose.js';
import { below, pick, type Random, shuffled } from './random.js';

/** What somebody does with an article while nobody looks. */
export interface Scenario {
  readonly name: string;
  /** What the article is before: some need more than a report. */
  readonly prepare: (random: Random, article: string) => string;
  readonly edit: (random: Random, article: Traced) => Traced;
}

const same = (_: Random, article: string): string => article;

/** One of the small things that a copy editor does, at a random place. */
function smallEdit(random: Random, article: Traced): Traced {
  const words = [...article.text.matchAll(/[\p{L}\p{N}]+/gu)];
  if (words.length === 0) return article;
  const { index, 0: word } = pick(random, words);
  const put = (from: number, to: number, text: string): Traced =>
    join([slice(article, 0, from), fresh(text), slice(article, to)]);
  const middle = index + below(random, word.length);
  const end = index + word.length;
  switch (below(random, 6)) {
    case 0: // A letter too many.
      return put(middle, middle, pick(random, [...'etaoinshr']));
    case 1: // A letter too few.
      return word.length > 3 ? put(middle, middle + 1, '') : article;
    case 2: // A wrong letter.
      return word.length > 3 ? put(middle, middle + 1, pick(random, [...'etaoinshr'])) : article;
    case 3: // A word more.
      return put(end, end, ` ${remark(random)}`);
    case 4: // Another word.
      return put(index, end, pick(random, ['somewhat', 'several', 'former', 'local', 'plan']));
    default: {
      // A sentence more.
      const stop = article.text.indexOf('. ', index);
      return stop < 0 ? article : put(stop + 1, stop + 1, ` ${sentence(random)}`);
    }
  }
}

/** About one small edit in so many code units. */
function lightly(random: Random, article: Traced, every: number): Traced {
  let result = article;
  const count = Math.max(1, Math.round(article.text.length / every));
  for (let i = 0; i < count; i++) result = smallEdit(random, result);
  return result;
}

/** The paragraphs with the line breaks behind them; lines, where no blank ones stand between. */
function paragraphsOf(article: Traced): readonly Traced[] {
  const parts: Traced[] = [];
  let at = 0;
  for (const { index, 0: gap } of article.text.matchAll(/\n\s*\n/.test(article.text.trim()) ? /\n\s*\n/g : /\n/g)) {
    parts.push(slice(article, at, index + gap.length));
    at = index + gap.length;
  }
  const rest = slice(article, at);
  // The last one gets a blank line too, so that it can go anywhere.
  parts.push(rest.text.endsWith('\n\n') ? rest : join([rest, fresh(rest.text.endsWith('\n') ? '\n' : '\n\n')]));
  return parts;
}

/** Sentences of a paragraph, each with what stands behind its stop. */
function sentencesOf(paragraph: Traced): readonly Traced[] {
  const parts: Traced[] = [];
  let at = 0;
  for (const { index, 0: stop } of paragraph.text.matchAll(/[.!?][”’"]?\s+/g)) {
    parts.push(slice(paragraph, at, index + stop.length));
    at = index + stop.length;
  }
  return [...parts, slice(paragraph, at)].filter(({ text }) => text !== '');
}

function heavily(random: Random, article: Traced): Traced {
  let paragraphs = [...paragraphsOf(article)];
  const moves = Math.max(1, Math.round(paragraphs.length / 4));
  for (let i = 0; i < moves; i++) {
    const [moved] = paragraphs.splice(below(random, paragraphs.length), 1);
    paragraphs.splice(below(random, paragraphs.length + 1), 0, moved);
  }
  paragraphs = paragraphs.flatMap((paragraph) => {
    const kept = sentencesOf(paragraph).filter(
      ({ text }, i, all) => i === all.length - 1 || text === '' || random() > 0.1,
    );
    return random() < 0.2 ? [join(kept), fresh(`${sentence(random)} ${sentence(random)}\n\n`)] : [join(kept)];
  });
  return lightly(random, join(paragraphs), 250);
}

const marks: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'", '—': '--', '–': '-' };

/** One change of form in which no word changes. */
const forms: readonly ((random: Random, article: Traced) => Traced)[] = [
  // Wrapped by hand, or no longer.
  (_, article) => {
    let column = 0;
    return replaceAll(article, /\S+|\n\s*\n|\s+/g, (part) => {
      if (/^\S/.test(part.text)) column += part.text.length;
      else if (/\n\s*\n/.test(part.text)) column = 0;
      else if (column > 60) {
        column = 0;
        return inPlaceOf(part, '\n');
      } else return inPlaceOf(part, ' ');
      return part;
    });
  },
  (_, article) => replaceAll(article, /[“”‘’]/g, (part) => inPlaceOf(part, marks[part.text])),
  (_, article) => replaceAll(article, /[“”‘’—–]/g, (part) => inPlaceOf(part, marks[part.text])),
  (_, article) => {
    let open = false;
    return replaceAll(article, /"/g, (part) => {
      open = !open;
      return inPlaceOf(part, open ? '“' : '”');
    });
  },
  (_, article) => replaceAll(article, /\n/g, (part) => inPlaceOf(part, '\r\n')),
  (_, article) => replaceAll(article, /[^\0-\x7f]/gu, (part) => inPlaceOf(part, part.text.normalize('NFD'))),
  (_, article) => replaceAll(article, / (?=\d)/g, (part) => inPlaceOf(part, '\u00a0')),
  (_, article) => replaceAll(article, /(?<=[.!?]) (?=\S)/g, (part) => inPlaceOf(part, '  ')),
  // Soft hyphens in long words.
  (_, article) =>
    replaceAll(article, /\p{L}{9,}/gu, (part) => join([slice(part, 0, 5), fresh('\u00ad'), slice(part, 5)])),
];

/**
 * Puts a copy somewhere behind the first, but not beside the paragraph that it copies: of two that are the same and
 * stand side by side nobody can say which was there first.
 */
function putApart<T>(random: Random, paragraphs: T[], original: T, copy: T): void {
  const own = paragraphs.indexOf(original);
  const places = paragraphs.map((_, i) => i + 1).filter((at) => at !== own && at !== own + 1);
  if (places.length > 0) paragraphs.splice(pick(random, places), 0, copy);
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'light',
    prepare: same,
    edit: (random, article) => lightly(random, article, 400),
  },
  { name: 'heavy', prepare: same, edit: heavily },
  {
    name: 'format',
    // Letters with accents, so that there is something to compose.
    prepare: (random, article) =>
      article.replace(/\b[A-Z][a-z]+o\b/g, (word) => (random() < 0.5 ? `${word.slice(0, -1)}ó` : word)),
    edit: (random, article) =>
      shuffled(random, forms)
        .slice(0, 1 + below(random, 4))
        .reduce((now, form) => form(random, now), article),
  },
  {
    name: 'look-alikes',
    // A third of the paragraphs stands twice: the same but for a word, or quite the same.
    prepare: (random, article) => {
      const paragraphs = paragraphsOf(traced(article)).map(({ text }) => text.trim());
      const twins = shuffled(random, paragraphs.slice(1)).slice(0, Math.ceil(paragraphs.length / 3));
      for (const twin of twins)
        putApart(random, paragraphs, twin, random() < 0.3 ? twin : smallEdit(random, traced(twin)).text);
      return `${paragraphs.join('\n\n')}\n`;
    },
    // Paragraphs go, and copies of others come in.
    edit: (random, article) => {
      let paragraphs = [...paragraphsOf(article)].filter((_, i) => i === 0 || random() > 0.15);
      const copies = shuffled(random, paragraphs).slice(0, Math.ceil(paragraphs.length / 8));
      for (const copy of copies) putApart(random, paragraphs, copy, fresh(copy.text));
      paragraphs = paragraphs.map((paragraph) => (random() < 0.2 ? smallEdit(random, paragraph) : paragraph));
      return join(paragraphs);
    },
  },
  {
    name: 'deleted',
    prepare: same,
    // Every fourth sentence goes, the rest is edited lightly.
    edit: (random, article) => {
      const kept = paragraphsOf(article).flatMap((paragraph) => sentencesOf(paragraph).filter(() => random() > 0.25));
      return lightly(random, join(kept), 800);
    },
  },
];
