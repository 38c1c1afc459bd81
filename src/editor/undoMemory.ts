import { Disposable, type Memento, Uri } from 'vscode';
import { stampOf } from '../sidecar/stamp.js';
import type { Change } from '../sidecar/types.js';
import type { Files } from './files.js';
import { type Sidecars, sidecarOf } from './sidecars.js';
import type { ArticlePart, Step, Steps } from './undo.js';

/**
 * Keeps the latest steps of the undo stack in the editor's own storage, for the window that opens the folder next. They
 * come back where the sidecars they speak of still are as the last window left them: else somebody else had the last word.
 */

/** Where in the editor's storage they are. */
const KEY = 'newsmark.undo';
/** How many steps are kept, and of how many changes each at most: one that is larger ends the list. */
const STEPS = 50;
const CHANGES = 500;
/** How long decisions are gathered before they are stored, in ms. */
const REST = 500;

interface KeptStep {
  readonly name: string;
  readonly parts: readonly KeptPart[];
}

/** As `ArticlePart`. */
interface KeptPart {
  readonly uri: string;
  readonly changes: readonly Change[];
  readonly passedOver?: true;
}

interface Kept {
  /** The latest last. */
  readonly steps: readonly KeptStep[];
  /** The hash of each article's sidecar as it was left; of the empty text where there was none. */
  readonly sidecars: Readonly<Record<string, string>>;
}

export interface UndoMemory extends Disposable {
  /** Brings back what the window before has kept; nothing where that is not as it was written. */
  restore(): Promise<void>;
  /** Keeps the steps at once: for the end of the window. */
  flush(): Promise<void>;
}

export function undoMemory(steps: Steps, sidecars: Sidecars, files: Files, memory: Memento): UndoMemory {
  const before = memory.get<Partial<Kept>>(KEY);
  const hashes = hashesByPlace();
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** Until they have come back, the older steps are not overwritten. */
  let ready = false;

  const store = async (): Promise<void> => {
    clearTimeout(resting);
    if (ready) await memory.update(KEY, keptOf(steps.done, sidecars, hashes));
  };
  const storeSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(() => void store().catch((error) => console.error(error)), REST);
  };

  const isAsLeft = async (article: string, hash: string): Promise<boolean> => {
    const bytes = await files.read(sidecarOf(Uri.parse(article)));
    return hashOf(new TextDecoder().decode(bytes ?? new Uint8Array())) === hash;
  };

  const subscriptions = Disposable.from(
    steps.onDidChange(storeSoon),
    // What a step has written is known only when it is saved.
    sidecars.onDidChange(storeSoon),
    new Disposable(() => clearTimeout(resting)),
  );
  const whole = async (): Promise<readonly Step[]> => {
    const left = new Set<string>();
    for (const [article, hash] of Object.entries(before?.sidecars ?? {}))
      if (await isAsLeft(article, hash)) left.add(article);
    return (before?.steps ?? [])
      .filter(({ parts }) => parts.every(({ uri }) => left.has(uri)))
      .map(({ name, parts }) => ({
        name,
        parts: parts.map((part) => ({ ...part, uri: Uri.parse(part.uri) })),
      }));
  };
  return {
    async restore() {
      const older = await whole().catch(() => []);
      ready = true;
      if (older.length) steps.restore(older);
    },
    flush: store,
    dispose: () => subscriptions.dispose(),
  };
}

/** The latest steps that change articles alone and are saved, and how their sidecars are; undefined where there are none. */
function keptOf(done: readonly Step[], sidecars: Sidecars, hashAt: HashAt): Kept | undefined {
  const steps: KeptStep[] = [];
  const hashes: Record<string, string> = {};
  for (const { name, parts } of [...done].reverse()) {
    const own = parts.filter((part): part is ArticlePart => 'changes' in part);
    const size = own.reduce((sum, { changes }) => sum + changes.length, 0);
    if (steps.length === STEPS || size > CHANGES || own.length < parts.length) break;
    for (const { uri } of own) {
      const known = sidecars.of(uri);
      if (known && known.pending.length === 0 && known.entrusted.length === 0)
        hashes[uri.toString()] = hashAt(uri.toString(), known.text);
    }
    steps.unshift({ name, parts: own.map((part) => ({ ...part, uri: part.uri.toString() })) });
  }
  return steps.length ? { steps, sidecars: hashes } : undefined;
}

type HashAt = (place: string, text: string) => string;

/** `hashOf` that keeps the last one of every place: most steps change one file, and all files of the list are asked for. */
function hashesByPlace(): HashAt {
  const last = new Map<string, { readonly text: string; readonly hash: string }>();
  return (place, text) => {
    const known = last.get(place);
    if (known?.text === text) return known.hash;
    const hash = hashOf(text);
    last.set(place, { text, hash });
    return hash;
  };
}

const hashOf = (text: string): string => stampOf(text).sha256 ?? '';
