// Building elements without ever parsing foreign text as HTML.

export const find = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const { dataset = {}, aria = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, dataset);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// The same colour for the same name, everywhere.
export function hue(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 8, 7);
}

export function badge(count) {
  return count ? element("span", { className: "badge", aria: { label: `${count} unread` } }, String(count)) : null;
}

export const symbol = (sign) => element("span", { className: "symbol" }, sign);

export function avatar(name) {
  const shown = element("span", { className: `avatar hue-${hue(name)}` }, [...name][0] ?? "?");
  shown.setAttribute("aria-hidden", "true");
  return shown;
}

// Show a list of items. What is drawn already and has not changed stays, with its pictures and its focus.
export function list(parent, items, draw) {
  const before = new Map([...parent.children].map((child) => [child.drawn, child]));
  const nodes = items.map((item) => {
    const drawn = JSON.stringify(item);
    const node = before.get(drawn) ?? draw(item);
    before.delete(drawn);
    return Object.assign(node, { drawn });
  });
  nodes.forEach((node, place) => parent.children[place] === node || parent.insertBefore(node, parent.children[place] ?? null));
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}
