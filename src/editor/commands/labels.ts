import { l10n, window } from 'vscode';
import * as decisions from '../../article/decisions.js';
import { spansOf } from '../../article/queries.js';
import { allLabels } from '../../codebook/labels.js';
import { emptyCodebook } from '../../codebook/read.js';
import { nearDuplicates } from '../../codebook/similar.js';
import type { Codebook } from '../../codebook/types.js';
import { addLabel, changeLabel, removeLabel } from '../../codebook/write.js';
import type { TextEdit } from '../../text/edit.js';
import { hull } from '../../text/span.js';
import type { CodebookStore } from '../codebooks.js';
import type { FolderArticle } from '../contracts.js';
import { errorInWords } from '../inWords.js';
import { iconless } from '../markdown.js';
import { sayError, sayInPassing } from '../say.js';
import type { ArticlePart, OtherPart } from '../undo.js';
import { codebookPart } from './codebookPart.js';
import type { Everywhere } from './everywhere.js';
import { openEach, sayLeftOut } from './leftOut.js';
import { type PreviewPlace, preview } from './preview.js';
import { inform } from './targets.js';

/** The commands that rename, merge and delete a label of the codebook, with all annotations that carry it. */

/** What the labels are: of the codebook and in use, and how often. */
interface Known {
  readonly keys: readonly string[];
  readonly codebook: Codebook;
  readonly uses: ReadonlyMap<string, readonly PreviewPlace<string>[]>;
  /** Any article of the folder, by which its codebook is found. */
  readonly some: FolderArticle;
}

async function known({ folder }: Everywhere, codebooks: CodebookStore): Promise<Known | undefined> {
  await folder.ready();
  const [some] = folder.articles;
  if (!some) return inform(l10n.t('There are no articles here.'));
  const codebook = (await codebooks.reload(some.uri))?.codebook ?? emptyCodebook;
  const uses = new Map<string, PreviewPlace<string>[]>();
  for (const article of folder.articles)
    for (const item of [...article.article.quotes, ...article.article.figures])
      for (const label of item.labels) {
        const places = uses.get(label) ?? [];
        places.push({ article, at: hull(spansOf(item)), says: '', is: item.id });
        uses.set(label, places);
      }
  const keys = [...new Set([...allLabels(codebook).map(({ label }) => label.key), ...uses.keys()])];
  return keys.length > 0 ? { keys, codebook, uses, some } : inform(l10n.t('There are no labels yet.'));
}

async function pick({ keys, uses }: Known, title: string, except?: string): Promise<string | undefined> {
  const items = keys
    .filter((key) => key !== except)
    .map((key) => ({
      label: iconless(key, 80),
      description: l10n.t('{0} annotations', uses.get(key)?.length ?? 0),
      key,
    }));
  return (await window.showQuickPick(items, { title }))?.key;
}

const answerIn = (argument: unknown, key: 'label' | 'to'): string | undefined => {
  const value = (argument as Record<string, unknown> | undefined)?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** `{label, to}` answers what would be asked, `{all: true}` leaves the list of places out. */
export async function renameLabel(everywhere: Everywhere, codebooks: CodebookStore, argument: unknown): Promise<void> {
  const all = await known(everywhere, codebooks);
  const from = all && (answerIn(argument, 'label') ?? (await pick(all, l10n.t('Rename which label?'))));
  if (!all || !from) return;
  const others = all.keys.filter((key) => key !== from);
  const to =
    answerIn(argument, 'to') ??
    (await window.showInputBox({
      title: l10n.t('New name of the label {0}', from),
      value: from,
      validateInput: (value) => warning(value.trim(), others),
    }));
  if (!to || to === from) return;
  await change(everywhere, codebooks, all, argument, { from, to, name: l10n.t('Rename label {0} to {1}', from, to) });
}

function warning(value: string, others: readonly string[]): string | undefined {
  if (value === '') return l10n.t('A label has a name.');
  if (others.includes(value)) return l10n.t('There is a label of this name: use “Merge Label” to make them one.');
  const near = nearDuplicates(value, others);
  return near.length > 0
    ? l10n.t('Nearly the same as {0}: choose another name, or merge them.', near.join(', '))
    : undefined;
}

export async function mergeLabel(everywhere: Everywhere, codebooks: CodebookStore, argument: unknown): Promise<void> {
  const all = await known(everywhere, codebooks);
  const from = all && (answerIn(argument, 'label') ?? (await pick(all, l10n.t('Merge which label?'))));
  if (!all || !from) return;
  const to = answerIn(argument, 'to') ?? (await pick(all, l10n.t('Merge {0} into which label?', from), from));
  if (!to || to === from) return;
  await change(everywhere, codebooks, all, argument, { from, to, name: l10n.t('Merge label {0} into {1}', from, to) });
}

export async function deleteLabel(everywhere: Everywhere, codebooks: CodebookStore, argument: unknown): Promise<void> {
  const all = await known(everywhere, codebooks);
  const from = all && (answerIn(argument, 'label') ?? (await pick(all, l10n.t('Delete which label?'))));
  if (!all || !from) return;
  await change(everywhere, codebooks, all, argument, { from, to: null, name: l10n.t('Delete label {0}', from) });
}

/** Changes the annotations that the person leaves in the list, and the codebook with them where none is left out. */
async function change(
  { articles, history }: Everywhere,
  codebooks: CodebookStore,
  { codebook, uses, some }: Known,
  argument: unknown,
  { from, to, name }: { readonly from: string; readonly to: string | null; readonly name: string },
): Promise<void> {
  const places = uses.get(from) ?? [];
  const unasked = (argument as { all?: unknown } | undefined)?.all === true || places.length === 0;
  const picked = unasked ? places : await preview(name, places);
  if (!picked) return;
  const parts: (ArticlePart | OtherPart)[] = [];
  const articlesMeant = new Map(picked.map(({ article }) => [article.uri.toString(), article]));
  const { opened, leftOut } = await openEach(
    articles,
    [...articlesMeant.values()].map(({ uri }) => uri),
  );
  for (const { uri, record } of opened) {
    const ids = new Set(picked.filter((place) => place.article.uri.toString() === uri.toString()).map(({ is }) => is));
    parts.push({ uri, changes: decisions.relabel(record, ids, from, to) });
  }
  const has = (key: string) => allLabels(codebook).some(({ label }) => label.key === key);
  const edit = (source: string): readonly TextEdit[] => {
    if (to === null || has(to)) return removeLabel(source, from);
    return changeLabel(source, from, { key: to });
  };
  // What could not be changed everywhere has to stay in the codebook.
  if (has(from) && picked.length === places.length && leftOut.length === 0)
    parts.push(codebookPart(codebooks, some.uri, edit));
  else if (to !== null && !has(to) && codebook.labels.length > 0)
    parts.push(codebookPart(codebooks, some.uri, (source) => addLabel(source, { key: to })));
  try {
    await history.decideAll(name, parts);
    sayInPassing(l10n.t('{0}: {1} annotations', name, picked.length));
    sayLeftOut(leftOut);
  } catch (error) {
    void sayError(errorInWords(error));
  }
}
