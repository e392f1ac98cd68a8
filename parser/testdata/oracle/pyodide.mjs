// Answers of CPython 3.14, from the npm package pyodide:
//   node pyodide.mjs PATH/TO/pyodide.mjs SOURCES.json ANSWERS.json
// Sources and answers are arrays of strings; an answer is a dump, "line N: message",
// or "crash" where CPython does not survive the source.
import fs from "fs";
import path from "path";
import { pathToFileURL } from "url";

const { loadPyodide } = await import(pathToFileURL(path.resolve(process.argv[2])));

async function start() {
  const py = await loadPyodide();
  py.runPython(`
import ast, warnings
warnings.simplefilter("ignore")

def answer(src):
    data = src.encode("utf-8", "surrogatepass")
    try:
        compile(data, "m.py", "exec", dont_inherit=True)
        return ast.dump(ast.parse(data), include_attributes=True, show_empty=True)
    except SyntaxError as e:
        return "line %d: %s" % (e.lineno or 0, e.msg)
`);
  return py.globals.get("answer");
}

let answer = await start();
const answers = [];
for (const source of JSON.parse(fs.readFileSync(process.argv[3], "utf8"))) {
  try {
    answers.push(answer(source));
  } catch (e) {
    // The interpreter is gone; some sources kill it.
    answers.push("crash");
    console.error("crash on " + JSON.stringify(source) + ": " + String(e).slice(0, 200));
    answer = await start();
  }
}
fs.writeFileSync(process.argv[4], JSON.stringify(answers));
