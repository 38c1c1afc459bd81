import type { CancellationToken, Event, Position, TextDocument, Uri } from 'vscode';
import type { Article } from '../article/types.js';
import type { DecisionRecord, SidecarProblem } from '../sidecar/types.js';

/** One article as the editor knows it now. A new object for every change, so that providers can keep what they made of it. */
export interface LoadedArticle {
  readonly uri: Uri;
  readonly article: Article;
  readonly record: DecisionRecord;
  readonly sidecar: SidecarState;
}

export interface SidecarState {
  readonly uri: Uri;
  readonly exists: boolean;
  /** False where the file cannot be understood: it is shown as a problem and never written to. */
  readonly writable: boolean;
  readonly problems: readonly SidecarProblem[];
}

/** The articles open in editors, each analysed and joined with its sidecar. What providers read, and all they read. */
export interface ArticleStore {
  /**
   * The article of an open news document as of its present text; undefined for other documents, and while its sidecar
   * is still being read (then `onDidChange` follows).
   */
  of(document: TextDocument): LoadedArticle | undefined;
  readonly onDidChange: Event<LoadedArticle>;
}

/** One article of the folder, open or not, as the side bar's overview knows it. */
export interface FolderArticle {
  readonly uri: Uri;
  readonly article: Article;
  /** Turns an offset (UTF-16 code units) into a position without opening the document. */
  readonly positionAt: (offset: number) => Position;
}

/** All articles of the workspace folders. Open ones are always as in their editors. */
export interface FolderStore {
  /** In order of their paths. */
  readonly articles: readonly FolderArticle[];
  /** What was left out, with the reason ("larger than 20 MB"). */
  readonly leftOut: readonly { readonly uri: Uri; readonly reason: string }[];
  /** Whether the first scan has ended. */
  readonly scanned: boolean;
  readonly onDidChange: Event<void>;
  /** Reads the folder anew. */
  scan(token: CancellationToken): Promise<void>;
}
