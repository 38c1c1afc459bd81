import { l10n } from 'vscode';
import type { Choice, ConflictItem } from '../sidecar/resolve.js';
import type { Annotation, ArticleStamp, EntityDecision } from '../sidecar/types.js';
import { iconless } from './markdown.js';
import * as wording from './wording.js';

/** How what is in conflict is told to a person. Foreign words come out as plain text without icons. */

type Side = Annotation | EntityDecision | ArticleStamp | null;

/** Fields that follow from others, or say nothing to a person. */
const SILENT: ReadonlySet<string> = new Set(['id', 'kind', 'before', 'after', 'sha256']);

/** What the name of a conflict says already, or its place in the list. */
const NAMED: ReadonlySet<string> = new Set(['text', 'name', 'at', 'source', 'cue']);

/** What the conflict is about: "quote “We have the money”", "entity Mina Cho". */
export function nameOfConflict(item: ConflictItem): string {
  if (item.kind === 'article') return l10n.t('the article’s stamp');
  if (item.kind === 'entity') return l10n.t('entity {0}', iconless((item.ours ?? item.theirs)?.name ?? item.id, 80));
  const annotation = item.ours ?? item.theirs;
  const words = iconless(annotation?.text ?? '', 80);
  if (annotation?.kind === 'quote') return l10n.t('quote “{0}”', words);
  return annotation?.kind === 'figure' ? l10n.t('figure “{0}”', words) : l10n.t('mention “{0}”', words);
}

/** What one side says that the other does not: "status: rejected, note: No". `not there` for a side that has nothing. */
export function sayingOf(item: ConflictItem, side: 'ours' | 'theirs'): string {
  const [mine, other]: readonly Side[] = side === 'ours' ? [item.ours, item.theirs] : [item.theirs, item.ours];
  if (!mine) return l10n.t('not there');
  const fields = mine as unknown as Readonly<Record<string, unknown>>;
  const others = (other ?? {}) as unknown as Readonly<Record<string, unknown>>;
  const keys = [...new Set([...Object.keys(fields), ...Object.keys(others)])].filter((key) => !SILENT.has(key));
  const differing = keys.filter((key) => JSON.stringify(fields[key]) !== JSON.stringify(others[key]));
  const told = (other ? differing : keys.filter((key) => !NAMED.has(key))).map(
    (key) => `${key}: ${fields[key] === undefined ? l10n.t('nothing') : valueText(fields[key])}`,
  );
  return told.length ? told.join(', ') : l10n.t('the same but for small things');
}

const valueText = (value: unknown): string => iconless(typeof value === 'string' ? value : JSON.stringify(value), 80);

/** A choice in words: whose version stands afterwards. */
export function choiceWord(item: ConflictItem, choice: Choice): string {
  if (choice === 'ours') return item.ours ? l10n.t('ours') : l10n.t('ours: leave it out');
  if (choice === 'theirs') return item.theirs ? l10n.t('theirs') : l10n.t('theirs: leave it out');
  return item.ours && item.theirs ? l10n.t('both (theirs gets a new id)') : l10n.t('keep it');
}

/** Where it stands, for the order of the list and for a screen reader. */
export const kindOfConflict = (item: ConflictItem): string =>
  item.kind === 'annotation'
    ? wording.annotationKind((item.ours ?? item.theirs)?.kind ?? 'quote')
    : item.kind === 'entity'
      ? l10n.t('entity')
      : l10n.t('article');
