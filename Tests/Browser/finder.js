// Finds things as people do: by what they read.
const plain = (text) => (text ?? "").replace(/[\s\u00a0\u202f]+/g, " ").trim();
const same = (one, other) => plain(one).toLowerCase() === plain(other).toLowerCase();
const isSeen = (element) => element.checkVisibility({ checkVisibilityCSS: true });

// The words by which a person knows an element.
function named(element) {
  if (!element || element === document.body) return "";
  const label = element.getAttribute("aria-label");
  if (label) return plain(label);
  if (element.labels?.length) {
    const words = element.labels[0].cloneNode(true);
    for (const inner of words.querySelectorAll("input,select,textarea")) inner.remove();
    return plain(words.textContent);
  }
  return plain(element.innerText || element.value);
}

const selectors = {
  link: "a[href]",
  button: "button,input[type=submit],summary",
  field: "input:not([type=hidden]):not([type=submit]),select,textarea",
  heading: "h1,h2,h3,h4",
};

// What is shown, of that kind and called so; in the main part first.
function find(what, words) {
  const all = [...document.querySelectorAll(selectors[what])]
    .filter((element) => isSeen(element) && same(named(element), words));
  return all.find((element) => element.closest("main")) ?? all[0] ?? null;
}

// Chooses the option that reads so.
function choose(field, words) {
  const option = [...field.options].find((option) => same(option.label, words));
  if (!option) throw new Error(`no option ${words}`);
  field.value = option.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
