import { l10n } from 'vscode';
import type { EntityKind, FigureKind, QuoteKind } from '../analysis/types.js';
import type { ArticleFigure, Status } from '../article/types.js';
import type { Annotation } from '../sidecar/types.js';
import { formatted, isTimeUnit, timeInWords } from './times.js';

/** The words in which kinds, states and values are shown. Whatever comes out of an article still has to be made inert. */

export function quoteKind(kind: QuoteKind): string {
  if (kind === 'direct') return l10n.t('direct quote');
  return kind === 'mixed' ? l10n.t('partly direct quote') : l10n.t('indirect quote');
}

export function annotationKind(kind: Annotation['kind']): string {
  if (kind === 'quote') return l10n.t('quote');
  return kind === 'figure' ? l10n.t('figure') : l10n.t('mention');
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
export const hitsCount = (count: number): string => (count === 1 ? l10n.t('1 hit') : l10n.t('{0} hits', count));
export const articlesCount = (count: number): string =>
  count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', count);

/** A figure's modifier in words, or ''. Of a time, "at least" is "since". */
export function modifierWord({ kind, modifier }: Pick<ArticleFigure, 'kind' | 'modifier'>): string {
  const dated = kind === 'date' || kind === 'time';
  if (modifier === '>') return dated ? l10n.t('after') : l10n.t('more than');
  if (modifier === '<') return dated ? l10n.t('before') : l10n.t('less than');
  if (modifier === '>=') return dated ? l10n.t('since') : l10n.t('at least');
  if (modifier === '<=') return dated ? l10n.t('until') : l10n.t('at most');
  return modifier === '~' ? l10n.t('about') : '';
}

type Valued = Pick<ArticleFigure, 'kind' | 'value' | 'unit' | 'modifier'>;

/** A figure's normalised value for reading: "more than 2,400 soldiers", "$900,000,000"; '' where it has none. */
export function figureValue({ kind, value, unit, modifier }: Valued): string {
  if (value === null) return '';
  const joined = typeof value === 'object' ? pair(kind, value, unit) : oneValue(kind, value, unit);
  const words = modifierWord({ kind, modifier });
  return words ? `${words} ${joined}` : joined;
}

function pair(kind: FigureKind, values: readonly [number, number], unit: string | null): string {
  // A word for a unit stands once, behind both: "40 to 50 jobs".
  const word = unit !== null && !isCurrency(unit) && !isPercent(unit) ? unit : undefined;
  const [low, high] = values.map((value) => oneValue(kind, value, word === undefined ? unit : null));
  const both = kind === 'score' ? `${low} – ${high}` : l10n.t('{0} to {1}', low, high);
  return word === undefined ? both : `${both} ${word}`;
}

const isPercent = (unit: string): boolean => /^(percent|per cent|%)$/i.test(unit);
const isCurrency = (unit: string | null): unit is string => unit !== null && /^[A-Z]{3}$/.test(unit);

function oneValue(kind: FigureKind, value: number | string, unit: string | null): string {
  if (typeof value === 'string') return timeInWords(value);
  if (kind === 'fraction') return `${formatted(value * 100, { maximumFractionDigits: 1 })} %`;
  if (isCurrency(unit) && kind !== 'count') {
    const minimumFractionDigits = Number.isInteger(value) ? 0 : 2;
    return formatted(value, { style: 'currency', currency: unit, minimumFractionDigits });
  }
  if (isTimeUnit(unit)) return formatted(value, { style: 'unit', unit, unitDisplay: 'long' });
  const number = formatted(value, { maximumFractionDigits: 6 });
  if (unit === null) return kind === 'percent' ? `${number} %` : number;
  return isPercent(unit) ? `${number} %` : `${number} ${unit}`;
}
