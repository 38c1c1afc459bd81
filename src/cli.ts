import { once } from 'node:events';
import { loadEnglish } from './analysis/english.js';
import { answerLines } from './analysis/headless.js';

const USAGE = `Usage: newsmark analyze < articles.jsonl > analysed.jsonl

Reads one JSON object a line, {"id", "text", "date"?}, and writes one a line, in order: the quotes with their speakers,
the entities and the figures of the text. A line that is not JSON or has no text gives {"id", "error"} in its place, and
the exit status is 1 at the end.
`;

/**
 * The lines of a stream of text chunks, without their line feeds: those together that end in one chunk. So what has come
 * is answered at once, and held no longer.
 */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const ends = chunk.lastIndexOf('\n');
    if (ends >= 0) {
      pieces.push(chunk.slice(0, ends));
      yield pieces.join('').split('\n');
      pieces = [];
    }
    if (ends + 1 < chunk.length) pieces.push(chunk.slice(ends + 1));
  }
  if (pieces.length) yield [pieces.join('')];
}

/** Answers every line of the standard input, waiting where the reader of the output is slower. */
async function analyzeLines(): Promise<number> {
  const lexicon = loadEnglish();
  let status = 0;
  process.stdin.setEncoding('utf8');
  for await (const lines of linesOf(process.stdin as AsyncIterable<string>))
    for (const { line, failed } of answerLines(lines, lexicon)) {
      if (failed) status = 1;
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    }
  return status;
}

// Whoever reads the output may stop early ("| head"): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [command, ...rest] = process.argv.slice(2);
if (command === '--help' || command === '-h' || rest.includes('--help')) process.stdout.write(USAGE);
else if (command === 'analyze' && rest.length === 0)
  analyzeLines().then(
    (status) => {
      process.exitCode = status;
    },
    (error: Error) => {
      process.stderr.write(`newsmark: ${error.message}\n`);
      process.exitCode = 1;
    },
  );
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
