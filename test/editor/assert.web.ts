/** Stands in for `node:assert/strict` where there is no Node: the same functions from the package that browsers use. */
import assert from 'assert';

export default assert.strict;
