/** Text as it stands in cells. */

/** Nothing but spaces, among them those that cannot be seen. */
export const isBlankText = (text: string): boolean => text.trim() === "" || !/[^\s\u200b-\u200d\u2060]/.test(text);

/** Undoes the escapes by which a workbook stores characters that XML cannot: `_x000D_`. `_x005F_` stands for the low line itself. */
export const unescapeText = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
