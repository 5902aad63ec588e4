/* learnlog, the page on which one writes: copy, download, or GitHub's page for a new file. */

const LONGEST_ADDRESS = 7500; // GitHub refuses addresses of somewhat more than 8,000 characters

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = el("textarea", { value: text, class: "learnlog-write-unseen" });
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy"); // where the page is not served by https
    box.remove();
    return done;
  }
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/* GitHub's page for a new file of this name; `whole` is whether the text is in the address. */
function newFile({ address, branch }, path, text) {
  const start = `${address}/new/${encodeURIComponent(branch)}?filename=${encodeURIComponent(path)}`;
  const full = `${start}&value=${encodeURIComponent(text)}`;
  return full.length <= LONGEST_ADDRESS ? { href: full, whole: true } : { href: start, whole: false };
}

/* The ways out. `stopped` says why nothing may go to GitHub yet; `there` is the week's own entry. */
function waysOut({ text, path, facts, there, stopped }) {
  const told = el("p", { role: "status", class: "learnlog-write-told" });
  const name = path.split("/").at(-1);
  const copy = button("Copy the text", async () => {
    told.textContent = (await copied(text)) ? "Copied." : "This browser does not let a page copy. Download the file instead.";
  });
  const save = button(`Download ${name}`, () => {
    download(name, text);
    told.textContent = `${name} is among your downloads. It belongs into the folder ${path.slice(0, -name.length)} of the log.`;
  });
  return el("div", {}, toGitHub({ text, path, facts, there, stopped, told }), el("p", { class: "learnlog-write-buttons" }, copy, save), told);
}

/* Where an entry that is there already is read, and changed. */
function waysTo(there, at) {
  const read = el("a", { href: there.href }, "read it");
  if (!at) return [read];
  const path = there.path.split("/").map(encodeURIComponent).join("/");
  const edit = `${at.address}/edit/${encodeURIComponent(at.branch)}/${path}`;
  return [read, ", or ", el("a", { href: edit }, "edit it on GitHub")];
}

function toGitHub({ text, path, facts, there, stopped, told }) {
  const at = facts.repository;
  if (there) {
    return el("p", {}, "There is an entry for this week already: ", ...waysTo(there, at), ". It is not overwritten: copy your text, and put it in there.");
  }
  if (!at) return el("p", {}, "This site does not say where its files are kept. Download the file, and put it into the log's folder.");
  if (stopped) return el("p", {}, stopped);
  const { href, whole } = newFile(at, path, text);
  const link = el("a", { class: "md-button md-button--primary", href, target: "_blank", rel: "noopener" }, "Open GitHub with this text");
  const steps = "You sign in there if you have not, and press “Commit changes”. Nothing is kept in the log before that.";
  const goes = "The text goes to GitHub within the address as soon as you open it, and the address stays in the history of this browser. On a computer that others use, copy the text instead.";
  if (whole) return el("div", {}, el("p", {}, link), el("p", { class: "learnlog-from" }, goes), el("p", { class: "learnlog-from" }, steps));
  link.textContent = "Copy the text and open GitHub";
  link.addEventListener("click", async () => {
    told.textContent = (await copied(text)) ? "Copied. Paste it on GitHub's page." : "It could not be copied: use the button below first, then paste it on GitHub's page.";
  });
  return el("div", {}, el("p", {}, "The text is too long for an address, so it goes by way of the clipboard: paste it into the empty file on GitHub’s page."), el("p", {}, link), el("p", { class: "learnlog-from" }, steps));
}
