import { growBytes, growInts, type Room, takeBytes, takeInts } from '../room.js';
import type { MentionForm } from '../types.js';

/** The forms of mentions by their numbers in the log. */
export const FORMS: readonly MentionForm[] = ['name', 'description', 'pronoun'];
export const AS_NAME = 0;
export const AS_DESCRIPTION = 1;
export const AS_PRONOUN = 2;

/** The mentions that were met, as parallel arrays, in the order in which they were met: objects are made of what is kept. */
export interface MentionLog {
  readonly room: Room;
  count: number;
  entity: Int32Array;
  /** Tokens, end exclusive. */
  first: Int32Array;
  last: Int32Array;
  /** Index into `FORMS`. */
  form: Uint8Array;
}

/** A log with room for about `size` mentions. */
export const newLog = (room: Room, size: number): MentionLog => ({
  room,
  count: 0,
  entity: takeInts(room, size),
  first: takeInts(room, size),
  last: takeInts(room, size),
  form: takeBytes(room, size),
});

/** Adds a mention. */
export function note(log: MentionLog, entity: number, first: number, last: number, form: number): void {
  const { room, count } = log;
  log.entity = growInts(room, log.entity, count);
  log.first = growInts(room, log.first, count);
  log.last = growInts(room, log.last, count);
  log.form = growBytes(room, log.form, count);
  log.entity[count] = entity;
  log.first[count] = first;
  log.last[count] = last;
  log.form[count] = form;
  log.count++;
}
