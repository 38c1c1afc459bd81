import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { allLabels, answers, attributesFor, colorOfLabel, labelOf } from '../src/codebook/labels.js';
import { emptyCodebook, readCodebook } from '../src/codebook/read.js';
import { codebookSchema } from '../src/codebook/schema.js';
import { keyFrom, nearDuplicates } from '../src/codebook/similar.js';
import { addLabel, addNever, changeLabel, removeLabel, removeNever } from '../src/codebook/write.js';
import { applyEdits, type TextEdit } from '../src/text/edit.js';

const file = `# The desk's codes.
newsmark: 1
labels:
  - key: claim          # ours
    color: "#3A7BD5"
    description: Something that can be checked.
    attributes:
      - {key: verified, values: [yes, no, open]}
    labels:
      - key: number-claim
        kinds: [figure, quote]
      - promise
  - opinion
attributes:
  - key: stance
    values: [for, against]
    kinds: quote
  - {key: call on, type: date}
never: [Kremlin, "The Hill"]
`;

describe('a codebook', () => {
  it('says its labels, attributes and names that are never suggested', () => {
    const { codebook, problems } = readCodebook(file);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      allLabels(codebook).map(({ label, above }) => [...above, label].map(({ key }) => key).join('/')),
      ['claim', 'claim/number-claim', 'claim/promise', 'opinion'],
    );
    const narrower = labelOf(codebook, 'number-claim');
    assert.ok(narrower);
    assert.equal(colorOfLabel(narrower), '#3a7bd5');
    assert.deepEqual(narrower.label.kinds, ['figure', 'quote']);
    assert.deepEqual(codebook.never, ['Kremlin', 'The Hill']);
    assert.deepEqual(codebook.attributes[1], { key: 'call on', type: 'date', values: [] });
  });

  it('asks what fits the kind, and what the labels and those above them ask', () => {
    const { codebook } = readCodebook(file);
    const asked = (kind: 'quote' | 'figure', labels: string[]) =>
      attributesFor(codebook, kind, labels).map(({ key }) => key);
    assert.deepEqual(asked('quote', []), ['stance', 'call on']);
    assert.deepEqual(asked('figure', ['number-claim', 'promise']), ['call on', 'verified']);
    assert.deepEqual(asked('quote', ['unheard-of']), ['stance', 'call on']);
  });

  it('takes answers of the type it asks for', () => {
    const of = (type: 'choice' | 'text' | 'number' | 'date') => ({ key: 'k', type, values: ['yes', 'no'] });
    for (const [type, right, wrong] of [
      ['choice', ['yes'], ['maybe', '']],
      ['text', ['anything'], [' ']],
      ['number', ['12', '-1.5', '1e3'], ['twelve', '', ' ', 'Infinity']],
      ['date', ['2026-11-22'], ['2026-13-01', '22.11.2026', '2026-11']],
    ] as const) {
      for (const value of right) assert.ok(answers(of(type), value), `${type} ${value}`);
      for (const value of wrong) assert.ok(!answers(of(type), value), `${type} ${value}`);
    }
  });

  it('is empty where there is no file or only comments', () => {
    for (const text of ['', '# nothing yet\n', '\n\n']) {
      assert.deepEqual(readCodebook(text).codebook, emptyCodebook);
      assert.equal(readCodebook(text).writable, true);
    }
  });

  const wrong: readonly (readonly [what: string, text: string, at: string, code: string, writable: boolean])[] = [
    ['no version', 'labels: [a]\n', 'labels: [a]', 'version', true],
    ['a newer version', 'newsmark: 2\n', '2', 'version', false],
    ['labels that are no list', 'newsmark: 1\nlabels: claim\n', 'claim', 'shape', false],
    ['a label without a key', 'newsmark: 1\nlabels:\n  - {color: red}\n', '{color: red}', 'missing', true],
    ['a key twice', 'newsmark: 1\nlabels: [a, b, a]\n', 'a]', 'duplicate-id', true],
    ['a key twice, deeper', 'newsmark: 1\nlabels: [a, {key: b, labels: [a]}]\n', 'a]}', 'duplicate-id', true],
    ['a colour that is none', 'newsmark: 1\nlabels: [{key: a, color: red}]\n', 'red', 'bad-value', true],
    ['a kind that is none', 'newsmark: 1\nlabels: [{key: a, kinds: [qoute]}]\n', '[qoute]', 'unknown-value', true],
    ['a choice of nothing', 'newsmark: 1\nattributes: [{key: a, type: choice}]\n', 'a,', 'missing', true],
    ['a type that is none', 'newsmark: 1\nattributes: [{key: a, type: bool}]\n', 'bool', 'unknown-value', true],
    ['a name that is a list', 'newsmark: 1\nnever: [[a]]\n', '[a]', 'bad-value', true],
    ['bad YAML', 'newsmark: 1\nlabels: [a\n', '', 'yaml', false],
    ['two documents', 'newsmark: 1\n---\nlabels: [a]\n', '---', 'documents', false],
  ];
  for (const [what, text, at, code, writable] of wrong)
    it(`reports ${what} at its place`, () => {
      const reading = readCodebook(text);
      const found = reading.problems.find((problem) => problem.code === code);
      assert.ok(found, JSON.stringify(reading.problems));
      if (at && code !== 'documents') assert.ok(text.startsWith(at.slice(0, 1), found.span[0]), JSON.stringify(found));
      assert.equal(reading.writable, writable);
      assert.ok(!/sidecar/i.test(found.message), found.message);
      if (!writable) assert.throws(() => addNever(text, 'Somebody'));
    });

  it('keeps what is readable beside what is not', () => {
    const { codebook } = readCodebook('newsmark: 1\nlabels: [a, [b], {color: "#112233"}, c]\n');
    assert.deepEqual(
      codebook.labels.map(({ key }) => key),
      ['a', 'c'],
    );
  });
});

/** The edited text must differ from the source in the given lines only: `-` gone, `+` come. */
function differs(source: string, edits: readonly TextEdit[], lines: readonly string[]): string {
  const after = applyEdits(source, edits);
  const [was, is] = [source.split('\n'), after.split('\n')];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start++;
  let ends = 0;
  while (ends < Math.min(was.length, is.length) - start && was.at(-1 - ends) === is.at(-1 - ends)) ends++;
  assert.deepEqual(
    [
      ...was.slice(start, was.length - ends).map((line) => `-${line}`),
      ...is.slice(start, is.length - ends).map((line) => `+${line}`),
    ],
    lines,
  );
  return after;
}

describe('edits of a codebook touch their own lines only', () => {
  it('a new label of the top level', () => {
    differs(file, addLabel(file, { key: 'rumour', description: 'Nobody stands by it: ask.' }), [
      '+  - key: rumour',
      '+    description: "Nobody stands by it: ask."',
    ]);
  });
  it('a narrower label, beside others and as the first', () => {
    differs(file, addLabel(file, { key: 'threat', color: '#aa0000' }, 'claim'), [
      '+      - key: threat',
      '+        color: "#aa0000"',
    ]);
    const under = addLabel(file, { key: 'threat' }, 'number-claim');
    differs(file, under, ['+        labels:', '+          - key: threat']);
    assert.deepEqual(
      labelOf(readCodebook(applyEdits(file, under)).codebook, 'threat')?.above.map(({ key }) => key),
      ['claim', 'number-claim'],
    );
  });
  it('another key, colour or description, keeping the comment', () => {
    differs(file, changeLabel(file, 'claim', { key: 'statement', description: null, color: '#000000' }), [
      '-  - key: claim          # ours',
      '-    color: "#3A7BD5"',
      '-    description: Something that can be checked.',
      '+  - key: statement          # ours',
      '+    color: "#000000"',
    ]);
    differs(file, changeLabel(file, 'opinion', { color: '#00aa00' }), [
      '-  - opinion',
      '+  - {key: opinion, color: "#00aa00"}',
    ]);
  });
  it('a label that goes', () => {
    differs(file, removeLabel(file, 'opinion'), ['-  - opinion']);
    differs(file, removeLabel(file, 'number-claim'), ['-      - key: number-claim', '-        kinds: [figure, quote]']);
  });
  it('names that are never suggested, come and go', () => {
    const after = differs(file, addNever(file, 'Team: Rocket'), [
      '-never: [Kremlin, "The Hill"]',
      '+never: [Kremlin, "The Hill", "Team: Rocket"]',
    ]);
    assert.equal(applyEdits(after, removeNever(after, 'Team: Rocket')), file);
    assert.deepEqual(addNever(file, 'Kremlin'), []);
    assert.deepEqual(removeNever(file, 'Nobody'), []);
  });
  it('a file that says nothing yet', () => {
    assert.equal(
      applyEdits('# Ours\r\n', addLabel('# Ours\r\n', { key: 'a' })),
      '# Ours\r\nnewsmark: 1\r\nlabels:\r\n  - key: a\r\n',
    );
    assert.equal(
      applyEdits('newsmark: 1\nlabels:\n', addLabel('newsmark: 1\nlabels:\n', { key: 'a' })),
      'newsmark: 1\nlabels:\n  - key: a\n',
    );
    assert.equal(applyEdits('', addNever('', 'No')), 'newsmark: 1\nnever:\n  - "No"\n');
  });

  it('any labels and names, added, are there, and gone when taken out again', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
    const steps = fc.uniqueArray(fc.tuple(word, fc.constantFrom('label', 'under', 'never'), word), {
      maxLength: 6,
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('', file, 'newsmark: 1\n', '{newsmark: 1, labels: [x], never: [y]}\n'),
        steps,
        (start, list) => {
          let text: string = start;
          const texts = [];
          for (const [key, way, description] of list) {
            texts.push(text);
            const under = way === 'under' ? readCodebook(text).codebook.labels[0]?.key : undefined;
            if (way !== 'never' && labelOf(readCodebook(text).codebook, key)) continue;
            text = applyEdits(
              text,
              way === 'never' ? addNever(text, key) : addLabel(text, { key, description }, under),
            );
            const { codebook } = readCodebook(text);
            if (way === 'never') assert.ok(codebook.never.includes(key));
            else assert.equal(labelOf(codebook, key)?.label.description, description);
          }
          for (const [key, way] of [...list].reverse()) {
            const { codebook } = readCodebook(text);
            if (way === 'never') text = applyEdits(text, removeNever(text, key));
            else if (labelOf(codebook, key)) text = applyEdits(text, removeLabel(text, key));
            assert.ok(way === 'never' || !labelOf(readCodebook(text).codebook, key));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('keys of labels', () => {
  for (const [words, key] of [
    ['“The Peace Process”', 'the-peace-process'],
    ["It's  over", 'its-over'],
    ['Économie & santé', 'économie-santé'],
    ['an unusually long label that nobody would ever want to type', 'an-unusually-long-label-that-nobody'],
    ['…', ''],
  ] as const)
    it(`${JSON.stringify(words)} becomes ${JSON.stringify(key)}`, () => assert.equal(keyFrom(words), key));

  for (const [key, near, far] of [
    ['peace-process', ['Peace Process', 'peaceprocess', 'peace-proces', 'peace-porcess'], ['peace', 'war-process']],
    ['claims', ['claim', 'Claim', 'claima'], ['claimant']],
    ['war', ['WAR', 'wars'], ['was', 'law']],
    ['santé', ['sante'], ['satire']],
  ] as const)
    it(`${key} is nearly ${near.join(', ')}`, () => {
      assert.deepEqual(nearDuplicates(key, [...near, key, ...far]), near);
    });
});

describe('the schema of a codebook', () => {
  const shipped = 'media/newsmark-codebook.schema.json';
  const made = `${JSON.stringify(codebookSchema, null, 2)}\n`;
  it('is shipped as it is in the code (NEWSMARK_WRITE_SCHEMA=1 writes it)', () => {
    if (process.env.NEWSMARK_WRITE_SCHEMA) writeFileSync(shipped, made);
    assert.equal(readFileSync(shipped, 'utf8'), made);
  });
  const valid = new Ajv({ allowUnionTypes: true }).compile(codebookSchema);
  it('accepts what the reader understands, and what the editor writes', () => {
    for (const text of [
      file,
      applyEdits(file, addLabel(file, { key: 'x', color: '#010203' }, 'promise')),
      'newsmark: 1\nlabels:\n',
    ])
      assert.ok(valid(parse(text)), `${text}\n${JSON.stringify(valid.errors)}`);
  });
  it('refuses what the reader reports', () => {
    for (const text of [
      'labels: [a]',
      'newsmark: 2',
      'newsmark: 1\nlabels: [{color: "#112233"}]',
      'newsmark: 1\nnever: [[a]]',
    ])
      assert.ok(!valid(parse(text)), text);
  });
});
