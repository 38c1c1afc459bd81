import type { Span } from '../text/span.js';
import type { Analysis, Entity, EntityKind, Figure, Mention, Quote } from './types.js';

/** A section of an article that has been read. */
export interface Section {
  readonly text: string;
  /** Where it begins in the article. */
  readonly at: number;
  /** What stands in it, with spans as they are in the article; speakers are indices into its own entities. */
  readonly analysis: Analysis;
  /** By what each of its entities is known to other sections; null for who has no name. */
  readonly known: readonly (Known | null)[];
}

/** A name in lower case, with its kind. */
interface Known {
  readonly key: string;
  /** The last word of a person's name, else null. */
  readonly surname: string | null;
  /** Whether there is only this word. */
  readonly bare: boolean;
}

/** By what the entities of a section are known to others. */
export const knownBy = ({ entities }: Analysis): (Known | null)[] =>
  entities.map(({ name, kind, mentions }) => {
    if (!mentions.some(({ form }) => form === 'name')) return null;
    const lower = name.toLowerCase();
    const blank = lower.lastIndexOf(' ');
    return {
      key: `${kind} ${lower}`,
      surname: kind === 'person' ? lower.slice(blank + 1) : null,
      bare: blank < 0,
    };
  });

/** A section where it stands after an edit elsewhere in the article. */
export const moved = ({ text, at: old, analysis, known }: Section, at: number): Section => ({
  text,
  at,
  analysis: shifted(analysis, at - old),
  known,
});

/** An analysis of the same words, so many code units farther on. */
export function shifted(analysis: Analysis, by: number): Analysis {
  if (by === 0) return analysis;
  const { quotes, entities, figures, date } = analysis;
  const along = (span: Span): Span => [span[0] + by, span[1] + by];
  return {
    quotes: quotes.map(({ kind, contents, source, cue, speaker, confidence }) => ({
      kind,
      contents: contents.map(along),
      source: source && along(source),
      cue: cue && along(cue),
      speaker,
      confidence,
    })),
    entities: entities.map(({ name, kind, role, mentions }) => ({
      name,
      kind,
      role,
      mentions: mentions.map(({ span, form }) => ({ span: along(span), form })),
    })),
    figures: figures.map(({ kind, span, value, unit, modifier, confidence }) => ({
      kind,
      span: along(span),
      value,
      unit,
      modifier,
      confidence,
    })),
    date,
  };
}

/** What the sections of an article say together. Who has the same name in two of them is one. */
export function wholeOf(sections: readonly Section[]): Analysis {
  const quotes: Quote[] = [];
  const figures: Figure[] = [];
  const { entities, indices } = joinEntities(sections);
  for (let s = 0; s < sections.length; s++) {
    const { analysis } = sections[s];
    for (const quote of analysis.quotes) quotes.push(spokenBy(quote, indices[s]));
    for (const figure of analysis.figures) figures.push(figure);
  }
  return { quotes, entities, figures, date: sections[0].analysis.date };
}

/** A section's quote with its speaker as an index into the article's entities. */
function spokenBy(quote: Quote, indices: readonly number[]): Quote {
  const { kind, contents, source, cue, speaker, confidence } = quote;
  if (speaker === null || indices[speaker] === speaker) return quote;
  return { kind, contents, source, cue, speaker: indices[speaker], confidence };
}

/** An entity of the article while its sections are being gone through. */
interface Joined {
  name: string;
  readonly kind: EntityKind;
  role: string | null;
  readonly mentions: Mention[];
}

/** The sections' entities in the order of their first mentions, and for each section the indices of its own. */
function joinEntities(sections: readonly Section[]): { entities: Entity[]; indices: number[][] } {
  const fullNames = fullNamesOf(sections);
  const byKey = new Map<string, number>();
  const entities: Joined[] = [];
  const indices = sections.map(({ analysis, known }) =>
    analysis.entities.map(({ name, kind, role, mentions }, e) => {
      const key = keyOf(known[e], fullNames);
      const index = (key === null ? undefined : byKey.get(key)) ?? entities.length;
      if (index === entities.length) {
        entities.push({ name, kind, role, mentions: [...mentions] });
        if (key !== null) byKey.set(key, index);
      } else {
        const entity = entities[index];
        if (name.length > entity.name.length) entity.name = name;
        entity.role ??= role;
        for (const mention of mentions) entity.mentions.push(mention);
      }
      return index;
    }),
  );
  return { entities, indices };
}

/** By surnames the key of the only person who has it with a first name; null where several have. */
function fullNamesOf(sections: readonly Section[]): ReadonlyMap<string, string | null> {
  const keys = new Map<string, string | null>();
  for (const { known } of sections)
    for (const name of known) {
      if (name === null || name.surname === null || name.bare) continue;
      const other = keys.get(name.surname);
      if (other === undefined) keys.set(name.surname, name.key);
      else if (other !== name.key) keys.set(name.surname, null);
    }
  return keys;
}

/** What an entity is joined by, or null: a surname that several people have may be anybody's of them. */
function keyOf(known: Known | null, fullNames: ReadonlyMap<string, string | null>): string | null {
  if (known === null) return null;
  const full = known.bare && known.surname !== null ? fullNames.get(known.surname) : undefined;
  return full === undefined ? known.key : full;
}
