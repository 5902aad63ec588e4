/* learnlog, the page on which one writes: a copy of the draft in this browser, against loss. */

class Keeping {
  #key;
  #timer = 0;
  #waiting = null;
  working = true;

  /* `told` hears, after each try, whether the copy was kept. */
  constructor(scope, told) {
    this.#key = `learnlog-write ${scope}`;
    this.told = told;
  }

  get key() {
    return this.#key;
  }

  /* The draft of the last time with the moment it was kept at, or null. */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "null");
      const whole = kept?.draft && isDay(kept.draft.day ?? "");
      return whole ? { at: kept.at, draft: { ...emptyDraft(kept.draft.day), ...kept.draft } } : null;
    } catch {
      this.working = false;
      return null;
    }
  }

  /* Keep it in a moment: not at every letter. */
  soon(draft) {
    clearTimeout(this.#timer);
    this.#waiting = draft;
    this.#timer = setTimeout(() => this.now(draft), 400);
  }

  /* At once what would have been kept in a moment; nothing where that is done: another window may
     have a newer text. */
  rest() {
    if (this.#waiting) this.now(this.#waiting);
  }

  now(draft) {
    clearTimeout(this.#timer);
    this.#waiting = null;
    try {
      localStorage.setItem(this.#key, JSON.stringify({ at: Date.now(), draft }));
      this.working = true;
    } catch {
      this.working = false;
    }
    this.told(this.working);
  }

  forget() {
    clearTimeout(this.#timer);
    this.#waiting = null;
    try {
      localStorage.removeItem(this.#key);
    } catch {
      this.working = false;
    }
  }
}
