import assert from 'node:assert/strict';
import { fits, parseFilter } from '../../src/article/filter.js';
import type { Article, ArticleFigure } from '../../src/article/types.js';
import { speakerColors } from '../../src/editor/colors.js';
import { type LookKey, lookKey, lookOf, type Part, planHighlights } from '../../src/editor/highlights/plan.js';
import type { Span } from '../../src/text/span.js';
import { articleWith } from './articles.js';

const everything: ReadonlySet<Part> = new Set(['quotes', 'speakers', 'figures', 'notes']);

const figure = (span: Span, status: ArticleFigure['status'] = 'suggested'): ArticleFigure => ({
  type: 'figure',
  id: `f${span[0]}`,
  kind: 'count',
  span,
  value: 7,
  unit: null,
  modifier: null,
  status,
  labels: [],
  attributes: {},
  unsure: false,
  note: null,
  by: null,
  on: null,
  confidence: 1,
  found: 'exact',
});

/** The plan as words, by look without the colour. */
function drawn(article: Article, shown = everything, near?: readonly Span[]): Record<string, string[]> {
  const plan = planHighlights(article, speakerColors(article), shown, near);
  const words: Record<string, string[]> = {};
  for (const [key, spans] of plan) {
    const { part, standing } = lookOf(key);
    words[`${part} ${standing}`] = [
      ...(words[`${part} ${standing}`] ?? []),
      ...spans.map(([start, end]) => article.text.slice(start, end)),
    ];
  }
  return words;
}

describe('what is highlighted', () => {
  const article: Article = {
    ...articleWith([
      { speaker: 'Ada Brenn', text: 'We saw 7 boats' },
      { speaker: 'Bo Carlsen', text: 'They saw none', status: 'confirmed', note: 'Heard on tape' },
      { speaker: 'Ada Brenn', text: 'Not mine', status: 'rejected' },
      { speaker: 'Bo Carlsen', text: 'Ours', status: 'added' },
    ]),
    figures: [figure([24, 25])],
  };

  it('draws each part by what has been decided', () => {
    assert.deepEqual(drawn(article), {
      'quotes suggested': ['We saw 7 boats'],
      'speakers suggested': ['Ada Brenn'],
      'quotes decided': ['They saw none', 'Ours'],
      'speakers decided': ['Bo Carlsen', 'Bo Carlsen'],
      'quotes rejected': ['Not mine'],
      'notes decided': ['They saw none'],
      'figures suggested': ['7'],
    });
  });

  it('gives a source and its quotes one colour, and others another', () => {
    const plan = planHighlights(article, speakerColors(article), everything);
    const colorsOf = (part: Part) =>
      [...plan.keys()]
        .map(lookOf)
        .filter((look) => look.part === part && look.standing !== 'rejected')
        .map((look) => look.color);
    assert.deepEqual(colorsOf('quotes'), colorsOf('speakers'));
    assert.equal(new Set(colorsOf('quotes')).size, 2);
  });

  it('leaves out the parts that are switched off', () => {
    assert.deepEqual(Object.keys(drawn(article, new Set<Part>(['figures']))), ['figures suggested']);
    assert.deepEqual(drawn(article, new Set()), {});
  });

  it('in long articles draws what reaches into the given spans only', () => {
    assert.deepEqual(drawn(article, new Set<Part>(['quotes']), [[20, 22]]), { 'quotes suggested': ['We saw 7 boats'] });
    assert.deepEqual(drawn(article, everything, [[0, 0]]), {});
  });

  it('draws only what is wanted, its speaker and note with it', () => {
    const { filter } = parseFilter('speaker:carlsen -status:added');
    const plan = planHighlights(article, speakerColors(article), everything, undefined, (item) =>
      fits(article, item, filter),
    );
    assert.deepEqual([...plan.keys()].map((key) => lookOf(key).part).sort(), ['notes', 'quotes', 'speakers']);
    assert.deepEqual([...plan.values()].map(([span]) => article.text.slice(...span)).sort(), [
      'Bo Carlsen',
      'They saw none',
      'They saw none',
    ]);
  });

  it('draws a source once that neighbouring quotes share', () => {
    const [first, second] = articleWith([
      { speaker: 'Ada Brenn', text: 'One' },
      { speaker: 'Ada Brenn', text: 'Two' },
    ]).quotes;
    const shared = { ...article, quotes: [first, { ...second, source: first.source }], figures: [] };
    assert.deepEqual(drawn(shared, new Set<Part>(['speakers'])), { 'speakers suggested': ['Ada Brenn'] });
  });

  it('reads every key back', () => {
    const keys: readonly LookKey[] = ['quotes suggested 3', 'figures rejected -'];
    for (const key of keys) assert.equal(lookKey(lookOf(key)), key);
  });
});
