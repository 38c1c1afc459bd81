/**
 * How text out of articles, sidecars and file names is shown: it can never become a link, an image, a command, an icon
 * or formatting, nor turn the direction of the text around it.
 */

/** The longest word shown whole, and what a stretch of text is cut to unless a caller says otherwise (code units). */
const LONGEST_WORD = 60;
const LONGEST_TEXT = 400;

/** Explicit directional formatting and isolates, and marks without width that hide or join: shown as U+FFFD. */
const hidden =
  /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u061c\u2060-\u2064\ufeff\u00ad\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Surrogate}/gu;
const blanks = /[\s\u0085]+/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The first `limit` code units of a text, with an ellipsis where more is left out; never half a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 2);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 2 : limit - 1)}…`;
}

/**
 * Text for places that show plain text (tree items, the outline, messages): one line, control and directional
 * characters visible as U+FFFD, very long words and the whole cut, right-to-left text kept apart from what stands around.
 */
export function plain(text: string, limit = LONGEST_TEXT, longestWord = LONGEST_WORD): string {
  // Only the part that can show is looked at: an article may be one quote of a megabyte.
  const shown = text
    .slice(0, limit * 4)
    .replace(controls, '\ufffd')
    .replace(hidden, '\ufffd')
    .replace(blanks, ' ')
    .trim()
    .split(' ')
    .map((word) => cut(word, longestWord))
    .join(' ');
  const short = cut(shown, limit);
  return rightToLeft.test(short) ? `\u2068${short}\u2069` : short;
}

/**
 * Text for Markdown. Every ASCII mark becomes a character reference, which Markdown shows but never reads as syntax:
 * neither emphasis, links, images and HTML, nor autolinks (`www.`, `https:`, `a@b.c`), nor codicons.
 */
export const inert = (text: string, limit = LONGEST_TEXT): string =>
  plain(text, limit).replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A link that runs a command with one argument. Label and tooltip are escaped here. */
export const commandLink = (label: string, command: string, argument: unknown, tooltip?: string): string => {
  const query = encodeURIComponent(JSON.stringify([argument])).replace(
    /[()']/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `[${inert(label)}](command:${command}?${query}${tooltip ? ` "${inert(tooltip)}"` : ''})`;
};

/**
 * Text for notifications, which read `[label](command:…)` as a link: the pair of brackets is kept apart. Long words, as
 * the names of files, stay whole.
 */
export const message = (text: string, limit = 120): string => plain(text, limit, limit).replace(/\]\(/g, ']\u2006(');

/** Text for the status bar and pickers, which read `$(name)` as an icon. */
export const iconless = (text: string, limit = 120): string => plain(text, limit).replace(/\$\(/g, '$\u2006(');
