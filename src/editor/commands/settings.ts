import { ConfigurationTarget, commands, l10n, type WorkspaceFolder, window, workspace } from 'vscode';
import { NEWS } from '../language.js';
import { sayInformation } from '../say.js';
import { inform } from './targets.js';

/** Switches one kind of highlights, where it was set last: in the workspace or for the user. */
export async function toggleHighlights(kind: 'enabled' | 'quotes' | 'speakers' | 'figures' | 'notes'): Promise<void> {
  const settings = workspace.getConfiguration('newsmark.highlights');
  const inWorkspace = settings.inspect(kind)?.workspaceValue !== undefined;
  const target = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update(kind, !settings.get(kind, true), target);
}

/** Says in the settings of a folder that its text files are news, and how to take that back. */
export async function treatAsNews(): Promise<void> {
  const folder = await chosenFolder();
  if (!folder) return;
  // In a workspace of several folders the setting is shared, so it names the folder.
  const alone = workspace.workspaceFolders?.length === 1;
  const glob = alone ? '*.txt' : `${folder.uri.path}/**/*.txt`;
  const before = associations();
  await setAssociations({ ...before, [glob]: NEWS });
  const undo = l10n.t('Undo');
  const show = l10n.t('Open Settings');
  const message = l10n.t(
    'The text files of {0} are news now. This stands in its settings under “files.associations”.',
    folder.name,
  );
  // Not awaited: the command has done its work while the message stands.
  void sayInformation(message, undo, show).then(async (choice) => {
    if (choice === undo) await setAssociations(without(associations(), glob));
    else if (choice === show) await commands.executeCommand('workbench.action.openWorkspaceSettingsFile');
  });
}

async function chosenFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return inform(l10n.t('Open a folder first.'));
  return folders.length === 1 ? folders[0] : window.showWorkspaceFolderPick();
}

type Associations = Readonly<Record<string, string>>;

const associations = (): Associations =>
  workspace.getConfiguration('files').inspect<Associations>('associations')?.workspaceValue ?? {};

const without = (all: Associations, glob: string): Associations =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== glob));

const setAssociations = (all: Associations): Thenable<void> =>
  workspace
    .getConfiguration('files')
    .update('associations', Object.keys(all).length ? all : undefined, ConfigurationTarget.Workspace);
