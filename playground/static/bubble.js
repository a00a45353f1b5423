// One message as it is seen: words, what came with them, and its buttons.

import { element, hue } from "./elements.js";
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
  poll: ["📊", "Poll"],
};
const SECONDS = ["voice", "video", "video_note"];

export function bubble({ message, inGroup, follows, pending }, onButton, onEdit) {
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
    element("span", { className: "time" }, `${message.edited ? "edited " : ""}${time(new Date(message.date * 1000))}`),
  );
  const rows = message.buttons.map((row, y) =>
    element("div", { className: "row" }, ...row.map((button, x) => inline(button, pending.includes(`${y},${x}`), () => onButton(message, button, y, x)))),
  );
  const shown = element(
    "article",
    { className: `message ${side}${follows ? " follows" : ""}`, dataset: { messageId: message.id } },
    body,
    rows.length ? element("div", { className: "buttons" }, ...rows) : null,
  );
  if (message.is_mine && message.text) editable(shown, () => onEdit(message));
  return shown;
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

function editable(shown, onEdit) {
  let timer;
  shown.title = "Double-click to edit";
  shown.addEventListener("dblclick", onEdit);
  shown.addEventListener("touchstart", () => (timer = setTimeout(onEdit, 550)), { passive: true });
  for (const end of ["touchend", "touchmove", "touchcancel"]) shown.addEventListener(end, () => clearTimeout(timer), { passive: true });
}
