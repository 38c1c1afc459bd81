import { TabInputText, TabInputTextDiff, type TextDocument, window } from 'vscode';

/**
 * Whether an editor holds what the disk does not. A document's own `isDirty` turns false when a save ends, also where
 * somebody has typed since that save began and the editor is dirty still; its tab knows better.
 */
export function isUnsaved(document: TextDocument): boolean {
  if (document.isClosed || document.isDirty) return document.isDirty;
  const key = document.uri.toString();
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ isDirty, input }) => {
      if (!isDirty) return false;
      if (input instanceof TabInputText) return input.uri.toString() === key;
      return input instanceof TabInputTextDiff && input.modified.toString() === key;
    }),
  );
}
