/* learnlog, the page on which one writes: the form of a week. */

const OUTCOMES = {
  "": "I don't say anything about it",
  ...{ done: "Done", carried: "Not yet: it stays open", dropped: "Dropped", deferred: "Put off until later" },
};

const SOMEBODY_ELSE = "+";
const asKey = (text) => text.trim().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80);

/* The form as one element. `changed()` is called after each change of the draft, `sort()`
   where pasted text is to be put into the fields. */
function weekForm(draft, facts, { changed, sort }) {
  const known = facts.fields;
  const about = (group, name) => known[group].fields[name].label;
  const set = (name) => (value) => {
    draft[name] = value;
    changed();
  };
  const bound = (item, name) => (value) => {
    item[name] = value;
    changed();
  };

  const week = el("p", { class: "learnlog-write-week", "aria-live": "polite" });
  const plans = el("div");
  const day = el("input", {
    ...{ type: "date", value: draft.day, required: true },
    oninput: () => {
      if (!isDay(day.value)) return;
      draft.day = day.value;
      changed();
      tellWeek();
      showPlans();
    },
  });

  function tellWeek() {
    const monday = mondayOf(draft.day);
    const there = weekThere(draft, facts);
    week.replaceChildren(
      `The week of Monday ${inWords(monday)}. `,
      monday > today() ? "It has not begun: the entry is published from that day on. " : "",
      there ? el("strong", {}, "There is an entry for it already: ", ...waysTo(there, facts.repository), ". What you write here can't take its place.") : "",
    );
  }

  function authorFields() {
    if (!facts.authors.length) return null;
    const listed = facts.authors.map((one) => [one.key, one.name]);
    const other = said(draft.author) && !listed.some(([key]) => key === draft.author);
    const setAuthor = (value) => {
      draft.author = value;
      changed();
      tellWeek();
      showPlans();
    };
    const key = line(other ? draft.author : "", (value) => setAuthor(asKey(value)), { spellcheck: false });
    const own = field("Your short name", key, "As the log's list of authors has it: small letters, digits and hyphens.");
    own.hidden = !other;
    const who = choice([["", "not said"], ...listed, [SOMEBODY_ELSE, "somebody who has not published here yet"]], other ? SOMEBODY_ELSE : draft.author, (value) => {
      own.hidden = value !== SOMEBODY_ELSE;
      setAuthor(value === SOMEBODY_ELSE ? asKey(key.value) : value);
    });
    return [field(known.author.label, who), own];
  }

  function ofAuthor(step) {
    return (step.author ?? "") === draft.author && mondayOf(step.day) < mondayOf(draft.day);
  }

  function showPlans() {
    const open = facts.steps.filter(ofAuthor);
    for (const step of open) {
      if (!draft.answers.some((one) => one.step === step.text)) {
        draft.answers.push({ step: step.text, outcome: "", note: "" });
      }
    }
    const offered = new Set(open.map((step) => step.text));
    draft.answers = draft.answers.filter((one) => offered.has(one.step) || said(one.outcome) || said(one.note));
    const steps = new Map(open.map((step) => [step.text, step]));
    plans.replaceChildren(
      ...(draft.answers.length
        ? [
            el(
              "fieldset",
              {},
              el("legend", {}, known.followed_up.label),
              el("p", { class: "learnlog-write-hint" }, "These are open from earlier weeks. Say nothing of those that you did not get to; they stay open."),
              draft.answers.map((one) => planRow(one, steps.get(one.step))),
            ),
          ]
        : []),
    );
  }

  function planRow(one, step) {
    const note = field(about("followed_up", "note"), textBox(one.note ?? "", 1, bound(one, "note")), "Needed for what was dropped or put off.");
    const until = field(about("followed_up", "until"), dayBox(one.until, bound(one, "until")));
    const showNote = () => {
      note.hidden = !said(one.outcome) && !said(one.note);
      until.hidden = one.outcome !== "deferred" && !said(one.until);
    };
    const outcome = choice(Object.entries(OUTCOMES), one.outcome, (value) => {
      one.outcome = value;
      changed();
      showNote();
    });
    showNote();
    const whence = step
      ? `from the week of ${inWords(mondayOf(step.day))}${step.due ? `, due ${inWords(step.due)}` : ""}`
      : "not among the open plans that this page knows";
    return el(
      "div",
      { class: "learnlog-write-item", role: "group", "aria-label": one.step },
      el("p", { class: "learnlog-write-plan" }, el("strong", {}, one.step), " ", el("span", { class: "learnlog-from" }, whence)),
      field(about("followed_up", "outcome"), outcome),
      note,
      until,
    );
  }

  function ideaRow(item) {
    const free = numbers(draft, facts)[draft.ideas.indexOf(item)];
    const open = facts.ideas.filter((one) => one.open || String(one.number) === item.about);
    const which = choice(
      [["new", `A new idea (it gets number ${item.about === "new" ? free : facts.next})`], ...open.map((one) => [String(one.number), `${one.number} – ${one.title}`])],
      item.about,
      (value) => {
        item.about = value;
        if (value !== "new" && said(item.title)) {
          // an idea that is known has its title: what was typed there is told of it
          item.note = noteBox.value = [item.title, item.note].filter(said).join(". ");
          item.title = titleLine.value = "";
        }
        changed();
        show();
      },
    );
    const titleLine = line(item.title ?? "", bound(item, "title"));
    const title = field(about("ideas", "title"), titleLine);
    const statuses = [["", "as it was"], ...facts.all_statuses.filter((one) => one !== "merged").map((one) => [one, one])];
    const status = field(about("ideas", "status"), choice(statuses, item.status ?? "", bound(item, "status")), "Parked and rejected need a word on why.");
    const noteBox = textBox(item.note ?? "", 2, bound(item, "note"));
    const note = field(about("ideas", "note"), noteBox);
    function show() {
      title.hidden = item.about !== "new";
      status.hidden = item.about === "new" && !said(item.status);
    }
    show();
    return [field("Which idea?", which), title, status, note];
  }

  const list = (name, more) => growing({ items: draft[name], changed, ...more });
  const words = (label, rows = 1) => (item) => [field(label, textBox(item.text ?? "", rows, bound(item, "text")))];

  tellWeek();
  showPlans();
  return el(
    "form",
    { class: "learnlog-write-form", onsubmit: (event) => event.preventDefault(), autocomplete: "off" },
    pasteBox(draft, changed, sort),
    field("Any day of the week", day),
    week,
    authorFields(),
    field(known.title.label, line(draft.title, set("title")), known.title.hint),
    field("Your story", textBox(draft.story, 10, set("story")), "What happened, and what you make of it. Two sentences are enough. An empty line begins a new paragraph."),
    plans,
    list("ideas", {
      ...{ title: known.ideas.label, one: "Idea", add: "Add an idea" },
      hint: known.ideas.hint,
      make: ideaRow,
      empty: () => ({ about: "new", number: "", title: "", status: "", note: "" }),
    }),
    list("achievements", {
      ...{ title: known.achievements.label, one: "Achievement", add: "Add an achievement" },
      hint: known.achievements.hint,
      make: words(about("achievements", "text")),
      empty: () => ({ text: "" }),
    }),
    list("lessons", {
      ...{ title: known.lessons.label, one: "Lesson", add: "Add a lesson" },
      hint: known.lessons.hint,
      make: words(about("lessons", "text")),
      empty: () => ({ text: "" }),
    }),
    list("steps", {
      ...{ title: known.next_steps.label, one: "Step", add: "Add a next step" },
      hint: "Next week you are asked what became of each.",
      make: (item) => [
        ...words(about("next_steps", "text"))(item),
        field(about("next_steps", "due"), dayBox(item.due, bound(item, "due"))),
      ],
      empty: () => ({ text: "", due: "" }),
    }),
  );
}

/* The published entry of the draft's week and author, if there is one. */
function weekThere(draft, facts) {
  const monday = mondayOf(draft.day);
  return facts.weeks.find((one) => mondayOf(one.day) === monday && (one.author ?? "") === draft.author);
}

function pasteBox(draft, changed, sort) {
  const box = textBox(draft.pasted, 8, (value) => {
    draft.pasted = value;
    changed();
  });
  return el(
    "details",
    { class: "learnlog-write-paste", open: said(draft.pasted) },
    el("summary", {}, "I have the text already"),
    field("Paste it here", box, "It is put into the fields below by its headings: “Idea 5: …”, “Achievements this week”, “Next week I plan to …”. No word of it is lost; correct there what is in the wrong place."),
    button("Put it into the fields", () => sort(box)),
  );
}
