import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alike, likenessOf, occurrences, unmarked, wordsKey } from '../src/article/alike.js';
import { annotate } from '../src/article/annotate.js';
import * as decisions from '../src/article/decisions.js';
import { neighbour, progressOf, reviewList } from '../src/article/review.js';
import type { Article, ArticleItem } from '../src/article/types.js';
import { applyChanges, changesBetween, emptyRecord, invert } from '../src/sidecar/record.js';
import type { Change, DecisionRecord } from '../src/sidecar/types.js';
import type { Span } from '../src/text/span.js';
import { articleCase, type Case } from './article-cases.js';

const pier = articleCase(
  `“{q1:We open,}” {s1=Nils Aho:Mr. Aho} {cue1:said}, “{q2:and we stay open.}” {person=Nils Aho:Nils Aho} runs the {f=count 3 piers:three piers}.
“{q3:No more,}” {cue3:said} {s3=Greta Holm:Ms. Holm}. {s4=Nils Aho:Mr. Aho} {cue4:thinks} that {q4=indirect:the {f=count 3 piers:three piers} pay. Aho’s gain}.`,
);

const hand = (): decisions.Hand => {
  let n = 0;
  return { by: 'dana', on: '2026-11-22', random: () => (n++ * 0.37) % 1 };
};

type Step = (article: Article, record: DecisionRecord, by: decisions.Hand) => readonly Change[];

/** The article after decisions, each of which can be taken back to where it began. */
function decided(article: Case, ...steps: readonly Step[]): { article: Article; record: DecisionRecord } {
  let record = emptyRecord;
  const by = hand();
  for (const step of steps) {
    const changes = step(annotate(article.text, article.analysis, record), record, by);
    const next = applyChanges(record, changes);
    const back = applyChanges(next, invert(record, changes));
    assert.deepEqual(changesBetween(back, record), [], 'the way back');
    record = next;
  }
  return { article: annotate(article.text, article.analysis, record), record };
}

const startingWith = (article: Article, words: string): ArticleItem => {
  const item = [...article.quotes, ...article.figures].find((candidate) =>
    wordsOf(article, candidate).startsWith(words),
  );
  if (!item) throw new Error(`nothing is marked at: ${words}`);
  return item;
};
const wordsOf = (article: Article, item: ArticleItem): string =>
  (item.type === 'quote' ? item.contents : [item.span]).map((span) => article.text.slice(...span)).join(' | ');
const all = (article: Article): readonly string[] =>
  article.quotes.map((quote) => `${quote.status} ${wordsOf(article, quote)}`);

const on =
  (words: string, take: (id: string, ...given: Parameters<Step>) => readonly Change[]): Step =>
  (article, record, by) =>
    take(startingWith(article, words).id, article, record, by);

describe('edges of an item move', () => {
  const moves: readonly (readonly [
    what: string,
    edge: decisions.Edge,
    step: 1 | -1,
    stride: decisions.Stride,
    words: string,
  ])[] = [
    ['the end back by a word', 'end', -1, 'word', 'the three piers pay. Aho’s'],
    ['the start on by a word', 'start', 1, 'word', 'three piers pay. Aho’s gain'],
    ['the start back by a word', 'start', -1, 'word', 'that the three piers pay. Aho’s gain'],
    ['the end on by a character', 'end', 1, 'character', 'the three piers pay. Aho’s gain.'],
    ['the start on by a character', 'start', 1, 'character', 'he three piers pay. Aho’s gain'],
  ];
  for (const [what, edge, step, stride, words] of moves)
    it(what, () => {
      const { article } = decided(
        pier,
        on('the three piers pay', (id, a, r, h) => decisions.moveEdge(a, r, id, edge, step, stride, h)),
      );
      const quote = article.quotes.at(-1);
      assert.equal(quote && wordsOf(article, quote), words);
      assert.equal(quote?.status, 'confirmed');
      assert.equal(article.entities.find(({ id }) => id === quote?.speaker)?.name, 'Nils Aho', 'the link stays');
    });

  it('never over another, out of the text, or through a pair of surrogates', () => {
    const short = articleCase('“{q1:No}” {s1=Al:Al} {cue1:said}. 🐟 {f=count 2 x:2}');
    const edge = (edge: decisions.Edge, step: 1 | -1, stride: decisions.Stride, words: string) =>
      decided(
        short,
        on(words, (id, a, r, h) => decisions.moveEdge(a, r, id, edge, step, stride, h)),
      ).article;
    assert.equal(edge('start', 1, 'word', 'No').quotes[0].status, 'suggested');
    assert.equal(edge('start', 1, 'character', '2').figures[0].status, 'suggested');
    assert.equal(edge('end', 1, 'word', '2').figures[0].status, 'suggested');
    const figure = decided(
      short,
      on('2', (id, a, r, h) => decisions.moveEdge(a, r, id, 'start', -1, 'character', h)),
    );
    assert.equal(wordsOf(figure.article, figure.article.figures[0]), '🐟 2');
  });
});

describe('quotes are joined and split', () => {
  const join = on('We open,', (id, a, r, h) => decisions.joinWithNext(a, r, id, h));

  it('a quote and the next one become one of two parts', () => {
    const { article, record } = decided(pier, join);
    assert.deepEqual(all(article).slice(0, 2), ['confirmed We open, | and we stay open.', 'suggested No more,']);
    assert.equal(record.annotations.length, 1);
    assert.equal(article.quotes[0].cue?.[0], pier.at('said')[0]);
  });

  it('a decision on the next one goes into it', () => {
    const { article, record } = decided(
      pier,
      on('and we stay', (id, a, r, h) => decisions.setNote(a, r, id, 'twice', h)),
      join,
    );
    assert.equal(record.annotations.length, 1);
    assert.equal(article.quotes[0].note, 'twice');
  });

  it('the last one has nothing to be joined with', () => {
    const { record } = decided(
      pier,
      on('the three piers pay', (id, a, r, h) => decisions.joinWithNext(a, r, id, h)),
    );
    assert.equal(record.annotations.length, 0);
  });

  it('what was joined is split again between its parts', () => {
    const { article } = decided(
      pier,
      join,
      on('We open,', (id, a, r, h) => decisions.splitQuote(a, r, id, undefined, h)),
    );
    assert.deepEqual(all(article).slice(0, 2), ['confirmed We open,', 'added and we stay open.']);
    assert.equal(article.quotes[1].speaker, article.quotes[0].speaker);
  });

  it('one part is split where the cursor is, and not at its edges', () => {
    const split = (at: number) =>
      decided(
        pier,
        on('the three piers pay', (id, a, r, h) => decisions.splitQuote(a, r, id, at, h)),
      ).article;
    const [start, end] = pier.at('the three piers pay. Aho’s gain');
    assert.deepEqual(all(split(pier.at('Aho’s gain')[0])).slice(-2), [
      'confirmed the three piers pay.',
      'added Aho’s gain',
    ]);
    for (const at of [start, end, 0]) assert.equal(all(split(at)).at(-1), 'suggested the three piers pay. Aho’s gain');
  });

  it('a kind is changed', () => {
    const { article } = decided(
      pier,
      on('the three piers pay', (id, a, r, h) => decisions.changeKind(a, r, id, 'mixed', h)),
      on('three piers', (id, a, r, h) => decisions.changeKind(a, r, id, 'quantity', h)),
    );
    assert.equal(article.quotes.at(-1)?.kind, 'mixed');
    assert.equal(article.figures[0].kind, 'quantity');
    assert.equal(article.figures[0].value, 3);
  });
});

describe('what else is said of an item', () => {
  it('answers to attributes come, change and go; the rest stays', () => {
    const answer = (key: string, value: string): Step =>
      on('No more,', (id, a, r, h) => decisions.setAttribute(a, r, id, key, value, h));
    const { article, record } = decided(pier, answer('stance', 'for'), answer('verified', 'yes'), answer('stance', ''));
    assert.deepEqual(startingWith(article, 'No more,').attributes, { verified: 'yes' });
    assert.deepEqual(record.annotations[0].attributes, { verified: 'yes' });
    assert.equal(record.annotations[0].status, 'confirmed');
    const none = decided(pier, answer('stance', 'for'), answer('stance', ''));
    assert.ok(!('attributes' in none.record.annotations[0]));
  });

  it('one may be unsure, and sure again', () => {
    const unsure = (value: boolean): Step => on('No more,', (id, a, r, h) => decisions.setUnsure(a, r, id, value, h));
    assert.equal(decided(pier, unsure(true)).record.annotations[0].unsure, true);
    assert.ok(!('unsure' in decided(pier, unsure(true), unsure(false)).record.annotations[0]));
    assert.equal(decided(pier, unsure(false)).record.annotations.length, 0);
  });
});

describe('entities are renamed and merged', () => {
  const named = (article: Article) => article.entities.map(({ name, quotes }) => `${name} ${quotes.length}`);
  const idOf = (article: Article, name: string) => article.entities.find((entity) => entity.name === name)?.id ?? '';

  it('a new name keeps the old one as an alias, so that nothing falls off', () => {
    const { article, record } = decided(pier, (a, r) =>
      decisions.renameEntity(a, r, idOf(a, 'Nils Aho'), 'Nils  A. Aho'),
    );
    assert.deepEqual(named(article), ['Nils A. Aho 2', 'Greta Holm 1']);
    assert.deepEqual([...record.entities.values()][0].aliases?.includes('Nils Aho'), true);
  });

  it('merged ones speak together, decided or not, and are one for good', () => {
    const { article, record } = decided(
      pier,
      on('No more,', (id, a, r, h) => decisions.confirm(a, r, id, h)),
      (a, r) => decisions.mergeEntities(a, r, idOf(a, 'Greta Holm'), idOf(a, 'Nils Aho')),
    );
    assert.deepEqual(named(article), ['Nils Aho 3']);
    assert.deepEqual([...record.entities.keys()], ['nils-aho']);
    assert.equal(record.annotations[0].kind === 'quote' && record.annotations[0].speaker, 'nils-aho');
  });

  it('nobody is merged into himself or into nobody', () => {
    const same = decided(pier, (a, r) => decisions.mergeEntities(a, r, idOf(a, 'Nils Aho'), idOf(a, 'Nils Aho')));
    const none = decided(pier, (a, r) => decisions.mergeEntities(a, r, idOf(a, 'Nils Aho'), 'nobody'));
    assert.equal(same.record.entities.size + none.record.entities.size, 0);
  });
});

describe('all alike', () => {
  const { article } = decided(pier);

  it('are quotes whose source has the same words, and figures with the same words', () => {
    const first = startingWith(article, 'We open,');
    assert.deepEqual(
      alike(article, likenessOf(article, first), first.id).map((item) => wordsOf(article, item)),
      ['the three piers pay. Aho’s gain'],
    );
    const figure = startingWith(article, 'three piers');
    assert.equal(alike(article, likenessOf(article, figure), figure.id).length, 1);
    const bare = startingWith(article, 'and we stay');
    assert.deepEqual(alike(article, likenessOf(article, bare)), [], 'no source is like no other');
  });

  for (const [words, key] of [
    ['“Mr.  Miller,”', 'mr miller'],
    ['the NATO chief', 'the nato chief'],
    ['O’Neill', "o'neill"],
    ['“”', ''],
  ] as const)
    it(`${words} compares as ${JSON.stringify(key)}`, () => assert.equal(wordsKey(words), key));

  it('a name occurs as whole words, over line ends and with any apostrophe', () => {
    const text = "Ann O'Hare, ann O’Hare; Ann\nO’Hare’s Ann O’Harey (Ann O'Hare)";
    assert.deepEqual(
      occurrences(text, 'Ann O’Hare').map(([start]) => start),
      [0, 24, 50],
    );
    assert.deepEqual(occurrences('C++ (C++)', 'C++').length, 2);
    assert.deepEqual(occurrences(text, '  '), []);
  });

  it('those of an entity that are marked already are left out, and the others become mentions', () => {
    const id = article.entities.find(({ name }) => name === 'Nils Aho')?.id;
    assert.deepEqual(unmarked(article, 'Nils Aho', id), []);
    const places = unmarked(article, 'Mr. Aho', id);
    assert.equal(places.length, 2);
    const marked = decided(pier, (a, r, h) => decisions.addMentions(a, r, places, 'nils-aho', h));
    assert.deepEqual(unmarked(marked.article, 'Mr. Aho', id), []);
  });
});

describe('a review', () => {
  const { article } = decided(pier);
  const walk = (order: 'text' | 'unsure', step: 1 | -1, given: Article = article) => {
    const seen: string[] = [];
    for (let item = neighbour(given, undefined, order, step); item && !seen.includes(item.id); ) {
      seen.push(item.id);
      item = neighbour(given, item, order, step);
    }
    return seen;
  };

  it('goes through everything that is open, once, in either direction', () => {
    for (const order of ['text', 'unsure'] as const) {
      const list = reviewList(article, order).map(({ id }) => id);
      assert.equal(list.length, 6);
      assert.deepEqual(walk(order, 1), list);
      assert.deepEqual(walk(order, -1), [...list].reverse());
    }
  });

  it('begins with the least sure where that is asked for', () => {
    assert.equal(reviewList(article, 'unsure')[0].type, 'figure');
    assert.equal(reviewList(article, 'text')[0].type, 'quote');
  });

  it('goes on behind an item that has just been decided, and ends when nothing is open', () => {
    const first = startingWith(article, 'No more,');
    const { article: now } = decided(
      pier,
      on('No more,', (id, a, r, h) => decisions.confirm(a, r, id, h)),
    );
    const next = neighbour(now, first, 'text', 1);
    assert.equal(next && wordsOf(now, next), 'the three piers pay. Aho’s gain');
    assert.deepEqual(progressOf(now), { decided: 1, open: 5 });
    const done = decided(pier, (a, r, h) => decisions.confirmAll(a, r, h)).article;
    assert.equal(neighbour(done, undefined, 'text', 1), undefined);
    assert.deepEqual(progressOf(done), { decided: 6, open: 0 });
  });
});

describe('shaping in any order', () => {
  it('can always be taken back, and leaves every span in the text', () => {
    const step = fc.record({
      what: fc.constantFrom('join', 'split', 'start', 'end', 'kind', 'merge', 'confirm', 'reject'),
      which: fc.nat(9),
      at: fc.nat(pier.text.length),
      by: fc.constantFrom(1 as const, -1 as const),
      stride: fc.constantFrom('word' as const, 'character' as const),
    });
    const stepOf =
      ({ what, which, at, by, stride }: typeof step extends fc.Arbitrary<infer T> ? T : never): Step =>
      (a, r, h) => {
        const items = [...a.quotes, ...a.figures];
        const { id } = items[which % items.length];
        const entity = (n: number) => a.entities[n % a.entities.length]?.id ?? '';
        switch (what) {
          case 'join':
            return decisions.joinWithNext(a, r, id, h);
          case 'split':
            return decisions.splitQuote(a, r, id, by > 0 ? at : undefined, h);
          case 'kind':
            return decisions.changeKind(a, r, id, 'mixed', h);
          case 'merge':
            return decisions.mergeEntities(a, r, entity(which), entity(at));
          case 'confirm':
            return decisions.confirm(a, r, id, h);
          case 'reject':
            return decisions.reject(a, r, id, h);
          default:
            return decisions.moveEdge(a, r, id, what as decisions.Edge, by, stride, h);
        }
      };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { article } = decided(pier, ...steps.map(stepOf));
        const inside = ([start, end]: Span) => start >= 0 && start < end && end <= pier.text.length;
        assert.ok(article.quotes.every(({ contents }) => contents.length > 0 && contents.every(inside)));
        assert.ok(article.figures.every(({ span }) => inside(span)));
        assert.equal(article.lost.length, 0);
      }),
      { numRuns: 200 },
    );
  });
});
