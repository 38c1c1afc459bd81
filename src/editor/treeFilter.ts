import { commands, Disposable, type Event, EventEmitter, l10n, window } from 'vscode';
import { message } from './markdown.js';

/** What a person filters a tree by: words that must all occur. */
export interface TreeFilter extends Disposable {
  /** As typed; '' where everything shows. */
  readonly text: string;
  /** Whether a text has all of the words, whatever their case. */
  readonly matches: (text: string) => boolean;
  /** What the view says of it, or undefined without a filter. */
  readonly message: string | undefined;
  readonly onDidChange: Event<void>;
}

/**
 * A filter with its two commands: one asks for the words and filters while they are typed, the other clears.
 * `context` is the key that tells menus that a filter is on.
 */
export function treeFilter(names: { ask: string; clear: string; context: string; prompt: string }): TreeFilter {
  const changed = new EventEmitter<void>();
  let text = '';
  let words: readonly string[] = [];
  const set = (typed: string) => {
    if (typed === text) return;
    text = typed;
    words = typed
      .toLocaleLowerCase()
      .split(/\s+/)
      .filter((word) => word);
    void commands.executeCommand('setContext', names.context, words.length > 0);
    changed.fire();
  };
  const ask = () =>
    new Promise<void>((done) => {
      const before = text;
      const box = window.createInputBox();
      box.prompt = names.prompt;
      box.placeholder = l10n.t('Words that must all occur; empty shows everything');
      box.value = text;
      let kept = false;
      box.onDidChangeValue(set);
      box.onDidAccept(() => {
        kept = true;
        box.hide();
      });
      box.onDidHide(() => {
        if (!kept) set(before);
        box.dispose();
        done();
      });
      box.show();
    });
  const registered = Disposable.from(
    changed,
    commands.registerCommand(names.ask, (typed?: unknown) => (typeof typed === 'string' ? set(typed) : ask())),
    commands.registerCommand(names.clear, () => set('')),
  );
  return {
    get text() {
      return text;
    },
    matches: (candidate) => {
      const lower = candidate.toLocaleLowerCase();
      return words.every((word) => lower.includes(word));
    },
    get message() {
      return words.length ? l10n.t('Only with “{0}”', message(text, 80)) : undefined;
    },
    onDidChange: changed.event,
    dispose: () => registered.dispose(),
  };
}
