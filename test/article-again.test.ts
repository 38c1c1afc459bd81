import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { analyze } from '../src/analysis/analyze.js';
import { loadEnglish } from '../src/analysis/english.js';
import { annotate, annotated } from '../src/article/annotate.js';
import * as decisions from '../src/article/decisions.js';
import { follow, moved } from '../src/article/follow.js';
import { placed } from '../src/article/match.js';
import type { Article } from '../src/article/types.js';
import { replaceWithin, windowsAround } from '../src/article/windows.js';
import { applyChanges, emptyRecord, invert } from '../src/sidecar/record.js';
import type { Annotation, Change, DecisionRecord } from '../src/sidecar/types.js';
import type { Span } from '../src/text/span.js';

const text = ['05-northern-cup-final', '10-snap-election-call', '02-cod-quota-talks']
  .map((name) => readFileSync(`seeds/${name}.txt`, 'utf8'))
  .join('\n\n');
const analysis = analyze(text, loadEnglish());

type Step = (article: Article, record: DecisionRecord, hand: decisions.Hand) => readonly Change[];

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** Decisions of every kind on things that are there, on words at any place, and undone ones. */
function stepOf(act: number, n: number, m: number, span: Span, words: string): Step {
  return (article, record, hand) => {
    const item = pick([...article.quotes, ...article.figures], n)?.id ?? '';
    const entity = pick(article.entities, m)?.id ?? '';
    const mention = pick(article.entities, m)?.mentions[0]?.span ?? span;
    const acts: readonly (() => readonly Change[])[] = [
      () => decisions.confirm(article, record, item, hand),
      () => decisions.reject(article, record, item, hand),
      () => decisions.remove(article, record, item, hand),
      () => decisions.reopen(record, item),
      () => decisions.changeSpeaker(article, record, item, entity, hand),
      () => decisions.changeSpeaker(article, record, item, { name: words, kind: 'person' }, hand),
      () => decisions.setSpans(article, record, item, [span], hand),
      () => decisions.addQuote(article, record, [span], { speaker: entity }, hand),
      () => decisions.addFigure(article, record, span, {}, hand),
      () => decisions.addMention(article, record, span, entity, hand),
      () => decisions.addMention(article, record, mention, { name: words, kind: 'place' }, hand),
      () => decisions.rejectMention(article, record, mention, entity, hand),
      () => decisions.changeEntity(article, record, entity, { role: words }),
      () => decisions.renameEntity(article, record, entity, words || 'Nobody'),
      () => decisions.mergeEntities(article, record, entity, pick(article.entities, n)?.id ?? ''),
      () => decisions.joinWithNext(article, record, item, hand),
    ];
    return acts[act % acts.length]();
  };
}

const step = fc
  .tuple(
    fc.nat(15),
    fc.nat(400),
    fc.nat(80),
    fc.tuple(fc.nat(text.length), fc.nat(90)).map(([at, length]): Span => [at, Math.min(text.length, at + length)]),
    fc.constantFrom('Ada Falk', 'Falk', 'nobody', ''),
  )
  .map((parts) => stepOf(...parts));

describe('an article after a decision', () => {
  it('is what joining all of it anew gives, whatever was decided or undone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 14 }), (steps) => {
        let n = 0;
        const hand: decisions.Hand = { by: 'dana', on: '2026-11-22', random: () => (n++ * 0.37) % 1 };
        let now = annotated(text, analysis, emptyRecord);
        for (const [decide, undone] of steps) {
          const changes = decide(now.article, now.record, hand);
          const back = invert(now.record, changes);
          now = annotated(text, analysis, applyChanges(now.record, changes), now);
          assert.deepEqual(now.article, annotate(text, analysis, now.record));
          if (!undone) continue;
          now = annotated(text, analysis, applyChanges(now.record, back), now);
          assert.deepEqual(now.article, annotate(text, analysis, now.record));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keeps what has nothing to do with it as the same objects', () => {
    const before = annotated(text, analysis, emptyRecord);
    const { article } = before;
    const hand: decisions.Hand = { on: '2026-11-22', random: () => 0.5 };
    const figure = article.figures[3];
    const after = annotated(
      text,
      analysis,
      applyChanges(emptyRecord, decisions.confirm(article, emptyRecord, figure.id, hand)),
      before,
    ).article;
    assert.equal(after.figures.filter((one) => !article.figures.includes(one)).length, 1);
    assert.equal(after.quotes, article.quotes);
    assert.equal(after.entities, article.entities);
  });

  it('looks for no words again that had no place before it', () => {
    const anchor = (id: string, at: Span, words: string): Annotation => ({
      id,
      kind: 'mention',
      entity: 'cup',
      status: 'added',
      at: [at],
      text: words,
      before: '',
      after: '',
    });
    const record: DecisionRecord = {
      article: null,
      entities: new Map([['cup', { name: 'Northern', kind: 'organization' as const }]]),
      annotations: [anchor('aaaa', [41, 49], 'Northern'), anchor('bbbb', [40, 49], 'quinquere')],
    };
    const before = annotated(text, analysis, record);
    assert.equal(before.article.lost.length, 2);
    const hand: decisions.Hand = { on: '2026-11-22', random: () => 0.5 };
    const changes = decisions.confirm(before.article, record, before.article.quotes[2].id, hand);
    const after = annotated(text, analysis, applyChanges(record, changes), before);
    assert.equal(after.article.lost, before.article.lost);
    assert.deepEqual(after.article, { ...annotate(text, analysis, after.record), lost: before.article.lost });
  });
});

describe('a record after typing', () => {
  const hand: decisions.Hand = { on: '2026-11-22', random: Math.random };
  const suggested = annotate(text, analysis, emptyRecord);
  const record = applyChanges(emptyRecord, decisions.confirmAll(suggested, emptyRecord, hand));
  const edit = fc
    .tuple(fc.nat(text.length - 200), fc.nat(60), fc.constantFrom('', 'x', ' and more'))
    .map(([start, length, by]) => ({ start, end: start + length, text: by }));

  it('has every annotation where its letters went, however far from the edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const after = edits.reduce((old, { start, end, text: by }) => old.slice(0, start) + by + old.slice(end), text);
        const { annotations } = follow(record, text, edits, after);
        for (const [i, annotation] of record.annotations.entries())
          assert.deepEqual(annotations[i], moved(annotation, true, edits, after));
      }),
    );
  });
});

describe('windows of a text', () => {
  const at = (...spans: readonly Span[]) => ({ list: spans.map((span) => ({ at: [span] })), where: placed });

  it('hold wholly whatever reaches into them', () => {
    const layers = [at([0, 4], [8, 12], [11, 20], [30, 31]), at([18, 25], [40, 50])] as const;
    assert.deepEqual(windowsAround([[9, 10]], ...layers), [[8, 25]]);
    assert.deepEqual(
      windowsAround(
        [
          [44, 45],
          [2, 3],
          [26, 26],
        ],
        ...layers,
      ),
      [
        [0, 4],
        [26, 27],
        [40, 50],
      ],
    );
  });

  it('give way to what is new in them', () => {
    const { list, gone } = replaceWithin(
      [1, 5, 9, 12, 30],
      [
        [5, 10],
        [28, 31],
      ],
      [6, 7, 29],
      (n) => n,
    );
    assert.deepEqual(list, [1, 6, 7, 12, 29]);
    assert.deepEqual(gone, [5, 9, 30]);
  });
});
