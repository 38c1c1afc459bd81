import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandLink, cut, iconless, inert, message, plain } from '../../src/editor/markdown.js';

/** What a Markdown reader shows of text made inert: character references decoded. */
const shown = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

describe('text of articles in Markdown', () => {
  const hostile = [
    '[click](command:workbench.action.quit)',
    '![x](https://example.org/pixel.png)',
    '<img src=x onerror=alert(1)>',
    '<https://example.org>',
    'www.example.org and mail@example.org',
    'https://example.org/a?b=c',
    '**bold** _emphasis_ ~~struck~~ `code`',
    '# heading',
    '> quotation',
    '1. list',
    '- list',
    '| a | b |',
    '---',
    '$(trash) $(sync~spin)',
    '&lt;b&gt; &#91;x&#93;(y)',
    '\\[x\\](y)',
    '[ref]: https://example.org',
  ];
  for (const text of hostile)
    it(`shows ${text} letter for letter`, () => {
      const safe = inert(text);
      assert.doesNotMatch(safe.replace(/&#\d+;/g, ''), /[!-/:-@[-`{-~]/, 'a mark of Markdown is left');
      assert.equal(shown(safe), text);
    });

  it('keeps letters, digits and marks beyond ASCII as they are', () => {
    assert.equal(
      inert('“Nine of 120”, said Zoë Ørsted – Ωmega 東京'),
      '“Nine of 120”&#44; said Zoë Ørsted – Ωmega 東京',
    );
  });

  it('leaves no mark of ASCII but in character references, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        assert.doesNotMatch(inert(text).replace(/&#\d{2,3};/g, ''), /[!-/:-@[-`{-~\u0000-\u001f]/);
      }),
    );
  });

  it('links run one command with one argument, whatever the label', () => {
    const link = commandLink('a](command:evil)', 'newsmark.confirm', { uri: 'file:///a%20(b).txt', id: "q'1)" });
    const parts = /^\[([^\]]*)\]\(command:newsmark\.confirm\?([^)\s]*)\)$/.exec(link);
    assert.ok(parts, link);
    assert.equal(shown(parts[1]), 'a](command:evil)');
    assert.deepEqual(JSON.parse(decodeURIComponent(parts[2])), [{ uri: 'file:///a%20(b).txt', id: "q'1)" }]);
  });
});

describe('text of articles in plain places', () => {
  const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
    ['line breaks and tabs are blanks', 'one\r\n\ttwo\u2028three\u0085four', 'one two three four'],
    ['an override of direction shows itself', 'a\u202egnp.exe', 'a\ufffdgnp.exe'],
    ['so do isolates and marks', '\u2066a\u2069\u200e\u200f', '\ufffda\ufffd\ufffd\ufffd'],
    ['and what hides: zero width, tags, soft hyphens', 'a\u200bb\u{e0041}c\u00add', 'a\ufffdb\ufffdc\ufffdd'],
    ['and control characters', 'a\u0000b\u001b[31mc', 'a\ufffdb\ufffd[31mc'],
    ['half a pair is replaced, a pair is kept', 'a\ud83d b 😀', 'a\ufffd b 😀'],
    ['Hebrew is kept apart from its surroundings', 'שלום', '\u2068שלום\u2069'],
    ['a long word is cut', 'x'.repeat(100), `${'x'.repeat(59)}…`],
    ['nothing stays nothing', ' \n ', ''],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.equal(plain(text), expected));

  it('is never longer than asked for, but for the isolates, and never ends in half a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 2, max: 50 }), (text, limit) => {
        const shown = plain(text, limit);
        assert.ok(shown.length <= limit + 2);
        assert.doesNotMatch(shown, /\p{Surrogate}/u);
      }),
    );
  });

  it('cuts with an ellipsis that counts', () => {
    assert.equal(cut('abcdef', 6), 'abcdef');
    assert.equal(cut('abcdefg', 6), 'abcde…');
    assert.equal(cut('abcd😀fg', 6), 'abcd…');
  });

  it('looks at no more of a megabyte than is shown', () => {
    assert.equal(plain(`${'word '.repeat(200_000)}`, 20), 'word word word word…');
  });

  it('is no link in a notification and no icon in the status bar', () => {
    assert.doesNotMatch(message('[x](command:evil)'), /\]\(/);
    assert.doesNotMatch(iconless('$(trash)'), /\$\(/);
  });
});
