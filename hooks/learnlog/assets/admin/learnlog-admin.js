/* learnlog: starts the editor (Sveltia CMS) and stands between it and the files of the log. What an
   entry's text means, and how it is changed, the engine says: the same Python that builds the site.
   This script comes before the editor's own. */
(() => {
  "use strict";
  window.CMS_MANUAL_INIT = true;

  const API = "https://api.github.com";
  const ask = window.fetch.bind(window);
  const engine = new window.LearnlogEngine().start();
  const state = { login: "", highest: 0, config: null, facts: null };
  const forms = new Map(); // what a form shows, by kind and text
  const queues = new Map(); // texts that wait to be asked about together, by kind
  const waiting = new Map(); // what the editor is about to commit, by its text
  const kept = new Map(); // what was committed since the page was opened, by the entry's key
  const recent = new Map(); // the same by path, for what the site does not know yet

  const UNSEEN = "was not saved, since nothing looked through it. Copy your words, and load this page anew.";
  const NO_ENTRY = "was not saved: nothing looks through pictures and other files here, and a commit stays in the history.";

  /* An error whose words the editor shows. */
  const refusal = (words) =>
    Object.assign(new Error("saving_failed"), { cause: new Error(words) });

  const json = async (address) => {
    const found = await ask(new URL(address, location.href), { cache: "no-cache" });
    if (!found.ok) throw new Error(`${address}: ${found.status}`);
    return found.json();
  };

  const day = (date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
  const today = () => day(new Date());
  const monday = () => {
    const date = new Date();
    date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
    return day(date);
  };

  /* Reading: texts to forms, those that are asked for at once in one question. */
  function form(kind, text) {
    const known = `${kind}\n${text}`;
    if (!forms.has(known)) {
      forms.set(
        known,
        new Promise((resolve, reject) => {
          if (!queues.has(kind)) {
            queues.set(kind, []);
            setTimeout(() => answer(kind), 0);
          }
          queues.get(kind).push({ text, resolve, reject });
        }),
      );
      forms.get(known).catch(() => forms.delete(known));
    }
    return forms.get(known);
  }

  async function answer(kind) {
    const queue = queues.get(kind);
    queues.delete(kind);
    try {
      const found = await engine.ask("forms", { kind, texts: queue.map(({ text }) => text) });
      queue.forEach(({ resolve }, at) => resolve(found[at]));
    } catch (wrong) {
      queue.forEach(({ reject }) => reject(wrong));
    }
  }

  async function fromFile(kind, text) {
    const { values, highest } = await form(kind, text);
    state.highest = Math.max(state.highest, highest);
    return { ...structuredClone(values), [state.config.names.key]: crypto.randomUUID() };
  }

  /* Writing: a form to a text. The commit below asks once more, with the file as it is then. */
  async function toFile(kind, data) {
    const { names } = state.config;
    const before = kept.get(data[names.key]);
    const text = before ? before.text : data[names.original] || null;
    const question = {
      kind,
      data,
      text,
      places: before ? before.places : {},
      highest: state.highest,
      unnumbered: state.config.unnumbered,
      by: state.config.by || state.login,
      today: today(),
    };
    const said = await engine.ask("save", question);
    if (said.refused) throw refusal(said.refused);
    waiting.set(`${said.text.trim()}\n`, { question, key: data[names.key] });
    return said.text;
  }

  const fromBase64 = (text) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)),
    );
  const toBase64 = (text) => {
    let signs = "";
    for (const byte of new TextEncoder().encode(text)) signs += String.fromCharCode(byte);
    return btoa(signs);
  };
  const plain = (text) => text.trim().replace(/\r\n?/g, "\n");

  /* A file as it is on GitHub at a commit, to the byte; null where there is none. */
  async function onGitHub(path, commit, headers) {
    const place = path.split("/").map(encodeURIComponent).join("/");
    const found = await ask(`${API}/repos/${state.config.repository}/contents/${place}?ref=${commit}`, {
      headers: { Authorization: headers.get("Authorization"), Accept: "application/vnd.github.raw" },
      cache: "no-store",
    });
    if (found.status === 404) return null;
    if (!found.ok) throw new Error(`GitHub did not give the file ${path} (${found.status}).`);
    return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(await found.arrayBuffer());
  }

  /* The last look before a commit: at the file as it is there, with all that the log knows. */
  async function looked({ question, key }, path, commit, headers) {
    const there = await onGitHub(path, commit, headers);
    if (question.text === null && there !== null)
      throw new Error(`There is a file ${path} already. Open that one and write there.`);
    if (question.text !== null && (there === null || plain(there) !== plain(question.text)))
      throw new Error("The file was changed meanwhile, elsewhere. Copy your words, and load this page anew.");
    const said = await engine.ask("save", {
      ...question,
      text: there,
      path,
      facts: state.facts,
      recent: Object.fromEntries(recent),
    });
    if (said.refused) throw new Error(said.refused);
    const words = `${said.doubts.join("\n\n")}\n\nSave it nevertheless?`;
    if (said.doubts.length && !window.confirm(words)) throw new Error("It was not saved. Change it and save again.");
    return { ...said, key, path };
  }

  async function commit(to, how) {
    const asked = JSON.parse(how.body);
    const { fileChanges, expectedHeadOid } = asked.variables.input;
    const written = [];
    for (const one of fileChanges.additions) {
      const found = waiting.get(fromBase64(one.contents));
      if (!found) throw new Error(`${one.path} ${one.path.endsWith(".md") ? UNSEEN : NO_ENTRY}`);
      const said = await looked(found, one.path, expectedHeadOid, new Headers(how.headers));
      one.contents = toBase64(said.text);
      written.push(said);
    }
    const response = await ask(to, { ...how, body: JSON.stringify(asked) });
    const result = response.ok ? await response.clone().json() : { errors: true };
    if (!result.errors)
      for (const { key, path, text, places, highest } of written) {
        kept.set(key, { text: plain(text), places });
        recent.set(path, text);
        state.highest = Math.max(state.highest, highest);
      }
    return response;
  }

  /* The account without its picture, which lies on another host. */
  async function account(response) {
    if (!response.ok) return response;
    const user = await response.json();
    state.login = user.login;
    document.querySelector("#learnlog-help").hidden = true;
    return new Response(JSON.stringify({ ...user, avatar_url: "" }), {
      headers: { "Content-Type": "application/json" },
    });
  }

  window.fetch = async (to, how = {}) => {
    const address = new URL(typeof to === "object" && "url" in to ? to.url : to, location.href);
    const outside = address.protocol.startsWith("http");
    if (outside && address.origin !== location.origin && address.origin !== API)
      throw new TypeError(`${address.origin} is not asked from here`);
    const method = (how.method ?? "GET").toUpperCase();
    if (address.origin === API && address.pathname === "/graphql" && method === "POST")
      if (typeof how.body === "string" && how.body.includes("createCommitOnBranch")) return commit(to, how);
    const response = await ask(to, how);
    return address.href === `${API}/user` ? account(response) : response;
  };

  /* The editor keeps the texts of all entries in the browser, drafts too, and leaves them there when
     somebody signs out. Whoever sits there next must not find them. What was not saved yet stays: it
     is nowhere else. */
  const USER = "sveltia-cms.user";
  const STAYS = ["draft-backups", "ui-settings"];

  async function forgetTexts() {
    const kept = await Promise.resolve(indexedDB.databases?.()).catch(() => []); // none where it is forbidden
    const there = (kept ?? []).map(({ name }) => name);
    for (const name of there.filter((one) => one === `github:${state.config.repository}`)) {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const stores = [...opening.result.objectStoreNames].filter((one) => !STAYS.includes(one));
        if (stores.length) {
          const all = opening.result.transaction(stores, "readwrite");
          for (const one of stores) all.objectStore(one).clear();
        }
        opening.result.close();
      };
    }
  }

  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key, value);
    if (key === USER && !String(value).includes('"token"')) forgetTexts();
  };

  /* What only the moment knows: where the site is, which week it is, and who writes where nobody
     else does. */
  function filled(cms) {
    for (const { name, fields } of cms.collections)
      for (const field of fields) {
        if (field.name === state.config.names.date) field.default = name === "weeks" ? monday() : today();
        if (field.name === "author" && state.config.author) field.default = state.config.author;
      }
    const site = new URL("../", location.href).href;
    return { ...cms, site_url: site, display_url: site };
  }

  const LOADING = "The engine that reads and writes entries is being loaded…";
  const FOLDER =
    "The folder on this computer is not written to from here. Sign in with a token, use /write/, or change the files themselves.";
  const FAILED = "Load the page anew, or use another browser. This went wrong:";

  /* A line at the bottom of the page, for as long as it is needed. */
  function tell(words) {
    const line = document.querySelector("#learnlog-state");
    line.textContent = words;
    line.hidden = words === "";
  }

  function tellOfEngine() {
    if (engine.state === "failed") tell(`${FAILED} ${engine.error}`);
    else tell(engine.state === "ready" ? "" : LOADING);
  }

  /* On one's own computer the editor offers to write into the folder of the log. Nobody would look
     at an entry there before it is kept, so that way is shut, and it is said which are open. */
  if ("showDirectoryPicker" in window)
    window.showDirectoryPicker = async () => {
      tell(FOLDER);
      throw new DOMException("The folder is not written to from here.", "AbortError");
    };

  /* Sveltia CMS forbids to enlarge the page; readers who need that may. */
  function enlargeable() {
    for (const one of document.querySelectorAll('meta[name="viewport"][content*="maximum-scale"]'))
      one.content = one.content.replace(/,?\s*maximum-scale=[\d.]+/, "");
  }

  document.addEventListener("DOMContentLoaded", async () => {
    new MutationObserver(enlargeable).observe(document.head, { childList: true });
    engine.addEventListener("state", tellOfEngine);
    tellOfEngine();
    try {
      await begin();
    } catch (wrong) {
      tell(`${FAILED} ${wrong.message}`);
    }
  });

  async function begin() {
    const [config, facts] = await Promise.all([json("config.json"), json("../write/log.json")]);
    state.config = config.learnlog;
    state.facts = facts;
    state.highest = config.learnlog.highest;
    if (!localStorage.getItem(USER)?.includes('"token"')) await forgetTexts();
    for (const [format, kind] of Object.entries(config.learnlog.formats))
      window.CMS.registerCustomFormat(format, "md", {
        fromFile: (text) => fromFile(kind, text),
        toFile: (data) => toFile(kind, data),
      });
    window.CMS.init({ config: filled(config.cms) });
  }
})();
