/* Answers questions by the vendored interpreter and an archive of the engine, as a page would have
   them answered: node engine_in_node.mjs PYODIDE-FOLDER ARCHIVE QUESTIONS ANSWERS. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, archive, questions, answers] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" };
const python = await loadPyodide({
  indexURL: `${folder}/`,
  packageBaseUrl: `${folder}/`,
  lockFileContents: JSON.stringify({ info, packages: {} }),
});
python.unpackArchive(new Uint8Array(readFileSync(archive)), "zip", { extractDir: "/engine" });
python.runPython("import sys; sys.path.insert(0, '/engine')");
const answer = python.pyimport("learnlog.browser.door").answer;
const asked = JSON.parse(readFileSync(questions, "utf-8"));
const given = asked.map(([name, value]) => JSON.parse(answer(name, JSON.stringify(value))));
writeFileSync(answers, JSON.stringify(given));
