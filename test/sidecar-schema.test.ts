import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readSidecar } from '../src/sidecar/read.js';
import { changesBetween, emptyRecord } from '../src/sidecar/record.js';
import { sidecarSchema } from '../src/sidecar/schema.js';
import { writeSidecar } from '../src/sidecar/write.js';
import { record } from './sidecar-records.js';

const shipped = 'media/newsmark.schema.json';
const validate = new Ajv({ strict: false }).compile(sidecarSchema);

/** A sidecar with one annotation whose fields are those of a right one, changed. */
const sidecar = (changes: Readonly<Record<string, string | null>>): string => {
  const fields = { id: 'k3f9', kind: 'quote', status: 'added', at: '[[3, 9]]', text: 'No deal', ...changes };
  const lines = Object.entries(fields).filter(([, value]) => value !== null);
  return `newsmark: 1\nannotations:\n  - ${lines.map(([key, value]) => `${key}: ${value}`).join('\n    ')}\n`;
};

describe('sidecar: the JSON Schema', () => {
  it('ships as it is written here (after a change: NEWSMARK_WRITE_SCHEMA=1 npm run unit)', () => {
    const json = `${JSON.stringify(sidecarSchema, null, 2)}\n`;
    if (process.env.NEWSMARK_WRITE_SCHEMA) writeFileSync(shipped, json);
    assert.equal(readFileSync(shipped, 'utf8'), json);
  });

  it('accepts what Newsmark writes', () => {
    fc.assert(
      fc.property(record, (saved) => {
        const [edit] = writeSidecar('', changesBetween(emptyRecord, saved));
        if (!edit) return;
        assert.ok(validate(parse(edit.text)), JSON.stringify(validate.errors));
      }),
      { numRuns: 100 },
    );
  });

  const right: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
    'a bare quote': {},
    'a single span': { at: '[3, 9]' },
    'a key of somebody else': { certainty: 'high' },
    'a note that is empty': { note: '' },
    'a figure': { kind: 'figure', figure: 'money', value: '12.5', unit: 'EUR', modifier: '"~"' },
    'a mention': { kind: 'mention', entity: 'x' },
    'a label': { labels: '[1984, yes]' },
  };
  const wrong: typeof right = {
    'no id': { id: null },
    'no kind': { kind: null },
    'no place': { at: null },
    'no words': { text: null },
    'an unknown kind': { kind: 'claim' },
    'an unknown status': { status: 'maybe' },
    'an unknown kind of quote': { quote: 'loud' },
    'a span of one': { at: '[[3]]' },
    'a span of words': { at: '[[a, b]]' },
    'a source that is a list of spans': { source: '[[3, 4]]' },
    'a mention of nobody': { kind: 'mention' },
    'labels in a map': { labels: '{a: b}' },
    'an unknown modifier': { kind: 'figure', modifier: '"!"' },
  };
  for (const [name, changes] of Object.entries(right))
    it(`finds nothing wrong with ${name}, and neither does the reader`, () => {
      const source = sidecar(changes);
      assert.ok(validate(parse(source)), JSON.stringify(validate.errors));
      assert.deepEqual(
        readSidecar(source).problems.filter(({ code }) => code !== 'unknown-entity'),
        [],
      );
    });
  for (const [name, changes] of Object.entries(wrong))
    it(`objects to ${name}, and so does the reader`, () => {
      const source = sidecar(changes);
      assert.ok(!validate(parse(source)));
      const { problems, writable } = readSidecar(source);
      assert.equal(problems.length, 1);
      assert.equal(problems[0].severity, 'warning');
      assert.ok(writable);
    });
});
