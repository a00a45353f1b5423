// The chat page: shows what the world says, and does what the person at the screen does.

import { bubble } from "./bubble.js";
import { avatar, badge, element, list } from "./elements.js";
import { choose, notice } from "./sheet.js";

const ATTACHMENTS = [
  ["photo", "🖼️", "Photo"], ["voice", "🎤", "Voice"], ["sticker", "🙂", "Sticker"],
  ["location", "📍", "Location"], ["document", "📄", "Document"], ["contact", "👤", "Contact"],
];
const find = (id) => document.getElementById(id);
const composer = find("composer");
const messages = find("messages");
const pressed = new Map(); // message id → places of the buttons that wait for an answer
const drafts = new Map();
let screen = null;
let editing = null;
let staysAtEnd = true;
let here = { person: sessionStorage.getItem("person") ?? "", chat: sessionStorage.getItem("chat") ?? "" };

// --- talking with the world -------------------------------------------------------------------

async function act(name, body = {}) {
  const response = await fetch(`/world/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person: screen.person, chat: screen.chat, ...body }),
  });
  const answer = await response.json();
  if (!response.ok) notice(answer.error);
  return answer;
}

let isAsking = false;
let askAgain = false;

// One question at a time; what changes meanwhile is asked for once more at the end.
async function refresh() {
  askAgain = true;
  if (isAsking) return;
  isAsking = true;
  while (askAgain) {
    askAgain = false;
    const given = Object.entries(here).filter(([, value]) => value);
    const response = await fetch(`/world/state?${new URLSearchParams(given)}`);
    if (response.ok) show(await response.json());
    else if (here.person) (here = { person: "", chat: "" }), (askAgain = true);
  }
  isAsking = false;
}

function go(person, chat = "") {
  if (screen) drafts.set(screen.chat + ":" + screen.person, composer.value);
  here = { person: String(person), chat: String(chat) };
  for (const [name, value] of Object.entries(here)) sessionStorage.setItem(name, value);
  stopEditing();
  screen = null;
  return refresh();
}

// --- showing ----------------------------------------------------------------------------------

function show(next) {
  const moved = !screen || screen.person !== next.person || screen.chat !== next.chat;
  const focused = document.activeElement?.dataset.testid;
  screen = next;
  document.title = screen.bot.name;
  list(find("people"), screen.people.map((one) => ({ ...one, isHere: one.id === screen.person })), personTab);
  list(find("chats"), screen.chats.map((one) => ({ ...one, isHere: one.id === screen.chat })), chatTab);
  find("pinned").hidden = !screen.pinned;
  find("pinned").textContent = screen.pinned ? `📌 ${screen.pinned.text}` : "";
  showMessages();
  list(find("keyboard"), screen.keyboard, keyboardRow);
  find("keyboard").hidden = !screen.keyboard.length;
  composer.placeholder = screen.placeholder || "Message";
  if (moved) composer.value = drafts.get(screen.chat + ":" + screen.person) ?? "", fit();
  if (moved || staysAtEnd) toEnd();
  if (focused && document.activeElement === document.body) document.querySelector(`[data-testid="${focused}"]`)?.focus();
  if (tabHere().unread && !document.hidden) act("read");
}

function tabHere() {
  return screen.chats.find((chat) => chat.id === screen.chat) ?? {};
}

function toEnd() {
  messages.scrollTo(0, messages.scrollHeight);
}

function tab(one, testid, onclick, ...children) {
  return element("button", { type: "button", onclick, dataset: { testid }, aria: { current: String(one.isHere) } }, ...children, badge(one.isHere ? 0 : one.unread));
}

function personTab(one) {
  return tab(one, `person-${one.id}`, () => go(one.id), avatar(one.name), element("span", {}, one.name));
}

function chatTab(one) {
  return tab(one, `chat-${one.id}`, () => go(screen.person, one.id), element("span", {}, one.name));
}

function showMessages() {
  const inGroup = tabHere().is_group;
  const items = screen.messages.map((message, place) => {
    const before = screen.messages[place - 1];
    const follows = Boolean(before && !before.service && before.author === message.author && message.date - before.date < 300);
    return { message, inGroup, follows, pending: [...(pressed.get(message.id) ?? [])] };
  });
  if (items.length) list(messages, items, (item) => bubble(item, push, edit));
  else list(messages, [screen.bot.name], welcome);
}

function welcome(name) {
  const words = element("p", {}, `This is the beginning of your chat with ${name}.`);
  return element("div", { className: "welcome" }, avatar(name), words, element("button", { type: "button", onclick: () => act("start") }, "Start"));
}

function keyboardRow(row) {
  const button = (text) => element("button", { type: "button", onclick: () => act("say", { text }) }, text);
  return element("div", { className: "row" }, ...row.map(button));
}

// --- doing ------------------------------------------------------------------------------------

async function push(message, button, y, x) {
  if (button.url) return followLink(button.url);
  const place = `${y},${x}`;
  const waiting = pressed.get(message.id) ?? new Set();
  pressed.set(message.id, waiting.add(place));
  showMessages();
  const answer = await act("press", { message: message.id, data: button.data });
  waiting.delete(place);
  if (answer.show_alert) choose(screen.bot.name, answer.text, []);
  else if (answer.text) notice(answer.text);
  refresh();
}

function followLink(url) {
  const link = new URL(url, location.href);
  const isOurs = link.host === "t.me" && link.pathname.toLowerCase() === `/${screen.bot.username}`.toLowerCase();
  if (!isOurs) return void window.open(link.href, "_blank", "noopener");
  const code = link.searchParams.get("start") ?? "";
  const startAs = async (one) => {
    await act("start", { person: one.id, chat: one.id, code });
    go(one.id);
  };
  choose("Open this link as…", link.href, screen.people.map((one) => ({ label: one.name, icon: avatar(one.name), onChoose: () => startAs(one) })));
}

function send() {
  const text = composer.value.trim();
  if (!text) return;
  if (editing) act("edit", { message: editing.id, text });
  else act("say", { text });
  if (editing) stopEditing();
  composer.value = "";
  fit();
}

function edit(message) {
  editing = message;
  find("editing").hidden = false;
  composer.value = message.text;
  fit();
  composer.focus();
}

function stopEditing() {
  if (editing) composer.value = "";
  editing = null;
  find("editing").hidden = true;
  fit();
}

function fit() {
  composer.style.height = "auto";
  composer.style.height = `${Math.min(composer.scrollHeight, 140)}px`;
}

find("form").addEventListener("submit", (event) => (event.preventDefault(), send()));
find("stop-editing").addEventListener("click", stopEditing);
composer.addEventListener("input", fit);
composer.addEventListener("keydown", (event) => {
  if (event.key === "Escape") stopEditing();
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
find("menu").addEventListener("click", () => {
  const listed = screen.commands.map(({ command, description }) => ({ label: `/${command}`, detail: description, onChoose: () => act("say", { text: `/${command}` }) }));
  choose("Commands", listed.length ? "" : "The bot has listed no commands here.", listed);
});
find("attach").addEventListener("click", () => {
  choose("Send…", "", ATTACHMENTS.map(([kind, icon, label]) => ({ label, icon: element("span", { className: "symbol" }, icon), onChoose: () => act("send", { kind }) })), "grid");
});
messages.addEventListener("click", (event) => {
  const spoiler = event.target.closest("tg-spoiler");
  if (spoiler) spoiler.classList.add("shown");
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  if (link.dataset.command) act("say", { text: link.dataset.command });
  else if (/^https?:/.test(link.protocol)) followLink(link.href);
});
// A picture that arrives late must not push the newest words out of sight.
messages.addEventListener("load", () => staysAtEnd && toEnd(), true);
messages.addEventListener("scroll", () => (staysAtEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 120));
document.addEventListener("visibilitychange", () => !document.hidden && refresh());
new EventSource("/events").onmessage = refresh;
