import {
  ANNOTATION_KINDS,
  ENTITY_KINDS,
  FIGURE_KINDS,
  MODIFIERS,
  QUOTE_KINDS,
  STATUSES,
  VERSION,
} from './vocabulary.js';

// To a YAML editor an unquoted 1234 or 2020-04-07 may be no string; Newsmark reads it as it is written.
const TEXT = ['string', 'number', 'boolean'] as const;
const text = (description: string) => ({ description, type: TEXT });
const optionalText = (description: string) => ({ description, type: [...TEXT, 'null'] });
const texts = (description: string) => ({
  description,
  oneOf: [{ type: [...TEXT, 'null'] }, { type: 'array', items: { type: TEXT } }],
});
const span = { type: 'array', minItems: 2, maxItems: 2, items: { type: 'integer', minimum: 0 } } as const;

/**
 * The JSON Schema (draft 7, which YAML editors read) of a sidecar. `media/newsmark.schema.json` is this object as JSON;
 * a test tells when the two differ. What it says of a file, `readSidecar` says too: no editor needs it.
 */
export const sidecarSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'newsmark.schema.json',
  title: 'Newsmark sidecar',
  description:
    'What people decided about the news article beside this file. Keys that Newsmark does not know are kept.',
  type: 'object',
  required: ['newsmark'],
  properties: {
    newsmark: { description: 'The version of this format.', const: VERSION },
    article: { $ref: '#/definitions/article' },
    entities: {
      description: 'People, organizations, places and groups that annotations refer to, by a short id.',
      type: ['object', 'null'],
      additionalProperties: { $ref: '#/definitions/entity' },
    },
    annotations: {
      description: 'What was confirmed, added or rejected, in text order.',
      type: ['array', 'null'],
      items: { $ref: '#/definitions/annotation' },
    },
  },
  definitions: {
    article: {
      description: 'The article as it was when this file was last written.',
      type: ['object', 'null'],
      properties: {
        sha256: optionalText("SHA-256 of the article's text as UTF-8 without a byte order mark, in hex."),
        length: { description: "The text's length in UTF-16 code units.", type: 'integer', minimum: 0 },
        date: optionalText("The article's date, as in 2020-04-07."),
      },
    },
    entity: {
      type: 'object',
      required: ['name', 'kind'],
      properties: {
        name: text('The fullest name.'),
        kind: { description: 'What it is.', enum: ENTITY_KINDS },
        role: optionalText('Office or title.'),
        aliases: texts('Other names.'),
        wikidata: optionalText('The item of Wikidata that it is, as in Q42.'),
        note: optionalText('What there is to say about it.'),
      },
    },
    annotation: {
      type: 'object',
      required: ['id', 'kind', 'status', 'at', 'text'],
      properties: {
        id: text('Short and random, unique in this file.'),
        kind: { description: 'What is annotated.', enum: ANNOTATION_KINDS },
        status: {
          description: '"confirmed": the suggestion is right; "added": marked by hand; "rejected": it is none.',
          enum: STATUSES,
        },
        at: {
          description: 'Where the words stand: starts and ends in UTF-16 code units, ends exclusive, in text order.',
          oneOf: [span, { type: 'array', minItems: 1, items: span }],
        },
        text: text('The words, to find them again. Fragments are joined by " … ".'),
        before: optionalText('Up to 32 code units before the words.'),
        after: optionalText('Up to 32 code units behind the words.'),
        unplaced: {
          description: 'Its words have no place in the article any more, and it is kept all the same.',
          const: true,
        },
        quote: {
          description: 'Of a quote: all in quotation marks, some of it, or none. Without it: direct.',
          enum: QUOTE_KINDS,
        },
        speaker: optionalText('Of a quote: the id of the entity that speaks.'),
        source: { description: 'Of a quote: where the words stand that name the speaker.', ...span },
        cue: { description: 'Of a quote: where the reporting verb or phrase stands.', ...span },
        figure: { description: 'Of a figure: what is measured. Without it: count.', enum: FIGURE_KINDS },
        value: {
          description: 'Of a figure: a number, [low, high], or ISO 8601 / TIMEX3 in quotation marks.',
          oneOf: [
            { type: ['number', 'string'] },
            { type: 'array', minItems: 2, maxItems: 2, items: { type: 'number' } },
          ],
        },
        unit: optionalText('Of a figure: ISO 4217 for money, else the word.'),
        modifier: { description: 'Of a figure: more than, less than, at least, at most, about.', enum: MODIFIERS },
        entity: optionalText('Of a mention: the id of the entity that is mentioned.'),
        labels: texts('Codes of a codebook.'),
        attributes: {
          description: 'Answers to the attributes of a codebook, by their keys.',
          type: ['object', 'null'],
          additionalProperties: { type: [...TEXT, 'null'] },
        },
        unsure: { description: 'The person who decided is not sure.', const: true },
        note: optionalText('What there is to say about it.'),
        by: optionalText('Who decided.'),
        on: optionalText('When, as in 2026-11-22.'),
      },
      if: { properties: { kind: { const: 'mention' } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
      then: { required: ['entity'] },
    },
  },
} as const;
