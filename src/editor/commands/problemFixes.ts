import { CodeAction, type CodeActionKind, type Diagnostic, l10n, type TextDocument } from 'vscode';
import { checkArticle } from '../../article/checks.js';
import { itemById } from '../../article/queries.js';
import { type Span, sameSpan } from '../../text/span.js';
import type { LoadedArticle, Target } from '../contracts.js';
import { placesShown, SOURCE } from '../problems.js';
import { nameOfLost } from './placing.js';
import { nameOf, shortened } from './targets.js';

/** What puts right the problems of an article that the editor asks about. */
export function problemFixes(
  loaded: LoadedArticle,
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
  kind: CodeActionKind,
): CodeAction[] {
  const asked = diagnostics.filter(({ source }) => source === SOURCE);
  if (asked.length === 0 || !loaded.sidecar.writable) return [];
  const found = checkArticle(loaded.article);
  return asked.flatMap((diagnostic) => {
    const { start, end } = diagnostic.range;
    const place: Span = [document.offsetAt(start), document.offsetAt(end)];
    return found
      .filter((problem) => problem.code === diagnostic.code && placesShown(problem).some((p) => sameSpan(p, place)))
      .flatMap(({ annotation }) => fixesOf(loaded, annotation, place, kind))
      .map((fix) => {
        fix.diagnostics = [diagnostic];
        return fix;
      });
  });
}

/** The fixes of one problem, the likeliest first. */
function fixesOf({ uri, article }: LoadedArticle, id: string, place: Span, kind: CodeActionKind): CodeAction[] {
  const target: Target = { uri: uri.toString(), id };
  const fix = (title: string, command: string, given: Target = target): CodeAction => {
    const made = new CodeAction(title, kind);
    made.command = { title, command, arguments: [given] };
    return made;
  };
  const lost = article.lost.find(({ annotation }) => annotation.id === id);
  if (lost) {
    const at = lost.candidates.find(([first]) => sameSpan(first, place));
    const name = nameOfLost(lost);
    const here = at ? [fix(l10n.t('Place {0} here', name), 'newsmark.place', { ...target, at })] : [];
    return [
      ...here,
      fix(l10n.t('Keep {0} without a place', name), 'newsmark.keep'),
      fix(l10n.t('Delete {0}', name), 'newsmark.delete'),
    ];
  }
  const item = itemById(article, id);
  if (item && item.found !== 'changed')
    return [fix(l10n.t('Name the speaker of {0}…', nameOf(article, item)), 'newsmark.changeSpeaker')];
  const name = item ? nameOf(article, item) : l10n.t('mention “{0}”', shortened(article.text.slice(...place)));
  const confirm = fix(l10n.t('Confirm {0} as it is now', name), 'newsmark.confirm');
  confirm.isPreferred = true;
  return [
    confirm,
    fix(l10n.t('Reject {0}', name), 'newsmark.reject'),
    fix(l10n.t('Delete the decision on {0}', name), 'newsmark.delete'),
  ];
}
