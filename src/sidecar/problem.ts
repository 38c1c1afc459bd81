import type { Span } from '../text/span.js';
import type { SidecarProblem, SidecarProblemCode, Wording } from './types.js';

/** A problem, worded. */
export function problemAt(
  code: SidecarProblemCode,
  span: Span,
  severity: SidecarProblem['severity'],
  template: string,
  ...values: readonly string[]
): SidecarProblem {
  const wording = { template, values };
  return { code, message: wordsOf(wording), wording, span, severity };
}

/** The sentence in English. */
export const wordsOf = ({ template, values }: Wording): string =>
  template.replace(/\{(\d)\}/g, (place, n) => values[Number(n)] ?? place);
