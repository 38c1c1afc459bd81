import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { folderColor, preferredColor, SPEAKER_COLORS, speakerColor, speakerColors } from '../../src/editor/colors.js';
import { articleWith } from './articles.js';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const defaults = new Map<string, Record<string, string>>(
  manifest.contributes.colors.map(({ id, defaults }: { id: string; defaults: Record<string, string> }) => [
    id,
    defaults,
  ]),
);

/** The backgrounds of VS Code's own themes. */
const themes = { dark: '#1f1f1f', light: '#ffffff', highContrast: '#000000', highContrastLight: '#ffffff' };

type Rgb = readonly [number, number, number];
const linear = (hex: string): Rgb =>
  [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(linear(a)) + 0.05, luminance(linear(b)) + 0.05];
  return Math.max(x / y, y / x);
};
/** OKLab, in which distances are about as large as they look. */
const lab = ([r, g, b]: Rgb): Rgb => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
/** How a colour looks to people with protanopia and deuteranopia (Machado et al. 2009, severity 1). */
const sights: Readonly<Record<string, readonly number[]>> = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
};
const seen = (m: readonly number[], [r, g, b]: Rgb): Rgb =>
  [0, 3, 6].map((i) => Math.max(0, m[i] * r + m[i + 1] * g + m[i + 2] * b)) as unknown as Rgb;

describe('the speaker colours', () => {
  const palette = Array.from({ length: SPEAKER_COLORS }, (_, i) => speakerColor(i));
  for (const [theme, background] of Object.entries(themes)) {
    it(`can be read as text in ${theme} themes`, () => {
      for (const id of [...palette, 'newsmark.speakerForeground', 'newsmark.noteForeground']) {
        const color = defaults.get(id)?.[theme];
        assert.ok(color, `${id} has no default for ${theme}`);
        const least = contrast(color, background);
        assert.ok(least >= 4.5, `${id} ${color} on ${background}: ${least.toFixed(2)}`);
      }
    });
    it(`can be told apart in ${theme} themes, also with red-green blindness`, () => {
      for (const [sight, matrix] of Object.entries(sights)) {
        const looks = palette.map((id) => lab(seen(matrix, linear(defaults.get(id)?.[theme] ?? '#000000'))));
        for (const [i, a] of looks.entries())
          for (const [j, b] of looks.slice(0, i).entries()) {
            const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
            const floor = sight === 'full' ? 0.08 : 0.028;
            assert.ok(distance > floor, `${palette[i]} and ${palette[j]}, ${sight}: ${distance.toFixed(3)}`);
          }
      }
    });
  }
});

describe('who gets which colour', () => {
  const names = ['Ada Brenn', 'Bo Carlsen', 'Cy Dorn', 'Di Ekman', 'Ed Falk', 'Flo Graff', 'Gus Holt', 'Ivy Jarl'];

  it('everybody has one, and no two the same while there are any left', () => {
    const colors = speakerColors(articleWith(names.map((name) => ({ speaker: name, text: 'words' }))));
    assert.equal(colors.size, names.length);
    assert.equal(new Set(colors.values()).size, names.length);
  });

  it('beyond twelve speakers colours repeat, each within the palette', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ speaker: `Speaker Number${i}`, text: 'words' }));
    const colors = [...speakerColors(articleWith(many)).values()];
    assert.equal(new Set(colors.slice(0, 12)).size, 12);
    assert.ok(colors.every((color) => color >= 0 && color < SPEAKER_COLORS));
  });

  it('a decision changes nobody’s colour', () => {
    const quotes = names.map((name) => ({ speaker: name, text: 'words' }));
    const before = speakerColors(articleWith(quotes));
    const after = speakerColors(
      articleWith(quotes.map((quote, i) => ({ ...quote, status: i === 0 ? 'rejected' : 'confirmed' }))),
    );
    assert.deepEqual([...after], [...before]);
  });

  it('alone in an article, a person has the preferred colour, and so the same everywhere', () => {
    for (const name of names)
      assert.deepEqual(
        [...speakerColors(articleWith([{ speaker: name, text: 'words' }])).values()],
        [preferredColor(name)],
      );
  });

  it('over a folder it is the colour of most articles, of the first on a tie, and none for the silent', () => {
    assert.equal(folderColor([3, 5, 5, undefined]), 5);
    assert.equal(folderColor([3, 5]), 3);
    assert.equal(folderColor([7]), 7);
    assert.equal(folderColor([undefined]), undefined);
  });
});
