import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import * as decisions from '../../article/decisions.js';
import { itemById } from '../../article/queries.js';
import type { Article, ArticleItem } from '../../article/types.js';
import { allLabels, answers, attributesFor, fits } from '../../codebook/labels.js';
import { emptyCodebook } from '../../codebook/read.js';
import { keyFrom, nearDuplicates } from '../../codebook/similar.js';
import type { Attribute, Codebook } from '../../codebook/types.js';
import type { Articles } from '../articles.js';
import type { CodebookStore } from '../codebooks.js';
import { iconless } from '../markdown.js';
import { canDecide, type Decide, hand } from './decide.js';
import { freshLabels } from './freshLabels.js';
import { inform, nameOf, subjectOf } from './targets.js';

/** The commands that put labels and answers of the codebook on an item. */

/** A label to pick. */
export interface LabelItem extends QuickPickItem {
  readonly key: string;
  /** Not in the codebook yet: it is added to it, in one step with the decision. */
  readonly fresh?: true;
}

/**
 * Asks which labels an item has: those of the codebook with their guidelines, those in use, and a new one as typed (or
 * as selected in the text), with a word where it is only another spelling of one there is. `{labels}` beside the target
 * sets them without asking.
 */
export async function label(
  articles: Articles,
  decide: Decide,
  codebooks: CodebookStore,
  argument: unknown,
): Promise<void> {
  const subject = await subjectOf(articles, argument, ({ type }) => type !== 'entity');
  if (!subject || subject.on.type === 'entity' || !canDecide(subject.loaded)) return;
  const { loaded, on } = subject;
  const { codebook } = (await codebooks.reload(loaded.uri)) ?? { codebook: emptyCodebook };
  const what = nameOf(loaded.article, on);
  const given = (argument as { labels?: unknown } | undefined)?.labels;
  const labels = isTexts(given)
    ? given.map((key): LabelItem => ({ label: key, key }))
    : await pickLabels([loaded.article], [on], on.labels, codebook, l10n.t('Labels of {0}', what));
  if (!labels) return;
  const keys = labels.map(({ key }) => key);
  if (keys.join('\n') === on.labels.join('\n')) return;
  const changes = decisions.setLabels(loaded.article, loaded.record, on.id, keys, hand());
  await decide(loaded, l10n.t('Labels of {0}', what), changes, freshLabels(codebooks, loaded.uri, labels, codebook));
}

/** Whether labels came with a command. */
export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '');

/** Asks for labels of items: those that fit all of them, those in use in their articles, new ones. `chosen` are ticked. */
export function pickLabels(
  articles: readonly Article[],
  on: readonly ArticleItem[],
  chosen: readonly string[],
  codebook: Codebook,
  title: string,
): Promise<readonly LabelItem[] | undefined> {
  const allowed = allLabels(codebook).filter(
    (p) => on.every(({ type }) => fits(p.label, type)) || chosen.includes(p.label.key),
  );
  const inCodebook = new Set(allLabels(codebook).map((p) => p.label.key));
  const items = articles.flatMap(({ quotes, figures }) => [...quotes, ...figures]);
  const used = [...new Set(items.flatMap(({ labels }) => labels))];
  const others = used.filter((key) => !inCodebook.has(key)).sort();
  const offered: readonly LabelItem[] = [
    ...allowed.map(
      ({ label: { key, description }, above }): LabelItem => ({
        label: `${'\u2003'.repeat(above.length)}${iconless(key, 80)}`,
        description: above.length > 0 ? above.map((a) => iconless(a.key, 40)).join(' › ') : undefined,
        detail: description && iconless(description, 300),
        key,
      }),
    ),
    ...others.map((key): LabelItem => ({ label: iconless(key, 80), description: l10n.t('not in the codebook'), key })),
  ];
  const picker = window.createQuickPick<LabelItem>();
  picker.title = title;
  picker.placeholder = l10n.t('Pick labels, or type a new one');
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const selection = selectedWords();
  const fresh: LabelItem[] = [];
  /** What was ticked when something was typed last. */
  let tickedThen = '';
  const keysOf = (items: readonly LabelItem[]) =>
    items
      .map(({ key }) => key)
      .sort()
      .join('\n');
  const offer = (typed: string) => {
    const ticked = new Set(picker.selectedItems.map(({ key }) => key));
    const key = keyFrom(typed || selection);
    const known = [...offered, ...fresh].some((item) => item.key === key);
    const items = [...fresh, ...offered];
    if (key !== '' && !known) items.unshift(newLabel(key, [...inCodebook, ...others], typed === ''));
    picker.items = items;
    picker.selectedItems = items.filter((item) => ticked.has(item.key));
    tickedThen = keysOf(picker.selectedItems);
    // A list in which several can be ticked is at none of them by itself.
    const meant = typed === '' ? undefined : meantBy(typed, items);
    if (meant) picker.activeItems = [meant];
  };
  return new Promise((resolve) => {
    picker.onDidChangeValue(offer);
    picker.onDidChangeSelection((items) => {
      // A new label stays in the list while another one is typed.
      for (const item of items) if (item.fresh && !fresh.some(({ key }) => key === item.key)) fresh.push(item);
    });
    picker.onDidAccept(() => {
      const ticked = picker.selectedItems;
      // Return on words that were just typed means their label, ticked or not.
      const isTyped = picker.value !== '' && keysOf(ticked) === tickedThen;
      const meant = isTyped ? (picker.activeItems[0] ?? meantBy(picker.value, picker.items)) : undefined;
      resolve(meant && !ticked.includes(meant) ? [...ticked, meant] : ticked);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.items = offered;
    picker.selectedItems = offered.filter(({ key }) => chosen.includes(key));
    offer('');
    picker.show();
  });
}

/** The label that typed words mean: of this key, or the only one that begins so; else the new one. */
function meantBy(typed: string, items: readonly LabelItem[]): LabelItem | undefined {
  const key = keyFrom(typed);
  if (key === '') return undefined;
  const old = items.filter((item) => !item.fresh).map((item) => ({ item, spelled: keyFrom(item.key) }));
  const begins = old.filter(({ spelled }) => spelled.startsWith(key));
  const found = old.find(({ spelled }) => spelled === key) ?? (begins.length === 1 ? begins[0] : undefined);
  return found?.item ?? items.find((item) => item.key === key);
}

function newLabel(key: string, keys: readonly string[], inVivo: boolean): LabelItem {
  const near = nearDuplicates(key, keys);
  return {
    label: `$(add) ${iconless(key, 80)}`,
    description: inVivo ? l10n.t('new label, from the selection') : l10n.t('new label'),
    detail:
      near.length > 0
        ? `$(warning) ${l10n.t(
            'Nearly the same as {0}',
            near
              .slice(0, 3)
              .map((n) => iconless(n, 40))
              .join(', '),
          )}`
        : undefined,
    alwaysShow: true,
    key,
    fresh: true,
  };
}

function selectedWords(): string {
  const editor = window.activeTextEditor;
  const words = editor ? editor.document.getText(editor.selection) : '';
  return words.length <= 120 ? words : '';
}

/** Asks for the answers of the codebook's attributes, one after the other. `{key, value}` beside the target sets one. */
export async function answer(
  articles: Articles,
  decide: Decide,
  codebooks: CodebookStore,
  argument: unknown,
): Promise<void> {
  const subject = await subjectOf(articles, argument, ({ type }) => type !== 'entity');
  if (!subject || subject.on.type === 'entity' || !canDecide(subject.loaded)) return;
  const { loaded, on } = subject;
  const { codebook } = (await codebooks.reload(loaded.uri)) ?? { codebook: emptyCodebook };
  const attributes = attributesFor(codebook, on.type, on.labels);
  if (attributes.length === 0) return inform(l10n.t('The codebook (newsmark.yaml) asks nothing of this.'));
  const what = nameOf(loaded.article, on);
  const given = argument as { key?: unknown; value?: unknown } | undefined;
  const attribute =
    attributes.find(({ key }) => key === given?.key) ??
    (await pickAttribute(attributes, on, l10n.t('What of {0}?', what)));
  if (!attribute) return;
  const before = on.attributes[attribute.key] ?? '';
  const value = typeof given?.value === 'string' ? given.value : await askFor(attribute, before);
  if (value === undefined) return;
  if (value !== '' && !answers(attribute, value)) return inform(expected(attribute));
  // What is on may have another id by now: the person was asked meanwhile.
  const id = itemById(loaded.article, on.id)?.id ?? on.id;
  const changes = decisions.setAttribute(loaded.article, loaded.record, id, attribute.key, value.trim(), hand());
  if (changes.length > 0) await decide(loaded, l10n.t('{0} of {1}', attribute.key, what), changes);
}

async function pickAttribute(
  attributes: readonly Attribute[],
  on: ArticleItem,
  title: string,
): Promise<Attribute | undefined> {
  if (attributes.length === 1) return attributes[0];
  const items = attributes.map((attribute) => ({
    label: iconless(attribute.key, 80),
    description: iconless(on.attributes[attribute.key] ?? '', 80),
    detail: attribute.description && iconless(attribute.description, 300),
    attribute,
  }));
  return (await window.showQuickPick(items, { title }))?.attribute;
}

/** The answer; '' to take it off; undefined where the person thinks better of it. */
async function askFor(attribute: Attribute, before: string): Promise<string | undefined> {
  const title = attribute.description ? `${attribute.key}: ${attribute.description}` : attribute.key;
  if (attribute.type !== 'choice')
    return window.showInputBox({
      title: iconless(title, 300),
      value: before,
      prompt: l10n.t('An empty answer takes it away.'),
      validateInput: (value) => (value === '' || answers(attribute, value) ? undefined : expected(attribute)),
    });
  const none = { label: `$(close) ${l10n.t('No answer')}`, value: '' };
  const line = { label: '', kind: QuickPickItemKind.Separator, value: undefined };
  const items = attribute.values.map((value) => ({
    label: iconless(value, 80),
    description: value === before ? l10n.t('now') : undefined,
    value,
  }));
  return (await window.showQuickPick(before ? [...items, line, none] : items, { title: iconless(title, 300) }))?.value;
}

const expected = ({ key, type, values }: Attribute): string => {
  if (type === 'choice') return l10n.t('“{0}” is one of: {1}', key, values.join(', '));
  if (type === 'number') return l10n.t('“{0}” is a number.', key);
  return type === 'date' ? l10n.t('“{0}” is a day, as in 2026-11-22.', key) : l10n.t('“{0}” is some words.', key);
};
