import { commands, l10n, window } from 'vscode';
import { manifest } from './extension.js';

interface Row {
  readonly label: string;
  readonly description: string;
  readonly command: string;
  readonly args?: unknown;
}

/** Lists every key that Newsmark comes with; a picked one is carried out. A last row leads to where they are changed. */
export async function showAllKeys(): Promise<void> {
  const { commands: titles = [], keybindings = [] } = manifest()?.contributes ?? {};
  const titleOf = (command: string) => titles.find((each) => each.command === command)?.title ?? command;
  const rows = keybindings.map(
    ({ command, key, args }): Row => ({ label: titleOf(command), description: shown(key), command, args }),
  );
  const change = { label: `$(gear) ${l10n.t('Change these keys…')}`, description: '', command: undefined };
  const picked = await window.showQuickPick<Row | typeof change>([...rows, change], {
    title: l10n.t('Keys of Newsmark'),
    matchOnDescription: true,
  });
  if (!picked) return;
  if (picked.command === undefined) await commands.executeCommand('workbench.action.openGlobalKeybindings', 'newsmark');
  else await commands.executeCommand(picked.command, 'args' in picked ? picked.args : undefined);
}

/** "shift+alt+enter" as it is read: "Shift+Alt+Enter". */
const shown = (key: string): string => key.replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
