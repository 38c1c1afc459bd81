import { TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { VULGAR } from './digits.js';
import { CURRENCY_SIGNS } from './measures.js';
import { hashAt, isHyphen, isNumber, lengthAt, markAt, Role, rolesAt, type Source, touchesPrevious } from './source.js';
import { DOUBTFUL, STARTERS } from './words.js';

const BEHIND_RELATIVE =
  Role.timeUnit |
  Role.weekday |
  Role.month |
  Role.season |
  Role.holiday |
  Role.dayPart |
  Role.relative |
  Role.vague |
  Role.small |
  Role.tens |
  Role.magnitude |
  Role.part |
  Role.ordinal;
const BEHIND_ARTICLE = Role.magnitude | Role.timeUnit | Role.vague | Role.part;
const NUMBERLIKE = Role.small | Role.tens | Role.magnitude | Role.article | Role.part;
/** Words between "a", "last" and their unit of time. */
const BETWEEN = wordSet('number full short long whole solid fiscal financial school calendar academic tax election');
const JOINTS = wordSet('of in on');

/** Whether a figure can begin at a token: a cheap look at it and its neighbours before the grammar reads on. */
export function canStart(s: Source, i: number): boolean {
  const type = s.tokens.type[i];
  if (type === TokenType.word) {
    const roles = rolesAt(s, i);
    return (roles & STARTERS) !== 0 || ((roles & DOUBTFUL) !== 0 && isFollowed(s, i, roles));
  }
  if (type === TokenType.number) return true;
  return type === TokenType.punctuation && isOpening(s, i);
}

function isFollowed(s: Source, i: number, roles: number): boolean {
  const next = i + 1;
  const behind = rolesAt(s, next);
  if (roles & (Role.season | Role.holiday)) return true;
  if (roles & Role.relative && (behind & BEHIND_RELATIVE || isNumber(s, next) || BETWEEN.has(hashAt(s, next))))
    return true;
  if (roles & Role.article && (behind & BEHIND_ARTICLE || BETWEEN.has(hashAt(s, next)))) return true;
  if (roles & Role.edge)
    if (behind & ~Role.stop || isNumber(s, next) || JOINTS.has(hashAt(s, next)) || isHyphen(markAt(s, next)))
      return true;
  if (roles & Role.minus) return (behind & NUMBERLIKE) !== 0 || isNumber(s, next);
  return (roles & Role.currency) !== 0 && (isNumber(s, next) || markAt(s, next) !== 0) && lengthAt(s, i) <= 3;
}

/** Signs of money and fractions; minus, point and apostrophe where digits touch them. */
function isOpening(s: Source, i: number): boolean {
  const mark = s.tokens.info[i];
  if (mark === 0x2d || mark === 0x2e || mark === 0x2212 || mark === 0x2013)
    return isNumberTouching(s, i + 1) && !touchesPrevious(s, i)
      ? true
      : isNumberTouching(s, i + 1) && markAt(s, i - 1) !== 0;
  if (mark === 0x2019 || mark === 0x27 || mark === 0x2018)
    return isNumberTouching(s, i + 1) && lengthAt(s, i + 1) === 2;
  return mark > 0x7f || mark === 0x24 ? CURRENCY_SIGNS.has(mark) || VULGAR.has(mark) : false;
}

const isNumberTouching = (s: Source, i: number): boolean => touchesPrevious(s, i) && isNumber(s, i);
