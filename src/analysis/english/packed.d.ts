/** Made by the build from the word lists (`pack.mjs`). */
declare module '*/lexicon.packed' {
  const bytes: Uint8Array;
  export default bytes;
}
