import assert from 'node:assert/strict';
import { type Made, madeOn, movesOn, net, rebased } from '../src/sidecar/rebase.js';
import { applyChanges, emptyRecord } from '../src/sidecar/record.js';
import type { Annotation, Change, DecisionRecord, EntityDecision } from '../src/sidecar/types.js';
import type { Span } from '../src/text/span.js';

/** `quote at=1-5 text=x note=n` as an annotation; nothing as none. */
function annotation(words: string, id = 'a'): Annotation | null {
  if (words === '') return null;
  const [kind, ...fields] = words.split(' ');
  const read = (field: string): readonly [string, unknown] => {
    const [key, value] = field.split('=');
    const place = value.split('-').map(Number) as unknown as Span;
    if (key === 'at') return [key, [place]];
    return [key, key === 'source' || key === 'cue' ? place : value];
  };
  return Object.fromEntries([['id', id], ['kind', kind], ...fields.map(read)]) as unknown as Annotation;
}

const shown = (one: Annotation | null | undefined): string => {
  if (!one) return '';
  const { id: _, kind, ...fields } = one;
  const value = (of: unknown): string => (Array.isArray(of) ? of.flat().join('-') : String(of));
  return [kind, ...Object.entries(fields).map(([key, of]) => `${key}=${value(of)}`)].join(' ');
};

const recordOf = (...annotations: readonly (Annotation | null)[]): DecisionRecord => ({
  ...emptyRecord,
  annotations: annotations.filter((one) => one !== null),
});

describe('a decision on an annotation that others have changed', () => {
  const table: readonly (readonly [what: string, from: string, to: string, now: string, expected: string])[] = [
    ['is made where nothing was', '', 'quote note=a', '', 'quote note=a'],
    ['stands against what another made of the same id', '', 'quote note=a', 'quote note=b by=c', 'quote note=a'],
    ['that says what was there leaves what others say', 'quote note=a', 'quote note=a', 'quote note=b', 'quote note=b'],
    ['that says what was there does not bring it back', 'quote note=a', 'quote note=a', '', ''],
    ['takes it away whatever others say', 'quote', '', 'quote note=b', ''],
    ['takes away what is gone', 'quote', '', '', ''],
    ['puts back what others took away', 'quote', 'quote note=a', '', 'quote note=a'],
    ['is made as it is where nobody changed anything', 'quote note=a', 'quote', 'quote note=a', 'quote'],
    ['changes its own field', 'quote', 'quote note=a', 'quote speaker=ada', 'quote speaker=ada note=a'],
    ['takes its own field out', 'quote note=a', 'quote', 'quote note=a speaker=ada', 'quote speaker=ada'],
    ['stands in the field that others changed too', 'quote note=a', 'quote note=b', 'quote note=c', 'quote note=b'],
    [
      'keeps who and when together',
      'quote by=a on=1',
      'quote by=b on=1',
      'quote by=c on=2 note=n',
      'quote by=b on=1 note=n',
    ],
    [
      'keeps a place and its words together',
      'quote at=1-5 text=x cue=7-9',
      'quote at=1-6 text=xy cue=7-9',
      'quote at=2-7 text=z before=w note=n',
      'quote at=1-6 text=xy note=n cue=7-9',
    ],
    [
      'keeps a value and its unit together',
      'figure figure=count value=3',
      'figure figure=count value=4',
      'figure figure=money value=3 unit=EUR modifier=~ note=n',
      'figure figure=count value=4 note=n',
    ],
    [
      'of another kind is nothing to do with what others say',
      'quote note=a',
      'figure note=a',
      'quote note=b',
      'figure note=a',
    ],
    [
      'stands where others made it another kind',
      'quote note=a',
      'quote note=b',
      'figure note=c value=1',
      'quote note=b',
    ],
    ['stands where both made it another kind', 'mention', 'quote', 'figure note=c', 'quote'],
  ];
  for (const [what, from, to, now, expected] of table)
    it(what, () => {
      const made: readonly Made[] = [{ annotation: 'a', from: annotation(from), to: annotation(to) }];
      const theirs = recordOf(annotation(now));
      const [kept] = applyChanges(theirs, rebased(made, theirs, emptyRecord)).annotations;
      assert.equal(shown(kept), shown(annotation(expected)));
    });

  it('changes the kind of an entity as it does every field', () => {
    const from: EntityDecision = { name: 'Ada', kind: 'person' };
    const made: readonly Made[] = [{ entity: 'ada', from, to: { ...from, kind: 'organization' } }];
    const theirs = { ...emptyRecord, entities: new Map([['ada', { ...from, role: 'mayor' }]]) };
    assert.deepEqual(rebased(made, theirs, emptyRecord), [
      { entity: 'ada', to: { name: 'Ada', kind: 'organization', role: 'mayor' } },
    ]);
  });

  it('is none where there is none', () => {
    assert.deepEqual(
      rebased([], recordOf(annotation('quote speaker=ada')), {
        ...emptyRecord,
        entities: new Map([['ada', { name: 'Ada', kind: 'person' }]]),
      }),
      [],
    );
  });
});

describe('entities that decisions and others’ annotations speak of', () => {
  const ada: EntityDecision = { name: 'Ada', kind: 'person' };
  const known = (name = 'Ada'): DecisionRecord => ({ ...emptyRecord, entities: new Map([['ada', { ...ada, name }]]) });
  const gone: Made = { entity: 'ada', from: ada, to: null };

  const table: readonly (readonly [what: string, theirs: readonly string[], made: readonly Made[], stays: boolean])[] =
    [
      ['go where nobody speaks of them', ['quote speaker=bo', 'figure note=n'], [gone], false],
      ['stay where another’s quote does', ['quote speaker=ada'], [gone], true],
      ['stay where another’s mention does', ['mention entity=ada'], [gone], true],
      ['go where no quote but something else names them', ['figure speaker=ada', 'figure entity=ada'], [gone], false],
      [
        'go with the annotation that spoke of them',
        ['quote speaker=ada'],
        [gone, { annotation: '0', from: annotation('quote speaker=ada', '0'), to: null }],
        false,
      ],
      [
        'go with the annotation that speaks of somebody else now',
        ['quote speaker=ada'],
        [
          gone,
          { annotation: '0', from: annotation('quote speaker=ada', '0'), to: annotation('quote speaker=bo', '0') },
        ],
        false,
      ],
      [
        'stay where a decision speaks of them',
        ['quote'],
        [gone, { annotation: '0', from: annotation('quote', '0'), to: annotation('quote speaker=ada', '0') }],
        true,
      ],
    ];
  for (const [what, theirs, made, stays] of table)
    it(what, () => {
      const record = { ...known(), annotations: theirs.map((words, n) => annotation(words, `${n}`) as Annotation) };
      const kept = applyChanges(record, rebased(made, record, emptyRecord));
      assert.equal(kept.entities.has('ada'), stays);
    });

  it('are put back as the others say, else as they were known', () => {
    const speaks: Made = { annotation: 'a', from: null, to: annotation('quote speaker=ada') };
    const entitiesOf = (record: DecisionRecord, made: readonly Made[]) =>
      applyChanges(record, rebased(made, record, known('Known'))).entities;
    assert.deepEqual(entitiesOf(emptyRecord, [speaks]).get('ada')?.name, 'Known');
    assert.deepEqual(entitiesOf(known('Theirs'), [speaks]).get('ada')?.name, 'Theirs');
    assert.deepEqual(entitiesOf(known('Theirs'), [gone, speaks]).get('ada')?.name, 'Theirs');
    assert.equal(entitiesOf(emptyRecord, [{ annotation: 'a', from: null, to: annotation('quote') }]).size, 0);
  });
});

describe('changes with what they were made on', () => {
  const ada: EntityDecision = { name: 'Ada', kind: 'person' };

  it('know what each before them has left', () => {
    const record = { ...recordOf(annotation('quote note=a')), entities: new Map([['ada', ada]]) };
    const changes: readonly Change[] = [
      { annotation: 'a', to: annotation('quote note=b') },
      { annotation: 'a', to: null },
      { annotation: 'a', to: annotation('quote note=c') },
      { entity: 'ada', to: { ...ada, role: 'mayor' } },
      { entity: 'ada', to: null },
      { entity: 'ada', to: ada },
      { entity: 'bo', to: ada },
      { article: { length: 3 } },
    ];
    assert.deepEqual(
      madeOn(record, changes).map((change) =>
        'from' in change
          ? 'annotation' in change
            ? shown(change.from)
            : (change.from?.role ?? change.from?.name ?? '')
          : 'article',
      ),
      ['quote note=a', 'quote note=b', '', 'Ada', 'mayor', '', '', 'article'],
    );
  });

  it('come to one for each entry, from the first to the last', () => {
    const made: readonly Made[] = [
      { annotation: 'a', from: null, to: annotation('quote note=a') },
      { entity: 'a', from: null, to: ada },
      { article: { length: 3 } },
      { annotation: 'a', from: annotation('quote note=a'), to: annotation('quote note=b') },
      { entity: 'a', from: ada, to: null },
      { article: { length: 4 } },
    ];
    assert.deepEqual(net(made), [
      { annotation: 'a', from: null, to: annotation('quote note=b') },
      { entity: 'a', from: null, to: null },
      { article: { length: 4 } },
    ]);
  });
});

describe('places that an article’s edits have moved', () => {
  const table: readonly (readonly [what: string, theirs: string, base: string, moved: string, expected: string])[] = [
    ['are taken on', 'quote at=1-5 text=x', 'quote at=1-5 text=x', 'quote at=2-6 text=x', 'quote at=2-6 text=x'],
    ['leave what else others say', 'quote at=1-5 note=n', 'quote at=1-5', 'quote at=2-6', 'quote note=n at=2-6'],
    ['leave what others took out', 'quote at=1-5', 'quote at=1-5 note=n', 'quote at=2-6 note=n', 'quote at=2-6'],
    [
      'lose a source that is gone',
      'quote at=1-5 source=7-9',
      'quote at=1-5 source=7-9',
      'quote at=2-6',
      'quote at=2-6',
    ],
    ['are not taken on where others placed it', 'quote at=3-5', 'quote at=1-5', 'quote at=2-6', 'quote at=3-5'],
    ['are not taken on where it has not moved', 'quote at=1-5', 'quote at=1-5', 'quote at=1-5 note=n', 'quote at=1-5'],
    ['are not taken on by another kind', 'figure at=1-5', 'quote at=1-5', 'quote at=2-6', 'figure at=1-5'],
    ['bring nothing back', '', 'quote at=1-5', 'quote at=2-6', ''],
    ['of something new are not the old one’s', 'quote at=1-5', '', 'quote at=2-6', 'quote at=1-5'],
    ['of something that is gone do not move it', 'quote at=1-5', 'quote at=1-5', '', 'quote at=1-5'],
  ];
  for (const [what, theirs, base, moved, expected] of table)
    it(what, () => {
      const record = recordOf(annotation(theirs));
      const changes = movesOn(record, recordOf(annotation(base)), recordOf(annotation(moved)));
      assert.equal(shown(applyChanges(record, changes).annotations[0]), expected);
      assert.equal(changes.length, theirs === expected ? 0 : 1);
    });

  it('are none where nothing has moved', () => {
    const base = recordOf(annotation('quote at=1-5'));
    assert.deepEqual(movesOn(base, base, base), []);
    assert.deepEqual(movesOn(base, base, { ...base }), []);
  });
});
