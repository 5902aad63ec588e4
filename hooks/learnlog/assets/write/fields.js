/* learnlog, the page on which one writes: labels, controls and lists that grow. */

let counted = 0;

/* An element with properties, attributes (`aria-…`, `for`, `role`) and what stands in it. */
function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key.includes("-") || key === "for" || key === "role" || key === "list") made.setAttribute(key, value === true ? "" : value);
    else if (key === "class") made.className = value;
    else made[key] = value;
  }
  made.append(...children.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}

/* A control with its label above and its hint between them. */
function field(label, control, hint = "") {
  control.id ||= `learnlog-write-${(counted += 1)}`;
  const parts = [el("label", { for: control.id }, label)];
  if (hint) {
    parts.push(el("span", { class: "learnlog-write-hint", id: `${control.id}-hint` }, hint));
    control.setAttribute("aria-describedby", `${control.id}-hint`);
  }
  return el("div", { class: "learnlog-write-field" }, parts, control);
}

function choice(options, value, onchange) {
  const made = el("select", { onchange: () => onchange(made.value) });
  for (const [key, words] of options) made.append(el("option", { value: key }, words));
  made.value = options.some(([key]) => key === value) ? value : (options[0]?.[0] ?? "");
  return made;
}

/* A field of some lines that grows with its text. */
function textBox(value, rows, oninput) {
  const made = el("textarea", { rows, value, oninput: () => oninput(made.value) });
  return made;
}

const line = (value, oninput, more = {}) => {
  const made = el("input", { type: "text", value, autocomplete: "off", oninput: () => oninput(made.value), ...more });
  return made;
};

const dayBox = (value, oninput) => {
  const made = el("input", { type: "date", value: value ?? "", oninput: () => oninput(made.value) });
  return made;
};

const button = (words, onclick, more = {}) =>
  el("button", { type: "button", class: "md-button", onclick, ...more }, words);

/* A list of groups of fields. `items` is changed in place; `make(item, at)` gives the fields of one,
   `changed()` is called after each change. What is removed can be put back where it stood. */
function growing({ title, hint, one, add, items, make, empty, changed }) {
  const rows = el("div", { class: "learnlog-write-rows" });
  const more = button(add, () => {
    items.push(empty());
    changed();
    show();
    rows.lastElementChild.querySelector("input, textarea, select").focus();
  });

  function drop(at) {
    const [gone] = items.splice(at, 1);
    changed();
    show();
    const back = button("Put it back", () => {
      items.splice(at, 0, gone);
      changed();
      show();
      rows.children[at].querySelector("input, textarea, select").focus();
    });
    const told = el("div", { class: "learnlog-write-notice", role: "status" }, el("span", {}, `${one} ${at + 1} was removed.`), back);
    rows.insertBefore(told, rows.children[at] ?? null);
    back.focus();
  }

  function show() {
    rows.replaceChildren(
      ...items.map((item, at) => {
        const name = `${one} ${at + 1}`;
        return el(
          "div",
          { class: "learnlog-write-item", role: "group", "aria-label": name },
          make(item, at),
          el("button", { type: "button", class: "learnlog-write-remove", onclick: () => drop(at) }, "Remove ", el("span", { class: "learnlog-write-unseen" }, name)),
        );
      }),
    );
  }

  show();
  return el("fieldset", {}, el("legend", {}, title), hint && el("p", { class: "learnlog-write-hint" }, hint), rows, more);
}
