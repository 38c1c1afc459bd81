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
  eventually,
  freshName,
  openArticle,
  run,
  sidecarUri,
  stores,
  textOf,
  write,
} from './desk.js';

const one = `Weir to be rebuilt

“The zweirin must go,” said Runa Falk, the mayor. “Nobody needs a zweirin,” said Odd Berg. A zweirin cost 40 crowns.
`;
const two = '“An old zweirin stays,” said Runa Falk.\n';

/** Two articles with a word that no other test's has; the first one is open. */
async function pair() {
  const names = [freshName(), freshName()];
  await write(articleUri(names[1]), two);
  const open = await openArticle(one, undefined, names[0]);
  await run('refresh');
  return { open, names };
}

interface Target {
  readonly uri: { readonly path: string };
  readonly id: string;
  readonly at: readonly [number, number][];
}

/** Asks, and gives the places by article and word before the hit. */
const find = async (query: string): Promise<readonly Target[]> => (await run('find', query)) as readonly Target[];

const wordBefore = ({ uri, at: [[start]] }: Target, names: readonly string[]): string => {
  const text = uri.path.endsWith(names[0]) ? one : two;
  return text.slice(0, start).trim().split(/\s+/).at(-1) ?? '';
};

describe('find in quotes', function () {
  this.timeout(90_000);
  afterEach(async () => {
    await run('concordance.clear');
    await closeAll();
  });

  it('lists the places of the whole folder, in quotes or where it is said, narrowed by conditions', async () => {
    const { names } = await pair();
    const words = async (query: string) => (await find(query)).map((target) => wordBefore(target, names));
    assert.deepEqual(await words('zweirin'), ['“The', 'a', 'old']);
    assert.deepEqual(await words('zweirin in:text'), ['“The', 'a', 'A', 'old']);
    assert.deepEqual(await words('ZWEIR* speaker:"runa falk"'), ['“The', 'old']);
    assert.deepEqual(await words('zweirin status:confirmed'), []);
    assert.equal((await find('speaker:"odd berg"')).filter(({ uri }) => uri.path.endsWith(names[0])).length, 1);
  });

  it('sorts by what stands before and behind, and by place again', async () => {
    const { names } = await pair();
    const shown = async () => (await find('zweirin')).map((target) => wordBefore(target, names));
    await find('zweirin');
    await run('concordance.sortByLeft');
    assert.deepEqual(await shown(), ['a', 'old', '“The']);
    await run('concordance.sortByRight');
    assert.deepEqual(await shown(), ['a', '“The', 'old']);
    await run('concordance.sortByHit');
    assert.equal((await shown()).length, 3);
    await run('concordance.sortByPlace');
    assert.deepEqual(await shown(), ['“The', 'a', 'old']);
  });

  it('confirms what is selected in several articles, as one step', async () => {
    const { open, names } = await pair();
    const found = await find('zweirin');
    await run('concordance.confirm');
    const statuses = async () => (await open.loaded()).article.quotes.map(({ status }) => status);
    assert.deepEqual(await statuses(), ['confirmed', 'suggested'], 'the first line is selected after a search');
    await run('undo');
    await commands.executeCommand('newsmark.concordance.confirm', found[0], found);
    assert.deepEqual(await statuses(), ['confirmed', 'confirmed']);
    assert.match((await textOf(sidecarUri(names[1]))) ?? '', /An old zweirin stays/);
    await run('undo');
    assert.deepEqual(await statuses(), ['suggested', 'suggested']);
    assert.ok(!((await textOf(sidecarUri(names[1]))) ?? '').includes('zweirin'));
  });

  it('labels what is selected, beside the labels there are, as one step', async () => {
    const { open } = await pair();
    const found = await find('zweirin');
    const labels = async () => (await open.loaded()).article.quotes.map((quote) => quote.labels.join());
    const label = (...keys: readonly string[]) =>
      commands.executeCommand('newsmark.concordance.label', found[0], found, keys);
    await label('weir');
    assert.deepEqual(await labels(), ['weir', 'weir']);
    const again = await find('label:weir');
    assert.equal(again.length, 3);
    await commands.executeCommand('newsmark.concordance.label', again[0], again.slice(0, 1), ['claim']);
    assert.deepEqual(await labels(), ['weir,claim', 'weir']);
    await run('undo');
    await run('undo');
    assert.deepEqual(await labels(), ['', '']);
  });

  it('shows a line as the hit in its context, with place and speaker, for eyes and ears', async () => {
    const { names } = await pair();
    const { folder } = await stores();
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
    const search = searchFor(parseQuery('zweirin').query);
    const { hits, count, articles } = await search(folder.articles, token);
    assert.equal(count, 3);
    assert.equal(articles, 2);
    const item = concordanceItem(hits[1]);
    const { label, highlights } = item.label as { label: string; highlights: [number, number][] };
    assert.equal(label.slice(...highlights[0]), 'zweirin');
    assert.match(label, /needs a zweirin,” said/);
    assert.equal(item.description, `${names[0]}:3 · Odd Berg`);
    assert.match(item.accessibilityInformation?.label ?? '', /zweirin.*suggested, by Odd Berg, line 3 of/);
    assert.equal(item.command?.command, 'newsmark.goTo');
    const again = await search(folder.articles, token);
    assert.equal(again.hits[1], hits[1], 'what has not changed is not searched again');
    const stopped = await search(folder.articles, { ...token, isCancellationRequested: true });
    assert.equal(stopped.searched, 0);
  });

  it('follows the articles', async () => {
    await pair();
    await find('zweirin in:text');
    await openArticle('A zweirin more.\n');
    await eventually('the new place', async () => (await find('zweirin in:text')).length === 5);
  });
});

describe('filters', function () {
  this.timeout(90_000);
  afterEach(async () => {
    for (const clear of ['clearEntitiesFilter', 'clearArticleFilter', 'showAllHighlights']) await run(clear);
    await closeAll();
  });

  it('leave entities by name and by what they say', async () => {
    const { open } = await pair();
    const { folder } = await stores();
    const entities = folderEntities(folder);
    const shown = (typed: string) => {
      const { filter } = parseFilter(typed);
      const nodes = limited(entities.all(), entitiesWithQuotes(folder.articles, entities, filter), filter);
      return nodes.map(({ entity }) => entity.name);
    };
    assert.ok(shown('falk').includes('Runa Falk'));
    assert.deepEqual(shown('"nobody needs"'), ['Odd Berg']);
    assert.deepEqual(shown('falk status:confirmed'), []);
    await run('confirm', { uri: open.document.uri.toString(), id: (await open.loaded()).article.quotes[0].id });
    await eventually('the decision', () => shown('falk status:confirmed').includes('Runa Falk'));
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
      assert.match(
        String(said),
        /^Only with “speaker:"Runa Falk" .*“colour:red” is no condition.*“sure:very” needs/,
        set,
      );
      await run(clear);
      assert.equal(await run(set, ''), undefined, clear);
    }
    assert.equal((await open.loaded()).article.quotes.length, 2);
  });
});
