// Writing: the input with its drafts, what is attached to it, and changing what was said.

import { element, find, symbol } from "./elements.js";
import { choose, notice } from "./sheet.js";
import { size } from "./words.js";
import { act, screen } from "./world.js";

const SAMPLES = [["voice", "🎤", "Voice"], ["sticker", "🙂", "Sticker"], ["location", "📍", "Location"], ["contact", "👤", "Contact"], ["poll", "📊", "Poll"]];
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"]; // anything else goes as a file
const LARGEST = 50e6; // bytes; more would have to be streamed
const composer = find("composer");
const picker = find("picker");
const drafts = new Map();
let about = null; // { what: "edit" | "reply", message }
let attached = null; // { kind, file }

// --- what stands in it ------------------------------------------------------------------------

export function showComposer(moved) {
  const isBlocked = screen.is_blocked && screen.chat === screen.person;
  find("form").hidden = isBlocked;
  find("blocked").hidden = !isBlocked;
  find("unblock").textContent = `Unblock ${screen.bot.name}`;
  composer.placeholder = attached ? "Add a caption" : screen.placeholder || "Message";
  if (moved) write(drafts.get(place()) ?? "");
}

export function leaveComposer() {
  if (screen && about?.what !== "edit") drafts.set(place(), composer.value);
  leaveAbout();
  attach(null);
}

function place() {
  return `${screen.chat}:${screen.person}`;
}

function write(text) {
  composer.value = text;
  composer.style.height = "auto";
  composer.style.height = `${Math.min(composer.scrollHeight, 140)}px`;
}

export function edit(message) {
  attach(null);
  speakOf("edit", message, "Editing your message");
  write(message.text);
}

export function reply(message) {
  leaveAbout();
  speakOf("reply", message, `Replying to ${message.author}`);
}

function speakOf(what, message, words) {
  about = { what, message };
  find("about").hidden = false;
  find("about-words").textContent = words;
  composer.focus();
}

function leaveAbout() {
  if (about?.what === "edit") write("");
  about = null;
  find("about").hidden = true;
}

// --- sending ----------------------------------------------------------------------------------

function send() {
  const text = composer.value.trim();
  if (attached) return sendAttached(text);
  if (!text) return;
  if (about?.what === "edit") act("edit", { message: about.message.id, text });
  else act("say", { text, reply_to: about?.message.id });
  leaveAbout();
  write("");
}

async function sendAttached(caption) {
  const sent = attached;
  const from = { person: screen.person, chat: screen.chat };
  attach(null);
  write("");
  const { kind, file } = sent;
  const { error } = await act("send", { ...from, kind, caption, name: file.name, mime: file.type, data: await encoded(file) });
  if (!error || from.person !== screen.person || from.chat !== screen.chat) return;
  attach(sent);
  write(caption);
}

function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result.split(",")[1] ?? ""), onerror: reject });
    reader.readAsDataURL(file);
  });
}

// --- attaching --------------------------------------------------------------------------------

function attach(next) {
  if (attached?.preview) URL.revokeObjectURL(attached.preview);
  attached = next && { ...next, preview: next.kind === "photo" ? URL.createObjectURL(next.file) : "" };
  find("attached").hidden = !attached;
  composer.placeholder = attached ? "Add a caption" : screen?.placeholder || "Message";
  if (attached) find("attached").replaceChildren(...preview(attached));
}

function preview({ file, preview: source }) {
  const icon = source ? element("img", { src: source, alt: "" }) : element("span", { className: "symbol" }, "📄");
  const words = element("span", {}, element("b", {}, file.name), element("small", {}, size(file.size)));
  return [icon, words, element("button", { type: "button", className: "quiet", onclick: () => attach(null) }, "Remove")];
}

function pick(accept) {
  picker.accept = accept;
  picker.value = "";
  picker.click();
}

function picked() {
  const file = picker.files[0];
  if (!file) return;
  if (file.size > LARGEST) return notice(`That file is too large: ${size(LARGEST)} is the most here.`);
  if (!file.size) return notice("That file is empty.");
  const kind = picker.accept && PICTURES.includes(file.type) ? "photo" : "document";
  leaveAbout();
  attach({ kind, file });
  composer.focus();
}

function chooseAttachment() {
  const samples = SAMPLES.map(([kind, icon, label]) => ({ label, icon, onChoose: () => act("send", { kind }) }));
  const choices = [
    { label: "Photo", icon: "🖼️", onChoose: () => pick(PICTURES.join()) },
    { label: "File", icon: "📄", onChoose: () => pick("") },
    ...samples,
  ];
  choose("Send…", "", choices.map((one) => ({ ...one, icon: symbol(one.icon) })), "grid");
}

function chooseCommand() {
  const choices = screen.commands.map(({ command, description }) => ({ label: `/${command}`, detail: description, onChoose: () => act("say", { text: `/${command}` }) }));
  choose("Commands", choices.length ? "" : "The bot has listed no commands here.", choices);
}

find("form").addEventListener("submit", (event) => (event.preventDefault(), send()));
find("leave-about").addEventListener("click", leaveAbout);
find("commands").addEventListener("click", chooseCommand);
find("attach").addEventListener("click", chooseAttachment);
find("unblock").addEventListener("click", () => act("unblock"));
picker.addEventListener("change", picked);
composer.addEventListener("input", () => write(composer.value));
composer.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leaveAbout();
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
