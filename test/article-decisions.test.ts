import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotate } from '../src/article/annotate.js';
import * as decisions from '../src/article/decisions.js';
import type { Article } from '../src/article/types.js';
import { readSidecar } from '../src/sidecar/read.js';
import { applyChanges, changesBetween, emptyRecord, invert } from '../src/sidecar/record.js';
import type { Change, DecisionRecord, QuoteAnnotation } from '../src/sidecar/types.js';
import { writeSidecar } from '../src/sidecar/write.js';
import { applyEdits } from '../src/text/edit.js';
import { articleCase } from './article-cases.js';

const mill = articleCase(
  `The {f=count 40 jobs:40 jobs} at {organization=Ryde Mill:Ryde Mill} are safe, {person=Oona Pike:Oona Pike} wrote. “{q1:Nobody goes,}” {s1=Oona Pike:she} {cue1:said}.
“{q2:We shall see,}” {cue2:replied} {s2=Ivo Lund:Lund}. {person=Ivo Lund:Ivo Lund} leads {organization=Ryde Mill:the mill}’s union. The ’so-called deal’ costs two million.`,
);

/** A hand whose chance is a counter, so that ids can be foreseen to differ. */
const handOf = (): decisions.Hand => {
  let n = 0;
  return { by: 'dana', on: '2026-11-22', random: () => (n++ * 0.37) % 1 };
};

type Step = (article: Article, record: DecisionRecord, hand: decisions.Hand) => readonly Change[];

/** An article and its record, after decisions taken one after the other. */
function decided(...steps: readonly Step[]) {
  let record = emptyRecord;
  const hand = handOf();
  for (const step of steps)
    record = applyChanges(record, step(annotate(mill.text, mill.analysis, record), record, hand));
  return { record, article: annotate(mill.text, mill.analysis, record) };
}

/** The id that the quote or figure with these words has now. */
const idOf = (article: Article, words: string): string => {
  const [start] = mill.at(words);
  const item = [
    ...article.quotes.map((q) => ({ id: q.id, at: q.contents[0] })),
    ...article.figures.map((f) => ({ id: f.id, at: f.span })),
  ].find(({ at }) => at[0] === start);
  if (!item) throw new Error(`nothing is marked at: ${words}`);
  return item.id;
};

const confirm =
  (words: string): Step =>
  (a, r, h) =>
    decisions.confirm(a, r, idOf(a, words), h);
const reject =
  (words: string): Step =>
  (a, r, h) =>
    decisions.reject(a, r, idOf(a, words), h);
const remove =
  (words: string): Step =>
  (a, r, h) =>
    decisions.remove(a, r, idOf(a, words), h);
const speaker =
  (words: string, choice: decisions.EntityChoice | null): Step =>
  (a, r, h) =>
    decisions.changeSpeaker(a, r, idOf(a, words), choice, h);

describe('decisions: on what is suggested', () => {
  it('a confirmed quote is written down with its words, place, speaker, and who decided', () => {
    const { record } = decided(confirm('Nobody goes,'));
    const [{ id, ...annotation }] = record.annotations;
    assert.match(id, /^[a-z][a-z0-9]{3,}$/);
    assert.deepEqual(annotation, {
      kind: 'quote',
      quote: 'direct',
      status: 'confirmed',
      at: [mill.at('Nobody goes,')],
      text: 'Nobody goes,',
      before: mill.text.slice(mill.at('Nobody goes,')[0] - 32, mill.at('Nobody goes,')[0]),
      after: mill.text.slice(mill.at('Nobody goes,')[1], mill.at('Nobody goes,')[1] + 32),
      speaker: 'oona-pike',
      source: mill.at('she'),
      cue: mill.at('said'),
      by: 'dana',
      on: '2026-11-22',
    });
    assert.deepEqual([...record.entities], [['oona-pike', { name: 'Oona Pike', kind: 'person' }]]);
  });

  it('the speaker comes along with role and other names', () => {
    const { record } = decided(confirm('We shall see,'));
    assert.deepEqual([...record.entities], [['ivo-lund', { name: 'Ivo Lund', kind: 'person' }]]);
  });

  it('a rejected one is kept as rejected, and adds no entity', () => {
    const { record, article } = decided(reject('Nobody goes,'), reject('40 jobs'));
    assert.deepEqual(
      record.annotations.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(record.entities.size, 0);
    assert.equal(article.quotes.filter((q) => q.status !== 'rejected').length, 1);
  });

  it('a mind can be changed, under the same id', () => {
    const once = decided(reject('Nobody goes,'));
    const twice = decided(reject('Nobody goes,'), confirm('Nobody goes,'));
    assert.equal(twice.record.annotations.length, 1);
    assert.equal(twice.record.annotations[0].id, once.record.annotations[0].id);
    assert.equal(twice.record.annotations[0].status, 'confirmed');
  });

  it('all can be confirmed at once, or those that are sure enough', () => {
    const all: Step = (a, r, h) => decisions.confirmAll(a, r, h);
    const sure: Step = (a, r, h) => decisions.confirmAll(a, r, h, 0.75);
    const { record, article } = decided(all);
    assert.equal(record.annotations.length, 3);
    assert.equal(new Set(record.annotations.map(({ id }) => id)).size, 3);
    assert.ok([...article.quotes, ...article.figures].every(({ status }) => status === 'confirmed'));
    assert.deepEqual([...record.entities.keys()].sort(), ['ivo-lund', 'oona-pike']);
    assert.deepEqual(
      decided(sure).record.annotations.map(({ kind }) => kind),
      ['quote', 'quote'],
    );
    assert.deepEqual(decided(all, all).record, record);
  });

  it('taken back, it is a suggestion again', () => {
    const { record, article } = decided(confirm('Nobody goes,'), remove('Nobody goes,'));
    assert.deepEqual(record.annotations, []);
    assert.equal(article.quotes[0].status, 'suggested');
    const reopened: Step = (a, r) => decisions.reopen(r, idOf(a, 'Nobody goes,'));
    assert.deepEqual(decided(reject('Nobody goes,'), reopened).record.annotations, []);
  });

  it('to delete a bare suggestion is to reject it', () => {
    assert.equal(decided(remove('40 jobs')).article.figures[0].status, 'rejected');
  });

  it('notes and labels stay on it through other decisions', () => {
    const note: Step = (a, r, h) => decisions.setNote(a, r, idOf(a, 'Nobody goes,'), 'Not so: see p. 4', h);
    const labels: Step = (a, r, h) => decisions.setLabels(a, r, idOf(a, 'Nobody goes,'), ['jobs'], h);
    const { record } = decided(note, labels, speaker('Nobody goes,', 'ivo-lund'));
    const [annotation] = record.annotations as readonly QuoteAnnotation[];
    assert.deepEqual(
      [annotation.note, annotation.labels, annotation.speaker, annotation.status],
      ['Not so: see p. 4', ['jobs'], 'ivo-lund', 'confirmed'],
    );
    const none: Step = (a, r, h) => decisions.setNote(a, r, idOf(a, 'Nobody goes,'), '', h);
    assert.ok(!('note' in decided(note, none).record.annotations[0]));
    assert.deepEqual(decided(none).record, emptyRecord);
  });

  it('its place, source and cue can be corrected', () => {
    const id: Step = (a, r, h) =>
      decisions.setSpans(a, r, idOf(a, 'Nobody goes,'), [[mill.at('Nobody goes,')[0], mill.at('Nobody goes')[1]]], h);
    const source: Step = (a, r, h) => decisions.setSource(a, r, idOf(a, 'Nobody goes'), mill.at('Oona Pike'), h);
    const cue: Step = (a, r, h) => decisions.setCue(a, r, idOf(a, 'Nobody goes'), null, h);
    const [annotation] = decided(id, source, cue).record.annotations as readonly QuoteAnnotation[];
    assert.deepEqual(
      [annotation.text, annotation.source, annotation.status],
      ['Nobody goes', mill.at('Oona Pike'), 'confirmed'],
    );
    assert.equal(annotation.cue, undefined);
  });
});

describe('decisions: speakers', () => {
  it('an entity of the article', () => {
    const { record, article } = decided(speaker('We shall see,', 'ryde-mill'));
    assert.deepEqual(record.entities.get('ryde-mill'), {
      name: 'Ryde Mill',
      kind: 'organization',
      aliases: ['the mill'],
    });
    assert.equal(article.quotes[1].speaker, 'ryde-mill');
  });

  it('a new one, under an id of its own', () => {
    const { record, article } = decided(speaker('We shall see,', { name: ' A  union man ', kind: 'person' }));
    assert.deepEqual([...record.entities], [['a-union-man', { name: 'A union man', kind: 'person' }]]);
    assert.equal(article.quotes[1].speaker, 'a-union-man');
    const same = decided(speaker('We shall see,', { name: 'Oona Pike', kind: 'person' }));
    assert.deepEqual([...same.record.entities.keys()], ['oona-pike']);
  });

  it('nobody', () => {
    const [annotation] = decided(speaker('We shall see,', null)).record.annotations as readonly QuoteAnnotation[];
    assert.equal(annotation.speaker, undefined);
  });
});

describe('decisions: marking by hand', () => {
  const addQuote =
    (words: string, details: decisions.QuoteDetails = {}): Step =>
    (a, r, h) =>
      decisions.addQuote(a, r, [mill.at(words)], details, h);

  it('a quote, whose kind is seen from its marks', () => {
    const kinds = ['Nobody goes,', '“Nobody goes,”', 'wrote. “Nobody goes,” she', 'are safe'].map((words) => {
      const [annotation] = decided(addQuote(words)).record.annotations as readonly QuoteAnnotation[];
      return [annotation.status, annotation.quote];
    });
    assert.deepEqual(kinds, [
      ['added', 'direct'],
      ['added', 'direct'],
      ['added', 'mixed'],
      ['added', 'indirect'],
    ]);
  });

  it('in several fragments, without the blanks around them', () => {
    const [a, b] = [mill.at(' Nobody goes, '.trim()), mill.at(' costs two million')];
    const add: Step = (x, r, h) => decisions.addQuote(x, r, [b, a], { speaker: 'oona-pike' }, h);
    const [annotation] = decided(add).record.annotations as readonly QuoteAnnotation[];
    assert.deepEqual(annotation.text, 'Nobody goes, … costs two million');
    assert.equal(annotation.speaker, 'oona-pike');
  });

  it('what was added by hand is gone when deleted, and stays added when confirmed', () => {
    assert.deepEqual(decided(addQuote('are safe'), remove('are safe')).record.annotations, []);
    assert.equal(decided(addQuote('are safe'), confirm('are safe')).record.annotations[0].status, 'added');
    assert.equal(decided(addQuote('are safe'), speaker('are safe', 'oona-pike')).record.annotations[0].status, 'added');
  });

  it('a figure', () => {
    const add: Step = (a, r, h) => decisions.addFigure(a, r, mill.at('two million'), { value: 2e6 }, h);
    assert.deepEqual(
      decided(add).article.figures.map(({ status, kind, value }) => [status, kind, value]),
      [
        ['suggested', 'count', 40],
        ['added', 'count', 2e6],
      ],
    );
  });

  it('a mention, which can be another entity’s later, or none', () => {
    const mention =
      (entity: decisions.EntityChoice): Step =>
      (a, r, h) =>
        decisions.addMention(a, r, mill.at('Lund'), entity, h);
    const none =
      (entity: string): Step =>
      (a, r, h) =>
        decisions.rejectMention(a, r, mill.at('Lund'), entity, h);
    const of = ({ article }: { article: Article }, id: string) =>
      article.entities
        .find((e) => e.id === id)
        ?.mentions.filter((m) => m.annotation)
        .map(({ status }) => status);
    assert.deepEqual(of(decided(mention('oona-pike')), 'oona-pike'), ['added']);
    assert.deepEqual(of(decided(mention('oona-pike'), mention('ivo-lund')), 'oona-pike'), []);
    assert.deepEqual(of(decided(mention('oona-pike'), mention('ivo-lund')), 'ivo-lund'), ['added']);
    assert.equal(decided(mention('oona-pike'), mention('ivo-lund')).record.annotations.length, 1);
    assert.deepEqual(decided(mention('oona-pike'), none('oona-pike')).record.annotations, []);
    assert.deepEqual(of(decided(none('oona-pike')), 'oona-pike'), ['rejected']);
    assert.deepEqual(of(decided(mention({ name: 'A sailor', kind: 'person' })), 'a-sailor'), ['added']);
  });

  it('an entity’s name, kind and role', () => {
    const change: Step = (a, r) => decisions.changeEntity(a, r, 'oona-pike', { name: 'Oona M. Pike', role: 'owner' });
    const { article, record } = decided(change);
    assert.deepEqual(record.entities.get('oona-pike'), { name: 'Oona M. Pike', kind: 'person', role: 'owner' });
    assert.equal(article.entities.find(({ id }) => id === 'oona-pike')?.decided, true);
    const cleared: Step = (a, r) => decisions.changeEntity(a, r, 'oona-pike', { role: '' });
    assert.equal(decided(change, cleared).record.entities.get('oona-pike')?.role, undefined);
  });

  it('nothing, where there is nothing to do', () => {
    const article = annotate(mill.text, mill.analysis, emptyRecord);
    const hand = handOf();
    for (const changes of [
      decisions.confirm(article, emptyRecord, 'none', hand),
      decisions.changeSpeaker(article, emptyRecord, article.quotes[0].id, 'nobody', hand),
      decisions.changeSpeaker(article, emptyRecord, article.figures[0].id, 'oona-pike', hand),
      decisions.addQuote(article, emptyRecord, [[9999, 10_005]], {}, hand),
      decisions.addFigure(article, emptyRecord, [5, 5], {}, hand),
      decisions.addMention(article, emptyRecord, [0, 3], { name: ' ', kind: 'person' }, hand),
      decisions.rejectMention(article, emptyRecord, [5, 5], 'oona-pike', hand),
      decisions.remove(article, emptyRecord, 'none', hand),
      decisions.reopen(emptyRecord, 'none'),
      decisions.changeEntity(article, emptyRecord, 'nobody', {}),
    ])
      assert.deepEqual(changes, []);
  });
});

describe('decisions: any of them, in any order', () => {
  const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
  const span = fc
    .tuple(fc.nat(mill.text.length), fc.nat(mill.text.length))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
  const step: fc.Arbitrary<Step> = fc
    .record({ act: fc.nat(12), n: fc.nat(20), m: fc.nat(20), span, words: fc.string({ maxLength: 8 }) })
    .map(
      ({ act, n, m, span, words }): Step =>
        (article, record, hand) => {
          const item = pick([...article.quotes, ...article.figures], n)?.id ?? '';
          const entity = pick(article.entities, m)?.id ?? '';
          const acts: readonly Step[] = [
            (a, r, h) => decisions.confirm(a, r, item, h),
            (a, r, h) => decisions.reject(a, r, item, h),
            (a, r, h) => decisions.remove(a, r, item, h),
            (_, r) => decisions.reopen(r, item),
            (a, r, h) => decisions.changeSpeaker(a, r, item, entity, h),
            (a, r, h) => decisions.changeSpeaker(a, r, item, { name: words, kind: 'person' }, h),
            (a, r, h) => decisions.setNote(a, r, item, words, h),
            (a, r, h) => decisions.addQuote(a, r, [span], { speaker: entity }, h),
            (a, r, h) => decisions.addFigure(a, r, span, {}, h),
            (a, r, h) => decisions.addMention(a, r, span, entity, h),
            (a, r, h) => decisions.rejectMention(a, r, span, entity, h),
            (a, r, h) => decisions.confirmAll(a, r, h),
            (a, r) => decisions.changeEntity(a, r, entity, { role: words }),
          ];
          return acts[act](article, record, hand);
        },
    );

  it('the file says what memory says, and every step can be undone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const hand = handOf();
        let record = emptyRecord;
        let file = '';
        const back: { changes: readonly Change[]; before: DecisionRecord }[] = [];
        for (const decide of steps) {
          const changes = decide(annotate(mill.text, mill.analysis, record), record, hand);
          back.push({ changes: invert(record, changes), before: record });
          record = applyChanges(record, changes);
          file = applyEdits(file, writeSidecar(file, changes));
          assert.deepEqual(changesBetween(readSidecar(file).record, record), []);
        }
        assert.deepEqual(readSidecar(file).problems, []);
        const { lost, quotes, figures } = annotate(mill.text, mill.analysis, record);
        assert.deepEqual(lost, []);
        const shown = new Set([...quotes, ...figures].map(({ id }) => id));
        for (const { id, kind } of record.annotations) assert.ok(kind === 'mention' || shown.has(id));
        for (const { changes, before } of back.reverse()) {
          record = applyChanges(record, changes);
          assert.deepEqual(changesBetween(record, before), []);
        }
      }),
      { numRuns: 30 },
    );
  });
});
