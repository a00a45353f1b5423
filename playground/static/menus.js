// What can be done with a chat, with who is in it, and with the clock.

import { avatar, element, find } from "./elements.js";
import { choose, notice } from "./sheet.js";
import { day, listed, time, weekday } from "./words.js";
import { act, moveClock, now, screen } from "./world.js";

const HOUR = 3_600_000;
const icon = (symbol) => element("span", { className: "symbol" }, symbol);

// --- the chat ---------------------------------------------------------------------------------

function chatMenu() {
  if (screen.group) groupMenu(screen.group);
  else choose(screen.bot.name, "", [screen.is_blocked ? unblock() : block()]);
}

function block() {
  return { label: `Block ${screen.bot.name}`, detail: "It can send you nothing until you unblock it.", icon: icon("🚫"), onChoose: () => act("block") };
}

function unblock() {
  return { label: `Unblock ${screen.bot.name}`, detail: "It can write to you again.", icon: icon("👋"), onChoose: () => act("unblock") };
}

function groupMenu({ name, members, others, is_run_by_me: isMine }) {
  const rest = members.filter((one) => one.id !== screen.person);
  const choices = [others.length && { label: "Add somebody", icon: icon("➕"), onChoose: () => pick("Add", "add", others) }];
  if (isMine && rest.length) choices.push({ label: "Remove somebody", icon: icon("➖"), onChoose: () => pick("Remove", "remove", rest) });
  if (isMine) choices.push(...rest.filter((one) => one.is_bot).map(promotion));
  choices.push({ label: "Leave the group", detail: "Somebody in it can add you again.", icon: icon("🚪"), onChoose: () => act("remove", { whom: screen.person }) });
  choose(name, `In this group: ${listed(members.map(title))}.`, choices.filter(Boolean));
}

function title({ name, standing }) {
  return { creator: `${name} (owner)`, administrator: `${name} (administrator)` }[standing] ?? name;
}

function promotion({ name, standing }) {
  return standing === "administrator"
    ? { label: `Make ${name} a member again`, detail: "It then hears only commands and replies.", icon: icon("👤"), onChoose: () => act("demote") }
    : { label: `Make ${name} an administrator`, detail: "It then hears every message here.", icon: icon("⭐"), onChoose: () => act("promote") };
}

function pick(word, name, people) {
  choose(`${word} whom?`, "", people.map((one) => ({ label: one.name, icon: avatar(one.name), onChoose: () => act(name, { whom: one.id }) })));
}

// --- the clock --------------------------------------------------------------------------------

export function showClock() {
  const at = now();
  find("clock").textContent = `${weekday(at)} ${time(at)}`;
  find("clock").setAttribute("aria-label", `It is ${day(at)}, ${time(at)}. Move the clock`);
}

function clockMenu() {
  const at = now();
  const moments = [
    ["One hour later", "🕐", new Date(at.getTime() + HOUR)],
    ["This evening", "🌆", on(0, 18)],
    ["Tomorrow morning", "🌅", on(1, 8)],
    ["One day later", "📅", new Date(at.getTime() + 24 * HOUR)],
    ["One week later", "🗓️", new Date(at.getTime() + 7 * 24 * HOUR)],
  ];
  const choices = moments.filter(([, , to]) => to > at).map(([label, symbol, to]) => ({
    label, icon: icon(symbol), detail: `${day(to)}, ${time(to)}`, onChoose: () => travel(to),
  }));
  choose(`${day(at)}, ${time(at)}`, "Move the clock on, for everybody here and for the bot.", choices);
}

function on(days, hour) {
  const moment = now();
  moment.setDate(moment.getDate() + days);
  moment.setHours(hour, 0, 0, 0);
  return moment;
}

async function travel(to) {
  const { error } = await moveClock({ to: to.toISOString() });
  if (!error) notice(`It is ${day(to)}, ${time(to)} now.`);
}

find("more").addEventListener("click", chatMenu);
find("clock").addEventListener("click", clockMenu);
setInterval(() => screen && showClock(), 5000);
