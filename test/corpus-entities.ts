import type { CorpusEntity } from '../src/corpus/types.js';

/** All that entities of a corpus say, read: what they only work out when asked is compared, too. */
export const plain = (entities: readonly CorpusEntity[]): readonly CorpusEntity[] =>
  entities.map(({ id, name, kind, roles, aliases, appearances, quotes, mentions }) => {
    return { id, name, kind, roles, aliases, appearances, quotes, mentions };
  });
