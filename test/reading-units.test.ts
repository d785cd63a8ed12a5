/** Which unit a name in a sheet means: never a guess, never two units for one, never one for two. */
import { describe, expect, test } from "vitest";
import { placeName } from "../src/source.ts";
import { render } from "../src/text.ts";
import { answersOf, flat, leaf, type ReadBack, read, rubricOf, sheet, type Written } from "./build.ts";

const NAMES = ["Thành phố Hà Tĩnh", "Thị xã Kỳ Anh", "Huyện Kỳ Anh", "Huyện Hương Khê", "Huyện Đức Thọ", "Huyện Hòa Thuỷ"];
const units = NAMES.map(
  (name, index) => `{ id: u${index}, name: ${name}${name === "Huyện Đức Thọ" ? ", aliases: [Duc Tho], former: [Huyện Can Lộc]" : ""} }`,
);
const rubric = rubricOf(
  `issuer: UBND tỉnh Hà Tĩnh\nmaxPoints: 2\ndomains: [${leaf("1", 1)}, ${leaf("2", 1)}]\nunits: [${units.join(", ")}]`,
);
const open = flat(2, [leaf("1", 1), leaf("2", 1)]);

const long = (...names: readonly string[]): ReadBack =>
  read(rubric, sheet([["Đơn vị", "Mã", "Điểm tự chấm"], ...names.map((name): Written[] => [name, "1", 1])], { sheet: "s" }));
/** What a name is taken for: the unit, or the code of what is told. */
function taken(name: string): string {
  const bound = long(name);
  return bound.submissions[0]?.unit.name ?? bound.errors.join(", ");
}
const told = ({ diagnostics }: ReadBack, index = 0): string => {
  const { message, fix } = diagnostics[index] as ReadBack["diagnostics"][number];
  return `${render(message, "vi")}${fix === undefined ? "" : ` ${render(fix, "vi")}`}`;
};

describe("names that mean one unit", () => {
  test.each([
    ["TX. Kỳ Anh", "Thị xã Kỳ Anh"],
    ["TX Kỳ Anh", "Thị xã Kỳ Anh"],
    ["UBND thị xã Kỳ Anh", "Thị xã Kỳ Anh"],
    ["ỦY BAN NHÂN DÂN  THỊ XÃ KỲ ANH", "Thị xã Kỳ Anh"],
    ["Uỷ ban nhân dân huyện Kỳ Anh", "Huyện Kỳ Anh"],
    ["H. Kỳ Anh", "Huyện Kỳ Anh"],
    ["Kỳ Anh (TX)", "Thị xã Kỳ Anh"],
    ["Kỳ Anh (huyện)", "Huyện Kỳ Anh"],
    ["TP.Hà Tĩnh", "Thành phố Hà Tĩnh"],
    ["hương khê", "Huyện Hương Khê"],
    ["Huyện Hoà Thủy", "Huyện Hòa Thuỷ"],
    ["Huyện Hương Khê".normalize("NFD"), "Huyện Hương Khê"],
    ["Huyện\u00a0Hương\u200b Khê.", "Huyện Hương Khê"],
    ["Duc Tho", "Huyện Đức Thọ"],
  ])("%s", (name, unit) => {
    expect(taken(name)).toBe(unit);
  });
  test("Ð (U+00D0) is taken for Đ and said once", () => {
    const bound = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "Mã", "Điểm tự chấm"],
          ["Huyện Ðức Thọ", "1", 1],
          ["Huyện Ðức Thọ", "2", 1],
        ],
        { sheet: "s" },
      ),
    );
    expect([bound.submissions.length, bound.warnings, bound.errors]).toEqual([1, ["unit-odd-letter"], []]);
  });
});

describe("names that mean none or several", () => {
  test("«Kỳ Anh» alone names both and guesses neither, once however many rows repeat it", () => {
    const bound = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "Mã", "Điểm tự chấm"],
          ["Kỳ Anh", "1", 1],
          ["Kỳ Anh", "2", 1],
        ],
        { sheet: "s" },
      ),
    );
    expect([bound.errors, bound.submissions]).toEqual([["unit-ambiguous"], []]);
    expect(told(bound)).toContain("Thị xã Kỳ Anh hay Huyện Kỳ Anh");
  });
  test("the id of a unit that no register knows is its name as anyone would write it, however it was written", () => {
    const bare = rubricOf(`maxPoints: 2\ndomains: [${leaf("1", 1)}, ${leaf("2", 1)}]`);
    const idOf = (name: string): string | undefined =>
      read(
        bare,
        sheet(
          [
            ["Đơn vị", "1", "2"],
            [name, 1, 1],
          ],
          { sheet: "s" },
        ),
      ).submissions[0]?.unit.id;
    for (const [id, ...names] of [
      ["xã toàn tỉnh", "Xã Toàn Tỉnh", "X. TOÀN TỈNH", "Xã Toàn Tỉnh".normalize("NFD")],
      ["tỉnh hoà bình", "Tỉnh Hòa Bình", "Tỉnh Hoà Bình"],
      ["đặc khu phú quý", "Đặc khu Phú Quý", "ĐK. Phú Qúy"],
      ["huyện giồng riềng", "Huyện Giồng Riềng"],
      ["xã khuỷu nguyễn người", "Xã Khuỷu Nguyễn Người"],
      ["huyện đắk r'lấp", "Huyện Đắk R'Lấp"],
      ["xã gìn già cửa", "Xã Gìn Già Cửa"],
    ]) {
      for (const name of names) expect(idOf(name)).toBe(id);
    }
  });
  test("«Hà Tĩnh» alone may be the province", () => {
    expect(told(long("Hà Tĩnh"))).toContain("Thành phố Hà Tĩnh hay Tỉnh Hà Tĩnh");
  });
  test("a name without marks is a suggestion only", () => {
    const bound = long("Huong Khe");
    expect([bound.errors, bound.submissions]).toEqual([["unit-unknown"], []]);
    expect(told(bound)).toContain("Tên gần đúng: Huyện Hương Khê.");
  });
  test.each([
    ["Huyện Hươпg Khê", "a Cyrillic letter"],
    ["Thị xã Hương Khê", "another type"],
    ["Thị xã Hà Tĩnh", "another type"],
  ])("%s is no unit (%s)", (name) => {
    expect(taken(name)).toBe("unit-unknown");
  });
  test("two rows for one unit under two spellings: both places, the second not read", () => {
    const bound = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "1", "2"],
          ["TX. Kỳ Anh", 1, 1],
          ["UBND thị xã Kỳ Anh", 0, 0],
        ],
        { sheet: "s" },
      ),
    );
    expect(bound.errors).toEqual(["unit-twice"]);
    expect(bound.diagnostics[0]?.related?.[0]?.at).toMatchObject({ row: 1 });
    expect(answersOf(bound)).toEqual(["Thị xã Kỳ Anh 1 self 1", "Thị xã Kỳ Anh 2 self 1"]);
  });
  test("two files that give one unit", () => {
    const form = (file: string) =>
      sheet(
        [
          ["Mã", "Điểm tự chấm"],
          ["1", 1],
        ],
        { file, sheet: "Huyện Kỳ Anh" },
      );
    expect(read(rubric, form("a.xlsx"), form("b.xlsx")).errors).toEqual(["unit-twice"]);
  });
  test("summary rows of a wide table are of no unit", () => {
    const bound = read(
      open,
      sheet(
        [
          ["Đơn vị", "1", "2"],
          ["Điểm tối đa", 1, 1],
          ["A", 1, 1],
          ["Tổng cộng", 1, 1],
          ["Trung bình", 1, 1],
        ],
        { sheet: "s" },
      ),
    );
    expect(bound.submissions.map(({ unit }) => unit.name)).toEqual(["A"]);
    expect(bound.notRead).toHaveLength(2);
    expect(bound.printed).toHaveLength(2);
  });
  test("notes in the column of the units of a wide table are listed, with a register and without", () => {
    const rows = (unit: string): readonly (readonly Written[])[] => [
      ["Đơn vị", "1", "2"],
      [unit, 1, 1],
      ["Ghi chú: số liệu đến ngày 31/12/2022"],
      ["* Đã làm tròn"],
    ];
    const open = read(flat(2, [leaf("1", 1), leaf("2", 1)]), sheet(rows("Huyện A"), { sheet: "s" }));
    expect([open.errors, answersOf(open), open.notRead.length]).toEqual([[], ["Huyện A 1 self 1", "Huyện A 2 self 1"], 2]);
    const listed = flat(2, [leaf("1", 1), leaf("2", 1)], "units: [{ id: a, name: Huyện A }]");
    const known = read(listed, sheet([...rows("Huyện A"), ["Số liệu do các đơn vị cung cấp"], ["Huyện B", 1]], { sheet: "s" }));
    expect([known.errors, known.notRead.length]).toEqual([["unit-unknown"], 3]);
  });
  test("without a register one name with a type and one without may be one unit or two", () => {
    const rows = (...names: readonly string[]) =>
      read(open, sheet([["Đơn vị", "1", "2"], ...names.map((name): Written[] => [name, 1, 1])], { sheet: "s" }));
    expect(rows("Huyện Kỳ Anh", "Thị xã Kỳ Anh").errors).toEqual([]);
    expect(rows("Huyện Kỳ Anh", "Kỳ Anh").errors).toEqual(["unit-ambiguous"]);
    expect(rows("Huyện Kỳ Anh", "H. Kỳ Anh").errors).toEqual(["unit-twice"]);
  });
});

describe("the unit of a form", () => {
  const form = (name: string, above: readonly (readonly Written[])[] = []) =>
    read(rubric, sheet([...above, ["Mã", "Điểm tự chấm"], ["1", 1]], { sheet: name }));
  const unitsOf = (bound: ReadBack) => [...bound.submissions.map(({ unit }) => unit.name), ...bound.errors];

  test("stands after «Đơn vị:», in that cell or the next, else anywhere above, else it is the sheet's name", () => {
    expect(unitsOf(form("Sheet1", [["Đơn vị: UBND huyện Kỳ Anh"]]))).toEqual(["Huyện Kỳ Anh"]);
    expect(unitsOf(form("Sheet1", [["Đơn vị:", "Huyện Kỳ Anh"]]))).toEqual(["Huyện Kỳ Anh"]);
    expect(unitsOf(form("Sheet1", [["UBND\nHUYỆN KỲ ANH"]]))).toEqual(["Huyện Kỳ Anh"]);
    expect(unitsOf(form("Hương Khê"))).toEqual(["Huyện Hương Khê"]);
  });
  test("a word above that is no certain name does not turn a sheet into another's", () => {
    expect(unitsOf(form("Hương Khê", [["HÀ TĨNH"]]))).not.toContain("Thành phố Hà Tĩnh");
    expect(unitsOf(form("Thị xã Kỳ Anh", [["Đơn vị: Kỳ Anh"]]))).toEqual(["Thị xã Kỳ Anh"]);
    expect(unitsOf(form("Sheet1", [["Đơn vị: Kỳ Anh"]]))).toEqual(["unit-ambiguous"]);
  });
  test("a sheet of one unit that names another above its table is of neither", () => {
    expect(unitsOf(form("Hương Khê", [["Đơn vị: Huyện Kỳ Anh"]]))).toEqual(["unit-ambiguous"]);
  });
  test("an unknown name is told with the nearest one, else with the register, a long one cut", () => {
    expect(told(form("Sheet1", [["Đơn vị: Huong Khe"]]))).toContain("Huyện Hương Khê");
    expect(told(form("Sheet1", [["Đơn vị: Huyện Phú Quốc"]]))).toContain(`Các đơn vị trong danh sách: ${NAMES.join(", ")}. Tên khác`);
    const many = Array.from({ length: 11 }, (_, index) => `{ id: x${index}, name: Xã Số ${index} }`).join(", ");
    const wide = rubricOf(`maxPoints: 1\ndomains: [${leaf("1", 1)}]\nunits: [${many}]`);
    const bound = read(wide, sheet([["Đơn vị: Phú Quốc"], ["Mã", "Điểm tự chấm"], ["1", 1]], { sheet: "Sheet1" }));
    expect(told(bound)).toContain("Xã Số 7 và 3 đơn vị khác. Tên khác");
  });
  test("without a register its group stands after «Khối:», by id or title", () => {
    const groups = rubricOf(
      `maxPoints: 1\ndomains: [${leaf("1", 1)}]\ngroups: [{ id: so, title: Sở ban ngành }, { id: huyen, title: UBND cấp huyện }]`,
    );
    const groupOf = (...above: readonly (readonly Written[])[]) => {
      const bound = read(groups, sheet([["Đơn vị: Sở Nội vụ"], ...above, ["Mã", "Điểm tự chấm"], ["1", 1]], { sheet: "Sheet1" }));
      return [...bound.submissions.map(({ unit }) => unit.group), ...bound.errors];
    };
    expect(groupOf(["Khối: Sở, ban ngành"])).toEqual(["", "group-unknown"]);
    expect(groupOf(["Khối: SỞ BAN NGÀNH"])).toEqual(["so"]);
    expect(groupOf(["Khối:", "huyen"])).toEqual(["huyen"]);
    expect(groupOf(["Khối thi đua: 1"])).toEqual([""]);
  });
});

const TIMES = [
  '{ id: loc-ha, name: Huyện Lộc Hà, until: "2024-12-31", becomes: [thach-ha] }',
  '{ id: thach-ha, name: Huyện Thạch Hà, until: "2025-06-30", becomes: [x-thach-ha, x-dong-kinh] }',
  '{ id: vu-quang, name: Huyện Vũ Quang, aliases: [VQ], until: "2025-06-30", becomes: [x-vu-quang] }',
  '{ id: x-thach-ha, name: Xã Thạch Hà, from: "2025-07-01" }',
  '{ id: x-dong-kinh, name: Xã Đông Kinh, from: "2025-07-01", former: [Xã Ích Hậu] }',
  '{ id: x-vu-quang, name: Xã Vũ Quang, from: "2025-07-01" }',
  "{ id: x-cu, name: Xã Đồng Lộc, until: 2025-06-30, becomes: [x-moi] }",
  "{ id: x-moi, name: Xã Đồng Lộc, from: 2025-07-01, aliases: [Đồng Lộc] }",
];
/** The same register in the rubric of another period. */
const inPeriod = (period: string): ReturnType<typeof rubricOf> =>
  rubricOf(`period: "${period}"\nmaxPoints: 1\ndomains: [${leaf("1", 1)}]\nunits: [${TIMES.join(", ")}]`);
const named = (period: string, name: string): string => {
  const bound = read(
    inPeriod(period),
    sheet(
      [
        ["Đơn vị", "Mã", "Điểm tự chấm"],
        [name, "1", 1],
      ],
      { sheet: "s" },
    ),
  );
  const [submission] = bound.submissions;
  const [first] = bound.diagnostics;
  if (submission !== undefined) return submission.unit.id;
  return `${first?.message.words.code}${first === undefined ? "" : ` ${placeName(first.at).split(" › ")[1]}`}: ${told(bound)}`;
};

describe("units that exist only for a time", () => {
  test.each([
    ["2024", ["loc-ha", "thach-ha", "vu-quang", "x-cu"]],
    ["Tháng 2 năm 2025", ["thach-ha", "vu-quang", "x-cu"]],
    ["6 tháng đầu năm 2025", ["thach-ha", "vu-quang", "x-cu"]],
    ["Quý II năm 2025", ["thach-ha", "vu-quang", "x-cu"]],
    ["Quý 3/2025", ["x-thach-ha", "x-dong-kinh", "x-vu-quang", "x-moi"]],
    ["2025-06", ["thach-ha", "vu-quang", "x-cu"]],
    ["Tháng 7 năm 2025", ["x-thach-ha", "x-dong-kinh", "x-vu-quang", "x-moi"]],
    ["6 tháng cuối năm 2025", ["x-thach-ha", "x-dong-kinh", "x-vu-quang", "x-moi"]],
    ["2025", ["x-thach-ha", "x-dong-kinh", "x-vu-quang", "x-moi"]],
    ["2021 - 2025", ["x-thach-ha", "x-dong-kinh", "x-vu-quang", "x-moi"]],
  ])("at the end of the period %s those that are there then are ranked", (period, ids) => {
    expect(inPeriod(period).units?.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ["2024", "Huyện Vũ Quang", "vu-quang"],
    ["2025", "Xã Vũ Quang", "x-vu-quang"],
    ["2024", "VQ", "vu-quang"],
    // One name after the other.
    ["2024", "Xã Đồng Lộc", "x-cu"],
    ["2025", "Xã Đồng Lộc", "x-moi"],
    ["2025", "Đồng Lộc", "x-moi"],
  ])("in %s «%s» is %s", (period, name, id) => {
    expect(named(period, name)).toBe(id);
  });

  test.each([
    [
      "2025",
      "UBND huyện Vũ Quang",
      "unit-ended 's'!A2: Huyện Vũ Quang hoạt động đến ngày 30/06/2025, không còn ở cuối kỳ đánh giá 2025. Nay là Xã Vũ Quang. Ghi số liệu theo đơn vị của kỳ này; chương trình không tự chuyển.",
    ],
    ["2025", "H. Lộc Hà", /^unit-ended 's'!A2: .* 31\/12\/2024.* Nay là Xã Thạch Hà, Xã Đông Kinh\./],
    ["2025", "Lộc Hà", /^unit-ended .* Nay là Xã Thạch Hà, Xã Đông Kinh\./],
    ["Quý I năm 2025", "Lộc Hà", /^unit-ended .* Nay là Huyện Thạch Hà\./],
    ["2025", "VQ", /^unit-ended 's'!A2: Huyện Vũ Quang/],
    ["2025", "Xã Ích Hậu", /^unit-ended 's'!A2: “Xã Ích Hậu” là tên đơn vị trước khi sắp xếp.* Nay là Xã Đông Kinh\./],
    [
      "2024",
      "Xã Vũ Quang",
      "unit-not-yet 's'!A2: Xã Vũ Quang hoạt động từ ngày 01/07/2025, chưa có trong kỳ đánh giá 2024. Trước đó là Huyện Vũ Quang. Ghi số liệu theo đơn vị của kỳ này; chương trình không tự chuyển.",
    ],
    ["2024", "Xã Đông Kinh", /^unit-not-yet .* Trước đó là Huyện Thạch Hà\./],
    // The huyện of before and the xã of now: neither is guessed.
    ["2025", "Vũ Quang", /^unit-ambiguous 's'!A2: .*Xã Vũ Quang hay Huyện Vũ Quang\./],
    ["2024", "Vũ Quang", /^unit-ambiguous 's'!A2: .*Huyện Vũ Quang hay Xã Vũ Quang\./],
    ["2025", "Huyện Vũ Quan", /^unit-unknown/],
  ])("in %s «%s» is refused with what there is instead", (period, name, expected) => {
    expect(named(period, name)).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
  });

  test("columns of a matrix and the name above a form are told in the same way", () => {
    const matrix = read(
      inPeriod("2025"),
      sheet(
        [
          ["Mã", "Nội dung", "Xã Vũ Quang", "Huyện Thạch Hà"],
          ["1", "Tiêu chí 1", 1, 1],
        ],
        { sheet: "s" },
      ),
    );
    expect([matrix.errors, matrix.submissions.map(({ unit }) => unit.id)]).toEqual([["unit-ended"], ["x-vu-quang"]]);
    const form = read(
      inPeriod("2025"),
      sheet([["Đơn vị: Huyện Thạch Hà"], ["Mã", "Nội dung", "Điểm tự chấm"], ["1", "Tiêu chí 1", 1]], { sheet: "Sheet1" }),
    );
    expect([form.errors, form.submissions]).toEqual([["unit-ended"], []]);
  });
});
