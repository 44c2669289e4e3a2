// First line: a JSON Schema 2020-12. Then one document a line; answers the list of what is wrong with it.
const Ajv = require("ajv/dist/2020");
const lines = require("readline").createInterface({ input: process.stdin });
let validate;

lines.on("line", (line) => {
  if (!validate) {
    validate = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(JSON.parse(line));
    return;
  }
  const wrong = validate(JSON.parse(line)) ? [] : validate.errors;
  process.stdout.write(JSON.stringify(wrong) + "\n");
});
