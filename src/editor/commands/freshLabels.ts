import { l10n, type Uri } from 'vscode';
import { allLabels, labelOf } from '../../codebook/labels.js';
import { readCodebook } from '../../codebook/read.js';
import type { Codebook } from '../../codebook/types.js';
import { addLabel, removeLabel } from '../../codebook/write.js';
import type { TextEdit } from '../../text/edit.js';
import type { CodebookStore } from '../codebooks.js';
import { errorInWords } from '../inWords.js';
import type { OtherPart } from '../undo.js';
import { codebookPart } from './codebookPart.js';
import type { LabelItem } from './labelling.js';
import { inform } from './targets.js';

/**
 * The parts of a decision that add the new ones of its labels to the codebook that an article belongs to. None of them
 * stands in the way of the decision: a codebook that cannot be written to stays as it is, and the person is told so.
 */
export function freshLabels(
  codebooks: CodebookStore,
  article: Uri,
  labels: readonly LabelItem[],
  codebook: Codebook,
): readonly OtherPart[] {
  const known = new Set(allLabels(codebook).map((placed) => placed.label.key));
  return labels
    .filter(({ key, fresh }) => fresh && !known.has(key))
    .map(({ key }) =>
      forgiving(
        codebookPart(
          codebooks,
          article,
          (source) => (labelOf(readCodebook(source).codebook, key) ? [] : addLabel(source, { key })),
          (source) => withoutBare(source, key),
        ),
      ),
    );
}

/** Takes a label out again, unless somebody has said more of it since. */
function withoutBare(source: string, key: string): readonly TextEdit[] {
  const placed = labelOf(readCodebook(source).codebook, key);
  if (!placed || placed.above.length > 0) return [];
  const { color, description, kinds, attributes, labels } = placed.label;
  const isBare = !color && !description && !kinds && attributes.length === 0 && labels.length === 0;
  return isBare ? removeLabel(source, key) : [];
}

/** Where the part fails, nothing has been done: so the way back does nothing, and the way forward tries it again. */
function forgiving(part: OtherPart): OtherPart {
  return {
    uri: part.uri,
    take: async () => {
      try {
        return forgiving(await part.take());
      } catch (error) {
        // The label is put on the item all the same: sidecars may say more than the codebook.
        inform(l10n.t('The codebook stays without this change of its labels: {0}', errorInWords(error)));
        return { uri: part.uri, take: async () => forgiving(part) };
      }
    },
  };
}
