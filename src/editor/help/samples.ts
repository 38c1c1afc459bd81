import { commands, FileType, l10n, Uri, window, workspace } from 'vscode';
import { inform } from '../commands/targets.js';
import { errorInWords } from '../inWords.js';
import { sayError } from '../say.js';
import { home } from './extension.js';

/** What a macro gives so that nothing is asked: where to put the samples, and whether to open them. */
export interface SamplesAnswer {
  readonly folder?: Uri;
  readonly open?: boolean;
}

/**
 * Copies the articles that Newsmark comes with into a new folder `newsmark-samples` where the person says, and opens it.
 * What is there already is left as it is: it may hold decisions.
 */
export async function openSamples(answer: SamplesAnswer = {}): Promise<void> {
  const from = home();
  const where = answer.folder instanceof Uri ? answer.folder : await pickedFolder();
  if (!from || !where) return;
  const seeds = Uri.joinPath(from, 'seeds');
  // Text files in a folder of this name are news.
  const samples = Uri.joinPath(where, 'newsmark-samples');
  const articles = Uri.joinPath(samples, 'articles');
  try {
    const names = (await workspace.fs.readDirectory(seeds)).filter(
      ([name, type]) => type === FileType.File && name.endsWith('.txt'),
    );
    await workspace.fs.createDirectory(articles);
    const there = new Set((await workspace.fs.readDirectory(articles)).map(([name]) => name));
    for (const [name] of names)
      if (!there.has(name))
        await workspace.fs.writeFile(
          Uri.joinPath(articles, name),
          await workspace.fs.readFile(Uri.joinPath(seeds, name)),
        );
  } catch (error) {
    return void sayError(l10n.t('The sample articles could not be copied: {0}', errorInWords(error)));
  }
  if (answer.open === false) return;
  const forceNewWindow = (workspace.workspaceFolders?.length ?? 0) > 0;
  await commands.executeCommand('vscode.openFolder', samples, { forceNewWindow });
}

async function pickedFolder(): Promise<Uri | undefined> {
  const [folder] =
    (await window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      title: l10n.t('Where are the sample articles to be put?'),
      openLabel: l10n.t('Put Them Here'),
    })) ?? [];
  return folder ?? inform(l10n.t('No folder was picked, so nothing was copied.'));
}
