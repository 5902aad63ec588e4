/* learnlog: what a sheet of paper needs and a screen does not. Links to other pages of the log get
   their address below the log's own, which stands at the foot of the page; details are opened.
   Without this script a print has the addresses of links to elsewhere only. */
(() => {
  "use strict";
  const root = new URL("..", document.currentScript.src).href;
  const beside = ".learnlog-from, .learnlog-today, .learnlog-shown, .learnlog-tag, .headerlink, nav, .learnlog-chart";
  let opened = [];

  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll("article a[href]")) {
      const inside = link.href.startsWith(root) && !link.getAttribute("href").startsWith("#");
      if (inside && !link.closest(beside)) {
        link.dataset.learnlogAddress = link.href.slice(root.length).split("#")[0] || "./";
      }
    }
    opened = [...document.querySelectorAll("article details:not([open], .learnlog-chart details)")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
