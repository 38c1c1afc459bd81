import assert from 'node:assert/strict';
import fc from 'fast-check';
import { follow, settle } from '../src/article/follow.js';
import type { Article } from '../src/article/types.js';
import { emptyRecord } from '../src/sidecar/record.js';
import type { DecisionRecord, QuoteAnnotation } from '../src/sidecar/types.js';
import { describe as anchorOf, wordsAt } from '../src/text/anchor.js';
import { applyEdits, type TextEdit } from '../src/text/edit.js';
import type { Span } from '../src/text/span.js';

const text = 'Head\n\n“We will wait,” Ada Quill said. “And then we will go.”\n';
const spanOf = (words: string, within = text): Span => [within.indexOf(words), within.indexOf(words) + words.length];

const quote = (...at: Span[]): QuoteAnnotation => ({
  id: 'aaaa',
  kind: 'quote',
  quote: 'direct',
  status: 'confirmed',
  ...anchorOf(text, at),
  source: spanOf('Ada Quill'),
  cue: spanOf('said'),
});
const recordOf = (annotation: QuoteAnnotation): DecisionRecord => ({ ...emptyRecord, annotations: [annotation] });

/** The annotation after edits that apply one after the other, and the text then. */
function edited(annotation: QuoteAnnotation, ...edits: TextEdit[]) {
  const after = edits.reduce((now, edit) => applyEdits(now, [edit]), text);
  const [moved] = follow(recordOf(annotation), text, edits, after).annotations;
  return { after, moved: moved as QuoteAnnotation };
}

const replace = (words: string, by: string): TextEdit => {
  const [start, end] = spanOf(words);
  return { start, end, text: by };
};

describe('annotations while their article is edited', () => {
  const wait = () => quote(spanOf('We will wait,'));

  it('move with what is typed before them, with source and cue', () => {
    const { after, moved } = edited(wait(), replace('Head', 'A longer head'));
    assert.equal(wordsAt(after, moved.at), 'We will wait,');
    assert.equal(after.slice(...(moved.source as Span)), 'Ada Quill');
    assert.equal(after.slice(...(moved.cue as Span)), 'said');
  });

  it('take up what is typed within them, and remember it', () => {
    const { after, moved } = edited(wait(), replace('will', 'shall'));
    assert.equal(moved.text, 'We shall wait,');
    assert.equal(wordsAt(after, moved.at), moved.text);
    assert.equal(moved.before, after.slice(Math.max(0, moved.at[0][0] - 32), moved.at[0][0]));
  });

  it('shrink by what is deleted, and lose a part of which nothing is left', () => {
    const split = quote(spanOf('We will wait,'), spanOf('And then we will go.'));
    const { moved } = edited(split, replace('We will wait,', ''));
    assert.equal(moved.text, 'And then we will go.');
  });

  it('remember their words when all of them are deleted', () => {
    const { moved } = edited(wait(), replace('We will wait,', ''));
    assert.equal(moved.text, 'We will wait,');
    assert.equal(moved.at[0][1] - moved.at[0][0], 'We will wait,'.length);
  });

  it('remember their words when a program replaces more than them', () => {
    const fresh = text.replace('Head', 'New head').replace('go.', 'leave.');
    const { moved } = edited(wait(), { start: 0, end: text.length, text: fresh });
    assert.equal(moved.text, 'We will wait,');
  });

  it('lose a source that is deleted', () => {
    assert.equal(edited(wait(), replace('Ada Quill', '')).moved.source, undefined);
  });

  it('are not taken for what they never stood at', () => {
    const stale = { ...wait(), at: [[0, 4]] as const };
    const { moved } = edited(stale, replace('Head', 'Heads'));
    assert.equal(moved.text, 'We will wait,');
  });

  it('keep every letter that stays, and no other, whatever is typed', () => {
    const letters = fc.string({ minLength: 0, maxLength: 1 });
    const edit = fc.tuple(fc.nat(), fc.nat(6), letters);
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (raw) => {
        // Every code unit carries whether it is the quote's. What is typed between two of its letters is too, and what
        // is typed over some of them (not all); what is typed at an edge or over one is not.
        const [from, to] = wait().at[0];
        let model = [...text].map((letter, i) => ({ letter, ours: i >= from && i < to }));
        const edits = raw.map(([at, length, typed]): TextEdit => {
          const start = at % (model.length + 1);
          const end = Math.min(model.length, start + length);
          const removed = model.slice(start, end);
          const some = model.filter((unit) => unit.ours).length > removed.length;
          const between = (model[start - 1]?.ours && model[end]?.ours) ?? false;
          const ours = removed.length > 0 ? some && removed.every((unit) => unit.ours) : between;
          const typedLetters = typed.split('').map((letter) => ({ letter, ours }));
          model = [...model.slice(0, start), ...typedLetters, ...model.slice(end)];
          return { start, end, text: typed };
        });
        const { after, moved } = edited(wait(), ...edits);
        const left = model.filter(({ ours }) => ours).map(({ letter }) => letter);
        if (left.length) assert.equal(wordsAt(after, moved.at), left.join(''));
        else assert.equal(moved.text, wait().text);
      }),
    );
  });

  it('settle where they were found, letter for letter', () => {
    const stale = { ...wait(), at: [[0, 13]] as const, source: [15, 24] as const };
    const article = {
      text,
      quotes: [{ id: 'aaaa', found: 'moved', contents: wait().at }],
      figures: [],
      entities: [],
    } as unknown as Article;
    const [settled] = settle(recordOf(stale), article).annotations as QuoteAnnotation[];
    assert.deepEqual(settled.at, wait().at);
    assert.equal(settled.text, wait().text);
    assert.deepEqual(settled.source, [15 + wait().at[0][0], 24 + wait().at[0][0]]);
  });
});
