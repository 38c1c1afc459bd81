import { l10n, ThemeIcon, TreeItem } from 'vscode';
import { itemById } from '../../article/queries.js';
import { speakerColor, speakerColors } from '../colors.js';
import { plain } from '../markdown.js';
import { snippetOf } from '../snippets.js';
import { goToPlace, speakerName, statusIcon } from '../treeItems.js';
import * as wording from '../wording.js';
import type { Hit } from './found.js';

/** Stands for hits beyond those that a side bar can usefully list. */
export interface MoreHits {
  readonly type: 'more';
  readonly count: number;
}

export type ConcordanceNode = Hit | MoreHits;

/** How much of the text around a hit is shown, in code units: what is before it must not push it out of sight. */
const BEFORE = 16;
const AFTER = 72;

/** A line of the concordance as a tree item; a click or Return goes to the place. */
export function concordanceItem(node: ConcordanceNode): TreeItem {
  if ('type' in node) return moreItem(node);
  const { hit, uri, from, left, words, right } = node;
  const { article } = from;
  const item = node.id === null ? undefined : itemById(article, node.id);
  const snippet = snippetOf(article.text, [hit], BEFORE, AFTER);
  const tree = new TreeItem(snippet);
  const name = plain(uri.path.split('/').at(-1) ?? '', 60);
  const line = from.positionAt(hit[0]).line + 1;
  const speaker = item ? plain(speakerName(article, item), 60) : '';
  tree.id = `${uri.toString()}#${hit[0]}-${hit[1]}/${node.id ?? ''}`;
  tree.description = `${name}:${line}${speaker ? ` · ${speaker}` : ''}`;
  tree.tooltip = `${plain(`${left}${words}${right}`, 1000)}\n\n${tree.description}`;
  tree.command = goToPlace(uri, hit);
  // Not the words that other trees use, whose menus act on one item: these act on all that are selected.
  tree.contextValue = item ? 'hit' : 'hitOutside';
  const color = item?.type === 'quote' ? speakerColor(speakerColors(article).get(item.speaker ?? '')) : undefined;
  tree.iconPath = item ? statusIcon(item, color ?? 'newsmark.figureBorder') : new ThemeIcon('dash');
  tree.accessibilityInformation = {
    label: [
      snippet.label,
      item ? wording.statusWord(item.status) : '',
      speaker ? l10n.t('by {0}', speaker) : '',
      l10n.t('line {0} of {1}', line, name),
    ]
      .filter((part) => part)
      .join(', '),
  };
  return tree;
}

function moreItem({ count }: MoreHits): TreeItem {
  const tree = new TreeItem(l10n.t('{0} more: ask for less to see them', count));
  tree.id = 'more';
  tree.iconPath = new ThemeIcon('ellipsis');
  return tree;
}
