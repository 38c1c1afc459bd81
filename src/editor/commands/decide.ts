import { commands, l10n, Range, window, workspace } from 'vscode';
import type { Hand } from '../../article/decisions.js';
import type { Change } from '../../sidecar/types.js';
import { nameInSettings } from '../annotator.js';
import { resolveConflict } from '../conflict.js';
import type { LoadedArticle } from '../contracts.js';
import { positionsIn } from '../lines.js';
import { today } from '../signing.js';
import type { History } from '../undo.js';
import { inform } from './targets.js';

/** Makes a decision on an article: takes it into the record, onto the undo stack and into the sidecar. */
export type Decide = (loaded: LoadedArticle, name: string, changes: readonly Change[]) => Promise<void>;

/** Refuses, with a message, where a decision could not be kept. */
export const decider =
  (history: History): Decide =>
  async (loaded, name, changes) => {
    if (!canDecide(loaded)) return;
    await history.decide(loaded.uri, name, changes);
  };

/** Whether decisions on the article can be written; says why where not. To be asked before the person is asked anything. */
export function canDecide(loaded: LoadedArticle): boolean {
  if (loaded.uri.scheme === 'untitled') {
    inform(l10n.t('Save the article first: decisions are kept in a file beside it.'));
    return false;
  }
  if (!loaded.sidecar.writable) void sayUnreadable(loaded);
  return loaded.sidecar.writable;
}

async function sayUnreadable({ sidecar }: LoadedArticle): Promise<void> {
  const name = workspace.asRelativePath(sidecar.uri);
  const problem = sidecar.problems.find(({ severity }) => severity === 'error');
  const reason = sidecar.failure ?? problem?.message ?? l10n.t('it is not UTF-8 text');
  const open = l10n.t('Open File');
  const settle = l10n.t('Resolve Conflict…');
  const conflict = problem?.code === 'conflict';
  const message = l10n.t('{0} cannot be understood, so nothing is written to it: {1}', name, reason);
  const choice = await window.showErrorMessage(message, ...(conflict ? [settle, open] : [open]));
  if (choice === settle) return void (await commands.executeCommand(resolveConflict, sidecar.uri));
  if (choice !== open) return;
  const place = problem && positionsIn(sidecar.text)(problem.span[0]);
  await window.showTextDocument(sidecar.uri, place && { selection: new Range(place, place) });
}

/** When is decided, and by whom where a setting says it; else the history signs what is decided. */
export const hand = (): Hand => ({ by: nameInSettings(), on: today(), random: Math.random });
