// Talking with the world: what stands on the screen now, and what the person at it does.

import { notice } from "./sheet.js";

export let screen = null; // as snapshot.py writes it; null until the first answer
let here = { person: sessionStorage.getItem("person") ?? "", chat: sessionStorage.getItem("chat") ?? "" };
let ahead = 0; // by how many milliseconds the world's clock is ahead of ours
let isAsking = false;
let askAgain = false;

export const now = () => new Date(Date.now() + ahead);

export function go(person, chat = "") {
  here = { person: String(person), chat: String(chat) };
  for (const [name, value] of Object.entries(here)) sessionStorage.setItem(name, value);
}

// One question at a time; what changes meanwhile is asked for once more at the end.
export async function refresh(show) {
  askAgain = true;
  if (isAsking) return;
  isAsking = true;
  try {
    while (askAgain) {
      askAgain = false;
      await ask(show);
    }
  } catch {
    // The playground has ended; the stream of events tells when it is back.
  } finally {
    isAsking = false;
  }
}

async function ask(show) {
  const asked = here;
  const response = await fetch(`/world/state?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`);
  if (asked !== here) askAgain = true;
  else if (response.ok) {
    const before = screen;
    screen = await response.json();
    ahead = screen.now * 1000 - Date.now();
    show(!before || before.person !== screen.person || before.chat !== screen.chat);
  } else if (here.person) {
    // They have left this chat, or it is another world: try their own chat, then anybody's.
    go(here.chat ? here.person : "");
    askAgain = true;
  }
}

export function act(name, body = {}) {
  return post(`/world/${name}`, { person: here.person || screen.person, chat: here.person ? here.chat : screen.chat, ...body });
}

export function moveClock(by) {
  return post("/clock", by);
}

async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const answer = await response.json();
    if (answer.error) notice(answer.error);
    return answer;
  } catch {
    notice("The playground does not answer. Is it running?");
    return { error: "no answer" };
  }
}
