import assert from 'node:assert/strict';
import { commands, type Diagnostic, DiagnosticSeverity, languages, window } from 'vscode';
import { placeOfAnnotation } from '../../src/editor/annotationPlace.js';
import { lostItem, sectionsOf } from '../../src/editor/articleTree/sections.js';
import { articleUri, closeAll, eventually, openArticle, sidecarUri } from './desk.js';

const text = `Lake opens

“The water is clean,” said Ana Reyes.
`;

const problemsOf = (name: string): Diagnostic[] => languages.getDiagnostics(sidecarUri(name));

describe('the Problems view', () => {
  afterEach(closeAll);

  it('names what is wrong in a sidecar at its line', async () => {
    const { name } = await openArticle(text, 'newsmark: 1\nannotations:\n  - id: [\n');
    const [problem] = await eventually('a problem', () => problemsOf(name).length > 0 && problemsOf(name));
    assert.equal(problem.severity, DiagnosticSeverity.Error);
    assert.equal(problem.source, 'Newsmark');
    assert.ok(problem.range.start.line >= 2, `line ${problem.range.start.line + 1}`);
  });

  it('warns of annotations whose words are gone, at their id', async () => {
    const sidecar = `newsmark: 1
annotations:
  - id: g0ne
    kind: quote
    status: confirmed
    quote: direct
    at: [[14, 60]]
    text: Seventeen pelicans crossed the frozen boulevard before anybody noticed
`;
    const { name } = await openArticle(text, sidecar);
    const lost = await eventually('a warning', () => problemsOf(name).find(({ code }) => code === 'lost'));
    assert.equal(lost.severity, DiagnosticSeverity.Warning);
    assert.equal(lost.range.start.line, 2);
    assert.match(lost.message, /no longer has these words: “Seventeen pelicans/);
  });

  it('says nothing of articles without problems', async () => {
    const { name, loaded } = await openArticle(text);
    await loaded();
    assert.deepEqual(problemsOf(name), []);
    assert.deepEqual(languages.getDiagnostics(articleUri(name)), []);
  });

  it('finds the place of an annotation however its id is written', () => {
    const source =
      'annotations:\r\n  - id: "a1b2"\r\n    kind: quote\n  - kind: figure\n    id: c3d4 # here\n  - {id: e5f6, kind: quote}\n';
    const found = (id: string) => source.slice(...placeOfAnnotation(source, id));
    assert.equal(found('a1b2'), 'id: "a1b2"');
    assert.equal(found('c3d4'), 'id: c3d4');
    assert.equal(found('e5f6'), 'id: e5f6');
    assert.equal(found('a1b'), '');
    assert.equal(found('.*'), '');
  });

  it('a lost annotation is listed, and leads to its place in the sidecar', async () => {
    const sidecar =
      'newsmark: 1\nannotations:\n  - id: g0ne\n    kind: quote\n    status: confirmed\n    quote: direct\n    at: [[14, 60]]\n    text: Seventeen pelicans crossed the frozen boulevard before anybody noticed\n';
    const { loaded } = await openArticle(text, sidecar);
    const [section] = sectionsOf(await loaded(), () => true);
    assert.equal(section.name, 'lost');
    const [leaf] = section.children;
    assert.ok(leaf.type === 'lost');
    const [place] = lostItem(leaf).command?.arguments ?? [];
    await commands.executeCommand('newsmark.goTo', place);
    assert.equal(window.activeTextEditor?.document.getText(window.activeTextEditor.selection), 'id: g0ne');
  });
});
