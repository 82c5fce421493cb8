// Small improvements of what already works without this file.
document.documentElement.classList.add("has-script");

// A choice that the page follows at once, without its button.
for (const select of document.querySelectorAll("select[data-submit]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// On a phone the portal's menu is a strip: where one is comes into sight.
const strip = document.querySelector(".rail__links:has([aria-current])");
if (strip) {
  const here = strip.querySelector("[aria-current]");
  strip.scrollLeft = here.offsetLeft - strip.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
}

// Pages are the same for everybody: who is known to the shop gets their name, cart count and news from here.
const knownCookie = document.cookie.split("; ").find((pair) => pair.startsWith("etalase_known="));
const cartCount = document.querySelector("[data-cart-count]");
if (knownCookie && cartCount) greet().catch(() => {});

async function greet() {
  const answer = await fetch("/visitor", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const { name, cart_count: count, cart_label: label, unread, unread_label: news } = await answer.json();
  if (typeof unread === "number") document.querySelector("[data-bell]").hidden = false;
  tell(document.querySelector("[data-unread]"), unread ?? 0, news);
  if (name) document.querySelector("[data-visitor-name]").textContent = name;
  tell(cartCount, count, label);
}

// A number beside an icon, and what it says to whoever hears the page.
function tell(place, count, label) {
  place.hidden = count === 0;
  if (count === 0) return place.replaceChildren();
  const text = count > 99 ? "99+" : count;
  const shown = Object.assign(document.createElement("span"), { ariaHidden: "true", textContent: text });
  const spoken = Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: label });
  place.replaceChildren(shown, spoken);
}

// Visited pages and the cart stay readable without a network; see service-worker.js.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
}
