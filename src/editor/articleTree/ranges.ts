import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Leaf, SectionName } from './sections.js';

/** A stretch of a long section, so that VS Code is not given thousands of items at once. */
export interface Range {
  readonly type: 'range';
  readonly section: SectionName;
  /** From 1. */
  readonly first: number;
  readonly children: readonly Leaf[];
}

/** Up to so many leaves a section is listed without ranges. */
const MOST = 500;
/** How many leaves a range has, so that it can be scrolled through. */
const LENGTH = 100;

/** The ranges of a section with these leaves; none where it is short enough. */
export function rangesOf(section: SectionName, leaves: readonly Leaf[]): readonly Range[] {
  if (leaves.length <= MOST) return [];
  return Array.from({ length: Math.ceil(leaves.length / LENGTH) }, (_, i) => ({
    type: 'range',
    section,
    first: i * LENGTH + 1,
    children: leaves.slice(i * LENGTH, (i + 1) * LENGTH),
  }));
}

/** A range as a tree item. */
export function rangeItem({ section, first, children }: Range): TreeItem {
  const last = first + children.length - 1;
  const tree = new TreeItem(`${first}–${last}`, TreeItemCollapsibleState.Collapsed);
  tree.id = `${section}/from-${first}`;
  tree.contextValue = 'range';
  tree.accessibilityInformation = { label: l10n.t('{0} to {1}', first, last) };
  return tree;
}
