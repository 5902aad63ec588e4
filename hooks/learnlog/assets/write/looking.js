/* learnlog, the page on which one writes: what the engine found, and the entry as it will look. */

const SEVERITIES = { error: "Must be mended", warning: "Please look", notice: "For your information" };
const COUNTS = { error: "to mend", warning: "to look at", notice: "for your information" };

/* Characters are counted as the engine counts them, by code points. */
const part = (text, from, to) => [...text].slice(from, to).join("");

function summary(problems) {
  const counts = Object.keys(COUNTS)
    .map((one) => [one, problems.filter((problem) => problem.severity === one).length])
    .filter(([, count]) => count);
  if (!counts.length) return "Nothing was found. That is no proof that nobody can be recognised.";
  return `Found: ${counts.map(([one, count]) => `${count} ${COUNTS[one]}`).join(", ")}.`;
}

function problemRow(problem, lines, find) {
  const words = problem.end ? part(lines[problem.line - 1] ?? "", problem.column - 1, problem.end - 1) : "";
  const message = words ? problem.message.replace(/^from character \d+ of this line /, "") : problem.message;
  return el(
    "li",
    { class: `learnlog-write-${problem.severity}` },
    el("strong", {}, SEVERITIES[problem.severity]),
    ": ",
    words && [el("mark", {}, words), " "],
    /[.?!]$/.test(message) ? message : `${message}.`,
    el("span", { class: "learnlog-from" }, problem.line ? ` Line ${problem.line} of the file.` : ""),
    problem.hint && el("p", {}, "Write instead: ", el("code", {}, problem.hint)),
    words && find(words),
  );
}

/* The text of the file, line by line, with the words marked that were found. */
function fileText(text, problems) {
  const shown = el("pre", { class: "learnlog-write-file", tabIndex: 0, role: "region", "aria-label": "The text of the file" });
  text.split("\n").forEach((one, at) => {
    const found = problems.filter((problem) => problem.line === at + 1 && problem.end);
    let done = 0;
    for (const { column, end } of found) {
      shown.append(part(one, done, column - 1), el("mark", {}, part(one, column - 1, end - 1)));
      done = end - 1;
    }
    shown.append(`${part(one, done)}\n`);
  });
  return shown;
}

/* All that is shown of a look at the entry. */
function lookedAt({ text, path, problems, page }, find) {
  const lines = text.split("\n");
  const own = problems.filter((one) => one.severity !== "notice");
  const notices = problems.filter((one) => one.severity === "notice");
  const besides = [...new Set(own.flatMap((one) => one.besides))];
  const rows = (some) => el("ol", { class: "learnlog-write-problems" }, some.map((one) => problemRow(one, lines, find)));
  const entry = el("article", { class: "learnlog-write-preview" });
  if (page) {
    const body = el("div");
    body.innerHTML = page.html; // made by the engine, which escapes all that was written
    entry.append(el("h3", {}, page.heading), body);
  }
  return [
    own.length ? rows(own) : null,
    ...besides.map((one) => el("p", { class: "learnlog-from" }, one)),
    notices.length ? el("details", {}, el("summary", {}, "For your information"), rows(notices)) : null,
    page ? entry : el("p", {}, "It can't be shown before what must be mended is mended."),
    el("details", { class: "learnlog-write-stored" }, el("summary", {}, "The file as it will be kept: ", el("code", {}, path)), fileText(text, problems)),
  ];
}

/* Six questions, then the declaration. `declare(by)` gives a promise of what to say. */
function sixQuestions(facts, by, declare) {
  const answers = facts.questions.map(() => "");
  const told = el("p", { role: "status", class: "learnlog-write-told" });
  const who = facts.authors.some((one) => one.key === by)
    ? choice(facts.authors.map((one) => [one.key, one.name]), by, () => {})
    : line(by, () => {}, { spellcheck: false });
  const rows = facts.questions.map((question, at) => {
    const name = `learnlog-question-${at}`;
    const radio = (value, words) => {
      const made = el("input", { type: "radio", name, value, id: `${name}-${value}`, onchange: () => (answers[at] = value) });
      return el("span", { class: "learnlog-write-radio" }, made, el("label", { for: made.id }, words));
    };
    return el("fieldset", { class: "learnlog-write-question" }, el("legend", {}, question), radio("no", "No"), radio("yes", "Yes"));
  });
  async function press() {
    if (answers.includes("yes")) told.textContent = "Then change the entry first, and look at it again. Nothing was declared.";
    else if (answers.includes("")) told.textContent = "Please answer all six questions.";
    else if (!said(who.value)) told.textContent = "Please say who you are.";
    else told.textContent = await declare(who.value.trim());
  }
  return el(
    "div",
    {},
    el("p", {}, "Read the entry once more, as a stranger would. ", facts.no_certificate),
    rows,
    field("Who declares it?", who, who.matches("select") ? "" : "A short name for yourself, such as sam. It stands in the file."),
    button("Nobody can be recognised: I declare it", press),
    told,
  );
}
