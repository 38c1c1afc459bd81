/** Words of the calendar and the clock. */

export const MONTHS =
  'january:1 jan:1 february:2 feb:2 march:3 mar:3 april:4 apr:4 may:5 june:6 jun:6 july:7 jul:7 august:8 aug:8 september:9 sep:9 sept:9 october:10 oct:10 november:11 nov:11 december:12 dec:12';
/** ISO 8601: Monday is 1. Plurals recur ("Tuesdays"). */
export const WEEKDAYS =
  'monday:1 mon:1 tuesday:2 tue:2 tues:2 wednesday:3 wed:3 weds:3 thursday:4 thu:4 thur:4 thurs:4 friday:5 fri:5 saturday:6 sat:6 sunday:7 sun:7 mondays:1 tuesdays:2 wednesdays:3 thursdays:4 fridays:5 saturdays:6 sundays:7';
export const DECADES = 'twenties:20 thirties:30 forties:40 fifties:50 sixties:60 seventies:70 eighties:80 nineties:90';

/** A unit of time: its name, and how many of which ISO 8601 designator it holds ("decade": ten years). */
export interface TimeUnit {
  readonly name: string;
  readonly designator: 'S' | 'MIN' | 'H' | 'D' | 'W' | 'M' | 'Y' | 'WE';
  readonly times: number;
  readonly plural: boolean;
}

const unit = (
  words: string,
  name: string,
  designator: TimeUnit['designator'],
  times = 1,
): (readonly [string, TimeUnit])[] =>
  words.split(' ').map((word) => [word, { name, designator, times, plural: word.endsWith('s') && word.length > 1 }]);

export const TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map([
  ...unit('second seconds sec secs', 'second', 'S'),
  ...unit('minute minutes min mins', 'minute', 'MIN'),
  ...unit('hour hours hr hrs h', 'hour', 'H'),
  ...unit('day days', 'day', 'D'),
  ...unit('night nights', 'night', 'D'),
  ...unit('weekend weekends', 'weekend', 'WE'),
  ...unit('week weeks wk wks', 'week', 'W'),
  ...unit('fortnight fortnights', 'fortnight', 'W', 2),
  ...unit('month months mo mos', 'month', 'M'),
  ...unit('quarter quarters', 'quarter', 'M', 3),
  ...unit('year years yr yrs', 'year', 'Y'),
  ...unit('decade decades', 'decade', 'Y', 10),
  ...unit('century centuries', 'century', 'Y', 100),
  ...unit('millennium millennia', 'millennium', 'Y', 1000),
]);

/** Parts of the day, as TIMEX3 writes them. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ['morning', 'TMO'],
  ['mornings', 'TMO'],
  ['afternoon', 'TAF'],
  ['afternoons', 'TAF'],
  ['evening', 'TEV'],
  ['evenings', 'TEV'],
  ['night', 'TNI'],
  ['nights', 'TNI'],
  ['daytime', 'TDT'],
]);

/** Seasons, as TIMEX3 writes them. */
export const SEASONS: ReadonlyMap<string, string> = new Map([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
]);
