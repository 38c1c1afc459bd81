import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Article, ArticleEntity } from '../src/article/types.js';
import { type Corpus, createCorpus } from '../src/corpus/corpus.js';
import { comparable, rolesAgree } from '../src/corpus/names.js';
import { plain } from './corpus-entities.js';

type Named = Partial<ArticleEntity> & { readonly name: string };

/** An article's entity: named once, by a name, unless told otherwise. */
const entity = (given: Named): ArticleEntity => ({
  type: 'entity',
  id: given.id ?? comparable(given.name).replace(/ /g, '-'),
  kind: 'person',
  role: null,
  aliases: [],
  wikidata: null,
  note: null,
  mentions: [{ span: [0, 4], form: 'name', status: 'suggested', annotation: null, found: 'exact' }],
  quotes: [],
  decided: false,
  ...given,
});

const article = (...entities: readonly Named[]): Pick<Article, 'entities'> => ({ entities: entities.map(entity) });

const corpusOf = (...articles: readonly (readonly Named[])[]): Corpus => {
  const corpus = createCorpus();
  for (const [i, entities] of articles.entries()) corpus.set(`${'abcdefgh'[i]}.txt`, article(...entities));
  return corpus;
};

/** Each entity as `name: articles`. */
const said = (corpus: Corpus): readonly string[] =>
  corpus.entities().map(({ name, appearances }) => `${name}: ${appearances.map((a) => a.article[0]).join('')}`);

describe('corpus: who is one', () => {
  const one: Readonly<Record<string, readonly (readonly Named[])[]>> = {
    'the same full name': [[{ name: 'Mina Cho' }], [{ name: 'Mina Cho' }]],
    'the same but for case and marks': [[{ name: 'José Ibáñez' }], [{ name: 'JOSE IBANEZ' }]],
    'the same but for hyphens and stops': [[{ name: 'Jean-Luc B. Roy' }], [{ name: 'Jean Luc B Roy' }]],
    'one id that people gave': [
      [{ name: 'Mina Cho', id: 'cho', decided: true }],
      [{ name: 'M. Lund', id: 'cho', decided: true }],
    ],
    'a surname with the same office': [
      [{ name: 'Mina Cho', role: 'Mayor of Ostby' }],
      [{ name: 'Cho', role: 'the mayor' }],
    ],
    'an organization': [[{ name: 'ASB', kind: 'organization' }], [{ name: 'ASB', kind: 'organization' }]],
  };
  for (const [name, articles] of Object.entries(one))
    it(name, () => {
      const corpus = corpusOf(...articles);
      assert.deepEqual(
        corpus.entities().map(({ appearances }) => appearances.map((a) => a.article)),
        [['a.txt', 'b.txt']],
      );
      assert.equal(corpus.entities()[0].name, articles[0][0].name);
    });

  const two: typeof one = {
    'other full names': [[{ name: 'Mina Cho' }], [{ name: 'Lena Cho' }]],
    'a bare surname': [[{ name: 'Mina Cho', role: 'mayor' }], [{ name: 'Cho' }]],
    'a surname with another office': [
      [{ name: 'Mina Cho', role: 'Mayor of Ostby' }],
      [{ name: 'Cho', role: 'goalkeeper' }],
    ],
    'a person and a place': [[{ name: 'Ostby' }], [{ name: 'Ostby', kind: 'place' }]],
    'the same id that nobody gave': [[{ name: 'Mina Cho', id: 'x' }], [{ name: 'Ivo Lund', id: 'x' }]],
    'sources without a name': [
      [{ name: 'a senior official', mentions: [] }],
      [{ name: 'a senior official', mentions: [] }],
    ],
    'sources with a description': [
      [
        {
          name: 'the company',
          kind: 'organization',
          mentions: [{ span: [0, 1], form: 'description', status: 'suggested', annotation: null, found: 'exact' }],
        },
      ],
      [{ name: 'the company', kind: 'organization', mentions: [] }],
    ],
  };
  for (const [name, articles] of Object.entries(two))
    it(`not ${name}`, () => assert.equal(corpusOf(...articles).entities().length, 2));

  it('not a surname that fits two full names', () => {
    const three = [
      [{ name: 'Mina Cho', role: 'mayor' }],
      [{ name: 'Lena Cho', role: 'mayor' }],
      [{ name: 'Cho', role: 'mayor' }],
    ];
    assert.equal(corpusOf(...three).entities().length, 3);
  });

  it('offices agree by a word that says something', () => {
    assert.ok(rolesAgree('Secretary General', 'the former NATO secretary-general'));
    assert.ok(!rolesAgree('head of the union', 'head of the band'));
    assert.ok(!rolesAgree('mayor', 'the'));
  });
});

describe('corpus: what is known of one', () => {
  const corpus = corpusOf(
    [
      { name: 'Mina Cho', role: 'mayor', aliases: ['Cho'], quotes: ['q1', 'q2'] },
      { name: 'Ostby', kind: 'place' },
    ],
    [
      { name: 'MINA CHO', role: 'mayor of Ostby', aliases: ['Mina', 'Cho'], quotes: ['q1'] },
      { name: 'Ivo Lund', quotes: ['q2', 'q3', 'q4', 'q5'] },
    ],
    [{ name: 'Mina Cho', role: 'mayor', decided: true }, { name: 'Ada Roy' }],
  );

  it('comes in order of quotes, mentions and name', () => {
    assert.deepEqual(said(corpus), ['Ivo Lund: b', 'Mina Cho: abc', 'Ada Roy: c', 'Ostby: a']);
  });

  it('is counted and gathered', () => {
    const [, mina] = corpus.entities();
    assert.deepEqual([mina.quotes, mina.mentions, mina.kind], [3, 3, 'person']);
    assert.deepEqual(mina.roles, ['mayor', 'mayor of Ostby']);
    assert.deepEqual(mina.aliases, ['Cho', 'Mina']);
    assert.deepEqual(mina.appearances[0], { article: 'a.txt', entity: 'mina-cho', quotes: 2, mentions: 1 });
  });

  it('is found from an entity of an article', () => {
    assert.equal(corpus.entityOf('c.txt', 'mina-cho'), corpus.entities()[1]);
    assert.equal(corpus.entityOf('c.txt', 'ivo-lund'), undefined);
  });

  it('leaves out rejected mentions', () => {
    const mentions = ['suggested', 'rejected'].map((status) => ({
      ...entity({ name: 'x' }).mentions[0],
      status: status as 'suggested',
    }));
    assert.equal(corpusOf([{ name: 'Mina Cho', mentions }]).entities()[0].mentions, 1);
  });
});

describe('corpus: article by article', () => {
  const people: readonly Named[] = [
    { name: 'Mina Cho', role: 'mayor' },
    { name: 'Lena Cho', role: 'nurse' },
    { name: 'Cho', role: 'mayor' },
    { name: 'Cho' },
    { name: 'mina cho', id: 'cho', decided: true },
    { name: 'M. C.', id: 'cho', decided: true },
    { name: 'Ostby', kind: 'place' },
    { name: 'a man', mentions: [] },
  ];
  const articles = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(fc.subarray([...people], { maxLength: 4 }))),
    { maxLength: 15 },
  );

  it('comes to the same as all at once', () => {
    fc.assert(
      fc.property(articles, (steps) => {
        const corpus = createCorpus();
        const now = new Map<string, readonly Named[]>();
        for (const [key, entities] of steps) {
          if (entities) {
            corpus.set(key, article(...entities));
            now.set(key, entities);
          } else {
            corpus.delete(key);
            now.delete(key);
          }
          if (key === 'a') corpus.entities();
        }
        const fresh = createCorpus();
        for (const [key, entities] of [...now].sort()) fresh.set(key, article(...entities));
        assert.deepEqual(plain(corpus.entities()), plain(fresh.entities()));
        assert.equal(corpus.articles, now.size);
        for (const [key, entities] of now)
          for (const { id } of article(...entities).entities)
            assert.deepEqual(corpus.entityOf(key, id)?.id, fresh.entityOf(key, id)?.id);
      }),
    );
  });

  it('leaves what was listed before as it was', () => {
    fc.assert(
      fc.property(articles, (steps) => {
        const [corpus, twin] = [createCorpus(), createCorpus()];
        const lists = steps.map(([key, entities]) => {
          for (const each of [corpus, twin])
            if (entities) each.set(key, article(...entities));
            else each.delete(key);
          // The twin's are read only after everything has changed.
          return { early: plain(corpus.entities()), late: twin.entities() };
        });
        for (const { early, late } of lists) assert.deepEqual(plain(late), early);
      }),
    );
  });

  it('changes only what the article is about', () => {
    const corpus = corpusOf([{ name: 'Mina Cho' }], [{ name: 'Ivo Lund' }]);
    const before = corpus.entities();
    assert.equal(corpus.entities(), before);
    corpus.set('a.txt', article({ name: 'Mina Cho', quotes: ['q'] }));
    const after = corpus.entities();
    assert.notEqual(after, before);
    assert.equal(
      after.find(({ name }) => name === 'Ivo Lund'),
      before.find(({ name }) => name === 'Ivo Lund'),
    );
  });

  it('makes anew only the entities of an article that is replaced, however many there are', () => {
    const corpus = createCorpus();
    const names = (n: number): readonly Named[] =>
      Array.from({ length: 10 }, (_, i) => ({
        name: i < 3 ? `Person Number${(n * 7 + i) % 50}` : `Name${n} Other${i}`,
        role: i ? null : 'mayor',
      }));
    for (let n = 0; n < 1000; n++) corpus.set(`${n}`, article(...names(n)));
    const before = new Set(corpus.entities());
    assert.equal(before.size, 7050);
    corpus.set('77', article({ name: 'Mina Cho' }));
    const after = corpus.entities();
    assert.equal(after.length, 7044);
    assert.equal(after.filter((e) => !before.has(e)).length, 4);
  });
});
