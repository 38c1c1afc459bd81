/**
 * Number words and what stands around numbers, keyed by the hash that every token carries. Kept apart from the lexicon
 * because only figures need their values.
 */
import { hashWord } from '../tokens.js';
import { wordsOf } from '../wordSet.js';
import { CURRENCY_WORDS, MEASURES } from './measures.js';
import { DAY_PARTS, DECADES, MONTHS, SEASONS, TIME_UNITS, WEEKDAYS } from './times.js';

/** What a word can do in a figure, as bits; a word may do several things ("second", "May", "quarter"). */
export enum Role {
  /** One to nineteen, zero. */
  small = 1 << 0,
  /** Twenty to ninety. */
  tens = 1 << 1,
  /** Hundred, thousand, million, … */
  magnitude = 1 << 2,
  ordinal = 1 << 3,
  month = 1 << 4,
  weekday = 1 << 5,
  timeUnit = 1 << 6,
  /** A unit of measure. */
  unit = 1 << 7,
  currency = 1 << 8,
  dayPart = 1 << 9,
  /** Today, yesterday, tomorrow, tonight. */
  deictic = 1 << 10,
  /** Last, next, this, past, … before a unit of time. */
  relative = 1 << 11,
  season = 1 << 12,
  /** Early, late, mid, earlier, later, end, beginning. */
  edge = 1 << 13,
  /** Words that begin figures and do nothing else here: "per", "another", "weeks" alone. */
  other = 1 << 14,
  every = 1 << 15,
  /** A and an. */
  article = 1 << 16,
  /** A word behind which no counted noun is looked for: prepositions, auxiliaries, pronouns, common verbs. */
  stop = 1 << 17,
  /** K, m, bn, tn behind digits. */
  shortMagnitude = 1 << 18,
  meridiem = 1 << 19,
  /** The twenties, the nineties. */
  decade = 1 << 20,
  /** Half, quarter, third as parts. */
  part = 1 << 21,
  /** Dozen, couple, few, several = a number, more or less. */
  vague = 1 << 22,
  /** Noon and midnight. */
  clock = 1 << 23,
  /** Dozens, hundreds, thousands, millions. */
  manyfold = 1 << 24,
  /** A noun that numbers its kind, so that the number behind it is a label: chapter, page, flight. */
  label = 1 << 25,
  /** A plural without s: people, men, police. */
  plural = 1 << 26,
  /** Minus, negative. */
  minus = 1 << 27,
  /** Http, https, www = the start of an address. */
  address = 1 << 28,
  zone = 1 << 29,
  /** The first word of a holiday's name. */
  holiday = 1 << 30,
}

/** Roles of words that begin a figure whatever follows. */
export const STARTERS =
  Role.small |
  Role.tens |
  Role.magnitude |
  Role.ordinal |
  Role.month |
  Role.weekday |
  Role.deictic |
  Role.dayPart |
  Role.every |
  Role.vague |
  Role.manyfold |
  Role.decade |
  Role.part |
  Role.clock |
  Role.other |
  Role.address;
/** Roles of frequent words that begin one only before certain words. */
export const DOUBTFUL =
  Role.relative | Role.edge | Role.article | Role.season | Role.holiday | Role.minus | Role.currency;
/** Roles of words at which a figure is looked for. */
export const BEGINNERS = STARTERS | DOUBTFUL;

const pairs = (list: string): [string, number][] =>
  list.split(/\s+/).map((pair) => {
    const [word, value] = pair.split(':');
    return [word.replaceAll('_', ' '), Number(value)];
  });

const SMALL = pairs(
  'zero:0 nought:0 naught:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19',
);
const TENS = pairs('twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90');
const MAGNITUDES = pairs(
  'hundred:100 thousand:1e3 million:1e6 billion:1e9 trillion:1e12 lakh:1e5 lakhs:1e5 crore:1e7 crores:1e7 quadrillion:1e15',
);
const SHORT = pairs(
  'k:1e3 m:1e6 mm:1e6 mn:1e6 mln:1e6 mil:1e6 b:1e9 bn:1e9 bln:1e9 t:1e12 tn:1e12 trn:1e12 tln:1e12 g:1e9',
);
const ORDINALS = pairs(
  'first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 nineth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 thirtieth:30 fortieth:40 fiftieth:50 sixtieth:60 seventieth:70 eightieth:80 ninetieth:90 hundredth:100 thousandth:1e3 millionth:1e6 billionth:1e9 trillionth:1e12',
);
const VAGUE = pairs('dozen:12 dozens:12 dzs:12 dozs:12 couple:2 score:20');
const MANYFOLD = pairs('dozens:12 scores:20 hundreds:100 thousands:1e3 millions:1e6 billions:1e9 trillions:1e12');
const PARTS = [
  ...pairs('half:2 halves:2 quarter:4 quarters:4'),
  ...ORDINALS.filter(([, n]) => n > 2).flatMap(([word, n]): [string, number][] => [
    [word, n],
    [`${word}s`, n],
  ]),
];

const STOPS = wordsOf(`
  a an the and or but nor so yet if then than that this these those which who whom whose what when where why how while
  because although though since until till unless as at by for from in into of off on onto out over per to toward towards
  under up down upon via with within without about above across after against along amid among around before behind below
  beneath beside between beyond despite during except inside like near outside past through throughout
  be is are was were been being am has have had having do does did will would shall should can could may might must
  not never also only just even still already again ever too very more less most least
  i you he she it we they me him her us them my your his its our their mine yours ours theirs himself herself itself
  themselves each every both all any some no none other another such same
  ago away long high tall wide deep old later earlier apart apiece aboard alone together there here now back home
  said says say told tells added adding including include includes according came come comes went go goes got get gets
  made make makes took take takes gave give gives left leave leaves died die dies killed wounded injured hurt
  became become becomes remained remain remains rose fell fall falls rise rises began begin begins ended ends
  won win wins lost lose loses voted met meet want wants need needs think know see seen saw one yes well
  followed following compared versus vs whether`);
const LABELS = wordsOf(`
  chapter section article part volume page pages verse line lines number no nos nr flight route highway exit type model
  building room phase stage step level grade class category channel platform gate figure table item appendix exhibit
  annex clause paragraph amendment episode season issue version district area zone ward block apartment apt suite
  box resolution rule title schedule form code lot case agenda studio terminal runway pier bus tram train platoon squad
  series book act scene track question option plan protocol question points-table`);
const PLURALS = wordsOf(`
  people men women children persons police troops cattle fish sheep deer aircraft spacecraft hovercraft dead teeth mice geese oxen
  clergy crew staff personnel youth livestock cavalry infantry folk kin gunmen policemen policewomen firemen firefighters
  servicemen servicewomen businessmen businesswomen congressmen congresswomen councilmen fishermen spokesmen
  spokeswomen sportsmen sportswomen workmen grandchildren schoolchildren stepchildren lawmen freshmen militiamen
  seamen airmen horsemen cameramen councillors alumni criteria phenomena media data species series headquarters
  wives lives knives wolves halves leaves calves thieves`);

/** Words that are themselves roles, with no value to keep. */
const PLAIN: readonly (readonly [role: number, list: readonly string[]])[] = [
  [Role.deictic, wordsOf('today yesterday tomorrow tonight tmrw tomorow overnight')],
  [Role.relative, wordsOf('last next this past previous coming current following upcoming preceding that same')],
  [Role.edge, wordsOf('early late mid earlier later end beginning start middle turn rest remainder')],
  [
    Role.other,
    wordsOf(
      'q date day week month year weekend weekends tens another all per hours days nights weeks months years decades centuries',
    ),
  ],
  [Role.every, wordsOf('every each')],
  [Role.article, ['a', 'an']],
  [Role.stop, STOPS],
  [Role.meridiem, wordsOf('am pm a.m. p.m. a.m p.m')],
  [Role.vague, wordsOf('few several')],
  [Role.clock, wordsOf('noon midnight midday')],
  [Role.label, LABELS],
  [Role.plural, PLURALS],
  [Role.minus, wordsOf('minus negative')],
  [
    Role.holiday,
    wordsOf(
      'christmas new boxing halloween independence valentine thanksgiving easter good memorial labor labour veterans mother father election juneteenth earth international black cyber ash palm mardi st saint martin presidents columbus groundhog cinco bastille canada australia anzac armistice remembrance bonfire yom rosh passover hanukkah diwali eid',
    ),
  ],
  [Role.address, wordsOf('http https www ftp')],
  [
    Role.zone,
    wordsOf('et est edt gmt utc bst cet cest pt pst pdt ct cst cdt mst ist eet msk jst aest aedt sast wat eat'),
  ],
];

const valued: readonly (readonly [role: number, entries: readonly (readonly [string, number])[]])[] = [
  [Role.small, SMALL],
  [Role.tens, TENS],
  [Role.magnitude, MAGNITUDES],
  [Role.shortMagnitude, SHORT],
  [Role.ordinal, ORDINALS],
  [Role.vague, VAGUE],
  [Role.manyfold, MANYFOLD],
  [Role.part, PARTS],
  [Role.month, pairs(MONTHS)],
  [Role.weekday, pairs(WEEKDAYS)],
  [Role.decade, pairs(DECADES)],
];

const named: readonly (readonly [role: number, words: Iterable<string>])[] = [
  [Role.timeUnit, TIME_UNITS.keys()],
  [Role.unit, MEASURES.keys()],
  [Role.currency, CURRENCY_WORDS.keys()],
  [Role.dayPart, DAY_PARTS.keys()],
  [Role.season, SEASONS.keys()],
];

const entries: [hash: number, role: number][] = [
  ...valued.flatMap(([role, list]) => list.map(([word]): [number, number] => [hashWord(word), role])),
  ...[...named, ...PLAIN].flatMap(([role, list]) => [...list].map((word): [number, number] => [hashWord(word), role])),
];
/** The roles of every word that figures have a use for, by its hash. */
export const ROLES: ReadonlyMap<number, number> = joined(entries);

function joined(list: typeof entries): Map<number, number> {
  const rolesOf = new Map<number, number>();
  for (const [hash, role] of list) rolesOf.set(hash, (rolesOf.get(hash) ?? 0) | role);
  return rolesOf;
}

/** Values by the number of the role's bit, then by hash. */
const valuesByBit: (ReadonlyMap<number, number> | undefined)[] = [];
for (const [role, list] of valued)
  valuesByBit[31 - Math.clz32(role)] = new Map(list.map(([word, value]) => [hashWord(word), value]));

/** The value of a word in one of its valued roles; NaN when it has none. */
export const valueIn = (role: number, hash: number): number =>
  valuesByBit[31 - Math.clz32(role)]?.get(hash) ?? Number.NaN;

/** A map from words to what they mean, by their hashes. */
export const byHash = <T>(entries: Iterable<readonly [string, T]>): ReadonlyMap<number, T> =>
  new Map([...entries].map(([word, meaning]) => [hashWord(word), meaning]));
