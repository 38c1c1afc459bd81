import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  type Diagnostic,
  l10n,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import { fixesFor } from '../../sidecar/fixes.js';
import { readSidecar } from '../../sidecar/read.js';
import { referencesIn } from '../../sidecar/references.js';
import type { Articles } from '../articles.js';
import { candidatesOf } from '../articleTree/unplaced.js';
import { resolveConflict } from '../conflict.js';
import type { Target } from '../contracts.js';
import { plain } from '../markdown.js';
import { SOURCE } from '../problems.js';
import { snippetOf } from '../snippets.js';
import { rangeIn, subjectOf } from './subject.js';

/** How many places are offered for an annotation that may stand in several. */
const MOST_PLACES = 5;

/** Quick fixes for the problems of a sidecar, those first that are likeliest right. */
export const fixes = (articles: Articles): CodeActionProvider => ({
  async provideCodeActions(document, _range, { diagnostics }) {
    const actions: CodeAction[] = [];
    for (const diagnostic of diagnostics) {
      if (diagnostic.source !== SOURCE) continue;
      const found =
        diagnostic.code === 'conflict'
          ? [running(l10n.t('Resolve Sidecar Conflict…'), resolveConflict, document.uri)]
          : diagnostic.code === 'lost' || diagnostic.code === 'ambiguous'
            ? await placings(articles, document, diagnostic)
            : textFixes(document, diagnostic);
      for (const action of found) action.diagnostics = [diagnostic];
      actions.push(...found);
    }
    return actions;
  },
});

/** The edits that put a problem of the YAML right. */
function textFixes(document: TextDocument, { code, range }: Diagnostic): readonly CodeAction[] {
  const source = document.getText();
  const problem = readSidecar(source).problems.find(
    (candidate) => candidate.code === code && rangeIn(document, candidate.span).isEqual(range),
  );
  if (!problem) return [];
  const found = fixesFor(source, problem, Math.random);
  return found.map(({ wording, edits }) => {
    const values = wording.values.map((value) => plain(value, 80));
    const action = new CodeAction(l10n.t(wording.template, ...values), CodeActionKind.QuickFix);
    action.edit = new WorkspaceEdit();
    for (const { start, end, text } of edits) action.edit.replace(document.uri, rangeIn(document, [start, end]), text);
    action.isPreferred = found.length === 1;
    return action;
  });
}

/** What can be done with an annotation that has no place in the article. */
async function placings(
  articles: Articles,
  sidecar: TextDocument,
  { range }: Diagnostic,
): Promise<readonly CodeAction[]> {
  const at = [...referencesIn(sidecar.getText())].find(([, { id }]) => rangeIn(sidecar, id).intersection(range));
  const subject = at && (await subjectOf(articles, sidecar));
  const lost = subject?.loaded.article.lost.find(({ annotation }) => annotation.id === at?.[0]);
  if (!subject || !lost) return [];
  const { article } = subject.loaded;
  const target: Target = { uri: subject.uri.toString(), id: lost.annotation.id };
  const places = candidatesOf(lost)
    .slice(0, MOST_PLACES)
    .map((place) => {
      const line = subject.document.positionAt(place[0][0]).line + 1;
      const words = snippetOf(article.text, place, 20, 30).label;
      return running(l10n.t('Place it in line {0}: {1}', line, words), 'newsmark.place', { ...target, at: place });
    });
  return [
    ...places,
    running(l10n.t('Keep it without a place'), 'newsmark.keep', target),
    running(l10n.t('Delete it'), 'newsmark.delete', target),
  ];
}

function running(title: string, command: string, argument: unknown): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [argument] };
  return action;
}
