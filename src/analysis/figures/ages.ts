import { Word } from '../lexicon.js';
import { hashWord, Shape } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { readDuration } from './durations.js';
import type { Found } from './found.js';
import { readNumeral } from './numeral.js';
import {
  has,
  hashAt,
  isDash,
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

const OLD = wordSet('old olds');
const OF = hashWord('of');
const AGE = hashWord('age');
const AGED = wordSet('aged ages age');
const YO = wordSet('yo y.o.');
const IN = hashWord('in');
const POSSESSIVE = wordSet('his her their my our your');
const S = hashWord('s');
const TO_OR = wordSet('to and or');

/** Reads an age that begins at a token's number: "45-year-old", "five years old", "aged 12", "Ms. Cho, 45,". */
export function readAge(s: Source, at: number): Found | null {
  return oldBehind(s, at) ?? agedBefore(s, at) ?? between(s, at) ?? inDecade(s, at);
}

const age = (from: number, to: number, value: Found['value'], unit: string, confidence = 0.95): Found => ({
  from,
  to,
  kind: 'age',
  value,
  unit,
  modifier: null,
  confidence,
});

/** "45-year-old", "ten months old", "three years of age", "87 yo". */
function oldBehind(s: Source, at: number): Found | null {
  const duration = readDuration(s, at);
  if (duration) {
    const { to, unit } = duration;
    const i = isHyphen(markAt(s, to)) ? to + 1 : to;
    if (OLD.has(hashAt(s, i))) return age(at, i + 1, duration.value, unit.name);
    if (hashAt(s, to) === OF && hashAt(s, to + 1) === AGE) return age(at, to + 2, duration.value, unit.name);
    return null;
  }
  const numeral = isNumber(s, at) ? readNumeral(s, at) : null;
  return numeral && YO.has(hashAt(s, numeral.to)) ? age(at, numeral.to + 1, numeral.value, 'year') : null;
}

/** "Aged 12", "age 87", "aged 8–10 years", "at the age of 14". */
function agedBefore(s: Source, at: number): Found | null {
  const of = hashAt(s, at - 1) === OF && hashAt(s, at - 2) === AGE;
  if (!of && !AGED.has(hashAt(s, at - 1))) return null;
  const from = of ? at - 2 : at - 1;
  const duration = readDuration(s, at);
  if (duration) return age(from, duration.to, duration.value, duration.unit.name);
  const numeral = readNumeral(s, at);
  if (!numeral || numeral.form === 'ordinal' || numeral.value > 150 || numeral.value < 0) return null;
  if (isDash(markAt(s, numeral.to)) || TO_OR.has(hashAt(s, numeral.to))) {
    const high = readNumeral(s, numeral.to + 1);
    if (high && high.value > numeral.value && high.value <= 150)
      return age(from, high.to, [numeral.value, high.value], 'year');
  }
  return age(from, numeral.to, numeral.value, 'year');
}

/** "Dana Cho, 45, said": a number between commas behind a name. */
function between(s: Source, at: number): Found | null {
  if (!isNumber(s, at) || lengthAt(s, at) > 3 || s.tokens.info[at] !== lengthAt(s, at)) return null;
  const value = Number(textAt(s, at));
  if (value < 1 || value > 115) return null;
  if (markAt(s, at - 1) !== 0x2c || markAt(s, at + 1) !== 0x2c) return null;
  const name =
    isWord(s, at - 2) && s.tokens.shape[at - 2] >= Shape.capitalized && !has(s, at - 2, Role.month | Role.weekday);
  const first = isWord(s, at - 3) && s.tokens.shape[at - 3] >= Shape.capitalized;
  // A surname alone, unless it is a place's name ("in Oster, 45, …").
  const surname = first || (name && (s.tokens.info[at - 2] & Word.place) === 0 && !has(s, at - 3, Role.stop));
  return name && surname && !isNumber(s, at + 2) ? age(at, at + 1, value, 'year', 0.8) : null;
}

/** "In his 40s", "in her thirties". */
function inDecade(s: Source, at: number): Found | null {
  let i = at - 1;
  if (has(s, i, Role.edge)) i--;
  if (!POSSESSIVE.has(hashAt(s, i)) || hashAt(s, i - 1) !== IN) return null;
  const digits = isNumber(s, at) && lengthAt(s, at) === 2 && textAt(s, at).endsWith('0');
  if (digits && hashAt(s, at + 1) === S && touchesPrevious(s, at + 1)) {
    const low = Number(textAt(s, at));
    return age(i, at + 2, [low, low + 9], 'year');
  }
  return null;
}
