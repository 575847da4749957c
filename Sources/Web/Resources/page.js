// What makes the page quicker to use. Everything works without it, only slower.
"use strict";
const token = document.body.dataset.token;

// Runs `work` once typing pauses; an answer that is overtaken by a newer question is dropped.
function whileTyping(field, work) {
  let timer, turn = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++turn;
      try { await work(() => mine === turn); } catch { /* the page has been closed */ }
    }, 120);
  });
}

async function part(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
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
    const answer = await fetch(`/titles?${query}`);
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
    const answer = await fetch("/preview", { method: "POST", body });
    if (!answer.ok || !isNewest()) return;
    box.innerHTML = await answer.text();
    box.hidden = !field.value.trim();
  });
}

// A form that was changed and not sent is not left by mistake.
for (const form of document.querySelectorAll("[data-draft]")) {
  let isChanged = false;
  form.addEventListener("input", () => { isChanged = true; });
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
}
