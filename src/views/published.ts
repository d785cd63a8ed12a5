/** What was read of published tables, so that nobody takes silence for soundness. */
import type { Outcome } from "../published/compare.ts";
import type { Block as Published } from "../published/model.ts";
import { isUsed } from "../published/used.ts";
import { placeName } from "../source.ts";
import { asCount, type Lang, render, say, type Text, words } from "../text.ts";
import type { Block } from "./block.ts";

const READ = words(
  "published-read",
  "{place}{title}: {count} {kind}; cột: {columns}{more}",
  "{place}{title}: {count} {kind}; columns: {columns}{more}",
);
const IGNORED = words("published-ignored", "; không dùng cột: {columns}", "; columns not used: {columns}");
const NOTHING = words("published-nothing", "", "");
const KINDS: Readonly<Record<Published["kind"], Text>> = {
  units: { vi: "đơn vị", en: "units" },
  parts: { vi: "phần", en: "parts" },
  grades: { vi: "loại", en: "grades" },
};
const COMPARED = words(
  "published-compared",
  "Đối chiếu với số liệu: {units} đơn vị, {compared} ô; {differing} ô khác.",
  "Compared with the data: {units} units, {compared} cells; {differing} differ.",
);
const FIRST = words("published-first", "Ô khác đầu tiên: {place} ({name}, {what}).", "The first that differs: {place} ({name}, {what}).");
const TITLE: Text = { vi: "Đã đọc", en: "Read" };

/** One line a block: where it is, how many lines, which columns were understood. @param lastYear whether last year’s table is at hand */
export function publishedBlocks(blocks: readonly Published[], lastYear: boolean, lang: Lang): readonly Block[] {
  if (blocks.length === 0) return [];
  const items = blocks.map((block) => {
    const { kind, title, at, columns, lines } = block;
    const used = columns.filter((column) => isUsed(block, column, lastYear)).map(({ heading }) => heading);
    const unused = columns.filter((column) => !isUsed(block, column, lastYear)).map(({ heading }) => heading);
    return render(
      say(READ, {
        place: placeName(at),
        title: title === "" ? "" : ` (${title})`,
        count: asCount(lines.length),
        kind: KINDS[kind],
        columns: used.join(", "),
        more: unused.length === 0 ? say(NOTHING, {}) : say(IGNORED, { columns: unused.join(", ") }),
      }),
      lang,
    );
  });
  return [
    { kind: "paragraph", text: `${TITLE[lang]}:` },
    { kind: "list", items },
  ];
}

/** How far the data bear a table out; nothing where there were no data. */
export function outcomeBlocks(outcome: Outcome | undefined, lang: Lang): readonly Block[] {
  if (outcome === undefined || outcome.compared === 0) return [];
  const { compared, differing, first, units } = outcome;
  const sentences = [render(say(COMPARED, { units: asCount(units), compared: asCount(compared), differing: asCount(differing) }), lang)];
  if (first !== undefined) sentences.push(render(say(FIRST, { place: placeName(first.at), name: first.name, what: first.what }), lang));
  return [{ kind: "paragraph", text: sentences.join(" ") }];
}
