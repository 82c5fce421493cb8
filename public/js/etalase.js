// Small improvements of what already works without this file.
document.documentElement.classList.add("has-script");

// A choice that the page follows at once, without its button.
for (const select of document.querySelectorAll("select[data-submit]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
