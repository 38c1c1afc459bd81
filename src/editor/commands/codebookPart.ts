import { l10n, type Uri } from 'vscode';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import type { CodebookStore } from '../codebooks.js';
import type { OtherPart } from '../undo.js';

type Make = (source: string) => readonly TextEdit[];

const refuse: Make = () => {
  throw new Error(l10n.t('The codebook has been changed since: change it back by hand.'));
};

/**
 * An edit of the codebook that an article belongs to, and can be undone: the way back is the text before, byte for byte,
 * where nobody else has changed it since; else what `otherwise` makes of it, which may throw.
 */
export function codebookPart(codebooks: CodebookStore, uri: Uri, make: Make, otherwise: Make = refuse): OtherPart {
  return {
    uri,
    take: async () => {
      let before = '';
      let after = '';
      await codebooks.change(uri, (source) => {
        before = source;
        const edits = make(source);
        after = applyEdits(source, edits);
        return edits;
      });
      const back: Make = (source) =>
        source === after ? [{ start: 0, end: source.length, text: before }] : otherwise(source);
      return codebookPart(codebooks, uri, back, make);
    },
  };
}
