// What comes over the chat: the sheet with a few choices, a picture in full, and the notice that goes by itself.

import { element, find } from "./elements.js";

const MANY = 8; // more choices than these can be searched
const sheet = find("sheet");
const search = find("sheet-search");
const picture = find("picture");
let shown = []; // the choices with their buttons
let timer;

export function choose(title, text, choices, className = "") {
  find("sheet-title").textContent = title;
  find("sheet-text").textContent = text;
  shown = choices.map((choice) => ({ ...choice, button: button(choice) }));
  find("sheet-choices").className = className;
  find("sheet-choices").replaceChildren(...shown.map((one) => one.button));
  search.value = "";
  search.hidden = choices.length <= MANY;
  narrow();
  sheet.showModal();
}

function button({ label, detail, icon, onChoose }) {
  const words = element("span", {}, element("b", {}, label), detail ? element("small", {}, detail) : null);
  return element("button", { type: "button", onclick: () => (sheet.close(), onChoose()) }, icon ?? null, words);
}

function narrow() {
  const wanted = search.value.trim().toLowerCase();
  for (const one of shown) one.button.hidden = !one.label.toLowerCase().includes(wanted);
  find("sheet-none").hidden = !wanted || shown.some((one) => !one.button.hidden);
}

export function look(source, words) {
  picture.querySelector("img").src = source;
  picture.querySelector("img").alt = words;
  picture.showModal();
}

export function notice(text) {
  const place = find("notice");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (place.hidden = true), 4000);
}

search.addEventListener("input", narrow);
// Enter in the search takes the first that is left.
search.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  shown.find((one) => !one.button.hidden)?.button.click();
});
sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
picture.addEventListener("click", () => picture.close());
