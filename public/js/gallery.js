// Filters, order and pages of the product list without a full reload: the same address is fetched and the parts of
// the page that changed are put in place. Whatever goes wrong ends in the ordinary load of that address.
const list = document.querySelector("[data-listing]");
const sheet = document.getElementById("filters");
const found = document.getElementById("found");
let shown = location.search;
let asking;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!list.contains(link) || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.matches(".listing__open")) turn(true);
  else if (link.matches(".filters__close")) turn(false);
  else if (link.pathname === list.dataset.listing && !link.hash) visit(link.href, link);
  else return;
  event.preventDefault();
});
list.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = [...new FormData(event.target)].filter(([, value]) => value);
  visit(`${event.target.action}?${new URLSearchParams(fields)}`, event.target.querySelector("select, button"));
});
addEventListener("popstate", ({ state }) => {
  if (location.search !== shown) show(location.href, state?.y ?? 0).catch(() => location.reload());
});

// The sheet of filters on a phone: closed by its button, beside it, by Escape, and when the focus leaves it.
sheet.addEventListener("click", ({ target }) => target === sheet && turn(false));
sheet.addEventListener("keydown", ({ key }) => key === "Escape" && turn(false));
sheet.addEventListener("focusout", ({ relatedTarget: to }) => to && !sheet.contains(to) && turn(false));

function turn(isOpen) {
  const wasOpen = sheet.classList.contains("is-open");
  sheet.classList.toggle("is-open", isOpen);
  if (isOpen) sheet.focus();
  else if (wasOpen && sheet.contains(document.activeElement)) found.focus();
}

async function visit(address, from) {
  const [label, before] = [labelOf(from), scrollY];
  try {
    if (!(await show(address, Math.min(before, list.offsetTop)))) return;
    history.replaceState({ y: before }, "");
    history.pushState(null, "", address);
    shown = location.search;
    const same = [...list.querySelectorAll("a, select, button")].find((element) => labelOf(element) === label);
    (from.rel === "nofollow" || from.form ? (same ?? found) : found).focus({ preventScroll: true });
  } catch {
    location.assign(address);
  }
}

// the same control before and after: its group and its words without the count
function labelOf(element) {
  return element.closest("[aria-labelledby]")?.getAttribute("aria-labelledby") + element.firstChild.textContent.trim();
}

// Answers whether nothing else was asked for meanwhile.
async function show(address, y) {
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const pieces = list.querySelector("[data-part=pieces]");
  pieces.setAttribute("aria-busy", "true");
  let answer, text;
  try {
    answer = await fetch(address, { signal });
    text = await answer.text();
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!answer.ok || page.documentElement.lang !== document.documentElement.lang) throw new Error(address);
  const open = [...list.querySelectorAll("details[open]")].map(({ id }) => id);
  for (const part of list.querySelectorAll("[data-part]")) {
    part.replaceChildren(...page.querySelector(`[data-part=${part.dataset.part}]`).childNodes);
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  found.textContent = page.getElementById("found").textContent;
  for (const field of ["#site-search", ".language [name=next]"]) {
    const [old, now] = [document, page].map((root) => root.querySelector(field));
    if (old && now) old.value = now.value;
  }
  document.title = page.title;
  pieces.removeAttribute("aria-busy");
  scrollTo(0, y);
  shown = new URL(address, location).search;
  return true;
}
