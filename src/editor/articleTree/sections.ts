import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import { type Filter, fits, hasWords, withoutWords } from '../../article/filter.js';
import { mentionsOf, openItems } from '../../article/queries.js';
import type { Article, ArticleItem, ArticleMention } from '../../article/types.js';
import type { LoadedArticle } from '../contracts.js';
import { plain } from '../markdown.js';
import { goToPlace } from '../treeItems.js';
import { type Range, rangesOf } from './ranges.js';
import { type CandidateLeaf, type LostLeaf, lostLeaves } from './unplaced.js';

export type SectionName = 'lost' | 'changed' | 'quotes' | 'figures' | 'open';

/** A long article has thousands of leaves: they are made when somebody looks at them, each once. */
export interface Section {
  readonly type: 'section';
  readonly name: SectionName;
  readonly length: number;
  readonly children: readonly Leaf[];
  /** The same, where they are too many to be shown as one list; else none. */
  readonly ranges: readonly Range[];
  /** The index of a leaf; -1 where it is not among them. */
  indexOf(id: string): number;
}

/** A quote or a figure. `uri` and `id` make it a target of the commands. */
export interface ItemLeaf {
  readonly type: 'item';
  readonly section: SectionName;
  readonly uri: Uri;
  readonly id: string;
  readonly item: ArticleItem;
  readonly article: Article;
}

/** A mention that a person decided on and whose words have changed. `id` is the annotation's. */
export interface MentionLeaf {
  readonly type: 'mention';
  readonly section: 'changed';
  readonly uri: Uri;
  readonly id: string;
  /** The entity's name. */
  readonly name: string;
  readonly mention: ArticleMention;
  readonly words: string;
}

export type Leaf = ItemLeaf | MentionLeaf | LostLeaf;
export type ArticleNode = Section | Range | Leaf | CandidateLeaf;

/**
 * The sections of an article's list, in text order within each; empty ones are left out. What is no quote and no figure
 * shows where the filter asks for nothing but words that it has.
 */
export function sectionsOf(loaded: LoadedArticle, filter: Filter): readonly Section[] {
  const { uri, article } = loaded;
  const all = filter.conditions.length === 0;
  const wanted = <T extends ArticleItem>(items: readonly T[]): readonly T[] =>
    all ? items : items.filter((item) => fits(article, item, filter));
  const onlyWords = withoutWords(filter).conditions.length === 0;
  const wantedText = (text: string) => onlyWords && hasWords(text, filter);
  const leaf =
    (section: SectionName) =>
    (item: ArticleItem): Leaf => ({ type: 'item', section, uri, id: item.id, item, article });
  const quotes = wanted(article.quotes);
  const figures = wanted(article.figures);
  const changed = [...quotes, ...figures].filter(({ found }) => found === 'changed');
  const mentions = changedMentions(loaded).filter(({ name, words }) => wantedText(`${words} ${name}`));
  const lost = lostLeaves(loaded).filter(({ lost: { annotation } }) =>
    wantedText(`${annotation.text} ${annotation.note ?? ''}`),
  );
  const sections = [
    section<Leaf>('lost', lost, (made) => made),
    section<Leaf>('changed', [...changed.map(leaf('changed')), ...mentions], (made) => made),
    section<ArticleItem>('quotes', quotes, leaf('quotes')),
    section<ArticleItem>('figures', figures, leaf('figures')),
    section<ArticleItem>('open', wanted(openItems(article)), leaf('open')),
  ];
  return sections.filter(({ length }) => length > 0);
}

function section<T extends { readonly id: string }>(
  name: SectionName,
  list: readonly T[],
  leafOf: (item: T) => Leaf,
): Section {
  const made: Leaf[] = [];
  const leaves = (from: number, to: number): readonly Leaf[] =>
    list.slice(from, to).map((item, i) => {
      made[from + i] ??= leafOf(item);
      return made[from + i];
    });
  return {
    type: 'section',
    name,
    length: list.length,
    get children() {
      return leaves(0, list.length);
    },
    ranges: rangesOf(name, list.length, leaves),
    indexOf: (id) => list.findIndex((item) => item.id === id),
  };
}

const changedMentions = ({ uri, article }: LoadedArticle): readonly MentionLeaf[] =>
  article.entities.flatMap((entity) =>
    mentionsOf(entity).flatMap((mention): MentionLeaf[] =>
      mention.found === 'changed' && mention.annotation !== null
        ? [
            {
              type: 'mention',
              section: 'changed',
              uri,
              id: mention.annotation,
              name: entity.name,
              mention,
              words: article.text.slice(...mention.span),
            },
          ]
        : [],
    ),
  );

/** A section as a tree item. */
export function sectionItem({ name, length, ranges }: Section): TreeItem {
  const warning = new ThemeColor('list.warningForeground');
  const looks: Readonly<Record<SectionName, readonly [label: string, icon: ThemeIcon]>> = {
    lost: [l10n.t('Without a Place'), new ThemeIcon('warning', warning)],
    changed: [l10n.t('Changed Since Decided'), new ThemeIcon('issue-reopened', warning)],
    quotes: [l10n.t('Quotes'), new ThemeIcon('quote')],
    figures: [l10n.t('Figures'), new ThemeIcon('symbol-number')],
    open: [l10n.t('Open Suggestions'), new ThemeIcon('question')],
  };
  const [label, icon] = looks[name];
  // Of a long article one wants to see all sections first.
  const isClosed = name === 'open' || ranges.length > 0;
  const tree = new TreeItem(label, TreeItemCollapsibleState[isClosed ? 'Collapsed' : 'Expanded']);
  tree.id = name;
  tree.iconPath = icon;
  tree.description = String(length);
  tree.contextValue = 'section';
  tree.accessibilityInformation = { label: `${label}, ${length}` };
  return tree;
}

/** A changed mention as a tree item; a click goes to it. */
export function mentionItem({ uri, id, name, mention, words }: MentionLeaf): TreeItem {
  const tree = new TreeItem(plain(words, 90) || '…');
  tree.id = `changed/${id}/${mention.span[0]}`;
  tree.iconPath = new ThemeIcon('issue-reopened', new ThemeColor('list.warningForeground'));
  tree.description = l10n.t('mention of {0}', plain(name, 60));
  tree.contextValue = 'mention decided changed';
  tree.command = goToPlace(uri, mention.span);
  tree.accessibilityInformation = {
    label: l10n.t('mention of {0}, changed since it was decided: {1}', plain(name, 60), plain(words, 200)),
  };
  return tree;
}
