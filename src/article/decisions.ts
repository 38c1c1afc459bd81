/**
 * What a person can do with an article. Every function returns the changes to its record; none where there is nothing
 * to do (an id that is not there, a span outside the text). Nothing is changed here.
 */
export { decideEach, relabel, type Said } from './bulk.js';
export * from './deciding.js';
export type { Hand } from './draft.js';
export {
  addFigure,
  addMention,
  addMentions,
  addQuote,
  type FigureDetails,
  type QuoteDetails,
  rejectMention,
} from './marking.js';
export { changeEntity, type EntityChoice, mergeEntities, renameEntity } from './naming.js';
export { keepUnplaced, placeAt } from './placing.js';
export { changeKind, type Edge, joinWithNext, moveEdge, type Stride, splitQuote } from './shaping.js';
