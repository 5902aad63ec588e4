/* learnlog: the engine, the same Python as on a computer with Python, run by Pyodide in a worker so
   that a page stays quick meanwhile. Everything comes from this site. A message {id, name, value}
   is a question of learnlog.browser.questions; the answer is {id, value} or {id, error}. */
import { loadPyodide } from "./pyodide/pyodide.mjs";

// No package is ever fetched, so the list of what Pyodide could fetch is empty.
const LOCK = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" },
  packages: {},
};
const here = new URL("./", import.meta.url);
const say = (message) => self.postMessage(message);

const archive = fetch(new URL(`engine.zip${new URL(import.meta.url).search}`, here)).then(
  (found) => {
    if (!found.ok) throw new Error(`engine.zip: ${found.status}`);
    return found.arrayBuffer();
  },
);
archive.catch(() => {}); // told where it is waited for

// Eight bytes that are a program of nothing: refused where a page may not run WebAssembly.
const NOTHING = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

async function start() {
  new WebAssembly.Module(NOTHING);
  const python = await loadPyodide({
    indexURL: new URL("pyodide/", here).href,
    packageBaseUrl: new URL("pyodide/", here).href,
    lockFileContents: JSON.stringify(LOCK),
  });
  say({ state: "rules" });
  python.unpackArchive(await archive, "zip", { extractDir: "/engine" });
  python.runPython("import sys; sys.path.insert(0, '/engine')");
  return python.pyimport("learnlog.browser.door").answer;
}

const started = start();
started.then(
  () => say({ state: "ready" }),
  (wrong) => say({ state: "failed", error: String(wrong?.message ?? wrong) }),
);

/* A part of Pyodide that could not begin leaves its promise waiting for ever. */
self.addEventListener("unhandledrejection", ({ reason }) => {
  say({ state: "failed", error: String(reason?.message ?? reason) });
});

self.addEventListener("message", async ({ data: { id, name, value } }) => {
  try {
    const answer = await started;
    say({ id, value: JSON.parse(answer(name, JSON.stringify(value ?? {}))) });
  } catch (wrong) {
    say({ id, error: String(wrong?.message ?? wrong) });
  }
});
