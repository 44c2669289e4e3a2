// Keeps the site readable without a network. VERSION and FILES (path → fingerprint of every page, style, script and
// data file) stand above this text, written by the build: a new version of the content is a new worker.
"use strict";

const SCOPE = new URL(self.registration.scope);
const PREFIX = `courseware ${SCOPE.pathname} `;
const CACHE = PREFIX + VERSION;
/** What the reader happened to open beyond the files: pictures, decks. Survives versions. */
const VISITED = `${PREFIX}visited`;
const VISITED_MOST = 60;
const VISITED_LARGEST = 20_000_000;
/** Under this address each cache keeps the fingerprints of what is in it. */
const LIST = new URL("?files", SCOPE).href;
const AT_ONCE = 6;

const address = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE).href;

/** The cache of the last complete version and its fingerprints. */
const previous = async () => {
  for (const name of (await caches.keys()).reverse()) {
    if (!name.startsWith(PREFIX) || name === CACHE || name === VISITED) continue;
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (list) return { cache, files: await list.json() };
  }
  return { cache: null, files: {} };
};

/** A response that a page load accepts: servers that redirect x.html to x are followed once, here. */
const plain = (response) =>
  response.redirected
    ? new Response(response.body, { status: response.status, headers: response.headers })
    : response;

const take = async (path, cache, old) => {
  const url = address(path);
  if (old.cache && old.files[path] === FILES[path]) {
    const known = await old.cache.match(url);
    if (known) return cache.put(url, known);
  }
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return cache.put(url, plain(response));
};

const fill = async () => {
  const cache = await caches.open(CACHE);
  const old = await previous();
  const paths = Object.keys(FILES);
  const work = async () => {
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      await take(path, cache, old);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await cache.put(LIST, new Response(JSON.stringify(FILES)));
};

const tidy = async () => {
  const names = await caches.keys();
  const stale = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE && name !== VISITED);
  await Promise.all(stale.map((name) => caches.delete(name)));
  await self.clients.claim();
};

/** Path below the site of what an address asks for. */
const fileOf = (url) => {
  let path;
  try {
    path = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
  } catch {
    return "";
  }
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
};

const fromCache = async (path, request) => {
  const cache = await caches.open(CACHE);
  return (await cache.match(address(path))) || fetch(request);
};

const remember = async (request, response) => {
  if (response.status !== 200 || response.type !== "basic") return;
  if (Number(response.headers.get("content-length") || 0) > VISITED_LARGEST) return;
  const cache = await caches.open(VISITED);
  await cache.put(request, response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, -VISITED_MOST).map((old) => cache.delete(old)));
};

const fromNetwork = async (event) => {
  const { request } = event;
  try {
    const response = await fetch(request);
    event.waitUntil(remember(request, response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    const known = await caches.match(request, { cacheName: VISITED, ignoreSearch: true });
    if (known) return known;
    if (request.mode !== "navigate") throw error;
    return (await caches.match(address("404.html"), { cacheName: CACHE })) || Response.error();
  }
};

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const inside = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (request.method !== "GET" || !inside || request.headers.has("range")) return;
  const path = fileOf(url);
  if (Object.hasOwn(FILES, path)) event.respondWith(fromCache(path, request));
  else event.respondWith(fromNetwork(event));
});
