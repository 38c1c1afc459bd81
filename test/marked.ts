/**
 * Marked prose: an article with its expected annotations in the text itself.
 *
 *     {q:“No,”} {cue:said} {s=Mina Cho:Ms. Cho}.
 *     {q1=direct:“No,”} {cue1:said} {s1:he}, {q1:“never.”}       fragments of one quote share a number
 *     {f=count 2400 soldiers >:more than 2,400 soldiers}         kind, value, unit, modifier (as many as matter)
 *     {person=Mina Cho:Ms. Cho} {organization:NATO} {place:Doha} {group:Taliban}
 *
 * Tags nest. `q` may hold the quotation marks or not: comparisons look at letters and digits only.
 * `\{` and `\}` stand for braces.
 */
import type { Span } from '../src/text/span.js';

export interface Mark {
  /** `q`, `cue`, `s`, `f`, `person`, … */
  readonly tag: string;
  /** The number that links a quote with its cue and source; '' when there is none. */
  readonly link: string;
  /** What stands behind `=`, or ''. */
  readonly value: string;
  readonly span: Span;
}

export interface MarkedProse {
  /** The text without its marks. */
  readonly text: string;
  /** In the order of their starts. */
  readonly marks: readonly Mark[];
}

/** Reads marked prose. Throws on unbalanced marks, because a test is wrong then. */
export function readMarked(source: string): MarkedProse {
  const open: { tag: string; link: string; value: string; start: number }[] = [];
  const marks: Mark[] = [];
  let text = '';
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c === '\\' && (source[i + 1] === '{' || source[i + 1] === '}')) text += source[++i];
    else if (c === '{') {
      const head = /^\{([a-z]+)(\d*)(?:=([^:{}]*))?:/.exec(source.slice(i, i + 200));
      if (!head) throw new Error(`not a mark: ${source.slice(i, i + 30)}`);
      open.push({ tag: head[1], link: head[2], value: head[3] ?? '', start: text.length });
      i += head[0].length - 1;
    } else if (c === '}') {
      const mark = open.pop();
      if (!mark) throw new Error(`a mark ends that never began: …${source.slice(Math.max(0, i - 30), i + 1)}`);
      marks.push({ tag: mark.tag, link: mark.link, value: mark.value, span: [mark.start, text.length] });
    } else text += c;
  }
  if (open.length) throw new Error(`a mark never ends: {${open.at(-1)?.tag}:${text.slice(open.at(-1)?.start, 40)}`);
  return { text, marks: marks.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]) };
}

/** The marks of one tag, grouped by their link, in text order. */
export function linked(prose: MarkedProse, tag: string): ReadonlyMap<string, readonly Mark[]> {
  const groups = new Map<string, Mark[]>();
  for (const mark of prose.marks) if (mark.tag === tag) groups.set(mark.link, [...(groups.get(mark.link) ?? []), mark]);
  return groups;
}

/** The letters and digits of a stretch of text: what comparisons of spans look at. */
export function lettersIn(text: string, spans: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [start, end] of spans)
    for (let i = start; i < end; i++) if (/[\p{L}\p{N}]/u.test(text[i] ?? '')) found.add(i);
  return found;
}

/** Shared letters over all letters, 0 to 1. */
export function likeness(text: string, a: readonly Span[], b: readonly Span[]): number {
  const x = lettersIn(text, a);
  const y = lettersIn(text, b);
  const shared = [...x].filter((i) => y.has(i)).length;
  return shared / (x.size + y.size - shared || 1);
}
