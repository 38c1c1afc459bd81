import { CodeActionKind, Disposable, type DocumentSelector, languages } from 'vscode';
import type { Articles } from '../articles.js';
import { completion, completionTriggers } from './completion.js';
import { fixes } from './fixes.js';
import { hover } from './hover.js';
import { definition, links, references } from './links.js';

/** Sidecars, by their names: they are YAML to the editor, which need not know the language. */
export const SIDECARS: DocumentSelector = { pattern: '**/*.newsmark.yaml' };

/** What helps to read and write a sidecar by hand: completion, cards, links to the article and to entities. */
export const sidecarLanguage = (articles: Articles): Disposable =>
  Disposable.from(
    languages.registerCompletionItemProvider(SIDECARS, completion, ...completionTriggers),
    languages.registerHoverProvider(SIDECARS, hover(articles)),
    languages.registerDocumentLinkProvider(SIDECARS, links(articles)),
    languages.registerDefinitionProvider(SIDECARS, definition(articles)),
    languages.registerReferenceProvider(SIDECARS, references),
    languages.registerCodeActionsProvider(SIDECARS, fixes(articles), {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  );
