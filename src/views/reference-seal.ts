/** The page on the seal under every result: what it says, what its checksum is of, how to check it. */
import { canonicalText, type SealedRow, SHORT } from "../engine/seal.ts";
import { type Exact, parseExact } from "../points.ts";
import { type Lang, type Text, text } from "../text.ts";
import type { Block } from "./block.ts";

export const SEAL_TITLE = text("Mã kiểm chứng dưới mỗi kết quả", "The seal under every result");
const WHY = text(
  "Dòng “Mã kiểm chứng” cho biết kết quả do phiên bản nào của chương trình tính, theo bộ tiêu chí nào, từ số liệu nào, và các số công bố có còn nguyên không. Cùng số liệu, cùng bộ tiêu chí thì mọi dạng kết quả (màn hình, Markdown, CSV, JSON) có cùng mã.",
  "The line “Seal” tells which version of the program made the result, by which rubric, from which data, and whether the published figures are still as they were. The same data and rubric give the same seal in every form (screen, Markdown, CSV, JSON).",
);
const PARTS: readonly (readonly [Text, Text])[] = [
  [text("cchc 0.1.0", "cchc 0.1.0"), text("chương trình và phiên bản", "the program and its version")],
  [text("mã và phiên bản bộ tiêu chí", "id and version of the rubric"), text("như trong tệp bộ tiêu chí", "as in the rubric file")],
  [
    text("mã nội dung bộ tiêu chí", "hash of the rubric"),
    text(
      `${SHORT.source} chữ đầu SHA-256 của nội dung; chú thích và cách trình bày không làm khác`,
      `first ${SHORT.source} digits of the SHA-256 of what it means; comments and layout make no difference`,
    ),
  ],
  [
    text("số liệu", "data"),
    text(
      `${SHORT.source} chữ đầu SHA-256 của tệp số liệu; nhiều tệp thì SHA-256 của các mã đã sắp thứ tự, mỗi mã một dòng`,
      `first ${SHORT.source} digits of the SHA-256 of the data file; of several, of their hashes sorted, one a line`,
    ),
  ],
  [
    text("kết quả", "figures"),
    text(
      `${SHORT.figures} chữ đầu SHA-256 của văn bản chuẩn dưới đây`,
      `first ${SHORT.figures} digits of the SHA-256 of the canonical text below`,
    ),
  ],
];
const CANONICAL = text(
  "Văn bản chuẩn chỉ gồm các số công bố: mỗi đơn vị có tổng điểm một dòng “tên|tổng điểm|hạng”, các dòng sắp theo thứ tự mã chữ (UTF-16), mỗi dòng kết thúc bằng một dấu xuống dòng (LF), mã hóa UTF-8. Tổng điểm viết bằng dấu chấm, bỏ số 0 ở cuối; hạng dạng 8/13, chưa xếp hạng là “-”.",
  "The canonical text holds the published figures alone: a line “name|total|place” for every unit with a total, the lines sorted by UTF-16 code units, each ended by a line feed, encoded as UTF-8. The total has a point and no zeros at its end; the place is as 8/13, or “-” where none is given.",
);
const CHECK = text(
  "Kiểm tra: cchc verify KẾT-QUẢ; thêm --data SỐ-LIỆU để tính lại và biết ô nào khác. Mã kết quả chỉ giữ các số công bố; tính chất, vòng chấm, khoảng hạng, ghi chú và mọi cột khác được so khi có --data.",
  "To check: cchc verify RESULT; add --data DATA to work it out again and learn which cell differs. The hash of the figures keeps the published figures alone; standing, round, possible places, notes and all other columns are compared where --data is given.",
);

const row = (unit: string, total: string, place: string): SealedRow => ({ unit, total: parseExact(total) as Exact, place });
const EXAMPLE: readonly SealedRow[] = [
  row("Huyện Vũ Quang", "89.30", "12/13"),
  row("Huyện Can Lộc", "91.05", "8/13"),
  row("Huyện Đức Thọ", "91.05", "8/13"),
];

export const sealBlocks = (lang: Lang): readonly Block[] => [
  { kind: "heading", level: 1, text: SEAL_TITLE[lang] },
  { kind: "paragraph", text: WHY[lang] },
  { kind: "facts", items: PARTS.map(([name, value]) => ({ name: name[lang], value: value[lang] })) },
  { kind: "paragraph", text: CANONICAL[lang] },
  { kind: "code", text: canonicalText(EXAMPLE).trimEnd() },
  { kind: "paragraph", text: CHECK[lang] },
];
