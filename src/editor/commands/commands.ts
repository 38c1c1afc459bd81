import { commands, Disposable } from 'vscode';
import type { Lexicon } from '../../analysis/lexicon.js';
import type { CodebookStore } from '../codebooks.js';
import { NEWS } from '../language.js';
import { decider } from './decide.js';
import { addNote, changeSpeaker, confirm, confirmAll, reject, remove } from './deciding.js';
import { editEntity, mergeEntity, renameEntity, splitMention } from './entities.js';
import { applyToAll, confirmAbove, type Everywhere, markAll, neverSuggest } from './everywhere.js';
import { goBy, openSidecar, refresh } from './going.js';
import { answer, label } from './labelling.js';
import { deleteLabel, mergeLabel, renameLabel } from './labels.js';
import { lightbulb } from './lightbulb.js';
import { markEntity, markFigure, markQuote, markSpeaker } from './marking.js';
import { keep, place, removeUnplaced } from './placing.js';
import { toggleHighlights, treatAsNews } from './settings.js';
import { changeKind, join, moveEdge, split, toggleUnsure } from './shaping.js';

/** Registers the commands that decide, mark, go and set, and the lightbulb that offers them. */
export function registerCommands(everywhere: Everywhere, lexicon: () => Lexicon, codebooks: CodebookStore): Disposable {
  const { articles, folder, history } = everywhere;
  const decide = decider(history);
  const handlers: Readonly<Record<string, (argument: unknown) => Promise<void>>> = {
    confirm: (argument) => confirm(articles, decide, argument),
    reject: (argument) => reject(articles, decide, argument),
    changeSpeaker: (argument) => changeSpeaker(articles, decide, argument),
    addNote: (argument) => addNote(articles, decide, argument),
    delete: (argument) => remove(articles, decide, argument),
    place: (argument) => place(articles, decide, argument),
    keep: (argument) => keep(articles, decide, argument),
    deleteUnplaced: (argument) => removeUnplaced(articles, decide, argument),
    join: (argument) => join(articles, decide, argument),
    split: (argument) => split(articles, decide, argument),
    moveEdge: (argument) => moveEdge(articles, decide, argument),
    changeKind: (argument) => changeKind(articles, decide, argument),
    toggleUnsure: (argument) => toggleUnsure(articles, decide, argument),
    label: (argument) => label(articles, decide, codebooks, argument),
    answer: (argument) => answer(articles, decide, codebooks, argument),
    markAll: (argument) => markAll(everywhere, argument),
    applyToAll: (argument) => applyToAll(everywhere, argument),
    confirmAbove: (argument) => confirmAbove(everywhere, argument),
    neverSuggest: (argument) => neverSuggest(everywhere, codebooks, argument),
    renameEntity: (argument) => renameEntity(everywhere, argument),
    mergeEntity: (argument) => mergeEntity(everywhere, argument),
    splitMention: (argument) => splitMention(everywhere, decide, argument),
    editEntity: (argument) => editEntity(everywhere, argument),
    renameLabel: (argument) => renameLabel(everywhere, codebooks, argument),
    mergeLabel: (argument) => mergeLabel(everywhere, codebooks, argument),
    deleteLabel: (argument) => deleteLabel(everywhere, codebooks, argument),
    confirmAll: () => confirmAll(articles, decide),
    markQuote: () => markQuote(articles, decide),
    markSpeaker: (argument) => markSpeaker(articles, decide, argument),
    markFigure: () => markFigure(articles, decide, lexicon),
    markEntity: (argument) => markEntity(articles, decide, argument),
    undo: () => history.undo(),
    redo: () => history.redo(),
    history: (argument) => history.goTo(argument as Parameters<typeof history.goTo>[0]),
    nextAnnotation: () => goBy(articles, 1),
    previousAnnotation: () => goBy(articles, -1),
    openSidecar: (argument) => openSidecar(articles, argument),
    refresh: () => refresh(folder),
    toggleHighlights: () => toggleHighlights('enabled'),
    toggleQuotes: () => toggleHighlights('quotes'),
    toggleSpeakers: () => toggleHighlights('speakers'),
    toggleFigures: () => toggleHighlights('figures'),
    toggleNotes: () => toggleHighlights('notes'),
    treatAsNews: () => treatAsNews(),
  };
  const registered = Object.entries(handlers).map(([name, handler]) =>
    commands.registerCommand(`newsmark.${name}`, handler),
  );
  return Disposable.from(...registered, lightbulb(articles, { language: NEWS }));
}
