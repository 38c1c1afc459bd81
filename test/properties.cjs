// Property tests try the same cases in every run, so that a red run is the change's doing and can be repeated.
//   NEWSMARK_SEED=random npm run unit     tries new cases, as is good to do now and then; a number repeats a run
//   NEWSMARK_PROPERTY_MS=200 npm run unit ends each property after that time, as mutation testing does
const { configureGlobal } = require('fast-check');

const wanted = process.env.NEWSMARK_SEED ?? '20261122';
const limit = process.env.NEWSMARK_PROPERTY_MS;
configureGlobal({
  ...(wanted === 'random' ? {} : { seed: Number(wanted) }),
  // There a failure is all that counts, not the smallest case of it.
  ...(limit ? { interruptAfterTimeLimit: Number(limit), endOnFailure: true } : {}),
});
