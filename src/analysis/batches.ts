/** How many code units are read in turns, and how many texts: with twice as many there is little more to be gained. */
const TOGETHER = 0x10000;
const MOST = 32;
/**
 * A longer text is read by itself: it gains the least, and the rooms that are kept would have to be as large. So they are
 * 6 MB at most, and 1 MB for articles of ordinary length.
 */
const LONGEST = 0x4000;

/** Divides texts, in their order, into batches to be read in turns (`readTexts`). Takes no more than it has to give. */
export function* batchesOf<T extends { readonly text: string }>(texts: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  let length = 0;
  for (const one of texts) {
    const own = one.text.length > LONGEST ? TOGETHER : one.text.length;
    if (batch.length === MOST || (batch.length && length + own > TOGETHER)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(one);
    length += own;
  }
  if (batch.length) yield batch;
}
