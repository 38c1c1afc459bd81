import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Held, keeper, type Medium, UnreadableSidecar } from '../src/sidecar/keeper.js';
import { readSidecar } from '../src/sidecar/read.js';
import { carried, madeOn, rebased } from '../src/sidecar/rebase.js';
import { applyChanges, changesBetween, emptyRecord } from '../src/sidecar/record.js';
import type { Annotation, Change, DecisionRecord } from '../src/sidecar/types.js';
import { changesTo, record } from './sidecar-records.js';

const quote = (id: string, more: Partial<Annotation> = {}): Annotation =>
  ({ id, kind: 'quote', quote: 'direct', status: 'confirmed', at: [[10, 20]], text: 'we stay', ...more }) as Annotation;

const recordOf = (...annotations: readonly Annotation[]): DecisionRecord => ({ ...emptyRecord, annotations });

/** One file in memory; before each of its calls `before` may throw or change the text. */
function file(text?: string) {
  const state = { text, calls: 0, before: (_call: number): void => undefined };
  const call = () => state.before(state.calls++);
  const medium: Medium<string, Held> = {
    async find() {
      call();
      return { exists: state.text !== undefined, text: state.text ?? '' };
    },
    async put(_, found, to) {
      call();
      if (state.text !== (found.exists ? found.text : undefined)) return false;
      state.text = to;
      return true;
    },
    async remove(_, found) {
      call();
      if (state.text !== found.text) return false;
      state.text = undefined;
      return true;
    },
  };
  const told: string[] = [];
  const sidecars = keeper(
    medium,
    (place) => place,
    ({ outside }) => told.push(outside ? 'outside' : 'written'),
  );
  return { state, sidecars, told };
}

const A = 'a.txt';
const noted = (old: Annotation, note: string): readonly Change[] => [{ annotation: old.id, to: { ...old, note } }];

describe('a kept sidecar', () => {
  it('is made by the first decision and removed when the last one is undone', async () => {
    const { state, sidecars } = file();
    await sidecars.load(A);
    sidecars.add(A, [{ annotation: 'aa11', to: quote('aa11') }]);
    await sidecars.flush(A, { moved: recordOf(quote('aa11')), stamp: { sha256: '00', length: 9 } });
    assert.match(state.text ?? '', /aa11/);
    sidecars.add(A, [{ annotation: 'aa11', to: null }]);
    await sidecars.flush(A, { moved: emptyRecord, stamp: { sha256: '00', length: 9 } });
    assert.equal(state.text, undefined);
  });

  it('is not made by an article that is saved without a decision', async () => {
    const { state, sidecars } = file();
    await sidecars.load(A);
    await sidecars.flush(A, { moved: emptyRecord, stamp: { length: 9 } });
    assert.equal(state.text, undefined);
  });

  it('is not written where nothing changes', async () => {
    const { state, sidecars } = file('newsmark: 1\n');
    await sidecars.load(A);
    state.calls = 0;
    await sidecars.flush(A);
    assert.equal(state.calls, 1, 'found, not put');
  });

  it('takes in what another program writes between reading and writing', async () => {
    const { state, sidecars, told } = file('newsmark: 1\n');
    await sidecars.load(A);
    sidecars.add(A, [{ annotation: 'aa11', to: quote('aa11') }]);
    // At the second call, which is the writing, the other one has just been there.
    state.calls = 0;
    state.before = (call) => {
      if (call === 1) state.text = `# theirs\n${state.text}`;
    };
    await sidecars.flush(A);
    assert.match(state.text ?? '', /^# theirs\nnewsmark: 1\n[\s\S]*aa11/);
    assert.deepEqual(told.slice(-2), ['outside', 'written']);
  });

  it('gives up for now where another program never rests, and keeps the decision', async () => {
    const { state, sidecars } = file('newsmark: 1\n');
    await sidecars.load(A);
    sidecars.add(A, [{ annotation: 'aa11', to: quote('aa11') }]);
    state.before = () => {
      state.text = `# again\n${state.text}`;
    };
    await assert.rejects(sidecars.flush(A), /again and again/);
    assert.equal(sidecars.of(A)?.pending.length, 1);
    state.before = () => undefined;
    await sidecars.flush(A);
    assert.match(state.text ?? '', /aa11/);
  });

  it('that nobody can understand is not written to; its draft for elsewhere has the decisions', async () => {
    const broken = 'newsmark: 1\nannotations: [\n';
    const { state, sidecars } = file(broken);
    await sidecars.load(A);
    sidecars.add(A, [{ annotation: 'aa11', to: quote('aa11') }]);
    await assert.rejects(sidecars.flush(A), UnreadableSidecar);
    assert.equal(state.text, broken);
    const draft = readSidecar(sidecars.draft(A));
    assert.ok(draft.writable && draft.record.annotations.some(({ id }) => id === 'aa11'));
  });

  it('goes along when its article is renamed, with what waits', async () => {
    const { sidecars } = file('newsmark: 1\n');
    await sidecars.load(A);
    sidecars.add(A, [{ annotation: 'aa11', to: quote('aa11') }]);
    await sidecars.rename(A, 'b.txt');
    assert.equal(sidecars.of(A), undefined);
    assert.equal(sidecars.of('b.txt')?.record.annotations[0].id, 'aa11');
    assert.equal(sidecars.of('b.txt')?.pending.length, 1);
  });

  it('is not known as less than it says while it goes along: a decision taken back meanwhile is taken back', async () => {
    const B = 'b.txt';
    const disk = new Map<string, string>();
    let reading: Promise<void> | undefined;
    const medium: Medium<string, Held> = {
      async find(place) {
        await reading;
        return { exists: disk.has(place), text: disk.get(place) ?? '' };
      },
      async put(place, _, to) {
        disk.set(place, to);
        return true;
      },
      remove: async (place) => disk.delete(place),
    };
    const sidecars = keeper(
      medium,
      (place) => place,
      () => undefined,
    );
    await sidecars.load(A);
    sidecars.add(A, [{ annotation: 'aa11', to: quote('aa11') }]);
    await sidecars.flush(A);
    // The editor moves the file, shows the article at its new place, and tells of the move last.
    disk.set(B, disk.get(A) ?? '');
    disk.delete(A);
    await sidecars.reload(A);
    await sidecars.load(B);
    let release = (): void => undefined;
    reading = new Promise((done) => {
      release = done;
    });
    const renamed = sidecars.rename(A, B);
    await new Promise((done) => setImmediate(done));
    sidecars.add(B, [{ annotation: 'aa11', to: null }]);
    release();
    await renamed;
    await sidecars.flush(B);
    assert.doesNotMatch(disk.get(B) ?? '', /aa11/);
    assert.deepEqual(sidecars.of(B)?.record.annotations, []);
  });

  it('that went along is not known at its old place again, though word of its going comes late', async () => {
    const { sidecars } = file('newsmark: 1\n');
    await sidecars.load(A);
    const renamed = sidecars.rename(A, 'b.txt');
    await Promise.all([renamed, sidecars.again(A), sidecars.again(A)]);
    assert.equal(sidecars.of(A), undefined);
  });

  for (const code of ['ENOSPC', 'EIO', 'EACCES', 'EROFS'])
    it(`loses nothing when any call of a session fails with ${code}`, async () => {
      for (let at = 1; ; at++) {
        const { state, sidecars } = file();
        await sidecars.load(A);
        state.before = (call) => {
          if (call === at) throw new Error(`${code}: no`);
        };
        const errors: unknown[] = [];
        const texts = new Set<string | undefined>([undefined]);
        let expected = emptyRecord;
        const decide = async (changes: readonly Change[]) => {
          expected = applyChanges(expected, changes);
          const before = state.text;
          sidecars.add(A, changes);
          const failed = await sidecars.flush(A).then(
            () => false,
            (error) => errors.push(error) > 0,
          );
          assert.deepEqual(changesBetween(sidecars.of(A)?.record ?? emptyRecord, expected), [], 'in memory');
          if (failed) assert.equal(state.text, before, 'the old bytes');
          texts.add(state.text);
        };
        await decide([{ annotation: 'aa11', to: quote('aa11') }]);
        await decide(noted(quote('aa11'), 'one'));
        await decide([{ annotation: 'bb22', to: quote('bb22', { at: [[40, 50]] }) }]);
        await decide([{ annotation: 'aa11', to: null }]);
        const inSession = state.calls > at;
        // "Retry", once the disk works again.
        state.before = () => undefined;
        await sidecars.flush(A);
        assert.deepEqual(changesBetween(readSidecar(state.text ?? '').record, expected), [], `after call ${at}`);
        assert.deepEqual(sidecars.of(A)?.pending, []);
        for (const error of errors) assert.match(String(error), new RegExp(code));
        if (!inSession) break;
        assert.equal(errors.length, 1, `call ${at}`);
      }
    });
});

describe('decisions on a record that others have changed', () => {
  const old = quote('aa11', { note: 'old', labels: ['a'] });
  const known = recordOf(old);
  const decided = (change: Partial<Annotation>) =>
    madeOn(known, [{ annotation: 'aa11', to: { ...old, ...change } as Annotation }]);
  const madeOnTop = (theirs: DecisionRecord, made: ReturnType<typeof madeOn>) =>
    applyChanges(theirs, rebased(made, theirs, known)).annotations;

  it('change only the fields that they are about', () => {
    const theirs = recordOf({ ...old, labels: ['b'], at: [[30, 40]] } as Annotation);
    const [{ note, labels, at }] = madeOnTop(theirs, decided({ note: 'new' }));
    assert.deepEqual({ note, labels, at }, { note: 'new', labels: ['b'], at: [[30, 40]] });
  });

  it('put back what others took away, with the entity they speak of', () => {
    const entities = new Map([['mina', { name: 'Mina Cho', kind: 'person' as const }]]);
    const speaking = { ...known, entities };
    const made = madeOn(speaking, [{ annotation: 'aa11', to: { ...old, speaker: 'mina' } as Annotation }]);
    const result = applyChanges(emptyRecord, rebased(made, emptyRecord, speaking));
    assert.equal(result.annotations.length, 1);
    assert.deepEqual(result.entities, entities);
  });

  it('take away what others have changed, and no entity that others still speak of', () => {
    const entities = new Map([['mina', { name: 'Mina Cho', kind: 'person' as const }]]);
    const made = madeOn({ ...known, entities }, [
      { annotation: 'aa11', to: null },
      { entity: 'mina', to: null },
    ]);
    const theirs = {
      ...recordOf({ ...old, note: 'theirs' } as Annotation, quote('bb22', { speaker: 'mina' } as never)),
      entities,
    };
    const result = applyChanges(theirs, rebased(made, theirs, known));
    assert.deepEqual(
      result.annotations.map(({ id }) => id),
      ['bb22'],
    );
    assert.ok(result.entities.has('mina'));
  });

  it('that were taken back leave what others say', () => {
    const there = decided({ note: 'new' });
    const back = madeOn(recordOf({ ...old, note: 'new' } as Annotation), [{ annotation: 'aa11', to: old }]);
    const theirs = recordOf({ ...old, note: 'theirs' } as Annotation);
    assert.equal(madeOnTop(theirs, [...there, ...back])[0].note, 'theirs');
  });

  it('are the changes themselves where nobody was there', () => {
    fc.assert(
      fc.property(
        record.chain((given) => fc.tuple(fc.constant(given), changesTo(given))),
        ([given, changes]) => {
          const mine = applyChanges(given, changes);
          const kept = applyChanges(given, rebased(madeOn(given, changes), given, mine));
          // An entity that is still spoken of stays; all else is the same.
          const left = changesBetween(mine, kept).filter((change) => !('entity' in change && change.to !== null));
          assert.deepEqual(left, []);
        },
      ),
    );
  });
});

describe('annotations that an article’s edits have moved', () => {
  const base = recordOf(quote('aa11'), quote('bb22', { at: [[40, 50]] }));
  const moved = recordOf(quote('aa11', { at: [[13, 23]] }), quote('bb22', { at: [[43, 53]] }));

  it('stay moved where others changed something else', () => {
    const theirs = recordOf(quote('aa11', { note: 'theirs' }), quote('bb22', { at: [[40, 50]] }));
    const result = carried(theirs, base, moved).annotations;
    assert.deepEqual(
      result.map(({ at, note }) => ({ at, note })),
      [
        { at: [[13, 23]], note: 'theirs' },
        { at: [[43, 53]], note: undefined },
      ],
    );
  });

  it('stand where others placed them, and do not come back where others took them away', () => {
    const theirs = recordOf(quote('aa11', { at: [[11, 21]] }));
    assert.deepEqual(carried(theirs, base, moved), theirs);
  });
});
