/** Writing XML: elements from plain data, escaped in this one place. */
import { safe } from "./safe.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
/** Two code points that are no characters of XML; the other ones that are not have been made visible before. */
const NONCHARACTERS = /[\uFFFE\uFFFF]/g;

/** Words for the content of an element or an attribute. */
export const escaped = (text: string): string =>
  safe(text)
    .replace(NONCHARACTERS, "\uFFFD")
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its content, which is XML already; a line each. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]));
  const start = `<${name}${given.join("")}`;
  if (content.length === 0) return `${start}/>`;
  return [`${start}>`, ...content.map((child) => child.replace(/^/gm, "  ")), `</${name}>`].join("\n");
}

/** An element that holds nothing but words. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  element(name, attributes).replace(/\/>$/, `>${escaped(text)}</${name}>`);

export const document = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
