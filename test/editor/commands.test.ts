import assert from 'node:assert/strict';
import { window } from 'vscode';
import { readSidecar } from '../../src/sidecar/read.js';
import type { Annotation, DecisionRecord } from '../../src/sidecar/types.js';
import { at, closeAll, eventually, type Open, openArticle, run, sidecarUri, textOf } from './desk.js';

const text = `Port council backs ferry line

Mira Tolland, the mayor, said the ferry would carry 2,400 people a day. “We have waited long enough,” she said.

Jonas Reed told the meeting that the fares were too high.
`;

const record = async ({ name }: Open): Promise<DecisionRecord> => {
  const source = (await textOf(sidecarUri(name))) ?? '';
  const { record, writable, problems } = readSidecar(source);
  assert.ok(writable, JSON.stringify(problems));
  return record;
};

const only = async (open: Open): Promise<Annotation> => {
  const { annotations } = await record(open);
  assert.equal(annotations.length, 1);
  return annotations[0];
};

/** Undoes the last decision and asserts that the disk is as it was before it. */
const undone = async (open: Open, before: string | undefined): Promise<void> => {
  await run('undo');
  assert.equal(await textOf(sidecarUri(open.name)), before);
};

describe('commands', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('confirm writes the quote at the cursor, undo takes the sidecar away again, redo brings it back', async () => {
    const open = await openArticle(text);
    at(open, 'waited long');
    await run('confirm');
    const written = await textOf(sidecarUri(open.name));
    const quote = await only(open);
    assert.equal(quote.status, 'confirmed');
    assert.equal(quote.kind, 'quote');
    assert.match(quote.text, /^We have waited long enough,?$/);
    assert.deepEqual(text.slice(...quote.at[0]), quote.text);
    assert.match(quote.on ?? '', /^\d{4}-\d\d-\d\d$/);
    assert.equal('by' in quote, false);
    assert.equal((await record(open)).article?.length, text.length);
    const shown = (await open.loaded()).article.quotes.find(({ id }) => id === quote.id);
    assert.equal(shown?.status, 'confirmed');
    await undone(open, undefined);
    assert.ok((await open.loaded()).article.quotes.every(({ status }) => status === 'suggested'));
    await run('redo');
    assert.equal(await textOf(sidecarUri(open.name)), written);
  });

  it('reject keeps what was rejected, so that it is not suggested again', async () => {
    const open = await openArticle(text);
    at(open, 'fares were');
    await run('reject');
    assert.equal((await only(open)).status, 'rejected');
    const { quotes } = (await open.loaded()).article;
    assert.equal(quotes.filter(({ status }) => status === 'rejected').length, 1);
    await undone(open, undefined);
  });

  it('on a figure within a quote: first it is confirmed, then the quote, whose speaker is changed from there, too', async () => {
    const open = await openArticle(text);
    const kinds = async () => (await record(open)).annotations.map(({ kind }) => kind).sort();
    at(open, '2,400 people');
    await run('confirm');
    const one = await textOf(sidecarUri(open.name));
    assert.deepEqual(await kinds(), ['figure']);
    await run('confirm');
    const both = await textOf(sidecarUri(open.name));
    assert.deepEqual(await kinds(), ['figure', 'quote']);
    await run('changeSpeaker', { entity: { name: 'Ada Quill', kind: 'person' } });
    assert.ok((await record(open)).annotations.some((it) => it.kind === 'quote' && it.speaker === 'ada-quill'));
    await undone(open, both);
    await undone(open, one);
    await undone(open, undefined);
  });

  it('take a target instead of the cursor, with the URI as a link passes it', async () => {
    const open = await openArticle(text);
    const [first] = (await open.loaded()).article.quotes;
    await closeAll();
    await run('confirm', { uri: open.document.uri.toString(), id: first.id });
    assert.deepEqual((await only(open)).at, first.contents);
  });

  it('changeSpeaker makes a new person and confirms the quote; undo forgets both', async () => {
    const open = await openArticle(text);
    at(open, 'waited long');
    await run('changeSpeaker', { entity: { name: 'Ada Quill', kind: 'person' } });
    const quote = await only(open);
    assert.ok(quote.kind === 'quote' && quote.speaker === 'ada-quill');
    assert.deepEqual((await record(open)).entities.get('ada-quill'), { name: 'Ada Quill', kind: 'person' });
    const { article } = await open.loaded();
    assert.equal(article.quotes.find(({ id }) => id === quote.id)?.speaker, 'ada-quill');
    await undone(open, undefined);
    assert.ok(!(await open.loaded()).article.entities.some(({ name }) => name === 'Ada Quill'));
  });

  it('addNote writes a note and takes it away; each undo restores the file byte for byte', async () => {
    const open = await openArticle(text);
    at(open, 'fares were');
    await run('addNote', { note: 'Ask him: which fares?' });
    const first = await textOf(sidecarUri(open.name));
    assert.equal((await only(open)).note, 'Ask him: which fares?');
    await run('addNote', { note: '' });
    assert.equal((await only(open)).note, undefined);
    await undone(open, first);
    await undone(open, undefined);
  });

  it('delete takes a decision back', async () => {
    const open = await openArticle(text);
    at(open, 'fares were');
    await run('confirm');
    const confirmed = await textOf(sidecarUri(open.name));
    await run('delete');
    assert.deepEqual((await record(open)).annotations, []);
    assert.ok((await open.loaded()).article.quotes.every(({ status }) => status === 'suggested'));
    await undone(open, confirmed);
  });

  it('markQuote takes whole words, without blanks and marks, and as many parts as are selected', async () => {
    const open = await openArticle(text);
    at(open, ' council backs fer', 'select');
    const head = open.editor.selection;
    at(open, 'line', 'select');
    open.editor.selections = [head, open.editor.selection];
    await run('markQuote');
    const quote = await only(open);
    assert.equal(quote.status, 'added');
    assert.deepEqual(
      quote.at.map((span) => text.slice(...span)),
      ['council backs ferry', 'line'],
    );
    await undone(open, undefined);
  });

  it('markQuote leaves out the marks around the words', async () => {
    const open = await openArticle('The sign read “Mind the step” all year.\n');
    at(open, '“Mind the step”', 'select');
    await run('markQuote');
    const quote = await only(open);
    assert.equal(quote.text, 'Mind the step');
    assert.ok(quote.kind === 'quote' && quote.quote === 'direct');
    await undone(open, undefined);
  });

  it('markQuote on what is mostly a quote already corrects its extent', async () => {
    const open = await openArticle(text);
    at(open, 'fares were too high', 'select');
    await run('markQuote');
    const quote = await only(open);
    assert.equal(quote.status, 'confirmed');
    assert.equal(text.slice(...quote.at[0]), 'fares were too high');
    assert.equal((await open.loaded()).article.quotes.filter(({ contents }) => contents[0][0] > 150).length, 1);
    await undone(open, undefined);
  });

  it('markFigure reads kind and value off the words', async () => {
    const open = await openArticle('Nothing much happened.\n\nThe crew counted 2,400 crates in the hold.\n');
    at(open, '2,400 crates', 'select');
    await run('markFigure');
    const figure = await only(open);
    assert.equal(figure.kind, 'figure');
    assert.equal(figure.text, '2,400 crates');
    assert.ok(figure.kind === 'figure' && figure.value === 2400, JSON.stringify(figure));
    await undone(open, undefined);
  });

  it('markSpeaker makes the selection the source of the nearest quote', async () => {
    const open = await openArticle(text);
    at(open, 'the mayor', 'select');
    await run('markSpeaker', { entity: { name: 'Mira Tolland', kind: 'person' } });
    const quote = await only(open);
    assert.ok(quote.kind === 'quote' && quote.source);
    assert.equal(text.slice(...quote.source), 'the mayor');
    assert.equal((await record(open)).entities.get(quote.speaker ?? '')?.name, 'Mira Tolland');
    await undone(open, undefined);
  });

  it('markEntity adds a mention of a new entity', async () => {
    const open = await openArticle(text);
    at(open, 'Port council', 'select');
    await run('markEntity', { entity: { name: 'Port Council', kind: 'organization' } });
    const mention = await only(open);
    assert.ok(mention.kind === 'mention');
    assert.equal(mention.text, 'Port council');
    const { article } = await open.loaded();
    assert.ok(article.entities.some(({ id, mentions }) => id === mention.entity && mentions.length > 0));
    await undone(open, undefined);
  });

  it('confirmAll confirms what is open, and one undo takes it back', async () => {
    const open = await openArticle(text);
    at(open, 'fares were');
    await run('reject');
    const before = await textOf(sidecarUri(open.name));
    await run('confirmAll');
    const { quotes, figures } = (await open.loaded()).article;
    assert.ok([...quotes, ...figures].every(({ status }) => status !== 'suggested'));
    assert.equal(quotes.filter(({ status }) => status === 'rejected').length, 1);
    await undone(open, before);
  });

  it('decisions follow the text as it is typed before it is saved, and so does their undo', async () => {
    const open = await openArticle(text);
    at(open, 'waited long');
    await run('confirm');
    at(open, 'fares were');
    await run('confirm');
    await open.editor.edit((edit) => edit.insert(open.document.positionAt(0), 'UPDATE: '));
    await run('undo');
    const after = await record(open);
    assert.deepEqual(
      after.annotations.map(({ at: [span] }) => open.document.getText().slice(...span)),
      ['We have waited long enough,'],
    );
    assert.equal(after.article?.length, text.length + 'UPDATE: '.length);
    await run('redo');
    const again = (await record(open)).annotations.map(({ text: words, at: [span] }) => [words, span]);
    for (const [words, span] of again)
      assert.equal(open.document.getText().slice(...(span as [number, number])), words);
    assert.equal(again.length, 2);
  });

  it('next and previous go from annotation to annotation, round the end', async () => {
    const open = await openArticle(text);
    const starts = new Set<number>();
    const { article } = await open.loaded();
    const stops = new Set([...article.quotes.map((q) => q.contents[0][0]), ...article.figures.map((f) => f.span[0])]);
    at(open, 'Port');
    for (let i = 0; i < stops.size; i++) {
      await run('nextAnnotation');
      starts.add(open.document.offsetAt(open.editor.selection.active));
    }
    assert.deepEqual(starts, stops);
    const last = open.document.offsetAt(open.editor.selection.active);
    await run('nextAnnotation');
    assert.equal(open.document.offsetAt(open.editor.selection.active), Math.min(...stops));
    await run('previousAnnotation');
    assert.equal(open.document.offsetAt(open.editor.selection.active), last);
  });

  it('do nothing where nothing is marked', async () => {
    const open = await openArticle('Nothing is quoted here.\n');
    at(open, 'Nothing');
    for (const command of ['confirm', 'reject', 'delete', 'confirmAll', 'nextAnnotation', 'openSidecar'])
      await run(command);
    await run('confirm', { uri: open.document.uri.toString(), id: 'nobody' });
    await run('confirm', { uri: 42, id: {} });
    assert.equal(await textOf(sidecarUri(open.name)), undefined);
  });

  it('openSidecar opens the file at the annotation at the cursor', async () => {
    const open = await openArticle(text);
    at(open, 'waited long');
    await run('confirm');
    await run('openSidecar');
    const editor = await eventually('the sidecar', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.endsWith('.newsmark.yaml') && active;
    });
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /id: /);
  });
});
