import { l10n, Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { Held, Medium } from '../sidecar/keeper.js';
import type { TextEdit } from '../text/edit.js';
import { type Files, sameBytes } from './files.js';
import { sidecarOf } from './sidecars.js';
import { isUnsaved } from './unsaved.js';

/** A sidecar as it was found: its open document, or its file's bytes. */
interface Found extends Held {
  readonly bytes?: Uint8Array;
  readonly document?: TextDocument;
  /** The document's version that has this text. */
  readonly version?: number;
}

/** How long the editor gets to show a file that has changed beneath it, in ms, and how often it is looked at. */
const PATIENCE = 1000;
const PAUSE = 50;

/**
 * Sidecars in files and in editors. An open one is edited as a document, and saved where nothing in it was unsaved. One
 * that is open without changes, but older than its file, is not what anybody means: the file is.
 */
export function sidecarMedium(files: Files): Medium<Uri, Found> {
  /** Documents with edits of ours that the editor could not save. */
  const owed = new WeakSet<TextDocument>();

  /** The file last read or written. The next to be asked for is mostly the same one, as it was. */
  let last: { readonly bytes: Uint8Array; readonly text: string } | undefined;

  const inFile = async (uri: Uri): Promise<Found> => {
    const bytes = await files.read(uri);
    if (!bytes) return { exists: false, text: '' };
    // What is no UTF-8 becomes U+FFFD, which the reader need not understand: it is not written to.
    if (!last || !sameBytes(last.bytes, bytes)) last = { bytes, text: new TextDecoder().decode(bytes) };
    return { exists: true, text: last.text, bytes };
  };

  const find = async (article: Uri): Promise<Found> => {
    const uri = sidecarOf(article);
    for (let waited = 0; ; waited += PAUSE) {
      const document = openDocument(uri);
      const file = !document || !isUnsaved(document) ? await inFile(uri) : undefined;
      const dirty = document !== undefined && isUnsaved(document);
      // Others may have typed, closed or opened it while the file was read.
      if (document !== openDocument(uri) || (document && !file && !dirty)) continue;
      if (!document) return file as Found;
      const { version } = document;
      const text = document.getText();
      if (dirty || (file?.exists && evenLineEnds(file.text) === evenLineEnds(text)))
        return {
          exists: true,
          text,
          document,
          version,
          open: true,
          dirty,
          unsaved: dirty && owed.has(document),
        };
      if (waited >= PATIENCE) return { ...(file as Found), open: file?.exists };
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  };

  const edit = async (document: TextDocument, version: number | undefined, edits: readonly TextEdit[]) => {
    if (document.isClosed || document.version !== version) return false;
    const edit = new WorkspaceEdit();
    for (const { start, end, text } of edits)
      edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), text);
    // Refused where the person has typed meanwhile.
    return workspace.applyEdit(edit);
  };

  return {
    find,
    async put(article, { document, version, bytes }, text, edits) {
      const uri = sidecarOf(article);
      if (!document) {
        const bom = bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
        const fresh = new TextEncoder().encode(bom + text);
        const isWritten = await files.replace(uri, bytes, fresh);
        // A lone half of a pair is written as U+FFFD, and is read as that.
        if (isWritten) last = text.isWellFormed() ? { bytes: fresh, text } : undefined;
        return isWritten;
      }
      const ours = !isUnsaved(document) || owed.has(document);
      if (edits.length && !(await edit(document, version, edits))) return false;
      if (!ours) return true;
      owed.add(document);
      if (!(await document.save())) throw new Error(l10n.t('the editor could not save the file'));
      owed.delete(document);
      return true;
    },
    remove: async (article, { bytes }) => bytes !== undefined && files.remove(sidecarOf(article), bytes),
  };
}

const openDocument = (uri: Uri): TextDocument | undefined => {
  const key = uri.toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
};

/** The editor gives a text one kind of line ends. */
const evenLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');
