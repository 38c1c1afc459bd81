import { hashWord, Shape } from '../tokens.js';
import type { FigureKind } from '../types.js';
import { wordSet } from '../wordSet.js';
import { CURRENCY_SIGNS, CURRENCY_WORDS, DOLLARS, MEASURES, NATIONAL } from './measures.js';
import type { Numeral } from './numeral.js';
import { readNumeral } from './numeral.js';
import {
  has,
  hashAt,
  isBreak,
  isHyphen,
  isNumber,
  isWord,
  lengthAt,
  markAt,
  Role,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import { byHash } from './words.js';

/** A number with its unit or sign. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  readonly kind: FigureKind;
  readonly value: number;
  readonly unit: string | null;
  readonly numeral: Numeral;
}

const CURRENCIES = byHash(CURRENCY_WORDS);
const UNITS = byHash(MEASURES);
const DOLLAR_PREFIXES = byHash(DOLLARS);
const NATIONALITIES = byHash(NATIONAL);
const OF = hashWord('of');
const AND = hashWord('and');
const PER = wordSet('per a an');
const CENT = hashWord('cent');
const PERCENT = wordSet('percent percents percentage pct pc percentages');
const POINT = wordSet('point points');
const BASIS = hashWord('basis');
const SQUARE = wordSet('square sq cubic cu');
const ROUGH = wordSet('metric short long nautical statute imperial');
const SPEED = wordSet('hour hr h second sec s minute min hours');
const CELSIUS = wordSet('celsius celcius centigrade centigrate c');
const FAHRENHEIT = wordSet('fahrenheit farenheit f');
const INCHES = wordSet('in inch inches');
const FEET = wordSet('ft feet foot');
/** Currency words that are more often something else, unless a magnitude stands before them. */
const RARELY_MONEY = wordSet('won real marks try all rand dong mark php ether crown marka score sterling');
const CODES_ANY_CASE = wordSet('usd eur gbp rmb');
/** Units that are other words when capitalized. */
const LOWER_ONLY = wordSet('m g l t cup cups stone mi hp db ha bits bit turns rad yards');
const TURNING = wordSet('rotate rotated turn turned angle north south east west latitude longitude');
const WEIGHING = wordSet(
  'weigh weighs weighed weighing weight lost lose losing gained gain drop dropped shed heavy lift lifted over than',
);

/** A number, its sign or unit, and what it therefore measures; a bare number is a count without a unit. */
export function readAmount(s: Source, at: number): Amount | null {
  const sign = CURRENCY_SIGNS.get(markAt(s, at));
  if (sign !== undefined) return signedMoney(s, at, sign);
  if (has(s, at, Role.currency)) return codedMoney(s, at);
  const numeral = readNumeral(s, at);
  if (!numeral || numeral.form === 'ordinal') return null;
  return withUnit(s, numeral);
}

/** Drops the dust of multiplying by magnitudes: 16.4 million is 16400000. */
const round = (value: number): number =>
  Number.isInteger(value) || Math.abs(value) < 1e5 ? value : Number(value.toPrecision(14));

/** "$900 billion", "US$ 5m", "£3bn". */
function signedMoney(s: Source, at: number, sign: string): Amount | null {
  let from = at;
  let unit = sign;
  if (sign === 'USD' && isWord(s, at - 1)) {
    const dollars = DOLLAR_PREFIXES.get(hashAt(s, at - 1));
    const spaced = !touchesPrevious(s, at);
    const single = lengthAt(s, at - 1) === 1;
    const upper = s.tokens.shape[at - 1] !== Shape.lower;
    // "A $5 note" is no Australian dollar, "’s $5" none of Singapore; "c $ 16" is Canadian.
    const fits = single
      ? (upper && !spaced) || hashAt(s, at - 1) === C
      : s.tokens.start[at] - s.tokens.end[at - 1] <= 1;
    if (dollars && fits) {
      from = at - 1;
      unit = dollars;
    }
  }
  const numeral = readNumeral(s, at + 1);
  if (!numeral || numeral.form === 'ordinal' || numeral.value < 0) return null;
  const money = asMillions(s, numeral);
  let to = money.to;
  // "$10 dollars", "10 USD" behind a sign says it twice.
  if (
    !touchesPrevious(s, to) &&
    has(s, to, Role.currency) &&
    CURRENCIES.get(hashAt(s, to)) === unit &&
    lengthAt(s, to) > 2
  )
    to++;
  return { from, to, kind: 'money', value: round(money.value), unit, numeral: money };
}
const C = hashWord('c');

/** Behind a sign of money "m" and "b" always multiply. */
function asMillions(s: Source, numeral: Numeral): Numeral {
  if (numeral.scaled || !touchesPrevious(s, numeral.to) || !MONEY_M.has(hashAt(s, numeral.to))) return numeral;
  const times = hashAt(s, numeral.to) === M ? 1e6 : 1e12;
  return { ...numeral, to: numeral.to + 1, value: numeral.value * times, scaled: true, plain: false };
}
const M = hashWord('m');
const MONEY_M = wordSet('m t');

/** "USD 200", "Rs 500", "EUR125". */
function codedMoney(s: Source, at: number): Amount | null {
  const unit = CURRENCIES.get(hashAt(s, at));
  const isCode =
    unit !== undefined &&
    (s.tokens.shape[at] === Shape.upper || CODES_ANY_CASE.has(hashAt(s, at)) || hashAt(s, at) === RS);
  if (!isCode || lengthAt(s, at) > 3) return null;
  let i = at + 1;
  if (hashAt(s, at) === RS && markAt(s, i) === 0x2e) i++;
  else if (CURRENCY_SIGNS.has(markAt(s, i))) i++;
  if (!isNumber(s, i)) return null;
  const numeral = readNumeral(s, i);
  if (!numeral || numeral.form === 'ordinal') return null;
  const money = asMillions(s, numeral);
  return { from: at, to: money.to, kind: 'money', value: round(money.value), unit, numeral: money };
}
const RS = hashWord('rs');

const amount = (
  numeral: Numeral,
  to: number,
  kind: FigureKind,
  unit: string | null,
  value = numeral.value,
): Amount => ({
  from: numeral.from,
  to,
  kind,
  value: round(value),
  unit,
  numeral,
});

/** The sign, unit or word of money behind a number. */
function withUnit(s: Source, numeral: Numeral): Amount | null {
  const touching = touchesPrevious(s, numeral.to);
  const percent = percentBehind(s, numeral.to);
  if (percent) return amount(numeral, percent.to, 'percent', percent.unit);
  const warm = temperature(s, numeral, touching);
  if (warm) return warm;
  const money = moneyBehind(s, numeral);
  if (money) return money;
  const measured = measure(s, numeral, touching);
  if (measured) return measured;
  // Letters that touch digits and mean nothing here make a code of both.
  if (touching && isWord(s, numeral.to) && isNumber(s, numeral.to - 1)) return null;
  return amount(
    numeral,
    numeral.to,
    numeral.form === 'fraction' && Math.abs(numeral.value) < 1 ? 'fraction' : 'count',
    null,
  );
}

function percentBehind(s: Source, at: number): { to: number; unit: string } | null {
  const i = isHyphen(markAt(s, at)) ? at + 1 : at;
  let to: number;
  if (markAt(s, i) === 0x25) to = i + 1;
  else if (PERCENT.has(hashAt(s, i))) to = i + 1;
  else if (PER.has(hashAt(s, i)) && hashAt(s, i + 1) === CENT) to = i + 2;
  else if (hashAt(s, i) === BASIS && POINT.has(hashAt(s, i + 1))) return { to: i + 2, unit: 'basis points' };
  else return null;
  const j = isHyphen(markAt(s, to)) && touchesPrevious(s, to) ? to + 1 : to;
  return POINT.has(hashAt(s, j)) ? { to: j + 1, unit: 'percentage points' } : { to, unit: '%' };
}

function temperature(s: Source, numeral: Numeral, touching: boolean): Amount | null {
  const i = numeral.to;
  const scaleAt = (j: number): string | null => {
    if (CELSIUS.has(hashAt(s, j))) return 'C';
    return FAHRENHEIT.has(hashAt(s, j)) ? 'F' : null;
  };
  if (markAt(s, i) === 0xb0 || markAt(s, i) === 0xba) {
    const scale = scaleAt(i + 1);
    return amount(numeral, scale ? i + 2 : i + 1, 'temperature', scale ?? 'degrees');
  }
  const j = isHyphen(markAt(s, i)) ? i + 1 : i;
  const unit = UNITS.get(hashAt(s, j));
  if (unit?.of === 'temperature') {
    if (unit.name !== 'degrees') return amount(numeral, j + 1, 'temperature', scaleAt(j));
    const dot = markAt(s, j + 1) === 0x2e && touchesPrevious(s, j + 1) && lengthAt(s, j) === 3 ? j + 2 : j + 1;
    const scale = scaleAt(dot);
    if (scale && (lengthAt(s, dot) > 1 || dot === j + 1)) return amount(numeral, dot + 1, 'temperature', scale);
    const turned =
      TURNING.has(hashAt(s, j + 1)) ||
      TURNING.has(hashAt(s, numeral.from - 1)) ||
      TURNING.has(hashAt(s, numeral.from - 2)) ||
      TURNING.has(hashAt(s, j + 2));
    return amount(
      numeral,
      dot > j + 1 && s.tokens.type[dot] !== 4 ? dot : j + 1,
      turned ? 'quantity' : 'temperature',
      'degrees',
    );
  }
  const letter = lengthAt(s, i) === 1 && s.tokens.shape[i] === Shape.capitalized ? scaleAt(i) : null;
  if (letter && touching && Math.abs(numeral.value) < 150 && isNumber(s, i - 1) && !touchesPrevious(s, i + 1))
    return amount(numeral, i + 1, 'temperature', letter);
  if (
    letter &&
    touching &&
    Math.abs(numeral.value) < 130 &&
    isNumber(s, i - 1) &&
    !isWord(s, i + 1) &&
    markAt(s, i + 1) !== 0x2f
  )
    return amount(numeral, i + 1, 'temperature', letter);
  return null;
}

/** "500 pounds", "2 million euros", "10,000 Swiss francs", "50 cents", "12-cent", "3 dollars 50 cents", "100 €". */
function moneyBehind(s: Source, numeral: Numeral): Amount | null {
  const sign = CURRENCY_SIGNS.get(markAt(s, numeral.to));
  if (
    sign !== undefined &&
    !(isNumber(s, numeral.to + 1) && !touchesPrevious(s, numeral.to) && touchesPrevious(s, numeral.to + 1))
  )
    return amount(numeral, numeral.to + 1, 'money', sign);
  let i = isHyphen(markAt(s, numeral.to)) ? numeral.to + 1 : numeral.to;
  if (numeral.form === 'vague' && hashAt(s, i) === OF) i++;
  let unit: string | undefined;
  const national = NATIONALITIES.get(hashAt(s, i));
  if (national && has(s, i + 1, Role.currency)) {
    i++;
    unit = national;
  }
  if (!has(s, i, Role.currency)) return null;
  const hash = hashAt(s, i);
  unit ??= CURRENCIES.get(hash);
  if (unit === undefined || !isMoneyWord(s, i, numeral)) return null;
  let value = numeral.value;
  let to = i + 1;
  // "75 USD million".
  if (has(s, to, Role.magnitude) && lengthAt(s, i) === 3) {
    const scaled = readNumeral(s, to);
    if (scaled) {
      value *= scaled.value;
      to = scaled.to;
    }
  }
  const cents = DIVIDED.has(unit) ? centsBehind(s, to) : null;
  if (cents) {
    value += cents.value / 100;
    to = cents.to;
  }
  return amount(numeral, to, 'money', unit, value);
}

function isMoneyWord(s: Source, at: number, numeral: Numeral): boolean {
  const hash = hashAt(s, at);
  const unit = CURRENCIES.get(hash);
  if (hash === P) return touchesPrevious(s, at) && isNumber(s, at - 1) && s.tokens.shape[at] === Shape.lower;
  if (RARELY_MONEY.has(hash)) return numeral.scaled;
  if (unit === 'GBP' && POUNDS.has(hash)) {
    if (numeral.scaled) return true;
    const weighed =
      WEIGHING.has(hashAt(s, numeral.from - 1)) ||
      WEIGHING.has(hashAt(s, numeral.from - 2)) ||
      hashAt(s, at + 1) === OF;
    return (
      !weighed && numeral.value >= 20 && !isHyphen(markAt(s, at - 1)) && numeral.value % 5 === 0 && numeral.value !== 25
    );
  }
  // Three-letter codes are written in capitals.
  if (lengthAt(s, at) === 3 && unit === textAt(s, at).toUpperCase())
    return numeral.scaled || CODES_ANY_CASE.has(hash) || s.tokens.shape[at] === Shape.upper;
  return true;
}
const P = hashWord('p');
const POUNDS = wordSet('pounds pound');

/** Money whose hundredth parts are called cents or pence. */
const DIVIDED: ReadonlySet<string> = new Set(['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD']);

function centsBehind(s: Source, at: number): { value: number; to: number } | null {
  const i = hashAt(s, at) === AND ? at + 1 : at;
  if (!isNumber(s, i) && !has(s, i, Role.small | Role.tens)) return null;
  const numeral = readNumeral(s, i);
  if (numeral?.form !== 'cardinal' || numeral.value >= 100) return null;
  const unit = CURRENCIES.get(hashAt(s, numeral.to));
  // "15 dollars 50."
  const ends = markAt(s, numeral.to) === 0x2e || isBreak(s, numeral.to);
  if (ends && numeral.plain && lengthAt(s, i) === 2) return { value: numeral.value, to: numeral.to };
  return unit === 'cents' || unit === 'pence' ? { value: numeral.value, to: numeral.to + 1 } : null;
}

/** "10 km", "six-mile", "660 square meters", "188 miles an hour", "6ft 2in". */
function measure(s: Source, numeral: Numeral, touching: boolean): Amount | null {
  let i = numeral.to;
  if (isHyphen(markAt(s, i))) i++;
  if (numeral.form === 'vague' && hashAt(s, i) === OF) i++;
  let prefix = '';
  if (
    (SQUARE.has(hashAt(s, i)) || ROUGH.has(hashAt(s, i))) &&
    has(s, isHyphen(markAt(s, i + 1)) ? i + 2 : i + 1, Role.unit)
  ) {
    prefix = `${textAt(s, i).toLowerCase()} `;
    i = isHyphen(markAt(s, i + 1)) ? i + 2 : i + 1;
  }
  const unit = UNITS.get(hashAt(s, i));
  if (!unit || !isWord(s, i)) {
    if (touching && INCHES.has(hashAt(s, i)) && i === numeral.to) return amount(numeral, i + 1, 'quantity', 'inches');
    if (touching && hashAt(s, i) === T && s.tokens.shape[i] === Shape.lower)
      return amount(numeral, i + 1, 'quantity', 'tonnes');
    return null;
  }
  if (LOWER_ONLY.has(hashAt(s, i)) && s.tokens.shape[i] !== Shape.lower) return null;
  let to = i + 1;
  let name = prefix + unit.name;
  const power = markAt(s, to) === 0xb2 || markAt(s, to) === 0xb3;
  if (power && touchesPrevious(s, to)) {
    name += markAt(s, to) === 0xb2 ? '²' : '³';
    to++;
  } else if (isNumber(s, to) && touchesPrevious(s, to) && lengthAt(s, to) === 1) {
    name += textAt(s, to);
    to++;
  }
  if (FEET.has(hashAt(s, i)) && !prefix) {
    const inches = inchesBehind(s, to);
    if (inches) return amount(numeral, inches.to, 'quantity', 'feet', numeral.value + inches.value / 12);
  }
  if (unit.of === 'length') {
    const per = PER.has(hashAt(s, to)) || markAt(s, to) === 0x2f || isHyphen(markAt(s, to));
    const j = isHyphen(markAt(s, to)) ? (PER.has(hashAt(s, to + 1)) ? to + 3 : -1) : to + 1;
    if (per && j > 0 && SPEED.has(hashAt(s, j)))
      return amount(numeral, j + 1, 'quantity', `${name} per ${textAt(s, j)}`);
  }
  return amount(numeral, to, 'quantity', name);
}
const T = hashWord('t');

function inchesBehind(s: Source, at: number): { value: number; to: number } | null {
  let i = hashAt(s, at) === AND || markAt(s, at) === 0x2c ? at + 1 : at;
  if (isHyphen(markAt(s, i))) i++;
  const numeral = isNumber(s, i) || has(s, i, Role.small) ? readNumeral(s, i) : null;
  if (!numeral || numeral.value >= 12) return null;
  const j = isHyphen(markAt(s, numeral.to)) ? numeral.to + 1 : numeral.to;
  if (INCHES.has(hashAt(s, j))) return { value: numeral.value, to: j + 1 };
  // "6-foot-4"
  const bare = i > at && isHyphen(markAt(s, at)) && touchesPrevious(s, at) && touchesPrevious(s, i);
  return bare ? { value: numeral.value, to: numeral.to } : null;
}
