import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { type Amount, readAmount } from './amounts.js';
import { countedNoun } from './counts.js';
import type { Found } from './found.js';
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

const FROM = hashWord('from');
const BETWEEN = hashWord('between');
const AND = hashWord('and');
const TO = wordSet('to through');
const OF = hashWord('of');
const ONE = hashWord('one');
const ANOTHER = wordSet('no any every each another');
const SCORING = wordSet(
  'won win wins winning lost lose losing loss beat beats beaten beating defeat defeated draw drew drawn victory lead leading led vote voted voting ruling ruled ended score scored scoreline decision record by up down half-time halftime',
);

/** What a number counts, weighs, costs or scores, without its modifiers. */
export function readQuantity(s: Source, at: number): Found | null {
  if (isSlashed(s, at)) return null;
  const first = readAmount(s, at);
  if (!first) return ordinal(s, at);
  const share = readShare(s, first);
  if (share) return share;
  if (isPronoun(s, first)) return null;
  const range = readRange(s, first);
  if (range) return range;
  if (isHalfOfGame(s, first)) return null;
  if (first.kind === 'count' && first.numeral.plain && isScore(s, first.to)) return null;
  return finished(s, first);
}

/** "One in three", "nine out of 10": a share; not "12 in six boxes" or "three in 2009". */
function readShare(s: Source, first: Amount): Found | null {
  if (first.kind !== 'count' || first.unit !== null || first.numeral.form !== 'cardinal') return null;
  const i =
    hashAt(s, first.to) === OUT && hashAt(s, first.to + 1) === OF
      ? first.to + 2
      : hashAt(s, first.to) === IN
        ? first.to + 1
        : 0;
  if (!i || !(isNumber(s, i) || has(s, i, Role.small | Role.tens | Role.magnitude | Role.article))) return null;
  if (i === first.to + 1 && first.numeral.to !== first.from + 1) return null;
  const whole = readAmount(s, i);
  if (whole?.kind !== 'count' || whole.numeral.form !== 'cardinal' || has(s, whole.to, Role.timeUnit)) return null;
  if (first.value >= whole.value || first.value < 1) return null;
  const year = whole.numeral.plain && whole.value >= 1000 && whole.value < 2200;
  if (i === first.to + 1 && (year || first.value > 20 || !Number.isInteger(first.value))) return null;
  return {
    from: first.from,
    to: whole.to,
    kind: 'fraction',
    value: first.value / whole.value,
    unit: null,
    modifier: null,
    confidence: 0.85,
  };
}
const OUT = hashWord('out');
const IN = hashWord('in');

/** The amount with the noun it counts. */
function finished(s: Source, amount: Amount): Found {
  const { from, kind, value, unit } = amount;
  const vague = amount.numeral.form === 'vague';
  const modifier = vague && has(s, amount.numeral.to - 1, Role.manyfold) ? '>' : null;
  if (kind !== 'count' || unit !== null) return { from, to: amount.to, kind, value, unit, modifier, confidence: 0.95 };
  const noun = countedNoun(s, amount.to, value, vague || hashAt(s, amount.to) === OF);
  const known = noun && !(hashAt(s, amount.to) === OF && !vague && !amount.numeral.scaled) ? noun : null;
  return {
    from,
    to: known?.to ?? amount.to,
    kind,
    value,
    unit: known?.unit ?? null,
    modifier,
    confidence: 0.9,
  };
}

/** "10-15%", "between 10 and 20 people", "from $5 to $10", "5-4". */
function readRange(s: Source, first: Amount): Found | null {
  const i = first.to;
  const before = hashAt(s, first.from - 1);
  const between = before === BETWEEN;
  const dash = isDash(markAt(s, i)) && markAt(s, i) !== 0x2014;
  if (!dash && !TO.has(hashAt(s, i)) && !(between && hashAt(s, i) === AND)) return null;
  if (dash && touchesPrevious(s, i) !== touchesPrevious(s, i + 1)) return null;
  const begins =
    isNumber(s, i + 1) ||
    has(s, i + 1, Role.small | Role.tens | Role.magnitude | Role.article | Role.minus | Role.part) ||
    isWord(s, i + 1) === false;
  const second = begins ? readAmount(s, i + 1) : null;
  if (!second || second.from !== i + 1) return null;
  if (second.numeral.form === 'vague' || first.numeral.form === 'vague') return null;
  // A unit on both sides must be the same; on one side it holds for both.
  if (first.unit !== null && second.unit !== null && (first.unit !== second.unit || first.kind !== second.kind))
    return null;
  if (first.unit !== null && second.unit === null && first.kind !== 'money') return null;
  let low = first.value;
  // "$5-10 million", "2 to 3 million": the magnitude holds for both.
  if (!first.numeral.scaled && second.numeral.scaled && first.value < 1000) {
    const factor = magnitudeIn(second.value);
    if (first.value * factor <= second.value || dash) low = first.value * factor;
  }
  const fenced = between || before === FROM;
  const from = fenced ? first.from - 1 : first.from;
  const unit = second.unit ?? first.unit;
  const bare = unit === null && first.kind === 'count' && second.kind === 'count';
  const noun = bare ? countedNoun(s, second.to, second.value === 1 ? 2 : second.value, false) : null;
  if (dash && bare && noun === null && first.numeral.plain && second.numeral.plain) {
    if (lengthAt(s, first.from) > 3 && lengthAt(s, i + 1) < lengthAt(s, first.from)) return null;
    const score = first.value >= second.value || nearScoring(s, first.from, second.to);
    if (score && lengthAt(s, first.from) <= 3)
      return {
        from: first.from,
        to: second.to,
        kind: 'score',
        value: [first.value, second.value],
        unit: null,
        modifier: null,
        confidence: 0.85,
      };
  }
  if (dash && touchesPrevious(s, second.to) && isHyphen(markAt(s, second.to)) && isNumber(s, second.to + 1))
    return null;
  return {
    from,
    to: noun?.to ?? second.to,
    kind: 'range',
    value: [Number(low.toPrecision(14)), second.value],
    unit: noun?.unit ?? unit,
    modifier: null,
    confidence: 0.9,
  };
}

const magnitudeIn = (value: number): number => (value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : 1e3);

function nearScoring(s: Source, from: number, to: number): boolean {
  for (let i = from - 1; i >= from - 5; i--) if (SCORING.has(hashAt(s, i))) return true;
  return SCORING.has(hashAt(s, to)) || SCORING.has(hashAt(s, to + 1));
}

/** A number with a dash and another number that could not be read with it. */
const isScore = (s: Source, at: number): boolean =>
  isHyphen(markAt(s, at)) &&
  touchesPrevious(s, at) &&
  touchesPrevious(s, at + 1) &&
  (isNumber(s, at + 1) || isOneOnOne(s, at + 1));

/** "One-on-one", "two-to-one". */
const isOneOnOne = (s: Source, at: number): boolean =>
  has(s, at, Role.stop) && isHyphen(markAt(s, at + 1)) && touchesPrevious(s, at + 1);

/** "9/11", "24/7": two numbers with a slash that make no fraction and no date. */
const isSlashed = (s: Source, at: number): boolean =>
  isNumber(s, at) &&
  markAt(s, at + 1) === 0x2f &&
  touchesPrevious(s, at + 1) &&
  isNumber(s, at + 2) &&
  touchesPrevious(s, at + 2) &&
  readAmount(s, at)?.numeral.form !== 'fraction';

/** "The first half", "at half time": a half that is no quantity. "Half of", "half the", "more than half" are. */
function isHalfOfGame(s: Source, { from, to, numeral, kind }: Amount): boolean {
  if (kind !== 'fraction' || numeral.value !== 0.5 || to !== from + 1 || !isWord(s, from)) return false;
  if (has(s, from - 1, Role.ordinal) || isHyphen(markAt(s, to))) return true;
  if (PARTITIVE.has(hashAt(s, to)) || has(s, to, Role.plural)) return false;
  return !QUANTIFIED.has(hashAt(s, from - 1));
}
const PARTITIVE = wordSet('of the a an its his her their our my your this that these those as all what million');
const QUANTIFIED = wordSet(
  'than about nearly almost over under around roughly by in only least approximately just some to is',
);

/** "The one", "one that", "one of those", "one of the 48": no number unless "one" itself counts something. */
function isPronoun(s: Source, amount: Amount): boolean {
  const { from, to, numeral } = amount;
  if (amount.unit !== null || numeral.to !== from + 1 || hashAt(s, from) !== ONE) return false;
  if (hashAt(s, to) === OF) return OF_WHOM.has(hashAt(s, to + 1)) || isNumber(s, to + 2);
  const noun = countedNoun(s, to, 1, false);
  const hyphen = isHyphen(markAt(s, to)) && isWord(s, to + 1);
  if (isOneOnOne(s, to + 1) && hyphen) return true;
  return noun === null || (ANOTHER.has(hashAt(s, from - 1)) && !hyphen);
}

const OF_WHOM = wordSet('those these them us you which whom');

/** "21st", "fourth": digits always, words from the third on; "first" and "second" rank more often than they count. */
function ordinal(s: Source, at: number): Found | null {
  if (!isNumber(s, at) || !touchesPrevious(s, at + 1)) return null;
  const value = Number(textAt(s, at));
  const ending = textAt(s, at + 1).toLowerCase();
  if (!['st', 'nd', 'rd', 'th'].includes(ending) || !(value >= 0)) return null;
  return { from: at, to: at + 2, kind: 'ordinal', value, unit: null, modifier: null, confidence: 0.9 };
}
