import type { Span } from '../text/span.js';

/** Where a sidecar's text gives an annotation's id (`id: k3f9`, quoted or not); its beginning where that is not found. */
export function placeOfAnnotation(source: string, id: string): Span {
  const word = id.replace(/[^\w]/g, '\\$&');
  // The look behind comes after `id:`, so that a line of blanks is not looked back over at each of them.
  const given = new RegExp(
    `id:(?<=(?:^|[-{,])[ \\t]*id:)[ \\t]*(?:${word}|"${word}"|'${word}')(?=[ \\t]*(?:[,}#\\r\\n]|$))`,
    'm',
  );
  const found = given.exec(source);
  return found ? [found.index, found.index + found[0].length] : [0, 0];
}
