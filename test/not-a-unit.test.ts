/** What stands in the place of a unit's name and is none is never ranked; and no honest name of a unit is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nobodyIn } from "../src/layouts/not-a-unit.ts";
import { render } from "../src/text.ts";
import { answersOf, flat, leaf, type ReadBack, read, rubricOf, sheet, type Written } from "./build.ts";
import { shippedRubrics } from "./shipped.ts";

const words = (text: string): readonly string[] => text.trim().split(/\s*[;\n]\s*/);

/** Names as decisions, registers and spreadsheets have them. */
const UNITS = words(`
  Sở Nội vụ; Sở KH&CN; Sở VHTTDL; Sở Lao động - TB và XH; Sở Nông nghiệp và PTNT; Sở Văn hóa, Thể thao và Du lịch; Sở Y tế; SỞ TÀI CHÍNH
  Văn phòng UBND tỉnh; Văn phòng HĐND tỉnh; VP UBND tỉnh; Văn phòng Đoàn ĐBQH và HĐND tỉnh; Thanh tra tỉnh; Ban Dân tộc; Ban Dân tộc và Tôn giáo
  BQL các KCN; BQL KKT Nghi Sơn và các KCN; Ban Quản lý Khu kinh tế tỉnh; Ban QLDA; Ban Tổ chức Tỉnh ủy; Đảng ủy Khối các cơ quan và doanh nghiệp
  Cục Thuế; Thuế tỉnh; Cục Hải quan; Cục Thống kê; Kho bạc Nhà nước; BHXH tỉnh; BHXH; Bảo hiểm xã hội tỉnh; Công an tỉnh; Bộ CHQS tỉnh; Công an Yên Mỹ
  NHNN chi nhánh tỉnh; Tổng cục Thuế; Tổng công ty Điện lực; Tổng cục Thống kê; Viện Kiểm sát nhân dân; Tòa án nhân dân tỉnh; Cục THADS
  Bộ Nội vụ; Bộ Giáo dục và Đào tạo; Bộ LĐTBXH; Thanh tra Chính phủ; Ngân hàng Nhà nước Việt Nam; Văn phòng Chính phủ; Ủy ban Dân tộc
  Văn phòng Chủ tịch nước; Thông tấn xã Việt Nam; Đài Tiếng nói Việt Nam; Phòng Tổ chức cán bộ; Phòng cảnh sát QLHC về TTXH; Phòng Tổng hợp
  Chi cục Kiểm lâm; Trung tâm Phục vụ hành chính công; Trường Cao đẳng nghề; Bệnh viện Đa khoa tỉnh số 1; Trung tâm Y tế 2; Trạm Y tế xã 3
  Huyện Kỳ Anh; TX Kỳ Anh; H. Hương Khê; TP Hà Tĩnh; TP.Hà Tĩnh; UBND huyện Cẩm Xuyên; Kỳ Anh (TX); Quận 1; Q. 1; Quận 12; TP. Thủ Đức; Cần Giờ
  Xã 3; Xã A; A; B; Đơn vị 1; Đơn vị A; Phường 10; P. Đông Kinh; P.10; Phường 14 quận Gò Vấp; TT Nghèn; Thị trấn Ba Tơ; Đặc khu Phú Quốc; Côn Đảo
  Lam Vỹ; Phúc Lộc; Nam Hòa; Vạn Xuân; Đại Từ; Xã Trung Bình; Xã Cộng Hòa; Cộng Hòa; Các Sơn; Xã Các Sơn; Cấp Tiến; Xã Cấp Tiến; Ký Phú; Lưu Vĩnh Sơn
  Ngọc Chánh; Tân Tiến; Trưởng Hà; Thư Lâm; Đại Đồng; Năm Căn; Mường Nhé; Ea Kao; Đăk Hà; Krông Năng; Ia Ko; Cư M'gar; Pu Sam Cáp; Y Tý; Đắk R'lấp
  Hà Nội; Thành phố Hồ Chí Minh; Bà Rịa - Vũng Tàu; Thừa Thiên Huế; Bắc Ninh; Vụ Bản; Vụ Tổ chức cán bộ; Điểm Hy; Thanh tra Công an tỉnh`);

describe("no name of a unit is taken for anything else", () => {
  test.each(UNITS)("%s", (name) => {
    const spellings = [name, name.toUpperCase(), name.normalize("NFD"), ` ${name} `, `1. ${name}`, `UBND ${name}`];
    expect(spellings.map(nobodyIn)).toEqual(spellings.map(() => undefined));
  });

  test("the registers of the rubrics that ship with the program", async () => {
    const names = (await shippedRubrics()).flatMap(([, { units }]) => (units ?? []).flatMap(({ name, aliases }) => [name, ...aliases]));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => nobodyIn(name) !== undefined)).toEqual([]);
  });

  const CORES = [
    "Trung Bình",
    "Bình Quân",
    "Cộng Hòa",
    "Tổng Cọt",
    "Các Sơn",
    "Cấp Tiến",
    "Ký Phú",
    "Khối",
    "Hạng",
    "Ngày",
    "Điểm",
    "Vụ",
    "Nguồn",
    "12",
  ];
  const TYPES = [
    "Xã",
    "Phường",
    "Thị trấn",
    "Huyện",
    "Thị xã",
    "Thành phố",
    "TP.",
    "P.",
    "TX",
    "UBND xã",
    "Ủy ban nhân dân phường",
    "Sở",
    "Đặc khu",
  ];
  test("a type in front makes any word the name of a unit", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPES),
        fc.constantFrom(...CORES),
        fc.constantFrom("", " 1", " A", ", tỉnh Hà Tĩnh"),
        (type, core, more) => {
          expect(nobodyIn(`${type} ${core}${more}`)).toBeUndefined();
        },
      ),
    );
  });
});

describe("what stands where a name should", () => {
  test.each([
    [
      "sum",
      "Cao nhất; THẤP NHẤT; Bình quân chung; Trung bình; Điểm bình quân; Trung bình (chung); TB; BQ khối; Cộng khối; Tổng cộng; Tổng; CỘNG:",
    ],
    [
      "sum",
      "Chênh lệch; Chênh lệch (TĐ - TC); Chênh lệch so với năm trước; Xếp hạng; Bình quân các huyện; Trung bình toàn tỉnh; Trung vị; Max",
    ],
    ["group", "KHỐI XÃ; Khối huyện; I. Các sở; A. CÁC SỞ, BAN, NGÀNH; II. Cấp huyện; Các xã, phường; Nhóm 1; B) Khối phường"],
    ["signature", "KT. GIÁM ĐỐC; KT.GIÁM ĐỐC; Giám đốc; PHÓ CHỦ TỊCH; TM. ỦY BAN NHÂN DÂN; T/M UBND; Người lập biểu; (Ký, ghi rõ họ tên)"],
    ["signature", "Hà Tĩnh, ngày 05 tháng 01 năm 2025; Ngày … tháng … năm 2025; TP. Hà Tĩnh, ngày 5/1/2025; LÃNH ĐẠO ĐƠN VỊ; Nơi nhận:"],
    ["note", "Ghi chú: số liệu đến 31/12; * Số tạm tính; Nguồn: Sở Nội vụ"],
    ["measure", "%; Văn bản; Tỷ đồng; Có/Không; Ngày; Sáng kiến; Đơn vị"],
    ["nothing", "……; …………………; ...; -; 12; 1,5; 85%; ***; (1)"],
    ["lost-letters", "X? An B?nh; Xã ?; X\uFFFD An B\uFFFDnh; Huy?n K? Anh"],
  ] as const)("%s: %s", (kind, texts) => {
    for (const text of texts.split("; ")) {
      const kinds = [text, text.normalize("NFD"), `  ${text} `].map(nobodyIn);
      // A line of stars begins as a note does.
      expect([text, ...kinds]).toEqual([text, ...kinds.map(() => (text === "***" ? "note" : kind))]);
    }
  });
});

const LEAVES = [leaf("1", 2), leaf("2", 3)];
const open = flat(5, LEAVES);
const groups = rubricOf(
  `groups: [{ id: huyen, title: Khối huyện }, { id: xa, title: "Xã, phường" }]\nmaxPoints: 5\ndomains: [${LEAVES.join(", ")}]`,
);
const registered = rubricOf(
  `maxPoints: 5\ndomains: [${LEAVES.join(", ")}]\nunits: [{ id: a, name: Xã An Bình }, { id: b, name: Khối cơ quan Đảng }, { id: c, name: Xã Trung Bình }]`,
);
const wide = (...rows: readonly (readonly Written[])[]) => sheet([["STT", "Đơn vị", "1", "2"], ...rows], { sheet: "s" });
const names = ({ submissions }: ReadBack): readonly string[] => submissions.map(({ unit }) => unit.name);
const notes = ({ notRead }: ReadBack): readonly string[] => notRead.map(({ what }) => render(what, "vi"));
const told = ({ diagnostics }: ReadBack): readonly string[] =>
  diagnostics.map(
    ({ at, message, fix }) =>
      `${at.kind === "cell" ? `${at.row + 1}:${at.column + 1} ` : ""}${message.words.code} ${fix?.words.code ?? ""}`,
  );

describe("a table without a register", () => {
  test("sums, the lines that are signed and who signs are listed and never units", () => {
    const bound = read(
      open,
      wide(
        [1, "Xã A", 2, 3],
        [2, "Xã B", 1, 1],
        [3, "Xã C", null, null],
        [null, "Cao nhất", 2, 3],
        ["Bình quân chung", null, 1.5, 2],
        [null, "Cộng khối", 3, 4],
        [],
        [null, "Hà Tĩnh, ngày … tháng … năm 2025"],
        [null, "Người lập biểu", null, "KT. GIÁM ĐỐC"],
        [null, "Nguyễn Văn A", null, "Trần Thị B"],
      ),
    );
    expect([bound.errors, bound.warnings, names(bound)]).toEqual([[], [], ["Xã A", "Xã B", "Xã C"]]);
    expect(notes(bound)).toEqual([
      "dòng tổng hợp: “Cao nhất”",
      "dòng tổng hợp: “Bình quân chung”",
      "dòng tổng hợp: “Cộng khối”",
      "dòng không có tên đơn vị: “Hà Tĩnh, ngày … tháng … năm 2025”",
      "dòng không có tên đơn vị: “Người lập biểu”",
      "dòng không có tên đơn vị: “Nguyễn Văn A”",
    ]);
  });

  test("a table that goes on below a signature is read on", () => {
    const bound = read(open, wide([1, "Xã A", 2, 3], [null, "Người lập biểu"], [null, "Nguyễn Văn A"], [2, "Xã B", 1, 1], [3, "Xã C"]));
    expect([bound.errors, names(bound)]).toEqual([[], ["Xã A", "Xã B", "Xã C"]]);
  });

  test.each([
    ["X? An B?nh", "3:2 unit-letters-lost fix-unit-letters-lost"],
    ["Xã \uFFFDn Bình", "3:2 unit-letters-lost fix-unit-letters-lost"],
    ["……", "3:2 not-a-unit fix-not-a-unit"],
    ["12", "3:2 not-a-unit fix-not-a-unit"],
    ["85%", "3:2 not-a-unit fix-not-a-unit"],
    ["Tỷ đồng", "3:2 not-a-unit fix-unit-measure"],
    ["KHỐI XÃ", "3:2 not-a-unit fix-unit-group"],
    ["KT. GIÁM ĐỐC", "3:2 not-a-unit fix-not-a-unit"],
  ])("figures beside %s are refused with the cell, in a wide and in a long table", (name, fault) => {
    const across = read(open, wide([1, "Xã A", 2, 3], [2, name, 1, 1]));
    const down = read(
      open,
      sheet(
        [
          ["Đơn vị", "Mã", "Điểm tự chấm"],
          ["Xã A", "1", 2],
          [name, "1", 1],
        ],
        { sheet: "s" },
      ),
    );
    expect([told(across), names(across)]).toEqual([[fault], ["Xã A"]]);
    expect([told(down), names(down)]).toEqual([[fault.replace("3:2", "3:1")], ["Xã A"]]);
  });

  test("sums in a long table and in a matrix, and differences below the names of units, are listed", () => {
    const down = read(
      open,
      sheet(
        [
          ["Đơn vị", "Mã", "Điểm tự chấm"],
          ["Xã A", "1", 2],
          ["Bình quân chung", "1", 2],
        ],
        { sheet: "s" },
      ),
    );
    expect([down.errors, names(down), notes(down)]).toEqual([[], ["Xã A"], ["dòng tổng hợp: “Bình quân chung”"]]);
    const matrix = read(
      open,
      sheet(
        [
          ["Mã", "Xã A", "", "", "Xã B", "", "", "Trung bình"],
          ["", "TC", "TĐ", "Chênh lệch", "TC", "TĐ", "Chênh lệch"],
          ["1", 2, 1, -1, 2, 2, 0, 1.5],
          ["2", 3, 3, 0, 1, 1, 0, 2],
        ],
        { sheet: "s" },
      ),
    );
    expect([matrix.errors, matrix.warnings, names(matrix)]).toEqual([[], [], ["Xã A", "Xã B"]]);
    expect(notes(matrix)).toEqual(["cột “Xã A / Chênh lệch”", "cột “Xã B / Chênh lệch”", "cột “Trung bình”"]);
    expect(answersOf(matrix)).toContain("Xã A 1 appraisal 1");
  });

  test("rows that name groups are no units: the one group of a rubric takes all, of several each must be known", () => {
    const table = wide([null, "KHỐI HUYỆN"], [1, "Huyện A", 2, 3], [null, "II. Các xã, phường"], [1, "Xã B", 2, 3]);
    const one = read(open, table);
    expect([one.errors, names(one), notes(one)]).toEqual([[], ["Huyện A", "Xã B"], ["dòng tên khối: “II. Các xã, phường”"]]);
    const two = read(groups, table);
    expect([two.errors, two.submissions.map(({ unit }) => unit.group)]).toEqual([[], ["huyen", "xa"]]);
    const other = read(groups, wide([null, "KHỐI HUYỆN"], [1, "Huyện A", 2, 3], [null, "KHỐI SỞ"], [1, "Sở B", 2, 3]));
    expect(told(other)).toContain("4:2 group-unknown fix-group");
    expect(other.submissions.map(({ unit }) => unit.group)).toEqual(["huyen", ""]);
  });

  test("a form whose name is left to dots names its cell, one that sums others up is not called after its sheet", () => {
    const rows = [
      ["Mã", "Điểm tự chấm"],
      ["1", 2],
    ];
    const dots = read(open, sheet([["Đơn vị: ……………"], ...rows], { sheet: "Biểu" }));
    expect([told(dots), names(dots)]).toEqual([["1:1 unit-blank fix-unit-blank"], []]);
    const beside = read(open, sheet([["Đơn vị: ……", "Xã A"], ...rows], { sheet: "Biểu" }));
    expect([beside.errors, names(beside)]).toEqual([[], ["Xã A"]]);
    expect(names(read(open, sheet(rows, { sheet: "Tổng hợp", file: "Xã A.xlsx" })))).toEqual(["Xã A"]);
  });
});

describe("a table with a register", () => {
  test("a name of the register is a unit whatever it looks like", () => {
    const bound = read(registered, wide([1, "Khối cơ quan Đảng", 2, 3], [2, "Xã Trung Bình", 2, 3], [3, "Trung bình", 2, 3]));
    expect([bound.errors, names(bound)]).toEqual([[], ["Khối cơ quan Đảng", "Xã Trung Bình"]]);
  });

  test("what is no name is told as such, without a list of units to choose from", () => {
    const bound = read(registered, wide([1, "X? An B?nh", 2, 3], [2, "KHỐI XÃ", 2, 3], [3, "Chênh lệch", 2, 3], [4, "Xã Khác", 1, 1]));
    expect(told(bound)).toEqual([
      "2:2 unit-letters-lost fix-unit-letters-lost",
      "3:2 not-a-unit fix-unit-group",
      "5:2 unit-unknown fix-unit-register",
    ]);
  });
});
