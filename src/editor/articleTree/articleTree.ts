import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  type TextEditor,
  type TreeDataProvider,
  type TreeView,
  window,
  workspace,
} from 'vscode';
import { itemsAt } from '../../article/queries.js';
import type { Article, ArticleItem } from '../../article/types.js';
import { extentOf } from '../at.js';
import { itemCard } from '../cards.js';
import { type SpeakerColors, speakerColors } from '../colors.js';
import type { ArticleStore, LoadedArticle } from '../contracts.js';
import { renewal } from '../renewal.js';
import { articleOf } from '../sidecars.js';
import { itemOfArticle, saying } from '../treeItems.js';
import { typedFilter } from '../typedFilter.js';
import { rangeAt, rangeItem } from './ranges.js';
import { type ArticleNode, type Leaf, mentionItem, type Section, sectionItem, sectionsOf } from './sections.js';
import { candidateItem, lostItem } from './unplaced.js';

/** How long a cursor has to rest before its item is shown in the tree, in ms. */
const REST = 150;

/** The tree "This Article": what the article of the active editor holds, in text order. */
export function articleTree(articles: ArticleStore): Disposable & { readonly view: TreeView<ArticleNode> } {
  const filter = typedFilter({
    ask: 'newsmark.filterArticle',
    clear: 'newsmark.clearArticleFilter',
    context: 'newsmark.articleFiltered',
    prompt: l10n.t('Show only quotes and figures with these words or of this status, speaker, label, …'),
  });
  const changed = new EventEmitter<void>();
  let loaded: LoadedArticle | undefined;
  /** Made when they are asked for: nobody may be looking. */
  let made: readonly Section[] | undefined;
  const sections = (): readonly Section[] => {
    made ??= loaded ? sectionsOf(loaded, filter.filter) : [];
    return made;
  };
  let colored: { readonly article: Article; readonly colors: SpeakerColors } | undefined;
  const colorsOf = (article: Article): SpeakerColors => {
    if (colored?.article !== article) colored = { article, colors: speakerColors(article) };
    return colored.colors;
  };
  let resting: ReturnType<typeof setTimeout> | undefined;

  const provider: TreeDataProvider<ArticleNode> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (!node) return [...sections()];
      if (node.type === 'section') return [...(node.ranges.length ? node.ranges : node.children)];
      return node.type === 'range' ? [...node.children] : node.type === 'lost' ? [...node.candidates] : [];
    },
    getParent(node) {
      if (node.type === 'section') return undefined;
      const section = sections().find(({ name }) => name === node.section);
      if (node.type === 'candidate') return section?.children.find(({ id }) => id === node.id);
      return (node.type !== 'range' && section && rangeAt(section.ranges, section.indexOf(node.id))) || section;
    },
    getTreeItem(node) {
      if (node.type === 'section') return sectionItem(node);
      if (node.type === 'range') return rangeItem(node);
      if (node.type === 'lost') return lostItem(node);
      if (node.type === 'candidate') return candidateItem(node);
      if (node.type === 'mention') return mentionItem(node);
      return itemOfArticle(`${node.section}/${node.id}`, node.uri, node.article, colorsOf(node.article), node.item);
    },
    resolveTreeItem(tree, node) {
      if (node.type === 'item' && loaded) tree.tooltip = itemCard(loaded, node.item);
      return tree;
    },
  };
  const view = window.createTreeView('newsmark.article', { treeDataProvider: provider, showCollapseAll: true });

  const show = (next: LoadedArticle | undefined) => {
    if (next === undefined && loaded === undefined) return;
    loaded = next;
    made = undefined;
    view.description = loaded?.uri.path.split('/').at(-1);
    saying(view, loaded ? filter.message : undefined);
    void commands.executeCommand('setContext', 'newsmark.atArticle', loaded !== undefined);
    void commands.executeCommand('setContext', 'newsmark.hasUnplaced', (loaded?.article.lost.length ?? 0) > 0);
    changed.fire();
  };

  /** The article of an editor, or the one whose sidecar it shows, where that is open. */
  const articleIn = ({ document }: TextEditor): LoadedArticle | undefined => {
    const key = articleOf(document.uri)?.toString();
    const meant = key ? workspace.textDocuments.find(({ uri }) => uri.toString() === key) : document;
    return meant && articles.of(meant);
  };

  /** The article of the active editor; beside another file the one shown last, while it is visible. */
  const showActive = () => {
    const active = window.activeTextEditor && articleIn(window.activeTextEditor);
    if (active) return show(active);
    const shown = loaded?.uri.toString();
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === shown);
    show(editor && articles.of(editor.document));
  };
  const showing = renewal(showActive);

  /** The item at a cursor, where the list shows it. */
  const leafAt = (editor: TextEditor): Leaf | undefined => {
    if (!loaded || editor.document.uri.toString() !== loaded.uri.toString()) return undefined;
    const offset = editor.document.offsetAt(editor.selection.active);
    const items = itemsAt(loaded.article, offset);
    // The review stands where its item begins, and takes the longer one first.
    const isNext = (item: ArticleItem) => item.status === 'suggested' && extentOf(item)[0] === offset;
    const item = items.findLast(isNext) ?? items[0];
    const name = item?.type === 'figure' ? 'figures' : 'quotes';
    const section = sections().find((candidate) => candidate.name === name);
    const index = item && section ? section.indexOf(item.id) : -1;
    const range = section && rangeAt(section.ranges, index);
    return range ? range.children[index - range.first + 1] : section?.children[index];
  };

  const follow = (editor: TextEditor) => {
    clearTimeout(resting);
    if (!view.visible) return;
    resting = setTimeout(() => {
      const leaf = leafAt(editor);
      const selected = view.selection[0];
      // Whoever came here by a click in "Open Suggestions" stays there.
      if (!view.visible || !leaf || (selected && 'id' in selected && selected.id === leaf.id)) return;
      // A reveal fails when the tree is renewed meanwhile; the next move of the cursor asks again.
      view.reveal(leaf, { select: true, focus: false }).then(undefined, () => undefined);
    }, REST);
  };

  showing.now();
  const registered = Disposable.from(
    filter,
    changed,
    view,
    filter.onDidChange(() => show(loaded)),
    showing,
    articles.onDidChange(({ uri, article }) => {
      const isTyped = loaded?.uri.toString() === uri.toString() && loaded.article.text !== article.text;
      if (isTyped) showing.soon();
      else showing.now();
    }),
    articles.onDidClose(showing.now),
    window.onDidChangeActiveTextEditor(showing.now),
    window.onDidChangeVisibleTextEditors(showing.now),
    window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && window.activeTextEditor) follow(window.activeTextEditor);
    }),
    new Disposable(() => clearTimeout(resting)),
  );
  return { view, dispose: () => registered.dispose() };
}
