// What is known to be wrong with the libraries that are shipped.
//   npm run audit
// Asks the package registry. Where it cannot be reached this says so and passes: nothing is known then.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { stdout, stderr, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

const report = (() => {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
})();
const found = report?.metadata?.vulnerabilities;
if (!found) {
  const reason = report?.message ?? report?.error?.summary ?? error?.message ?? stderr.trim().split('\n').at(-1);
  console.log(`not audited: the registry does not answer (${reason})`);
} else {
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities ?? {}))
    console.log(`${severity}: ${name} ${range}`);
  console.log(
    `${report.metadata.dependencies?.prod ?? '?'} packages are shipped, ${found.total} known vulnerabilities`,
  );
  process.exitCode = found.total ? 1 : 0;
}
