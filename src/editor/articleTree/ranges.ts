import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Leaf, SectionName } from './sections.js';

/** A stretch of a long section, so that VS Code is not given thousands of items at once. */
export interface Range {
  readonly type: 'range';
  readonly section: SectionName;
  /** From 1. */
  readonly first: number;
  readonly last: number;
  readonly children: readonly Leaf[];
}

/** Up to so many leaves a section is listed without ranges. */
const MOST = 500;
/** How many leaves a range has, so that it can be scrolled through. */
const LENGTH = 100;

/** The ranges of a section with so many leaves, which are made from index to index; none where it is short enough. */
export function rangesOf(
  section: SectionName,
  length: number,
  leaves: (from: number, to: number) => readonly Leaf[],
): readonly Range[] {
  if (length <= MOST) return [];
  return Array.from({ length: Math.ceil(length / LENGTH) }, (_, i) => {
    const [from, to] = [i * LENGTH, Math.min(length, (i + 1) * LENGTH)];
    return {
      type: 'range',
      section,
      first: from + 1,
      last: to,
      get children() {
        return leaves(from, to);
      },
    };
  });
}

/** The range that holds a section's leaf of this index. */
export const rangeAt = (ranges: readonly Range[], index: number): Range | undefined =>
  ranges.find(({ first, last }) => first - 1 <= index && index < last);

/** A range as a tree item. */
export function rangeItem({ section, first, last }: Range): TreeItem {
  const tree = new TreeItem(`${first}–${last}`, TreeItemCollapsibleState.Collapsed);
  tree.id = `${section}/from-${first}`;
  tree.contextValue = 'range';
  tree.accessibilityInformation = { label: l10n.t('{0} to {1}', first, last) };
  return tree;
}
