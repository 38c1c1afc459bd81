import assert from 'node:assert/strict';
import { marked } from 'marked';
import { commandLink, iconless, inert, message, plain } from '../../src/editor/markdown.js';
import { payloads } from './payloads.js';

/** What a reader sees of a paragraph of HTML, which must hold no other elements than those allowed. */
function seenIn(html: string, allowed: RegExp): string {
  const foreign = html.replace(allowed, '');
  assert.doesNotMatch(foreign, /[<>]/, html.slice(0, 300));
  return foreign
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(
      /&(quot|lt|gt|amp);/g,
      (_, name: 'quot' | 'lt' | 'gt' | 'amp') => ({ quot: '"', lt: '<', gt: '>', amp: '&' })[name],
    )
    .trim();
}

const render = (text: string): string => marked.parse(text, { async: false, gfm: true });

/** What turns directions, hides or controls, but for the pair of isolates around right-to-left text. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f\u061c\u2060-\u2064\ufeff\u00ad\u2028\u2029]/;
const withoutIsolates = (text: string): string => text.replace(/^\u2068(.*)\u2069$/s, '$1');

/** What VS Code takes for a link in a notification, and for an icon in labels. */
const notificationLink = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

const shortened = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

describe('hostile text', () => {
  it('is tried in more than 200 ways', () => {
    assert.ok(new Set(payloads.map(({ text }) => text)).size > 200, String(payloads.length));
  });

  for (const { tries, text } of payloads)
    it(`cannot be ${tries}: ${shortened(text)}`, () => {
      const shown = plain(text);
      assert.doesNotMatch(withoutIsolates(shown), unsafe);
      assert.ok(shown.length <= 402 && shown.split(' ').every((word) => word.length <= 62));

      // In a card it is words and nothing else, wherever in a line it stands.
      assert.equal(seenIn(render(inert(text)), /<\/?p>/g), shown);
      for (const around of [
        (x: string) => `Note: ${x}`,
        (x: string) => `cue ${x} · source ${x}`,
        (x: string) => `---\n\n${x}`,
      ])
        seenIn(render(around(inert(text))), /<\/?p>|<hr>/g);
      if (shown) assert.equal(seenIn(render(`**${inert(text)}**`), /<\/?(?:p|strong)>/g), shown);

      // As the label, the tooltip and the argument of a command it stays what it is.
      const link = render(commandLink(text, 'newsmark.confirm', { uri: text, id: text }, text));
      const [, href, label] = /^<p><a href="([^"]*)"(?: title="[^"]*")?>([^<]*)<\/a><\/p>\n$/.exec(link) ?? [];
      assert.ok(href, link.slice(0, 300));
      assert.match(href, /^command:newsmark\.confirm\?[\w%.~!*&;-]*$/);
      const [argument] = JSON.parse(decodeURIComponent(href.slice(href.indexOf('?') + 1).replaceAll('&amp;', '&')));
      assert.deepEqual(argument, { uri: text, id: text });
      assert.equal(seenIn(label, /(?!)/g), shown);

      // In a notification it is no link, in the status bar and in pickers no icon.
      for (const sentence of [message(text), message(`${text} could not be saved: ${text}.`, 1000)])
        assert.doesNotMatch(sentence, notificationLink);
      assert.doesNotMatch(withoutIsolates(message(text)), unsafe);
      assert.doesNotMatch(iconless(text), icon);
    });
});
