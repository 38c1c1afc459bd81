import assert from 'node:assert/strict';
import { type ThemeColor, type ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import { everything, parseFilter } from '../../src/article/filter.js';
import { type Leaf, sectionItem, sectionsOf } from '../../src/editor/articleTree/sections.js';
import { speakerColor, speakerColors } from '../../src/editor/colors.js';
import { articlesOf, placesOf, treeItemOf } from '../../src/editor/entitiesTree/items.js';
import { folderEntities } from '../../src/editor/folderEntities.js';
import { itemOfArticle } from '../../src/editor/treeItems.js';
import { articleUri, closeAll, eventually, noticed, openArticle, run, stores, write } from './desk.js';

const text = `Ferry to run at night

“People here work late,” said Hanne Foss. The line will cost 4 million crowns a year, she said.

“Too much noise,” said Karl Brandt of the residents’ league.
`;

const colorOf = (icon: unknown): string => ((icon as ThemeIcon).color as ThemeColor & { id: string }).id;

describe('the tree of an article', () => {
  afterEach(closeAll);

  it('has quotes, figures and open suggestions, each in text order', async () => {
    const loaded = await (await openArticle(text)).loaded();
    const sections = sectionsOf(loaded, everything);
    assert.deepEqual(
      sections.map(({ name }) => name),
      ['quotes', 'figures', 'open'],
    );
    const [quotes, figures, open] = sections.map(({ children }) => children.length);
    assert.equal(quotes, loaded.article.quotes.length);
    assert.equal(open, quotes + figures);
    assert.equal(sectionItem(sections[0]).description, String(quotes));
  });

  it('shows who says what, its status by the icon, and goes to it', async () => {
    const open = await openArticle(text);
    const before = await open.loaded();
    const itemAt = (index: number, loaded = before) => {
      const { article, uri } = loaded;
      return itemOfArticle('x', uri, article, speakerColors(article), article.quotes[index]);
    };
    assert.equal(itemAt(0).label, 'Hanne Foss');
    assert.equal(itemAt(0).description, '“People here work late,”');
    assert.equal((itemAt(0).iconPath as ThemeIcon).id, 'circle-large-outline');
    assert.match(
      itemAt(0).accessibilityInformation?.label ?? '',
      /direct quote, by Hanne Foss, suggested, .*%, People/,
    );
    assert.equal(itemAt(0).contextValue, 'quote suggested');
    const [place] = itemAt(0).command?.arguments ?? [];
    assert.equal(text.slice(...(place.at as [number, number])), 'People here work late,');
    await run('confirm', { uri: open.document.uri.toString(), id: before.article.quotes[0].id });
    const after = await eventually('the decision', async () => {
      const now = await open.loaded();
      return now.article.quotes[0].status === 'confirmed' && now;
    });
    assert.equal((itemAt(0, after).iconPath as ThemeIcon).id, 'pass-filled');
    assert.equal(itemAt(0, after).contextValue, 'quote decided');
  });

  it('gives a speaker one colour and others another', async () => {
    const { article, uri } = await (await openArticle(text)).loaded();
    const colors = speakerColors(article);
    const shown = article.quotes.map((quote) => colorOf(itemOfArticle('x', uri, article, colors, quote).iconPath));
    assert.equal(shown[0], speakerColor(colors.get(article.quotes[0].speaker ?? '')));
    assert.equal(shown[0], shown[1]);
    assert.notEqual(shown[0], shown[2]);
  });

  it('filters by words, speakers and status', async () => {
    const loaded = await (await openArticle(text)).loaded();
    const leaves = (typed: string): readonly Leaf[] =>
      sectionsOf(loaded, parseFilter(typed).filter).find(({ name }) => name === 'quotes')?.children ?? [];
    assert.equal(leaves('noise').length, 1);
    assert.equal(leaves('Hanne Foss').length, 2);
    assert.equal(leaves('status:rejected').length, 0);
    assert.equal(leaves('status:open speaker:foss').length, 2);
  });
});

describe('the tree of entities', () => {
  afterEach(closeAll);

  it('leads from an entity over its articles to its quotes and mentions', async () => {
    const open = await openArticle(text);
    await write(articleUri('foss-again.txt'), '“Still late,” said Hanne Foss.\n');
    const { folder } = await stores();
    await folder.ready();
    const entities = folderEntities(folder);
    const foss = await noticed('the entity in two articles', () => {
      const known = entities.all().find(({ name }) => name === 'Hanne Foss');
      const here = known && entities.appearances(known).map(({ article }) => article.uri.path);
      return here?.includes(articleUri('foss-again.txt').path) && here.includes(open.document.uri.path) && known;
    });
    const coloring = { of: () => new Map<string, number>(), ofEntity: () => 4 };
    const node = { type: 'entity', entity: foss } as const;
    const item = treeItemOf(node, coloring);
    assert.equal(item.label, 'Hanne Foss');
    assert.equal(item.collapsibleState, TreeItemCollapsibleState.Collapsed);
    assert.equal(colorOf(item.iconPath), 'newsmark.speaker5');
    const articles = articlesOf(node, entities.appearances(foss));
    const again = articles.find(({ appearance }) => appearance.article.uri.path.endsWith('foss-again.txt'));
    assert.ok(again);
    const places = placesOf(again);
    assert.deepEqual(
      places.map(({ type }) => type),
      ['quote', 'mention'],
    );
    const [quote, mention] = places.map((place) => treeItemOf(place, coloring));
    assert.equal(quote.label, '“Still late,”');
    assert.deepEqual(mention.label, { label: '…late,” said Hanne Foss.…', highlights: [[13, 23]] });
    assert.equal(new Set([item, quote, mention].map(({ id }) => id)).size, 3);
  });

  it('keeps the same entity object while nothing changes, and follows a decision', async () => {
    const open = await openArticle(text);
    const { folder } = await stores();
    await folder.ready();
    const entities = folderEntities(folder);
    const brandt = () => entities.all().find(({ name }) => name === 'Karl Brandt');
    const before = await eventually('the speaker', brandt);
    assert.equal(brandt(), before);
    const { article, uri } = await open.loaded();
    const said = article.quotes.find(
      ({ speaker }) => article.entities.find(({ id }) => id === speaker)?.name === 'Karl Brandt',
    );
    assert.ok(said);
    await run('reject', { uri: uri.toString(), id: said.id });
    await eventually('one quote less', () => (brandt()?.quotes ?? 0) === before.quotes - 1);
  });
});
