import { Disposable, Range, type TextEditor, type TextEditorDecorationType, type Uri, window, workspace } from 'vscode';
import { fits } from '../../article/filter.js';
import type { Span } from '../../text/span.js';
import { speakerColors } from '../colors.js';
import type { ArticleStore } from '../contracts.js';
import { filterStatus, highlightFilter } from './filter.js';
import { drawingOf } from './looks.js';
import { ALL_AT_ONCE, countHighlights, type LookKey, lookOf, type Part, planHighlights } from './plan.js';

/** How far around the visible lines is drawn in long articles, in lines and code units. */
const MARGIN_LINES = 60;
const MARGIN_CHARACTERS = 8000;
/** Milliseconds between a scroll and the drawing of what has come into view. */
const SCROLL_DELAY = 40;

const parts: readonly Part[] = ['quotes', 'speakers', 'figures', 'notes'];

/** The parts that the settings `newsmark.highlights.*` leave switched on. They are the window's: VS Code logs who asks by file. */
function shownParts(): ReadonlySet<Part> {
  const settings = workspace.getConfiguration('newsmark.highlights');
  return new Set(settings.get('enabled', true) ? parts.filter((part) => settings.get(part, true)) : []);
}

/** What is near the visible part of an editor. */
function windowsOf(editor: TextEditor): Span[] {
  const { document } = editor;
  return editor.visibleRanges.map(({ start, end }) => {
    const from = document.offsetAt(start.with(Math.max(0, start.line - MARGIN_LINES), 0));
    const to = document.offsetAt(end.with(end.line + MARGIN_LINES, 0));
    // In one very long line the margin counts in characters.
    const visible: Span = [document.offsetAt(start), document.offsetAt(end)];
    return [Math.max(from, visible[0] - MARGIN_CHARACTERS), Math.min(to, visible[1] + MARGIN_CHARACTERS)];
  });
}

/** Draws speakers, quotes, figures and notes into the editors of open articles: all of them, or what a filter leaves. */
export function highlights(articles: ArticleStore): Disposable {
  const filter = highlightFilter();
  const types = new Map<LookKey, TextEditorDecorationType>();
  const drawn = new WeakMap<TextEditor, Set<LookKey>>();
  const waiting = new Map<TextEditor, ReturnType<typeof setTimeout>>();

  const typeOf = (key: LookKey): TextEditorDecorationType => {
    const known = types.get(key);
    if (known) return known;
    const made = window.createTextEditorDecorationType(drawingOf(lookOf(key)));
    types.set(key, made);
    return made;
  };

  const draw = (editor: TextEditor) => {
    const { document } = editor;
    const loaded = articles.of(document);
    const before = drawn.get(editor);
    if (!loaded && !before) return;
    const near = loaded && countHighlights(loaded.article) > ALL_AT_ONCE ? windowsOf(editor) : undefined;
    const plan = loaded
      ? planHighlights(loaded.article, speakerColors(loaded.article), shownParts(), near, (item) =>
          fits(loaded.article, item, filter.filter),
        )
      : new Map<LookKey, readonly Span[]>();
    for (const key of before ?? []) if (!plan.has(key)) editor.setDecorations(typeOf(key), []);
    for (const [key, spans] of plan)
      editor.setDecorations(
        typeOf(key),
        spans.map(([start, end]) => new Range(document.positionAt(start), document.positionAt(end))),
      );
    drawn.set(editor, new Set(plan.keys()));
  };
  const drawAll = () => {
    for (const editor of window.visibleTextEditors) draw(editor);
  };
  const drawUri = (uri: Uri) => {
    for (const editor of window.visibleTextEditors) if (editor.document.uri.toString() === uri.toString()) draw(editor);
  };
  const drawSoon = (editor: TextEditor) => {
    clearTimeout(waiting.get(editor));
    const timer = setTimeout(() => {
      waiting.delete(editor);
      draw(editor);
    }, SCROLL_DELAY);
    waiting.set(editor, timer);
  };

  drawAll();
  return Disposable.from(
    filter,
    filterStatus(filter, articles),
    filter.onDidChange(drawAll),
    articles.onDidChange((loaded) => drawUri(loaded.uri)),
    articles.onDidClose(drawUri),
    window.onDidChangeVisibleTextEditors(drawAll),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      const loaded = articles.of(textEditor.document);
      if (loaded && countHighlights(loaded.article) > ALL_AT_ONCE) drawSoon(textEditor);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('newsmark.highlights')) drawAll();
    }),
    new Disposable(() => {
      for (const timer of waiting.values()) clearTimeout(timer);
      for (const type of types.values()) type.dispose();
    }),
  );
}
