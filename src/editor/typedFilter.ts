import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  type InputBoxValidationMessage,
  InputBoxValidationSeverity,
  l10n,
  window,
} from 'vscode';
import { everything, FILTER_KEYS, type Filter, parseFilter } from '../article/filter.js';
import { QUERY_PLACES, type QueryProblem } from '../corpus/query.js';
import { message } from './markdown.js';

/** What a person limits a view by, in the language of filters. */
export interface TypedFilter extends Disposable {
  /** As typed. */
  readonly text: string;
  /** As understood; without conditions where everything shows. */
  readonly filter: Filter;
  /** Whether there is something to fit. */
  readonly on: boolean;
  /** What a view says of it, with what of it was not understood; undefined where nothing was typed. */
  readonly message: string | undefined;
  readonly onDidChange: Event<void>;
}

/**
 * A filter with its two commands: one asks and filters while it is typed (or takes what came with it) and gives what the
 * view then says, the other clears.
 * `context` is the key that tells menus that a filter is on.
 */
export function typedFilter(names: { ask: string; clear: string; context: string; prompt: string }): TypedFilter {
  const changed = new EventEmitter<void>();
  let text = '';
  let filter = everything;
  let problems: readonly QueryProblem[] = [];
  const set = (typed: string) => {
    if (typed === text) return;
    text = typed;
    ({ filter, problems } = parseFilter(typed));
    void commands.executeCommand('setContext', names.context, text.trim() !== '');
    changed.fire();
  };
  const ask = () =>
    new Promise<void>((done) => {
      const before = text;
      const box = window.createInputBox();
      box.prompt = names.prompt;
      box.placeholder = l10n.t('Words and conditions, as in: bridge status:open speaker:"Mina Cho"; empty shows all');
      box.value = text;
      let kept = false;
      box.onDidChangeValue((typed) => {
        set(typed);
        box.validationMessage = warningOf(problems);
      });
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
  const described = () =>
    text.trim() === ''
      ? undefined
      : [l10n.t('Only with “{0}”', message(text, 80)), notUnderstood(problems)].filter((part) => part).join('. ');
  const registered = Disposable.from(
    changed,
    commands.registerCommand(names.ask, async (typed?: unknown) => {
      if (typeof typed === 'string') set(typed);
      else await ask();
      return described();
    }),
    commands.registerCommand(names.clear, () => set('')),
  );
  return {
    get text() {
      return text;
    },
    get filter() {
      return filter;
    },
    get on() {
      return filter.conditions.length > 0;
    },
    get message() {
      return described();
    },
    onDidChange: changed.event,
    dispose: () => registered.dispose(),
  };
}

/** A warning does not keep anybody from going on with the rest. */
const warningOf = (problems: readonly QueryProblem[]): InputBoxValidationMessage | undefined =>
  problems.length > 0
    ? { message: problems.map(problemText).join('. '), severity: InputBoxValidationSeverity.Warning }
    : undefined;

/** Names what of a filter or a query means nothing, for views that have little room; '' where all of it does. */
export const notUnderstood = (problems: readonly QueryProblem[]): string =>
  problems.length > 0 ? l10n.t('Not understood: {0}', message(problems.map(({ part }) => part).join(', '))) : '';

/** Says why a part of a filter or a query means nothing. */
export function problemText({ part, reason }: QueryProblem): string {
  const said = message(part, 60);
  if (reason === 'number') return l10n.t('“{0}” needs a number or a range: 5, 1..5, >=2, <80%', said);
  if (reason === 'place') return l10n.t('“{0}” is no place to look in; there are {1}', said, QUERY_PLACES.join(', '));
  return l10n.t('“{0}” is no condition; there are {1}', said, FILTER_KEYS.map((key) => `${key}:`).join(' '));
}
