// Stryker's mocha runner asks for mocha's files by names without an ending, and those of mocha 12.0 end in '.cjs'.
const { Module } = require('node:module');

Module._extensions['.cjs'] ??= Module._extensions['.js'];
