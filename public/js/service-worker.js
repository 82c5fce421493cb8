// Etalase without a network: pages of the gallery that were visited, and the cart as it was last seen. Served as
// /service-worker.js with two lines before these: VERSION, which changes with any public file, and SHELL, the
// offline page with what it needs. Everything that is not named here goes to the network alone: portals, checkout, orders, account.
const [FILES, PAGES, PICTURES, CART] = ["files", "pages", "pictures", "cart"].map((name) => `${name}-${VERSION}`);
const MOST = 200;
const GALLERY = /^\/($|(products|villages)(\/|$)|(bumdes|collections)\/)/;

addEventListener("install", (event) => event.waitUntil(prepare()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const isPage = request.mode === "navigate";
  const isGet = request.method === "GET";
  if (origin !== location.origin || !(isGet || isPage)) return;
  if (!isGet) event.respondWith(send(request, pathname));
  else if (pathname.startsWith("/public/") && search.startsWith("?v=")) event.respondWith(once(event, FILES));
  else if (/^\/(motif|media)\//.test(pathname)) event.respondWith(once(event, PICTURES));
  else if (isPage) event.respondWith(visit(event, pathname === "/cart" ? CART : GALLERY.test(pathname) && PAGES));
});

async function prepare() {
  // without cookies: nothing of a person is in the copies
  const files = await caches.open(FILES);
  await files.addAll(SHELL.map((path) => new Request(path, { credentials: "omit" })));
  await skipWaiting();
}

async function takeOver() {
  await registration.navigationPreload?.enable();
  for (const name of await caches.keys()) if (!name.endsWith(VERSION)) await caches.delete(name);
  await clients.claim();
}

// A form: sent or not, never kept. Who signs in or out leaves no cart behind.
async function send(request, pathname) {
  if (pathname.startsWith("/account/sign-")) await caches.delete(CART);
  return fetch(request).catch(() => copy(FILES, "/offline?unsent=1"));
}

// A file's or picture's address changes with what is in it.
async function once(event, name) {
  return (await copy(name, event.request)) ?? keep(event, name, await fetch(event.request));
}

// From the network, or else the copy of the last visit, or else the page that says there is none.
async function visit(event, name) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    const isPrivate = /private|no-store/.test(answer.headers.get("cache-control") ?? "private");
    return name && (!isPrivate || name === CART) ? keep(event, name, answer) : answer;
  } catch {
    const found = name && (await copy(name, event.request));
    return found ? marked(found) : copy(FILES, "/offline");
  }
}

async function copy(name, request) {
  return (await caches.open(name)).match(request, { ignoreVary: true });
}

function keep(event, name, answer) {
  const put = async (kept) => {
    const cache = await caches.open(name);
    await cache.put(event.request, kept);
    const keys = await cache.keys();
    if (keys.length > MOST) await cache.delete(keys[0]);
  };
  if (answer.status === 200) event.waitUntil(put(answer.clone()));
  return answer;
}

// Every page carries a hidden line for this: that it is a copy, and from when.
async function marked(found) {
  const { headers } = found;
  const html = await found.text();
  const language = /lang="(\w+)"/.exec(html)[1];
  const when = new Date(headers.get("date")).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
  return new Response(html.replace("data-copy hidden>", ">").replace("<time>", `<time>${when}`), { headers });
}
