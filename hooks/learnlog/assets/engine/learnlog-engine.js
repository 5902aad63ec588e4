/* learnlog: a page's side of the engine. `new LearnlogEngine().ask("read", {path, text})` gives a
   promise; "state" events tell how far it is: "python", "rules", "ready", "failed". A page may name
   a worker of its own, which loads that of the engine. */
(() => {
  const own = document.currentScript.src;

  class LearnlogEngine extends EventTarget {
    #worker = null;
    #address;
    #waiting = new Map();
    #asked = 0;
    state = "off";
    error = "";

    constructor(address = new URL("learnlog-engine-worker.js", own)) {
      super();
      this.#address = new URL(address, document.baseURI);
      this.#address.search = new URL(own).search; // the sum of what this version of the site has
    }

    /* Begin to load; does nothing while it loads or when it is there. */
    start() {
      if (this.#worker || this.state === "failed") return this;
      try {
        if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
        this.#worker = new Worker(this.#address, { type: "module", name: "learnlog" });
      } catch (wrong) {
        this.#fail(String(wrong));
        return this;
      }
      this.#tell("python");
      this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
      this.#worker.addEventListener("error", (event) => {
        event.preventDefault?.();
        this.#fail(event.message || "the worker did not start");
      });
      return this;
    }

    /* The answer to a question; rejected with an Error where the engine can't run or is at fault. */
    ask(name, value) {
      this.start();
      if (this.state === "failed") return Promise.reject(new Error(this.error));
      const id = (this.#asked += 1);
      return new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, question: { id, name, value } });
        if (this.state === "ready") this.#worker.postMessage({ id, name, value });
      });
    }

    /* Begin anew, for when it failed or takes too long; what was asked is rejected. */
    restart() {
      this.#end("the engine was started anew");
      this.state = "off";
      this.error = "";
      return this.start();
    }

    /* End the worker, for when the page is left without being unloaded. */
    stop() {
      this.#end("the engine was stopped");
      this.state = "off";
    }

    #hear(data) {
      if (data.state === "failed") this.#fail(data.error);
      else if (data.state === "ready") {
        for (const { question } of this.#waiting.values()) this.#worker.postMessage(question);
        this.#tell("ready");
      } else if (data.state) this.#tell(data.state);
      else if (this.#waiting.has(data.id)) {
        const { resolve, reject } = this.#waiting.get(data.id);
        this.#waiting.delete(data.id);
        if ("error" in data) reject(new Error(data.error));
        else resolve(data.value);
      }
    }

    #fail(error) {
      this.#end(error);
      this.error = error;
      this.#tell("failed");
    }

    #end(error) {
      this.#worker?.terminate();
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new Error(error));
      this.#waiting.clear();
    }

    #tell(state) {
      this.state = state;
      this.dispatchEvent(new Event("state"));
    }
  }

  window.LearnlogEngine = LearnlogEngine;
})();
