/** Made by the build from the word lists (`pack.mjs`). */
declare module '*/lexicon.packed' {
  const bytes: Uint8Array;
  export default bytes;
}

/** Learnt by `train-names.mjs`: one signed byte for each feature and kind. */
declare module '*/names.weights' {
  const bytes: Uint8Array;
  export default bytes;
}
