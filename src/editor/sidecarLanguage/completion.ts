import { CompletionItem, CompletionItemKind, type CompletionItemProvider, l10n } from 'vscode';
import { completionsAt, type SidecarCompletion } from '../../sidecar/completions.js';
import { plain } from '../markdown.js';
import { rangeIn } from './subject.js';

/** Signs behind which something is offered unasked: a value, an entry of a list in brackets. */
export const completionTriggers: readonly string[] = [' ', '[', ','];

const kinds: Readonly<Record<SidecarCompletion['kind'], CompletionItemKind>> = {
  entity: CompletionItemKind.Reference,
  word: CompletionItemKind.EnumMember,
  label: CompletionItemKind.Keyword,
  key: CompletionItemKind.Property,
};

/** Offers what may be written at the cursor of a sidecar: ids of entities, the format's words, labels, keys. */
export const completion: CompletionItemProvider = {
  provideCompletionItems(document, position) {
    const found = completionsAt(document.getText(), document.offsetAt(position));
    if (!found) return undefined;
    const range = rangeIn(document, found.span);
    return found.items.map((offered, i) => {
      const item = new CompletionItem(plain(offered.label, 80), kinds[offered.kind]);
      item.insertText = offered.kind === 'key' ? `${offered.text} ` : offered.text;
      item.range = range;
      // What the format holds goes before the words that the editor finds in the file, and keeps its order.
      item.sortText = ` ${String(i).padStart(6, '0')}`;
      // By the name an entity is found, too.
      if (offered.kind === 'entity') {
        item.detail = plain(offered.detail, 120);
        item.filterText = `${offered.text} ${offered.detail}`;
      } else if (offered.detail) item.documentation = l10n.t(offered.detail);
      if (offered.kind === 'key') item.command = { title: '', command: 'editor.action.triggerSuggest' };
      return item;
    });
  },
};
