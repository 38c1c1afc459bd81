import {
  commands,
  DataTransferItem,
  Disposable,
  EventEmitter,
  l10n,
  type TextEditor,
  type TreeDataProvider,
  type TreeDragAndDropController,
  type TreeView,
  window,
} from 'vscode';
import type { EntityKind } from '../../analysis/types.js';
import { entityAt } from '../../article/queries.js';
import type { Article } from '../../article/types.js';
import type { CorpusEntity } from '../../corpus/types.js';
import { folderColor, type SpeakerColors, speakerColors } from '../colors.js';
import type { ArticleStore, FolderArticle, FolderStore } from '../contracts.js';
import type { FolderEntities } from '../folderEntities.js';
import { renewal } from '../renewal.js';
import { saying } from '../treeItems.js';
import { typedFilter } from '../typedFilter.js';
import {
  articlesOf,
  type Coloring,
  type EntityNode,
  entityTooltip,
  type KindNode,
  type LeftOutNode,
  type Node,
  placesOf,
  treeItemOf,
} from './items.js';
import { entitiesWithQuotes, limited } from './limited.js';

/** How long a cursor has to rest before its entity is shown in the tree, in ms. */
const REST = 150;
/** More entities of one kind than a side bar can usefully list; the filter finds the others. */
const MOST = 1000;

const entityKinds: readonly EntityKind[] = ['person', 'organization', 'place', 'group'];

/** What is dragged within the tree: the id of an entity. */
const DRAGGED = 'application/vnd.code.tree.newsmark.entities';

/** An entity dragged onto another one is merged into it, after a question, as a hand may slip. */
const merging: TreeDragAndDropController<Node> = {
  dragMimeTypes: [DRAGGED],
  dropMimeTypes: [DRAGGED],
  handleDrag([node], data) {
    if (node?.type === 'entity') data.set(DRAGGED, new DataTransferItem(node.entity.id));
  },
  async handleDrop(target, data) {
    const id: unknown = data.get(DRAGGED)?.value;
    if (target?.type !== 'entity' || typeof id !== 'string' || id === target.entity.id) return;
    const argument = { entity: { id }, into: target.entity.id, ask: true };
    await commands.executeCommand('newsmark.mergeEntity', argument);
  },
};

/** The tree "Entities": who and what the folder's articles name. Below its roots, only what is unfolded is made. */
export function entitiesTree(
  articles: ArticleStore,
  folder: FolderStore,
  entities: FolderEntities,
): Disposable & { readonly view: TreeView<Node>; readonly provider: TreeDataProvider<Node> } {
  const filter = typedFilter({
    ask: 'newsmark.filterEntities',
    clear: 'newsmark.clearEntitiesFilter',
    context: 'newsmark.entitiesFiltered',
    prompt: l10n.t('Show only entities with these words in their names or roles, and those with a quote that fits'),
  });
  const changed = new EventEmitter<void>();
  const coloring = coloringOf(entities);
  let roots: readonly (KindNode | LeftOutNode)[] | undefined;
  let nodes: ReadonlyMap<CorpusEntity, EntityNode> = new Map();
  let stale = true;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const make = (): readonly (KindNode | LeftOutNode)[] => {
    const all = entities.all();
    const shown = filter.on
      ? limited(all, entitiesWithQuotes(folder.articles, entities, filter.filter), filter.filter)
      : all.map((entity): EntityNode => ({ type: 'entity', entity }));
    nodes = new Map(shown.map((node) => [node.entity, node]));
    const kinds = entityKinds
      .map((kind): KindNode => ({ type: 'kind', kind, entities: shown.filter(({ entity }) => entity.kind === kind) }))
      .filter((node) => node.entities.length > 0);
    const files = folder.leftOut.map((file) => ({ type: 'leftOutFile' as const, ...file }));
    return files.length ? [...kinds, { type: 'leftOut', files }] : kinds;
  };

  const below = (node: Node): readonly Node[] => {
    if (node.type === 'kind') {
      const listed = node.entities.slice(0, MOST);
      const count = node.entities.length - listed.length;
      return count > 0 ? [...listed, { type: 'more', kind: node.kind, count }] : listed;
    }
    if (node.type === 'entity') return articlesOf(node, entities.appearances(node.entity));
    if (node.type === 'article') return placesOf(node);
    return node.type === 'leftOut' ? node.files : [];
  };

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (node) return [...below(node)];
      roots ??= make();
      return [...roots];
    },
    // Only entities are revealed, and so only their parents asked for.
    getParent: (node) =>
      node.type === 'entity'
        ? roots?.find((root) => root.type === 'kind' && root.kind === node.entity.kind)
        : undefined,
    getTreeItem: (node) => treeItemOf(node, coloring),
    resolveTreeItem(tree, node) {
      if (node.type === 'entity') tree.tooltip = entityTooltip(node.entity);
      return tree;
    },
  };
  const view = window.createTreeView('newsmark.entities', {
    treeDataProvider: provider,
    showCollapseAll: true,
    dragAndDropController: merging,
  });

  const whatIsGoingOn = (): string | undefined => {
    if (!folder.scanned) return l10n.t('Reading the folder’s articles …');
    return folder.articles.length && !entities.all().length
      ? l10n.t('No names were found in the articles.')
      : undefined;
  };
  /** While nobody looks, a change only marks the tree as stale. */
  const renew = () => {
    stale = true;
    const empty = folder.scanned && folder.articles.length === 0 && folder.leftOut.length === 0;
    void commands.executeCommand('setContext', 'newsmark.folderEmpty', empty);
    if (!view.visible) return;
    stale = false;
    roots = undefined;
    saying(view, filter.message ?? whatIsGoingOn());
    changed.fire();
  };
  const renewing = renewal(renew);
  const look = () => {
    if (!view.visible) return;
    if (stale) renewing.now();
    // Whoever looks at the folder's entities wants them read; the store does it once.
    void folder.ready();
  };

  const follow = ({ document, selection }: TextEditor) => {
    clearTimeout(resting);
    if (!view.visible) return;
    resting = setTimeout(() => {
      const article = articles.of(document)?.article;
      const here = article && entityAt(article, document.offsetAt(selection.active));
      const entity = here && entities.of(document.uri, here.id);
      const node = entity && nodes.get(entity);
      const selected = view.selection[0];
      // Whoever came here by a click on one of its places stays there.
      if (!view.visible || !node || (selected && belongsTo(selected, node.entity))) return;
      // A reveal fails when the tree is renewed meanwhile; the next move of the cursor asks again.
      view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
    }, REST);
  };

  renewing.now();
  look();
  const registered = Disposable.from(
    filter,
    changed,
    view,
    renewing,
    filter.onDidChange(renewing.now),
    folder.onDidChange(renewing.soon),
    view.onDidChangeVisibility(look),
    window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    // F2 in a tree says nothing of what is selected there.
    commands.registerCommand('newsmark.renameSelectedEntity', (answers?: object) => {
      const [node] = view.selection;
      if (node?.type === 'entity') return commands.executeCommand('newsmark.renameEntity', { ...node, ...answers });
    }),
    new Disposable(() => clearTimeout(resting)),
  );
  return { view, provider, dispose: () => registered.dispose() };
}

const belongsTo = (node: Node, { id }: CorpusEntity): boolean =>
  node.type === 'entity' ? node.entity.id === id : 'key' in node && node.key === id;

/** Speaker colours by article, kept while the article stays as it is. */
function coloringOf(entities: FolderEntities): Coloring {
  const known = new WeakMap<Article, SpeakerColors>();
  const of = ({ article }: FolderArticle): SpeakerColors => {
    const colors = known.get(article) ?? speakerColors(article);
    known.set(article, colors);
    return colors;
  };
  const ofEntity = ({ appearances }: CorpusEntity) =>
    folderColor(
      appearances.map(({ article: key, entity }) => {
        const article = entities.article(key);
        return article && of(article).get(entity);
      }),
    );
  return { of, ofEntity };
}
