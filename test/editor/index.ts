/**
 * The suite that runs inside an extension host: `extensionTestsPath` of a desktop, a server or a web worker host names
 * this bundle. Results go to a file beside the workspace folder, written through VS Code, since a worker has no disk.
 */
import { loadTests } from 'editor-tests';
import { Uri, workspace } from 'vscode';
import { follow, inFull, type Report } from '../report.js';

declare const WEB: boolean;

/** Where the runner looks for the results. */
const reportUri = (): Uri => {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('the tests need a workspace folder');
  return Uri.joinPath(folder.uri, '..', 'report.json');
};

/** Writes one report after the other: a slow early one must not replace a later one. */
function saver(): { readonly save: (report: Report) => void; readonly saved: () => Promise<void> } {
  const uri = reportUri();
  let next: Report | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const report = next;
    next = undefined;
    if (report) await workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(report)));
  };
  return {
    save: (report) => {
      next = report;
      writing = writing.then(write);
    },
    saved: () => writing,
  };
}

function makeMocha(): Mocha {
  // A busy machine may hold up VS Code itself: the runner allows a few second tries, and shows why they were needed.
  const options = { ui: 'bdd', timeout: 30_000, retries: 1, reporter: class {} } as const;
  // An `if` on the constant, so that each bundle holds only its own mocha.
  if (WEB) {
    // Mocha's build for browsers reads the page's address, which a worker made from a blob may not have.
    const scope = globalThis as unknown as { location?: { search: string }; mocha: Mocha & BrowserMocha };
    scope.location ??= { search: '' };
    require('mocha/mocha.js');
    scope.mocha.setup(options as unknown as Mocha.MochaOptions);
    return scope.mocha;
  } else {
    const { default: MochaClass } = require('mocha');
    const mocha: Mocha = new MochaClass(options);
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    return mocha;
  }
}

interface BrowserMocha {
  setup(options: Mocha.MochaOptions): void;
}

/** Called by the extension host. Resolves when all tests have run; failures are in the report. */
export async function run(): Promise<void> {
  const { save, saved } = saver();
  try {
    const inWorker = 'WorkerGlobalScope' in globalThis;
    if (inWorker !== WEB)
      throw new Error(`the suite runs in the ${inWorker ? 'web worker' : 'Node'} host, not where it should`);
    const mocha = makeMocha();
    loadTests();
    await new Promise<void>((done) =>
      follow(
        mocha.run(() => done()),
        save,
      ),
    );
  } catch (error) {
    save({ tests: [], done: true, crash: inFull(error) });
  }
  await saved();
}
