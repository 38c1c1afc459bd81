// The source of news.tmLanguage.json: `node syntaxes/news.grammar.mjs` writes it.
// A grammar colours before any code runs and knows no more than one line at a time and what is open. What a quote
// really is, and who speaks, the engine tells later. Every repetition is bounded, so that no line costs more than a
// small multiple of its length.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LETTER = String.raw`[\p{L}\p{N}]`;
/** Behind a letter, a digit or a closing stop no quote begins. */
const NOT_WITHIN = String.raw`(?<![\p{L}\p{N}.,!?…%])`;
/** A paragraph ends at a blank line, and with it every quote that is still open. */
const PARAGRAPH_END = String.raw`^(?=\s*$)`;
/** Apostrophes that stand where a quote could begin: ’90s, ’n’, ’em, ’til. */
const NO_ELISION = String.raw`(?!\d0s|(?:n|em|til|tis|twas|cause|bout|round|cos)\b)`;

/**
 * The end of a quote in marks that are apostrophes as well. Behind an s it may be a genitive ("the players’ fault"):
 * it is taken for one where a small word follows and a later mark on the line is surely an end.
 */
function endOfSingle(mark, opening) {
  const genitive = String.raw`(?<=s)${mark}(?=\s\p{Ll})`;
  const within = String.raw`(?:[^${opening}${mark}\n]|${mark}(?=\p{L})|${genitive}){0,400}`;
  return String.raw`(?<=[^\ss])${mark}(?!${LETTER})|(?<=s)${mark}(?!${LETTER}|\s\p{Ll}${within}(?<=[^\ss])${mark}(?!${LETTER}))`;
}

/** Opens again at the head of a line: the paragraph before was left open on purpose. */
const againAtLine = (mark) => String.raw`^(?=\s*${mark}\p{L})`;

/**
 * The kinds of marks. `without`: the kinds that do not begin within this one, itself apart. `also`: where the quote
 * gives way without a closing mark: where it opens again, or where the quote around it closes.
 */
const kinds = {
  low: { scope: 'double', begin: '„', end: '[“”]', without: ['curly', 'swedish'] },
  lowSingle: {
    scope: 'single',
    begin: String.raw`‚(?=\p{L})`,
    end: `[‘’](?!${LETTER})`,
    without: ['curlySingle'],
    also: ['(?=[”“])'],
  },
  curly: { scope: 'double', begin: '“', end: '”', without: ['swedish'], also: [againAtLine('“')] },
  curlySingle: {
    scope: 'single',
    begin: String.raw`${NOT_WITHIN}‘${NO_ELISION}(?=\S)`,
    end: endOfSingle('’', '‘'),
    without: ['straightSingle', 'swedish'],
    also: ['(?=[”»›])', againAtLine('‘')],
  },
  swedish: { scope: 'double', begin: String.raw`(?<![\p{L}\p{N}\p{P}])”(?=\p{L})`, end: '”', without: ['curly'] },
  guillemets: { scope: 'double', begin: '«', end: '»', without: ['reversed'], also: [againAtLine('«')] },
  guillemetsSingle: { scope: 'single', begin: '‹', end: '›', without: [], also: ['(?=»)', againAtLine('‹')] },
  reversed: { scope: 'double', begin: String.raw`(?<![\p{L}\p{N}\p{P}])»(?=\p{L})`, end: '«', without: ['guillemets'] },
  backticks: { scope: 'double', begin: '``', end: "''|”", without: ['doubled'], also: [againAtLine('``')] },
  doubled: {
    scope: 'double',
    begin: String.raw`${NOT_WITHIN}''(?=[^\s'])`,
    end: "''",
    without: ['backticks'],
    also: [againAtLine("''")],
  },
  straight: {
    scope: 'double',
    begin: String.raw`${NOT_WITHIN}"(?=[^\s"])`,
    end: '"',
    without: [],
    also: [againAtLine('"')],
  },
  straightSingle: {
    scope: 'single',
    begin: String.raw`${NOT_WITHIN}(?<!')'${NO_ELISION}(?=[^\s'])`,
    end: endOfSingle("'", "'"),
    without: ['curlySingle', 'doubled'],
    also: ['(?=["”»›])', "(?='')", againAtLine("'")],
  },
};

/** Quotes within quotes within quotes, and no deeper: what is open is part of every token's scopes. */
const DEEPEST = 3;
const ruleName = (kind, depth) => (depth === 1 ? kind : `${kind}${depth}`);

function rule(kind, depth) {
  const { scope, begin, end, without, also = [] } = kinds[kind];
  const inner = Object.keys(kinds).filter((other) => depth < DEEPEST && other !== kind && !without.includes(other));
  return {
    name: `string.quoted.${scope}.news`,
    begin,
    end: [...also, end, PARAGRAPH_END].join('|'),
    beginCaptures: { 0: { name: 'punctuation.definition.string.begin.news' } },
    endCaptures: { 0: { name: 'punctuation.definition.string.end.news' } },
    patterns: [...inner.map((other) => ({ include: `#${ruleName(other, depth + 1)}` })), { include: '#words' }],
  };
}

const quotes = Object.fromEntries(
  Array.from({ length: DEEPEST }, (_, i) => i + 1).flatMap((depth) =>
    Object.keys(kinds).map((kind) => [ruleName(kind, depth), rule(kind, depth)]),
  ),
);

const NUMBER = String.raw`\d{1,15}(?:[,.\u00a0\u202f]\d{1,15}){0,6}`;
/** Not in the midst of a word or of a longer number. */
const HEAD = String.raw`(?<![\p{L}\p{N}_]|\d[.,:/])`;
const TAIL = String.raw`(?![\p{L}\p{N}_])`;
const RANGE = String.raw`${NUMBER}(?:\s?[-–]\s?${NUMBER}|\s(?:to|and)\s${NUMBER})?`;
const MONTH = String.raw`(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–/]\s?\d{1,2}(?:st|nd|rd|th)?)?`;
const MAGNITUDE = String.raw`(?:\s?(?:hundred|thousand|million|billion|trillion|bn|tn|m|k)${TAIL})`;
const CURRENCY =
  '(?:dollars?|cents?|euros?|pounds?|pence|francs?|kron(?:e|er|a|or|ur)|yen|yuan|rupees?|roubles?|rubles?|pesos?|lira|rand|zloty|forints?|USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK)';
const UNIT_SYMBOL = String.raw`(?:°\s?[CF]|°|C|F|mm|cm|km/h|km|m|kg|mg|g|lbs?|oz|ft|mph|kph|MW|GW|kW|GB|MB)`;
const UNIT_WORD = String.raw`(?:degrees(?:\s(?:Celsius|Fahrenheit))?|(?:square\s|nautical\s|cubic\s)?(?:milli|centi|kilo)?(?:met(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?)|acres?|hectares?|tonnes?|tons?|(?:kilo|milli)?grams?|kilos?|litres?|liters?|gallons?|barrels?|(?:kilo|mega|giga)(?:watts?|bits?|bytes?)|seconds|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries)`;
const SPELLED =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)';

const figure = (kind, match, captures) => ({
  match,
  name: `constant.numeric.${kind}.news`,
  ...(captures ? { captures } : {}),
});
const unitAt = (group) => ({ [group]: { name: 'keyword.other.unit.news' } });

const figures = {
  patterns: [
    // Numbers that are part of a name count nothing: they are passed over.
    {
      match: String.raw`\b(?:Flight|Route|Highway|Motorway|Interstate|Boeing|Airbus|Article|Section|Chapter|Room|Gate|Platform|Channel|Agenda|Vision|Covid|COVID|Formula|Apollo)[ -]\d{1,5}${TAIL}|\b\p{Lu}{2,12} \d{4}${TAIL}|(?<!\d)9/11${TAIL}|^\s{0,8}\d{1,2}[.)](?=\s)`,
    },
    // Likewise a number right behind a capitalized word amid a sentence ("its Horizon 2035 plan").
    {
      match: String.raw`(?<=\p{Ll}\s)(?!${MONTH}\b|\p{Lu}\p{Ll}{2,8}day\b)\p{Lu}\p{Ll}{2,20}\s(?:(?:19|20)\d{2}|\d{1,4}(?!\s\p{Ll}))${TAIL}(?![-–.,:]\d)`,
    },
    figure(
      'date',
      String.raw`${HEAD}(?:\d{4}-\d{2}-\d{2}|${DAY}\s${MONTH}(?:,?\s\d{4})?)${TAIL}|\b${MONTH}\s${DAY}(?:,?\s\d{4})?${TAIL}|\b${MONTH},?\s\d{4}${TAIL}|\b(?:1[0-9]|20)\d0s\b|[’'‘]\d{2}s?\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b`,
    ),
    figure(
      'time',
      String.raw`${HEAD}\d{1,2}(?:[:.]\d{2})?\s?[ap](?:\.m\.|m\b)(?:\s(?:ET|EST|EDT|CT|PT|GMT|UTC|BST|CET|CEST)\b)?|${HEAD}(?:[01]?\d|2[0-3]):[0-5]\d(?:\s(?:ET|EST|EDT|CT|PT|GMT|UTC|BST|CET|CEST)\b)?${TAIL}`,
    ),
    figure(
      'money',
      String.raw`(?:\b(?:US|A|C|NZ|HK|S))?[$€£¥₹₽₩₺₴]\s?(?:${RANGE})${MAGNITUDE}?(?:\s?[-–]\s?[$€£¥]?${NUMBER}${MAGNITUDE}?)?|${HEAD}(?:${RANGE})${MAGNITUDE}?(?:[ -]${CURRENCY}\b|\s?[€])`,
    ),
    figure(
      'percent',
      String.raw`${HEAD}[-−]?(?:${RANGE})\s?(%|per\s?cent\b|percent\b|percentage\spoints?\b|pp\b)`,
      unitAt(1),
    ),
    figure('quantity', String.raw`${HEAD}\d{1,3}\s?ft\s?\d{1,2}\s?in${TAIL}|${HEAD}\d{1,2}′\s?\d{1,2}″`),
    figure(
      'quantity',
      String.raw`(?<![\p{L}\p{N}_.,])[-−]?(?:${RANGE})${MAGNITUDE}?[ -]?(${UNIT_SYMBOL}|${UNIT_WORD})${TAIL}|(?<![\p{L}-])(?i:one|${SPELLED})(?:\s(?:to|and|or)\s${SPELLED})?${MAGNITUDE}?[ -](${UNIT_WORD})${TAIL}`,
      { ...unitAt(1), ...unitAt(2) },
    ),
    figure('ordinal', String.raw`${HEAD}\d{1,6}(?:st|nd|rd|th)${TAIL}`),
    figure(
      'spelled',
      String.raw`(?<![\p{L}-])(?:(?:one|two|three|four|five|six|seven|eight|nine)-(?:half|third|quarter|fourth|fifth|sixth|eighth|tenth)s?|(?:[Tt]ens|[Hh]undreds|[Dd]ozens|[Tt]housands|[Mm]illions)\sof(?:\s(?:thousands|millions|billions)\sof)?|(?:half\s)?a\sdozen|(?:[Oo]ne|[Tt]wo|[Tt]hree|[1-9]|four|five|six|seven|eight|nine)\sin\s(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})|(?i:${SPELLED})${MAGNITUDE}?|(?:a|one)\s(?:hundred|thousand|million|billion|trillion))(?!\p{L})`,
    ),
    figure('other', String.raw`${HEAD}(?:[-−](?=\d))?(?:${RANGE})${MAGNITUDE}?${TAIL}`),
  ],
};

const titles = {
  match: String.raw`\b(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Brig|Sen|Rep|Gov|Rev|Hon|Amb|Cllr)\b\.?|(?:(?:Vice|Deputy|Acting|Former)[ -])?(?:President|Prime\sMinister|Secretary[ -]General|Attorney\sGeneral|Minister|Secretary|Chancellor|Premier|Senator|Governor|Ambassador|Mayor|Councillor|Councilman|Councilwoman|Congressman|Congresswoman|Representative|Speaker|Justice|Judge|Prosecutor|Professor|Doctor|Captain|Colonel|Major|Lieutenant|Sergeant|Admiral|General|Commissioner|Inspector|Detective|Sheriff|Archbishop|Bishop|Cardinal|Pope|Rabbi|Imam|King|Queen|Prince|Princess|Sir|Dame|Lord|Lady))(?=\s\p{Lu}\p{Ll})`,
  name: 'storage.type.title.news',
};

/** At the head of a line: a place in capitals, perhaps a date, perhaps the agency, then a dash or a colon. */
const CAPITALS = String.raw`\p{Lu}[\p{Lu}.'’-]{1,30}(?:\s\p{Lu}[\p{Lu}.'’-]{0,30}){0,3}`;
const dateline = {
  match: String.raw`^\s{0,8}(${CAPITALS})((?:,\s[^()\n–—:]{1,40}?)?)(?:\s?(\([^()\n]{1,40}\)))?\s{0,2}(?:[–—-]{1,2}(?=\s)|:(?=\s\S))`,
  name: 'meta.dateline.news',
  captures: {
    1: { name: 'entity.name.type.place.news' },
    2: { patterns: [{ include: '#figures' }] },
    3: { name: 'support.class.agency.news' },
  },
};

/** The first line, where it is short, has no stop at its end and is no dateline. */
const headline = {
  match: String.raw`\A\x{FEFF}?(?!\s{0,8}${CAPITALS}(?:,[^()\n]{1,40})?\s?(?:\(|[–—-]{1,2}\s))(?=\S)([^\n]{1,160})(?<![.…]|[.][”"’'])$`,
  captures: { 1: { name: 'markup.heading.news', patterns: [{ include: '#quotes' }, { include: '#words' }] } },
};

export const grammar = {
  comment: 'Written by news.grammar.mjs: change that and run it.',
  name: 'News Text',
  scopeName: 'text.news',
  patterns: [{ include: '#headline' }, { include: '#dateline' }, { include: '#quotes' }, { include: '#words' }],
  repository: {
    headline,
    dateline,
    quotes: { patterns: Object.keys(kinds).map((kind) => ({ include: `#${kind}` })) },
    words: { patterns: [{ include: '#figures' }, { include: '#titles' }] },
    figures,
    titles,
    ...quotes,
  },
};

/** The text of news.tmLanguage.json. */
export const written = `${JSON.stringify(grammar, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('news.tmLanguage.json', import.meta.url), written);
