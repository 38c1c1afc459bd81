import { l10n, type MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { EntityKind } from '../../analysis/types.js';
import { type Filter, fits } from '../../article/filter.js';
import { mentionsOf, quotesOf } from '../../article/queries.js';
import type { ArticleMention, ArticleQuote } from '../../article/types.js';
import type { CorpusEntity } from '../../corpus/types.js';
import { card } from '../cards.js';
import { type SpeakerColors, speakerColor } from '../colors.js';
import type { FolderArticle } from '../contracts.js';
import type { Appearance } from '../folderEntities.js';
import { inert, plain } from '../markdown.js';
import { snippetOf } from '../snippets.js';
import { goToPlace, itemOfArticle } from '../treeItems.js';
import * as wording from '../wording.js';

/** How much of the text around a mention is shown, in code units: little before it, or it is out of sight. */
const BEFORE = 12;
const AFTER = 48;

export interface KindNode {
  readonly type: 'kind';
  readonly kind: EntityKind;
  readonly entities: readonly EntityNode[];
}

export interface EntityNode {
  readonly type: 'entity';
  readonly entity: CorpusEntity;
  /** Only its quotes that fit are shown, and no mentions; absent where everything shows. */
  readonly limit?: Filter;
}

export interface ArticleNode {
  readonly type: 'article';
  readonly key: string;
  readonly appearance: Appearance;
  /** The only article of its entity: shown open. */
  readonly alone: boolean;
  /** As its entity's. */
  readonly limit?: Filter;
}

/** A quote; `uri` and `id` make it a target of the commands. */
export interface QuoteNode {
  readonly type: 'quote';
  readonly key: string;
  readonly appearance: Appearance;
  readonly uri: Uri;
  readonly id: string;
  readonly quote: ArticleQuote;
}

export interface MentionNode {
  readonly type: 'mention';
  readonly key: string;
  readonly appearance: Appearance;
  readonly mention: ArticleMention;
}

export interface LeftOutNode {
  readonly type: 'leftOut';
  readonly files: readonly LeftOutFile[];
}

export interface LeftOutFile {
  readonly type: 'leftOutFile';
  readonly uri: Uri;
  readonly reason: string;
}

/** Stands for entities beyond those that a side bar can usefully list. */
export interface MoreNode {
  readonly type: 'more';
  readonly kind: EntityKind;
  readonly count: number;
}

export type Node = KindNode | EntityNode | ArticleNode | QuoteNode | MentionNode | MoreNode | LeftOutNode | LeftOutFile;

/** What lies below an entity: its articles, or those of them with a quote that fits. */
export function articlesOf({ entity, limit }: EntityNode, appearances: readonly Appearance[]): readonly ArticleNode[] {
  const shown = limit ? appearances.filter((appearance) => shownQuotes(appearance, limit).length > 0) : appearances;
  return shown.map((appearance) => ({ type: 'article', key: entity.id, appearance, alone: shown.length === 1, limit }));
}

/** What lies below an entity's article: its quotes there, then its mentions, each in text order. */
export function placesOf({ key, appearance, limit }: ArticleNode): readonly (QuoteNode | MentionNode)[] {
  const { uri } = appearance.article;
  return [
    ...shownQuotes(appearance, limit).map((quote) => ({
      type: 'quote' as const,
      key,
      appearance,
      uri,
      id: quote.id,
      quote,
    })),
    ...(limit ? [] : mentionsOf(appearance.entity)).map((mention) => ({
      type: 'mention' as const,
      key,
      appearance,
      mention,
    })),
  ];
}

/** Rejected quotes show only where a filter leaves them. */
const shownQuotes = ({ article: { article }, entity }: Appearance, limit: Filter | undefined) =>
  limit
    ? article.quotes.filter((quote) => quote.speaker === entity.id && fits(article, quote, limit))
    : quotesOf(article, entity);

const kindIcons: Readonly<Record<EntityKind, string>> = {
  person: 'person',
  organization: 'briefcase',
  place: 'location',
  group: 'organization',
};

const nameOf = (uri: Uri): string => plain(uri.path.split('/').at(-1) ?? '', 120);
const counts = (quotes: number, mentions: number): string =>
  [quotes ? wording.quotesCount(quotes) : '', wording.mentionsCount(mentions)].filter((part) => part).join(', ');

function labelled(tree: TreeItem, ...parts: readonly string[]): TreeItem {
  tree.accessibilityInformation = { label: parts.filter((part) => part).join(', ') };
  return tree;
}

/** What the items need to know of the folder. */
export interface Coloring {
  /** The speaker colours of an article. */
  readonly of: (article: FolderArticle) => SpeakerColors;
  /** The colour of an entity over its articles. */
  readonly ofEntity: (entity: CorpusEntity) => number | undefined;
}

/** A node as a tree item. */
export function treeItemOf(node: Node, colors: Coloring): TreeItem {
  if (node.type === 'kind') return kindItem(node);
  if (node.type === 'entity') return entityItem(node, colors);
  if (node.type === 'article') return articleItem(node);
  if (node.type === 'mention') return mentionItem(node);
  if (node.type !== 'quote') return moreItem(node);
  const { article } = node.appearance;
  const id = `${node.key}/${node.uri.toString()}/${node.id}`;
  return itemOfArticle(id, node.uri, article.article, colors.of(article), node.quote, 'entity');
}

function kindItem({ kind, entities }: KindNode): TreeItem {
  const label = wording.entityKinds(kind);
  const open = kind === 'person' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const tree = new TreeItem(label, open);
  tree.id = kind;
  tree.description = String(entities.length);
  return labelled(tree, label, tree.description);
}

function entityItem({ entity }: EntityNode, colors: Coloring): TreeItem {
  const name = plain(entity.name, 90) || '…';
  const tree = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  const color = colors.ofEntity(entity);
  tree.id = `${entity.kind}/${entity.id}`;
  tree.iconPath = new ThemeIcon(
    kindIcons[entity.kind],
    color === undefined ? undefined : new ThemeColor(speakerColor(color)),
  );
  tree.description = counts(entity.quotes, entity.mentions);
  tree.contextValue = 'entity';
  const articles = wording.articlesCount(entity.appearances.length);
  return labelled(tree, wording.entityKind(entity.kind), name, tree.description, articles);
}

function articleItem({ key, appearance: { article, entity }, alone }: ArticleNode): TreeItem {
  const label = nameOf(article.uri);
  const tree = new TreeItem(label, alone ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  tree.id = `${key}/${article.uri.toString()}`;
  tree.iconPath = new ThemeIcon('file-text');
  tree.description = counts(entity.quotes.length, mentionsOf(entity).length);
  return labelled(tree, l10n.t('article {0}', label), tree.description);
}

/** A mention within the words around it, itself emphasised. */
function mentionItem({ key, appearance: { article }, mention: { span } }: MentionNode): TreeItem {
  const snippet = snippetOf(article.article.text, [span], BEFORE, AFTER);
  const tree = new TreeItem(snippet);
  const line = article.positionAt(span[0]).line + 1;
  tree.id = `${key}/${article.uri.toString()}/${span[0]}-${span[1]}`;
  tree.iconPath = new ThemeIcon('mention');
  tree.description = String(line);
  tree.command = goToPlace(article.uri, span);
  return labelled(tree, l10n.t('mention in line {0}', line), snippet.label);
}

function moreItem(node: MoreNode | LeftOutNode | LeftOutFile): TreeItem {
  if (node.type === 'more') {
    const tree = new TreeItem(l10n.t('{0} more: filter to see them', node.count));
    tree.id = `${node.kind} more`;
    tree.command = { title: l10n.t('Filter'), command: 'newsmark.filterEntities' };
    return labelled(tree, String(tree.label));
  }
  if (node.type === 'leftOutFile') {
    const tree = new TreeItem(nameOf(node.uri));
    tree.id = `left out/${node.uri.toString()}`;
    tree.iconPath = new ThemeIcon('circle-slash');
    tree.description = plain(node.reason, 120);
    tree.tooltip = plain(`${node.uri.path}: ${node.reason}`, 400);
    return labelled(tree, nameOf(node.uri), tree.description);
  }
  const tree = new TreeItem(l10n.t('Left Out'), TreeItemCollapsibleState.Collapsed);
  tree.id = 'left out';
  tree.description = String(node.files.length);
  return labelled(tree, l10n.t('Files left out'), tree.description);
}

/** The card of an entity over all its articles. */
export const entityTooltip = ({
  name,
  kind,
  roles,
  aliases,
  appearances,
  quotes,
  mentions,
}: CorpusEntity): MarkdownString =>
  card(
    `**${inert(name, 160)}**`,
    [wording.entityKind(kind), ...roles.slice(0, 4)].map((part) => inert(part, 120)).join(' · '),
    aliases.length
      ? `${inert(l10n.t('Also:'))} ${aliases
          .slice(0, 12)
          .map((alias) => inert(alias, 80))
          .join('; ')}`
      : '',
    inert(`${counts(quotes, mentions)}, ${wording.articlesCount(appearances.length)}`),
  );
