/* learnlog, the page on which one writes: the parts put together. */

const own = document.currentScript.src;

const LONG = 60_000; // milliseconds; it takes a few seconds, and longer where the network is slow

const STATES = {
  off: "",
  python: "The checker is being fetched (about 7 MB the first time). You can write meanwhile.",
  rules: "The checker is starting. You can write meanwhile.",
  ready: "The checker is ready. It works on this computer; nothing is sent.",
};

/* Of what Python says of a fault, the line that names it. */
const lastLine = (text) => text.trim().split("\n").at(-1);

function writePage(box, facts) {
  const kept = { heading: (words, id) => el("h2", { id, tabIndex: -1 }, words) };
  const keeping = new Keeping(new URL("./", own).pathname, tellKeeping);
  const earlier = keeping.read();
  const asked = new URLSearchParams(location.search).get("week") ?? "";
  const fresh = (author) => ({ ...emptyDraft(isDay(asked) ? asked : today()), author });
  let draft = earlier && hasWords(earlier.draft) ? earlier.draft : fresh(earlier?.draft.author ?? "");
  if (!draft.author && facts.authors.length === 1 && facts.steps.some((one) => one.author)) draft.author = facts.authors[0].key;
  let result = null;
  let unchecked = false; // whether the ways out of a text that nothing looked through are shown
  let changes = 0;

  const engineState = el("p", { role: "status", class: "learnlog-write-state" });
  const notice = el("div", { role: "status", class: "learnlog-write-notice", tabIndex: -1 });
  const elsewhere = el("div", { role: "status", class: "learnlog-write-notice" });
  const formBox = el("div");
  const results = el("section", { "aria-labelledby": "learnlog-look", class: "learnlog-write-results" });
  const declaring = el("section", { "aria-labelledby": "learnlog-declare", hidden: true });
  const sending = el("section", { "aria-labelledby": "learnlog-send", hidden: true });
  const engine = new window.LearnlogEngine(new URL("engine-worker.js", own));
  const ask = (name, value) => engine.ask(name, { facts: withAuthor(), ...value });

  /* What is known, with the writer among the authors, also where they have published nothing yet. */
  function withAuthor() {
    const key = draft.author;
    if (!key || !facts.authors.length || facts.authors.some((one) => one.key === key)) return facts;
    return { ...facts, authors: [...facts.authors, { key, name: key }] };
  }

  /* What changes the draft */

  function changed() {
    changes += 1;
    keeping.soon(draft);
    if (result) tellOld();
    if (unchecked || engine.state === "failed") showPlainWays(); // they have the text of that moment
  }

  function tellOld() {
    if (result.old) return;
    result.old = true;
    results.prepend(el("p", { class: "learnlog-write-old", role: "status" }, "You have changed the entry since. Look at it again before you send it."));
    declaring.hidden = sending.hidden = true;
  }

  /* Words at the top of the form, with buttons */
  function say(words, ...ways) {
    notice.replaceChildren(
      el("span", {}, words),
      ...ways.map(([label, way]) => button(label, () => {
        notice.replaceChildren();
        way();
      })),
    );
  }

  function showForm() {
    formBox.replaceChildren(weekForm(draft, facts, { changed, sort }));
  }

  function begin(other) {
    draft = other;
    result = null;
    unchecked = false;
    results.replaceChildren(...lookHead());
    declaring.hidden = sending.hidden = true;
    showForm();
    if (engine.state === "failed") showPlainWays();
  }

  /* Put another text into the form; the one that was there can be had again as long as the page is
     open, also when something was written meanwhile. */
  function exchange(other, words, way) {
    const before = draft;
    begin(other);
    if (hasWords(draft)) keeping.now(draft);
    else keeping.forget();
    say(words, [way, () => exchange(before, "The other text is here again.", "Exchange them once more")]);
    notice.focus(); // the form is another: here is said why, and the way back
  }

  function startAnew() {
    exchange(fresh(draft.author), "An empty form. The text that was here is gone from this browser.", "Bring it back");
  }

  async function sort(pasted) {
    const text = draft.pasted;
    if (!said(text)) return pasted.focus();
    if (engine.state !== "ready") say("The checker is on its way; it sorts your text as soon as it is here.");
    const all = { values: {}, body: text }; // where it can't be sorted, all of it is a story
    const sorted = await ask("sort", { pasted: text, author: draft.author }).catch(() => all);
    if (draft.pasted !== text) return say("You have changed the text meanwhile. Put it into the fields once more.");
    const filledIn = structuredClone(draft);
    takeIn(filledIn, sorted, facts);
    filledIn.pasted = "";
    exchange(filledIn, "It is in the fields below. Look whether each part is where it belongs.", "Undo");
  }

  /* The copy in this browser */

  function tellKeeping(working) {
    if (working === tellKeeping.last) return;
    tellKeeping.last = working;
    if (!working) say("This browser keeps no copy of your text: its memory is full or closed to this page. Copy or download the text before you leave.");
  }
  window.addEventListener("beforeunload", (event) => {
    if (box.isConnected && !keeping.working && hasWords(draft)) event.preventDefault();
  });
  window.addEventListener("pagehide", () => keeping.rest());
  // Where the theme changes pages in place, this one is left without being unloaded.
  window.document$?.subscribe(() => {
    if (box.isConnected) return;
    keeping.rest();
    engine.stop();
  });
  window.addEventListener("storage", (event) => {
    if (!box.isConnected || event.key !== keeping.key || !event.newValue) return;
    elsewhere.replaceChildren(
      el("span", {}, "This page is open a second time, and the text was changed there. What you write here takes its place."),
      button("Take the text from there", () => {
        elsewhere.replaceChildren();
        const other = keeping.read();
        if (other) exchange(other.draft, "This is the text from there.", "Take mine back");
      }),
    );
  });

  /* Looking at it */

  function lookHead() {
    return [
      kept.heading("Look at it", "learnlog-look"),
      el("p", {}, "The same rules as when the site is built look for names, numbers and dates that could identify somebody, and for slips in the fields."),
      el("p", {}, lookButton),
    ];
  }
  const lookButton = button("Look at the entry", look, { class: "md-button md-button--primary" });

  async function look() {
    if (lookButton.getAttribute("aria-disabled") === "true") return;
    lookButton.setAttribute("aria-disabled", "true");
    const waiting = el("p", { role: "status" }, engine.state === "ready" ? "Looking at it …" : "The checker is on its way. It looks at your entry as soon as it is here.");
    results.append(waiting);
    const before = changes;
    try {
      const place = await ask("place", { day: draft.day, author: draft.author });
      const written = await ask("write", { kind: "weeks", values: valuesOf(draft, facts, place.path), body: draft.story });
      if (written.refused) throw new Error(written.refused);
      const found = await ask("look", { path: place.path, text: written.text, today: today() });
      show({ ...place, ...written, ...found });
      if (changes !== before) tellOld();
    } catch (wrong) {
      if (engine.state !== "failed") waiting.textContent = `This did not work (${lastLine(wrong.message)}). Your text is safe; copy it below, or reload the page.`;
      else waiting.remove();
      showPlainWays();
    } finally {
      lookButton.removeAttribute("aria-disabled");
    }
  }

  function show(found) {
    result = found;
    const verdict = el("p", { class: "learnlog-write-verdict", tabIndex: -1 }, summary(found.problems));
    const left = said(draft.pasted) && el("p", { class: "learnlog-write-old" }, "The box for pasted text, at the top, still has words in it. They are not in this entry: put them into the fields, or empty the box.");
    results.replaceChildren(...lookHead(), verdict, ...[left, ...lookedAt(found, findIn)].filter(Boolean));
    verdict.focus();
    showDeclaring();
    showSending();
  }

  /* A button that leads to the field in which some words stand. */
  function findIn(words) {
    const wanted = words.split(/\s+/).join(" ");
    const places = [...formBox.querySelectorAll("textarea, input[type=text]")];
    const at = (one) => one.value.replace(/\s/g, " ").indexOf(wanted);
    const place = places.find((one) => at(one) >= 0);
    return place && button("Go to these words", () => {
      place.focus();
      place.setSelectionRange(at(place), at(place) + wanted.length);
    }, { class: "learnlog-write-go" });
  }

  const stops = () => result.problems.some((one) => one.severity === "error");

  function showDeclaring() {
    declaring.hidden = stops();
    const by = draft.author || facts.authors[0]?.key || "";
    declaring.replaceChildren(kept.heading("Six questions that no program can answer", "learnlog-declare"), sixQuestions(facts, by, declare));
  }

  async function declare(by) {
    const asked = result;
    const answer = await ask("declare", { path: asked.path, text: asked.text, by, today: today() });
    if (asked !== result || asked.old) return "Not declared: the entry was changed meanwhile.";
    if (answer.refused) return `Not declared: ${answer.refused}`;
    result.text = answer.text;
    result.declared = true;
    results.querySelector(".learnlog-write-file")?.replaceWith(fileText(result.text, []));
    showSending();
    return "Declared. The line stands in the file; it counts until the text is changed.";
  }

  /* Sending it */

  function showSending() {
    unchecked = false;
    const stopped = stops() ? "What must be mended comes first: what is on GitHub may be read by others, and is kept there for good." : "";
    sending.hidden = false;
    sending.replaceChildren(
      kept.heading("Send it", "learnlog-send"),
      result.declared || stopped ? "" : el("p", {}, "You have not answered the six questions. A log that asks for them publishes the entry only when somebody has."),
      waysOut({ text: result.text, path: result.path, facts, there: weekThere(draft, facts), stopped }),
    );
  }

  function showPlainWays() {
    unchecked = true;
    const name = `${mondayOf(draft.day)}${facts.authors.length > 1 && draft.author ? `-${draft.author}` : ""}.md`;
    sending.hidden = false;
    sending.replaceChildren(
      kept.heading("Take your text along", "learnlog-send"),
      el("p", {}, "Nothing looked through this text. It is a valid entry as it stands; read it once more for people who could be recognised."),
      waysOut({ text: asProse(draft, facts), path: `${facts.docs_dir}/weeks/${name}`, facts, there: weekThere(draft, facts), stopped: "" }),
    );
  }

  engine.addEventListener("state", () => {
    engineState.textContent = STATES[engine.state] ?? "";
    if (engine.state === "ready" && !result) {
      unchecked = false;
      sending.hidden = true;
    }
    if (engine.state !== "failed") return;
    engineState.replaceChildren(
      el("span", {}, "The checker can't run in this browser: what it needs (WebAssembly) is missing or blocked here. Write on, nothing is lost: at the end you can copy or download your text. "),
      button("Try again", () => engine.restart(), { class: "learnlog-write-go" }),
    );
    showPlainWays();
  });

  const place = new URL("./", own).host;
  box.replaceChildren(
    engineState,
    notice,
    elsewhere,
    kept.heading("Write", "learnlog-form"),
    formBox,
    results,
    declaring,
    sending,
    el(
      "details",
      { class: "learnlog-write-kept" },
      el("summary", {}, "Where your text is kept"),
      el("p", {}, `In this browser, on this computer, for the pages of ${place}, so that it is not lost when the page is closed. Nobody is sent it; but whoever uses this browser under the same account can open this page and read it. Delete it when you have sent the entry, and do not use a computer that you share for what must stay private.`),
      button("Delete my text and start anew", startAnew),
    ),
  );
  results.replaceChildren(...lookHead());
  showForm();
  if (earlier && hasWords(earlier.draft)) {
    say(`Your text of ${new Date(earlier.at).toLocaleString([], { dateStyle: "long", timeStyle: "short" })} is still here.`, ["Start anew", startAnew]);
  }
  if (!keeping.working) tellKeeping(false);
  engine.start();
  setTimeout(() => {
    if (!["python", "rules"].includes(engine.state)) return;
    engineState.textContent = "The checker takes long to come. You can wait for it, or take your text along as it is: see the end of the page.";
    showPlainWays();
  }, LONG);
}

/* What the service worker is to keep, once everything is here. */
async function keepForLater() {
  if (!("serviceWorker" in navigator)) return;
  const folder = new URL("./", own);
  try {
    await navigator.serviceWorker.register(new URL("service-worker.js", folder), { scope: folder.pathname });
    const tell = async () => {
      const { active } = await navigator.serviceWorker.ready;
      const loaded = performance.getEntriesByType("resource").map((one) => one.name);
      active.postMessage([location.href, own, ...loaded]);
    };
    navigator.serviceWorker.addEventListener("controllerchange", tell); // a new version has come
    await tell();
  } catch {
    // without it the page works as long as there is a network
  }
}

/* Once the engine's script has run. It stands before this one, but a theme that puts one page in
   the place of another lets the two run in any order. */
function whenEngineIsThere(then) {
  if (window.LearnlogEngine) return then();
  const script = document.querySelector('script[src*="/learnlog-engine.js"]');
  script?.addEventListener("load", then, { once: true });
}

async function begin() {
  const box = document.querySelector("[data-learnlog-write]");
  if (!box || box.dataset.begun) return;
  box.dataset.begun = "true";
  try {
    const found = await fetch(new URL("log.json", own));
    if (!found.ok) throw new Error(found.status);
    writePage(box, await found.json());
    if (document.readyState === "complete") keepForLater();
    else window.addEventListener("load", keepForLater);
  } catch (wrong) {
    box.prepend(el("p", { role: "alert" }, `This page could not be put together (${wrong.message}). Reload it.`));
  }
}
whenEngineIsThere(begin);
