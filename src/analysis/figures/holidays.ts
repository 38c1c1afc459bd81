import { hashWord } from '../tokens.js';
import { type Against, type CalendarDate, dateOf } from './calendarDate.js';
import { has, hashAt, isWord, Role, type Source } from './source.js';
import { yearBehind } from './years.js';

/** Days of the year that have a name; those that move have neither month nor day. */
interface Holiday {
  readonly words: readonly number[];
  readonly month: number;
  readonly day: number;
}

const holiday = (name: string, month = 0, day = 0): Holiday => ({ words: name.split(' ').map(hashWord), month, day });

/** Longer names first; "’s" is a token of its own. */
const HOLIDAYS: readonly Holiday[] = [
  holiday('christmas eve', 12, 24),
  holiday('christmas day', 12, 25),
  holiday('christmas', 12, 25),
  holiday('new years day', 1, 1),
  holiday('new year day', 1, 1),
  holiday("new year 's day", 1, 1),
  holiday("new year 's eve", 12, 31),
  holiday('new years eve', 12, 31),
  holiday('boxing day', 12, 26),
  holiday('halloween', 10, 31),
  holiday('independence day', 7, 4),
  holiday("valentine 's day", 2, 14),
  holiday('thanksgiving day'),
  holiday('thanksgiving'),
  holiday('easter sunday'),
  holiday('easter monday'),
  holiday('easter'),
  holiday('good friday'),
  holiday('memorial day'),
  holiday('labor day'),
  holiday('labour day'),
  holiday('veterans day', 11, 11),
  holiday("mother 's day"),
  holiday("father 's day"),
  holiday('election day'),
];
const BY_FIRST: ReadonlyMap<number, readonly Holiday[]> = new Map(
  HOLIDAYS.map(({ words }) => [words[0], HOLIDAYS.filter((other) => other.words[0] === words[0])]),
);

/** A holiday by its name, with the year behind it; not where it only describes a noun ("a Thanksgiving visit"). */
export function readHoliday(s: Source, at: number, against: Against): CalendarDate | null {
  for (const { words, month, day } of BY_FIRST.get(hashAt(s, at)) ?? []) {
    if (!words.every((word, i) => hashAt(s, at + i) === word)) continue;
    const to = at + words.length;
    const year = yearBehind(s, to);
    if (!year && isWord(s, to) && !has(s, to, Role.stop | Role.dayPart)) return null;
    const value = month ? dateOf(against, year?.value ?? null, month, day) : year ? String(year.value) : null;
    return { from: at, to: year?.to ?? to, value, grain: 'day' };
  }
  return null;
}
