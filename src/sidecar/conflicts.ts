import type { SidecarProblem } from './types.js';

const marker = /^(<{7}|\|{7}|={7}|>{7})(?![<|=>])[^\r\n]*/gm;

const MOST_PROBLEMS = 200;

/**
 * The text with every stretch that a merge left in conflict, markers included, made blank, so that what stands outside
 * can still be read at its place; and a problem for each marker.
 */
export function blankConflicts(source: string): {
  readonly text: string;
  readonly problems: readonly SidecarProblem[];
} {
  const problems: SidecarProblem[] = [];
  if (!source.includes('<<<<<<<') && !source.includes('>>>>>>>')) return { text: source, problems };
  let text = '';
  let at = 0;
  let opened = -1;
  for (const { 0: line, 1: sign, index } of source.matchAll(marker)) {
    if (opened < 0 && (sign[0] === '=' || sign[0] === '|')) continue;
    const message = 'A merge left this conflict: choose a side, or write what is right, and remove the markers.';
    if (problems.length < MOST_PROBLEMS)
      problems.push({ code: 'conflict', message, span: [index, index + line.length], severity: 'error' });
    if (opened < 0) opened = index;
    if (sign[0] === '>') {
      text += source.slice(at, opened) + blank(source.slice(opened, index + line.length));
      at = index + line.length;
      opened = -1;
    }
  }
  if (opened >= 0) {
    text += source.slice(at, opened) + blank(source.slice(opened));
    at = source.length;
  }
  return { text: text + source.slice(at), problems };
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
