/** What begins with a letter, and a YAML 1.1 reader takes for true, false, nothing or (so `e5`) a number. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** Most of what is written, ids and kinds, of which only that has to be asked. */
const LETTERS = /^[A-Za-z][A-Za-z-]*$/;

/** A letter or an opening mark first, then anything that is no line break and nothing invisible. */
const PLAIN = /^[\p{L}“‘„«‹£€…][^\p{C}\p{Zl}\p{Zp}]*$/u;
/** "2,400 soldiers": a number that a blank and a letter follow is text to every reader. */
const COUNTED = /^\d[\d.,]* \p{L}[^\p{C}\p{Zl}\p{Zp}:]*$/u;

/** What begins a comment or a key, or ends a flow collection. */
const BREAKS_PLAIN = /:$|: |\s#|\s$/u;
const BREAKS_FLOW = /[[\]{},:]/;

/** Signs that JSON leaves as they are and YAML readers, editors or git do not. */
const UNSAFE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * A string as a YAML scalar on one line: plain where every YAML 1.1 or 1.2 reader gives the same string back, else in
 * double quotes, which can hold anything (lone surrogates and control characters as escapes).
 */
export function scalarText(value: string, inFlow = false): string {
  if (LETTERS.test(value)) return RESERVED.test(value) ? quoted(value) : value;
  const plain =
    (PLAIN.test(value) || COUNTED.test(value)) &&
    !BREAKS_PLAIN.test(value) &&
    !(inFlow && BREAKS_FLOW.test(value)) &&
    !RESERVED.test(value);
  return plain ? value : quoted(value);
}

const quoted = (value: string): string =>
  JSON.stringify(value).replace(UNSAFE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A date as it is: `2020-04-07`. Anything else as a scalar. */
export const dateText = (value: string, inFlow = false): string =>
  DAY.test(value) ? value : scalarText(value, inFlow);
