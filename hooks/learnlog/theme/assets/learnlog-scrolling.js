/* learnlog: a table that is wider than its box is reached by the keyboard, to be scrolled with the
   arrow keys. Newer browsers do so by themselves; there nothing changes. */
(() => {
  const boxes = ".learnlog-table:not([role]), .md-typeset__scrollwrap";
  const look = () => {
    for (const box of document.querySelectorAll(boxes)) {
      const scrolls = box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX === "auto";
      if (scrolls) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute("tabindex");
      }
    }
  };
  window.addEventListener("load", look);
  window.addEventListener("resize", look);
  window.document$?.subscribe(() => requestAnimationFrame(look)); // pages that come without loading
})();
