import { l10n, type Uri, workspace } from 'vscode';
import type { Articles } from '../articles.js';
import type { LoadedArticle } from '../contracts.js';
import { errorInWords } from '../inWords.js';
import { sayWarning } from '../say.js';
import { whyUnreadable } from '../unreadable.js';

/** An article that a command over many cannot change, and why. */
export interface LeftOut {
  readonly uri: Uri;
  readonly reason: string;
}

/** How many files a message names. */
const NAMED = 3;

/** Opens articles to decide on them. Those that cannot be opened, or whose sidecar cannot be written to, are left out. */
export async function openEach(
  articles: Articles,
  uris: readonly Uri[],
): Promise<{ readonly opened: readonly LoadedArticle[]; readonly leftOut: readonly LeftOut[] }> {
  const opened: LoadedArticle[] = [];
  const leftOut: LeftOut[] = [];
  for (const uri of uris)
    try {
      const { loaded } = await articles.open(uri);
      if (loaded.sidecar.writable) opened.push(loaded);
      else leftOut.push({ uri: loaded.sidecar.uri, reason: whyUnreadable(loaded.sidecar) });
    } catch (error) {
      leftOut.push({ uri, reason: errorInWords(error) });
    }
  return { opened, leftOut };
}

/** Says which files nothing was written to, and why; nothing where there are none. */
export function sayLeftOut(leftOut: readonly LeftOut[]): void {
  if (leftOut.length === 0) return;
  const named = leftOut.slice(0, NAMED).map(({ uri, reason }) => `${workspace.asRelativePath(uri)} (${reason})`);
  if (leftOut.length > NAMED) named.push(l10n.t('and {0} more', leftOut.length - NAMED));
  void sayWarning(l10n.t('Left out, as nothing can be written there: {0}.', named.join(', ')));
}
