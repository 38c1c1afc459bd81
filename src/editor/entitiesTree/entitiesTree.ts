import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  type TextEditor,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import { entityAt } from '../../article/queries.js';
import type { Article } from '../../article/types.js';
import { type SpeakerColors, speakerColors } from '../colors.js';
import type { ArticleStore, FolderArticle, FolderStore } from '../contracts.js';
import { treeFilter } from '../treeFilter.js';
import {
  articlesOf,
  type EntityNode,
  entityTooltip,
  type KindNode,
  type LeftOutNode,
  type Node,
  placesOf,
  treeItemOf,
} from './items.js';
import { entityKinds, type FolderEntity, keyOf, overviewOf } from './overview.js';

/** How long a cursor has to rest before its entity is shown in the tree, in ms. */
const REST = 150;

/** The tree "Entities": who and what the folder's articles name. Only what is unfolded is made. */
export function entitiesTree(
  articles: ArticleStore,
  folder: FolderStore,
): Disposable & { readonly view: TreeView<Node>; readonly provider: TreeDataProvider<Node> } {
  const filter = treeFilter({
    ask: 'newsmark.filterEntities',
    clear: 'newsmark.clearEntitiesFilter',
    context: 'newsmark.entitiesFiltered',
    prompt: l10n.t('Show only entities with these words in their name, aliases or role'),
  });
  const changed = new EventEmitter<void>();
  const colors = new WeakMap<Article, SpeakerColors>();
  let roots: readonly (KindNode | LeftOutNode)[] | undefined;
  let nodes: ReadonlyMap<string, EntityNode> = new Map();
  let stale = true;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const colorsOf = ({ article }: FolderArticle): SpeakerColors => {
    const known = colors.get(article);
    if (known) return known;
    const made = speakerColors(article);
    colors.set(article, made);
    return made;
  };
  const fits = ({ name, appearances }: FolderEntity): boolean =>
    filter.text === '' ||
    filter.matches(
      [...new Set(appearances.flatMap(({ entity }) => [name, entity.role ?? '', ...entity.aliases]))].join(' '),
    );

  const make = (): readonly (KindNode | LeftOutNode)[] => {
    const shown = overviewOf(folder.articles).filter(fits);
    nodes = new Map(shown.map((entity) => [entity.key, { type: 'entity', entity }]));
    const kinds = entityKinds
      .map((kind): KindNode => ({ type: 'kind', kind, entities: shown.filter((entity) => entity.kind === kind) }))
      .filter((node) => node.entities.length > 0);
    const files = folder.leftOut.map((file) => ({ type: 'leftOutFile' as const, ...file }));
    return files.length ? [...kinds, { type: 'leftOut', files }] : kinds;
  };

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (!node) {
        roots ??= make();
        return [...roots];
      }
      if (node.type === 'kind')
        return node.entities.map((entity) => nodes.get(entity.key) ?? { type: 'entity', entity });
      if (node.type === 'entity') return [...articlesOf(node)];
      if (node.type === 'article') return [...placesOf(node)];
      return node.type === 'leftOut' ? [...node.files] : [];
    },
    // Only kinds and entities are revealed.
    getParent: (node) =>
      node.type === 'entity'
        ? roots?.find((root) => root.type === 'kind' && root.kind === node.entity.kind)
        : undefined,
    getTreeItem: (node) => treeItemOf(node, colorsOf),
    resolveTreeItem(tree, node) {
      if (node.type === 'entity') tree.tooltip = entityTooltip(node.entity);
      return tree;
    },
  };
  const view = window.createTreeView('newsmark.entities', { treeDataProvider: provider, showCollapseAll: true });

  /** While nobody looks, a change only marks the tree as stale. */
  const renew = () => {
    stale = true;
    void commands.executeCommand('setContext', 'newsmark.scanned', folder.scanned);
    if (!view.visible) return;
    stale = false;
    roots = undefined;
    view.message = filter.message ?? (folder.scanned ? undefined : l10n.t('Reading the folder’s articles …'));
    changed.fire();
  };
  const look = () => {
    if (!view.visible) return;
    if (stale) renew();
    // Whoever looks at the folder's entities wants them read; the store does it once.
    void folder.ready();
  };

  const follow = ({ document, selection }: TextEditor) => {
    clearTimeout(resting);
    if (!view.visible) return;
    resting = setTimeout(() => {
      const article = articles.of(document)?.article;
      const entity = article && entityAt(article, document.offsetAt(selection.active));
      const node = entity && nodes.get(keyOf(entity));
      const selected = view.selection[0];
      // Whoever came here by a click on one of its places stays there.
      if (!view.visible || !node || (selected && 'key' in selected && selected.key === node.entity.key)) return;
      // A reveal fails when the tree is renewed meanwhile; the next move of the cursor asks again.
      view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
    }, REST);
  };

  renew();
  look();
  const registered = Disposable.from(
    filter,
    changed,
    view,
    filter.onDidChange(renew),
    folder.onDidChange(renew),
    view.onDidChangeVisibility(look),
    window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    new Disposable(() => clearTimeout(resting)),
  );
  return { view, provider, dispose: () => registered.dispose() };
}
