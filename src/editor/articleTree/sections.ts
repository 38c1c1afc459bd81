import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import { openItems } from '../../article/queries.js';
import type { Article, ArticleItem, LostAnnotation } from '../../article/types.js';
import type { Span } from '../../text/span.js';
import { placeOfAnnotation } from '../annotationPlace.js';
import { card, itemText } from '../cards.js';
import type { LoadedArticle } from '../contracts.js';
import { inert, plain } from '../markdown.js';
import { goToPlace, speakerName } from '../treeItems.js';
import * as wording from '../wording.js';

export type SectionName = 'quotes' | 'figures' | 'open' | 'lost';

export interface Section {
  readonly type: 'section';
  readonly name: SectionName;
  readonly children: readonly Leaf[];
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

/** An annotation that has no place in the article any more. */
export interface LostLeaf {
  readonly type: 'lost';
  readonly section: 'lost';
  readonly uri: Uri;
  readonly id: string;
  readonly lost: LostAnnotation;
  /** Its place in the sidecar, the only one it has. */
  readonly sidecar: Uri;
  readonly at: Span;
}

export type Leaf = ItemLeaf | LostLeaf;
export type ArticleNode = Section | Leaf;

/** The sections of an article's list, in text order within each; empty ones are left out. */
export function sectionsOf(
  { uri, article, sidecar }: LoadedArticle,
  matches: (text: string) => boolean,
): readonly Section[] {
  const fits = (item: ArticleItem) =>
    matches(
      [
        itemText(article, item),
        speakerName(article, item),
        item.note ?? '',
        item.labels.join(' '),
        wording.statusWord(item.status),
      ].join(' '),
    );
  const leaf =
    (section: SectionName) =>
    (item: ArticleItem): Leaf => ({ type: 'item', section, uri, id: item.id, item, article });
  const quotes = article.quotes.filter(fits);
  const figures = article.figures.filter(fits);
  const open = openItems(article).filter(fits);
  const lost = article.lost
    .filter(({ annotation }) => matches(`${annotation.text} ${annotation.note ?? ''}`))
    .map(
      (entry): Leaf => ({
        type: 'lost',
        section: 'lost',
        uri,
        id: entry.annotation.id,
        lost: entry,
        sidecar: sidecar.uri,
        at: placeOfAnnotation(sidecar.text, entry.annotation.id),
      }),
    );
  const sections: Section[] = [
    { type: 'section', name: 'lost', children: lost },
    { type: 'section', name: 'quotes', children: quotes.map(leaf('quotes')) },
    { type: 'section', name: 'figures', children: figures.map(leaf('figures')) },
    { type: 'section', name: 'open', children: open.map(leaf('open')) },
  ];
  return sections.filter((section) => section.children.length > 0);
}

/** A section as a tree item. */
export function sectionItem({ name, children }: Section): TreeItem {
  const looks: Readonly<Record<SectionName, readonly [label: string, icon: ThemeIcon]>> = {
    quotes: [l10n.t('Quotes'), new ThemeIcon('quote')],
    figures: [l10n.t('Figures'), new ThemeIcon('symbol-number')],
    open: [l10n.t('Open Suggestions'), new ThemeIcon('question')],
    lost: [l10n.t('Lost Annotations'), new ThemeIcon('warning', new ThemeColor('list.warningForeground'))],
  };
  const [label, icon] = looks[name];
  const closed = name === 'open' ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
  const tree = new TreeItem(label, closed);
  tree.id = name;
  tree.iconPath = icon;
  tree.description = String(children.length);
  tree.contextValue = 'section';
  tree.accessibilityInformation = { label: `${label}, ${children.length}` };
  return tree;
}

/** A lost annotation as a tree item; a click goes to it in the sidecar. */
export function lostItem({ id, lost: { annotation, candidates }, sidecar, at }: LostLeaf): TreeItem {
  const tree = new TreeItem(plain(annotation.text, 90) || id);
  tree.id = `lost/${id}`;
  tree.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  tree.contextValue = 'lost';
  tree.command = goToPlace(sidecar, at);
  tree.description = candidates.length ? l10n.t('{0} possible places', candidates.length) : l10n.t('no place left');
  tree.accessibilityInformation = {
    label: l10n.t('Lost annotation, {0}: {1}', tree.description, plain(annotation.text, 200)),
  };
  const why = candidates.length
    ? l10n.t('The article has these words in more than one place.')
    : l10n.t('The article no longer has these words. They are kept in the sidecar.');
  tree.tooltip = card(inert(why), inert(annotation.text, 600), annotation.note ? inert(annotation.note, 600) : '');
  return tree;
}
