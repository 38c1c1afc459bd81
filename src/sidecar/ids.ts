import { scalarText } from './scalar.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SIGNS = `${LETTERS}0123456789`;

/** Whether every YAML reader takes the word for a string as it is. */
const isPlain = (word: string): boolean => scalarText(word, true) === word;

/**
 * A new annotation's id: a letter and three more signs of `[a-z0-9]`, longer in a crowded file. Random, so that two
 * people's additions do not clash. `random` gives numbers from 0 to below 1.
 */
export function newId(existing: { has(id: string): boolean }, random: () => number): string {
  const pick = (signs: string): string => signs[Math.min(signs.length - 1, Math.floor(random() * signs.length))];
  for (let length = 4, tries = 0; ; tries++) {
    let id = pick(LETTERS);
    while (id.length < length) id += pick(SIGNS);
    if (!existing.has(id) && isPlain(id)) return id;
    if (tries % 8 === 7) length++;
  }
}

/** Letters that do not come apart into a base letter and a mark. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * The key of an entity in the sidecar: its name in lower case, words joined by hyphens (`jens-stoltenberg`), with a
 * number where that is taken. Names in other scripts keep their letters.
 */
export function entityIdFor(name: string, taken: { has(id: string): boolean }): string {
  const slug = slugOf(name);
  return freeId(slug === '' || !isPlain(slug) ? `entity-${slug}`.replace(/-$/, '') : slug, taken);
}

function slugOf(name: string): string {
  // Most names are plain letters, and of these nothing has to be taken apart.
  if (name.length <= LONGEST && /^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return name.toLowerCase().replaceAll(' ', '-');
  return name
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => SPELLED[letter])
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/['’‘ʼ.]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '')
    .replace(/[\ud800-\udbff]$/, '');
}

/** Code units of an id without its number. */
const LONGEST = 60;

/** The id, with a number where it is taken. */
export function freeId(id: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(id)) return id;
  let n = 2;
  while (taken.has(`${id}-${n}`)) n++;
  return `${id}-${n}`;
}
