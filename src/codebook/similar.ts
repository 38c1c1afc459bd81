/** A key for a label made from words in the text ("in vivo"): lower case, blanks to hyphens, at most 40 code units. */
export function keyFrom(words: string): string {
  const key = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (key.length <= 40) return key;
  const cut = key.slice(0, 41).lastIndexOf('-');
  return key.slice(0, cut > 0 ? cut : 40);
}

/**
 * The keys that a new one may only be another spelling of: equal but for case, blanks, hyphens, accents and a plural's
 * s, or, from five letters on, one letter away (added, left out, another, or two swapped: Damerau's four slips).
 */
export function nearDuplicates(key: string, keys: readonly string[]): readonly string[] {
  const bare = bareOf(key);
  return keys.filter((other) => {
    if (other === key) return false;
    const bareOther = bareOf(other);
    return bare === bareOther || (Math.min(bare.length, bareOther.length) >= 5 && oneSlip(bare, bareOther));
  });
}

const bareOf = (key: string): string => {
  const letters = key
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return letters.length > 3 ? letters.replace(/s$/, '') : letters;
};

function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let ends = 0;
  while (ends < Math.min(a.length, b.length) - start && a.at(-1 - ends) === b.at(-1 - ends)) ends++;
  const [left, right] = [a.slice(start, a.length - ends), b.slice(start, b.length - ends)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
