/**
 * A table of all commands, by what they do: those that decide are undone and redone, those that set something are set
 * back, and those that only show something leave everything as it was. A command of the manifest without a row fails.
 */
import assert from 'node:assert/strict';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { folderEntities } from '../../src/editor/folderEntities.js';
import { stampOf } from '../../src/sidecar/stamp.js';
import {
  articleUri,
  at,
  closeAll,
  describeOnce,
  emptyDesk,
  eventually,
  freshName,
  type Open,
  openArticle,
  run,
  sidecarUri,
  stores,
  textOf,
  write,
} from './desk.js';

const text = `Pier stays open

“The pier stays open,” said Gerda Lunquist, the mayor. She said 40 boats were waiting.

“Nobody asked us,” Nils Ahlbom said. “Nobody ever does.” Ms. Lunquist left. “We will see,” Ms. Lunquist said.
“Not soon,” Ms. Lunquist said.

The ferry to Grum is late. Those in grum wait.
`;
const codebookText = 'newsmark: 1\nlabels: [claim, promise]\nattributes:\n  - {key: stance, values: [for, against]}\n';
/** What a decision would add to a sidecar that does not say of which text it speaks. */
const stamp = `article: {sha256: ${stampOf(text).sha256}, length: ${text.length}}`;
const unplaced = `newsmark: 1
${stamp}
annotations:
  - id: g0ne
    kind: quote
    quote: indirect
    status: added
    at: [[30, 99]]
    text: Seventeen pelicans crossed the frozen boulevard before anybody noticed
`;
const conflict = `newsmark: 1
${stamp}
annotations:
<<<<<<< HEAD
  - {id: pier, kind: quote, quote: direct, status: confirmed, at: [[18, 38]], text: 'The pier stays open,'}
=======
  - {id: pier, kind: quote, quote: direct, status: rejected, at: [[18, 38]], text: 'The pier stays open,'}
>>>>>>> evening
`;

type Act = (open: Open) => unknown;

/** A command that changes decisions: after `act`, `back` restores every byte and the memory, and `again` what `act` did. */
interface Decides {
  readonly sidecar?: string;
  /** What has to be decided before. */
  readonly first?: Act;
  readonly act: Act;
  readonly back?: Act;
  readonly again?: Act;
}
/** A command that changes how things are shown or set; the other command sets them back. */
interface Sets {
  readonly first?: Act;
  readonly act: Act;
  readonly back: Act;
  readonly last?: Act;
  readonly says: (open: Open) => unknown;
}
/** A command that changes nothing of what is kept. `seen` is what it has shown. */
interface Shows {
  readonly first?: Act;
  readonly act: Act;
  readonly seen?: (open: Open) => unknown;
}

const on =
  (words: string, command: string, argument?: object, select: 'cursor' | 'select' = 'cursor'): Act =>
  (open) => {
    at(open, words, select);
    return run(command, argument);
  };
const selected = (words: string, command: string, argument?: object) => on(words, command, argument, 'select');
const inTurn =
  (...acts: readonly Act[]): Act =>
  async (open) => {
    for (const act of acts) await act(open);
  };
const does =
  (command: string, argument?: unknown): Act =>
  () =>
    run(command, argument);

const person = (name: string) => ({ name, kind: 'person' });
const all = { scope: 'article', all: true };
const onTheGone =
  (command: string): Act =>
  ({ document }) =>
    run(command, { uri: document.uri.toString(), id: 'g0ne' });
const beginReview: Act = async (open) => {
  await window.showTextDocument(open.document);
  at(open, 'Pier stays');
  await run('review');
};
const inReview = (command: string, argument?: object): Decides => ({
  first: beginReview,
  act: does(`review.${command}`, argument),
});
/** The id of somebody in the tree over all articles. */
const inFolder = async (name: string): Promise<string> => {
  const { folder } = await stores();
  const found = folderEntities(folder)
    .all()
    .find((entity) => entity.name === name);
  assert.ok(found, name);
  return found.id;
};
/** Finds the quotes of the one article, and runs a command on them. */
const onFound =
  (command: string, ...more: readonly unknown[]): Act =>
  async ({ name }) => {
    const found = (await run('find', 'speaker:"gerda lunquist"')) as readonly { readonly uri: Uri }[];
    const here = found.filter(({ uri }) => uri.path.endsWith(`/${name}`));
    assert.ok(here.length > 0);
    await commands.executeCommand(`newsmark.${command}`, here[0], here, ...more);
  };
/** Runs a command that asks, and turns its question down. */
const turnedDown =
  (command: string): Act =>
  async () => {
    let open = true;
    const done = Promise.resolve(run(command)).then(() => {
      open = false;
    });
    await eventually('the end of the question', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return !open;
    });
    await done;
  };
const labelled = inTurn(on('The pier stays', 'label', { labels: ['claim'] }), does('refresh'));

const decides: Readonly<Record<string, Decides>> = {
  confirm: { act: on('The pier stays', 'confirm') },
  reject: { act: on('The pier stays', 'reject') },
  changeSpeaker: { act: on('The pier stays', 'changeSpeaker', { entity: person('Ada Quill') }) },
  addNote: { act: on('The pier stays', 'addNote', { note: 'Ask her: how long?' }) },
  delete: { first: on('The pier stays', 'confirm'), act: on('The pier stays', 'delete') },
  place: {
    sidecar: unplaced,
    act: (open) => {
      at(open, 'The ferry to Grum', 'select');
      return onTheGone('place')(open);
    },
  },
  keep: { sidecar: unplaced, act: onTheGone('keep') },
  deleteUnplaced: { sidecar: unplaced, act: onTheGone('deleteUnplaced') },
  markQuote: { act: selected('Those in grum wait', 'markQuote') },
  markSpeaker: { act: selected('the mayor', 'markSpeaker', { entity: person('Mira Tolland') }) },
  markFigure: { act: selected('40 boats were', 'markFigure') },
  markEntity: { act: selected('Grum', 'markEntity', { entity: { name: 'Grum', kind: 'place' } }) },
  join: { act: on('The pier stays', 'join') },
  split: { act: on('Nobody asked', 'split') },
  changeKind: { act: on('The pier stays', 'changeKind', { kind: 'mixed' }) },
  moveEdge: { act: on('The pier stays', 'moveEdge', { edge: 'end', step: -1, stride: 'word' }) },
  toggleUnsure: { act: on('The pier stays', 'toggleUnsure') },
  label: { act: on('The pier stays', 'label', { labels: ['claim', 'harbour'] }) },
  answer: { act: on('The pier stays', 'answer', { key: 'stance', value: 'for' }) },
  'review.confirm': inReview('confirm'),
  'review.reject': inReview('reject'),
  'review.changeSpeaker': inReview('changeSpeaker', { entity: person('Ada Quill') }),
  'review.changeKind': inReview('changeKind', { kind: 'mixed' }),
  'review.join': inReview('join'),
  'review.split': {
    first: async (open) => {
      await beginReview(open);
      at(open, 'The pier stays');
    },
    act: does('review.split'),
  },
  'review.note': inReview('note', { note: 'Ask her: how long?' }),
  'review.label': inReview('label', { labels: ['claim'] }),
  'review.unsure': inReview('unsure'),
  'review.moveEdge': inReview('moveEdge', { edge: 'end', step: -1, stride: 'word' }),
  'review.undo': {
    first: inTurn(beginReview, does('review.confirm')),
    act: does('review.undo'),
    back: does('redo'),
    again: does('review.undo'),
  },
  markAll: {
    // Where nobody has said otherwise, every occurrence is marked anyway.
    first: on('Ms. Lunquist left', 'reject'),
    act: on('Ms. Lunquist said', 'markAll', all),
  },
  applyToAll: {
    first: on('We will see', 'changeSpeaker', { entity: person('Ida Roth') }),
    act: on('We will see', 'applyToAll', all),
  },
  confirmAbove: { act: does('confirmAbove', { least: 0, ...all }) },
  neverSuggest: { act: on('Nils Ahlbom', 'neverSuggest') },
  renameEntity: { act: on('Nils Ahlbom', 'renameEntity', { name: 'Nils E. Ahlbom' }) },
  mergeEntity: {
    act: async (open) => {
      await run('refresh');
      await on('Nils Ahlbom', 'mergeEntity', { into: await inFolder('Gerda Lunquist') })(open);
    },
  },
  splitMention: { act: on('Ms. Lunquist left', 'splitMention', { to: person('Kim Lunquist') }) },
  editEntity: { act: on('Nils Ahlbom', 'editEntity', { said: { role: 'angler' } }) },
  renameLabel: { first: labelled, act: does('renameLabel', { label: 'claim', to: 'statement', all: true }) },
  mergeLabel: { first: labelled, act: does('mergeLabel', { label: 'claim', to: 'promise', all: true }) },
  deleteLabel: { first: labelled, act: does('deleteLabel', { label: 'claim', all: true }) },
  confirmAll: { act: does('confirmAll') },
  undo: { first: on('The pier stays', 'confirm'), act: does('undo'), back: does('redo'), again: does('undo') },
  redo: {
    first: inTurn(on('The pier stays', 'confirm'), does('undo')),
    act: does('redo'),
    back: does('undo'),
    again: does('redo'),
  },
  history: {
    first: inTurn(on('The pier stays', 'confirm'), on('40 boats', 'reject')),
    act: does('history', { undo: 2 }),
    back: does('history', { redo: 2 }),
    again: does('history', { undo: 2 }),
  },
  resolveConflict: {
    sidecar: conflict,
    act: async ({ document, loaded }) => {
      await run('resolveConflict', { uri: document.uri, choices: 'theirs' });
      await eventually('the settled sidecar', async () => (await loaded()).sidecar.writable);
    },
  },
  'concordance.confirm': { act: onFound('concordance.confirm') },
  'concordance.label': { act: onFound('concordance.label', ['claim']) },
  renameSelectedEntity: {
    first: async (open) => {
      await run('refresh');
      await commands.executeCommand('newsmark.entities.focus');
      await window.showTextDocument(open.document);
    },
    // The tree follows the cursor when it has come to rest.
    act: (open) =>
      eventually('the name in the tree', async () => {
        at(open, 'Pier');
        at(open, 'Nils Ahlbom');
        await new Promise((rest) => setTimeout(rest, 400));
        await run('renameSelectedEntity', { name: 'Nils E. Ahlbom' });
        return (await open.loaded()).article.entities.some(({ name }) => name === 'Nils E. Ahlbom');
      }),
  },
};

const settingOf = (name: string) => () => workspace.getConfiguration('newsmark.highlights').get(name);
const toggles = (command: string, setting: string): Sets => ({
  act: does(command),
  back: does(command),
  says: settingOf(setting),
});
const associations = () => workspace.getConfiguration('files').inspect('associations')?.workspaceValue;
/** What a filter's or the concordance's command answers is what it shows. */
let answered: unknown;
const answering =
  (command: string, argument?: unknown): Act =>
  async () => {
    answered = await run(command, argument);
  };
const filters = (set: string, clear: string): Readonly<Record<string, Sets>> => {
  const on = answering(set, 'speaker:"Gerda Lunquist"');
  const off = answering(clear);
  const says = () => answered;
  return {
    [set]: { first: off, act: on, back: off, says },
    [clear]: { first: on, act: off, back: on, last: off, says },
  };
};

const sets: Readonly<Record<string, Sets>> = {
  toggleHighlights: toggles('toggleHighlights', 'enabled'),
  toggleNotes: toggles('toggleNotes', 'notes'),
  toggleQuotes: toggles('toggleQuotes', 'quotes'),
  toggleSpeakers: toggles('toggleSpeakers', 'speakers'),
  toggleFigures: toggles('toggleFigures', 'figures'),
  treatAsNews: {
    act: does('treatAsNews'),
    // The message that it leaves has “Undo” as its first button.
    back: () =>
      eventually('the setting as it was', async () => {
        await commands.executeCommand('notification.acceptPrimaryAction');
        return associations() === undefined;
      }),
    says: associations,
  },
  ...filters('filterEntities', 'clearEntitiesFilter'),
  ...filters('filterArticle', 'clearArticleFilter'),
  ...filters('filterHighlights', 'showAllHighlights'),
};

const offset = ({ document, editor }: Open) => document.offsetAt(editor.selection.active);
const wordsHere = (open: Open) => text.slice(offset(open), offset(open) + 8);
const sorted = (by: string): Shows => ({
  first: does('find', 'speaker:"gerda lunquist"'),
  act: answering(`concordance.sortBy${by}`),
  seen: () => (answered as readonly unknown[]).length >= 3,
});
const shown = (ending: string) => () => window.activeTextEditor?.document.uri.path.endsWith(ending);

const shows: Readonly<Record<string, Shows>> = {
  review: { act: beginReview, seen: (open) => wordsHere(open) === 'The pier' },
  'review.next': { first: beginReview, act: does('review.next'), seen: (open) => wordsHere(open) !== 'The pier' },
  'review.previous': {
    first: inTurn(beginReview, does('review.next')),
    act: does('review.previous'),
    seen: (open) => wordsHere(open) === 'The pier',
  },
  'review.edges': { first: beginReview, act: does('review.edges') },
  'review.keys': { first: beginReview, act: turnedDown('review.keys') },
  'review.end': {
    first: beginReview,
    act: does('review.end'),
    seen: async (open) => {
      // Nobody is in a review any more: what asks for one begins it again, at the cursor.
      at(open, 'Nobody asked');
      await run('review');
      return wordsHere(open) === 'Nobody a';
    },
  },
  nextAnnotation: {
    first: (open) => at(open, 'Pier stays'),
    act: does('nextAnnotation'),
    seen: (open) => wordsHere(open) === 'The pier',
  },
  previousAnnotation: {
    first: (open) => at(open, 'Nobody asked us'),
    act: does('previousAnnotation'),
    seen: (open) => offset(open) === text.indexOf('Nobody asked us'),
  },
  openSidecar: { first: on('The pier stays', 'confirm'), act: does('openSidecar'), seen: shown('.newsmark.yaml') },
  refresh: {
    first: async ({ name }) => write(articleUri(`new-${name}`), '“Nobody,” said Ada Moe.\n'),
    act: does('refresh'),
    seen: async ({ name }) => (await stores()).folder.articles.some(({ uri }) => uri.path.endsWith(`/new-${name}`)),
  },
  find: {
    act: answering('find', 'speaker:"gerda lunquist"'),
    seen: () => (answered as readonly unknown[]).length >= 3,
  },
  'concordance.sortByPlace': sorted('Place'),
  'concordance.sortByLeft': sorted('Left'),
  'concordance.sortByHit': sorted('Hit'),
  'concordance.sortByRight': sorted('Right'),
  'concordance.clear': {
    first: does('find', 'speaker:"gerda lunquist"'),
    act: does('concordance.clear'),
    seen: async () => ((await run('concordance.sortByPlace')) as readonly unknown[]).length === 0,
  },
  goTo: {
    act: ({ document }) => run('goTo', { uri: document.uri, at: [text.indexOf('Those'), text.indexOf('Those') + 5] }),
    seen: ({ document, editor }) => document.getText(editor.selection) === 'Those',
  },
  showArticle: { act: does('showArticle') },
  openSamples: {
    act: () => run('openSamples', { folder: workspace.workspaceFolders?.[0].uri, open: false }),
    seen: async () => {
      const copies = Uri.joinPath((workspace.workspaceFolders ?? [])[0].uri, 'newsmark-samples');
      const made = await workspace.fs.readDirectory(copies);
      await workspace.fs.delete(copies, { recursive: true });
      return made.length > 0;
    },
  },
  showKeys: { act: turnedDown('showKeys') },
  listAsText: { act: does('listAsText'), seen: () => window.activeTextEditor?.document.uri.scheme === 'newsmark-list' },
};

/** The one command that moves a file; its own test tells what is moved. */
const moves = 'attachSidecar';

/** Everything that a command may change: the sidecar's and the codebook's bytes, and the article in memory. */
interface State {
  readonly sidecar: string | undefined;
  readonly codebook: string | undefined;
  readonly memory: string;
}

const codebookUri = (): Uri => Uri.joinPath((workspace.workspaceFolders ?? [])[0].uri, 'newsmark.yaml');

async function stateOf(open: Open): Promise<State> {
  const { article, record } = await open.loaded();
  const { quotes, figures, entities, lost } = article;
  return {
    sidecar: await textOf(sidecarUri(open.name)),
    codebook: await textOf(codebookUri()),
    memory: JSON.stringify([quotes, figures, entities, lost, record.annotations, [...record.entities]]),
  };
}

/** The same state, which memory reaches a moment after a file that others watch. */
async function isAgain(what: string, open: Open, state: State): Promise<void> {
  let now = await stateOf(open);
  await eventually(what, async () => {
    now = await stateOf(open);
    return JSON.stringify(now) === JSON.stringify(state);
  }).catch(() => assert.deepEqual(now, state, what));
}

const contributed = (): readonly string[] =>
  (extensions.getExtension('newsmark.newsmark')?.packageJSON.contributes.commands ?? []).map(
    ({ command }: { readonly command: string }) => command.replace(/^newsmark\./, ''),
  );

describeOnce('every command', function () {
  this.timeout(60_000);
  /** One article serves many rows, as each leaves it as it was. */
  let shared: Open | undefined;

  const opened = async (sidecar?: string, fresh = false): Promise<Open> => {
    if (sidecar !== undefined || fresh) return openArticle(text, sidecar);
    shared ??= await openArticle(text);
    await window.showTextDocument(shared.document, { preview: false });
    return shared;
  };

  before(async () => {
    await emptyDesk();
    await write(codebookUri(), codebookText);
    await run('refresh');
  });
  afterEach(async function () {
    await run('review.end');
    await run('review.end');
    if (this.currentTest?.state === 'failed') shared = undefined;
  });
  after(async () => {
    await run('concordance.clear');
    await closeAll();
    await workspace.fs.delete(codebookUri());
  });

  it('of the manifest is in this table, and every one of this table in the manifest', () => {
    const rows = [decides, sets, shows].flatMap((table) => Object.keys(table));
    assert.deepEqual([...rows, moves].sort(), [...contributed()].sort());
  });

  for (const [name, { sidecar, first, act, back, again }] of Object.entries(decides))
    it(`${name} is undone and redone: files and memory`, async () => {
      const open = await opened(sidecar, first !== undefined);
      await first?.(open);
      const before = await stateOf(open);
      await act(open);
      const after = await stateOf(open);
      assert.notDeepEqual([after.sidecar, after.codebook], [before.sidecar, before.codebook], 'the files change');
      assert.notEqual(after.memory, before.memory, 'the memory changes');
      await (back ?? does('undo'))(open);
      await isAgain('what was before', open, before);
      await (again ?? does('redo'))(open);
      await isAgain('what was done', open, after);
      await (back ?? does('undo'))(open);
      await isAgain('what was before', open, before);
    });

  for (const [name, { first, act, back, last, says }] of Object.entries(sets))
    it(`${name} is set back by its counterpart, and decides nothing`, async () => {
      const open = await opened();
      const decided = await stateOf(open);
      await first?.(open);
      const before = says(open);
      await act(open);
      assert.notDeepEqual(says(open), before);
      await back(open);
      assert.deepEqual(says(open), before);
      await last?.(open);
      await isAgain('no decision', open, decided);
    });

  for (const [name, { first, act, seen }] of Object.entries(shows))
    it(`${name} shows, and decides nothing`, async () => {
      const open = await opened(undefined, name === 'openSidecar');
      await first?.(open);
      const before = await stateOf(open);
      await act(open);
      if (seen) assert.ok(await seen(open), 'it is seen');
      await isAgain('no decision', open, before);
    });

  it(`${moves} moves the sidecar beside its article, and undo moves it back`, async () => {
    const [name, other] = [freshName(), freshName()];
    const yaml =
      'newsmark: 1\nannotations:\n  - {id: lone, kind: quote, quote: direct, status: confirmed, at: [[1, 8]], text: We stay}\n';
    await write(sidecarUri(name), yaml);
    const open = await openArticle('“We stay,” said Unni Brekke.\n', undefined, other);
    await run('refresh');
    // The sidecar in the editor is meant where none is given; here both are.
    const decided = async () => (await open.loaded()).article.quotes.map(({ status }) => status).join();
    assert.equal(await decided(), 'suggested');
    await commands.executeCommand('newsmark.attachSidecar', sidecarUri(name), articleUri(other));
    for (let round = 0; round < 2; round++) {
      assert.deepEqual([await textOf(sidecarUri(name)), await textOf(sidecarUri(other))], [undefined, yaml]);
      await eventually('the decision', async () => (await decided()) === 'confirmed');
      await run('undo');
      assert.deepEqual([await textOf(sidecarUri(name)), await textOf(sidecarUri(other))], [yaml, undefined]);
      await eventually('no decision', async () => (await decided()) === 'suggested');
      if (round === 0) await run('redo');
    }
    await workspace.fs.delete(sidecarUri(name));
  });
});
