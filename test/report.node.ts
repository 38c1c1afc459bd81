/** A mocha reporter: prints as `spec` does and leaves the results as JSON in the file that NEWSMARK_REPORT names. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { follow } from './report.js';

export default class extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.NEWSMARK_REPORT;
    if (file) follow(runner, (report) => writeFileSync(file, JSON.stringify(report)));
  }
}
