import assert from 'node:assert/strict';
import { type CodeAction, commands, type Diagnostic, DiagnosticSeverity, languages } from 'vscode';
import { articleUri, closeAll, emptySidecar, eventually, openArticle, sidecarUri, textOf } from './desk.js';

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
    await emptySidecar(name);
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

  it('asks in the article to confirm again what has changed, with a fix that does it', async () => {
    const water = text.indexOf('The water');
    const sidecar = `newsmark: 1
annotations:
  - id: chan
    kind: quote
    status: confirmed
    quote: direct
    at: [[${water}, ${water + 20}]]
    text: The water is clear,
    before: "Lake opens\\n\\n“"
    after: "” said Ana Reyes."
`;
    const { name, document } = await openArticle(text, sidecar);
    const changed = await eventually('a problem', () =>
      languages.getDiagnostics(articleUri(name)).find(({ code }) => code === 'changed'),
    );
    assert.equal(changed.severity, DiagnosticSeverity.Information);
    assert.equal(document.getText(changed.range), 'The water is clean,');
    assert.match(changed.message, /It was: “The water is clear,”/);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      changed.range,
    );
    const confirm = actions.find(({ title }) => /^Confirm .* as it is now$/.test(title));
    assert.ok(confirm?.command && confirm.isPreferred, actions.map(({ title }) => title).join('; '));
    await commands.executeCommand(confirm.command.command, ...(confirm.command.arguments ?? []));
    await eventually('no problem', () =>
      languages.getDiagnostics(articleUri(name)).every(({ code }) => code !== 'changed'),
    );
    assert.match((await textOf(sidecarUri(name))) ?? '', /text: The water is clean,/);
  });
});
