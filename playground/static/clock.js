// The world's clock, and moving it on.

import { find, symbol } from "./elements.js";
import { choose, notice } from "./sheet.js";
import { day, time, weekday } from "./words.js";
import { moveClock, now, screen } from "./world.js";

const HOUR = 3_600_000;

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
  const choices = moments.filter(([, , to]) => to > at).map(([label, sign, to]) => ({
    label, icon: symbol(sign), detail: `${day(to)}, ${time(to)}`, onChoose: () => travel(to),
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

find("clock").addEventListener("click", clockMenu);
setInterval(() => screen && showClock(), 5000);
