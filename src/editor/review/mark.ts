import {
  DecorationRangeBehavior,
  type Disposable,
  l10n,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  window,
} from 'vscode';
import { entityById, spansOf } from '../../article/queries.js';
import type { Article, ArticleItem } from '../../article/types.js';
import { hull, type Span } from '../../text/span.js';
import { plain } from '../markdown.js';
import * as wording from '../wording.js';

/** Marks the item that a review is at, with what a confirmation would say written behind it. */
export interface CurrentMark extends Disposable {
  show(editor: TextEditor, article: Article, item: ArticleItem, edges: boolean): void;
  hide(): void;
  /** Puts the cursor at the item and brings it into view. */
  reveal(editor: TextEditor, item: ArticleItem): void;
}

/** How much later than the frame the words come, in ms. */
const WORDS_LATER = 40;

export function currentMark(): CurrentMark {
  const frame = window.createTextEditorDecorationType({
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    backgroundColor: new ThemeColor('editor.findMatchBackground'),
    outline: '1px solid',
    outlineColor: new ThemeColor('contrastActiveBorder'),
  });
  const says = window.createTextEditorDecorationType({
    after: {
      color: new ThemeColor('newsmark.noteForeground'),
      fontStyle: 'italic',
      margin: '0 0 0 1ch',
    },
  });
  let shown: TextEditor | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(saying);
    shown?.setDecorations(frame, []);
    shown?.setDecorations(says, []);
    shown = undefined;
  };
  return {
    show(editor, article, item, edges) {
      if (shown && shown !== editor) hide();
      shown = editor;
      const range = ([start, end]: Span) =>
        new Range(editor.document.positionAt(start), editor.document.positionAt(end));
      const spans = spansOf(item);
      editor.setDecorations(frame, spans.map(range));
      const last = range(spans[spans.length - 1]);
      const said = inWords(article, item, true);
      const words = edges ? `⇤ ${said} ⇥` : said;
      const contentText = `◂ ${plain(words, 120)}`;
      // A text of its own is a style of its own to the editor, which takes longer to show than all the rest.
      clearTimeout(saying);
      saying = setTimeout(() => {
        editor.setDecorations(says, [{ range: last, renderOptions: { after: { contentText } } }]);
      }, WORDS_LATER);
    },
    hide,
    reveal(editor, item) {
      const [start, end] = hull(spansOf(item)).map((offset) => editor.document.positionAt(offset));
      editor.selection = new Selection(start, start);
      editor.revealRange(new Range(start, end), TextEditorRevealType.InCenterIfOutsideViewport);
    },
    dispose() {
      hide();
      frame.dispose();
      says.dispose();
    },
  };
}

/**
 * What a confirmation would say, who first: "Mina Cho · direct quote · fairly sure, 81 %". `beside` the words, where
 * there is little room, the value of a figure is left out if it only repeats them.
 */
export function inWords(article: Article, item: ArticleItem, beside = false): string {
  const state = item.status === 'suggested' ? wording.sureness(item.confidence) : wording.statusWord(item.status);
  const value = item.type === 'figure' ? wording.figureValue(item) : '';
  const what =
    item.type === 'quote'
      ? [entityById(article, item.speaker)?.name ?? l10n.t('speaker not known'), wording.quoteKind(item.kind)]
      : [wording.figureKind(item.kind), beside && value === article.text.slice(...item.span) ? '' : value];
  return [...what, ...item.labels, item.unsure ? l10n.t('unsure') : '', state].filter((part) => part).join(' · ');
}
