// Counting with a thumb: − and + beside each number, and what is not saved yet. Without this file the number is
// typed, and every row asks for its reason.
const form = document.querySelector("[data-counts]");
const number = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "id");
const digits = (text) => text.replaceAll(".", "").trim();
const field = (row) => row.querySelector(".stepper__number");
const mark = (row) => row.querySelector("[data-mark]");
const isMarked = (row) => digits(mark(row).value) !== mark(row).dataset.mark;
const isCounted = (row) => digits(field(row).value) !== "" && digits(field(row).value) !== field(row).dataset.shown.split(",")[0];

function tell() {
  const rows = [...form.querySelectorAll("[data-row]")];
  for (const row of rows) row.classList.toggle("is-counted", isCounted(row));
  const n = rows.filter((row) => isCounted(row) || isMarked(row)).length;
  const note = form.querySelector("[data-unsaved]");
  const text = n === 0 ? "" : n === 1 ? note.dataset.one : note.dataset.many.replace("2", number.format(n));
  if (note.textContent !== text) note.textContent = text;
}

if (form) {
  form.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (!step) return;
    const input = field(step.closest("[data-row]"));
    input.value = Math.max(0, (Number.parseInt(digits(input.value), 10) || 0) + Number(step.dataset.step));
    tell();
  });
  form.addEventListener("input", tell);
  // a page that the browser kept shows what was typed into it
  addEventListener("pageshow", tell);
  tell();
}
