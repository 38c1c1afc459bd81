import { l10n, type MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { Article, LostAnnotation } from '../../article/types.js';
import { hull, type Span } from '../../text/span.js';
import { card } from '../cards.js';
import type { LoadedArticle } from '../contracts.js';
import { positionsIn } from '../lines.js';
import { commandLink, inert, plain } from '../markdown.js';
import { snippetOf } from '../snippets.js';
import { goToPlace } from '../treeItems.js';
import * as wording from '../wording.js';

/** An annotation that has no place in the article, or several. `uri` and `id` make it a target of the commands. */
export interface LostLeaf {
  readonly type: 'lost';
  readonly section: 'lost';
  readonly uri: Uri;
  readonly id: string;
  readonly lost: LostAnnotation;
  readonly candidates: readonly CandidateLeaf[];
  /** Where it stood once, within the present text: the place to look around. */
  readonly near: Span;
}

/** A place where a lost annotation may stand. `at` tells `newsmark.place` where. */
export interface CandidateLeaf {
  readonly type: 'candidate';
  readonly section: 'lost';
  readonly uri: Uri;
  readonly id: string;
  readonly at: readonly Span[];
  readonly article: Article;
  /** From 1. */
  readonly line: number;
}

/** How much of the text around a candidate is shown, in code units. */
const BEFORE = 14;
const AFTER = 40;

/** An article's annotations without a place; those that a person keeps so come last. */
export function lostLeaves({ uri, article }: LoadedArticle): readonly LostLeaf[] {
  const positionAt = positionsIn(article.text);
  const leaves = article.lost.map((lost): LostLeaf => {
    const { id, at } = lost.annotation;
    const start = Math.min(at[0]?.[0] ?? 0, article.text.length);
    const candidates = candidatesOf(lost).map(
      (place): CandidateLeaf => ({
        type: 'candidate',
        section: 'lost',
        uri,
        id,
        at: place,
        article,
        line: positionAt(place[0][0]).line + 1,
      }),
    );
    return { type: 'lost', section: 'lost', uri, id, lost, candidates, near: [start, start] };
  });
  const kept = ({ lost }: LostLeaf) => Number(lost.annotation.unplaced ?? false);
  return leaves.sort((a, b) => kept(a) - kept(b));
}

/** Where a lost annotation may stand, in text order, as a person looks for it. */
export const candidatesOf = ({ candidates }: LostAnnotation): readonly (readonly Span[])[] =>
  [...candidates].sort((a, b) => a[0][0] - b[0][0]);

/** What became of a lost annotation, in few words. */
export function fateOf({ annotation, candidates }: LostAnnotation): string {
  if (annotation.unplaced) return l10n.t('kept without a place');
  return candidates.length ? l10n.t('{0} possible places', candidates.length) : l10n.t('no place left');
}

/** A lost annotation as a tree item; a click goes to where it stood, its candidates are below it. */
export function lostItem({ uri, id, lost, candidates, near }: LostLeaf): TreeItem {
  const { annotation } = lost;
  const words = plain(annotation.text, 90) || id;
  const tree = new TreeItem(
    words,
    candidates.length && !annotation.unplaced
      ? TreeItemCollapsibleState.Expanded
      : candidates.length
        ? TreeItemCollapsibleState.Collapsed
        : TreeItemCollapsibleState.None,
  );
  const kind = wording.annotationKind(annotation.kind);
  tree.id = `lost/${id}`;
  tree.iconPath = annotation.unplaced
    ? new ThemeIcon('archive')
    : new ThemeIcon(candidates.length ? 'question' : 'warning', new ThemeColor('list.warningForeground'));
  tree.contextValue = annotation.unplaced ? 'lost kept' : candidates.length ? 'lost ambiguous' : 'lost';
  tree.command = goToPlace(uri, near);
  tree.description = `${fateOf(lost)} · ${kind}`;
  tree.accessibilityInformation = {
    label: l10n.t('annotation without a place, {0}, {1}: {2}', kind, fateOf(lost), plain(annotation.text, 200)),
  };
  tree.tooltip = lostCard(uri, lost);
  return tree;
}

/** A place where a lost annotation may stand, as a tree item; a click selects the words there. */
export function candidateItem({ uri, id, at, article, line }: CandidateLeaf): TreeItem {
  const { label, highlights } = snippetOf(article.text, at, BEFORE, AFTER);
  const span = hull(at);
  // The words are the same at each candidate: the line comes first, as side bars are narrow.
  const lead = `${line}: `;
  const tree = new TreeItem({
    label: lead + label,
    highlights: highlights.map(([start, end]) => [start + lead.length, end + lead.length]),
  });
  tree.id = `lost/${id}/${span[0]}-${span[1]}`;
  tree.iconPath = new ThemeIcon('location');
  tree.contextValue = 'candidate';
  tree.command = goToPlace(uri, span);
  tree.accessibilityInformation = { label: l10n.t('possible place in line {0}: {1}', line, label) };
  return tree;
}

/** Why it has no place, its words, and what can be done. */
export function lostCard(uri: Uri, { annotation, candidates }: LostAnnotation): MarkdownString {
  const why = candidates.length
    ? l10n.t('These words stand in more than one place now. Say which one is meant.')
    : l10n.t('The article no longer has these words. Select the words that are meant now, and place it there.');
  const target = { uri: uri.toString(), id: annotation.id };
  const links = [
    commandLink(l10n.t('Place Here'), 'newsmark.place', target),
    annotation.unplaced ? '' : commandLink(l10n.t('Keep Without a Place'), 'newsmark.keep', target),
    commandLink(l10n.t('Delete'), 'newsmark.delete', target),
  ];
  return card(
    inert(annotation.unplaced ? l10n.t('Kept without a place.') : why),
    inert(annotation.text, 600),
    annotation.note ? `${inert(l10n.t('Note:'))} ${inert(annotation.note, 600)}` : '',
    links.filter((link) => link).join(' \\| '),
  );
}
