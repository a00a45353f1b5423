// A poll: its answers to choose from, or what came of it.

import { element } from "./elements.js";
import { counted, listed } from "./words.js";

export function poll(asked, onVote) {
  const kind = `${asked.is_anonymous ? "Anonymous poll" : "Poll"}${asked.has_many ? ", several answers" : ""}`;
  return element(
    "div",
    { className: "poll" },
    element("b", {}, asked.question),
    element("small", {}, asked.is_closed ? `${kind}, final results` : kind),
    ...(asked.is_open ? choices(asked, onVote) : asked.options.map((option) => result(option, asked.total))),
    foot(asked, onVote),
  );
}

function choices({ options, has_many: hasMany }, onVote) {
  if (!hasMany) return options.map(({ text }, place) => element("button", { type: "button", className: "option", onclick: () => onVote([place]) }, text));
  const chosen = new Set();
  const vote = element("button", { type: "button", className: "inline", disabled: true, onclick: () => onVote([...chosen]) }, "Vote");
  const boxes = options.map(({ text }, place) => {
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      box.checked ? chosen.add(place) : chosen.delete(place);
      vote.disabled = !chosen.size;
    });
    return element("label", { className: "option" }, box, element("span", {}, text));
  });
  return [...boxes, vote];
}

function result({ text, count, voters, is_mine: isMine }, total) {
  const share = total ? Math.round((count / total) * 100) : 0;
  const filled = element("i", {});
  filled.style.width = `${share}%`; // the policy of the page allows no style that is written in the markup
  return element(
    "div",
    { className: `result${isMine ? " chosen" : ""}`, title: counted(count, "vote") },
    element("span", { className: "share" }, `${share}%`),
    element("span", {}, `${text}${isMine ? " ✓" : ""}`, voters.length ? element("small", {}, listed(voters)) : null),
    element("span", { className: "gauge" }, filled),
  );
}

function foot({ total, may_take_back: mayTakeBack }, onVote) {
  const back = mayTakeBack ? element("button", { type: "button", className: "quiet", onclick: () => onVote([]) }, "Take back my vote") : null;
  return element("div", { className: "votes" }, element("small", {}, total ? `${total} voted` : "Nobody has voted yet"), back);
}
