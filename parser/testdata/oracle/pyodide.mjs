// Answers of CPython 3.14, from the npm package pyodide:
//   node pyodide.mjs PATH/TO/pyodide.mjs SOURCES.json ANSWERS.json
// Sources and answers are arrays of strings; an answer is a dump, or "line N: message".
import fs from "fs";
import path from "path";
import { pathToFileURL } from "url";

const { loadPyodide } = await import(pathToFileURL(path.resolve(process.argv[2])));
const py = await loadPyodide();
py.globals.set("SOURCES", fs.readFileSync(process.argv[3], "utf8"));
const answers = py.runPython(`
import ast, json, warnings
warnings.simplefilter("ignore")

def answer(src):
    data = src.encode("utf-8", "surrogatepass")
    try:
        compile(data, "m.py", "exec", dont_inherit=True)
        return ast.dump(ast.parse(data), include_attributes=True, show_empty=True)
    except SyntaxError as e:
        return "line %d: %s" % (e.lineno or 0, e.msg)

json.dumps([answer(s) for s in json.loads(SOURCES)])
`);
fs.writeFileSync(process.argv[4], answers);
