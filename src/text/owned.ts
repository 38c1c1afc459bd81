/**
 * The same text, held apart from the one that it was cut out of. For what outlives that one: an engine that keeps a
 * slice of a text keeps all of the text.
 */
export const owned = (text: string): string => ` ${text}`.slice(1);
