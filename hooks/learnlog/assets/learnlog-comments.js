/* learnlog: shows the comments of a page, once somebody asks for them.
   Until then nothing is fetched from elsewhere; without this script there is a link to them. */
(() => {
  const HOST = "https://giscus.app";
  const LANGUAGES = "ar de en es fr gsw id it ja ko nl pl pt ro ru tr vi zh-CN zh-TW".split(" ");
  const colours = () => (document.body.dataset.mdColorScheme === "slate" ? "dark" : "light");
  // Nothing that is written in a log keeps this attribute: the button is the theme's own.
  const BUTTON = ".learnlog-answers > p > button[data-learnlog-comments]";
  const buttons = () => document.querySelectorAll(BUTTON);
  const offer = () => buttons().forEach((button) => { button.hidden = false; });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(BUTTON);
    if (!button) {
      return;
    }
    const language = document.documentElement.lang;
    const script = document.createElement("script");
    const said = {
      repo: button.dataset.repo,
      "repo-id": button.dataset.repoId,
      category: button.dataset.category,
      "category-id": button.dataset.categoryId,
      mapping: "pathname",
      strict: "1",
      "reactions-enabled": "1",
      "emit-metadata": "0",
      "input-position": "top",
      theme: colours(),
      lang: LANGUAGES.includes(language) ? language : "en",
    };
    Object.entries(said).forEach(([name, value]) => script.setAttribute(`data-${name}`, value));
    script.src = `${HOST}/client.js`;
    script.crossOrigin = "anonymous";
    script.async = true;
    const place = document.createElement("div");
    const state = document.createElement("p");
    place.className = "giscus"; // the script from there fills an element of this name
    state.setAttribute("role", "status");
    state.textContent = "The comments are being fetched.";
    script.onload = () => { state.remove(); };
    script.onerror = () => { state.textContent = "The comments could not be fetched."; };
    button.replaceWith(state, place, script);
    state.tabIndex = -1;
    state.focus();
  });

  // Light and dark follow the page.
  new MutationObserver(() => {
    const frame = document.querySelector("iframe.giscus-frame");
    frame?.contentWindow?.postMessage({ giscus: { setConfig: { theme: colours() } } }, HOST);
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });

  if (typeof document$ === "undefined") {
    offer();
  } else {
    document$.subscribe(offer); // once for each page, where the theme loads pages in place
  }
})();
