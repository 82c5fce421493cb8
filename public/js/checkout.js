// The address at the checkout: choosing a region fills the list below it at once, and choosing the
// village works out shipping. Without this file a button does both.
const form = document.querySelector("[data-checkout]");
const selects = form ? [...form.querySelectorAll("[data-region]")] : [];
const update = form?.querySelector("[data-checkout-update]");

function fill(select, regions) {
  const prompt = select.options[0];
  select.replaceChildren(prompt, ...regions.map(({ code, name }) => new Option(name, code)));
  select.disabled = regions.length === 0;
}

async function descend(position) {
  const chosen = selects[position].value;
  for (const inner of selects.slice(position + 1)) fill(inner, []);
  if (!chosen) return;
  const answer = await fetch(`/regions?parent=${encodeURIComponent(chosen)}`);
  // another choice was made meanwhile: its own answer fills the list
  if (!answer.ok || selects[position].value !== chosen) return;
  fill(selects[position + 1], await answer.json());
}

selects.forEach((select, position) => {
  select.addEventListener("change", () => {
    const isVillage = position === selects.length - 1;
    if (!isVillage) descend(position).catch(() => form.requestSubmit(update));
    else if (select.value) form.requestSubmit(update);
  });
});

// Another way of delivery is another total.
form?.addEventListener("change", (event) => {
  if (event.target.name?.startsWith("delivery-")) form.requestSubmit(update);
});
