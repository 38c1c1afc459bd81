import assert from 'node:assert/strict';
import { annotate } from '../src/article/annotate.js';
import * as queries from '../src/article/queries.js';
import { emptyRecord } from '../src/sidecar/record.js';
import { annotated, articleCase, recordOf } from './article-cases.js';

const fair = articleCase(
  `{person=Ada Roy:Roy} opened the fair. {role=Ada Roy:The mayor}, {person=Ada Roy:Ada Roy}, said: “{q1:We counted {f=count 300 goats:300 goats} and {person=Ivo Lund:Ivo Lund},}” {s1=Ada Roy:she} {cue1:added}. {place:Ostby} cheered.`,
);
const article = annotate(fair.text, fair.analysis, emptyRecord);

/** What a cursor before the given words touches, innermost first. */
const at = (words: string, nth = 0): readonly string[] =>
  queries.itemsAt(article, fair.at(words, nth)[0] + 1).map((item) =>
    queries
      .spansOf(item)
      .map((s) => fair.text.slice(...s))
      .join(),
  );

describe('article: what stands where', () => {
  it('the innermost item first', () => {
    assert.deepEqual(at('goats'), ['300 goats', 'We counted 300 goats and Ivo Lund,']);
    assert.deepEqual(at('counted'), ['We counted 300 goats and Ivo Lund,']);
    assert.deepEqual(at('fair'), []);
  });

  it('a quote also at its source and its cue', () => {
    assert.deepEqual(at('she'), ['We counted 300 goats and Ivo Lund,']);
    assert.deepEqual(at('added'), ['We counted 300 goats and Ivo Lund,']);
    assert.equal(queries.quoteAt(article, fair.at('added')[0])?.id, article.quotes[0].id);
    assert.equal(queries.figureAt(article, fair.at('300')[0])?.value, 300);
    assert.equal(queries.figureAt(article, 0), undefined);
  });

  it('the entity that is mentioned, or speaks where the source is', () => {
    const name = (words: string) => queries.entityAt(article, fair.at(words)[0])?.name;
    assert.deepEqual(['Roy', 'The mayor', 'Ivo', 'she', 'Ostby', 'fair'].map(name), [
      'Ada Roy',
      'Ada Roy',
      'Ivo Lund',
      'Ada Roy',
      'Ostby',
      undefined,
    ]);
    assert.deepEqual(queries.mentionAt(article, fair.at('Lund')[1])?.mention.span, fair.at('Ivo Lund'));
  });

  it('nobody where a person has said so', () => {
    const rejected = annotated(fair.text, [fair.at('Ostby')], {
      id: 'm1aa',
      kind: 'mention',
      status: 'rejected',
      entity: 'ostby',
    } as never);
    const corrected = annotate(
      fair.text,
      fair.analysis,
      recordOf([rejected], { ostby: { name: 'Ostby', kind: 'place' } }),
    );
    assert.equal(queries.entityAt(corrected, fair.at('Ostby')[0]), undefined);
    const ostby = queries.entityById(corrected, 'ostby');
    assert.deepEqual(ostby && queries.mentionsOf(ostby), []);
  });
});

describe('article: what belongs to whom', () => {
  const ada = queries.entityById(article, 'ada-roy');

  it('mentions and quotes', () => {
    assert.ok(ada);
    assert.equal(queries.mentionsOf(ada).length, 3);
    assert.deepEqual(
      queries.quotesOf(article, ada).map(({ id }) => id),
      ada.quotes,
    );
  });

  it('the first full name, though a shorter one comes before it', () => {
    assert.deepEqual(ada && queries.firstNameOf(article, ada)?.span, fair.at('Ada Roy'));
  });

  it('items by id, and those that wait for a decision', () => {
    const ids = queries.openItems(article).map(({ id }) => id);
    assert.deepEqual(ids, [article.quotes[0].id, article.figures[0].id]);
    assert.equal(queries.itemById(article, ids[1])?.type, 'figure');
    assert.equal(queries.itemById(article, 'none'), undefined);
    assert.equal(queries.entityById(article, null), undefined);
  });
});
