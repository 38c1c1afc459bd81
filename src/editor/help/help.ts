import { commands, Disposable } from 'vscode';
import type { ArticleStore } from '../contracts.js';
import { showAllKeys } from './keys.js';
import { lists, showList } from './list.js';
import { openSamples, type SamplesAnswer } from './samples.js';

/** What helps people to begin, and to read an article's annotations without its colours. */
export const help = (articles: ArticleStore): Disposable =>
  Disposable.from(
    lists(articles),
    commands.registerCommand('newsmark.showKeys', showAllKeys),
    commands.registerCommand('newsmark.listAsText', () => showList(articles)),
    commands.registerCommand('newsmark.openSamples', (answer?: SamplesAnswer) => openSamples(answer)),
  );
