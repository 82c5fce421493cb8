// The editor saves by its button; this saves while somebody types, to the same address, so that a line that breaks
// or a phone that rings costs no words. It also hides what the choices above do not need.
const form = document.querySelector("form[data-listing]");
if (form) saveWhileTyping(form);

function saveWhileTyping(form) {
  const said = form.querySelector("[data-said]");
  const pause = 1200;
  let timer, running, isStopped = false, sent = content();

  function content() {
    const data = new FormData(form);
    data.delete("revision");
    return new URLSearchParams(data).toString();
  }

  async function save() {
    const now = content();
    if (isStopped || now === sent) return;
    const data = new URLSearchParams(new FormData(form));
    data.set("typing", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { accept: "application/json" } });
      const told = await answer.json();
      if (answer.ok) {
        sent = now;
        form.elements.revision.value = told.revision;
      } else if (answer.status === 409) {
        // somebody else saved this step: the button shows both versions
        isStopped = true;
      }
      said.textContent = told.said ?? form.dataset.failed;
    } catch {
      said.textContent = form.dataset.failed;
    }
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = (running ?? Promise.resolve()).then(save)), pause);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);

  // the button waits for what is on its way: two saves at once would overtake each other
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    isStopped = true;
    if (!running) return;
    event.preventDefault();
    const { submitter } = event;
    await running;
    running = undefined;
    // a form that is just being submitted cannot be submitted again: after this event
    setTimeout(() => form.requestSubmit(submitter));
  });
}

// The words of an option are asked for where there are options, the name of a maker where it is a new one.
function show(select, part, isNeeded) {
  if (!select || part.length === 0) return;
  const follow = () => part.forEach((element) => (element.hidden = !isNeeded(select.value)));
  select.addEventListener("change", follow);
  follow();
}
const values = [...document.querySelectorAll("[data-option-value], [data-option-add]")];
const isTyped = values.some((element) => element.querySelector("input")?.value) || values.length > 2;
show(document.querySelector("[data-option-name]"), isTyped ? [] : values, (name) => name !== "");
show(document.querySelector("#field-maker"), [...document.querySelectorAll("[data-new-maker]")], (maker) => maker === "new");
