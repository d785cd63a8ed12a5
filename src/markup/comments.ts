/** Notes on cells: their words in one part, the yellow boxes that show them in another, as Excel has kept them since 2007. */
import { escaped } from "../formats/xml-text.ts";
import { cellName } from "../source.ts";
import { attributeOf, childrenOf, Edits, elementNamed, tagsOf } from "./xml-edit.ts";

export interface Note {
  readonly row: number;
  readonly column: number;
  readonly lines: readonly string[];
}

const AUTHOR = "cchc";
/** Longer notes cannot be read in a box; the list holds them whole. */
const LONGEST = 1_500;

function textOf({ lines }: Note): string {
  const text = lines.map((line) => escaped(line)).join("\n");
  return text.length <= LONGEST ? text : lines.map((line) => escaped([...line].slice(0, LONGEST / lines.length).join(""))).join("\n");
}

const commentOf = (note: Note, author: number, p: string): string =>
  `<${p}comment ref="${cellName(note.row, note.column)}" authorId="${author}"><${p}text><${p}r><${p}rPr><${p}sz val="9"/><${p}rFont val="Times New Roman"/></${p}rPr><${p}t xml:space="preserve">${textOf(note)}</${p}t></${p}r></${p}text></${p}comment>`;

/** Cells that have a note already, as `F12`. */
export const commentedCells = (text: string): ReadonlySet<string> =>
  new Set(childrenOf(text, "commentList").map(({ tag }) => (attributeOf(tag, "ref") ?? "").toUpperCase()));

/** A part of notes with more of them. @param text the part as it is; undefined for a sheet that has none */
export function withComments(text: string | undefined, notes: readonly Note[], namespace: string): string {
  if (text === undefined) {
    const list = notes.map((note) => commentOf(note, 0, "")).join("");
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors><author>${AUTHOR}</author></authors><commentList>${list}</commentList></comments>`;
  }
  const top = childrenOf(text, "comments");
  const authors = elementNamed(top, "authors");
  const list = elementNamed(top, "commentList");
  const p = top[0]?.tag.prefix ?? "";
  const edits = new Edits();
  const author = `<${p}author>${AUTHOR}</${p}author>`;
  const number = authors === undefined ? 0 : childrenOf(text, "authors").length;
  const comments = notes.map((note) => commentOf(note, number, p)).join("");
  const root = [...tagsOf(text)].find(({ name }) => name === "comments");
  if (authors === undefined) edits.insert(root?.end ?? 0, `<${p}authors>${author}</${p}authors>`);
  else if (authors.tag.kind === "empty") edits.replace(authors.tag.start, authors.end, `<${p}authors>${author}</${p}authors>`);
  else edits.insert(authors.to, author);
  if (list === undefined) edits.insert(authors?.end ?? root?.end ?? 0, `<${p}commentList>${comments}</${p}commentList>`);
  else if (list.tag.kind === "empty") edits.replace(list.tag.start, list.end, `<${p}commentList>${comments}</${p}commentList>`);
  else edits.insert(list.to, comments);
  return edits.apply(text);
}

const NAMES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';
const BOX =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const CHARACTERS_A_LINE = 60;
const COLUMNS_WIDE = 5;

/** A hidden box beside its cell, as tall as its words need. */
function boxOf({ row, column, lines }: Note, id: number): string {
  const tall = 1 + lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE)), 0);
  const anchor = [column + 1, 12, Math.max(0, row - 1), 4, column + 1 + COLUMNS_WIDE, 20, Math.max(0, row - 1) + tall, 4].join(", ");
  return `<v:shape ${NAMES} id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;width:320pt;height:${tall * 13}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}

/** Ids of boxes go by blocks of this size, one block or more for each sheet. */
const BLOCK = 1024;

/**
 * A part of boxes with more of them.
 * @param text the part as it is; undefined for a sheet that has none
 * @param block the block that a new part takes its ids from
 */
export function withBoxes(text: string | undefined, notes: readonly Note[], block: number): string {
  if (text === undefined) {
    const boxes = notes.map((note, index) => boxOf(note, block * BLOCK + 1 + index)).join("");
    return `<xml ${NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>${BOX}${boxes}</xml>`;
  }
  const ids = [...text.matchAll(/_x0000_s(\d{1,9})/g)].map(([, id]) => Number(id));
  const next = ids.reduce((most, id) => Math.max(most, id), BLOCK) + 1;
  const boxes = notes.map((note, index) => boxOf(note, next + index)).join("");
  const known = /id\s*=\s*["']_x0000_t202["']/.test(text) ? "" : BOX.replace("<v:shapetype ", `<v:shapetype ${NAMES} `);
  const end = text.lastIndexOf("</");
  return `${text.slice(0, end)}${known}${boxes}${text.slice(end)}`;
}
