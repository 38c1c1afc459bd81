import { l10n, workspace } from 'vscode';

/** The largest article that is read, in millions of bytes (or of UTF-16 code units, where the text is at hand). */
export const maxMegabytes = (): number => workspace.getConfiguration('newsmark').get('maxFileSizeMb', 5);

/** Why something of this size is left out, or undefined. */
export function tooLarge(size: number): string | undefined {
  const most = maxMegabytes();
  return size > most * 1e6 ? l10n.t('larger than {0} MB', most) : undefined;
}

/** Why an open text is left out, or undefined. A NUL near its start says that it is no text: news holds none. */
export const whyLeftOut = (text: string): string | undefined =>
  tooLarge(text.length) ?? (text.slice(0, 4096).includes('\0') ? notText() : undefined);

export const notText = (): string => l10n.t('not a text file');
