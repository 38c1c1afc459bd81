import type { Uri } from 'vscode';
import type { Analysis } from '../analysis/types.js';
import type { Article } from '../article/types.js';
import { unpack } from '../corpus/packing.js';
import { type ArticleSummary, summarize } from '../corpus/summary.js';
import type { DecisionRecord } from '../sidecar/types.js';
import type { ListedArticle } from './contracts.js';
import { positionsIn } from './lines.js';

/** Whether a person has decided anything. */
export const isDecided = ({ entities, annotations }: DecisionRecord): boolean =>
  entities.size > 0 || annotations.length > 0;

/** An article that is open in an editor. */
export function openArticle(uri: Uri, article: Article, record: DecisionRecord): ListedArticle {
  let summary: ArticleSummary | undefined;
  const summed = () => {
    summary ??= summarize(article);
    return summary;
  };
  return {
    uri,
    article,
    decided: isDecided(record),
    positionAt: positionsIn(article.text),
    get entities() {
      return summed().entities;
    },
    get progress() {
      return summed().progress;
    },
  };
}

/**
 * An article that is not open, of which only bytes and a summary stay in memory. `join` makes the article of its parts;
 * `known` is the summary where nothing was decided, else it is made when it is asked for.
 */
export function closedArticle(
  uri: Uri,
  body: Uint8Array,
  known: ArticleSummary | null,
  decided: boolean,
  join: (text: string, analysis: Analysis) => Article,
): ListedArticle {
  let made: WeakRef<Article> | undefined;
  let summary = known;
  const whole = (): Article => {
    const still = made?.deref();
    if (still) return still;
    const { text, analysis } = unpack(body);
    const now = join(text, analysis);
    made = new WeakRef(now);
    return now;
  };
  const summed = (): ArticleSummary => {
    summary ??= summarize(whole());
    return summary;
  };
  return {
    uri,
    decided,
    positionAt: (offset) => positionsIn(whole().text)(offset),
    get article() {
      return whole();
    },
    get entities() {
      return summed().entities;
    },
    get progress() {
      return summed().progress;
    },
  };
}
