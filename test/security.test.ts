import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import esbuild from 'esbuild';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(`src/${path}`, 'utf8') }));

/** The files, apart from those named, that have something in them. */
const filesWith = (what: RegExp, ...but: readonly string[]): readonly string[] =>
  sources.filter(({ path, text }) => what.test(text) && !but.includes(path)).map(({ path }) => path);

describe('what foreign text reaches', () => {
  it('is Markdown in one place, where commands are trusted by a list and nothing else is', () => {
    const makers = filesWith(/new MarkdownString\b/);
    for (const path of makers) {
      const { text = '' } = sources.find((source) => source.path === path) ?? {};
      assert.match(text, /\binert\b|isTrusted = \{ enabledCommands/, path);
    }
    assert.deepEqual(filesWith(/isTrusted\s*[:=]\s*true|supportHtml|supportThemeIcons|baseUri/), []);
    assert.deepEqual(filesWith(/\bisTrusted\b/, 'editor/cards.ts'), []);
  });

  it('is a message in one place, which takes links and icons away', () => {
    const shows = /\bwindow\s*\.(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)\b/;
    assert.deepEqual(filesWith(shows, 'editor/say.ts'), []);
  });

  it('is never run', () => {
    assert.deepEqual(filesWith(/\beval\(|new Function\(|\bFunction\(|createWebviewPanel|child_process|\bvm\b['"]/), []);
  });

  it('names no file: paths are made of articles, folders and fixed names', () => {
    // What reads YAML knows nothing of files.
    for (const { path, text } of sources)
      if (/^(?:text|analysis|sidecar|codebook|article|corpus|exchange)\//.test(path))
        assert.doesNotMatch(text, /\bUri\b|\bURL\b|from ['"](?:vscode|node:(?:fs|path|url))/, path);
    // A text becomes a place only where a command is told one, by our own cards or by whoever binds a key,
    // and where the editor's own storage says which article something was kept of.
    assert.deepEqual(filesWith(/Uri\.parse\(/).toSorted(), [
      'editor/commands/targets.ts',
      'editor/conflict.ts',
      'editor/goTo.ts',
      'editor/rescue.ts',
      'editor/undoMemory.ts',
    ]);
    const made = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/Uri\.(?:file|joinPath|from)\(([^\n]*)/g)].map(([, rest]) => `${path}: ${rest}`),
    );
    assert.deepEqual(
      made.filter((place) =>
        /record|sidecar\.|entity|annotation|note|codebook\.|label|value/i.test(place.slice(place.indexOf(':'))),
      ),
      [],
    );
  });
});

describe('threads', () => {
  it('run one program, which comes with the extension', () => {
    assert.deepEqual(filesWith(/new Worker\(/), ['editor/analysts.node.ts']);
    const callers = sources.filter(
      ({ path, text }) => /analystsInThreads\(/.test(text) && path.startsWith('extension'),
    );
    assert.equal(callers.length, 1);
    assert.match(callers[0].text, /joinPath\(context\.extensionUri, 'dist', 'analyst\.node\.js'\)/);
  });
});

describe('the shipped bundles', function () {
  this.timeout(60_000);
  /** Modules of Node that reach other programs or machines. */
  const reaching =
    /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|child_process|cluster|worker_threads|inspector|vm|repl)$/;
  /** Threads run a bundle of our own (see above), and only where these are listed. */
  const isThreads = (path: string, may: readonly string[] = []): boolean =>
    path === 'node:worker_threads' && may.includes(path);
  const network =
    /(?<![\w$.])(?:fetch|importScripts)\(|\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\b|\bsendBeacon\b|navigator\.serviceWorker/;
  /** The word lists are data: what matters here is the code. */
  const withoutData: esbuild.Plugin = {
    name: 'without data',
    setup(build) {
      build.onResolve({ filter: /\.(?:packed|weights)$/ }, ({ path }) => ({ path, namespace: 'data' }));
      build.onLoad({ filter: /.*/, namespace: 'data' }, () => ({ contents: new Uint8Array(), loader: 'binary' }));
    },
  };
  const entries = [
    {
      entry: 'src/extension.node.ts',
      platform: 'node',
      may: ['vscode', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:os', 'node:path', 'node:worker_threads'],
    },
    { entry: 'src/analyst.node.ts', platform: 'node', may: ['node:worker_threads'] },
    { entry: 'src/engine.node.ts', platform: 'node', may: [] },
    { entry: 'src/extension.browser.ts', platform: 'browser', may: ['vscode'] },
    { entry: 'src/cli.ts', platform: 'node', may: undefined },
  ] as const;

  for (const { entry, platform, may } of entries)
    it(`of ${entry} import no network and nothing that starts programs`, async () => {
      const { outputFiles, metafile } = await esbuild.build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        metafile: true,
        outfile: 'out.js',
        format: 'cjs',
        platform,
        target: platform === 'node' ? 'node20' : 'es2022',
        mainFields: platform === 'browser' ? ['browser', 'module', 'main'] : undefined,
        external: ['vscode'],
        logLevel: 'silent',
        plugins: [withoutData],
      });
      const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
      assert.deepEqual(
        imported.filter((path) => reaching.test(path) && !isThreads(path, may)),
        [],
      );
      const normal = imported.map((path) => (path === 'vscode' || path.startsWith('node:') ? path : `node:${path}`));
      if (may)
        assert.deepEqual(
          [...new Set(normal)].filter(
            (path) => !(may as readonly string[]).includes(path) && path !== 'node:process' && path !== 'node:buffer',
          ),
          [],
        );
      const required = [...outputFiles[0].text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name);
      assert.deepEqual(
        required.filter((path) => reaching.test(path) && !isThreads(path, may)),
        [],
      );
      assert.doesNotMatch(outputFiles[0].text, network);
      assert.doesNotMatch(outputFiles[0].text, /\bimport\((?!["'])/, 'a module named at run time');
    });
});

describe('package.json', () => {
  const { capabilities, activationEvents = [], dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));

  it('declares that the extension works in restricted mode and in virtual workspaces', () => {
    assert.equal(capabilities.untrustedWorkspaces.supported, true);
    assert.ok(capabilities.virtualWorkspaces === true || capabilities.virtualWorkspaces.supported === true);
    assert.ok(!activationEvents.includes('*') && !activationEvents.includes('onStartupFinished'));
  });

  it('pins what is shipped to exact versions', () => {
    for (const [name, version] of Object.entries(dependencies)) assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
  });

  it('needs no script of a library to be built', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const shipped = Object.entries<{ dev?: boolean; hasInstallScript?: boolean; resolved?: string }>(packages).filter(
      ([path, { dev }]) => path !== '' && !dev,
    );
    assert.deepEqual(
      shipped.filter(([, { hasInstallScript }]) => hasInstallScript),
      [],
    );
  });
});
