// Who is at the screen, and in which of their chats.

import { avatar, badge, element, find, list } from "./elements.js";
import { choose } from "./sheet.js";
import { screen } from "./world.js";

const MANY = 8; // more people than these can be searched

export function showPeople(go) {
  const people = screen.people.map((one) => ({ ...one, isHere: one.id === screen.person }));
  const chats = screen.chats.map((one) => ({ ...one, isHere: one.id === screen.chat }));
  list(find("people"), people, (one) => tab(one, `person-${one.id}`, () => go(one.id), avatar(one.name)));
  list(find("chats"), chats, (one) => tab(one, `chat-${one.id}`, () => go(screen.person, one.id)));
  find("everyone").hidden = people.length <= MANY;
  find("everyone").onclick = () => choosePerson("Who are you?", "", go);
}

export function toTab() {
  document.querySelector("#people [aria-current=true]")?.scrollIntoView({ inline: "center", block: "nearest" });
}

export function choosePerson(title, text, onChoose) {
  const choices = screen.people.map((one) => ({ label: one.name, icon: avatar(one.name), detail: unread(one), onChoose: () => onChoose(one.id) }));
  choose(title, text, choices);
}

export function chooseGroup(title, onChoose) {
  const groups = screen.chats.filter((one) => one.is_group);
  choose(title, groups.length ? "" : "You are in no group yet.", groups.map((one) => ({ label: one.name, icon: avatar(one.name), onChoose: () => onChoose(one.id) })));
}

function unread(one) {
  return one.unread ? `${one.unread} unread` : "";
}

function tab(one, testid, onclick, icon = null) {
  const properties = { type: "button", onclick, dataset: { testid }, aria: { current: String(one.isHere) } };
  return element("button", properties, icon, element("span", {}, one.name), badge(one.isHere ? 0 : one.unread));
}
