import { l10n, type Uri } from 'vscode';
import * as decisions from '../../article/decisions.js';
import { itemById, spansOf } from '../../article/queries.js';
import type { ArticleItem } from '../../article/types.js';
import { emptyCodebook } from '../../codebook/read.js';
import type { Codebook } from '../../codebook/types.js';
import { hull } from '../../text/span.js';
import type { CodebookStore } from '../codebooks.js';
import { hand } from '../commands/decide.js';
import { decideAt, type Everywhere } from '../commands/everywhere.js';
import { freshLabels } from '../commands/freshLabels.js';
import { isTexts, type LabelItem, pickLabels } from '../commands/labelling.js';
import type { PreviewPlace } from '../commands/preview.js';
import { inform, targetIn } from '../commands/targets.js';
import type { FolderArticle } from '../contracts.js';

/** The commands on what is selected in the concordance. Each is one undo, however many articles it changes. */

interface Meant {
  readonly article: FolderArticle;
  readonly item: ArticleItem;
}

/** Confirms the quotes and figures that hits stand in. */
export async function confirmFound(everywhere: Everywhere, hits: readonly unknown[]): Promise<void> {
  const meant = itemsOf(everywhere, hits);
  if (meant.length === 0) return nothing();
  const open = meant.filter(({ item: { status, found } }) => !isRight(status) || found === 'changed');
  if (open.length === 0) return inform(l10n.t('All of it is confirmed already.'));
  const title = l10n.t('Confirm what was found');
  await decideAt(everywhere, title, open.map(placeOf), ({ article, record }, ids) =>
    decisions.decideEach(article, record, ids, {}, hand()),
  );
}

/**
 * Puts labels on the quotes and figures that hits stand in, beside those they have, and so confirms them. `labels` come
 * with the command or are asked for.
 */
export async function labelFound(
  everywhere: Everywhere,
  codebooks: CodebookStore,
  hits: readonly unknown[],
  labels: unknown,
): Promise<void> {
  const meant = itemsOf(everywhere, hits);
  if (meant.length === 0) return nothing();
  const title = l10n.t('Label what was found');
  // By the codebook of the first article; a new label goes into it.
  const uri: Uri = meant[0].article.uri;
  const { codebook } = (await codebooks.reload(uri)) ?? { codebook: emptyCodebook };
  const picked = isTexts(labels)
    ? labels.map((key): LabelItem => ({ label: key, key }))
    : await askLabels(codebook, meant, title);
  if (!picked?.length) return;
  const keys = picked.map(({ key }) => key);
  await decideAt(
    everywhere,
    title,
    meant.map(placeOf),
    ({ article, record }, ids) => decisions.decideEach(article, record, ids, { labels: keys }, hand()),
    freshLabels(codebooks, uri, picked, codebook),
  );
}

function askLabels(
  codebook: Codebook,
  meant: readonly Meant[],
  title: string,
): Promise<readonly LabelItem[] | undefined> {
  const items = meant.map(({ item }) => item);
  const articles = [...new Set(meant.map(({ article }) => article.article))];
  const shared = items[0].labels.filter((key) => items.every(({ labels }) => labels.includes(key)));
  return pickLabels(articles, items, shared, codebook, title);
}

/** The items that hits stand in, each once, as the folder has them now. */
function itemsOf({ folder }: Everywhere, hits: readonly unknown[]): readonly Meant[] {
  const articles = new Map(folder.articles.map((article) => [article.uri.toString(), article]));
  const meant = new Map<string, Meant>();
  for (const hit of hits) {
    const target = targetIn(hit);
    const article = target && articles.get(target.uri.toString());
    const item = article && itemById(article.article, target.id);
    if (item) meant.set(`${target.uri.toString()}#${item.id}`, { article, item });
  }
  return [...meant.values()];
}

const isRight = (status: ArticleItem['status']): boolean => status === 'confirmed' || status === 'added';

const placeOf = ({ article, item }: Meant): PreviewPlace<string> => ({
  article,
  at: hull(spansOf(item)),
  says: '',
  is: item.id,
});

const nothing = () => inform(l10n.t('Select lines of the concordance first that stand in a quote or a figure.'));
