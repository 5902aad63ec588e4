"""The engine of the pages, begun once: it takes seconds, and few tests ask how it begins.

It runs in a page of its own. Where a page would begin another worker it gets a stand-in that hands
its questions over to that page, and the answers back; everything else about the page is as ever.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Page
from served import Served

SCRIPT = "assets/engine/learnlog-engine.js"
BEGIN = """async () => {
  const engine = new LearnlogEngine();
  window.answer = (name, value) => engine.ask(name, value).then(
    (value) => ({ value }), (wrong) => ({ error: wrong.message }));
  return answer("find", { texts: [""] });
}"""
STAND_IN = """(() => {
  const Real = window.Worker;
  class Warm extends EventTarget {
    constructor() {
      super();
      for (const state of ["rules", "ready"]) setTimeout(() => this.tell({ state }));
    }
    tell(data) {
      if (!this.ended) this.dispatchEvent(new MessageEvent("message", { data }));
    }
    async postMessage({ id, name, value }) {
      this.tell({ id, ...(await warmEngine(name, JSON.stringify(value ?? {}))) });
    }
    terminate() {
      this.ended = true;
    }
  }
  window.Worker = new Proxy(Real, {
    construct: (real, [address, how]) =>
      how?.name === "learnlog" ? new Warm() : new real(address, how),
  });
})();"""


@dataclass(eq=False)  # and not frozen: Playwright notes down on it what it hands over
class WarmEngine:
    """An engine that has begun, in `page`."""

    page: Page

    def answer(self, name: str, value: str) -> object:
        """What the engine says to a question, whose value is JSON: {value} or {error}."""
        return self.page.evaluate(
            "([name, value]) => answer(name, JSON.parse(value))", [name, value]
        )

    def serve(self, page: Page) -> None:
        """Let a page that has not been opened yet, and others of its window, ask this engine."""
        page.context.expose_function("warmEngine", self.answer)
        page.context.add_init_script(STAND_IN)


def begun(browser: Browser, site: Served) -> WarmEngine:
    """The engine of a site, once it answers."""
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(site.root)
    page.add_script_tag(url=site.root + SCRIPT)
    assert "value" in page.evaluate(BEGIN)
    return WarmEngine(page)
