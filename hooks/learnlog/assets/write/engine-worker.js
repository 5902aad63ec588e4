/* learnlog: the engine's worker for the page of this folder. It stands here so that the folder's
   service worker, which keeps files for when there is no network, is asked for all that it loads,
   each with the version that the page was made for. */
await import(`../assets/engine/learnlog-engine-worker.js${self.location.search}`);
