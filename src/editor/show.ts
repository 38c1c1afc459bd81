import { Disposable } from 'vscode';
import { articleTree } from './articleTree/articleTree.js';
import type { Stores } from './contracts.js';
import { entitiesTree } from './entitiesTree/entitiesTree.js';
import type { FolderEntities } from './folderEntities.js';
import { goToCommand } from './goTo.js';
import { help } from './help/help.js';
import { highlights } from './highlights/highlights.js';
import { hovers } from './hovers.js';
import { NEWS } from './language.js';
import { laterArticles } from './laterArticles.js';
import { navigation } from './navigation.js';
import { outline } from './outline.js';
import { problems } from './problems.js';
import { sidecarTrouble } from './sidecarTrouble.js';
import { statusBar } from './statusBar.js';

/** Registers everything that shows articles: highlights, hovers, trees, outline, navigation, problems, status bar. */
export function show({ articles, folder, sidecars }: Stores, entities: FolderEntities): Disposable {
  const selector = { language: NEWS };
  const later = laterArticles(articles);
  return Disposable.from(
    highlights(later),
    hovers(articles, selector),
    outline(later, selector),
    navigation(articles, folder, entities, selector),
    articleTree(later),
    entitiesTree(articles, folder, entities),
    statusBar(later),
    sidecarTrouble(later, sidecars),
    problems(later, folder, sidecars),
    goToCommand(),
    help(later),
    later,
  );
}
