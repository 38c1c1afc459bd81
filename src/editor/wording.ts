import { env, l10n } from 'vscode';
import type { EntityKind, FigureKind, QuoteKind } from '../analysis/types.js';
import type { ArticleFigure, Status } from '../article/types.js';

/** The words in which kinds, states and values are shown. Whatever comes out of an article still has to be made inert. */

export function quoteKind(kind: QuoteKind): string {
  if (kind === 'direct') return l10n.t('direct quote');
  return kind === 'mixed' ? l10n.t('partly direct quote') : l10n.t('indirect quote');
}

export function entityKind(kind: EntityKind): string {
  if (kind === 'person') return l10n.t('person');
  if (kind === 'organization') return l10n.t('organization');
  return kind === 'place' ? l10n.t('place') : l10n.t('group');
}

export function entityKinds(kind: EntityKind): string {
  if (kind === 'person') return l10n.t('People');
  if (kind === 'organization') return l10n.t('Organizations');
  return kind === 'place' ? l10n.t('Places') : l10n.t('Groups');
}

const figureKinds: Readonly<Record<FigureKind, () => string>> = {
  count: () => l10n.t('count'),
  money: () => l10n.t('amount of money'),
  percent: () => l10n.t('percentage'),
  quantity: () => l10n.t('quantity'),
  ordinal: () => l10n.t('rank'),
  range: () => l10n.t('range'),
  fraction: () => l10n.t('fraction'),
  score: () => l10n.t('score'),
  age: () => l10n.t('age'),
  temperature: () => l10n.t('temperature'),
  date: () => l10n.t('date'),
  time: () => l10n.t('time'),
  duration: () => l10n.t('duration'),
  set: () => l10n.t('repeated time'),
};

/** A person may write any word into a sidecar: an unknown kind is shown as it is. */
export const figureKind = (kind: FigureKind): string => (Object.hasOwn(figureKinds, kind) ? figureKinds[kind]() : kind);

export function statusWord(status: Status): string {
  if (status === 'suggested') return l10n.t('suggested');
  if (status === 'confirmed') return l10n.t('confirmed');
  return status === 'added' ? l10n.t('added by hand') : l10n.t('rejected');
}

/** How sure a suggestion is, 0 to 1, in words and percent. */
export function sureness(confidence: number): string {
  const percent = Math.round(confidence * 100);
  if (confidence >= 0.9) return l10n.t('very sure, {0} %', percent);
  if (confidence >= 0.75) return l10n.t('fairly sure, {0} %', percent);
  return confidence >= 0.5 ? l10n.t('unsure, {0} %', percent) : l10n.t('a guess, {0} %', percent);
}

export const quotesCount = (count: number): string => (count === 1 ? l10n.t('1 quote') : l10n.t('{0} quotes', count));
export const mentionsCount = (count: number): string =>
  count === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', count);
export const articlesCount = (count: number): string =>
  count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', count);

/** A figure's modifier in words, or ''. */
export function modifierWord(modifier: ArticleFigure['modifier']): string {
  if (modifier === '>') return l10n.t('more than');
  if (modifier === '<') return l10n.t('less than');
  if (modifier === '>=') return l10n.t('at least');
  if (modifier === '<=') return l10n.t('at most');
  return modifier === '~' ? l10n.t('about') : '';
}

/** A figure's normalised value for reading: "more than 2,400 soldiers", "US$900,000,000"; '' where it has none. */
export function figureValue({
  kind,
  value,
  unit,
  modifier,
}: Pick<ArticleFigure, 'kind' | 'value' | 'unit' | 'modifier'>) {
  if (value === null || value === undefined) return '';
  const parts = typeof value === 'object' ? value.map((v) => oneValue(kind, v, unit)) : [oneValue(kind, value, unit)];
  const joined = kind === 'score' ? parts.join(' – ') : parts.length > 1 ? l10n.t('{0} to {1}', ...parts) : parts[0];
  const counted = unit && !unitIsWithin(kind, unit) ? `${joined} ${unit}` : joined;
  const words = modifierWord(modifier);
  return words ? `${words} ${counted}` : counted;
}

const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);
/** Whether the value as formatted says its unit already. */
const unitIsWithin = (kind: FigureKind, unit: string): boolean =>
  (isCurrency(unit) && kind !== 'count') || /^(percent|per cent|%)$/i.test(unit);

function oneValue(kind: FigureKind, value: number | string, unit: string | null): string {
  if (typeof value === 'string') return time(value);
  const digits = { maximumFractionDigits: 6 };
  if (unit && isCurrency(unit) && kind !== 'count')
    return new Intl.NumberFormat(env.language, {
      style: 'currency',
      currency: unit,
      minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    }).format(value);
  if (kind === 'fraction') return l10n.t('{0} (a share of {1} %)', value, Math.round(value * 1000) / 10);
  const number = new Intl.NumberFormat(env.language, digits).format(value);
  return unit && /^(percent|per cent|%)$/i.test(unit)
    ? `${number} %`
    : kind === 'percent' && !unit
      ? `${number} %`
      : number;
}

const dayOf = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(env.language, { ...options, timeZone: 'UTC' }).format(new Date(`${iso}Z`));

/** ISO 8601 and TIMEX3 values in words where that is plain; others as they are written. */
function time(value: string): string {
  const day = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(value);
  if (day && !Number.isNaN(Date.parse(value.slice(0, 10)))) {
    const date = dayOf(`${value.slice(0, 10)}T00:00`, { dateStyle: 'full' });
    return day[4] === undefined ? date : `${date}, ${day[4]}:${day[5]}`;
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return dayOf(`${value}-01T00:00`, { month: 'long', year: 'numeric' });
  if (/^\d{3}$/.test(value)) return l10n.t('{0}0 to {0}9', value);
  const span =
    /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      value,
    );
  if (!span) return value;
  const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];
  const words = units.flatMap((unit, i) =>
    span[i + 1] === undefined
      ? []
      : [new Intl.NumberFormat(env.language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(span[i + 1]))],
  );
  return words.join(' ') || value;
}
