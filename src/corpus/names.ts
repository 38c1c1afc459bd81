/** A name without case, marks on letters, stops, hyphens and runs of blanks: what names of two articles compare by. */
export const comparable = (name: string): string =>
  // Most names are plain letters, and of these nothing has to be taken apart.
  /^[A-Za-z ]+$/.test(name) && !name.includes('  ') ? name.toLowerCase().trim() : folded(name);

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\s.\u00ad\p{Pd}]+/gu, ' ')
    .trim();

/** Whether a (comparable) name is a single word: a surname that many may bear. */
export const isBare = (name: string): boolean => !name.includes(' ');

/** The last word of a (comparable) name. */
export const surnameOf = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** Words of a role that say nothing of which office it is. */
const EMPTY_WORDS = new Set(
  'a an the of for and in at to by on his her its their s former acting deputy vice senior chief head member'.split(
    ' ',
  ),
);

/** Whether two roles may be the same office: they share a word that says something. */
export function rolesAgree(a: string, b: string): boolean {
  const words = new Set(wordsOf(a));
  return wordsOf(b).some((word) => words.has(word));
}

const wordsOf = (role: string): readonly string[] =>
  (comparable(role).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word));
