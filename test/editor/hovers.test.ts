import assert from 'node:assert/strict';
import { commands, type Hover, type MarkdownString } from 'vscode';
import { cardCommands } from '../../src/editor/cards.js';
import { targetCommands } from '../../src/editor/contracts.js';
import { closeAll, type Open, openArticle, run } from './desk.js';

const text = `Harbour master leaves after 31 years

Port Elling, 4 May 2021

“Nobody in this harbour works alone,” harbour master Runa Velt said on Tuesday. She said the new crane had cost more than $3 million.

“I will miss the gulls,” Velt added.
`;

/** The cards at the middle of some words, as Markdown. */
async function cards(open: Open, words: string): Promise<readonly MarkdownString[]> {
  const start = open.document.getText().indexOf(words);
  assert.ok(start >= 0, `not in the article: ${words}`);
  const position = open.document.positionAt(start + Math.floor(words.length / 2));
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', open.document.uri, position);
  return hovers.flatMap((hover) => hover.contents as MarkdownString[]);
}

/** What a reader sees of Markdown: character references decoded, links as their labels. */
const seen = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('**', '');

/** The commands and arguments that a card can run. */
const links = (markdown: string): readonly { command: string; argument: unknown }[] =>
  [...markdown.matchAll(/\]\(command:([\w.]+)\?([^)\s]*)/g)].map(([, command, query]) => ({
    command,
    argument: JSON.parse(decodeURIComponent(query))[0],
  }));

describe('hover cards', () => {
  afterEach(closeAll);

  it('of a quote say who, how, how sure, and offer what can be decided', async () => {
    const open = await openArticle(text);
    const [card] = await cards(open, 'works alone');
    const quote = (await open.loaded()).article.quotes[0];
    assert.match(seen(card.value), /^Runa Velt/);
    assert.match(seen(card.value), /Direct quote · cue “said” · source “.*Runa Velt”/);
    assert.match(seen(card.value), /Suggested \((very sure|fairly sure|unsure|a guess), \d+ %\)/);
    const target = { uri: open.document.uri.toString(), id: quote.id };
    for (const command of ['newsmark.confirm', 'newsmark.reject', 'newsmark.changeSpeaker', 'newsmark.addNote'])
      assert.deepEqual(links(card.value).find((link) => link.command === command)?.argument, target, command);
  });

  it('of a decision say so, and who made it is no longer asked to confirm', async () => {
    const open = await openArticle(text);
    const { id } = (await open.loaded()).article.quotes[0];
    await run('confirm', { uri: open.document.uri.toString(), id });
    const [card] = await cards(open, 'works alone');
    assert.match(seen(card.value), /Confirmed/);
    const offered = links(card.value).map(({ command }) => command);
    assert.ok(!offered.includes('newsmark.confirm'), offered.join());
    assert.ok(offered.includes('newsmark.delete'), offered.join());
  });

  it('of a speaker give names, counts, and a link to the first mention', async () => {
    const open = await openArticle(text);
    const [card] = await cards(open, 'She');
    assert.match(seen(card.value), /^Runa Velt/);
    assert.match(seen(card.value), /Speaker, person/);
    assert.match(seen(card.value), /3 quotes · \d+ mentions · first mention: line 5/);
    const link = links(card.value).find(({ command }) => command === 'newsmark.goTo');
    assert.ok(link);
    const { at } = link.argument as { at: [number, number] };
    assert.match(text.slice(...at), /Runa Velt/);
  });

  it('of a figure give its value, kind, unit and modifier', async () => {
    const open = await openArticle(text);
    const [card] = await cards(open, '$3 million');
    assert.match(seen(card.value), /^more than \$3,000,000/);
    assert.match(seen(card.value), /Amount of money · unit “USD” · more than \(>\)/);
  });

  it('of a date say it in words, and how it is written down where that says more', async () => {
    const open = await openArticle(`${text}\nIn the 1990s the yard built forty ships, in the 19th century none.\n`);
    const first = async (words: string): Promise<string> => seen((await cards(open, words))[0].value);
    assert.match(await first('4 May 2021'), /^Tuesday, May 4, 2021 \(2021-05-04\)/);
    assert.match(await first('1990s'), /^the 1990s\s+Date\s/);
    assert.match(await first('19th century'), /^1800 to 1899\s+Date\s/);
  });

  it('run commands of a short list and nothing else, and show no HTML', async () => {
    const open = await openArticle(text);
    for (const words of ['works alone', 'She', '$3 million', 'Runa Velt'])
      for (const card of await cards(open, words)) {
        assert.deepEqual(card.isTrusted, { enabledCommands: cardCommands });
        assert.notEqual(card.supportHtml, true);
        for (const { command } of links(card.value)) assert.ok(cardCommands.includes(command), command);
      }
    for (const command of targetCommands) assert.ok(cardCommands.includes(command), command);
  });

  it('make nothing of the text of articles and sidecars', async () => {
    const name =
      'Runa [Velt](command:workbench.action.quit) ![x](https://example.org/x.png) <b>$(trash)</b> \u202eevil';
    const sidecar = `newsmark: 1
entities:
  runa-velt: {name: ${JSON.stringify(name)}, kind: person, role: "www.example.org **boss**"}
annotations:
  - id: h0st
    kind: quote
    status: confirmed
    quote: direct
    at: [[${text.indexOf('Nobody')}, ${text.indexOf(',” harbour')}]]
    text: Nobody in this harbour works alone
    speaker: runa-velt
    labels: ["[l](command:evil)"]
    note: "[n](command:evil) ~~x~~ \`y\` me@example.org"
    by: "[b](command:evil)"
`;
    const open = await openArticle(text, sidecar);
    const [card] = await cards(open, 'works alone');
    assert.match(seen(card.value), /Runa \[Velt\]\(command:workbench/);
    for (const { command } of links(card.value)) assert.ok(cardCommands.includes(command), command);
    const foreign = card.value.replace(/\[[^\]]*\]\(command:newsmark\.[^)]*\)/g, '').replace(/&#\d+;/g, '');
    assert.doesNotMatch(foreign, /[[\]()<>`~$@_]|https?:|www\.|\u202e/, foreign);
  });

  it('are not given for text that says nothing', async () => {
    const open = await openArticle(text);
    assert.deepEqual(await cards(open, 'leaves'), []);
  });
});
