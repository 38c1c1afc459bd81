import type { Article, ArticleEntity, ArticleQuote, Status } from '../../src/article/types.js';

/** What a made-up article says: one paragraph for each, `SPEAKER said: “TEXT”`. */
export interface Said {
  readonly speaker: string;
  readonly text: string;
  readonly status?: Status;
  readonly note?: string;
}

/** A made-up article with a quote a paragraph, for tests of what is shown of it. */
export function articleWith(said: readonly Said[]): Article {
  let text = '';
  const quotes: ArticleQuote[] = [];
  const entities = new Map<string, ArticleEntity>();
  for (const [i, { speaker, text: words, status = 'suggested', note = null }] of said.entries()) {
    const source = [text.length, text.length + speaker.length] as const;
    const start = source[1] + ' said: “'.length;
    text += `${speaker} said: “${words}”\n\n`;
    const id = speaker.toLowerCase().replace(/\W+/g, '-');
    const known = entities.get(id);
    const mention = { span: source, form: 'name', status: 'suggested', annotation: null, found: 'exact' } as const;
    entities.set(id, {
      type: 'entity',
      id,
      name: speaker,
      kind: 'person',
      role: null,
      aliases: [],
      wikidata: null,
      note: null,
      mentions: [...(known?.mentions ?? []), mention],
      quotes: [...(known?.quotes ?? []), ...(status === 'rejected' ? [] : [`q${i}`])],
      decided: false,
    });
    quotes.push({
      type: 'quote',
      id: `q${i}`,
      kind: 'direct',
      status,
      labels: [],
      attributes: {},
      unsure: false,
      note,
      by: null,
      on: null,
      confidence: 0.9,
      found: 'exact',
      contents: [[start, start + words.length]],
      source,
      cue: [source[1] + 1, source[1] + 5],
      speaker: id,
    });
  }
  return { text, quotes, figures: [], entities: [...entities.values()], lost: [], date: null };
}
