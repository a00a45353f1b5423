// What can be done with a message that is held, or clicked twice.

import { edit, reply } from "./composer.js";
import { symbol } from "./elements.js";
import { choose } from "./sheet.js";
import { act, screen } from "./world.js";

export function messageMenu(message) {
  if (!screen.group) return edit(message);
  const does = (name) => () => act(name, { message: message.id });
  const choices = [
    { label: "Reply", icon: symbol("↩️"), onChoose: () => reply(message) },
    message.is_mine && message.text && { label: "Edit", icon: symbol("✏️"), onChoose: () => edit(message) },
    screen.may_pin && (message.is_pinned ? { label: "Unpin", icon: symbol("📌"), onChoose: does("unpin") } : { label: "Pin", icon: symbol("📌"), onChoose: does("pin") }),
    message.is_mine && message.poll && !message.poll.is_closed && { label: "Close the poll", icon: symbol("🔒"), onChoose: does("close_poll") },
    (message.is_mine || screen.group.is_run_by_me) && { label: "Delete", icon: symbol("🗑️"), onChoose: does("delete") },
  ];
  choose(message.author, message.poll?.question ?? message.text, choices.filter(Boolean));
}
