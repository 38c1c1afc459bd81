// Bundles through esbuild.mjs, in a process of its own: esbuild may not have been installed when this file was loaded.
import { root } from './places.mjs';
import { run } from './process.mjs';

/** Builds what the flags of esbuild.mjs name (nothing: what is shipped). Throws with esbuild's words when that fails. */
export async function build(...flags) {
  const { code, output } = await run(process.execPath, ['esbuild.mjs', '--quiet', ...flags], { cwd: root });
  if (code !== 0) throw new Error(`the build failed:\n${output}`);
}
