import { window } from 'vscode';
import { iconless, message } from './markdown.js';

/**
 * Messages to the person, all of which go through here: notifications read `[label](command:…)` as a link that runs a
 * command, and the status bar reads `$(name)` as an icon, so that the name of a file could put one there.
 */

/** The longest message, in code units, and how long one in the status bar stays, in ms. */
const LONGEST = 1000;
const STAYS = 5000;

/** Each gives the item that the person chose, or undefined. */
export const sayInformation = (sentence: string, ...items: readonly string[]): Thenable<string | undefined> =>
  window.showInformationMessage(message(sentence, LONGEST), ...items);
export const sayWarning = (sentence: string, ...items: readonly string[]): Thenable<string | undefined> =>
  window.showWarningMessage(message(sentence, LONGEST), ...items);
export const sayError = (sentence: string, ...items: readonly string[]): Thenable<string | undefined> =>
  window.showErrorMessage(message(sentence, LONGEST), ...items);

/** Asks in a dialog that waits. */
export const ask = (question: string, ...items: readonly string[]): Thenable<string | undefined> =>
  window.showInformationMessage(message(question, LONGEST), { modal: true }, ...items);

/** Says in the status bar what was done, for some seconds. */
export const sayInPassing = (sentence: string): void => {
  window.setStatusBarMessage(iconless(sentence, 200), STAYS);
};
