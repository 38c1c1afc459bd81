import { l10n, type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import type { Span } from '../../text/span.js';
import type { FolderArticle } from '../contracts.js';
import { iconless } from '../markdown.js';

/** One place at which something would be done. */
export interface PreviewPlace<T> {
  readonly article: FolderArticle;
  readonly at: Span;
  /** What would be there: "now Ann Moe", "direct quote". */
  readonly says: string;
  readonly is: T;
}

/** How much of the text around a place is shown, in UTF-16 code units. */
const AROUND = 40;

/**
 * Shows all places at which something would be done, by article, all of them ticked; the person unticks what is to be
 * left out. Undefined where the person thinks better of it.
 */
export async function preview<T>(
  title: string,
  places: readonly PreviewPlace<T>[],
): Promise<readonly PreviewPlace<T>[] | undefined> {
  type Item = QuickPickItem & { readonly place?: PreviewPlace<T> };
  const items: Item[] = [];
  let last: FolderArticle | undefined;
  for (const place of places) {
    if (place.article !== last)
      items.push({ label: workspace.asRelativePath(place.article.uri), kind: QuickPickItemKind.Separator });
    last = place.article;
    items.push({ ...rowOf(place), picked: true, place });
  }
  const picked = await window.showQuickPick<Item>(items, {
    title,
    placeHolder: l10n.t('Untick what is to be left out, then press Enter'),
    canPickMany: true,
    matchOnDescription: true,
  } as { title: string; canPickMany: true });
  return picked && (picked as unknown as readonly Item[]).flatMap(({ place }) => place ?? []);
}

function rowOf<T>({ article: { article, positionAt }, at: [start, end], says }: PreviewPlace<T>): QuickPickItem {
  const { text } = article;
  const left = text.slice(Math.max(0, start - AROUND), start);
  const right = text.slice(end, end + AROUND);
  const line = l10n.t('line {0}', positionAt(start).line + 1);
  return {
    label: iconless(`${left}[${text.slice(start, Math.min(end, start + 120))}]${right}`.trim(), 240),
    description: [line, says && iconless(says, 80)].filter((part) => part).join(' · '),
  };
}

/** Asks whether only this article is meant or the whole folder; not asked where it is the only one. */
export async function askScope(
  title: string,
  here: FolderArticle,
  all: readonly FolderArticle[],
): Promise<readonly FolderArticle[] | undefined> {
  const key = here.uri.toString();
  const others = all.filter(({ uri }) => uri.toString() !== key);
  if (others.length === 0) return [here];
  const items = [
    { label: l10n.t('In this article'), is: [here] },
    { label: l10n.t('In all {0} articles of the folder', others.length + 1), is: [here, ...others] },
  ];
  return (await window.showQuickPick(items, { title }))?.is;
}
