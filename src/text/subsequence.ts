/**
 * The longest common subsequence of two short lists of numbers, pair by pair from the start; 0 equals nothing. Takes
 * time and room in proportion to the product of their lengths.
 */
export function commonSubsequence(a: Int32Array, b: Int32Array, pair: (i: number, j: number) => void): void {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] && a[i] !== 0
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j] && a[i] !== 0) pair(i++, j++);
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
    else j++;
  }
}
