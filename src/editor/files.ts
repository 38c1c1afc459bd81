import { FileSystemError, l10n, type Uri, workspace } from 'vscode';

/** The one place through which the editor reads and writes files. Failures of the disk are thrown. */
export interface Files {
  /** The file's bytes, or undefined where there is no such file. */
  read(uri: Uri): Promise<Uint8Array | undefined>;
  /** The file's length in bytes, or undefined where there is no such file. */
  size(uri: Uri): Promise<number | undefined>;
  /** A word that is another one once the file has been written to; undefined where there is no such file. */
  version(uri: Uri): Promise<string | undefined>;
  /**
   * Makes the bytes the whole of the file, where it still holds the expected ones (undefined: where it still is not
   * there). Gives false, and has changed nothing, where it does not.
   */
  replace(uri: Uri, expected: Uint8Array | undefined, bytes: Uint8Array): Promise<boolean>;
  /** Removes the file where it still holds the expected bytes; else it gives false. */
  remove(uri: Uri, expected: Uint8Array): Promise<boolean>;
}

const unlessMissing = async <T>(result: Thenable<T>): Promise<T | undefined> => {
  try {
    return await result;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
};

/** Whether two files hold the same, or neither is there. */
export function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  // Four at a time, which is felt at some megabytes.
  const [left, right] = [a, b].map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  let i = 0;
  for (; i + 4 <= a.length; i += 4) if (left.getInt32(i) !== right.getInt32(i)) return false;
  for (; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const read = (uri: Uri) => unlessMissing(workspace.fs.readFile(uri));

const refuseReadOnly = ({ scheme }: Uri): void => {
  if (workspace.fs.isWritableFileSystem(scheme) === false)
    throw new Error(l10n.t('the files of “{0}” can only be read', scheme));
};

/**
 * Files of any scheme, as the editor gives them. A write is read back, because some providers cut it short silently; one
 * that failed half-way is put back.
 */
export const workspaceFiles: Files = {
  read,
  size: async (uri) => (await unlessMissing(workspace.fs.stat(uri)))?.size,
  async version(uri) {
    const stat = await unlessMissing(workspace.fs.stat(uri));
    return stat && `${stat.mtime} ${stat.size}`;
  },
  async replace(uri, expected, bytes) {
    refuseReadOnly(uri);
    if (!sameBytes(await read(uri), expected)) return false;
    try {
      await workspace.fs.writeFile(uri, bytes);
      if (!sameBytes(await read(uri), bytes)) throw new Error(l10n.t('what was written could not be read back'));
    } catch (error) {
      if (expected) await workspace.fs.writeFile(uri, expected).then(undefined, () => undefined);
      throw error;
    }
    return true;
  },
  async remove(uri, expected) {
    refuseReadOnly(uri);
    if (!sameBytes(await read(uri), expected)) return false;
    await workspace.fs.delete(uri);
    return true;
  },
};

/**
 * The text of a file's bytes as the editor would show it: without a byte order mark, in the encoding of the settings
 * where it is not UTF-8, and with one kind of line ends. So offsets agree with those of an open document.
 */
export async function decode(bytes: Uint8Array, uri: Uri): Promise<string> {
  const encoding = workspace.getConfiguration('files', { uri, languageId: 'news' }).get<string>('encoding', 'utf8');
  if (encoding === 'utf8' || encoding === 'utf8bom') {
    try {
      return evenLineEnds(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      // Not UTF-8: the editor knows how it would open the file.
    }
  }
  return evenLineEnds(await workspace.decode(bytes, { uri }));
}

/** Whether bytes are no text: news holds no NUL, and the editor itself looks for one near the file's start. */
export const isBinary = (bytes: Uint8Array): boolean => {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !utf16 && bytes.subarray(0, 4096).includes(0);
};

/** The editor gives a text with mixed line ends the kind that is most of them. */
function evenLineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  let [crlf, cr, lf] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) lf++;
    else if (c === 13 && text.charCodeAt(i + 1) === 10) {
      crlf++;
      i++;
    } else if (c === 13) cr++;
  }
  const end = cr + crlf > (cr + crlf + lf) / 2 ? '\r\n' : '\n';
  const even = end === '\r\n' ? cr + lf === 0 : cr + crlf === 0;
  return even ? text : text.replace(/\r\n|\r|\n/g, end);
}
