// Reads one JSON string with GIFT text a line, answers one JSON line: the questions or the error.
const gift = require("gift-pegjs");
const lines = require("readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  let answer;
  try {
    answer = { questions: gift.parse(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
