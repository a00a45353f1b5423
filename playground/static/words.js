// Times and sizes in words.

const say = (options) => (date) => date.toLocaleString("en-GB", options);

export const time = say({ hour: "2-digit", minute: "2-digit" });
export const day = say({ weekday: "long", day: "numeric", month: "long" });
export const weekday = say({ weekday: "short" });

export function size(bytes) {
  const [number, unit] = bytes < 1000 ? [bytes, "bytes"] : bytes < 1e6 ? [bytes / 1000, "KB"] : [bytes / 1e6, "MB"];
  return `${number < 10 && unit !== "bytes" ? number.toFixed(1) : Math.round(number)} ${unit}`;
}

export function listed(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}

export function counted(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
