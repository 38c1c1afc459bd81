import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { Article, ArticleItem, Status } from '../article/types.js';
import { extentOf } from './at.js';
import { itemText } from './cards.js';
import { type SpeakerColors, speakerColor } from './colors.js';
import { goTo } from './goTo.js';
import { plain } from './markdown.js';
import * as wording from './wording.js';

/** The longest label of a tree item, in code units: side bars are narrow, tooltips say the rest. */
const LONGEST_LABEL = 90;

/** The icon says an item's status by its shape; its colour is the speaker's or the figures'. */
function statusIcon(status: Status, color: string): ThemeIcon {
  const shapes: Readonly<Record<Status, string>> = {
    suggested: 'circle-large-outline',
    confirmed: 'pass-filled',
    added: 'add',
    rejected: 'circle-slash',
  };
  return new ThemeIcon(shapes[status], new ThemeColor(color));
}

/** The words by which menus know what can be done with an item: `quote suggested`, `figure decided`, … */
const contextOf = ({ type, status }: ArticleItem): string =>
  `${type} ${status === 'confirmed' || status === 'added' ? 'decided' : status}`;

/** The name of an item's speaker, '' for figures and where nobody is known. */
export const speakerName = (article: Article, item: ArticleItem): string =>
  item.type === 'quote' ? (article.entities.find((entity) => entity.id === item.speaker)?.name ?? '') : '';

/** A quote or a figure as a tree item; a click goes to it. Its tooltip is left to `resolveTreeItem`. */
export function itemOfArticle(
  id: string,
  uri: Uri,
  article: Article,
  colors: SpeakerColors,
  item: ArticleItem,
): TreeItem {
  const text = plain(itemText(article, item), LONGEST_LABEL);
  const speaker = speakerName(article, item);
  const tree = new TreeItem(item.type === 'quote' && item.kind === 'direct' ? `“${text}”` : text || '…');
  tree.id = id;
  tree.collapsibleState = TreeItemCollapsibleState.None;
  tree.contextValue = contextOf(item);
  tree.iconPath = statusIcon(
    item.status,
    item.type === 'figure' ? 'newsmark.figureBorder' : speakerColor(colors.get(item.speaker ?? '')),
  );
  tree.description =
    item.type === 'quote' ? plain(speaker || l10n.t('speaker not known'), 60) : figureDescription(item);
  if (item.note) tree.description += ' ✎';
  tree.command = {
    title: l10n.t('Go to Place in Article'),
    command: goTo,
    arguments: [{ uri, at: extentOf(item) }],
  };
  const sure = item.status === 'suggested' ? `, ${wording.sureness(item.confidence)}` : '';
  tree.accessibilityInformation = {
    label: [
      item.type === 'quote' ? wording.quoteKind(item.kind) : wording.figureKind(item.kind),
      item.type === 'quote' && speaker ? l10n.t('by {0}', plain(speaker, 80)) : '',
      `${wording.statusWord(item.status)}${sure}`,
      item.note ? l10n.t('with a note') : '',
      text,
    ]
      .filter((part) => part)
      .join(', '),
  };
  return tree;
}

const figureDescription = (figure: Extract<ArticleItem, { type: 'figure' }>): string =>
  plain(wording.figureValue(figure) || wording.figureKind(figure.kind), 60);
