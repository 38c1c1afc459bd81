import assert from 'node:assert/strict';
import { annotate } from '../src/article/annotate.js';
import { checkArticle } from '../src/article/checks.js';
import * as decisions from '../src/article/decisions.js';
import { applyChanges, invert } from '../src/sidecar/record.js';
import type { Annotation, Change, DecisionRecord } from '../src/sidecar/types.js';
import { describe as remember } from '../src/text/anchor.js';
import type { Span } from '../src/text/span.js';

const before = `The weir will be mended, the council said.

“We have the money,” said Edda Moll. The works take twelve weeks.
`;
const empty = { quotes: [], entities: [], figures: [], date: null };
const hand: decisions.Hand = { by: 'bo', on: '2026-11-22', random: () => 0 };

const at = (text: string, words: string, from = 0): Span => {
  const start = text.indexOf(words, from);
  assert.ok(start >= 0, words);
  return [start, start + words.length];
};

const quote = (): Annotation => ({
  ...remember(before, [at(before, 'We have the money,')]),
  id: 'q001',
  kind: 'quote',
  quote: 'direct',
  status: 'confirmed',
  source: at(before, 'Edda Moll'),
  cue: at(before, 'said', 60),
  note: 'Heard it.',
  by: 'ada',
});
const figure = (): Annotation => ({
  ...remember(before, [at(before, 'twelve weeks')]),
  id: 'f001',
  kind: 'figure',
  figure: 'duration',
  status: 'added',
});
const recorded = (): DecisionRecord => ({ article: null, entities: new Map(), annotations: [quote(), figure()] });

const twice = `${before}\n${before}`.slice(3);
const gone = 'The weir stays as it is.\n\nNobody had the money, she said.\n';

const decided = (text: string, given: DecisionRecord, changes: readonly Change[]) => {
  const next = applyChanges(given, changes);
  assert.deepEqual(applyChanges(next, invert(given, changes)), given);
  return { record: next, article: annotate(text, empty, next) };
};

describe('article: annotations without a place', () => {
  it('put at one of the places where it may stand, it stands there and remembers what is around', () => {
    const record = recorded();
    const article = annotate(twice, empty, record);
    const [{ annotation, candidates }] = article.lost;
    assert.equal(candidates.length, 2);
    const after = decided(twice, record, decisions.placeAt(article, record, annotation.id, candidates[1], hand));
    const [placed] = after.article.quotes;
    assert.equal(placed.found, 'exact');
    assert.deepEqual(placed.contents, candidates[1]);
    assert.equal(twice.slice(...(placed.source as Span)), 'Edda Moll');
    assert.equal(twice.slice(...(placed.cue as Span)), 'said');
    assert.equal(placed.note, 'Heard it.');
    assert.deepEqual([placed.by, placed.on, placed.status], ['bo', '2026-11-22', 'confirmed']);
    assert.deepEqual(
      after.article.lost.map((lost) => lost.annotation.id),
      ['f001'],
    );
  });

  it('put at other words, it forgets where source and cue stood', () => {
    const record = recorded();
    const article = annotate(gone, empty, record);
    assert.equal(article.lost.length, 2);
    const words = at(gone, ' Nobody had the money, '.trim());
    const spans: Span[] = [[words[0] - 1, words[1] + 1]];
    const after = decided(gone, record, decisions.placeAt(article, record, 'q001', spans, hand));
    const [placed] = after.article.quotes;
    assert.deepEqual(placed.contents, [words]);
    assert.deepEqual([placed.source, placed.cue], [null, null]);
    assert.equal(after.record.annotations[0].text, 'Nobody had the money,');
  });

  it('a figure stands in one piece', () => {
    const record = recorded();
    const article = annotate(gone, empty, record);
    const spans = [at(gone, 'stays'), at(gone, 'it is')];
    const after = decided(gone, record, decisions.placeAt(article, record, 'f001', spans, hand));
    assert.equal(gone.slice(...after.article.figures[0].span), 'stays as it is');
  });

  it('kept without a place, it is listed and not complained of, until it is placed', () => {
    const record = recorded();
    const article = annotate(gone, empty, record);
    assert.deepEqual(
      checkArticle(article).map(({ code }) => code),
      ['lost', 'lost'],
    );
    const kept = decided(gone, record, decisions.keepUnplaced(record, 'q001'));
    assert.equal(kept.article.lost.length, 2);
    assert.deepEqual(
      checkArticle(kept.article).map(({ annotation }) => annotation),
      ['f001'],
    );
    assert.deepEqual(decisions.keepUnplaced(kept.record, 'q001'), []);
    const spans = [at(gone, 'Nobody had the money,')];
    const placed = decided(gone, kept.record, decisions.placeAt(kept.article, kept.record, 'q001', spans, hand));
    assert.equal('unplaced' in placed.record.annotations[0], false);
  });

  it('nothing happens to an unknown one, at blanks, or outside the text', () => {
    const record = recorded();
    const article = annotate(gone, empty, record);
    const none = (id: string, spans: readonly Span[]) =>
      assert.deepEqual(decisions.placeAt(article, record, id, spans, hand), []);
    none('nobody', [[0, 4]]);
    none('q001', []);
    none('q001', [at(gone, '\n\n')]);
    none('q001', [[gone.length, gone.length + 9]]);
    assert.deepEqual(decisions.keepUnplaced(record, 'nobody'), []);
  });
});
