import assert from 'node:assert/strict';
import { fixesFor, type SidecarFix } from '../src/sidecar/fixes.js';
import { readSidecar } from '../src/sidecar/read.js';
import { applyEdits } from '../src/text/edit.js';
import { asKept } from './kept.js';

const good = '  - {id: aaaa, kind: quote, status: added, at: [[1, 9]], text: No deal}\n';
const block = (fields: string): string => `newsmark: 1\nannotations:\n  - ${fields.split('; ').join('\n    ')}\n`;
const half = (): number => 0.5;

const firstFixes = (source: string): readonly SidecarFix[] => {
  const { problems } = readSidecar(source);
  assert.ok(problems.length > 0);
  return fixesFor(source, problems[0], half);
};

describe('sidecar: quick fixes', () => {
  const cases: Readonly<Record<string, readonly [source: string, ...titles: string[]]>> = {
    'no version': [`# mine\nannotations:\n${good}`, 'Set the version to 1'],
    'a version that is none': [`newsmark: one\nannotations:\n${good}`, 'Set the version to 1'],
    'a field twice': [
      block('id: aaaa; kind: quote; status: added; kind: figure; at: [1, 9]; text: No deal'),
      'Remove this second "kind"',
    ],
    'a field twice on one line': [
      `newsmark: 1\nannotations:\n${good.replace('text', 'id: bbbb, text')}`,
      'Remove this second "id"',
    ],
    'a section twice': ['newsmark: 1\nentities: {}\nentities: {}\n', 'Remove this second "entities"'],
    'an id twice': [`newsmark: 1\nannotations:\n${good}${good}`, 'Give this annotation the new id "nsss"'],
    'an entity twice': [
      'newsmark: 1\nentities:\n  a: {name: A, kind: person}\n  a: {name: B, kind: group}\n',
      'Remove this second "a"',
    ],
    'an entity without a name': ['newsmark: 1\nentities:\n  ada: {kind: person}\n', 'Add "name: ada"'],
    'an entity without a kind': [
      'newsmark: 1\nentities:\n  ada:\n    name: Ada\n',
      'Add "kind: person"',
      'Add "kind: organization"',
      'Add "kind: place"',
      'Add "kind: group"',
    ],
    'an entity of an unknown kind': [
      'newsmark: 1\nentities:\n  ada: {name: Ada, kind: organisation}\n',
      'Change it to organization',
      'Change it to person',
      'Change it to place',
      'Change it to group',
    ],
    'no id': [block('kind: quote; status: added; at: [1, 9]; text: No deal'), 'Add "id: nsss"'],
    'no kind': [
      block('id: aaaa; status: added; at: [1, 9]; text: No deal'),
      'Add "kind: quote"',
      'Add "kind: figure"',
      'Add "kind: mention"',
    ],
    'no status': [
      block('id: aaaa; kind: quote; at: [1, 9]; text: No deal'),
      'Add "status: confirmed"',
      'Add "status: added"',
      'Add "status: rejected"',
    ],
    'an unknown status': [
      block('id: aaaa; kind: quote; status: rejekted; at: [1, 9]; text: No deal'),
      'Change it to rejected',
      'Change it to confirmed',
      'Change it to added',
    ],
    'a mention of nobody': [
      `newsmark: 1\nentities: {ada: {name: Ada, kind: person}}\nannotations:\n${good.replace('quote', 'mention')}`,
      'Add "entity: ada"',
    ],
    'a speaker that is no entity': [
      `newsmark: 1\nentities:\n  ada: {name: Ada, kind: person}\nannotations:\n${good.replace('}', ', speaker: adda}')}`,
      'Change it to ada',
      'Add the entity "adda"',
    ],
    'a span written backwards': [
      `newsmark: 1\nannotations:\n${good.replace('[[1, 9]]', '[9, 1]')}`,
      'Change it to [1, 9]',
    ],
    'two spans, both backwards and in disorder': [
      `newsmark: 1\nannotations:\n${good.replace('[[1, 9]]', '[[30, 20], [9, 1]]')}`,
      'Change it to [[1, 9], [20, 30]]',
    ],
    'a source written backwards': [
      `newsmark: 1\nannotations:\n${good.replace('}', ', source: [20, 12]}')}`,
      'Change it to [12, 20]',
    ],
    'an unknown kind of figure': [
      block('id: aaaa; kind: figure; figure: monney; status: added; at: [1, 9]; text: No deal'),
      ...['money', 'count', 'percent', 'quantity'].map((word) => `Change it to ${word}`),
    ],
    'an unknown kind of quote, in marks': [
      block('id: aaaa; kind: quote; quote: "INDIR"; status: added; at: [1, 9]; text: No deal'),
      ...['indirect', 'direct', 'mixed'].map((word) => `Change it to ${word}`),
    ],
    'no version between braces': ['{annotations: []}\n', 'Set the version to 1'],
    'no id between braces': [`newsmark: 1\nannotations:\n${good}${good.replace('id: aaaa, ', '')}`, 'Add "id: nsss"'],
    'an entity twice between braces': [
      'newsmark: 1\nentities: {a: {name: A, kind: person}, "a": {name: B, kind: group}, c: {name: C, kind: place}}\n',
      'Remove this second "a"',
    ],
    'a speaker in marks that is no entity': [
      `newsmark: 1\nannotations:\n${good.replace('}', ", speaker: 'Ed Q'}")}`,
      'Add the entity "Ed Q"',
    ],
    'a mention of nobody among many': [
      `newsmark: 1\nentities:\n${['ed', 'bo', 'cy', 'di', 'ada'].map((id) => `  ${id}: {name: ${id}, kind: person}\n`).join('')}annotations:\n${good.replace('quote', 'mention')}`,
      ...['ed', 'bo', 'cy', 'di'].map((id) => `Add "entity: ${id}"`),
    ],
    'spans in disorder': [
      `newsmark: 1\nannotations:\n${good.replace('[[1, 9]]', '[[20, 30], [1, 9]]')}`,
      'Change it to [[1, 9], [20, 30]]',
    ],
  };
  for (const [name, [source, ...titles]] of Object.entries(cases)) {
    it(`for ${name}`, () =>
      assert.deepEqual(
        firstFixes(source).map(({ title }) => title),
        titles,
      ));
    it(`for ${name}, each of which puts it right and nothing else wrong`, () => {
      const before = readSidecar(source).problems;
      for (const { edits } of firstFixes(source)) {
        const fixed = applyEdits(source, edits);
        const { problems } = readSidecar(fixed);
        const same = problems.filter(({ code, message }) => code === before[0].code && message === before[0].message);
        assert.ok(problems.length <= before.length && same.length === 0, fixed);
      }
    });
  }

  it('that add an entity are none where the file is not written to', () => {
    const source = `newsmark: 1\nx: 1\nx: 2\nentities:\n  ada: {name: Ada, kind: person}\nannotations:\n${good.replace('}', ', speaker: adda}')}`;
    const problem = readSidecar(source).problems.find(({ code }) => code === 'unknown-entity');
    assert.ok(problem);
    assert.deepEqual(
      fixesFor(source, problem, half).map(({ title }) => title),
      ['Change it to ada'],
    );
  });

  it('write what they have written before', () => {
    const lines = Object.entries(cases).flatMap(([name, [source]]) => [
      `${name}:`,
      ...firstFixes(source).map(
        ({ edits }) => `  ${edits.map(({ start, end, text }) => `${start}-${end} ${JSON.stringify(text)}`).join(' ')}`,
      ),
    ]);
    asKept('sidecar-fixes-cases.txt', lines);
  });

  it('none where only a person can tell', () => {
    for (const source of [
      'newsmark: 7\n',
      '<<<<<<< a\n=======\n>>>>>>> b\n',
      'newsmark: 1\nannotations: [[\n',
      block('id: aaaa; kind: quote; status: added; text: No deal'),
      block('id: aaaa; kind: quote; status: added; at: [5, 5]; text: No deal'),
      `newsmark: 1\narticle: {length: 3}\nannotations:\n${good}`,
      // Spans that overlap, with three ends, with words, in lines of their own.
      ...['[[1, 9], [5, 20]]', '[9, 1, 3]', '[[9, 1], [x, y]]', '[[9, 1], 30]', '[9, 9]'].map(
        (at) => `newsmark: 1\nannotations:\n${good.replace('[[1, 9]]', at)}`,
      ),
      block('id: aaaa; kind: quote; status: added; at:;   - [9, 1]; text: No deal'),
    ])
      assert.deepEqual(firstFixes(source), [], source);
  });
});
