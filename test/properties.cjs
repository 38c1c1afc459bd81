// Property tests try the same cases in every run, so that a red run is the change's doing and can be repeated.
//   NEWSMARK_SEED=random npm run unit     tries new cases, as is good to do now and then; a number repeats a run
const { configureGlobal } = require('fast-check');

const wanted = process.env.NEWSMARK_SEED ?? '20261122';
configureGlobal(wanted === 'random' ? {} : { seed: Number(wanted) });
