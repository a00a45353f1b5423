// One message as it is seen: words, what came with them, and its buttons.

import { element, hue } from "./elements.js";
import { poll } from "./poll.js";
import { size, time } from "./words.js";

const KINDS = {
  voice: ["🎤", "Voice message"],
  audio: ["🎵", "Audio"],
  video: ["🎬", "Video"],
  video_note: ["⏺️", "Video message"],
  animation: ["🎞️", "Animation"],
  location: ["📍", "Location"],
  venue: ["📍", "Place"],
  contact: ["👤", "Contact"],
  dice: ["🎲", "Dice"],
};
const SECONDS = ["voice", "video", "video_note"];

// `on` has what to do when something of it is touched: button, vote, hold.
export function bubble({ message, inGroup, follows, pending }, on) {
  if (message.service) return element("p", { className: "service" }, message.service);
  const side = message.is_mine ? "mine" : "theirs";
  const words = element("div", { className: "words" });
  // The server's own rendering of text and entities: everything else in it is escaped.
  words.innerHTML = message.html;
  const body = element(
    "div",
    { className: "body" },
    inGroup && !message.is_mine && !follows ? element("span", { className: `author hue-${hue(message.author)}` }, message.author) : null,
    message.is_forwarded ? element("span", { className: "forwarded" }, "Forwarded") : null,
    message.reply ? quote(message.reply) : null,
    message.content ? content(message.content, message.author) : null,
    message.html ? words : null,
    message.poll ? poll(message.poll, (options) => on.vote(message, options)) : null,
    foot(message, inGroup ? () => on.hold(message) : null),
  );
  const rows = message.buttons.map((row, y) =>
    element("div", { className: "row" }, ...row.map((button, x) => inline(button, pending.includes(`${y},${x}`), () => on.button(message, button, y, x)))),
  );
  const shown = element(
    "article",
    { className: `message ${side}${follows ? " follows" : ""}`, dataset: { messageId: message.id } },
    body,
    rows.length ? element("div", { className: "buttons" }, ...rows) : null,
  );
  if (inGroup || (message.is_mine && message.text)) holdable(shown, () => on.hold(message), inGroup ? "Double-click for more" : "Double-click to edit");
  return shown;
}

function foot(message, onMore) {
  const said = `${message.is_pinned ? "📌 " : ""}${message.edited ? "edited " : ""}${time(new Date(message.date * 1000))}`;
  const more = onMore && element("button", { type: "button", className: "more", title: "More", onclick: onMore, aria: { label: `More about this message from ${message.author}` } }, "⋯");
  return element("span", { className: "time" }, said, more);
}

function inline(button, isPending, onClick) {
  const isLink = Boolean(button.url);
  return element(
    "button",
    { type: "button", className: `inline${isLink ? " link" : ""}`, onclick: onClick, disabled: isPending, aria: { busy: String(isPending) } },
    button.text,
  );
}

function quote(reply) {
  return element("blockquote", { className: "reply" }, element("b", {}, reply.author), element("span", {}, reply.text));
}

function content({ kind, detail, file_id: id, file_size: bytes, width, height }, author) {
  const source = `/world/file/${encodeURIComponent(id)}`;
  if (kind === "photo") {
    const picture = element("img", { src: source, alt: `Photo from ${author}`, width, height });
    return element("button", { type: "button", className: "photo", title: "Open the picture" }, picture);
  }
  if (kind === "document") {
    const words = element("span", {}, element("b", {}, detail), element("small", {}, size(bytes)));
    return element("a", { className: "content file", href: source, download: detail, title: "Save the file" }, element("span", { className: "symbol" }, "📄"), words);
  }
  if (kind === "sticker") return element("span", { className: "sticker" }, detail || "🙂");
  const [symbol, name] = KINDS[kind] ?? ["📎", kind];
  const said = SECONDS.includes(kind) && detail ? `${detail} s` : detail;
  return element("span", { className: "content" }, element("span", { className: "symbol" }, symbol), element("span", {}, element("b", {}, name), said ? ` ${said}` : ""));
}

function holdable(shown, onHold, title) {
  let timer;
  shown.title = title;
  shown.addEventListener("dblclick", (event) => event.target.closest("button") || onHold());
  shown.addEventListener("touchstart", () => (timer = setTimeout(onHold, 550)), { passive: true });
  for (const end of ["touchend", "touchmove", "touchcancel"]) shown.addEventListener(end, () => clearTimeout(timer), { passive: true });
}
