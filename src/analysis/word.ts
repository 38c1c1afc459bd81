/** Word classes, as bits. A word may have several; what it is in a sentence is for the passes to tell. */
export enum Word {
  /** Reporting verbs, any form: said, says, told, adding, tweeted. Details: cues.ts. */
  cue = 1 << 0,
  pronoun = 1 << 1,
  determiner = 1 << 2,
  preposition = 1 << 3,
  conjunction = 1 << 4,
  /** be, have, do, will, would, can, …, and their negations. */
  auxiliary = 1 << 5,
  /** Mr., Gen., Secretary, President, spokesman = what stands before a name or names an office. */
  title = 1 << 6,
  maleFirstName = 1 << 7,
  femaleFirstName = 1 << 8,
  surname = 1 << 9,
  /** A place's name: Belgium, Kabul. Names of several words are phrases. */
  place = 1 << 10,
  /** Nationalities, religions, parties as adjective or noun: Afghan, Belgian, Republican. */
  nationality = 1 << 11,
  /** Words that make a name an organization: Ministry, Party, Inc, University, Committee. */
  organization = 1 << 12,
  /** Numbers in words: three, dozen, million, half, second. Details: figures. */
  number = 1 << 13,
  month = 1 << 14,
  weekday = 1 << 15,
  /** Units of measure, time and currency: km, percent, weeks, euros. */
  unit = 1 << 16,
  /** Abbreviations behind which a stop ends no sentence: Mr, Gen, vs, No, Jan. */
  abbreviation = 1 << 17,
  /** Ordinary words (lower-case in a dictionary), so that "Recently" at a sentence's head is no name. */
  noun = 1 << 18,
  verb = 1 << 19,
  adjective = 1 << 20,
  adverb = 1 << 21,
  /** Names a human being or a body that can speak: minister, company, witness, report, officials. */
  speaking = 1 << 22,
  /** Feminine and masculine nouns and titles: Mrs, woman, king, spokesman. */
  female = 1 << 23,
  male = 1 << 24,
  /** Plural nouns that can speak: officials, people, scientists. */
  plural = 1 << 25,
  /** A well-known organization's name or acronym. Names of several words are phrases. */
  knownOrganization = 1 << 26,
  /** Groups that act: Taliban, Democrats, police. */
  group = 1 << 27,
  /** Words at which a phrase of the lexicon begins; in the phrases' table: the beginning of a longer phrase. */
  phraseStart = 1 << 28,
  /** Words that make a name a place: Street, River, County, Airport. */
  placeNoun = 1 << 29,
  /** Words that make a name neither person, organization nor place: Act, War, Cup, Treaty, Christmas. */
  other = 1 << 30,
}

/** Words that name people by what they do or are: minister, woman, officials. */
export const PEOPLE = Word.speaking | Word.male | Word.female | Word.plural;
