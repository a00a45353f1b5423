// The chat page: shows what the world says, and follows what is pressed in it.

import { bubble } from "./bubble.js";
import { leaveComposer, showComposer } from "./composer.js";
import { avatar, element, find, list } from "./elements.js";
import { showClock } from "./clock.js";
import { chatMenu } from "./menus.js";
import { messageMenu } from "./message-menu.js";
import { chooseGroup, choosePerson, showPeople, toTab } from "./people.js";
import { choose, look, notice } from "./sheet.js";
import { day } from "./words.js";
import * as world from "./world.js";
import { act, screen } from "./world.js";

const messages = find("messages");
const on = { button: push, vote, hold: messageMenu }; // what is touched in a message
const pressed = new Map(); // message id → places of the buttons that wait for an answer
let staysAtEnd = true;
let newest = 0;

function refresh() {
  return world.refresh(show);
}

function go(person, chat) {
  leaveComposer();
  world.go(person, chat);
  return refresh();
}

// --- showing ----------------------------------------------------------------------------------

function show(moved) {
  const focused = document.activeElement?.dataset.testid;
  document.title = screen.bot.name;
  showPeople(go);
  showClock();
  showPinned(screen.pinned);
  showMessages();
  list(find("keyboard"), screen.keyboard, keyboardRow);
  find("keyboard").hidden = !screen.keyboard.length;
  showComposer(moved);
  if (moved) toTab();
  const isAnswering = saidSomething();
  if (moved || staysAtEnd || isAnswering) toEnd();
  if (focused && document.activeElement === document.body) document.querySelector(`[data-testid="${focused}"]`)?.focus();
  if (screen.chats.find((chat) => chat.id === screen.chat)?.unread && !document.hidden) act("read");
}

// Whoever writes wants to see it, however far up they have read.
function saidSomething() {
  const last = screen.messages.at(-1);
  const isNew = Boolean(last) && last.id !== newest;
  newest = last?.id ?? 0;
  return isNew && last.is_mine;
}

function showPinned(pinned) {
  find("pinned").hidden = !pinned;
  if (!pinned) return;
  const others = pinned.count > 1 ? `, and ${pinned.count - 1} more` : "";
  find("pinned").replaceChildren(element("span", { className: "symbol" }, "📌"), element("span", {}, element("b", {}, `Pinned${others}`), element("small", {}, pinned.text)));
  find("pinned").onclick = () => jumpTo(pinned.id);
}

function jumpTo(id) {
  const place = messages.querySelector(`[data-message-id="${id}"]`);
  if (!place) return notice("That is further up than this page goes.");
  staysAtEnd = false;
  place.scrollIntoView({ block: "center" });
  place.classList.add("found");
  setTimeout(() => place.classList.remove("found"), 1600);
}

function toEnd() {
  messages.scrollTo(0, messages.scrollHeight);
}

function showMessages() {
  if (!screen.messages.length) return list(messages, [{ bot: screen.bot.name, group: screen.group?.name }], welcome);
  let before = { date: world.now() / 1000 };
  const items = screen.messages.flatMap((message) => {
    const isNewDay = dayOf(message) !== dayOf(before);
    const follows = !isNewDay && !before.service && before.author === message.author && message.date - before.date < 300;
    before = message;
    const shown = { message, inGroup: Boolean(screen.group), follows, pending: [...(pressed.get(message.id) ?? [])] };
    return isNewDay ? [{ day: dayOf(message) }, shown] : [shown];
  });
  list(messages, items, (item) => (item.day ? element("p", { className: "service" }, item.day) : bubble(item, on)));
}

function dayOf(message) {
  return day(new Date(message.date * 1000));
}

function welcome({ bot, group }) {
  const words = element("p", {}, group ? `Nothing has been said in ${group} yet.` : `This is the beginning of your chat with ${bot}.`);
  const start = group ? null : element("button", { type: "button", onclick: () => act("start") }, "Start");
  return element("div", { className: "welcome" }, avatar(group ?? bot), words, start);
}

function keyboardRow(row) {
  const button = (text) => element("button", { type: "button", onclick: () => act("say", { text }) }, text);
  return element("div", { className: "row" }, ...row.map(button));
}

// --- following --------------------------------------------------------------------------------

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

function vote(message, options) {
  return act("vote", { message: message.id, options });
}

function followLink(url) {
  const link = new URL(url, location.href);
  const isOurs = link.host === "t.me" && link.pathname.toLowerCase() === `/${screen.bot.username}`.toLowerCase();
  if (!isOurs) return void window.open(link.href, "_blank", "noopener");
  const payload = link.searchParams.get("startgroup");
  if (payload !== null) return void bring(payload, (link.searchParams.get("admin") ?? "").split(" ").filter(Boolean));
  choosePerson("Open this link as…", link.href, async (person) => {
    await act("start", { person, chat: person, code: link.searchParams.get("start") ?? "" });
    go(person);
  });
}

function bring(payload, admin) {
  chooseGroup(`Add ${screen.bot.name} to which group?`, async (group) => {
    const { chat, error } = await act("bring", { chat: group, payload, admin });
    if (!error) go(screen.person, chat);
  });
}

messages.addEventListener("click", (event) => {
  event.target.closest("tg-spoiler")?.classList.add("shown");
  const picture = event.target.closest("button.photo img");
  if (picture) look(picture.src, picture.alt);
  const link = event.target.closest("a:not([download])");
  if (!link) return;
  event.preventDefault();
  if (link.dataset.command) act("say", { text: link.dataset.command });
  else if (/^https?:/.test(link.protocol)) followLink(link.href);
});
// A picture that arrives late must not push the newest words out of sight.
messages.addEventListener("load", () => staysAtEnd && toEnd(), true);
messages.addEventListener("scroll", () => (staysAtEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 120));
find("more").addEventListener("click", chatMenu);
document.addEventListener("visibilitychange", () => !document.hidden && refresh());
new EventSource("/events").onmessage = refresh;
