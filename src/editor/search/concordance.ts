import {
  CancellationTokenSource,
  commands,
  Disposable,
  EventEmitter,
  l10n,
  ProgressLocation,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import { type ConcordanceOrder, sortLines } from '../../corpus/concordance.js';
import { parseQuery, type QueryProblem } from '../../corpus/query.js';
import type { CodebookStore } from '../codebooks.js';
import type { Everywhere } from '../commands/everywhere.js';
import type { Target } from '../contracts.js';
import { message } from '../markdown.js';
import { saying } from '../treeItems.js';
import { notUnderstood } from '../typedFilter.js';
import * as wording from '../wording.js';
import { askQuery } from './askQuery.js';
import { confirmFound, labelFound } from './deciding.js';
import { type Found, type Hit, KEPT, searchFor } from './found.js';
import { type ConcordanceNode, concordanceItem } from './items.js';

/** More lines than a side bar can usefully list. */
const MOST = 2000;
/** How long changes of articles are gathered before they are searched anew, in ms. */
const REST = 400;
/** Only a search that takes longer than this shows a notification by which it can be stopped, in ms. */
const PATIENCE = 500;
/** How many queries are remembered while the window is open. */
const REMEMBERED = 12;

const orders: Readonly<Record<string, ConcordanceOrder>> = {
  sortByPlace: 'place',
  sortByLeft: 'left',
  sortByHit: 'hit',
  sortByRight: 'right',
};

/** What is being looked for. */
interface Search {
  readonly typed: string;
  readonly problems: readonly QueryProblem[];
  readonly find: ReturnType<typeof searchFor>;
}

/**
 * The view "Concordance" and the command that fills it: every place of the folder where a query fits, in its context. It
 * follows the articles while somebody looks at it.
 */
export function concordance(
  everywhere: Everywhere,
  codebooks: CodebookStore,
): Disposable & { readonly view: TreeView<ConcordanceNode> } {
  const { folder } = everywhere;
  const changed = new EventEmitter<void>();
  const recent: string[] = [];
  let search: Search | undefined;
  let found: Found | undefined;
  let listed: readonly Hit[] = [];
  let order: ConcordanceOrder = 'place';
  let running = new CancellationTokenSource();
  let stale = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const provider: TreeDataProvider<ConcordanceNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node ? [] : nodesOf(found, listed)),
    getParent: () => undefined,
    getTreeItem: concordanceItem,
  };
  const view = window.createTreeView('newsmark.concordance', { treeDataProvider: provider, canSelectMany: true });

  const show = () => {
    listed = found ? sortLines(found.hits, order).slice(0, MOST) : [];
    saying(view, search && found ? wordsFor(search, found, folder.articles.length, order) : undefined);
    void commands.executeCommand('setContext', 'newsmark.searched', search !== undefined);
    void commands.executeCommand('setContext', 'newsmark.concordanceOrder', order);
    changed.fire();
  };

  /** Searches all articles; a search that has begun meanwhile ends this one, and its findings are not shown. */
  const renew = async () => {
    running.cancel();
    const source = new CancellationTokenSource();
    running = source;
    stale = false;
    const mine = search;
    if (!mine) return show();
    const stop = new CancellationTokenSource();
    const relay = source.token.onCancellationRequested(() => stop.cancel());
    const searching = mine.find(folder.articles, stop.token);
    const impatient = setTimeout(() => {
      const title = l10n.t('Newsmark searches the articles of this folder');
      const location = ProgressLocation.Notification;
      void window.withProgress({ location, title, cancellable: true }, (_, token) => {
        token.onCancellationRequested(() => stop.cancel());
        return searching;
      });
    }, PATIENCE);
    try {
      const result = await window.withProgress({ location: { viewId: 'newsmark.concordance' } }, () => searching);
      if (running !== source) return;
      found = result;
      show();
    } finally {
      clearTimeout(impatient);
      relay.dispose();
      stop.dispose();
    }
  };

  /** While nobody looks, a change only marks the findings as stale. */
  const follow = () => {
    stale = search !== undefined;
    clearTimeout(resting);
    if (stale && view.visible) resting = setTimeout(renew, REST);
  };

  const remember = (typed: string) => {
    const others = recent.filter((query) => query !== typed).slice(0, REMEMBERED - 1);
    recent.splice(0, recent.length, typed, ...others);
  };

  /** The lines as targets, which the commands give to macros. */
  const targets = (): readonly Target[] => listed.map(({ uri, id, hit }) => ({ uri, id: id ?? '', at: [hit] }));

  const ask = async (given: unknown): Promise<readonly Target[] | undefined> => {
    const typed = typeof given === 'string' ? given.trim() : await askQuery(recent, selectedWords());
    if (!typed) return undefined;
    remember(typed);
    const { query, problems } = parseQuery(typed);
    search = { typed, problems, find: searchFor(query) };
    found = undefined;
    await commands.executeCommand('newsmark.concordance.focus');
    await folder.ready();
    await renew();
    // A reveal fails when the view is renewed meanwhile; then the person selects the first line.
    if (listed[0]) await view.reveal(listed[0], { select: true, focus: true }).then(undefined, () => undefined);
    return targets();
  };

  const clear = () => {
    search = undefined;
    found = undefined;
    return renew();
  };

  /** From a menu come the line and all that are selected; from a key nothing. */
  const meant = (node: unknown, nodes: unknown): readonly unknown[] =>
    Array.isArray(nodes) && nodes.length ? nodes : node ? [node] : view.selection;

  const registered = Disposable.from(
    changed,
    view,
    folder.onDidChange(follow),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && stale) void renew();
    }),
    commands.registerCommand('newsmark.find', ask),
    commands.registerCommand('newsmark.concordance.clear', clear),
    commands.registerCommand('newsmark.concordance.confirm', (node: unknown, nodes: unknown) =>
      confirmFound(everywhere, meant(node, nodes)),
    ),
    commands.registerCommand('newsmark.concordance.label', (node: unknown, nodes: unknown, labels: unknown) =>
      labelFound(everywhere, codebooks, meant(node, nodes), labels),
    ),
    ...Object.entries(orders).map(([name, by]) =>
      commands.registerCommand(`newsmark.concordance.${name}`, () => {
        order = by;
        show();
        return targets();
      }),
    ),
    new Disposable(() => {
      clearTimeout(resting);
      running.cancel();
    }),
  );
  show();
  return { view, dispose: () => registered.dispose() };
}

function nodesOf(found: Found | undefined, listed: readonly Hit[]): ConcordanceNode[] {
  const count = (found?.count ?? 0) - listed.length;
  return count > 0 ? [...listed, { type: 'more', count }] : [...listed];
}

/** What the view says above its lines: how much was found, for what, in which order, and what was left out. */
function wordsFor(
  { typed, problems }: Search,
  { count, articles, searched }: Found,
  all: number,
  order: ConcordanceOrder,
): string {
  const query = message(typed, 80);
  const by = {
    place: l10n.t('by place'),
    left: l10n.t('by what stands before'),
    hit: l10n.t('by hit'),
    right: l10n.t('by what stands behind'),
  };
  return [
    count === 0
      ? l10n.t('Nothing found for “{0}”', query)
      : l10n.t(
          '{0} in {1} for “{2}”, {3}',
          wording.hitsCount(count),
          wording.articlesCount(articles),
          query,
          by[order],
        ),
    count > KEPT ? l10n.t('Only the first {0} are sorted', KEPT) : '',
    searched < all ? l10n.t('Stopped after {0} of {1} articles', searched, all) : '',
    notUnderstood(problems),
  ]
    .filter((part) => part)
    .join('. ');
}

/** What is selected in the editor is likely what is looked for. */
function selectedWords(): string {
  const editor = window.activeTextEditor;
  const words = editor ? editor.document.getText(editor.selection) : '';
  return words.length <= 80 && !words.includes('\n') ? words : '';
}
