import { commands, l10n, window } from 'vscode';

/** What can be done in a review, with the keys as they come: for `?`. */
const rows = (): readonly (readonly [key: string, what: string, command: string])[] => [
  ['n', l10n.t('next open suggestion'), 'review.next'],
  ['p', l10n.t('previous open suggestion'), 'review.previous'],
  ['a', l10n.t('confirm'), 'review.confirm'],
  ['r', l10n.t('reject'), 'review.reject'],
  ['s', l10n.t('change the speaker'), 'review.changeSpeaker'],
  ['k', l10n.t('change the kind'), 'review.changeKind'],
  ['e', l10n.t('move the edges: Shift+←/→ the end, Shift+↑/↓ the start; with Ctrl by a character'), 'review.edges'],
  ['j', l10n.t('join with the next quote'), 'review.join'],
  ['x', l10n.t('split in two'), 'review.split'],
  ['m', l10n.t('note'), 'review.note'],
  ['l', l10n.t('labels'), 'review.label'],
  ['w', l10n.t('unsure, or sure again'), 'review.unsure'],
  ['u', l10n.t('undo the last decision'), 'review.undo'],
  ['Esc', l10n.t('end the review'), 'review.end'],
];

/** Lists the keys; a picked one is carried out. They are ordinary keybindings, so a last row leads to these. */
export async function showKeys(): Promise<void> {
  const change = { label: `$(gear) ${l10n.t('Change these keys…')}`, command: undefined };
  const items = rows().map(([label, description, command]) => ({ label, description, command }));
  const title = l10n.t('Keys of the review');
  const picked = await window.showQuickPick([...items, change], { title, matchOnDescription: true });
  if (!picked) return;
  if (picked.command) await commands.executeCommand(`newsmark.${picked.command}`);
  else await commands.executeCommand('workbench.action.openGlobalKeybindings', 'newsmark.review');
}
