import { Disposable, EventEmitter, type FileChangeEvent, FileSystemError, FileType, type Uri, workspace } from 'vscode';

/** Files of a scheme of their own, as a virtual workspace has them. */
export interface MemoryFiles extends Disposable {
  readonly files: Map<string, Uint8Array>;
  /** What the next writes fail with, after they have emptied the file as some providers do. */
  failure: Error | undefined;
}

export function memoryFiles(scheme: string, isReadonly = false): MemoryFiles {
  const files = new Map<string, Uint8Array>();
  const changed = new EventEmitter<FileChangeEvent[]>();
  const there = (uri: Uri): Uint8Array => {
    const bytes = files.get(uri.path);
    if (!bytes) throw FileSystemError.FileNotFound(uri);
    return bytes;
  };
  const registered = workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: changed.event,
      watch: () => new Disposable(() => undefined),
      stat: (uri) =>
        uri.path === '/'
          ? { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
          : { type: FileType.File, ctime: 0, mtime: 1, size: there(uri).length },
      readDirectory: () => [...files.keys()].map((path) => [path.slice(1), FileType.File]),
      createDirectory: () => undefined,
      readFile: there,
      async writeFile(uri, content) {
        if (made.failure) {
          const { failure } = made;
          made.failure = undefined;
          files.set(uri.path, new Uint8Array());
          throw failure;
        }
        files.set(uri.path, content);
      },
      delete: (uri) => void files.delete(uri.path),
      rename: () => undefined,
    },
    { isCaseSensitive: true, isReadonly },
  );
  const made: MemoryFiles = {
    files,
    failure: undefined,
    dispose: () => Disposable.from(registered, changed).dispose(),
  };
  return made;
}
