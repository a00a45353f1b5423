// What can be done with a chat, and with who is in it.

import { avatar, symbol } from "./elements.js";
import { choose } from "./sheet.js";
import { listed } from "./words.js";
import { act, screen } from "./world.js";

export function chatMenu() {
  if (screen.group) groupMenu(screen.group);
  else choose(screen.bot.name, "", [screen.is_blocked ? unblock() : block()]);
}

function block() {
  return { label: `Block ${screen.bot.name}`, detail: "It can send you nothing until you unblock it.", icon: symbol("🚫"), onChoose: () => act("block") };
}

function unblock() {
  return { label: `Unblock ${screen.bot.name}`, detail: "It can write to you again.", icon: symbol("👋"), onChoose: () => act("unblock") };
}

// --- groups -----------------------------------------------------------------------------------

function groupMenu(group) {
  const { name, members, others, is_supergroup: isSupergroup, is_run_by_me: isMine, may_promote: mayPromote } = group;
  const rest = members.filter((one) => one.id !== screen.person);
  const people = rest.filter((one) => !one.is_bot && one.standing !== "creator");
  const choices = [
    ...others.filter((one) => one.is_bot).map(added),
    others.some((one) => !one.is_bot) && { label: "Add somebody", icon: symbol("➕"), onChoose: () => pick("Add", others, (whom) => act("add", { whom })) },
    ...(mayPromote ? rest.filter((one) => one.is_bot).flatMap((one) => rights(one, isSupergroup)) : []),
    mayPromote && people.length && { label: "Administrators", detail: "Who of the people here runs the group with you.", icon: symbol("🧑‍🏫"), onChoose: () => standings(people) },
    isMine && rest.length && { label: "Remove somebody", icon: symbol("➖"), onChoose: () => pick("Remove", rest, (whom) => act("remove", { whom })) },
    isMine && !isSupergroup && { label: "Make it a supergroup", detail: "It gets a new number. What is pinned stays behind.", icon: symbol("🏫"), onChoose: () => act("upgrade") },
    { label: "Leave the group", detail: "Somebody in it can add you again.", icon: symbol("🚪"), onChoose: () => act("remove", { whom: screen.person }) },
  ];
  choose(name, `${isSupergroup ? "A supergroup" : "A group"} of ${listed(members.map(title))}.`, choices.filter(Boolean));
}

function title({ name, standing, is_anonymous: isAnonymous }) {
  const words = { creator: "owner", administrator: "administrator" }[standing];
  return words ? `${name} (${isAnonymous ? "anonymous " : ""}${words})` : name;
}

function added({ id, name }) {
  return { label: `Add ${name}`, detail: "As a member: it hears commands and replies.", icon: symbol("🤖"), onChoose: () => act("add", { whom: id }) };
}

// A small group knows no administrators with fewer rights than others.
function rights({ name, standing, may_pin: mayPin }, isSupergroup) {
  const change = isSupergroup ? "" : " The group becomes a supergroup for that.";
  const withRight = { label: `Let ${name} run the group and pin`, detail: "It then hears every message here.", icon: symbol("📌"), onChoose: () => act("promote", { rights: { can_pin_messages: true } }) };
  const without = { label: `Let ${name} run the group without pinning`, detail: `It then hears every message here.${change}`, icon: symbol("⭐"), onChoose: () => act("promote", { rights: { can_pin_messages: false } }) };
  if (standing !== "administrator") return [withRight, without];
  const pinning = mayPin
    ? { ...without, label: `Take the right to pin from ${name}`, detail: change.trim() }
    : { ...withRight, label: `Give ${name} the right to pin`, detail: "" };
  return [pinning, { label: `Make ${name} a member again`, detail: "It then hears only commands and replies.", icon: symbol("👤"), onChoose: () => act("demote") }];
}

function standings(people) {
  const choices = people.map(({ id, name, standing }) =>
    standing === "administrator"
      ? { label: name, detail: "Make a member again", icon: avatar(name), onChoose: () => act("demote", { whom: id }) }
      : { label: name, detail: "Make an administrator", icon: avatar(name), onChoose: () => act("promote", { whom: id }) },
  );
  choose("Administrators", "", choices);
}

function pick(word, people, onChoose) {
  choose(`${word} whom?`, "", people.map((one) => ({ label: one.name, icon: avatar(one.name), onChoose: () => onChoose(one.id) })));
}
