import { CodeAction, CodeActionKind, type Disposable, type DocumentSelector, l10n, languages } from 'vscode';
import { itemsAt } from '../../article/queries.js';
import type { ArticleItem } from '../../article/types.js';
import type { ArticleStore, LoadedArticle, Target } from '../contracts.js';
import { problemFixes } from './problemFixes.js';
import { nameOf } from './targets.js';

/** How many things at one place the lightbulb speaks of. */
const MOST = 3;

const deciding = CodeActionKind.QuickFix.append('newsmark');
const marking = CodeActionKind.Refactor.append('newsmark');

/** Offers at the cursor what can be decided there, and for a selection what it can be marked as. */
export const lightbulb = (articles: ArticleStore, selector: DocumentSelector): Disposable =>
  languages.registerCodeActionsProvider(
    selector,
    {
      provideCodeActions(document, range, { diagnostics }) {
        const loaded = articles.of(document);
        // The range of a problem comes from the problem, and is no selection.
        if (!range.isEmpty && !diagnostics.some((problem) => problem.range.isEqual(range))) return markings();
        if (!loaded?.sidecar.writable) return [];
        if (!range.isEmpty) return problemFixes(loaded, document, diagnostics, deciding);
        // What is decided on at the cursor can be confirmed again there anyway.
        const others = diagnostics.filter(({ code }) => code !== 'changed');
        const fixes = problemFixes(loaded, document, others, deciding);
        const items = itemsAt(loaded.article, document.offsetAt(range.start));
        return [...fixes, ...items.slice(0, MOST).flatMap((item) => decisions(loaded, item))];
      },
    },
    { providedCodeActionKinds: [deciding, marking] },
  );

function decisions(loaded: LoadedArticle, item: ArticleItem): CodeAction[] {
  const target: Target = { uri: loaded.uri.toString(), id: item.id };
  const name = nameOf(loaded.article, item);
  const open = item.status === 'suggested';
  const rejected = item.status === 'rejected';
  const changed = item.found === 'changed';
  const actions: (CodeAction | false)[] = [
    (open || rejected || changed) && action(deciding, l10n.t('Confirm {0}', name), 'newsmark.confirm', target),
    !rejected && action(deciding, l10n.t('Reject {0}', name), 'newsmark.reject', target),
    item.type === 'quote' &&
      !rejected &&
      action(deciding, l10n.t('Change the speaker of {0}…', name), 'newsmark.changeSpeaker', target),
    action(deciding, l10n.t('Write a note on {0}…', name), 'newsmark.addNote', target),
    !open && action(deciding, l10n.t('Delete the decision on {0}', name), 'newsmark.delete', target),
  ];
  const shown = actions.filter((a): a is CodeAction => a !== false);
  if (open || changed) shown[0].isPreferred = true;
  return shown;
}

const markings = (): CodeAction[] => [
  action(marking, l10n.t('Mark as quote'), 'newsmark.markQuote'),
  action(marking, l10n.t('Mark as speaker of a quote…'), 'newsmark.markSpeaker'),
  action(marking, l10n.t('Mark as figure'), 'newsmark.markFigure'),
  action(marking, l10n.t('Mark as name…'), 'newsmark.markEntity'),
];

function action(kind: CodeActionKind, title: string, command: string, target?: Target): CodeAction {
  const made = new CodeAction(title, kind);
  made.command = { command, title, arguments: target ? [target] : [] };
  return made;
}
