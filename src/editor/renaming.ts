import { Disposable, type DocumentSelector, l10n, languages, Range, WorkspaceEdit } from 'vscode';
import * as decisions from '../article/decisions.js';
import { entityAt, mentionAt } from '../article/queries.js';
import type { ArticleEntity } from '../article/types.js';
import { applyChanges, invert } from '../sidecar/record.js';
import { writeSidecar } from '../sidecar/write.js';
import type { Articles } from './articles.js';
import { openEach, sayLeftOut } from './commands/leftOut.js';
import type { LoadedArticle } from './contracts.js';
import type { FolderEntities } from './folderEntities.js';
import { positionsIn } from './lines.js';
import type { Sidecars } from './sidecars.js';
import type { ArticlePart, History } from './undo.js';

/** A rename that the editor was given and may carry out, now, after its preview, or never. */
interface Offered {
  readonly name: string;
  readonly newName: string;
  readonly parts: readonly (ArticlePart & { readonly entity: string })[];
}

/**
 * F2 on a name: its entity gets another name in all articles, through the editor's own rename with its preview, as edits
 * of the sidecars. Once they say it, the step is on the undo stack like every other.
 */
export function renaming(
  articles: Articles,
  sidecars: Sidecars,
  entities: FolderEntities,
  history: History,
  selector: DocumentSelector,
): Disposable {
  let offered: Offered | undefined;

  const carriedOut = () => {
    if (!offered) return;
    const { parts, newName, name } = offered;
    const says = ({ uri, entity }: Offered['parts'][number]) =>
      sidecars.of(uri)?.record.entities.get(entity)?.name === newName;
    if (!parts.every(says)) return;
    offered = undefined;
    history.note(name, parts);
  };

  return Disposable.from(
    sidecars.onDidChange(carriedOut),
    languages.registerRenameProvider(selector, {
      prepareRename(document, position) {
        const article = articles.of(document)?.article;
        const offset = document.offsetAt(position);
        const entity = article && entityAt(article, offset);
        const span = article && mentionAt(article, offset)?.mention.span;
        if (!entity || !span) throw new Error(l10n.t('Put the cursor on a name.'));
        const range = new Range(document.positionAt(span[0]), document.positionAt(span[1]));
        return { range, placeholder: entity.name };
      },
      async provideRenameEdits(document, position, typed) {
        const article = articles.of(document)?.article;
        const entity = article && entityAt(article, document.offsetAt(position));
        const newName = typed.replace(/\s+/g, ' ').trim();
        if (!entity || newName === '') return undefined;
        const corpus = entities.of(document.uri, entity.id);
        const everywhere = corpus
          ? entities.appearances(corpus).map((found) => ({ uri: found.article.uri, entity: found.entity }))
          : [{ uri: document.uri, entity }];
        const edit = new WorkspaceEdit();
        const label = l10n.t('Rename {0} to {1}', entity.name, newName);
        const parts: (ArticlePart & { entity: string })[] = [];
        const { opened, leftOut } = await openEach(
          articles,
          everywhere.map(({ uri }) => uri),
        );
        if (opened.length === 0) throw new Error(leftOut[0]?.reason);
        for (const { uri, entity } of everywhere) {
          const loaded = opened.find((each) => each.uri.toString() === uri.toString());
          if (loaded) parts.push(...renamed(edit, loaded, entity, newName, label));
        }
        sayLeftOut(leftOut);
        offered = { name: label, newName, parts };
        return edit;
      },
    }),
  );

  /** Adds one article's edits, and gives the way back. */
  function renamed(
    edit: WorkspaceEdit,
    { uri, article, record, sidecar }: LoadedArticle,
    entity: ArticleEntity,
    newName: string,
    label: string,
  ): readonly (ArticlePart & { entity: string })[] {
    const changes = decisions.renameEntity(article, record, entity.id, newName);
    if (changes.length === 0) return [];
    const edits = writeSidecar(sidecar.text, changes);
    const metadata = { label, needsConfirmation: false };
    if (!sidecar.exists) edit.createFile(sidecar.uri, { ignoreIfExists: true }, metadata);
    const positionAt = positionsIn(sidecar.text);
    for (const { start, end, text } of edits)
      edit.replace(sidecar.uri, new Range(positionAt(start), positionAt(end)), text, metadata);
    const id = [...applyChanges(record, changes).entities].find(([, { name }]) => name === newName)?.[0] ?? entity.id;
    return [{ uri, changes: invert(record, changes), entity: id }];
  }
}
