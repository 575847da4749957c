// What keeps people from using a page, as far as a program can see it (WCAG 2.2, AA).
// Returns sentences; none when all is well.
const findings = [];
const isShown = (element) => element.checkVisibility({ checkVisibilityCSS: true });
const isClipped = (element) => element.closest(".hidden,.skip") !== null;
const told = (element) => {
  const text = (element.textContent || element.value || "").replace(/\s+/g, " ").trim();
  return `<${element.localName}${element.id ? " #" + element.id : ""}> “${text.slice(0, 40)}”`;
};
const say = (rule, element) => findings.push(`${rule}: ${told(element)}`);
const all = (selector) => [...document.querySelectorAll(selector)].filter(isShown);

// Colours, as [red, green, blue, alpha]; the canvas knows all notations.
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
function colour(text) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}
const over = (top, below) =>
  [0, 1, 2].map((each) => top[each] * top[3] + below[each] * (1 - top[3])).concat(1);
function ground(element) {
  const layers = [];
  for (let each = element; each; each = each.parentElement) {
    layers.push(colour(getComputedStyle(each).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
}
function light(rgb) {
  const [red, green, blue] = rgb.slice(0, 3).map((each) => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one, other) {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

// 1.4.3: what is read stands out from its ground: 4.5 to 1, large letters 3 to 1.
function checkContrast() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && !seen.has(element)) judge(element, "color");
    seen.add(element);
  }
  for (const field of all("input:not([type=hidden]),textarea,select")) judge(field, "color");
  for (const field of all("input[placeholder]")) judge(field, "color", "::placeholder");

  function judge(element, property, part = null) {
    if (!isShown(element) || isClipped(element) || element.matches(":disabled")) return;
    const style = getComputedStyle(element, part);
    const inPicture = element.ownerSVGElement !== null && element.ownerSVGElement !== undefined;
    const below = ground(element);
    const ratio = contrast(over(colour(inPicture ? style.fill : style[property]), below), below);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) say(`contrast ${ratio.toFixed(2)}`, element);
  }
}

// 1.3.1, 2.4.4, 4.1.2: everything that one acts on, and every picture, has a name.
function checkNames() {
  for (const field of all("input:not([type=hidden]):not([type=submit]),select,textarea")) {
    const words = [...(field.labels ?? [])].map((each) => each.textContent.trim()).join("")
      || field.getAttribute("aria-label") || field.getAttribute("aria-labelledby");
    if (!words) say("a field without a label", field);
  }
  for (const each of all("a[href],button,summary")) {
    if (!(each.textContent.trim() || each.getAttribute("aria-label"))) say("no name", each);
  }
  for (const each of all("img:not([alt])")) say("a picture without alt", each);
  for (const each of all("svg")) {
    const isNamed = each.querySelector("title") || each.getAttribute("aria-label")
      || each.getAttribute("aria-labelledby") || each.closest("[aria-hidden=true]");
    if (!isNamed) say("a drawing without a title", each);
  }
  for (const each of all("table")) if (!each.querySelector("th")) say("a table without th", each);
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  for (const id of ids) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) findings.push(`id twice: ${id}`);
  }
  for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
    for (const each of document.querySelectorAll(`[${name}]`)) {
      for (const id of each.getAttribute(name).split(/\s+/)) {
        if (!document.getElementById(id)) say(`${name}=${id} leads nowhere`, each);
      }
    }
  }
}

// 1.3.1, 2.4.1, 2.4.2, 3.1.1: language, title, landmarks, and an outline without gaps.
function checkOutline() {
  if (!/^(fr|en)$/.test(document.documentElement.lang)) findings.push("no language");
  if (!document.title.trim()) findings.push("no title");
  if (all("main").length !== 1) findings.push("not one main");
  const headings = all("h1,h2,h3,h4,h5,h6");
  if (headings.filter((each) => each.localName === "h1").length !== 1) findings.push("not one h1");
  let level = 0;
  for (const each of headings) {
    const next = Number(each.localName[1]);
    if (next > level + 1) say(`from h${level} to h${next}`, each);
    level = next;
  }
}

// 2.5.8: what is tapped is 24 pixels wide and high, stands in a sentence, or stands alone.
function checkTargets() {
  const targets = all("a[href],button,input:not([type=hidden]),select,textarea,summary")
    .filter((each) => !isClipped(each));
  const places = targets.map((each) => each.getBoundingClientRect());
  targets.forEach((each, index) => {
    const place = places[index];
    if (place.width >= 24 && place.height >= 24) return;
    const around = each.closest("p,li,dd,td,label,span");
    const isInSentence = each.localName === "a" && around
      && around.textContent.trim() !== each.textContent.trim();
    const isTicked = each.labels?.length && each.matches("[type=checkbox],[type=radio]");
    if (isInSentence || isTicked) return;
    const x = place.x + place.width / 2, y = place.y + place.height / 2;
    const isClose = places.some((other, number) => {
      if (number === index) return false;
      const dx = Math.max(other.left - x, 0, x - other.right);
      const dy = Math.max(other.top - y, 0, y - other.bottom);
      return Math.hypot(dx, dy) < 12;
    });
    if (isClose) say(`small: ${place.width.toFixed(0)} × ${place.height.toFixed(0)}`, each);
  });
}

// 2.4.7, 1.4.11: one sees where the focus is; its frame stands out 3 to 1.
function checkFocus() {
  const before = document.activeElement;
  for (const each of all("a[href],button,input:not([type=hidden]),select,textarea,summary")) {
    each.focus();
    if (document.activeElement !== each) continue;
    const style = getComputedStyle(each);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      say("focus is not seen", each);
    } else {
      const ratio = contrast(colour(style.outlineColor), ground(each.parentElement));
      if (ratio < 3) say(`focus stands out ${ratio.toFixed(2)}`, each);
    }
  }
  before?.focus?.();
}

// 1.4.10: nobody scrolls sideways.
function checkWidth() {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return;
  findings.push(`${wide} pixels too wide`);
  for (const each of document.body.querySelectorAll("*")) {
    const right = each.getBoundingClientRect().right;
    const scrolls = each.closest(".scroll,.prose table,pre");
    if (right > document.documentElement.clientWidth + 1 && !scrolls) {
      say("too wide", each);
      break;
    }
  }
}

for (const check of
  [checkContrast, checkNames, checkOutline, checkTargets, checkFocus, checkWidth]) check();
return [...new Set(findings)];
