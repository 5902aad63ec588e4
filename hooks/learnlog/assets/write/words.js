/* learnlog, the page on which one writes: days in words, and a draft as values and as plain text. */

const MONTHS =
  "January February March April May June July August September October November December".split(" ");

const asDate = (day) => new Date(`${day}T00:00:00Z`);
const asDay = (date) => date.toISOString().slice(0, 10);
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asDate(text).getTime());

/* The reader's own day, whatever it is elsewhere. */
function today() {
  const now = new Date();
  return asDay(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

function mondayOf(day) {
  const date = asDate(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return asDay(date);
}

function inWords(day) {
  const date = asDate(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const emptyDraft = (day) => ({
  ...{ day, author: "", title: "", story: "", pasted: "", others: {} },
  ...{ answers: [], ideas: [], achievements: [], lessons: [], steps: [] },
});

const said = (text) => typeof text === "string" && text.trim() !== "";
const answered = (one) => said(one.step) && [one.outcome, one.note, one.until].some(said);
const filled = (item) =>
  Object.fromEntries(
    Object.entries(item).filter(([, value]) => (typeof value === "string" ? said(value) : value != null)),
  );

/* Whether a writer has put anything into it. */
function hasWords(draft) {
  return (
    said(draft.title) || said(draft.story) || said(draft.pasted) ||
    [...draft.achievements, ...draft.lessons, ...draft.steps].some((one) => said(one.text)) ||
    draft.ideas.some((one) => said(one.title) || said(one.note) || said(one.status)) ||
    draft.answers.some((one) => said(one.outcome) || said(one.note))
  );
}

/* The number of each idea: a new one takes the next that is free. */
function numbers(draft, facts) {
  const taken = new Set(draft.ideas.map((one) => Number(one.number)).filter(Boolean));
  let next = facts.next;
  return draft.ideas.map((one) => {
    if (one.about !== "new") return Number(one.about);
    if (one.number) return Number(one.number);
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  });
}

/* What the engine writes into the file, by the names of the fields. */
function valuesOf(draft, facts, path) {
  const number = numbers(draft, facts);
  const ideas = draft.ideas
    .map(({ about, number: _, title, ...rest }, at) => ({
      idea: number[at],
      ...filled(about === "new" ? { title, ...rest } : rest),
    }))
    .filter((one) => Object.keys(one).length > 1);
  return {
    ...draft.others,
    title: draft.title,
    ...(draft.author && !path.endsWith(`-${draft.author}.md`) ? { author: draft.author } : {}),
    ideas,
    followed_up: draft.answers.filter(answered).map(filled),
    achievements: draft.achievements.filter((one) => said(one.text)).map(filled),
    lessons: draft.lessons.filter((one) => said(one.text)).map(filled),
    next_steps: draft.steps.filter((one) => said(one.text)).map(filled),
  };
}

/* The same as prose, which is an entry too: for when the engine can't run. */
function asProse(draft, facts) {
  const number = numbers(draft, facts);
  const list = (title, lines) => (lines.length ? [`${title}\n\n${lines.map((one) => `- ${one}`).join("\n")}`] : []);
  const safe = (text) => text.replace(/^[ \t]*-[-\s]*$/gm, (line) => (line.includes("-") ? "***" : line));
  const ideas = draft.ideas.map((one, at) => {
    const words = [one.title, one.status && `now ${one.status}`, one.note].filter(said);
    return words.length ? `Idea ${number[at]}: ${words.join(". ")}` : "";
  });
  const answers = draft.answers.filter(answered);
  const until = (one) => said(one.until) && `until ${inWords(one.until)}`;
  const parts = [
    said(draft.title) ? `**${draft.title.trim()}**` : "",
    safe(draft.story.trim()),
    ...ideas,
    ...list("What I said I would do:", answers.map((one) => `${one.step}: ${[one.outcome, until(one), one.note].filter(said).join(", ")}`)),
    ...list("Achievements this week:", draft.achievements.map((one) => one.text).filter(said)),
    ...list("What I learned:", draft.lessons.map((one) => one.text).filter(said)),
    ...list("Next week I plan to:", draft.steps.filter((one) => said(one.text)).map((one) => one.text + (one.due ? ` (by ${inWords(one.due)})` : ""))),
    safe(draft.pasted.trim()), // what has not been put into the fields yet
  ];
  return `\n${parts.filter(said).join("\n\n")}\n`;
}

const asGroups = (items, main) =>
  (items ?? []).map((one) => (one && typeof one === "object" ? { ...one } : { [main]: String(one) }));

/* What was sorted out of pasted text, put to what the draft has already: nothing is replaced. */
function takeIn(draft, { values, body }, facts) {
  const { title, ideas, followed_up, achievements, lessons, next_steps, ...others } = values;
  const known = new Set(facts.ideas.map((one) => one.number));
  if (said(title)) {
    if (said(draft.title)) body = `${title}\n\n${body}`;
    else draft.title = title;
  }
  draft.story = [draft.story.trim(), body.trim()].filter(said).join("\n\n");
  for (const { idea, ...rest } of asGroups(ideas, "title")) {
    const old = known.has(Number(idea));
    draft.ideas.push({ title: "", status: "", note: "", ...rest, about: old ? String(idea) : "new", number: old ? "" : (idea ?? "") });
    if (old && said(rest.title)) {
      const last = draft.ideas.at(-1);
      last.note = [last.title, last.note].filter(said).join(". ");
      last.title = "";
    }
  }
  for (const one of asGroups(followed_up, "step")) draft.answers.push({ outcome: "", note: "", ...one });
  draft.achievements.push(...asGroups(achievements, "text"));
  draft.lessons.push(...asGroups(lessons, "text"));
  draft.steps.push(...asGroups(next_steps, "text").map((one) => ({ due: "", ...one })));
  draft.others = { ...draft.others, ...others };
}
