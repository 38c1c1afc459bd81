import type { Gender } from '../names/types.js';
import { hashWord } from '../tokens.js';

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord));

/** The personal pronouns by what they ask for, in all their cases. */
export const HE = hashes('he him his himself');
export const SHE = hashes('she her hers herself');
export const IT = hashes('it its itself');
export const THEY = hashes('they them their themselves');
export const FIRST_PERSON = hashes('i me my mine myself');
export const YOU = hashes('you your yours yourself');
export const WE = hashes('we us our ours ourselves');
/** Those that name nobody met before; who speaks so is known by the pronoun alone. */
export const SOMEBODY = hashes('someone somebody everyone everybody others one');

/** Whether a pronoun is "I" or "we", in any case. */
export const isFirstPerson = (hash: number): boolean => FIRST_PERSON.has(hash) || WE.has(hash);

/** The gender that a pronoun tells, or null. */
export const genderOfPronoun = (hash: number): Gender => (HE.has(hash) ? 'male' : SHE.has(hash) ? 'female' : null);

const [HE_ALONE, SHE_ALONE] = ['he', 'she'].map(hashWord);

/** Whether a pronoun of the third person that tells a gender is a subject. */
export const isSubject = (hash: number): boolean => hash === HE_ALONE || hash === SHE_ALONE;
