import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AnalyzeOptions, analyze, analyzeAgain, type Kept } from '../../src/analysis/analyze.js';
import { findSections, SECTION_SIZES, type SectionSizes } from '../../src/analysis/sections.js';
import { articleOf, paragraphs } from './articles.js';
import { lexicon } from './check.js';
import { countSteps, type Steps } from './steps.js';

/** So short that a few paragraphs are many sections. */
const SHORT: SectionSizes = { whole: 400, least: 120, most: 400 };

/** An edit at a place told as a share of the text: so many code units give way to others. */
interface Edit {
  readonly place: number;
  readonly length: number;
  readonly by: string;
}

function edited(text: string, { place, length, by }: Edit): string {
  const at = Math.floor(place * text.length);
  return text.slice(0, at) + by + text.slice(at + length);
}

const typed = fc.constantFrom('a', ' ', '.', 'A', '“', '”', '"', "'", '‘', '’', '\n', '\n\n', '\r\n', '\r\n\r\n', '');
const pasted = fc.array(fc.constantFrom(...paragraphs), { maxLength: 12 }).map((lines) => lines.join('\n\n'));
const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(2) }, fc.nat(300), fc.constant(1e9)),
  by: fc.oneof({ weight: 3, arbitrary: typed }, pasted, fc.string({ maxLength: 9 })),
});
const article = fc.oneof(
  fc.nat(40).map(articleOf),
  fc
    .array(fc.constantFrom(...paragraphs), { maxLength: 30 })
    .chain((lines) =>
      fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\n\n\n', ' ').map((between) => lines.join(between)),
    ),
);

/** Types into an article, and compares every analysis with one of the whole text. */
function type(first: string, edits: readonly Edit[], options: AnalyzeOptions, sizes: SectionSizes): void {
  let text = first;
  let kept: Kept = analyzeAgain(text, lexicon, null, options, sizes);
  for (const edit of edits) {
    text = edited(text, edit);
    kept = analyzeAgain(text, lexicon, kept, options, sizes);
    assert.deepEqual(kept, analyzeAgain(text, lexicon, null, options, sizes));
  }
}

/** The sections of an analysis that were read for it, and not kept from the one before. */
const readAnew = (before: Kept, after: Kept) => {
  const old = new Set(before.sections.map(({ known }) => known));
  return after.sections.filter(({ known }) => !old.has(known));
};

/** Numbers that look random and are always the same. */
function* places(count: number): Generator<number> {
  for (let n = 1; n <= count; n++) yield (n * 0.6180339887) % 1;
}

describe('an analysis after typing', () => {
  it('is what a whole analysis finds, after any edits', () =>
    fc.assert(
      fc.property(article, fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) =>
        type(text, edits, {}, SHORT),
      ),
      { numRuns: 60 },
    ));

  it('is that also against a given date', () =>
    fc.assert(
      fc.property(article, fc.array(edit, { maxLength: 5 }), (text, edits) =>
        type(text, edits, { date: '2021-06-07' }, SHORT),
      ),
      { numRuns: 20 },
    ));

  it('is that in a long article, with sections of their usual length', () => {
    const text = articleOf(1900);
    assert.ok(text.length > 2 * SECTION_SIZES.whole);
    const edits: Edit[] = [
      { place: 0.5, length: 0, by: 'e' },
      { place: 0.1, length: 0, by: '“' },
      { place: 0.9, length: 0, by: '\n\n' },
      { place: 0.3, length: 40, by: '' },
      { place: 0.2, length: 0, by: '\r\n' },
      { place: 0, length: 30, by: '' },
      { place: 0.4, length: 100_000, by: '' },
      { place: 0.7, length: 0, by: articleOf(8000) },
      { place: 0, length: 1e9, by: '' },
      { place: 0, length: 0, by: 'Mina Cho said no.' },
    ];
    type(text, edits, {}, SECTION_SIZES);
  });

  it('is against another date once the article’s head says so, or another one is given', () => {
    const text = articleOf(30);
    const kept = analyzeAgain(text, lexicon, null, {}, SHORT);
    assert.ok(kept.sections.length > 5);
    const later = text.replace('2020', '2019');
    const again = analyzeAgain(later, lexicon, kept, {}, SHORT);
    assert.deepEqual([kept.analysis.date, again.analysis.date], ['2020-11-03', '2019-11-03']);
    assert.notDeepEqual(again.analysis.figures.at(-1), kept.analysis.figures.at(-1));
    assert.deepEqual(again, analyzeAgain(later, lexicon, null, {}, SHORT));
    const given = { date: '2018-01-02' };
    assert.deepEqual(analyzeAgain(text, lexicon, kept, given, SHORT), analyzeAgain(text, lexicon, null, given, SHORT));
  });

  it('keeps nothing of the texts before it', () => {
    const text = articleOf(30);
    const kept = analyzeAgain(text, lexicon, null, {}, SHORT);
    assert.equal(kept.sections.map((section) => section.text).join(''), text);
    const again = analyzeAgain(`${text}.`, lexicon, kept, {}, SHORT);
    assert.equal(again.sections.map((section) => section.text).join(''), `${text}.`);
  });
});

describe('typing into a long article', () => {
  it('reads one section or two, wherever a character is put', () => {
    const text = articleOf(2000);
    const before = analyzeAgain(text, lexicon, null, {}, SHORT);
    for (const place of places(100)) {
      const after = analyzeAgain(edited(text, { place, length: 0, by: 'e' }), lexicon, before, {}, SHORT);
      const anew = readAnew(before, after);
      assert.ok(anew.length <= 3, `${anew.length} sections at ${place}`);
    }
  });

  it('reads what is pasted and the sections that it stands in', () => {
    const text = articleOf(400);
    const before = analyzeAgain(text, lexicon, null, {}, SHORT);
    for (const place of places(20)) {
      const after = analyzeAgain(edited(text, { place, length: 0, by: articleOf(20) }), lexicon, before, {}, SHORT);
      const length = readAnew(before, after).reduce((sum, section) => sum + section.text.length, 0);
      assert.ok(length < articleOf(20).length + 5 * SHORT.most, `${length} code units at ${place}`);
    }
  });

  describe('takes few steps', () => {
    let steps: Steps;
    before(() => {
      steps = countSteps(__filename);
    });
    after(() => steps.stop());

    it('beside those of a whole analysis', () => {
      const text = articleOf(3000);
      const kept = analyzeAgain(text, lexicon, null);
      analyzeAgain(`${text}.`, lexicon, kept);
      const whole = steps.of(() => analyze(text, lexicon));
      for (const place of places(3)) {
        const after = edited(text, { place, length: 0, by: 'e' });
        const again = steps.of(() => analyzeAgain(after, lexicon, kept));
        // Putting sections together takes many short steps: by the clock an edit costs far less of a first analysis.
        assert.ok(again * 3 < whole, `${again} of ${whole} steps at ${place}`);
      }
    });

    for (const line of ['', ' ', '\r', 'a', '“', `${' '.repeat(5000)}`, 'a '.repeat(5000)])
      it(`to cut lines of ${JSON.stringify(line.slice(0, 4))} (${line.length})`, () => {
        const texts = [1, 2, 4].map((n) =>
          `${line}\n`.repeat((n * Math.max(100_000, 30 * line.length)) / (line.length + 1)),
        );
        findSections(texts[0]);
        const [once, twice, four] = texts.map((text) => steps.of(() => findSections(text)));
        // The last section is not looked through, so that not the steps are doubled, but what is added to them.
        // What runs for the first time now and then is counted with it: nothing added may then seem to be less.
        assert.ok(four - twice < 2.2 * Math.max(0, twice - once) + 100, `${once}, ${twice}, ${four} steps`);
      });
  });
});

describe('the sections of a long article', () => {
  it('begin with lines, cover all of it, and are as long as they should be', () =>
    fc.assert(
      fc.property(article, fc.array(edit, { maxLength: 4 }), (first, edits) => {
        const text = edits.reduce(edited, first);
        const starts = findSections(text, SHORT);
        assert.equal(starts[0], 0);
        if (text.length <= SHORT.whole) assert.equal(starts.length, 1);
        for (let i = 1; i < starts.length; i++) {
          assert.equal(text[starts[i] - 1], '\n');
          assert.match(text[starts[i]], /[^\n]/);
          assert.ok(starts[i] - starts[i - 1] > SHORT.least);
          // A longer one has no line in it that another one could begin with.
          if (starts[i] - starts[i - 1] > SHORT.most)
            assert.doesNotMatch(text.slice(starts[i - 1] + SHORT.least, starts[i]).trimEnd(), /\n\s*\S/);
        }
      }),
    ));

  it('end with an earlier line where blank lines lie over the limit', () => {
    const text = `${'a'.repeat(199)}.\n${'b'.repeat(197)}.\n\n${'c'.repeat(500)}`;
    assert.ok(text.indexOf('c') > SHORT.most);
    assert.deepEqual(findSections(text, SHORT), [0, text.indexOf('b'), text.indexOf('c')]);
  });

  it('begin rather behind blank lines than amid lines wrapped by hand', () => {
    const wrapped = Array.from({ length: 90 }, (_, n) => (n % 6 === 5 ? '' : `some ${n} words that go on and on with`));
    const text = wrapped.join('\n');
    const starts = findSections(text, SHORT);
    assert.ok(starts.length > 5);
    for (const start of starts.slice(1)) assert.equal(text.slice(start - 2, start), '\n\n');
  });

  it('begin where two blank lines divide articles', () => {
    const one = paragraphs.slice(4, 7).join('\n\n');
    const text = Array.from({ length: 12 }, (_, n) => `${n} ${one}`).join('\n\n\n');
    const [, second] = findSections(text, { whole: 400, least: 120, most: 700 });
    assert.equal(text.slice(second - 3, second), '\n\n\n');
  });

  const filler = (n: number): string =>
    Array.from({ length: 8 }, (_, i) => `The boats of pier ${n}${i} were counted again and again.`).join('\n\n');
  const entitiesOf = (...parts: string[]) => {
    const text = parts.map((part, n) => `${part}\n\n${filler(n)}`).join('\n\n');
    const { analysis, sections } = analyzeAgain(text, lexicon, null, {}, SHORT);
    assert.ok(sections.length >= parts.length);
    return {
      names: analysis.entities.map(({ name }) => name),
      speakers: analysis.quotes.map(({ speaker }) => speaker !== null && analysis.entities[speaker].name),
      roles: analysis.entities.map(({ role }) => role),
    };
  };

  it('know somebody by the same name', () => {
    const { names, speakers } = entitiesOf('Mina Cho said it was late.', 'Mina Cho said it was early.');
    assert.deepEqual(names, ['Mina Cho']);
    assert.deepEqual(speakers, ['Mina Cho', 'Mina Cho']);
  });

  it('know somebody by the surname, before and behind the full name', () => {
    const { names, speakers, roles } = entitiesOf(
      'Mr. Harrow said it was late.',
      'Bank director Jo Harrow said it was early.',
      'Mr. Harrow said it was noon.',
    );
    assert.deepEqual(names, ['Jo Harrow']);
    assert.deepEqual(speakers, ['Jo Harrow', 'Jo Harrow', 'Jo Harrow']);
    assert.deepEqual(roles, ['Bank director']);
  });

  it('tell people of one surname apart, and do not guess which of them a surname means', () => {
    const { names } = entitiesOf(
      'Jo Harrow said it was late.',
      'Ann Harrow said it was early.',
      'Mr. Harrow said it was noon.',
    );
    assert.deepEqual(names, ['Jo Harrow', 'Ann Harrow', 'Harrow']);
  });

  it('take nameless people for others', () => {
    const { names } = entitiesOf('A senior official said it was late.', 'A senior official said it was early.');
    assert.deepEqual(names, ['senior official', 'senior official']);
  });
});
