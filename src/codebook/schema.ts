import { ANNOTATION_KINDS, VERSION } from '../sidecar/vocabulary.js';
import { ATTRIBUTE_TYPES } from './types.js';

const text = (description: string) => ({ description, type: ['string', 'number', 'boolean', 'null'] }) as const;
const kinds = {
  description: 'What it may be given to. Without it: everything.',
  oneOf: [{ enum: ANNOTATION_KINDS }, { type: 'array', items: { enum: ANNOTATION_KINDS } }],
} as const;
const listOf = (description: string, item: string) => ({
  description,
  type: ['array', 'null'],
  items: { $ref: `#/definitions/${item}` },
});

/**
 * The JSON Schema (draft 7) of a folder's `newsmark.yaml`. `media/newsmark-codebook.schema.json` is this object as JSON;
 * a test tells when the two differ. What it says of a file, `readCodebook` says too: no editor needs it.
 */
export const codebookSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'newsmark-codebook.schema.json',
  title: 'Newsmark codebook',
  description: "What a folder's people agreed on: labels, attributes, and names that are never suggested.",
  type: 'object',
  required: ['newsmark'],
  properties: {
    newsmark: { description: 'The version of this format.', const: VERSION },
    labels: listOf('The labels that annotations may carry.', 'label'),
    attributes: listOf('What is asked of every quote, figure or mention.', 'attribute'),
    never: {
      description: 'Names that are never suggested in this folder.',
      type: ['array', 'null'],
      items: { type: ['string', 'number', 'boolean'] },
    },
  },
  definitions: {
    label: {
      oneOf: [
        { type: ['string', 'number'] },
        {
          type: 'object',
          required: ['key'],
          properties: {
            key: text('What stands in the sidecars, unique in this file.'),
            color: { description: 'As in "#3a7bd5".', type: 'string', pattern: '^#[0-9A-Fa-f]{6}$' },
            description: text('The guideline: when to give this label.'),
            kinds,
            attributes: listOf('What is asked of annotations with this label.', 'attribute'),
            labels: listOf('Narrower labels.', 'label'),
          },
        },
      ],
    },
    attribute: {
      type: 'object',
      required: ['key'],
      properties: {
        key: text('What stands in the sidecars, unique in this file.'),
        type: { description: 'One of a list, any text, a number, or a day.', enum: ATTRIBUTE_TYPES },
        values: {
          description: 'The list.',
          type: 'array',
          minItems: 1,
          items: { type: ['string', 'number', 'boolean'] },
        },
        description: text('What the question is.'),
        kinds,
      },
    },
  },
} as const;
