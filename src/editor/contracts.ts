import type { CancellationToken, Event, Position, TextDocument, Uri } from 'vscode';
import type { EntityKind } from '../analysis/types.js';
import type { Article } from '../article/types.js';
import type { ArticleSummary } from '../corpus/summary.js';
import type { DecisionRecord, SidecarProblem } from '../sidecar/types.js';
import type { Span } from '../text/span.js';

/** Everything the providers and commands work on, made once by the composition root. */
export interface Stores {
  readonly articles: ArticleStore;
  readonly folder: FolderStore;
  readonly sidecars: SidecarStore;
}

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
  /** The text in which the problems' spans count; empty where there is no file. */
  readonly text: string;
  readonly problems: readonly SidecarProblem[];
  /** Why the file could not be read at all ("EACCES: permission denied"); absent where it could. */
  readonly failure?: string;
}

/** The articles open in editors, each analysed and joined with its sidecar. What providers read, and all they read. */
export interface ArticleStore {
  /**
   * The article of an open news document as of its present text; undefined for other documents, for those left out, and
   * while its sidecar is still being read or a very long text is waiting to be analysed (then `onDidChange` follows).
   */
  of(document: TextDocument): LoadedArticle | undefined;
  /** Why an open news document is left out ("larger than 5 MB"), or undefined where it is not. */
  leftOut(document: TextDocument): string | undefined;
  /** After the text, the sidecar or the analysis of an open article has changed; typing is gathered for a moment. */
  readonly onDidChange: Event<LoadedArticle>;
  /** When an article's document is closed or is no news any more: what is shown of it can go. */
  readonly onDidClose: Event<Uri>;
}

/** The sidecars of all articles known so far, open or scanned. */
export interface SidecarStore {
  readonly states: readonly SidecarState[];
  readonly onDidChange: Event<SidecarState>;
}

/** One article of the folder, open or not, as the side bar's overview knows it. */
export interface FolderArticle {
  readonly uri: Uri;
  /** Made when it is asked for, and not kept: who asks all articles of a large folder for it waits. */
  readonly article: Article;
  /** Turns an offset (UTF-16 code units) into a position without opening the document. */
  readonly positionAt: (offset: number) => Position;
}

/** An article in the folder's list, with what is known of it without making it. */
export interface ListedArticle extends FolderArticle, ArticleSummary {
  /** Whether a person has decided anything in it: where not, nothing can be wrong with it. */
  readonly decided: boolean;
}

/** All articles of the workspace folders, and those open from elsewhere. Open ones are always as in their editors. */
export interface FolderStore {
  /** In order of their paths. The same list object until `onDidChange`. */
  readonly articles: readonly ListedArticle[];
  /** What was left out, with the reason ("larger than 5 MB"). */
  readonly leftOut: readonly { readonly uri: Uri; readonly reason: string }[];
  /** Whether the first scan has ended. */
  readonly scanned: boolean;
  readonly onDidChange: Event<void>;
  /** Starts the first scan, with progress, where it has not been made or begun; ends with it. What views call when shown. */
  ready(): Promise<void>;
  /** Reads one article anew, which has changed on the disk or is gone. */
  reread(uri: Uri): Promise<void>;
  /** Reads the folder anew. */
  scan(token: CancellationToken): Promise<void>;
}

/**
 * What a command acts on. Hover links pass it as their one argument (with the URI as a string), tree items of an
 * article's quotes, figures and entities have these two fields. Without one, a command takes what stands at the cursor.
 */
export interface Target {
  /** Of the article. */
  readonly uri: Uri | string;
  /** Of a quote, a figure or an entity in that article, or of an annotation. */
  readonly id: string;
  /** For `place` alone: where the annotation is to stand. */
  readonly at?: readonly Span[];
}

/**
 * What a command would otherwise ask for, so that keys and macros can give it: `note` to `addNote`, `entity` (the id of
 * one in the article, or a new one) to `changeSpeaker`, `markSpeaker` and `markEntity`. Alone or together with a `Target`.
 */
export interface Answers {
  readonly note?: string;
  readonly entity?: string | { readonly name: string; readonly kind: EntityKind };
}

/** The commands that take a `Target`. */
export const targetCommands = [
  'newsmark.confirm',
  'newsmark.reject',
  'newsmark.changeSpeaker',
  'newsmark.addNote',
  'newsmark.delete',
  'newsmark.place',
  'newsmark.keep',
] as const;
