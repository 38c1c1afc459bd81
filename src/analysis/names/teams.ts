import { takeBytes } from '../room.js';
import type { Sentences } from '../sentences.js';
import { type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';

/** What is told of matches. None of them alone says so: each may stand in other news. */
const WORDS = wordSet(`
  match matches scored scoring scorer goal goals coach goalkeeper striker midfielder defender winger referee
  wicket wickets innings batsman bowler batting tournament semi semifinal semifinals quarterfinal final finals
  halftime playoff playoffs squad team teams teammate teammates cup fixture fixtures equaliser equalizer
  equalised equalized penalty offside kick header defeated defeat beat beating beaten win wins won lost
  game games captain league football soccer rugby cricket hockey basketball debutants champions playing played
`);

/** So many of these words in a sentence and the two beside it tell that it is about a match. */
const ENOUGH = 3;
/** Words before a country that say it is a place there: "in Panama". */
const WHERE = wordSet('in at from near across throughout into around of visited');
const UNKNOWN = 255;

/**
 * Tells whether a country or town is a team where it stands ("Panama had lost to Tunisia"): in the report of a match,
 * and not behind "in". Every sentence is read once, and only those where it is asked.
 */
export function teamsOf(tokens: Tokens, sentences: Sentences): (first: number) => boolean {
  const { hash, type } = tokens;
  const counts = takeBytes(tokens.room, sentences.count).fill(UNKNOWN, 0, sentences.count);
  const countOf = (s: number): number => {
    if (s < 0 || s >= sentences.count) return 0;
    if (counts[s] === UNKNOWN) {
      let n = 0;
      for (let i = sentences.first[s]; i < sentences.last[s] && n < ENOUGH; i++) if (WORDS.has(hash[i])) n++;
      counts[s] = n;
    }
    return counts[s];
  };
  return (first) => {
    const s = sentences.ofToken[first];
    if (first > sentences.first[s] && type[first - 1] === TokenType.word && WHERE.has(hash[first - 1])) return false;
    return countOf(s) > 0 && countOf(s - 1) + countOf(s) + countOf(s + 1) >= ENOUGH;
  };
}
