import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSidecar } from '../src/sidecar/read.js';
import { type Choice, conflictsIn, resolve } from '../src/sidecar/resolve.js';

const half = (): number => 0.5;

const quote = (id: string, start: number, ...more: readonly string[]): string =>
  [
    `  - id: ${id}`,
    'kind: quote',
    'status: confirmed',
    `at: [[${start}, ${start + 9}]]`,
    `text: words of ${id}`,
    ...more,
  ].join('\n    ');

/** Two sides in conflict, as git writes them. */
const conflict = (ours: string, theirs: string, base?: string): string =>
  [
    '<<<<<<< HEAD',
    ...(ours ? [ours] : []),
    ...(base === undefined ? [] : ['||||||| 3f2a1', ...(base ? [base] : [])]),
    '=======',
    ...(theirs ? [theirs] : []),
    '>>>>>>> dana/checks',
  ].join('\n');

const file = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const head = ['newsmark: 1', 'annotations:'];

/** A conflict’s items, a line each: what it is, what may be chosen (with the suggestion in front). */
const itemsOf = (source: string): readonly string[] =>
  (conflictsIn(source)?.items ?? []).map(
    ({ key, choices, suggested, ours, theirs }) =>
      `${key} ${ours ? 'ours' : '-'}|${theirs ? 'theirs' : '-'} ${suggested ?? '?'} of ${choices.join(' ')}`,
  );

const settled = (source: string, choices: Readonly<Record<string, Choice>> = {}): string => {
  const conflicts = conflictsIn(source);
  assert.ok(conflicts);
  return resolve(conflicts, new Map(Object.entries(choices)), half);
};

describe('sidecar: conflicts that a merge left', () => {
  const added = file(
    ...head,
    quote('aaaa', 10),
    conflict(quote('ours', 30, 'note: Ours.'), quote('them', 40)),
    quote('zzzz', 90),
  );
  const changed = file(
    ...head,
    quote('aaaa', 10),
    conflict('    note: Ours.', '    note: Theirs.'),
    '    # checked by ear',
    quote('zzzz', 90),
  );

  it('are told with both sides', () => {
    const [region, ...more] = conflictsIn(added)?.regions ?? [];
    assert.deepEqual(more, []);
    assert.deepEqual(region.labels, { ours: 'HEAD', theirs: 'dana/checks' });
    assert.equal(added.slice(...region.ours), `${quote('ours', 30, 'note: Ours.')}\n`);
    assert.equal(added.slice(...region.theirs), `${quote('them', 40)}\n`);
    assert.ok(added.slice(...region.span).startsWith('<<<<<<< HEAD\n'));
    assert.ok(added.slice(...region.span).endsWith('>>>>>>> dana/checks\n'));
  });

  it('have an item for each thing that the sides say differently', () => {
    assert.deepEqual(itemsOf(added), [
      'a:ours ours|- both of ours theirs both',
      'a:them -|theirs both of ours theirs both',
    ]);
    assert.deepEqual(itemsOf(changed), ['a:aaaa ours|theirs ? of ours theirs both']);
    assert.deepEqual(
      itemsOf(
        file(
          'newsmark: 1',
          conflict('article: {length: 300}', 'article: {length: 301}'),
          'entities:',
          conflict('  ada: {name: Ada, kind: person}', '  ada: {name: Ada Roe, kind: person}'),
        ),
      ),
      ['e:ada ours|theirs ? of ours theirs', 'article ours|theirs ? of ours theirs'],
    );
  });

  it('know from the common base who changed something', () => {
    const source = (base: string): string =>
      file(...head, quote('aaaa', 10), conflict('    note: Ours.', '    note: Theirs.', base), quote('zzzz', 90));
    assert.deepEqual(itemsOf(source('    note: Ours.')), ['a:aaaa ours|theirs theirs of ours theirs both']);
    assert.deepEqual(itemsOf(source('    note: Theirs.')), ['a:aaaa ours|theirs ours of ours theirs both']);
    assert.deepEqual(itemsOf(source('    note: Before.')), ['a:aaaa ours|theirs ? of ours theirs both']);
    const removed = file(...head, conflict('', quote('aaaa', 10, 'note: Mine.'), quote('aaaa', 10)), quote('zzzz', 90));
    assert.deepEqual(itemsOf(removed), ['a:aaaa -|theirs ? of ours theirs both']);
  });

  it('are settled by taking the lines of one side, or of both', () => {
    const without = (lines: string): string =>
      file(...head, quote('aaaa', 10), ...(lines ? [lines] : []), quote('zzzz', 90));
    const [ours, them] = [quote('ours', 30, 'note: Ours.'), quote('them', 40)];
    assert.equal(settled(added), without(`${ours}\n${them}`));
    assert.equal(settled(added, { 'a:ours': 'both', 'a:them': 'ours' }), without(ours));
    assert.equal(settled(added, { 'a:ours': 'theirs', 'a:them': 'theirs' }), without(them));
    assert.equal(settled(added, { 'a:ours': 'theirs', 'a:them': 'ours' }), without(''));
    assert.equal(
      settled(changed, { 'a:aaaa': 'theirs' }),
      changed.replace(/<{7}[\s\S]*=======\n/, '').replace(/>{7}.*\n/, ''),
    );
  });

  it('are settled one by one within the same lines', () => {
    const source = file(
      ...head,
      conflict(
        [quote('aaaa', 10, 'note: Ours.'), quote('bbbb', 20, 'note: Ours.')].join('\n'),
        [quote('aaaa', 10, 'note: Theirs.'), quote('bbbb', 20, 'note: Theirs.')].join('\n'),
      ),
    );
    const { record, problems } = readSidecar(settled(source, { 'a:aaaa': 'ours', 'a:bbbb': 'theirs' }));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      record.annotations.map(({ id, note }) => [id, note]),
      [
        ['aaaa', 'Ours.'],
        ['bbbb', 'Theirs.'],
      ],
    );
  });

  it('keep both of two versions, theirs under an id of its own', () => {
    const { record, problems } = readSidecar(settled(changed, { 'a:aaaa': 'both' }));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      record.annotations.map(({ id, note }) => [id, note]),
      [
        ['aaaa', 'Ours.'],
        ['nsss', 'Theirs.'],
        ['zzzz', undefined],
      ],
    );
  });

  it('without a choice or a suggestion stay as ours', () => {
    assert.equal(readSidecar(settled(changed)).record.annotations[0].note, 'Ours.');
  });

  it('are for a person to mend where markers do not pair, or a side cannot be read', () => {
    assert.equal(conflictsIn(added.replace('=======\n', '')), null);
    assert.equal(conflictsIn(added.replace(/>{7}.*\n/, '')), null);
    assert.equal(conflictsIn(file(...head, conflict(quote('aaaa', 10), '  - [{'))), null);
    assert.deepEqual(conflictsIn(file(...head, quote('aaaa', 10)))?.items, []);
  });

  it('leave a sidecar that says what was chosen, whatever was', () => {
    const side = fc
      .subarray(['aaaa', 'bbbb', 'cccc', 'dddd'])
      .chain((ids) =>
        fc.tuple(fc.constant(ids), fc.array(fc.constantFrom('', 'One.', 'Two.'), { minLength: 4, maxLength: 4 })),
      );
    const lines = ([ids, notes]: readonly [string[], string[]]): string =>
      ids
        .map((id, i) => quote(id, 10 * (id.charCodeAt(0) - 96), ...(notes[i] ? [`note: ${notes[i]}`] : [])))
        .join('\n');
    const choice = fc.constantFrom<Choice>('ours', 'theirs', 'both');
    fc.assert(
      fc.property(side, side, fc.boolean(), fc.infiniteStream(choice), (ours, theirs, crlf, stream) => {
        const text = file(...head, quote('a000', 1), conflict(lines(ours), lines(theirs)), quote('z000', 900));
        const conflicts = conflictsIn(crlf ? text.replaceAll('\n', '\r\n') : text);
        assert.ok(conflicts);
        const choices = new Map(conflicts.items.map(({ key }) => [key, stream.next().value as Choice]));
        const { record, problems } = readSidecar(resolve(conflicts, choices, half));
        assert.deepEqual(problems, []);
        for (const item of conflicts.items) {
          const chosen = choices.get(item.key);
          const now = record.annotations.find(({ id }) => id === item.id) ?? null;
          assert.deepEqual(
            now,
            chosen === 'ours' ? item.ours : chosen === 'theirs' ? item.theirs : (item.ours ?? item.theirs),
          );
        }
        assert.ok(
          record.annotations.some(({ id }) => id === 'a000') && record.annotations.some(({ id }) => id === 'z000'),
        );
      }),
      { numRuns: 100 },
    );
  });
});
