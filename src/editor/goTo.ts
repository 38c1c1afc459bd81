import { commands, type Disposable, Range, Uri, window, workspace } from 'vscode';
import type { Span } from '../text/span.js';

/** What `newsmark.goTo` takes: a place in an article. Hover links pass it as JSON. */
export interface Place {
  readonly uri: Uri | string;
  /** UTF-16 code units, end exclusive. */
  readonly at: Span;
}

/** A command that a tree item or a card runs to show a place. */
export const goTo = 'newsmark.goTo';

const isPlace = (value: unknown): value is Place => {
  const { uri, at } = (value ?? {}) as Partial<Place>;
  return (
    (typeof uri === 'string' || uri instanceof Uri) &&
    Array.isArray(at) &&
    at.length === 2 &&
    at.every((offset) => Number.isInteger(offset) && offset >= 0)
  );
};

/** Registers the command that selects a place in an article and brings it into view. */
export const goToCommand = (): Disposable =>
  commands.registerCommand(goTo, async (place: unknown) => {
    if (!isPlace(place)) return;
    const uri = typeof place.uri === 'string' ? Uri.parse(place.uri) : place.uri;
    const document = await workspace.openTextDocument(uri);
    const selection = new Range(document.positionAt(place.at[0]), document.positionAt(place.at[1]));
    // Where the article is open beside something else, it is shown there and not a second time.
    const open = window.visibleTextEditors.find((editor) => editor.document === document);
    await window.showTextDocument(document, { selection, viewColumn: open?.viewColumn });
  });
