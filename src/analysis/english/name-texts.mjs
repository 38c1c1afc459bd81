// Reads annotated texts from which the name model learns: a treebank with GUM's entities, or columns of IOB2 tags.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The texts of a file as `{id, genre, text, names}`; a name is its words' spans and its kind. */
export const readTexts = (file) =>
  (file.endsWith('.iob2') ? readIob : file.endsWith('.marked') ? readMarked : readGum)(file);

/** The texts written for this project (texts/news.marked). */
export const OWN_TEXTS = fileURLToPath(new URL('texts/news.marked', import.meta.url));

/** Texts with their names marked: {p:Mina Cho} of the {o:Bank of England} in {l:London}. A blank line ends a text. */
function readMarked(file) {
  const kinds = { p: 'person', o: 'organization', l: 'place' };
  const paragraphs = readFileSync(file, 'utf8')
    .replace(/^#.*\n/gm, '')
    .trim()
    .split(/\n{2,}/);
  return paragraphs.map((paragraph, i) => {
    const names = [];
    let text = '';
    for (const [, plain, kind, name] of paragraph.matchAll(/([^{]+)|\{([pol]):([^}]*)\}/g)) {
      if (kind) names.push([[[text.length, text.length + name.length]], kinds[kind]]);
      text += plain ?? name;
    }
    return { id: `own-${i}`, genre: 'own', text, names };
  });
}

/** What may stand between the proper nouns of one name: "Church of Scientology", "Teachers' Union". */
const LINKS = /^(of|the|and|for|on|de|del|la|van|von|der|&|-|['’]s?)$/i;

/**
 * The proper nouns that name an entity: those around its head, or behind the noun it is headed by if that is a person's
 * ("her brother Julien"). Others within it name something else: "the Scientology website", "Ann Cho of the Times".
 */
function namingWords(tokens, { first, last, kind }) {
  const isProper = (i) => tokens[i].tag.startsWith('NNP');
  const inside = (i) => i >= first && i <= last;
  let head = first;
  while (head < last && inside(tokens[head].head)) head++;
  if (!isProper(head)) {
    if (kind !== 'person') return [];
    const noun = head;
    head = tokens.findIndex(
      (token, i) => i > noun && i <= last && token.head === noun && (token.role === 'appos' || token.role === 'flat'),
    );
    if (head < 0 || !isProper(head)) return [];
  }
  const named = [tokens[head]];
  const isLink = (i) => kind !== 'person' && LINKS.test(tokens[i].form);
  for (const step of [-1, 1])
    for (let i = head + step; inside(i) && (isProper(i) || isLink(i)); i += step)
      if (isProper(i)) named.push(tokens[i]);
  return named.sort((a, b) => a.start - b.start);
}

/**
 * Articles as `{text, names: [spans of the proper nouns, kind][]}` from a treebank with GUM's entities in its last
 * column.
 */
function readGum(file) {
  const documents = [];
  let document;
  let open = [];
  let tokens = [];
  let entities = [];
  let text = '';
  let spaced = false;
  /** The words that are written as one ("the council’s"): the number of the last, and whether a blank follows. */
  let joined;
  const finish = () => {
    if (!document) return;
    for (const entity of entities) {
      const words = namingWords(tokens, entity);
      if (words.length) document.names.push([words.map(({ start, end }) => [start, end]), entity.kind]);
    }
    documents.push({ ...document, text });
  };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# newdoc')) {
      finish();
      document = { id: line.split('= ')[1].trim(), names: [], genre: line.split('_')[1] };
      [open, tokens, entities, text, spaced] = [[], [], [], '', false];
    } else if (line.startsWith('# newpar') && text) {
      if (!text.endsWith('\n')) text = `${text.trimEnd()}\n\n`;
    }
    const fields = line.split('\t');
    const range = /^\d+-(\d+)$/.exec(fields[0]);
    if (range) joined = { last: Number(range[1]), spaced: !fields[9].includes('SpaceAfter=No') };
    if (!/^\d+$/.test(fields[0])) continue;
    const index = tokens.length;
    const start = text.length;
    text += fields[1];
    const misc = fields[9];
    const number = Number(fields[0]);
    // The words a word depends on are given by their number in the sentence; 0 for none.
    const head = fields[6] === '0' ? -1 : index + Number(fields[6]) - number;
    tokens.push({ start, end: text.length, form: fields[1], tag: fields[4], head, role: fields[7] });
    spaced = joined ? number === joined.last && joined.spaced : !misc.includes('SpaceAfter=No');
    if (joined && number >= joined.last) joined = undefined;
    if (spaced) text += ' ';
    const entity = /Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const [, opening, closing, id] of entity.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
      if (opening) {
        const parts = opening.split('-');
        const found = { id: parts[0], kind: parts[1], first: index, last: index };
        if (closing) entities.push(found);
        else open.push(found);
      } else {
        const at = open.findLastIndex((e) => e.id === id);
        if (at >= 0) entities.push({ ...open.splice(at, 1)[0], last: index });
      }
    }
  }
  finish();
  return documents;
}

/** The same from columns of words and IOB2 tags; sentences of one document make one text. */
function readIob(file) {
  const documents = [];
  let document;
  const kinds = { PER: 'person', ORG: 'organization', LOC: 'place' };
  for (const block of readFileSync(file, 'utf8').split('\n\n')) {
    if (block.includes('# newdoc') || !document) {
      document = { id: `reviews-${documents.length}`, text: '', names: [], genre: 'web' };
      documents.push(document);
    }
    const sentence = /^# text = (.*)$/m.exec(block)?.[1];
    if (!sentence) continue;
    const written = sentence.replace(/ (n['’]t|['’](?:s|m|d|re|ve|ll))\b/gi, '$1');
    let at = document.text.length;
    document.text += `${written}\n\n`;
    let current;
    for (const line of block.split('\n')) {
      const [number, word, tag] = line.split('\t');
      if (!/^\d+$/.test(number)) continue;
      const start = document.text.indexOf(word, at);
      if (start < 0) continue;
      at = start + word.length;
      if (tag.startsWith('B-')) {
        current = [[[start, at]], kinds[tag.slice(2)] ?? 'other'];
        document.names.push(current);
      } else if (tag.startsWith('I-') && current) current[0].push([start, at]);
      else current = undefined;
    }
  }
  return documents;
}
