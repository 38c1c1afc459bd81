// Packages the extension as out/newsmark.vsix and checks what is in it.
//   npm run package
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import { build } from './host/build.mjs';
import { out, root } from './host/places.mjs';

/** DESIGN's bound for the whole package. */
const mostBytes = 1.5 * 1024 * 1024;

/** The files below a folder of the project; none when it is not there, as git keeps no empty folder. */
const inFolder = (folder) =>
  (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true }) : [])
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );

/** Everything that belongs in the package, and nothing else does. */
const expected = [
  'package.json',
  'package.nls.json',
  'package.nls.es.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'dist/analyst.node.js',
  'dist/engine.node.js',
  'dist/extension.node.js',
  'dist/extension.browser.js',
  ...inFolder('syntaxes').filter((file) => file.endsWith('.json')),
  ...inFolder('seeds').filter((file) => file.endsWith('.txt')),
  ...inFolder('media').filter((file) => !file.startsWith('media/tour/')),
  ...inFolder('l10n'),
].sort();

await build();
// --no-dependencies: the bundles hold what they need of node_modules.
const files = (await listFiles({ cwd: root, dependencies: false })).map((file) => file.replaceAll('\\', '/')).sort();
const missing = expected.filter((file) => !files.includes(file));
const foreign = files.filter((file) => !expected.includes(file));
for (const file of missing) console.error(`missing in the package: ${file}`);
for (const file of foreign) console.error(`does not belong in the package: ${file}`);

mkdirSync(out, { recursive: true });
const packagePath = join(out, 'newsmark.vsix');
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  skipLicense: false,
  // The README's pictures lie in the repository, and this package names no public one.
  rewriteRelativeLinks: false,
});
const bytes = statSync(packagePath).size;
console.log(`out/newsmark.vsix: ${files.length} files, ${(bytes / 1024).toFixed(0)} KB`);
if (bytes > mostBytes) console.error(`the package is larger than ${mostBytes} bytes`);
process.exitCode = missing.length || foreign.length || bytes > mostBytes ? 1 : 0;
