import assert from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity, languages } from 'vscode';
import { lineOfAnnotation } from '../../src/editor/problems.js';
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

  it('finds the line of an annotation however its id is written', () => {
    const source = 'annotations:\n  - id: "a1b2"\n    kind: quote\n  - kind: figure\n    id: c3d4 # here\n';
    assert.equal(lineOfAnnotation(source, 'a1b2').start.line, 1);
    assert.equal(lineOfAnnotation(source, 'c3d4').start.line, 4);
    assert.equal(lineOfAnnotation(source, 'none').start.line, 0);
    assert.equal(lineOfAnnotation('', '.*').start.line, 0);
  });
});
