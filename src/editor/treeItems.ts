import {
  type Command,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  type Uri,
} from 'vscode';
import { entityById } from '../article/queries.js';
import type { Article, ArticleFigure, ArticleItem, Status } from '../article/types.js';
import type { Span } from '../text/span.js';
import { extentOf } from './at.js';
import { itemText } from './cards.js';
import { type SpeakerColors, speakerColor } from './colors.js';
import { goTo } from './goTo.js';
import { plain } from './markdown.js';
import * as wording from './wording.js';

/** The longest label of a tree item, in code units: side bars are narrow, tooltips say the rest. */
const LONGEST_LABEL = 90;

/** The icon says an item's status by its shape; its colour is the speaker's or the figures'. */
export function statusIcon({ status, found }: ArticleItem, color: string): ThemeIcon {
  const shapes: Readonly<Record<Status, string>> = {
    suggested: 'circle-large-outline',
    confirmed: 'pass-filled',
    added: 'add',
    rejected: 'circle-slash',
  };
  return new ThemeIcon(found === 'changed' ? 'issue-reopened' : shapes[status], new ThemeColor(color));
}

/** The words by which menus know what can be done with an item: `quote suggested`, `figure decided changed`, … */
const contextOf = ({ type, status, found }: ArticleItem): string =>
  `${type} ${status === 'confirmed' || status === 'added' ? 'decided' : status}${found === 'changed' ? ' changed' : ''}`;

/** The name of an item's speaker, '' for figures and where nobody is known. */
export const speakerName = (article: Article, item: ArticleItem): string =>
  item.type === 'quote' ? (entityById(article, item.speaker)?.name ?? '') : '';

/**
 * A quote or a figure as a tree item; a click goes to it. Who speaks comes before what is said, as the side bar is too
 * narrow for both; below an entity, whose name stands above, the words come first. The tooltip is left to
 * `resolveTreeItem`.
 */
export function itemOfArticle(
  id: string,
  uri: Uri,
  article: Article,
  colors: SpeakerColors,
  item: ArticleItem,
  below: 'article' | 'entity' = 'article',
): TreeItem {
  const words = plain(itemText(article, item), LONGEST_LABEL) || '…';
  const said = item.type === 'quote' && item.kind === 'direct' ? `“${words}”` : words;
  const speaker = plain(speakerName(article, item), 60);
  const about = item.type === 'quote' ? wording.quoteKind(item.kind) : figureDescription(item);
  const withSpeaker = item.type === 'quote' && below === 'article';
  const tree = new TreeItem(withSpeaker ? speaker || l10n.t('Speaker not known') : said, TreeItemCollapsibleState.None);
  tree.id = id;
  tree.description = `${item.note ? '✎ ' : ''}${withSpeaker ? said : about}`;
  tree.contextValue = contextOf(item);
  const color = item.type === 'figure' ? 'newsmark.figureBorder' : speakerColor(colors.get(item.speaker ?? ''));
  tree.iconPath = statusIcon(item, color);
  tree.command = goToPlace(uri, extentOf(item));
  const sure = item.status === 'suggested' ? `, ${wording.sureness(item.confidence)}` : '';
  tree.accessibilityInformation = {
    label: [
      item.type === 'quote' ? wording.quoteKind(item.kind) : wording.figureKind(item.kind),
      item.type === 'quote' && speaker ? l10n.t('by {0}', speaker) : '',
      `${wording.statusWord(item.status)}${sure}`,
      item.found === 'changed' ? l10n.t('changed since then') : '',
      item.note ? l10n.t('with a note') : '',
      words,
    ]
      .filter((part) => part)
      .join(', '),
  };
  return tree;
}

/** What a click on a tree item does: it shows a place in an article. */
export const goToPlace = (uri: Uri, at: Span): Command => ({
  title: l10n.t('Go to Place in Article'),
  command: goTo,
  arguments: [{ uri, at }],
});

const figureDescription = (figure: ArticleFigure): string =>
  plain(wording.figureValue(figure) || wording.figureKind(figure.kind), 60);

/**
 * Sets a view's message. To the editor even the same one is a change of the view, and of changes that come one upon the
 * other it shows the second 200 ms later.
 */
export function saying(view: TreeView<unknown>, message: string | undefined): void {
  if (view.message !== message) view.message = message;
}
