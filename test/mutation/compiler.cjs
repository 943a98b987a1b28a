// Compiles for the mutation tests: one request a line, one answer a line, with one compiler for all of them, because
// the compiler takes longer to warm up than a contract takes it. It is copied beside node_modules and started there.
"use strict";
const readline = require("node:readline");
const solc = require("solc");

readline.createInterface({input: process.stdin}).on("line", (line) => {
  let answer;
  try {
    answer = solc.compile(line);
  } catch (error) {
    answer = JSON.stringify({errors: [{severity: "error", formattedMessage: `the compiler failed: ${error}`}]});
  }
  process.stdout.write(answer + "\n");
});
