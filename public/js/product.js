// The page of a product: pictures that open large, a price that follows option and quantity, what shipping to the
// visitor's region costs, a link to pass on. Without this file the same is there to read and to follow.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const isEnglish = document.documentElement.lang === "en";
const number = new Intl.NumberFormat(isEnglish ? "en" : "id");
const money = (rupiah) => `Rp${number.format(rupiah)}`;
const fillIn = (text, values) => text.replace(/\[(\w+)\]/g, (_, name) => values[name]);

// ---- pictures
const pictures = $("[data-pictures]");
const strip = $(".pictures__strip", pictures);
const views = $$("a", strip);
const thumbs = $$(".pictures__thumbs a", pictures);

thumbs.forEach((thumb, i) => thumb.addEventListener("click", (event) => {
  event.preventDefault();
  strip.scrollTo({ left: views[i].offsetLeft - strip.offsetLeft });
}));
strip.addEventListener("scroll", () => mark(Math.round(strip.scrollLeft / strip.clientWidth)), { passive: true });

function mark(shown) {
  thumbs.forEach((thumb, i) => i === shown ? thumb.setAttribute("aria-current", "true") : thumb.removeAttribute("aria-current"));
}

views.forEach((view, i) => view.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || !window.HTMLDialogElement) return;
  event.preventDefault();
  zoom(i);
}));

// One picture as large as the screen, or larger; arrows, buttons and a wipe of the finger turn to the others.
function zoom(at) {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const button = (className, textContent, ariaLabel) => make("button", { type: "button", className, textContent, ariaLabel });
  const { close: closing, larger: looking, previous, next } = pictures.dataset;
  const dialog = make("dialog", { className: "zoom" });
  const close = button("button zoom__close", closing, null);
  const larger = button("zoom__picture", "", looking);
  const picture = make("img", { alt: "" });
  larger.append(picture);
  dialog.append(close, larger);
  const show = (to) => {
    at = (to + views.length) % views.length;
    picture.src = views[at].href;
    picture.alt = dialog.ariaLabel = $("img", views[at]).alt;
    press(false);
  };
  const press = (isLarge) => {
    dialog.classList.toggle("is-large", isLarge);
    larger.setAttribute("aria-pressed", String(isLarge));
  };
  if (views.length > 1) {
    const turns = [button("button button--quiet zoom__turn zoom__turn--previous", "←", previous), button("button button--quiet zoom__turn zoom__turn--next", "→", next)];
    turns.forEach((turn, i) => turn.addEventListener("click", () => show(at + (i ? 1 : -1))));
    dialog.append(...turns);
    dialog.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowRight") show(at + 1);
      if (key === "ArrowLeft") show(at - 1);
    });
    let from = null;
    larger.addEventListener("touchstart", ({ touches }) => { from = touches.length === 1 ? touches[0].clientX : null; }, { passive: true });
    larger.addEventListener("touchend", ({ changedTouches }) => {
      const way = from === null ? 0 : changedTouches[0].clientX - from;
      if (Math.abs(way) > 60 && !dialog.classList.contains("is-large")) show(at + (way < 0 ? 1 : -1));
    });
  }
  close.addEventListener("click", () => dialog.close());
  // looks closer at the point that was pressed
  larger.addEventListener("click", ({ offsetX, offsetY, target }) => {
    const [x, y] = [offsetX / target.clientWidth, offsetY / target.clientHeight];
    press(!dialog.classList.contains("is-large"));
    dialog.scrollTo(x * dialog.scrollWidth - dialog.clientWidth / 2, y * dialog.scrollHeight - dialog.clientHeight / 2);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    strip.scrollTo({ left: views[at].offsetLeft - strip.offsetLeft });
  });
  show(at);
  document.body.append(dialog);
  dialog.showModal();
}

// ---- price by option and quantity
const form = $("[data-buy]");
const quantity = $("#quantity", form);
const chosen = () => $("[name=variant_id]:checked, [name=variant_id][type=hidden]", form);
const rows = $$(".tiers tr[data-from]", form);
const pieces = () => Math.max(Number(quantity?.value) || 0, Number(quantity?.min) || 1);

function reckon() {
  const option = chosen();
  if (!option) return;
  const own = Number(option.dataset.price);
  const reached = rows.filter((row) => pieces() >= Number(row.dataset.from));
  const unit = Math.min(own, ...reached.map((row) => Number(row.dataset.price)));
  $("[data-price] strong").textContent = money(unit);
  $("[data-price] .card__from")?.remove();
  rows.forEach((row) => row.classList.toggle("is-now", row === reached.at(-1)));
  const total = $("[data-total]", form);
  if (total) {
    const next = rows.find((row) => Number(row.dataset.from) > pieces() && Number(row.dataset.price) < unit);
    const said = [fillIn(total.dataset.text, { n: number.format(pieces()), unit: money(unit), total: money(unit * pieces()) })];
    if (next) said.push(fillIn(total.dataset.next, { more: number.format(next.dataset.from - pieces()), unit: money(next.dataset.price) }));
    total.textContent = said.join(". ");
  }
  reckonShipping();
}

for (const button of $$("[data-step]", form)) {
  button.hidden = false;
  button.addEventListener("click", () => {
    Number(button.dataset.step) > 0 ? quantity.stepUp() : quantity.stepDown();
    reckon();
  });
}
form.addEventListener("input", reckon);

// ---- shipping to where the visitor is; the device remembers the place, the shop does not
const shipping = $("[data-shipping]");
const PLACE = "etalase-place";
const [provinces, regencies] = shipping ? $$("select", shipping) : [];
let place = null;

function zone(to) {
  const { from, near } = shipping.dataset;
  if (to.startsWith(from.slice(0, 5))) return "same_regency";
  if (to.startsWith(from.slice(0, 2))) return "same_province";
  return near.split(",").includes(to.slice(0, 2)) ? "same_island_group" : "other";
}

function reckonShipping() {
  if (!place || !shipping) return;
  const reached = zone(place.code);
  const rate = shipping.getAttribute(`data-${reached}`);
  for (const row of $$("tr[data-zone]", shipping)) row.classList.toggle("is-now", row.dataset.zone === reached);
  if (!rate) return;
  const [first, next] = rate.split(",").map(Number);
  const kilograms = Math.ceil((Number(chosen()?.dataset.weight) || 1) * pieces() / 1000) || 1;
  const price = money(first + next * (kilograms - 1));
  $("[data-shipping-line]", shipping).textContent = fillIn(shipping.dataset.text, { place: place.name, price });
}

async function fill(select, parent) {
  const answer = await fetch(`/regions${parent ? `?parent=${parent}` : ""}`);
  if (!answer.ok) throw new Error(answer.status);
  const found = await answer.json();
  select.replaceChildren(select.options[0], ...found.map(({ code, name }) => new Option(name, code)));
  select.disabled = false;
}

async function openShipping() {
  if (provinces.options.length > 1) return;
  await fill(provinces);
  $(".shipping__where", shipping).hidden = false;
  if (!place) return;
  provinces.value = place.code.slice(0, 2);
  await fill(regencies, provinces.value);
  regencies.value = place.code;
}

if (shipping) {
  try {
    place = JSON.parse(localStorage.getItem(PLACE));
  } catch {
    // a device that keeps nothing asks again
  }
  shipping.addEventListener("toggle", () => shipping.open && openShipping().catch(() => {}));
  provinces.addEventListener("change", () => {
    regencies.disabled = true;
    regencies.value = "";
    if (provinces.value) fill(regencies, provinces.value).catch(() => {});
  });
  regencies.addEventListener("change", () => {
    if (!regencies.value) return;
    place = { code: regencies.value, name: regencies.selectedOptions[0].text };
    try {
      localStorage.setItem(PLACE, JSON.stringify(place));
    } catch {
      // full or forbidden: it holds for this page
    }
    reckonShipping();
  });
}

// ---- passing it on
const share = $("[data-share]");
if (share && (navigator.share || navigator.clipboard)) {
  const { share: url, title, other, done } = share.dataset;
  share.hidden = false;
  if (navigator.share) share.textContent = other;
  share.addEventListener("click", async () => {
    if (navigator.share) return navigator.share({ title, url }).catch(() => {});
    await navigator.clipboard.writeText(url);
    share.textContent = done;
    share.setAttribute("role", "status");
  });
}

if (rows.length || $$("[name=variant_id]:checked", form).length) reckon();
reckonShipping();
