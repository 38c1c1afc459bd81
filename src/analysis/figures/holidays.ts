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

/** Marks stand between blanks; they have no hash, and any mark will do where one is due. */
const holiday = (name: string, month = 0, day = 0): Holiday => ({
  words: name.split(' ').map((word) => (MARKS.includes(word) ? 0 : hashWord(word))),
  month,
  day,
});
const MARKS = ".-'";
const WEEKEND = hashWord('weekend');

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
  holiday('juneteenth', 6, 19),
  holiday('earth day', 4, 22),
  holiday("international workers ' day", 5, 1),
  holiday('international workers day', 5, 1),
  holiday("international women 's day", 3, 8),
  holiday('black friday'),
  holiday('cyber monday'),
  holiday('ash wednesday'),
  holiday('palm sunday'),
  holiday('mardi gras'),
  holiday("st . patrick 's day", 3, 17),
  holiday("st patrick 's day", 3, 17),
  holiday("saint patrick 's day", 3, 17),
  holiday('martin luther king jr . day'),
  holiday('martin luther king day'),
  holiday("presidents ' day"),
  holiday('presidents day'),
  holiday('columbus day'),
  holiday('groundhog day', 2, 2),
  holiday('cinco de mayo', 5, 5),
  holiday('bastille day', 7, 14),
  holiday('canada day', 7, 1),
  holiday('australia day', 1, 26),
  holiday('anzac day', 4, 25),
  holiday('armistice day', 11, 11),
  holiday('remembrance day', 11, 11),
  holiday('bonfire night', 11, 5),
  holiday('yom kippur'),
  holiday('rosh hashanah'),
  holiday('passover'),
  holiday('hanukkah'),
  holiday('diwali'),
  holiday('eid al - fitr'),
  holiday('eid al fitr'),
  holiday('eid al - adha'),
  holiday('eid al adha'),
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
    // "The Labor Day weekend": days nobody has to count.
    const named = year?.to ?? to;
    if (hashAt(s, named) === WEEKEND)
      return { from: at, to: named + 1, value: year ? String(year.value) : null, grain: 'other' };
    if (!year && isWord(s, to) && !has(s, to, Role.stop | Role.dayPart)) return null;
    const value = month ? dateOf(against, year?.value ?? null, month, day) : year ? String(year.value) : null;
    return { from: at, to: year?.to ?? to, value, grain: 'day' };
  }
  return null;
}
