// What makes the page quicker to use. Everything works without it, only slower.
"use strict";
const token = document.body.dataset.token;

// Says that the program behind the page was ended, or started anew: what is asked gets no answer.
const closed = document.getElementById("closed");
async function ask(address, how) {
  try {
    const answer = await fetch(address, how);
    closed.hidden = answer.status !== 403;
    return answer;
  } catch (error) {
    closed.hidden = false;
    throw error;
  }
}

// A form is sent once, and only when there is somebody to take it: else it stays as it was typed.
for (const form of document.querySelectorAll("form[method=post]")) {
  let state = "typed";
  addEventListener("pageshow", () => { state = "typed"; });
  form.addEventListener("submit", async (event) => {
    if (state === "sent") state = "done"; else event.preventDefault();
    if (state !== "typed") return;
    state = "asking";
    const script = document.querySelector("script[src]").src;
    try {
      if (!(await ask(script, { method: "HEAD", cache: "no-store" })).ok) throw new Error();
      state = "sent";
      form.requestSubmit(event.submitter);
    } catch {
      state = "typed";
      closed.focus();
    }
  });
}

// Runs `work` once typing pauses; an answer that is overtaken by a newer question is dropped.
function whileTyping(field, work) {
  let timer, turn = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++turn;
      try { await work(() => mine === turn); } catch { /* said by `ask` */ }
    }, 120);
  });
}

async function part(address) {
  const answer = await ask(address, { headers: { Accept: "text/html" } });
  return answer.ok ? answer.text() : "";
}

// Search in the head of the page.
for (const field of document.querySelectorAll("[data-find]")) {
  const box = document.createElement("div");
  box.className = "results";
  box.hidden = true;
  box.setAttribute("role", "region");
  box.setAttribute("aria-live", "polite");
  box.setAttribute("aria-label", field.getAttribute("placeholder"));
  field.after(box);
  whileTyping(field, async (isNewest) => {
    const words = field.value.trim();
    const html = words ? await part(`${field.dataset.find}?q=${encodeURIComponent(words)}`) : "";
    if (!isNewest()) return;
    box.innerHTML = html;
    box.hidden = !html;
  });
  field.form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { box.hidden = true; field.focus(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [field, ...box.querySelectorAll("a")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = links[links.indexOf(document.activeElement) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
  document.addEventListener("click", (event) => {
    if (!field.form.contains(event.target)) box.hidden = true;
  });
}

// Search in a list.
for (const field of document.querySelectorAll("[data-rows]")) {
  const rows = document.getElementById("rows");
  whileTyping(field, async (isNewest) => {
    const query = new URLSearchParams(new FormData(field.form));
    const html = await part(`${field.dataset.rows}?${query}`);
    if (isNewest() && html) rows.innerHTML = html;
  });
}

// An exchange that goes on: how far it is, and what it did once it is over.
for (const box of document.querySelectorAll("[data-poll]")) {
  const text = box.querySelector("[data-text]");
  const bar = box.querySelector("progress");
  const timer = setInterval(async () => {
    try {
      const state = await (await fetch(box.dataset.poll)).json();
      if (!state.running) { clearInterval(timer); location.reload(); return; }
      if (text.textContent !== state.text) text.textContent = state.text;
      if (state.all) { bar.max = state.all; bar.value = state.done; }
    } catch { /* the page has been closed */ }
  }, 500);
}

// What is to be sent to somebody, copied with one button.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.done;
  });
}

// Titles that may be meant where a record is named.
for (const field of document.querySelectorAll("[data-titles]")) {
  whileTyping(field, async (isNewest) => {
    const query = new URLSearchParams({ kinds: field.dataset.titles, q: field.value });
    const answer = await ask(`/titles?${query}`);
    if (!answer.ok || !isNewest()) return;
    const options = (await answer.json()).map((title) => {
      const option = document.createElement("option");
      option.value = title;
      return option;
    });
    field.list.replaceChildren(...options);
  });
}

// Preview of Markdown beside what is typed.
for (const field of document.querySelectorAll("[data-preview]")) {
  const box = document.getElementById(field.dataset.preview);
  whileTyping(field, async (isNewest) => {
    const body = new URLSearchParams({ token, text: field.value });
    const answer = await ask("/preview", { method: "POST", body });
    if (!answer.ok || !isNewest()) return;
    box.innerHTML = await answer.text();
    box.hidden = !field.value.trim();
  });
}

// A form that was changed and not sent is not left by mistake.
for (const form of document.querySelectorAll("[data-draft]")) {
  let isChanged = false;
  form.addEventListener("input", () => { isChanged = true; });
  form.addEventListener("submit", (event) => { isChanged &&= event.defaultPrevented; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
}

// Attaching a file.
for (const form of document.querySelectorAll("[data-upload]")) {
  form.hidden = false;
  const told = form.querySelector("[role=status]");
  form.querySelector("input").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    told.textContent = "…";
    const answer = await fetch(`${form.dataset.upload}?name=${encodeURIComponent(file.name)}`, {
      method: "POST", body: file,
      headers: { "X-Reseau-Token": token, "Content-Type": "application/octet-stream" },
    });
    if (answer.redirected) { location.assign(answer.url); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    told.textContent = page.querySelector("main p")?.textContent ?? "";
  });
}
