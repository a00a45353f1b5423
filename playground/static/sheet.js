// What comes over the chat: the sheet with a few choices, and the notice that goes by itself.

import { element } from "./elements.js";

const sheet = document.getElementById("sheet");
sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());

export function choose(title, text, choices, className = "") {
  document.getElementById("sheet-title").textContent = title;
  document.getElementById("sheet-text").textContent = text;
  const buttons = choices.map(({ label, detail, icon, onChoose }) =>
    element(
      "button",
      { type: "button", onclick: () => (sheet.close(), onChoose()) },
      icon ?? null,
      element("span", {}, element("b", {}, label), detail ? element("small", {}, detail) : null),
    ),
  );
  const list = document.getElementById("sheet-choices");
  list.className = className;
  list.replaceChildren(...buttons);
  sheet.showModal();
}

let timer;

export function notice(text) {
  const shown = document.getElementById("notice");
  shown.textContent = text;
  shown.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (shown.hidden = true), 4000);
}
