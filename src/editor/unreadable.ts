import { commands, l10n, Range, window, workspace } from 'vscode';
import { resolveConflict } from './conflict.js';
import type { SidecarState } from './contracts.js';
import { problemInWords } from './inWords.js';
import { positionsIn } from './lines.js';
import { sayError } from './say.js';

/** Why nothing is written to a sidecar, in a few words. */
export function whyUnreadable({ failure, problems }: SidecarState): string {
  const problem = problems.find(({ severity }) => severity === 'error');
  return failure ?? (problem ? problemInWords(problem) : l10n.t('it is not UTF-8 text'));
}

/** Says why nothing is written to a sidecar, and offers what helps: the settling of its conflict, or the file itself. */
export async function sayUnreadable(sidecar: SidecarState): Promise<void> {
  const name = workspace.asRelativePath(sidecar.uri);
  const problem = sidecar.problems.find(({ severity }) => severity === 'error');
  const reason = whyUnreadable(sidecar);
  const open = l10n.t('Open File');
  const settle = l10n.t('Resolve Conflict…');
  const conflict = problem?.code === 'conflict';
  const message = l10n.t('{0} cannot be understood, so nothing is written to it: {1}', name, reason);
  const choice = await sayError(message, ...(conflict ? [settle, open] : [open]));
  if (choice === settle) return void (await commands.executeCommand(resolveConflict, sidecar.uri));
  if (choice !== open) return;
  const place = problem && positionsIn(sidecar.text)(problem.span[0]);
  await window.showTextDocument(sidecar.uri, place && { selection: new Range(place, place) });
}
