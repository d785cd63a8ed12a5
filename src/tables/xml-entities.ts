/** The five entities that XML itself has, and characters by number. No others are known, so nothing can be expanded. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The text with its entities replaced; undefined when one of them is unknown or never ends. */
export function withoutEntities(text: string): string | undefined {
  let out = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const stop = text.indexOf(";", at);
    const char = stop === -1 || stop - at > 12 ? undefined : entity(text.slice(at + 1, stop));
    if (char === undefined) return undefined;
    out += text.slice(from, at) + char;
    from = stop + 1;
  }
  return out + text.slice(from);
}

function entity(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES.get(name);
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return code === 0 || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
