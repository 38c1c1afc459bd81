import { Disposable, EventEmitter, l10n, type TextEditor, Uri, window, workspace } from 'vscode';
import { inTextOrder, spansOf } from '../../article/queries.js';
import type { Article, ArticleItem } from '../../article/types.js';
import { inform } from '../commands/targets.js';
import type { ArticleStore } from '../contracts.js';
import { positionsIn } from '../lines.js';
import { plain } from '../markdown.js';
import { speakerName } from '../treeItems.js';
import * as wording from '../wording.js';

/** The scheme of the lists: read-only documents, whose query is the article's URI. */
const SCHEME = 'newsmark-list';

/** In code units: a line that is read aloud should come to its end. */
const LONGEST = 500;

/** Every quote and every figure of an article in text order, one a line: line, kind, who, value, status, words. */
export function listAsText(article: Article): string {
  const positionAt = positionsIn(article.text);
  const lineOf = (item: ArticleItem) => positionAt(spansOf(item)[0][0]).line + 1;
  const items = [...article.quotes, ...article.figures].sort(inTextOrder);
  if (items.length === 0) return `${l10n.t('Nothing is marked in this article.')}\n`;
  return items
    .map((item) => `${[l10n.t('line {0}', lineOf(item)), ...said(article, item)].filter((part) => part).join(', ')}\n`)
    .join('');
}

function said(article: Article, item: ArticleItem): readonly string[] {
  const words = spansOf(item).map(([start, end]) => article.text.slice(start, end));
  const speaker = plain(speakerName(article, item), 60);
  return [
    item.type === 'quote' ? wording.quoteKind(item.kind) : wording.figureKind(item.kind),
    item.type === 'quote'
      ? speaker
        ? l10n.t('by {0}', speaker)
        : l10n.t('speaker not known')
      : plain(wording.figureValue(item), 60),
    wording.statusWord(item.status) + (item.status === 'suggested' ? ` (${wording.sureness(item.confidence)})` : ''),
    item.unsure ? l10n.t('unsure') : '',
    item.found === 'changed' ? l10n.t('changed since then') : '',
    item.note ? `${l10n.t('Note:')} ${plain(item.note, LONGEST)}` : '',
    plain(words.join(' … '), LONGEST),
  ];
}

/** The lists of the open articles, kept as these are. */
export function lists(articles: ArticleStore): Disposable {
  const changed = new EventEmitter<Uri>();
  return Disposable.from(
    changed,
    articles.onDidChange(({ uri }) => changed.fire(listOf(uri))),
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent(uri) {
        const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.query);
        const loaded = document && articles.of(document);
        return loaded ? listAsText(loaded.article) : `${l10n.t('The article is not open.')}\n`;
      },
    }),
  );
}

const listOf = (article: Uri): Uri =>
  Uri.from({ scheme: SCHEME, path: `${article.path}.list.txt`, query: article.toString() });

/** Shows the list of the article in front, beside nothing else: it is read from top to bottom. */
export async function showList(articles: ArticleStore): Promise<TextEditor | undefined> {
  const document = window.activeTextEditor?.document;
  const loaded = document && articles.of(document);
  if (!loaded) return inform(l10n.t('Open a news text first.'));
  return window.showTextDocument(await workspace.openTextDocument(listOf(loaded.uri)), { preview: false });
}
