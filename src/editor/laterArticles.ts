import { Disposable, EventEmitter } from 'vscode';
import type { ArticleStore, LoadedArticle } from './contracts.js';

/** An article with more quotes and figures than this takes long to show. */
const MANY = 2000;
/** How much later such an article is shown, in ms: so long does the editor take to show what a key has asked for. */
const LATER = 25;

/**
 * The articles for what shows them. Of decisions on a long one it hears a moment later, and of several only the last:
 * first comes the next item of a review.
 */
export function laterArticles(articles: ArticleStore): ArticleStore & Disposable {
  const changed = new EventEmitter<LoadedArticle>();
  /** The texts as they were last told. */
  const texts = new Map<string, string>();
  const waiting = new Map<string, { loaded: LoadedArticle; readonly timer: ReturnType<typeof setTimeout> }>();
  const forget = (key: string) => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
  };
  const subscriptions = Disposable.from(
    changed,
    articles.onDidChange((loaded) => {
      const key = loaded.uri.toString();
      const { text, quotes, figures } = loaded.article;
      const before = waiting.get(key);
      const isDecision = texts.get(key) === text;
      texts.set(key, text);
      if (before) before.loaded = loaded;
      else if (!isDecision || quotes.length + figures.length <= MANY) changed.fire(loaded);
      else {
        const tell = () => {
          waiting.delete(key);
          changed.fire(entry.loaded);
        };
        const entry = { loaded, timer: setTimeout(tell, LATER) };
        waiting.set(key, entry);
      }
    }),
    articles.onDidClose((uri) => {
      forget(uri.toString());
      texts.delete(uri.toString());
    }),
    new Disposable(() => {
      for (const key of [...waiting.keys()]) forget(key);
    }),
  );
  return {
    of: articles.of,
    leftOut: articles.leftOut,
    onDidChange: changed.event,
    onDidClose: articles.onDidClose,
    dispose: () => subscriptions.dispose(),
  };
}
