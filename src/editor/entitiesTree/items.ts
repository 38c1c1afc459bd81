import { l10n, type MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { EntityKind } from '../../analysis/types.js';
import { mentionsOf, quotesOf } from '../../article/queries.js';
import type { ArticleMention, ArticleQuote } from '../../article/types.js';
import { card } from '../cards.js';
import { folderColor, type SpeakerColors, speakerColor } from '../colors.js';
import type { FolderArticle } from '../contracts.js';
import { inert, plain } from '../markdown.js';
import { goToPlace, itemOfArticle } from '../treeItems.js';
import * as wording from '../wording.js';
import type { Appearance, FolderEntity } from './overview.js';

/** How much of the text around a mention is shown, in code units on each side. */
const AROUND = 28;

export interface KindNode {
  readonly type: 'kind';
  readonly kind: EntityKind;
  readonly entities: readonly FolderEntity[];
}

export interface EntityNode {
  readonly type: 'entity';
  readonly entity: FolderEntity;
}

export interface ArticleNode {
  readonly type: 'article';
  readonly key: string;
  readonly appearance: Appearance;
  /** The only article of its entity: shown open. */
  readonly alone: boolean;
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

export type Node = KindNode | EntityNode | ArticleNode | QuoteNode | MentionNode | LeftOutNode | LeftOutFile;

/** What lies below an entity: its articles. */
export const articlesOf = ({ entity }: EntityNode): readonly ArticleNode[] =>
  entity.appearances.map((appearance) => ({
    type: 'article',
    key: entity.key,
    appearance,
    alone: entity.appearances.length === 1,
  }));

/** What lies below an entity's article: its quotes there, then its mentions, each in text order. */
export function placesOf({ key, appearance }: ArticleNode): readonly (QuoteNode | MentionNode)[] {
  const { article, entity } = appearance;
  const { uri } = article;
  return [
    ...quotesOf(article.article, entity).map((quote) => ({
      type: 'quote' as const,
      key,
      appearance,
      uri,
      id: quote.id,
      quote,
    })),
    ...mentionsOf(entity).map((mention) => ({ type: 'mention' as const, key, appearance, mention })),
  ];
}

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

/** A node as a tree item. `colorsOf` gives the speaker colours of an article. */
export function treeItemOf(node: Node, colorsOf: (article: FolderArticle) => SpeakerColors): TreeItem {
  if (node.type === 'kind') {
    const label = wording.entityKinds(node.kind);
    const open = node.kind === 'person' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    const tree = new TreeItem(label, open);
    tree.id = node.kind;
    tree.description = String(node.entities.length);
    return labelled(tree, label, tree.description);
  }
  if (node.type === 'entity') {
    const { key, kind, name, quotes, mentions, appearances } = node.entity;
    const tree = new TreeItem(plain(name, 90) || '…', TreeItemCollapsibleState.Collapsed);
    const color = folderColor(appearances.map(({ article, entity }) => ({ entity, colors: colorsOf(article) })));
    tree.id = key;
    tree.iconPath = new ThemeIcon(
      kindIcons[kind],
      color === undefined ? undefined : new ThemeColor(speakerColor(color)),
    );
    tree.description = counts(quotes, mentions);
    tree.contextValue = 'entity';
    return labelled(
      tree,
      wording.entityKind(kind),
      plain(name, 90),
      tree.description,
      wording.articlesCount(appearances.length),
    );
  }
  if (node.type === 'article') {
    const { article, entity } = node.appearance;
    const label = nameOf(article.uri);
    const tree = new TreeItem(
      label,
      node.alone ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    tree.id = `${node.key}/${article.uri.toString()}`;
    tree.iconPath = new ThemeIcon('file-text');
    tree.description = counts(entity.quotes.length, mentionsOf(entity).length);
    return labelled(tree, l10n.t('article {0}', label), tree.description);
  }
  if (node.type === 'quote') {
    const { article } = node.appearance;
    const id = `${node.key}/${node.uri.toString()}/${node.id}`;
    return itemOfArticle(id, node.uri, article.article, colorsOf(article), node.quote, 'entity');
  }
  if (node.type === 'mention') return mentionItem(node);
  return leftOutItem(node);
}

/** A mention within the words around it, itself emphasised. */
function mentionItem({ key, appearance: { article }, mention: { span } }: MentionNode): TreeItem {
  const { text } = article.article;
  const before = plain(text.slice(Math.max(0, span[0] - AROUND), span[0]));
  const words = plain(text.slice(...span), 80);
  const after = plain(text.slice(span[1], span[1] + AROUND));
  const lead = before ? `…${before} ` : '';
  // What stands behind a name belongs to it without a blank where it did so in the text.
  const gap = /^\s/.test(text.slice(span[1], span[1] + 1)) ? ' ' : '';
  const label = `${lead}${words}${after ? `${gap}${after}…` : ''}`;
  const tree = new TreeItem({ label, highlights: [[lead.length, lead.length + words.length]] });
  const line = article.positionAt(span[0]).line + 1;
  tree.id = `${key}/${article.uri.toString()}/${span[0]}-${span[1]}`;
  tree.iconPath = new ThemeIcon('mention');
  tree.description = String(line);
  tree.command = goToPlace(article.uri, span);
  return labelled(tree, l10n.t('mention in line {0}', line), label);
}

function leftOutItem(node: LeftOutNode | LeftOutFile): TreeItem {
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
export function entityTooltip({ name, kind, appearances, quotes, mentions }: FolderEntity): MarkdownString {
  const distinct = (list: readonly (string | null)[]) => [...new Set(list.filter((text): text is string => !!text))];
  const roles = distinct(appearances.map(({ entity }) => entity.role));
  const aliases = distinct(appearances.flatMap(({ entity }) => entity.aliases)).slice(0, 12);
  return card(
    `**${inert(name, 160)}**`,
    [wording.entityKind(kind), ...roles.slice(0, 4)].map((part) => inert(part, 120)).join(' · '),
    aliases.length ? `${inert(l10n.t('Also:'))} ${aliases.map((alias) => inert(alias, 80)).join('; ')}` : '',
    inert(`${counts(quotes, mentions)}, ${wording.articlesCount(appearances.length)}`),
  );
}
