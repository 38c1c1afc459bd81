import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type Choice, type ConflictItem, type Conflicts, conflictsIn, resolve } from '../sidecar/resolve.js';
import { choiceWord, nameOfConflict, sayingOf } from './conflictItems.js';
import { errorInWords } from './inWords.js';
import { isArticle } from './language.js';
import { iconless } from './markdown.js';
import { sayError, sayInformation, sayInPassing, sayWarning } from './say.js';
import { articleOf, sidecarOf } from './sidecars.js';
import type { History, OtherPart } from './undo.js';

/** The command that settles what a merge left open in a sidecar. */
export const resolveConflict = 'newsmark.resolveConflict';

/**
 * What the command may be given: the article or the sidecar, and the choices, which it asks for else. Choices are made
 * by the conflicts' keys; what has none is settled as suggested, else as ours.
 */
export interface ConflictAnswers {
  readonly uri?: Uri | string;
  readonly choices?: Choice | Readonly<Record<string, Choice>>;
}

type Choices = ReadonlyMap<string, Choice>;

export const conflictCommand = (history: History): Disposable =>
  commands.registerCommand(resolveConflict, (argument: unknown) => settle(history, argument));

/** Asks for each conflict which side is right, and writes the answer as one edit, which can be undone. */
async function settle(history: History, argument: unknown): Promise<void> {
  const answers = answersIn(argument);
  const sidecar = sidecarMeant(answers.uri);
  const document = sidecar && (await opened(sidecar));
  if (!document) return void sayInformation(l10n.t('Open the article or its sidecar first.'));
  const name = workspace.asRelativePath(document.uri);
  const conflicts = conflictsIn(document.getText());
  if (!conflicts) return sayByHand(document, name);
  if (conflicts.regions.length === 0) return void sayInformation(l10n.t('{0} has no conflict.', name));
  // Where both sides mean the same, there is nothing to ask.
  const choices = chosenIn(conflicts, answers) ?? (conflicts.items.length ? await ask(document, conflicts) : new Map());
  if (choices) await write(history, document, conflicts, choices);
}

function answersIn(argument: unknown): ConflictAnswers {
  if (argument instanceof Uri) return { uri: argument };
  const { uri, choices } = (argument ?? {}) as ConflictAnswers;
  const known = typeof choices === 'string' || (typeof choices === 'object' && choices !== null);
  return { uri: uri instanceof Uri || typeof uri === 'string' ? uri : undefined, choices: known ? choices : undefined };
}

/** The sidecar that is given, open, or that of the open article. */
function sidecarMeant(given: Uri | string | undefined): Uri | undefined {
  const uri = typeof given === 'string' ? Uri.parse(given) : given;
  if (uri) return articleOf(uri) ? uri : sidecarOf(uri);
  const document = window.activeTextEditor?.document;
  if (!document) return undefined;
  return articleOf(document.uri) ? document.uri : isArticle(document) ? sidecarOf(document.uri) : undefined;
}

async function opened(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

async function sayByHand(document: TextDocument, name: string): Promise<void> {
  const open = l10n.t('Open File');
  const message = l10n.t('The markers in {0} do not pair, or a side cannot be read: put it right by hand.', name);
  if ((await sayError(message, open)) === open) await window.showTextDocument(document);
}

/** The choices that came with the command. */
function chosenIn({ items }: Conflicts, { choices }: ConflictAnswers): Choices | undefined {
  if (choices === undefined) return undefined;
  const wanted = ({ key }: ConflictItem): Choice | undefined =>
    typeof choices === 'string' ? choices : Object.hasOwn(choices, key) ? choices[key] : undefined;
  return new Map(items.flatMap((item) => withChoice(item, wanted(item))));
}

/** The choice for an item, where it may be made: "both" of what cannot be had twice leaves the suggestion. */
const withChoice = (item: ConflictItem, choice: Choice | undefined): readonly (readonly [string, Choice])[] =>
  choice && item.choices.includes(choice) ? [[item.key, choice]] : [];

interface ListItem extends QuickPickItem {
  readonly act?: 'write' | Choice;
  readonly conflict?: ConflictItem;
}

/**
 * The list of conflicts with what is chosen for each. A conflict that is accepted asks for its side; the list stays until
 * the choices are written or it is left. The sidecar is shown behind, at the conflict that is in focus.
 */
async function ask(document: TextDocument, { items, regions }: Conflicts): Promise<Choices | undefined> {
  const editor = await window.showTextDocument(document, { preserveFocus: true, preview: true });
  const chosen = new Map(items.flatMap((item) => withChoice(item, item.suggested ?? 'ours')));
  const { ours, theirs } = regions[0].labels;
  const title = l10n.t(
    'Conflicts: {0} · ours {1}, theirs {2}',
    items.length,
    iconless(ours, 40) || '–',
    iconless(theirs, 40) || '–',
  );
  const shown = (item: ConflictItem | undefined) => {
    const at = item?.at[0];
    if (!at) return;
    const position = document.positionAt(at[0]);
    editor.selection = new Selection(position, position);
    editor.revealRange(new Range(position, position), TextEditorRevealType.InCenter);
  };
  // The focus goes on to the next conflict, and from the last one to what writes.
  for (let next = 0; ; ) {
    const picked = await pick(title, listOf(items, chosen), items[next], shown);
    if (!picked) return undefined;
    if (picked.act === 'write') return chosen;
    if (picked.act) {
      for (const item of items) for (const [key, choice] of withChoice(item, picked.act)) chosen.set(key, choice);
      next = items.length;
    }
    if (!picked.conflict) continue;
    const { conflict } = picked;
    const choice = await askSide(conflict, chosen.get(conflict.key));
    if (choice) chosen.set(conflict.key, choice);
    next = items.indexOf(conflict) + (choice ? 1 : 0);
  }
}

function listOf(items: readonly ConflictItem[], chosen: Choices): readonly ListItem[] {
  const separator = (label: string): ListItem => ({ label, kind: QuickPickItemKind.Separator });
  return [
    { label: `$(save) ${l10n.t('Write These Choices')}`, act: 'write' },
    { label: `$(arrow-left) ${l10n.t('Take All of Ours')}`, act: 'ours' },
    { label: `$(arrow-right) ${l10n.t('Take All of Theirs')}`, act: 'theirs' },
    { label: `$(files) ${l10n.t('Take Both Where Possible')}`, act: 'both' },
    separator(l10n.t('Conflicts: Enter changes the choice')),
    ...items.map(
      (conflict): ListItem => ({
        label: nameOfConflict(conflict),
        description: `$(arrow-small-right) ${choiceWord(conflict, chosen.get(conflict.key) ?? 'ours')}`,
        detail: l10n.t('Ours: {0} | Theirs: {1}', sayingOf(conflict, 'ours'), sayingOf(conflict, 'theirs')),
        conflict,
      }),
    ),
  ];
}

function pick(
  title: string,
  items: readonly ListItem[],
  focus: ConflictItem | undefined,
  shown: (item: ConflictItem | undefined) => void,
): Promise<ListItem | undefined> {
  const picker = window.createQuickPick<ListItem>();
  picker.title = title;
  picker.placeholder = l10n.t('Choose for each, then write');
  picker.matchOnDetail = true;
  picker.ignoreFocusOut = true;
  picker.items = items;
  picker.activeItems = items.filter(({ act, conflict }) => (focus ? conflict === focus : act === 'write'));
  return new Promise((done) => {
    picker.onDidChangeActive(([active]) => shown(active?.conflict));
    picker.onDidAccept(() => {
      const [picked] = picker.selectedItems;
      if (!picked) return;
      done(picked);
      picker.hide();
    });
    picker.onDidHide(() => {
      done(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Asks which side is right, each with what it says. */
async function askSide(conflict: ConflictItem, now: Choice | undefined): Promise<Choice | undefined> {
  const items = conflict.choices.map((choice) => ({
    label: choiceWord(conflict, choice),
    description: choice === now ? l10n.t('chosen now') : choice === conflict.suggested ? l10n.t('suggested') : '',
    detail: choice === 'both' ? undefined : sayingOf(conflict, choice),
    choice,
  }));
  const picked = await window.showQuickPick(items, { title: nameOfConflict(conflict), ignoreFocusOut: true });
  return picked?.choice;
}

/** Writes the settled text, as one step of what can be undone. */
async function write(history: History, { uri }: TextDocument, conflicts: Conflicts, choices: Choices): Promise<void> {
  const name = workspace.asRelativePath(uri);
  const after = resolve(conflicts, choices, Math.random);
  try {
    await history.decideAll(l10n.t('Settle the conflicts in {0}', name), [rewriting(uri, conflicts.source, after)]);
    sayInPassing(l10n.t('{0}: {1} conflicts settled', name, conflicts.items.length));
  } catch (error) {
    void sayWarning(errorInWords(error));
  }
}

/** One text of a sidecar for another, as one edit of its document, which is saved where it was; and back again. */
const rewriting = (uri: Uri, before: string, after: string): OtherPart => ({
  uri,
  take: async () => {
    const document = await workspace.openTextDocument(uri);
    const name = workspace.asRelativePath(uri);
    if (document.getText() !== before) throw new Error(l10n.t('{0} has changed meanwhile.', name));
    const wasDirty = document.isDirty;
    const edit = new WorkspaceEdit();
    const { start, end, text } = stretch(before, after);
    edit.replace(uri, new Range(document.positionAt(start), document.positionAt(end)), text);
    if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('{0}: the editor refused the change.', name));
    if (!wasDirty) await document.save();
    return rewriting(uri, after, before);
  },
});

/** The one stretch by which two texts differ. */
function stretch(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  // A line's end of two signs is not taken apart: the editor would see another one.
  if (before[start - 1] === '\r') start--;
  if (before[before.length - same] === '\n') same = Math.max(0, same - 1);
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
