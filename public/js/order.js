// Lists that are put into order by hand. A grip drags its row: whoever owns the list hears "arranged". In a list with
// `data-arrange` the new order is sent there, and its arrows work without losing the place: the page comes back as the
// server made it. Without this file the arrows are plain buttons.
document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-handle]");
  const item = handle?.closest("li");
  if (item && !event.button && !isSending) drag(event, handle, item);
});

const order = (item) => [...item.parentNode.children].indexOf(item);

function drag(event, handle, item) {
  event.preventDefault();
  const before = order(item);
  handle.setPointerCapture(event.pointerId);
  item.classList.add("is-dragged");
  const move = ({ clientX, clientY }) => {
    const over = document.elementFromPoint(clientX, clientY)?.closest("li");
    if (!over || over === item || over.parentNode !== item.parentNode) return;
    // the others move around it: what leaves the page for a moment is not held any more
    const follows = () => item.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (follows()) while (follows()) item.before(item.nextElementSibling);
    else while (!follows()) item.after(item.previousElementSibling);
  };
  const drop = () => {
    handle.removeEventListener("pointermove", move);
    item.classList.remove("is-dragged");
    if (order(item) !== before) item.parentNode.dispatchEvent(new CustomEvent("arranged", { bubbles: true }));
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("lostpointercapture", drop, { once: true });
}

document.addEventListener("arranged", (event) => {
  const list = event.target.closest("[data-arrange]");
  if (!list) return;
  const fields = new URLSearchParams(new FormData(list.querySelector("form.moves")));
  fields.set("order", [...list.children].map((item) => item.dataset.key).join(","));
  send(list.dataset.arrange, fields);
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-arrange] form.moves");
  if (!form) return;
  event.preventDefault();
  if (isSending) return;
  const { key } = form.closest("li").dataset;
  const { value } = event.submitter;
  const fields = new URLSearchParams(new FormData(form));
  fields.set("direction", value);
  await send(form.action, fields);
  const row = [...document.querySelectorAll("[data-arrange] > li")].find((item) => item.dataset.key === key);
  // at the end of the list the arrow that was pressed leads nowhere any more
  (row?.querySelector(`.moves [value=${value}]:enabled`) ?? row?.querySelector(".moves button:enabled"))?.focus();
});

const said = Object.assign(document.createElement("p"), { className: "visually-hidden" });
said.setAttribute("role", "status");
document.body.append(said);

// One after the other: each answer holds what the next one has to name.
let isSending = false;

async function send(address, fields) {
  isSending = true;
  try {
    const answer = await fetch(address, { method: "POST", body: fields, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [old, fresh] = [document, page].map((root) => root.querySelector(".portal__work"));
    if (!fresh) throw new Error(answer.status);
    old.replaceWith(fresh);
    said.textContent = page.querySelector(".flash, .notice--bad")?.textContent.trim() ?? "";
  } catch {
    location.reload();
  } finally {
    isSending = false;
  }
}
