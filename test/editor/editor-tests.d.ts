/** Made by esbuild.mjs: runs every test file of this folder when it is called, and not before. */
declare module 'editor-tests' {
  export const loadTests: () => void;
}
