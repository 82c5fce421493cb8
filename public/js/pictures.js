// The photos of a product in its editor: several at once, each made smaller on this device before it is sent, with its
// progress; one that a broken line kept back is sent again; dragged into their order. Without this file the form sends
// them as they are, and buttons move them.
const MOST_SIDE = 2000;
const QUALITY = 0.85;
const PAUSES = [1000, 3000, 9000];
const area = document.querySelector("[data-upload]");
const words = area.dataset;
const form = document.getElementById(words.form);
const input = area.querySelector("input[type=file]");
const board = area.querySelector("[data-sending]");
const make = (name, properties) => Object.assign(document.createElement(name), properties);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

input.addEventListener("change", () => send([...input.files]));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.files.length) send([...input.files]);
  else input.click();
});
area.querySelector("[data-without-script]").hidden = true;

// ---- sending
let waiting = [];
let isSending = false;

async function send(files) {
  // the same file can be chosen again
  input.value = "";
  waiting.push(...files.map((file) => ({ file, line: lineFor(file.name) })));
  if (isSending) return;
  isSending = true;
  let sent = 0;
  while (waiting.length) sent += await sendOne(waiting.shift());
  isSending = false;
  if (sent) await refresh();
}

async function sendOne({ file, line }) {
  line.tell(words.making);
  const small = await smaller(file);
  for (let attempt = 0; ; attempt++) {
    const answer = await post(small, file.name, (share) => line.progress(share));
    if (answer.isKept) {
      line.remove();
      return 1;
    }
    if (answer.said) {
      line.fail(answer.said);
      return 0;
    }
    if (attempt === PAUSES.length) {
      line.fail(words.broken, () => send([file]));
      return 0;
    }
    line.tell(words.again);
    await pause(PAUSES[attempt]);
  }
}

// Upright, without what the camera wrote beside it, at most as large as the shop shows. What the browser cannot read
// goes as it is: the answer says what to do about it.
async function smaller(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, MOST_SIDE / Math.max(picture.width, picture.height));
    const canvas = make("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    const paint = canvas.getContext("2d");
    paint.fillStyle = "#fff";
    paint.fillRect(0, 0, canvas.width, canvas.height);
    paint.imageSmoothingQuality = "high";
    paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return (await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY))) ?? file;
  } catch {
    return file;
  }
}

// {isKept}, {said} why it never will be, or nothing where the line broke or the shop is busy.
function post(content, name, tell) {
  const fields = new FormData();
  fields.append("csrf_token", area.querySelector("[name=csrf_token]").value);
  fields.append("file", content, name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(loaded / total));
    request.addEventListener("loadend", () => {
      const { status, response } = request;
      if (status === 200 && response) resolve(response.said ? { said: response.said.replace(`${name}: `, "") } : { isKept: true });
      else if (status >= 400 && status < 500 && status !== 429) resolve({ said: words.refused });
      else resolve({});
    });
    request.send(fields);
  });
}

function lineFor(name) {
  const line = make("li", { className: "sending" });
  const said = make("span", { className: "sending__said", textContent: words.waiting });
  const bar = make("progress", { max: 1, value: 0, ariaLabel: name });
  line.append(make("b", { textContent: name }), said, bar);
  board.append(line);
  return {
    tell: (text) => { said.textContent = text; },
    progress(share) {
      bar.value = share;
      said.textContent = share < 1 ? `${Math.round(share * 100)} %` : words.reading;
    },
    remove: () => line.remove(),
    fail(text, again) {
      bar.remove();
      said.textContent = text;
      line.classList.add("is-bad");
      line.setAttribute("role", "alert");
      const button = make("button", { type: "button", className: "button button--quiet button--small", textContent: again ? words.retry : words.close });
      button.addEventListener("click", () => { line.remove(); again?.(); });
      line.append(button);
    },
  };
}

// The page knows best how its list looks now. What was typed and not saved yet stays.
async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [old, fresh] = [document, page].map((root) => root.querySelector("[data-photos]"));
    for (const field of old.querySelectorAll("input:not([type=hidden])")) {
      const same = fresh.querySelector(`[name="${field.name}"]`);
      if (same) same.value = field.value;
    }
    const revisions = [document, page].map((root) => root.querySelector("[name=revision]"));
    if (revisions[0] && revisions[1]) revisions[0].value = revisions[1].value;
    old.replaceWith(fresh);
    arrange(fresh);
  } catch {
    location.reload();
  }
}

// ---- dragging into order: js/order.js drags
function arrange(list) {
  for (const handle of list.querySelectorAll("[data-handle]")) handle.hidden = false;
}

document.addEventListener("arranged", (event) => {
  const list = event.target.closest("[data-photos]");
  if (list) keepOrder(list);
});

const order = (list) => [...list.querySelectorAll("li[data-photo]")].map((item) => item.dataset.photo).join(",");

// The step's own form, as it is, with the new order.
async function keepOrder(list) {
  const step = list.closest("form");
  const fields = new URLSearchParams(new FormData(step));
  fields.set("order", order(list));
  try {
    await fetch(list.dataset.order, { method: "POST", body: fields });
  } finally {
    await refresh();
  }
}

const photos = document.querySelector("[data-photos]");
if (photos) arrange(photos);
