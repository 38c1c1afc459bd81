/** Articles in marked prose, with the marks as what the engine would have found. */
import type { Analysis, Entity, Figure, FigureKind, Mention, QuoteKind } from '../src/analysis/types.js';
import type { Annotation, DecisionRecord, EntityDecision } from '../src/sidecar/types.js';
import { describe as remember } from '../src/text/anchor.js';
import type { Span } from '../src/text/span.js';
import { linked, readMarked } from './marked.js';

export interface Case {
  readonly text: string;
  readonly analysis: Analysis;
  /** The place of the nth (from 0) occurrence of some words. */
  at(words: string, nth?: number): Span;
}

/**
 * Reads an article whose marks are suggestions: `{q1:…}` with `{s1=Mina Cho:…}` and `{cue1:…}`, `{person=Mina Cho:…}`
 * (also `organization`, `place`, `group`; `{pronoun=Mina Cho:…}` for a mention that is a pronoun), `{f=count 12 boats:…}`.
 */
export function articleCase(source: string): Case {
  const prose = readMarked(source);
  const { text, marks } = prose;
  const names: string[] = [];
  const kinds = new Map<string, Entity['kind']>();
  const mentions = new Map<string, Mention[]>();
  const entity = (name: string): number => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  for (const { tag, value, span } of marks) {
    if (!['person', 'organization', 'place', 'group', 'pronoun', 'role'].includes(tag)) continue;
    const name = value || text.slice(...span);
    entity(name);
    if (tag !== 'pronoun' && tag !== 'role') kinds.set(name, tag as Entity['kind']);
    const form = tag === 'pronoun' ? 'pronoun' : tag === 'role' ? 'description' : 'name';
    mentions.set(name, [...(mentions.get(name) ?? []), { span, form }]);
  }
  const quotes = [...linked(prose, 'q')].map(([link, parts]) => {
    const source = linked(prose, 's').get(link)?.[0];
    return {
      kind: (parts[0].value || 'direct') as QuoteKind,
      contents: parts.map(({ span }) => span),
      source: source?.span ?? null,
      cue: linked(prose, 'cue').get(link)?.[0].span ?? null,
      speaker: source ? entity(source.value || text.slice(...source.span)) : null,
      confidence: 0.8,
    };
  });
  const figures = marks
    .filter(({ tag }) => tag === 'f')
    .map(({ value, span }): Figure => {
      const [kind, number, unit] = value.split(' ');
      return {
        kind: kind as FigureKind,
        span,
        value: Number(number),
        unit: unit ?? null,
        modifier: null,
        confidence: 0.7,
      };
    });
  const entities = names.map((name) => ({
    name,
    kind: kinds.get(name) ?? 'person',
    role: null,
    mentions: mentions.get(name) ?? [],
  }));
  return {
    text,
    analysis: { quotes, entities, figures, date: null },
    at(words, nth = 0) {
      let start = -1;
      for (let n = 0; n <= nth; n++) start = text.indexOf(words, start + 1);
      if (start < 0) throw new Error(`not in the article: ${words}`);
      return [start, start + words.length];
    },
  };
}

/** An annotation with the anchor that its place gives it. */
export const annotated = (text: string, at: readonly Span[], rest: Omit<Annotation, 'at' | 'text'>): Annotation =>
  ({ ...remember(text, at), ...rest }) as Annotation;

export const recordOf = (
  annotations: readonly Annotation[],
  entities: Readonly<Record<string, EntityDecision>> = {},
): DecisionRecord => ({ article: null, entities: new Map(Object.entries(entities)), annotations });
