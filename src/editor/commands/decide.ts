import { l10n } from 'vscode';
import type { Hand } from '../../article/decisions.js';
import type { Change } from '../../sidecar/types.js';
import { nameInSettings } from '../annotator.js';
import type { LoadedArticle } from '../contracts.js';
import { today } from '../signing.js';
import type { History, OtherPart } from '../undo.js';
import { sayUnreadable } from '../unreadable.js';
import { inform } from './targets.js';

/**
 * Makes a decision on an article: takes it into the record, onto the undo stack and into the sidecar. What changes `also`
 * with it, beside articles, is undone with it.
 */
export type Decide = (
  loaded: LoadedArticle,
  name: string,
  changes: readonly Change[],
  also?: readonly OtherPart[],
) => Promise<void>;

/** Refuses, with a message, where a decision could not be kept. */
export const decider =
  (history: History): Decide =>
  async (loaded, name, changes, also = []) => {
    if (!canDecide(loaded)) return;
    await history.decideAll(name, [...also, { uri: loaded.uri, changes }]);
  };

/** Whether decisions on the article can be written; says why where not. To be asked before the person is asked anything. */
export function canDecide(loaded: LoadedArticle): boolean {
  if (loaded.uri.scheme === 'untitled') {
    inform(l10n.t('Save the article first: decisions are kept in a file beside it.'));
    return false;
  }
  if (!loaded.sidecar.writable) void sayUnreadable(loaded.sidecar);
  return loaded.sidecar.writable;
}

/** When is decided, and by whom where a setting says it; else the history signs what is decided. */
export const hand = (): Hand => ({ by: nameInSettings(), on: today(), random: Math.random });
