// Suggestions under the search box, after the ARIA combobox pattern: the focus stays in the box, arrow keys walk
// through the list, Enter opens what is chosen, Escape closes. Without this file the box is an ordinary form.
const input = document.querySelector("input[data-suggest]");
if (input) suggestFor(input);

function suggestFor(input) {
  const words = input.dataset;
  const list = element("div", { id: "suggestions", class: "suggest", role: "listbox", "aria-label": words.suggestLabel });
  const status = element("p", { class: "visually-hidden", role: "status" });
  list.hidden = true;
  input.form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let options = [];
  let active = -1;
  let asking = null;
  let timer = 0;

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" && !isOpen) ask();
    else if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp" && isOpen) activate(active - 1);
    else if (event.key === "Enter" && isOpen && active >= 0) open(options[active]);
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  // pressing in the list must not take the focus out of the box, which would close it before the click
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });

  async function ask() {
    asking?.abort();
    const text = input.value.trim();
    if (text.length < 2) return close();
    asking = new AbortController();
    try {
      const address = `${words.suggest}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: "application/json" } });
      if (answer.ok) show(await answer.json());
      else close();
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function show({ products, villages, categories, queries }) {
    if (document.activeElement !== input) return;
    list.replaceChildren(
      ...group(words.suggestQueries, queries, (q) => [`/products?q=${encodeURIComponent(q)}`, q, ""]),
      ...group(words.suggestProducts, products, (p) => [`/products/${p.slug}`, p.name, p.village]),
      ...group(words.suggestVillages, villages, (v) => [`/villages/${v.slug}`, v.name, v.regency]),
      ...group(words.suggestCategories, categories, (c) => [`/products?category=${encodeURIComponent(c.code)}`, c.name, ""]),
    );
    options = [...list.querySelectorAll("[role=option]")];
    options.forEach((option, i) => { option.id = `suggestion-${i}`; });
    activate(-1);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = options.length ? `${words.suggestLabel}: ${options.length}` : "";
  }

  function group(label, entries, describe) {
    if (!entries.length) return [];
    const head = element("p", { class: "suggest__head", "aria-hidden": "true" }, label);
    const all = element("div", { role: "group", "aria-label": label }, head);
    for (const entry of entries) {
      const [address, name, place] = describe(entry);
      const option = element("div", { class: "suggest__option", role: "option", "aria-selected": "false" });
      option.dataset.address = address;
      option.append(element("span", { class: "suggest__name" }, name));
      if (place) option.append(" ", element("span", { class: "suggest__place" }, place));
      all.append(option);
    }
    return [all];
  }

  // one step before the first and after the last option is the box itself
  function activate(next) {
    options[active]?.setAttribute("aria-selected", "false");
    active = next < -1 ? options.length - 1 : next >= options.length ? -1 : next;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function open(option) {
    location.assign(option.dataset.address);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    status.textContent = "";
    activate(-1);
    input.setAttribute("aria-expanded", "false");
  }
}

function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value ?? "");
  made.append(text);
  return made;
}
