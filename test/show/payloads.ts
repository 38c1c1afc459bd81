/** Hostile texts, as somebody might put them into an article, a sidecar or the name of a file. */

const targets = [
  'command:workbench.action.quit',
  'command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22ls%5Cn%22%7D',
  'file:///etc/passwd',
  'https://example.org/pixel.png?a=1&b=2',
  'vscode://file/etc/passwd',
  'vscode-insiders://publisher.extension/run',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'mailto:a@example.org',
  '//example.org/share',
  '\\\\example.org\\share',
  '../../../etc/passwd',
] as const;

const shapes: readonly ((target: string) => string)[] = [
  (target) => `[click](${target})`,
  (target) => `![picture](${target})`,
  (target) => `[![picture](${target})](${target} "title")`,
  (target) => `[click](<${target}>)`,
  (target) => `<${target}>`,
  (target) => target,
  (target) => `[click][ref]\n\n[ref]: ${target}`,
  (target) => `<a href="${target}">click</a>`,
  (target) => `x](${target}) [y`,
];

const html = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<iframe src="https://example.org"></iframe>',
  '<style>* {display: none}</style>',
  '<b>bold</b>',
  '<span style="color:#f00;background-color:#fff;">red</span>',
  '<span class="codicon codicon-trash"></span>',
  '<!-- comment -->',
  '<details open ontoggle=alert(1)>',
  '<input type="checkbox" checked>',
  '<![CDATA[x]]>',
  '<?xml version="1.0"?>',
  '</p><h1>big</h1>',
  '<a\nhref="command:x">y</a>',
  '<math><mtext></mtext></math>',
  '<base href="https://example.org">',
  '<meta http-equiv="refresh" content="0;url=https://example.org">',
];

const markdown = [
  '# heading',
  'heading\n===',
  '> quotation',
  '- item',
  '* item',
  '1. item',
  '- [x] done',
  '---',
  '***',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '**bold** __bold__ _em_ *em*',
  '~~struck~~ ~struck~',
  '`code`',
  '```js\ncode\n```',
  '    indented code',
  '\\[x\\](y) \\`',
  '[^1] [^1]: footnote',
  'a  \nb',
  '$$x^2$$ $x$',
  '==mark== ^up^ ++in++',
  '** ',
  '__',
  '~~',
  '[',
  '](',
  '![',
  '<',
  '`',
  '\\',
];

const references = [
  '&lt;b&gt;x&lt;/b&gt;',
  '&#60;b&#62;',
  '&#x3c;b&#x3e;',
  '&#91;x&#93;&#40;command:y&#41;',
  '&NewLine;&Tab;',
  '&nbsp;&zwnj;&#8238;',
  '&amp;lt;',
  '&copy &copy;',
];

const autolinks = [
  'www.example.org',
  'WWW.EXAMPLE.ORG/a_(b)',
  'http://example.org',
  'ftp://example.org',
  'a@example.org',
  'xmpp:a@example.org/b',
  'example.org',
  'https://ex\u0430mple.org',
  'see:https://example.org.',
];

const directions = [
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u200e',
  '\u200f',
  '\u061c',
];
const hidden = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\u2061',
  '\ufeff',
  '\u00ad',
  '\ufff9',
  '\ufffb',
  '\u{e0001}',
  '\u{e0041}',
  '\u2028',
  '\u2029',
  '\u0085',
];
const controls = [...Array.from({ length: 32 }, (_, code) => code), 0x7f, 0x80, 0x9b, 0x9f].map((code) =>
  String.fromCharCode(code),
);

const icons = ['$(trash)', '$(sync~spin)', '\\$(trash)', '$($(trash))', '$(trash) $(check)', '$(', '$\u200b(trash)'];

const lengths = [
  'x'.repeat(10_000),
  'long '.repeat(5_000),
  `a${'\u0301'.repeat(500)}`,
  '😀'.repeat(3_000),
  '新聞'.repeat(3_000),
  `${'('.repeat(2_000)}${')'.repeat(2_000)}`,
  '['.repeat(3_000),
  '*a '.repeat(2_000),
  '\ud83d'.repeat(100),
  'ا'.repeat(500),
];

/** All of them, each with what it tries. */
export const payloads: readonly { readonly tries: string; readonly text: string }[] = [
  ...targets.flatMap((target) => shapes.map((shape) => ({ tries: 'a link', text: shape(target) }))),
  ...html.map((text) => ({ tries: 'HTML', text })),
  ...markdown.map((text) => ({ tries: 'Markdown', text })),
  ...references.map((text) => ({ tries: 'character references', text })),
  ...autolinks.map((text) => ({ tries: 'an autolink', text })),
  ...directions.map((sign) => ({ tries: 'a direction', text: `invoice${sign}fdp.exe` })),
  ...hidden.map((sign) => ({ tries: 'a hidden sign', text: `Mina${sign} Cho` })),
  ...controls.map((sign) => ({ tries: 'a control character', text: `Mina${sign}[31mCho` })),
  ...icons.map((text) => ({ tries: 'an icon', text })),
  ...lengths.map((text) => ({ tries: 'a length', text })),
];
