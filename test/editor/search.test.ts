import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { parseFilter } from '../../src/article/filter.js';
import { parseQuery } from '../../src/corpus/query.js';
import { entitiesWithQuotes, limited } from '../../src/editor/entitiesTree/limited.js';
import { folderEntities } from '../../src/editor/folderEntities.js';
import { searchFor } from '../../src/editor/search/found.js';
import { concordanceItem } from '../../src/editor/search/items.js';
import {
  articleUri,
  closeAll,
  describeOnce,
  eventually,
  freshName,
  openArticle,
  run,
  sidecarUri,
  stores,
  textOf,
  write,
} from './desk.js';

/** Two articles with a word that no other test's has. */
const texts = (word: string) => [
  `Weir to be rebuilt

“The ${word} will go,” said Runa Falk, the mayor. “Nobody needs a ${word},” said Ivar Berg. A ${word} cost 40 crowns.
`,
  `“An old ${word} stays,” said Runa Falk.\n`,
];

let made = 0;

/** Writes the two articles; the first one is open. */
async function pair() {
  const word = `zweirin${String.fromCharCode('a'.charCodeAt(0) + made++)}`;
  const names = [freshName(), freshName()];
  const [one, two] = texts(word);
  await write(articleUri(names[1]), two);
  const open = await openArticle(one, undefined, names[0]);
  await run('refresh');
  return { open, names, word };
}

interface Target {
  readonly uri: { readonly path: string };
  readonly id: string;
  readonly at: readonly [number, number][];
}

/** Asks, and gives the places by article and word before the hit. */
const find = async (query: string): Promise<readonly Target[]> => (await run('find', query)) as readonly Target[];

/** The word before each hit. */
const wordsBefore = (found: readonly Target[], { names, word }: Awaited<ReturnType<typeof pair>>): readonly string[] =>
  found.map(({ uri, at: [[start]] }) => {
    const text = texts(word)[names.findIndex((name) => uri.path.endsWith(name))] ?? '';
    return text.slice(0, start).trim().split(/\s+/).at(-1) ?? '';
  });

describeOnce('find in quotes', function () {
  this.timeout(90_000);
  afterEach(async () => {
    await run('concordance.sortByPlace');
    await run('concordance.clear');
    await closeAll();
  });

  it('lists the places of the whole folder, in quotes or where it is said, narrowed by conditions', async () => {
    const made = await pair();
    const { names, word } = made;
    const words = async (query: string) => wordsBefore(await find(query), made);
    assert.deepEqual(await words(word), ['“The', 'a', 'old']);
    assert.deepEqual(await words(`${word} in:text`), ['“The', 'a', 'A', 'old']);
    assert.deepEqual(await words(`${word.toUpperCase()}* speaker:"runa falk"`), ['“The', 'old']);
    assert.deepEqual(await words(`${word} status:confirmed`), []);
    assert.equal((await find('speaker:"ivar berg"')).filter(({ uri }) => uri.path.endsWith(names[0])).length, 1);
  });

  it('sorts by what stands before and behind, and by place again', async () => {
    const made = await pair();
    const shown = async () => wordsBefore(await find(made.word), made);
    assert.equal((await shown()).length, 3);
    await run('concordance.sortByLeft');
    assert.deepEqual(await shown(), ['a', 'old', '“The']);
    await run('concordance.sortByPlace');
    assert.deepEqual(await shown(), ['“The', 'a', 'old']);
    await run('concordance.sortByRight');
    assert.deepEqual(await shown(), ['a', 'old', '“The']);
    await run('concordance.sortByHit');
    const whole = (await find('speaker:"runa falk"')).filter(({ uri }) => made.names.some((n) => uri.path.endsWith(n)));
    assert.deepEqual(
      whole.map(({ uri }) => made.names.findIndex((name) => uri.path.endsWith(name))),
      [1, 0],
      '“An old …” before “The …”',
    );
  });

  it('confirms what is selected in several articles, as one step', async () => {
    const { open, names, word } = await pair();
    const found = await find(word);
    await run('concordance.confirm');
    const statuses = async () => (await open.loaded()).article.quotes.map(({ status }) => status);
    assert.deepEqual(await statuses(), ['confirmed', 'suggested'], 'the first line is selected after a search');
    await run('undo');
    await commands.executeCommand('newsmark.concordance.confirm', found[0], found);
    assert.deepEqual(await statuses(), ['confirmed', 'confirmed']);
    assert.match((await textOf(sidecarUri(names[1]))) ?? '', /An old zweirin. stays/);
    await run('undo');
    assert.deepEqual(await statuses(), ['suggested', 'suggested']);
    assert.ok(!((await textOf(sidecarUri(names[1]))) ?? '').includes(word));
  });

  it('labels what is selected, beside the labels there are, as one step', async () => {
    const { open, word } = await pair();
    const found = await find(word);
    const labels = async () => (await open.loaded()).article.quotes.map((quote) => quote.labels.join());
    const label = (...keys: readonly string[]) =>
      commands.executeCommand('newsmark.concordance.label', found[0], found, keys);
    await label(`on ${word}`);
    assert.deepEqual(await labels(), [`on ${word}`, `on ${word}`]);
    const again = await find(`label:"on ${word}"`);
    assert.equal(again.length, 3);
    await commands.executeCommand('newsmark.concordance.label', again[0], again.slice(0, 1), ['claim']);
    assert.deepEqual(await labels(), [`on ${word},claim`, `on ${word}`]);
    await run('undo');
    await run('undo');
    assert.deepEqual(await labels(), ['', '']);
  });

  it('shows a line as the hit in its context, with place and speaker, for eyes and ears', async () => {
    const { names, word } = await pair();
    const { folder } = await stores();
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
    const search = searchFor(parseQuery(word).query);
    const { hits, count, articles } = await search(folder.articles, token);
    assert.equal(count, 3);
    assert.equal(articles, 2);
    const item = concordanceItem(hits[1]);
    const { label, highlights } = item.label as { label: string; highlights: [number, number][] };
    assert.equal(label.slice(...highlights[0]), word);
    assert.match(label, /needs a zweirin.,” said/);
    assert.equal(item.description, `${names[0]}:3 · Ivar Berg`);
    assert.match(item.accessibilityInformation?.label ?? '', /zweirin.*suggested, by Ivar Berg, line 3 of/);
    assert.equal(item.command?.command, 'newsmark.goTo');
    const again = await search(folder.articles, token);
    assert.equal(again.hits[1], hits[1], 'what has not changed is not searched again');
    const stopped = await search(folder.articles, { ...token, isCancellationRequested: true });
    assert.equal(stopped.searched, 0);
  });

  it('follows the articles while it is shown', async () => {
    const { word } = await pair();
    assert.equal((await find(`${word} in:text`)).length, 4);
    await openArticle(`A ${word} more.\n`);
    const shown = async () => (await run('concordance.sortByPlace')) as readonly Target[];
    await eventually('the new place', async () => (await shown()).length === 5);
  });
});

describeOnce('filters', function () {
  this.timeout(90_000);
  afterEach(async () => {
    for (const clear of ['clearEntitiesFilter', 'clearArticleFilter', 'showAllHighlights']) await run(clear);
    await closeAll();
  });

  it('leave entities by name and by what they say', async () => {
    const { open, word } = await pair();
    const { folder } = await stores();
    const entities = folderEntities(folder);
    const shown = (typed: string) => {
      const { filter } = parseFilter(typed);
      const nodes = limited(entities.all(), entitiesWithQuotes(folder.articles, entities, filter), filter);
      return nodes.map(({ entity }) => entity.name);
    };
    assert.ok(shown('falk').includes('Runa Falk'));
    assert.deepEqual(shown(`"needs a ${word}"`), ['Ivar Berg']);
    assert.deepEqual(shown(`falk ${word} status:confirmed`), []);
    await run('confirm', { uri: open.document.uri.toString(), id: (await open.loaded()).article.quotes[0].id });
    await eventually('the decision', () => shown(`${word} status:confirmed`).includes('Runa Falk'));
    await run('undo');
  });

  it('are set and ended by commands, for both trees and the highlights, and say what they do not understand', async () => {
    const { open } = await pair();
    for (const [set, clear] of [
      ['filterEntities', 'clearEntitiesFilter'],
      ['filterArticle', 'clearArticleFilter'],
      ['filterHighlights', 'showAllHighlights'],
    ]) {
      const said = await run(set, 'speaker:"Runa Falk" colour:red sure:very');
      assert.match(String(said), /^Only with “speaker:"Runa Falk" .*Not understood: colour:red, sure:very$/, set);
      await run(clear);
      assert.equal(await run(set, ''), undefined, clear);
    }
    assert.equal((await open.loaded()).article.quotes.length, 2);
  });
});
