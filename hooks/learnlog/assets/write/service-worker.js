/* learnlog: keeps the page on which one writes, and all it loads, for when there is no network.
   KNOWN, in the line above, has the version and the files of the engine. Of the page itself and of
   what it knows the newest is taken where the network has it. */
const scope = new URL(self.registration.scope);
const root = new URL("../", scope);
const NAME = `learnlog-write ${scope.pathname} `;
const CACHE = NAME + KNOWN.version;
const engine = new Set(KNOWN.files.map((file) => new URL(file, root).href));

const others = async () => (await caches.keys()).filter((one) => one.startsWith(NAME) && one !== CACHE);

/* A new version begins with what the one before it had kept, fetched anew. */
self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(
    (async () => {
      const kept = await Promise.all((await others()).map(async (one) => (await caches.open(one)).keys()));
      const all = new Set(kept.flat().map((request) => request.url));
      if (all.size) await Promise.allSettled([...all, ...engine].map(keep));
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await others()) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

const plain = (address) => {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  return url.href;
};

async function keep(address) {
  const cache = await caches.open(CACHE);
  if (engine.has(plain(address)) && (await cache.match(plain(address)))) return;
  const found = await fetch(address, { cache: "no-cache" });
  if (found.ok) await cache.put(plain(address), found);
}

/* The page says what it has loaded, since it was there first. */
self.addEventListener("message", (event) => {
  const own = event.data.filter((address) => new URL(address).origin === scope.origin);
  const all = new Set([...own.map(plain), ...engine]);
  event.waitUntil(
    Promise.allSettled([...all].map(keep)).then((done) => {
      event.source?.postMessage({ kept: done.every((one) => one.status === "fulfilled") });
    }),
  );
});

/* A page that is newer than this script asks for another version than the one that is kept: old
   rules must not look through what is written on it. */
async function engineFile(request) {
  const asked = new URL(request.url).searchParams.get("v") ?? KNOWN.version;
  return asked === KNOWN.version ? ofThisVersion(request) : newest(request, false);
}

async function ofThisVersion(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(plain(request.url));
  if (kept) return kept;
  const found = await fetch(request);
  if (found.ok) await cache.put(plain(request.url), found.clone());
  return found;
}

async function newest(request, keeps = true) {
  const cache = await caches.open(CACHE);
  try {
    const found = await fetch(request);
    if (keeps && found.ok && found.type === "basic") await cache.put(plain(request.url), found.clone());
    return found;
  } catch (wrong) {
    const kept = await cache.match(plain(request.url));
    if (kept) return kept;
    throw wrong;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== scope.origin) return;
  const file = engine.has(plain(request.url));
  event.respondWith(file ? engineFile(request) : newest(request));
});
