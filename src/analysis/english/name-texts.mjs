// Reads annotated texts from which the name model learns: a treebank with GUM's entities, or columns of IOB2 tags.
import { readFileSync } from 'node:fs';

/** The texts of a file as `{id, genre, text, names}`; a name is its words' spans and its kind. */
export const readTexts = (file) => (file.endsWith('.iob2') ? readIob : readGum)(file);

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
    for (const { first, last, kind } of entities) {
      const proper = tokens.slice(first, last + 1).filter(({ tag }) => tag.startsWith('NNP'));
      if (proper.length) document.names.push([proper.map(({ start, end }) => [start, end]), kind]);
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
    tokens.push({ start, end: text.length, tag: fields[4] });
    const misc = fields[9];
    const number = Number(fields[0]);
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
