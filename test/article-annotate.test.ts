import assert from 'node:assert/strict';
import { annotate } from '../src/article/annotate.js';
import { checkArticle } from '../src/article/checks.js';
import type { Article } from '../src/article/types.js';
import { emptyRecord } from '../src/sidecar/record.js';
import type { Annotation, DecisionRecord } from '../src/sidecar/types.js';
import { annotated, articleCase, recordOf } from './article-cases.js';

const ferry = articleCase(
  `{person=Mina Cho:Mina Cho}, who runs the line, spoke first. “{q1:No boat leaves today,}” {s1=Mina Cho:she} {cue1:said}.
Her deputy, {person=Nadir Vale:Nadir Vale}, counted {f=count 12 boats:12 boats} in port. “{q2:All is well,}” {cue2:said} {s2=Nadir Vale:Vale}.
“{q3:Not quite,}” a sailor called. {pronoun=Mina Cho:She} left with {person=Nadir Vale:Mr. Vale} for {place:Ostby}.`,
);

const article = (record: DecisionRecord = emptyRecord, text = ferry.text): Article =>
  annotate(text, ferry.analysis, record);

/** Quotes as `status “words” speaker`. */
const quotesIn = ({ text, quotes }: Article): readonly string[] =>
  quotes.map((q) => `${q.status} “${q.contents.map((s) => text.slice(...s)).join(' … ')}” ${q.speaker ?? '?'}`);

const quote = (words: string, rest: object = {}): Annotation =>
  annotated(ferry.text, [ferry.at(words)], {
    id: 'k3f9',
    kind: 'quote',
    quote: 'direct',
    status: 'confirmed',
    ...rest,
  } as Omit<Annotation, 'at' | 'text'>);

const cho = { 'mina-cho': { name: 'Mina Cho', kind: 'person' } } as const;

describe('article: suggestions alone', () => {
  it('are all there, in text order', () => {
    assert.deepEqual(quotesIn(article()), [
      'suggested “No boat leaves today,” mina-cho',
      'suggested “All is well,” nadir-vale',
      'suggested “Not quite,” ?',
    ]);
    assert.deepEqual(
      article().figures.map(({ value, unit, status }) => [value, unit, status]),
      [[12, 'boats', 'suggested']],
    );
    assert.deepEqual(article().lost, []);
  });

  it('have ids made from their place', () => {
    const [first] = article().quotes;
    assert.equal(first.id, `quote@${first.contents[0].join('-')}`);
    assert.equal(article().figures[0].id, `figure@${ferry.at('12 boats').join('-')}`);
  });

  it('gather what is said of an entity', () => {
    const [mina, nadir, ostby] = article().entities;
    assert.deepEqual([mina.id, nadir.id, ostby.id], ['mina-cho', 'nadir-vale', 'ostby']);
    assert.deepEqual(nadir.aliases, ['Mr. Vale']);
    assert.deepEqual(
      mina.mentions.map(({ span, form }) => [ferry.text.slice(...span), form]),
      [
        ['Mina Cho', 'name'],
        ['She', 'pronoun'],
      ],
    );
    assert.deepEqual(mina.quotes, [article().quotes[0].id]);
    assert.equal(mina.decided, false);
  });
});

describe('article: the person’s word wins', () => {
  it('a confirmed quote takes the place of the suggestion, which fills in what it does not say', () => {
    const [first, ...others] = article(recordOf([quote('No boat leaves today,', { note: 'Heard it.' })])).quotes;
    assert.deepEqual(
      [first.id, first.status, first.speaker, first.note],
      ['k3f9', 'confirmed', 'mina-cho', 'Heard it.'],
    );
    assert.deepEqual([first.confidence, first.found], [1, 'exact']);
    assert.deepEqual(first.cue, ferry.at('said'));
    assert.equal(others.length, 2);
  });

  it('also when its edges differ', () => {
    for (const words of ['No boat leaves', 'spoke first. “No boat leaves today,” she'])
      assert.deepEqual(quotesIn(article(recordOf([quote(words)]))).slice(0, 2), [
        `confirmed “${words}” mina-cho`,
        'suggested “All is well,” nadir-vale',
      ]);
  });

  it('another speaker is the speaker', () => {
    const record = recordOf([quote('Not quite,', { speaker: 'sailor' })], {
      sailor: { name: 'a sailor', kind: 'person' },
    });
    assert.equal(quotesIn(article(record))[2], 'confirmed “Not quite,” sailor');
    const sailor = article(record).entities.find(({ id }) => id === 'sailor');
    assert.deepEqual(sailor?.quotes, ['k3f9']);
    assert.equal(sailor?.decided, true);
  });

  it('a rejected quote stays as rejected, and nobody speaks it', () => {
    const rejected = article(recordOf([quote('Not quite,', { status: 'rejected' })]));
    assert.equal(quotesIn(rejected)[2], 'rejected “Not quite,” ?');
    assert.equal(rejected.quotes.length, 3);
    const said = article(recordOf([quote('All is well,', { status: 'rejected', speaker: 'nadir-vale' })]));
    assert.deepEqual(said.entities[1].quotes, []);
  });

  it('a quote that joins two suggestions takes the place of both', () => {
    const at = [ferry.at('All is well,'), ferry.at('Not quite,')];
    const joined = annotated(ferry.text, at, { id: 'k3f9', kind: 'quote', quote: 'direct', status: 'added' } as never);
    assert.deepEqual(quotesIn(article(recordOf([joined]))), [
      'suggested “No boat leaves today,” mina-cho',
      'added “All is well, … Not quite,” nadir-vale',
    ]);
  });

  it('a figure keeps what the engine read in it, unless it is of another kind', () => {
    const figure = (rest: object) =>
      annotated(ferry.text, [ferry.at('12 boats')], {
        id: 'f1g5',
        kind: 'figure',
        figure: 'count',
        status: 'confirmed',
        ...rest,
      } as never);
    assert.deepEqual(
      article(recordOf([figure({ unit: 'ships' })])).figures.map(({ value, unit }) => [value, unit]),
      [[12, 'ships']],
    );
    assert.deepEqual(
      article(recordOf([figure({ figure: 'date' })])).figures.map(({ value, kind }) => [value, kind]),
      [[null, 'date']],
    );
  });

  it('mentions are added and rejected', () => {
    const mention = (id: string, words: string, status: string, entity: string): Annotation =>
      annotated(ferry.text, [ferry.at(words)], { id, kind: 'mention', status, entity } as never);
    const record = recordOf(
      [
        mention('m1aa', 'a sailor', 'added', 'mina-cho'),
        mention('m2aa', 'Mr. Vale', 'rejected', 'nadir-vale'),
        mention('m3aa', 'Ostby', 'added', 'mina-cho'),
      ],
      { ...cho, 'nadir-vale': { name: 'Nadir Vale', kind: 'person' } },
    );
    const { entities, text } = article(record);
    const mentionsOf = (id: string) =>
      entities.find((e) => e.id === id)?.mentions.map(({ span, status }) => `${status} ${text.slice(...span)}`);
    assert.deepEqual(mentionsOf('mina-cho'), ['suggested Mina Cho', 'added a sailor', 'suggested She', 'added Ostby']);
    assert.deepEqual(mentionsOf('nadir-vale'), ['suggested Nadir Vale', 'rejected Mr. Vale']);
    assert.deepEqual(mentionsOf('ostby'), []);
  });

  it('entities are known by id, by name and by alias; name, kind and role are the person’s', () => {
    for (const [id, name, aliases] of [
      ['mina-cho', 'M. Cho', []],
      ['captain', 'mina cho', []],
      ['captain', 'Captain Cho', ['Mina Cho']],
    ] as const) {
      const record = recordOf([], { [id]: { name, kind: 'organization', role: 'captain', aliases } });
      const { entities, quotes } = article(record);
      assert.deepEqual(
        entities.map((e) => e.id),
        [id, 'nadir-vale', 'ostby'],
      );
      assert.deepEqual([entities[0].name, entities[0].kind, entities[0].role], [name, 'organization', 'captain']);
      assert.equal(quotes[0].speaker, id);
    }
  });

  it('two whom the article calls the same keep their ids when both are decided on', () => {
    // The engine tells two aides apart.
    const [, nadir, ostby] = ferry.analysis.entities;
    const aide = (mentions: typeof nadir.mentions) => ({ ...nadir, name: 'an aide', mentions });
    const [mina] = ferry.analysis.entities;
    const third = { ...ostby, name: 'An Aide' };
    const analysis = { ...ferry.analysis, entities: [aide(mina.mentions), aide(nadir.mentions), third] };
    const said = { name: 'an aide', kind: 'person' } as const;
    const ids = (decided: readonly string[]) => {
      const { entities, quotes } = annotate(
        ferry.text,
        analysis,
        recordOf([], Object.fromEntries(decided.map((id) => [id, said]))),
      );
      return [entities.map(({ id, mentions }) => `${id} ${mentions.length}`), quotes.map(({ speaker }) => speaker)];
    };
    const expected = [
      ['an-aide 2', 'an-aide-2 2', 'an-aide-3 1'],
      ['an-aide', 'an-aide-2', null],
    ];
    assert.deepEqual(ids([]), expected);
    assert.deepEqual(ids(['an-aide', 'an-aide-2']), expected);
    assert.deepEqual(ids(['an-aide-3', 'an-aide-2']), expected);
  });

  it('two that share a name are told apart by nobody but the person', () => {
    const twins = { cho1: { name: 'Mina Cho', kind: 'person' }, cho2: { name: 'Mina Cho', kind: 'person' } } as const;
    assert.deepEqual(
      article(recordOf([], twins)).entities.map(({ id }) => id),
      ['mina-cho', 'nadir-vale', 'ostby', 'cho1', 'cho2'],
    );
  });
});

describe('article: when the text has changed', () => {
  it('decisions are shown where their words are now, with their source and cue', () => {
    const text = `Late news.\n${ferry.text}`;
    const record = recordOf([quote('No boat leaves today,', { source: ferry.at('she'), cue: ferry.at('said') })]);
    const [first] = annotate(text, { ...ferry.analysis, quotes: [], figures: [], entities: [] }, record).quotes;
    assert.equal(first.found, 'moved');
    assert.deepEqual(
      [first.contents[0], first.source, first.cue].map((s) => s && text.slice(...s)),
      ['No boat leaves today,', 'she', 'said'],
    );
  });

  it('lost and ambiguous ones are listed, never dropped', () => {
    const gone = annotate(
      'Other news altogether.',
      { quotes: [], entities: [], figures: [], date: null },
      recordOf([quote('Not quite,')]),
    );
    assert.deepEqual(gone.lost, [{ annotation: quote('Not quite,'), candidates: [] }]);
    assert.deepEqual(checkArticle(gone), [{ code: 'lost', annotation: 'k3f9', places: [] }]);
    const twice = `${ferry.text}\n${ferry.text}`.slice(1);
    const torn = annotate(
      twice,
      { quotes: [], entities: [], figures: [], date: null },
      recordOf([quote('Not quite,')]),
    );
    assert.equal(torn.lost[0]?.candidates.length, 2);
    assert.equal(checkArticle(torn)[0].code, 'ambiguous');
  });

  it('changed ones ask to be looked at', () => {
    const text = ferry.text.replace('No boat leaves today,', 'No big boat leaves today,');
    const changed = annotate(
      text,
      { quotes: [], entities: [], figures: [], date: null },
      recordOf([quote('No boat leaves today,')]),
    );
    assert.equal(changed.quotes[0].found, 'changed');
    assert.deepEqual(
      checkArticle(changed).map(({ code }) => code),
      ['changed', 'speaker'],
    );
  });

  it('the article’s date is the person’s, else the engine’s', () => {
    const analysis = { ...ferry.analysis, date: '2026-03-01' };
    assert.equal(annotate(ferry.text, analysis, emptyRecord).date, '2026-03-01');
    assert.equal(
      annotate(ferry.text, analysis, { ...emptyRecord, article: { date: '2026-03-02' } }).date,
      '2026-03-02',
    );
  });
});
