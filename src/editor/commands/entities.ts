import { l10n, type Uri, window } from 'vscode';
import type { EntityKind } from '../../analysis/types.js';
import * as decisions from '../../article/decisions.js';
import { entityById } from '../../article/queries.js';
import type { ArticleEntity } from '../../article/types.js';
import type { CorpusEntity } from '../../corpus/types.js';
import type { Change, EntityDecision } from '../../sidecar/types.js';
import { ENTITY_KINDS } from '../../sidecar/vocabulary.js';
import type { LoadedArticle } from '../contracts.js';
import type { Appearance } from '../folderEntities.js';
import { errorInWords } from '../inWords.js';
import { iconless } from '../markdown.js';
import { ask, sayError } from '../say.js';
import * as wording from '../wording.js';
import { canDecide, type Decide, hand } from './decide.js';
import type { Everywhere } from './everywhere.js';
import { type LeftOut, openEach, sayLeftOut } from './leftOut.js';
import { pickEntity } from './speakers.js';
import { inform, shortened, subjectOf } from './targets.js';

/** The commands on people, organizations, places and groups, in all articles that name them. Each is one undo. */

/** Whom a command is about, and where. */
interface Whom {
  readonly name: string;
  readonly kind: EntityKind;
  readonly first: ArticleEntity;
  readonly appearances: readonly Appearance[];
}

/** An entity of the tree over all articles, or the one that is at the cursor or was given. */
async function whom(everywhere: Everywhere, argument: unknown): Promise<Whom | undefined> {
  const { articles, folder, entities } = everywhere;
  await folder.ready();
  const node = (argument as { entity?: CorpusEntity } | undefined)?.entity;
  const known = node && entities.all().find(({ id }) => id === node.id);
  if (known) return of(known.name, known.kind, entities.appearances(known));
  const subject = await subjectOf(articles, argument, (on) => on.type === 'entity');
  if (subject?.on.type !== 'entity') return undefined;
  const { entity } = subject.on;
  const corpus = entities.of(subject.loaded.uri, entity.id);
  const { uri, article } = subject.loaded;
  const alone: readonly Appearance[] = [{ article: { uri, article, positionAt: () => never() }, entity }];
  return of(entity.name, entity.kind, corpus ? entities.appearances(corpus) : alone);
}

const never = (): never => {
  throw new Error('nobody asks for a position here');
};

const of = (name: string, kind: EntityKind, appearances: readonly Appearance[]): Whom | undefined =>
  appearances.length > 0 ? { name, kind, first: appearances[0].entity, appearances } : undefined;

/** Changes an entity in every article that has it and can be written to, as one decision. */
async function change(
  { articles, history }: Everywhere,
  name: string,
  appearances: readonly Appearance[],
  make: (loaded: LoadedArticle, entity: ArticleEntity) => readonly Change[],
): Promise<void> {
  const parts: { readonly uri: Uri; readonly changes: readonly Change[] }[] = [];
  const leftOut: LeftOut[] = [];
  for (const { article, entity } of appearances) {
    const { opened, leftOut: unwritable } = await openEach(articles, [article.uri]);
    leftOut.push(...unwritable);
    for (const loaded of opened) {
      const there = entityById(loaded.article, entity.id);
      if (there) parts.push({ uri: article.uri, changes: make(loaded, there) });
    }
  }
  try {
    await history.decideAll(name, parts);
    sayLeftOut(leftOut);
  } catch (error) {
    void sayError(errorInWords(error));
  }
}

/** Gives another name, in all articles. `{name}` beside the target gives it without asking. */
export async function renameEntity(everywhere: Everywhere, argument: unknown): Promise<void> {
  const who = await whom(everywhere, argument);
  if (!who) return;
  const name = await asked(argument, 'name', l10n.t('New name of {0}', shortened(who.name)), who.name);
  if (!name?.trim() || name.trim() === who.name) return;
  await change(everywhere, l10n.t('Rename {0} to {1}', who.name, name.trim()), who.appearances, (loaded, { id }) =>
    decisions.renameEntity(loaded.article, loaded.record, id, name),
  );
}

/**
 * Makes two one, in all articles: in those that name both, everything that is said of the one is said of the other; in
 * those that name only the one, it gets the other's name. `{into}` (a corpus entity's id) beside the target says which.
 */
export async function mergeEntity(everywhere: Everywhere, argument: unknown): Promise<void> {
  const { entities } = everywhere;
  const who = await whom(everywhere, argument);
  if (!who) return;
  const given = (argument as { into?: unknown } | undefined)?.into;
  const into = entities.all().find(({ id }) => id === given) ?? (await pickOther(everywhere, who));
  if (!into || into.name === who.name) return;
  if ((argument as { ask?: unknown } | undefined)?.ask === true && !(await sure(who.name, into.name))) return;
  const there = new Map(entities.appearances(into).map(({ article, entity }) => [article.uri.toString(), entity.id]));
  const name = l10n.t('Merge {0} into {1}', who.name, into.name);
  await change(everywhere, name, who.appearances, ({ uri, article, record }, { id, aliases, name: old }) => {
    const other = there.get(uri.toString());
    if (other) return decisions.mergeEntities(article, record, id, other);
    const said = { name: into.name, kind: into.kind, aliases: [...new Set([old, ...aliases])] };
    return decisions.changeEntity(article, record, id, said);
  });
}

async function sure(from: string, into: string): Promise<boolean> {
  const merge = l10n.t('Merge');
  const question = l10n.t(
    'Are {0} and {1} one and the same? All articles will say {1}.',
    iconless(from),
    iconless(into),
  );
  return (await ask(question, merge)) === merge;
}

async function pickOther({ entities }: Everywhere, who: Whom): Promise<CorpusEntity | undefined> {
  const others = entities.all().filter(({ name, kind }) => name !== who.name || kind !== who.kind);
  const same = (entity: CorpusEntity) => (entity.kind === who.kind ? 0 : 1);
  const items = [...others]
    .sort((a, b) => same(a) - same(b))
    .map((entity) => ({
      label: iconless(entity.name, 80),
      description: [wording.entityKind(entity.kind), wording.articlesCount(entity.appearances.length)].join(' · '),
      entity,
    }));
  if (items.length === 0) return inform(l10n.t('There is nobody else.'));
  const title = l10n.t('Who is {0} in truth?', shortened(who.name));
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.entity;
}

/** Says that the words at the cursor mean somebody else. `{to}` beside the target: an entity of the article, or a new one. */
export async function splitMention(everywhere: Everywhere, decide: Decide, argument: unknown): Promise<void> {
  const subject = await subjectOf(
    everywhere.articles,
    argument,
    (on) => on.type === 'entity' && on.mention !== undefined,
  );
  if (subject?.on.type !== 'entity' || !subject.on.mention || !canDecide(subject.loaded)) return;
  const { loaded, on } = subject;
  const { article, record } = loaded;
  const span = subject.on.mention.span;
  const words = article.text.slice(...span).replace(/\s+/g, ' ');
  const others = article.entities.filter(({ id }) => id !== on.entity.id);
  const title = l10n.t('Who or what is “{0}” here?', shortened(words));
  const given = (argument as { to?: decisions.EntityChoice } | undefined)?.to;
  const choice = given ?? (await pickEntity(others, { title, name: words, newFirst: true }));
  if (!choice) return;
  const name = l10n.t('Split “{0}” off {1}', shortened(words), shortened(on.entity.name));
  await decide(loaded, name, decisions.addMention(article, record, span, choice, hand()));
}

/** Says of an entity what it is: asks for one of kind, role, other names, Wikidata item, note; in all articles. */
export async function editEntity(everywhere: Everywhere, argument: unknown): Promise<void> {
  const who = await whom(everywhere, argument);
  if (!who) return;
  const given = (argument as { said?: Partial<EntityDecision> } | undefined)?.said;
  const said = given ?? (await askWhat(who));
  if (!said) return;
  await change(everywhere, l10n.t('Change {0}', who.name), who.appearances, ({ article, record }, { id }) =>
    decisions.changeEntity(article, record, id, said),
  );
}

async function askWhat(who: Whom): Promise<Partial<EntityDecision> | undefined> {
  const { first } = who;
  const title = shortened(who.name);
  const row = (label: string, now: string, what: keyof EntityDecision) => ({
    label,
    description: iconless(now, 80),
    what,
  });
  const picked = await window.showQuickPick(
    [
      row(l10n.t('Kind'), wording.entityKind(who.kind), 'kind'),
      row(l10n.t('Role'), first.role ?? '', 'role'),
      row(l10n.t('Other names'), first.aliases.join('; '), 'aliases'),
      row(l10n.t('Wikidata item'), first.wikidata ?? '', 'wikidata'),
      row(l10n.t('Note'), first.note ?? '', 'note'),
    ],
    { title: l10n.t('What is to be said of {0}?', title) },
  );
  if (!picked) return undefined;
  if (picked.what === 'kind') {
    const items = ENTITY_KINDS.map((kind) => ({ label: wording.entityKind(kind), is: kind }));
    const kind = (await window.showQuickPick(items, { title }))?.is;
    return kind && { kind };
  }
  const prompt = picked.what === 'aliases' ? l10n.t('Separate names by semicolons.') : l10n.t('Empty takes it away.');
  const wikidata = (value: string) =>
    value === '' || /^Q[1-9]\d{0,11}$/.test(value) ? undefined : l10n.t('As in Q42.');
  const text = await window.showInputBox({
    title: `${title}: ${picked.label}`,
    prompt,
    value:
      picked.what === 'aliases' ? first.aliases.join('; ') : (first[picked.what as 'role' | 'wikidata' | 'note'] ?? ''),
    validateInput: picked.what === 'wikidata' ? wikidata : undefined,
  });
  if (text === undefined) return undefined;
  if (picked.what !== 'aliases') return { [picked.what]: text.trim() };
  const aliases = text.split(';').map((alias) => alias.trim());
  return { aliases: [...new Set(aliases)].filter((alias) => alias !== '') };
}

async function asked(argument: unknown, key: string, title: string, value: string): Promise<string | undefined> {
  const given = (argument as Record<string, unknown> | undefined)?.[key];
  return typeof given === 'string' ? given : window.showInputBox({ title, value });
}
