/** Sidecars of up to a megabyte that are made to do harm: each by the kind of harm it tries. */

/** Hostile sidecars of a size, in UTF-16 code units, by what they try. */
export function hostile(size: number): Readonly<Record<string, () => string>> {
  /** A text over and over, up to the size. */
  const fill = (text: string): string => text.repeat(Math.floor((size - 40) / text.length));

  /** A sidecar's head and then lines that count, up to the size. */
  const lines = (line: (n: number) => string, head = 'newsmark: 1\n'): string => {
    const parts = [head];
    for (let n = 0, length = head.length; length < size - 80; n++) {
      const next = line(n);
      parts.push(next);
      length += next.length;
    }
    return parts.join('');
  };

  const inEntities = 'newsmark: 1\nentities:\n';
  const inAnnotations = 'newsmark: 1\nannotations:\n';

  return {
    'nested lists': () => fill('['),
    'nested lists, twice': () => `a: ${'['.repeat(2000)}\nb: ${'['.repeat(2000)}`,
    'nested lists, closed': () => `a: ${'['.repeat(60_000)}${']'.repeat(60_000)}`,
    'nested maps': () => fill('{a: '),
    'nested dashes': () => fill('- '),
    'nested keys': () => fill('? '),
    'nested by indentation': () => Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    'nested in an annotation': () => `${inAnnotations}  - id: a\n    x: ${'[{a: '.repeat(40_000)}`,
    'many nested annotations': () => lines(() => `  - ${'['.repeat(30)}\n`, inAnnotations),
    'an alias bomb': () =>
      `a: &a [x,x,x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [${i ? `*b${i - 1},*b${i - 1}` : '*a,*a'}]\n`).join('')}`,
    'many aliases': () => `a: &a x\nb: [${fill('*a,')}]`,
    'many anchors': () => lines((n) => `  k${n}: &a${n} x\n`, inEntities),
    'many aliases in annotations': () => lines((n) => `  - &a${n} {id: *a${n - 1}}\n`, inAnnotations),
    'many keys': () => lines((n) => `k${n}: 1\n`),
    'the same key': () => fill('newsmark: 1\n'),
    'many keys in a line': () => `{${fill('k: 1, ')}}`,
    'many entities': () => lines((n) => `  k${n}: {}\n`, inEntities),
    'many entities on many lines': () => lines((n) => `  k${n}:\n    kind: no\n`, inEntities),
    'many annotations that are none': () => lines(() => '  - x\n', inAnnotations),
    'many empty annotations': () => lines(() => '  -\n', inAnnotations),
    'many annotations without fields': () => lines(() => '  - {}\n', inAnnotations),
    'many annotations of one field': () => lines((n) => `  - id: a${n}\n`, inAnnotations),
    'one id many times': () =>
      lines(() => '  - {id: a, kind: quote, status: added, at: [1, 2], text: x}\n', inAnnotations),
    'a field many times': () => `${inAnnotations}  - id: a\n${fill('    note: x\n')}`,
    'many places': () => `${inAnnotations}  - id: a\n    at: [${fill('[1, 2], ')}[1, 2]]\n`,
    'many labels': () => `${inAnnotations}  - id: a\n    labels: [${fill('x, ')}x]\n`,
    'many errors': () => fill('a: b: c\n'),
    'many errors in annotations': () => lines(() => '  - a: b: c\n', inAnnotations),
    'many quotation marks left open': () => lines(() => '  - id: "\n', inAnnotations),
    'many tags': () => fill('- !!x y\n'),
    'tags in annotations': () => lines(() => '  - !!x y\n', inAnnotations),
    'many documents': () => fill('---\n'),
    'many comments': () => fill('#\n'),
    'many comments in an annotation': () => `${inAnnotations}  - id: a\n${fill('    #\n')}`,
    'many line breaks': () => fill('\n'),
    'many returns': () => fill('\r'),
    'many blanks': () => `newsmark: 1\nx:${fill(' ')}#`,
    'many blanks within words': () => `newsmark: 1\nx: a${fill(' ')}b`,
    'many tabs': () => `newsmark: 1\nx:${fill('\t')}y`,
    'one huge scalar': () => `newsmark: 1\nnote: ${fill('x')}`,
    'one huge quoted scalar': () => `newsmark: 1\nnote: "${fill('\\u2028')}"`,
    'one huge quoted scalar over lines': () => `newsmark: 1\nnote: "${fill('x\n  ')}"`,
    'one huge scalar over lines': () => `newsmark: 1\nnote: x\n${fill('  x\n')}`,
    'one huge folded scalar': () => `newsmark: 1\nnote: >\n${fill('  x y z\n')}`,
    'one huge key': () => `${fill('k')}: 1`,
    'one huge number': () => `newsmark: ${fill('1')}`,
    'a block scalar in each annotation': () => lines((n) => `  - id: a${n}\n    note: |\n      x\n`, inAnnotations),
    'unbalanced marks': () => fill('"'),
    'single marks': () => `newsmark: 1\na: ${fill("'")}`,
    colons: () => fill(':'),
    'colons without blanks': () => `newsmark: 1\na: ${fill('a:')}`,
    hashes: () => `newsmark: 1\na: ${fill('a#')}`,
    commas: () => `newsmark: 1\na: [${fill(',')}]`,
    'question marks': () => fill('?a\n'),
    'NUL and others': () => fill('a\0: \u2028\u0085\ufffe'),
    'byte order marks': () => fill('\ufeff'),
    'line separators': () => `newsmark: 1\na: ${fill('\u2028#')}\n`,
    directives: () => fill('%YAML 1.1\n'),
    'tag directives': () => `${fill('%TAG !a! tag:x,2026:\n')}---\nnewsmark: 1\n`,
    'lone surrogates': () => fill('\ud800: \udc00\n'),
    'conflict markers': () => fill('<<<<<<< a\n=======\n>>>>>>> b\n'),
    'conflict markers left open': () => fill('<<<<<<< a\n'),
    'conflicts around annotations': () =>
      lines((n) => `<<<<<<< a\n  - id: a${n}\n=======\n  - id: b${n}\n>>>>>>> b\n`, inAnnotations),
    'merge keys': () => 'newsmark: 1\nentities:\n  a: &a {name: A, kind: person}\n  b: {<<: *a}\n',
    'many merge keys': () => lines((n) => `  b${n}: {<<: {a: b}}\n`, inEntities),
    prototypes: () => lines(() => '  __proto__: {__proto__: x, constructor: y}\n', inEntities),
    'more than may be read': () => 'x'.repeat((1 << 24) + 1),
  };
}
