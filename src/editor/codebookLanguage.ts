import {
  CompletionItem,
  CompletionItemKind,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  Range,
} from 'vscode';
import { ATTRIBUTE_TYPES } from '../codebook/types.js';
import { ANNOTATION_KINDS } from '../sidecar/vocabulary.js';
import type { CodebookStore, FolderCodebook } from './codebooks.js';
import { problemInWords } from './inWords.js';
import { positionsIn } from './lines.js';
import { plain } from './markdown.js';
import { SOURCE } from './problems.js';

/** What VS Code shows within a codebook, without any other extension: what is wrong in it, and what may be written. */
export function codebookLanguage(codebooks: CodebookStore): Disposable {
  const collection = languages.createDiagnosticCollection('newsmark-codebook');
  const show = ({ uri, text, problems }: FolderCodebook) => {
    const positionAt = positionsIn(text);
    collection.set(
      uri,
      problems.map((problem) => {
        const {
          span: [start, end],
          severity,
          code,
        } = problem;
        const level = severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        const found = new Diagnostic(
          new Range(positionAt(start), positionAt(end)),
          plain(problemInWords(problem), 500),
          level,
        );
        found.source = SOURCE;
        found.code = code;
        return found;
      }),
    );
  };
  for (const known of codebooks.known) show(known);
  return Disposable.from(
    collection,
    codebooks.onDidChange(show),
    languages.registerCompletionItemProvider(
      { pattern: '**/newsmark.yaml' },
      {
        provideCompletionItems(document, position) {
          const before = document.lineAt(position).text.slice(0, position.character);
          return wordsFor(before)?.map((word, i) => {
            const item = new CompletionItem(word, CompletionItemKind.Property);
            item.sortText = ` ${String(i).padStart(3, '0')}`;
            return item;
          });
        },
      },
      ' ',
      '[',
    ),
  );
}

const KEYS = ['key: ', 'color: ', 'description: ', 'kinds: ', 'attributes:', 'labels:', 'type: ', 'values: '] as const;
const TOP = ['newsmark: 1', 'labels:', 'attributes:', 'never:'] as const;

/** What may be written behind the beginning of a line; undefined where any text may. */
function wordsFor(before: string): readonly string[] | undefined {
  const kinds = before.lastIndexOf('kinds:');
  if (kinds >= 0 && !before.includes('#', kinds)) return ANNOTATION_KINDS;
  if (/\btype:\s*\w*$/.test(before)) return ATTRIBUTE_TYPES;
  if (/^\w*$/.test(before)) return TOP;
  return /^\s+(?:-\s+)?\w*$/.test(before) ? KEYS : undefined;
}
