import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotate } from '../src/article/annotate.js';
import { follow, settle } from '../src/article/follow.js';
import type { Annotation, DecisionRecord } from '../src/sidecar/types.js';
import { resolve } from '../src/text/anchor.js';
import { applyEdits, type TextEdit } from '../src/text/edit.js';
import type { Span } from '../src/text/span.js';
import { annotated, articleCase, recordOf } from './article-cases.js';

const quay = articleCase(
  'Ines Varga spoke on the quay. “We mend nets,” she said, “and we mend boats.” Nobody argued with her.',
);

const quote = (...words: readonly string[]): Annotation =>
  annotated(
    quay.text,
    words.map((w) => quay.at(w)),
    {
      id: 'k3f9',
      kind: 'quote',
      quote: 'direct',
      status: 'confirmed',
      source: quay.at('she'),
      cue: quay.at('said'),
    } as never,
  );

/** The record and the text after edits, one after the other, each in an event of its own. */
function typed(
  record: DecisionRecord,
  text: string,
  ...edits: readonly TextEdit[]
): { record: DecisionRecord; text: string } {
  return edits.reduce(
    (now, edit) => {
      const after = applyEdits(now.text, [edit]);
      return { record: follow(now.record, now.text, [edit], after), text: after };
    },
    { record, text },
  );
}

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });
const empty = { quotes: [], entities: [], figures: [], date: null };

/** What the spans of the first annotation hold. */
const words = ({ record, text }: { record: DecisionRecord; text: string }): readonly string[] =>
  record.annotations[0].at.map((s) => text.slice(...s));

describe('article: annotations follow what is typed', () => {
  const start = { record: recordOf([quote('We mend nets,', 'and we mend boats.')]), text: quay.text };
  const at = (s: string): Span => quay.at(s);

  it('before, within and behind them', () => {
    const [s, e] = at('mend');
    assert.deepEqual(words(typed(start.record, start.text, edit(0, 0, 'Dr. '))), [
      'We mend nets,',
      'and we mend boats.',
    ]);
    assert.deepEqual(words(typed(start.record, start.text, edit(s, e, 'repair'))), [
      'We repair nets,',
      'and we mend boats.',
    ]);
    assert.deepEqual(words(typed(start.record, start.text, edit(at('We mend')[0], at('We mend')[0], 'Yes. '))), [
      'We mend nets,',
      'and we mend boats.',
    ]);
    assert.deepEqual(words(typed(start.record, start.text, edit(quay.text.length, quay.text.length, ' End.'))), [
      'We mend nets,',
      'and we mend boats.',
    ]);
  });

  it('with their words, surroundings, source and cue', () => {
    const { record, text } = typed(
      start.record,
      start.text,
      edit(0, 0, 'Dr. '),
      edit(at('nets')[0] + 4, at('nets')[1] + 4, 'seines'),
    );
    const [annotation] = record.annotations;
    assert.equal(annotation.text, 'We mend seines, … and we mend boats.');
    assert.equal(annotation.before, 'Dr. Ines Varga spoke on the quay. “'.slice(-32));
    assert.ok(annotation.kind === 'quote' && annotation.source && annotation.cue);
    assert.deepEqual(
      [annotation.source, annotation.cue].map((s) => text.slice(...s)),
      ['she', 'said'],
    );
    assert.equal(resolve(text, annotation).outcome, 'exact');
  });

  it('when they are deleted and the deletion is undone', () => {
    const one = { record: recordOf([quote('We mend nets,')]), text: quay.text };
    const [s, e] = at('We mend nets,');
    for (const [from, to] of [
      [s, e],
      [s - 5, e + 20],
      [0, quay.text.length],
    ]) {
      const gone = typed(one.record, one.text, edit(from, to, ''));
      assert.equal(annotate(gone.text, empty, gone.record).quotes.length, 0);
      const back = typed(gone.record, gone.text, edit(from, from, quay.text.slice(from, to)));
      assert.equal(back.text, quay.text);
      assert.deepEqual(annotate(back.text, empty, back.record).quotes[0].contents, [[s, e]]);
      assert.equal(back.record.annotations[0].text, 'We mend nets,');
    }
  });

  it('when a program replaces all from the first difference to the last', () => {
    const after = `Late edition.\n${quay.text.replace('Nobody', 'Somebody')}`;
    const now = typed(recordOf([quote('We mend nets,')]), quay.text, edit(0, quay.text.length, after));
    const article = annotate(after, empty, now.record);
    assert.deepEqual(
      article.quotes[0].contents.map((s) => after.slice(...s)),
      ['We mend nets,'],
    );
  });

  it('and settle where they were found', () => {
    const text = `Morning news. ${quay.text}`;
    const record = recordOf([quote('We mend nets,')]);
    const settled = settle(record, annotate(text, empty, record));
    assert.deepEqual(words({ record: settled, text }), ['We mend nets,']);
    assert.equal(resolve(text, settled.annotations[0]).outcome, 'exact');
  });

  it('as the characters do that they consist of', () => {
    const typing = fc.record({
      at: fc.nat(1000),
      removed: fc.oneof(fc.constant(0), fc.nat(6)),
      text: fc.constantFrom('', '', 'x', ' ', '\n', 'word ', '“'),
    });
    const span = fc.tuple(fc.nat(quay.text.length - 2), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(span, fc.array(typing, { maxLength: 30 }), ([from, length], steps) => {
        const to = Math.min(quay.text.length, from + length);
        const mark = annotated(quay.text, [[from, to]], {
          id: 'k3f9',
          kind: 'quote',
          quote: 'direct',
          status: 'added',
        } as never);
        let now = { record: recordOf([mark]), text: quay.text };
        // The model: every character knows whether it belongs to the annotation.
        let own = [...Array(quay.text.length).keys()].map((i) => i >= from && i < to);
        for (const step of steps) {
          const start = Math.min(step.at % (now.text.length + 1), now.text.length);
          const end = Math.min(now.text.length, start + step.removed);
          // Typing over a selection is one character; a longer text is pasted where nothing is selected.
          const text = end > start ? step.text.slice(0, 1) : step.text;
          now = typed(now.record, now.text, edit(start, end, text));
          // What is typed over characters of the annotation alone replaces them in it.
          const over = end > start && own.slice(start, end).every(Boolean);
          const within = over || (own[start - 1] === true && own[end] === true);
          if (![...own.slice(0, start), ...own.slice(end)].includes(true)) return;
          own = [...own.slice(0, start), ...Array<boolean>(text.length).fill(within), ...own.slice(end)];
          assert.deepEqual(now.record.annotations[0].at, [[own.indexOf(true), own.lastIndexOf(true) + 1]]);
          assert.equal(resolve(now.text, now.record.annotations[0]).outcome, 'exact');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
