/* learnlog: narrows and sorts lists that stand complete in the page. Without it everything is shown.

   <form data-learnlog-filter="ID1 ID2" data-learnlog-noun="idea ideas" hidden> narrows the elements
   with these IDs. Its controls have names: a search field "text", and any selects and check boxes.
   - <li data-learnlog-item data-status="parked" data-tag="tea&#10;first aid"> in such an element, at
     any depth, is shown where its text holds all words of "text", and every other control that is
     set is one of the values (a line each) of the attribute of its name.
   - An item with data-learnlog-uncounted is shown and hidden like others, and not counted.
   - An item with a key (data-learnlog-item="12") goes with the item of that key in an earlier list.
   - <… data-learnlog-group> is hidden with its last item; one that says ="stay" gets the attribute
     data-learnlog-empty instead. A <… data-learnlog-count> in it says how many are shown.
   - <details> in such an element are open while anything is set.
   - <output> in the form tells how many items of the first list are shown, and the form's
     data-learnlog-where ("in 2025") of what; a reset, whose button is there while anything is set,
     clears the form.
   - A form with data-learnlog-asked, and a control whose label is hidden, are shown only where the
     address asks for something by them. What no item has can be asked for: it shows nothing.
   - Links to other pages in <nav data-learnlog-carry> take along what is set.
   - A link to an item that is hidden leads to the next one that isn't, or else to the last.
   - <table data-learnlog-sort> is sorted by the headings <th data-learnlog-column="born"> (tablesort:
     data-sort on cells, data-sort-method and data-sort-reverse on headings); aria-sort is as served.
   What is set stands in the address (?status=parked&sort=-born), so that it can be passed on. */
(() => {
  "use strict";
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const alphabet = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  window.Tablesort?.extend("words", () => false, (a, b) => alphabet.compare(b, a));
  let again = () => {}; // reads the address of the page that is shown
  let arrive = () => {}; // goes where the address leads

  function narrowing(form) {
    const lists = form.dataset.learnlogFilter.split(" ").map((id) => document.getElementById(id));
    const inside = (what) => lists.map((list) => [...(list?.querySelectorAll(what) ?? [])]);
    const items = inside("[data-learnlog-item]");
    const groups = inside("[data-learnlog-group]").flat().map((group) => ({
      group,
      items: [...group.querySelectorAll("[data-learnlog-item]")],
      count: group.querySelector("[data-learnlog-count]"),
    }));
    const details = inside("details").flat().map((one) => [one, one.open]);
    const texts = new Map(); // of items, when they were first asked for
    const output = form.querySelector("output");
    const [one, many] = form.dataset.learnlogNoun.split(" ");

    const textOf = (item) => {
      if (!texts.has(item)) texts.set(item, plain(item.textContent));
      return texts.get(item);
    };
    const fits = (item, wanted) => wanted.every(([name, value]) => name === "text"
      ? value.every((word) => textOf(item).includes(word))
      : (item.getAttribute(`data-${name}`) ?? "").split("\n").includes(value));
    const near = (target) => {
      const list = items.find((some) => some.includes(target)) ?? [];
      const shown = (item) => !item.hidden;
      return list.slice(list.indexOf(target)).find(shown) ?? list.filter(shown).at(-1) ?? form;
    };

    const narrow = (set) => {
      const wanted = set.map(([name, value]) => [name, name === "text" ? plain(value).split(/\s+/) : value]);
      const known = new Map();
      for (const item of items.flat()) {
        const key = item.dataset.learnlogItem;
        const shown = known.get(key) ?? fits(item, wanted);
        if (key) known.set(key, shown);
        if (item.hidden === shown) item.hidden = !shown;
      }
      const some = (all) => all.filter((item) => !item.hidden).length;
      const counted = (every) => {
        const all = every.filter((item) => !("learnlogUncounted" in item.dataset));
        return some(all) === all.length ? `${all.length}` : `${some(all)} of ${all.length}`;
      };
      for (const { group, items, count } of groups) {
        group.toggleAttribute("data-learnlog-empty", !some(items));
        group.hidden = items.length > 0 && !some(items) && group.dataset.learnlogGroup !== "stay";
        if (count) count.textContent = counted(items);
      }
      for (const [one, served] of details) one.open = served || set.length > 0;
      const count = counted(items[0]);
      if (output) output.value = `${count} ${/\b1$/.test(count) ? one : many} ${form.dataset.learnlogWhere ?? ""}`.trim();
    };
    return [narrow, near];
  }

  // What a part of a table is, for browsers that forget it where a style makes it a box.
  const ROLES = [["thead, tbody", "rowgroup"], ["tr", "row"], ["tbody th", "rowheader"], ["td", "cell"]];

  function sorting(table, changed) {
    table.setAttribute("role", "table");
    for (const [parts, role] of ROLES) {
      for (const part of table.querySelectorAll(parts)) part.setAttribute("role", role);
    }
    const heads = [...table.querySelectorAll("th[data-learnlog-column]")];
    for (const other of table.tHead.rows[0].cells) {
      if (!heads.includes(other)) other.dataset.sortMethod = "none"; // else tablesort sorts by all
    }
    const sort = new window.Tablesort(table);
    sort.current = heads.find((head) => head.hasAttribute("aria-sort")); // the order in which the page came
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button); // what a keyboard reaches, instead of the heading
      head.removeAttribute("tabindex");
    }
    table.addEventListener("afterSort", () => {
      const by = sort.current.dataset.learnlogColumn;
      changed(sort.current.getAttribute("aria-sort") === "descending" ? `-${by}` : by);
    });
    return (by) => {
      const head = heads.find((one) => one.dataset.learnlogColumn === by.replace(/^-/, ""));
      const now = by.startsWith("-") ? "descending" : "ascending";
      if (!head || (head === sort.current && head.getAttribute("aria-sort") === now)) return;
      head.setAttribute("aria-sort", now === "ascending" ? "descending" : "ascending");
      head.click(); // which turns it round
    };
  }

  function setUp(form) {
    const controls = [...form.elements].filter((one) => one.name);
    const valueOf = (one) => one.type === "checkbox" ? (one.checked ? one.value : "") : one.value.trim();
    const [narrow, near] = narrowing(form);
    const clear = form.querySelector("[type=reset]");
    const elsewhere = [...document.querySelectorAll("[data-learnlog-carry] a[href]:not([href^='#'])")];
    const tables = form.dataset.learnlogFilter.split(" ").map((id) => document.getElementById(id))
      .filter((table) => table?.matches("table[data-learnlog-sort]") && window.Tablesort);
    const put = (url, name, value) => {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    };
    const keep = (name, value, url = new URL(location.href)) => {
      put(url, name, value);
      try {
        if (url.href !== location.href) history.replaceState(history.state, "", url);
      } catch { /* Safari allows a hundred of these in half a minute; the next one tells all */ }
    };
    const apply = () => {
      const set = controls.map((one) => [one.name, valueOf(one)]).filter(([, value]) => value);
      narrow(set);
      if (clear) clear.hidden = !set.length && clear !== document.activeElement; // which keeps the focus
      for (const one of controls) keep(one.name, valueOf(one));
      for (const link of elsewhere) {
        const url = new URL(link.href);
        for (const one of controls) put(url, one.name, valueOf(one));
        if (url.href !== link.href) link.href = url;
      }
      return set.length > 0;
    };
    const choose = (select, value) => {
      const options = [...select.options];
      const same = (one) => plain(one.value) === plain(value);
      const found = options.find((one) => one.value === value) ?? options.find(same);
      select.value = (found ?? select.appendChild(new Option(value, value))).value;
    };
    const reach = () => {
      const target = document.getElementById(location.hash.slice(1)) ?? document.querySelector(":target");
      const item = target?.closest("[data-learnlog-item]");
      if (item) (item.hidden ? near(item) : target).scrollIntoView();
    };
    const sorts = tables.map((table) => sorting(table, (by) => keep("sort", by)));
    again = () => {
      const asked = new URLSearchParams(location.search);
      for (const one of controls) {
        const value = (asked.get(one.name) ?? "").trim();
        if (one.type === "checkbox") one.checked = plain(value) === plain(one.value);
        else if (one.type === "select-one") choose(one, value);
        else one.value = value;
        if (value) one.closest("label[hidden]")?.removeAttribute("hidden");
      }
      for (const sort of sorts) sort(asked.get("sort") ?? "");
      return apply();
    };
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply)); // when the form has become empty
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", (event) => {
      if (event.target === clear) setTimeout(apply);
    });
    const set = again();
    form.hidden = "learnlogAsked" in form.dataset && !set;
    if (set) reach(); // what was there before the list became shorter
    arrive = reach;
  }

  function start() {
    again = arrive = () => {};
    document.querySelectorAll("form[data-learnlog-filter][hidden]").forEach(setUp);
  }
  addEventListener("popstate", () => again());
  addEventListener("hashchange", () => arrive());
  addEventListener("click", (event) => { // once more to where the address leads already
    if (event.target.closest?.("a[href^='#']")?.hash === location.hash) setTimeout(() => arrive());
  });
  if (window.document$) window.document$.subscribe(start); // a theme that loads pages by itself
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
