import { l10n, type QuickPickItem, window } from 'vscode';
import type { EntityKind } from '../../analysis/types.js';
import type { EntityChoice } from '../../article/decisions.js';
import type { Article, ArticleEntity, ArticleQuote } from '../../article/types.js';
import { hull } from '../../text/span.js';
import * as wording from '../wording.js';
import { shortened } from './targets.js';

interface ChoiceItem extends QuickPickItem {
  readonly choice?: EntityChoice;
}

export interface PickOptions {
  readonly title: string;
  /** The id of the one that it is now. */
  readonly current?: string | null;
  /** The name that a new one would get where nothing is typed. */
  readonly name?: string;
  /** Whether a new one is likelier than those known. */
  readonly newFirst?: boolean;
}

const icons: Readonly<Record<EntityKind, string>> = {
  person: '$(person)',
  organization: '$(organization)',
  place: '$(location)',
  group: '$(group)',
};

/** The kinds in the order in which they speak. */
const kinds: readonly EntityKind[] = ['person', 'organization', 'group', 'place'];

/** Lets the person pick an entity of the article, the likely ones first, or type the name of a new one. */
export function pickEntity(
  entities: readonly ArticleEntity[],
  { title, current, name = '', newFirst = false }: PickOptions,
): Promise<EntityChoice | undefined> {
  const known = entities.map((entity) => itemOf(entity, entity.id === current));
  const picker = window.createQuickPick<ChoiceItem>();
  picker.title = title;
  picker.placeholder = l10n.t('Pick one, or type a new name');
  picker.matchOnDescription = true;
  const offer = (typed: string) => {
    const wanted = typed.trim() || name;
    const taken = entities.some((entity) => entity.name.toLowerCase() === wanted.toLowerCase());
    const fresh = wanted && !taken ? newOnes(wanted) : [];
    picker.items = newFirst ? [...fresh, ...known] : [...known, ...fresh];
  };
  return new Promise((resolve) => {
    picker.onDidChangeValue(offer);
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.choice);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    offer('');
    picker.show();
  });
}

const itemOf = (entity: ArticleEntity, isCurrent: boolean): ChoiceItem => ({
  label: `${icons[entity.kind]} ${shortened(entity.name, 80)}`,
  description: [
    isCurrent ? l10n.t('now') : '',
    entity.role ? shortened(entity.role, 60) : wording.entityKind(entity.kind),
    entity.quotes.length ? wording.quotesCount(entity.quotes.length) : '',
  ]
    .filter((part) => part !== '')
    .join(' · '),
  choice: entity.id,
});

/** The name stands in the description: the editor sorts what matches in its label, and a person should come first. */
const newOnes = (name: string): readonly ChoiceItem[] =>
  kinds.map((kind) => ({
    label: `$(add) ${newLabel(kind)}`,
    description: `“${shortened(name, 80)}”`,
    alwaysShow: true,
    choice: { name, kind },
  }));

function newLabel(kind: EntityKind): string {
  if (kind === 'person') return l10n.t('New person');
  if (kind === 'organization') return l10n.t('New organization');
  return kind === 'group' ? l10n.t('New group') : l10n.t('New place');
}

/**
 * The entities of an article, those likely to speak a quote first: its present speaker, then who else speaks, persons
 * before bodies, and those named near the quote.
 */
export function likelySpeakers({ entities }: Article, quote: ArticleQuote): readonly ArticleEntity[] {
  const [start, end] = hull([...quote.contents, ...(quote.source ? [quote.source] : [])]);
  const distance = ({ mentions }: ArticleEntity): number =>
    Math.min(...mentions.map(({ span }) => Math.max(0, start - span[1], span[0] - end)));
  const rank = (entity: ArticleEntity): readonly number[] => [
    entity.id === quote.speaker ? 0 : 1,
    distance(entity) <= NEAR ? 0 : 1,
    entity.quotes.length ? 0 : 1,
    kinds.indexOf(entity.kind),
    distance(entity),
  ];
  const ranked = entities.map((entity) => ({ entity, rank: rank(entity) }));
  ranked.sort((a, b) => firstDifference(a.rank, b.rank));
  return ranked.map(({ entity }) => entity);
}

/** The entities of an article, those first that share the most words with a name. */
export function likelyNamed({ entities }: Article, name: string): readonly ArticleEntity[] {
  const shared = new Map(entities.map((entity) => [entity.id, sharedWords(entity, name)]));
  return [...entities].sort((a, b) => (shared.get(b.id) ?? 0) - (shared.get(a.id) ?? 0));
}

/** How many words of a name an entity's names have too. */
export function sharedWords({ name, aliases }: ArticleEntity, other: string): number {
  const words = new Set([name, ...aliases].flatMap(wordsIn));
  return wordsIn(other).filter((word) => words.has(word)).length;
}

const wordsIn = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** About a paragraph, in UTF-16 code units: who is named within it is likely to be meant. */
const NEAR = 400;

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}
