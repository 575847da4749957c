// The search of the static site. Words are folded as the index folds them: case, accents and
// ligatures don't count; the last letters of a word may be missing.
"use strict";
const entries = [];
function reseauIndex(list) { for (const entry of list) entries.push(entry); }
function folded(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/g, "oe")
    .replace(/æ/g, "ae").replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l")
    .split(/[^\p{L}\p{N}]+/u).filter((word) => word);
}
function search() {
  const query = new URLSearchParams(location.search).get("q") || "";
  document.getElementById("find").value = query;
  let words = folded(query);
  const long = words.filter((word) => word.length > 1);
  if (long.length) words = long;
  const found = [];
  if (words.length) for (const [path, title, kind, titleWords, text] of entries) {
    let score = 0;
    const all = words.every((word) => {
      if ((" " + titleWords).includes(" " + word)) return score += 3;
      return (" " + text).includes(" " + word) && (score += 1);
    });
    if (all) found.push({ path, title, kind, score });
  }
  found.sort((a, b) => b.score - a.score || a.title.localeCompare(b.title));
  const list = document.getElementById("results");
  for (const hit of found.slice(0, 200)) {
    const link = document.createElement("a");
    link.href = hit.path;
    link.textContent = hit.title;
    const kind = document.createElement("span");
    kind.className = "quiet";
    kind.textContent = " " + hit.kind;
    const item = document.createElement("li");
    item.append(link, kind);
    list.append(item);
  }
  const count = document.getElementById("count");
  if (query) count.textContent = found.length || count.dataset.none;
}
document.addEventListener("DOMContentLoaded", search);
