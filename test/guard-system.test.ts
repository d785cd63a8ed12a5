/** What the operating system refuses is said in words and tried again where that helps; how much is told of many faults. */
import { describe, expect, test } from "vitest";
import { type Ended, places, run, score, TABLE, UNITS, whole } from "./guarded.ts";
import { book } from "./packages.ts";

describe("the system answers with its codes", () => {
  const table = `Đơn vị;Mã;Điểm tự đánh giá\n${UNITS.map((unit) => `${unit};1.3;1`).join("\n")}\n`;
  const files = { "a.csv": table, "kq.md": "kết quả cũ" };
  const ask = ["score", "a.csv", "-r", "nho"] as const;
  test.each([
    ["EBUSY", "a.csv", /đang mở trong chương trình khác/],
    ["EPERM", "a.csv", /đang mở trong Excel thì lưu và đóng lại/],
    ["EACCES", "a.csv", /đang mở trong Excel thì lưu và đóng lại/],
    ["EBUSY", ">kq.md", /ghi sang tệp khác bằng -o/],
    ["EPERM", ">kq.md", /ghi vào thư mục khác bằng -o/],
  ])("row 3, 4: %s on %s is tried again three times within a second", async (code, path, advice) => {
    const ended = await run([...ask, "-o", "kq.md", "--force"], {
      files,
      faults: { [path]: code },
    });
    expect(ended.exit).toBe(2);
    expect(ended.err).toMatch(advice);
    expect(ended.waits).toHaveLength(3);
    expect(ended.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(1_000);
    expect(
      (
        await run([...ask, "-o", "kq.md", "--force"], {
          files,
          faults: { [path]: `${code} 3` },
        })
      ).exit,
    ).toBe(0);
  });

  test.each([
    ["ENOSPC", /Ổ đĩa đầy/],
    ["EDQUOT", /Ổ đĩa đầy/],
    ["EROFS", /Không được phép ghi.*\n.*-o/],
    ["EISDIR", /thư mục.*\n.*ket-qua\.md/],
    ["ELOOP", /lối tắt/],
    ["ENAMETOOLONG", /không nhận tên tệp.*\n.*ngắn hơn/],
    ["EIO", /OneDrive/],
    ["EWHATEVER", /EWHATEVER/],
  ])("row 85: %s while writing loses nothing", async (code, advice) => {
    const ended = await run([...ask, "-o", "kq.md", "--force"], {
      files,
      faults: { ">kq.md": code },
    });
    expect([ended.exit, ended.waits]).toEqual([2, []]);
    expect(ended.err).toMatch(advice);
  });

  test.each([
    "so lieu [2024] (1).csv",
    "Đơn vị {a,b}.csv",
    "kết quả * ?.csv",
    "a.csv.csv",
    "C:\\Users\\Hoà\\a b.csv",
    "\\\\may-chu\\chia-se\\a.csv",
  ])("row 84: %s is a name like any other", async (name) => {
    const ended = await run(["score", name, "-r", "nho"], {
      files: { [name.replaceAll("\\", "/")]: table },
    });
    expect(ended.exit).toBe(0);
  });

  test.each([{ COLUMNS: "20" }, { COLUMNS: "0" }, { COLUMNS: "abc" }, { LANG: "C" }, { TERM: "dumb" }, {}])(
    "row 86: %o",
    async (env: Record<string, string>) => {
      const ended = await run([...ask], { files, env });
      expect([ended.exit, ended.out.includes("Vũ")]).toEqual([0, true]);
    },
  );

  test("row 86: nobody types a table into a terminal", async () => {
    const ended = await run(["score", "-", "-r", "nho"], {
      files,
      stdinIsTerminal: true,
    });
    expect([ended.exit, ended.err.split("\n")[0]]).toEqual([2, "“-” đọc số liệu từ lệnh trước, nhưng không có gì được chuyển vào."]);
  });

  test.each([
    ["--date", "31/02/2025"],
    ["--max-problems", "x"],
    ["--max-warnings", "x"],
    ["--limit", "rows=x"],
    ["--encoding", "x"],
    ["--layout", "x"],
  ])("row 87: %s %s", async (flag, value) => {
    const ended = await run([...ask, flag, value], { files });
    expect(ended.exit).toBe(2);
    expect(ended.err.trim().split("\n")).toHaveLength(2);
    expect(ended.err).toContain(value);
  });
});

describe("how much is told", () => {
  const wrong = `Đơn vị;Mã;Điểm tự đánh giá\n${Array.from({ length: 60 }, (_, i) => `Huyện Vũ Quang;1.3;chưa rõ ${i}`).join("\n")}\n`;
  const lines = ({ told }: Ended): number => told.length;
  const ask = (...more: readonly string[]): Promise<Ended> =>
    run(["score", "a.csv", "-r", "nho", ...more], {
      files: { "a.csv": wrong },
    });
  test("--max-problems cuts what people read, the worst first, and says how many are left", async () => {
    const all = await ask("--verbose");
    const few = await ask("--verbose", "--max-problems", "3");
    expect(lines(all)).toBeGreaterThan(30);
    expect(lines(few)).toBe(3);
    expect(few.told.every((line) => line.includes(" lỗi "))).toBe(true);
    expect(few.err).toContain(`và ${lines(all) - 3} vấn đề nữa; thêm --max-problems 0 để xem hết`);
    expect(lines(await ask("--verbose", "--max-problems", "0"))).toBe(lines(all));
    // What machines read is whole, whatever people are shown, and so are the counts.
    expect(JSON.parse((await ask("--format", "json", "--max-problems", "1")).out)).toEqual(JSON.parse((await ask("--format", "json")).out));
    expect(few.err.trim().split("\n").at(-1)).toBe(all.err.trim().split("\n").at(-1));
    expect(few.exit).toBe(all.exit);
  });

  test("--sheet reads the sheets that are named, whatever their case, and refuses one that is not there", async () => {
    const two = book(TABLE, { sheets: '<sheet name="Tự chấm" sheetId="1" r:id="r1"/><sheet name="Bản nháp" sheetId="2" r:id="r1"/>' });
    const twice = await score("a.xlsx", two);
    expect([twice.exit, twice.told.some((line) => line.includes("lỗi answer-twice"))]).toEqual([1, true]);
    const one = await score("a.xlsx", two, "--sheet", "TỰ CHẤM", "--format", "csv");
    expect([one.exit, places(one)]).toEqual([0, places(await score("a.xlsx", whole, "--format", "csv"))]);
    const none = await score("a.xlsx", two, "--sheet", "Tự châm");
    expect([none.exit, none.told]).toEqual([2, ["a.xlsx lỗi sheet-choice-unknown"]]);
    expect(none.err).toContain("Tên gần đúng: Tự chấm.");
  });

  test("--strict makes errors of what is hidden", async () => {
    const hidden = book(`<cols><col min="3" max="3" hidden="1"/></cols>${TABLE}`);
    const lax = await score("a.xlsx", hidden);
    const strict = await score("a.xlsx", hidden, "--strict");
    expect([lax.exit, strict.exit]).toEqual([0, 1]);
    expect(lax.told).toContain("a.xlsx › 'Tự chấm'!C1 cảnh báo cells-hidden");
    expect(strict.told).toContain("a.xlsx › 'Tự chấm'!C1 lỗi cells-hidden");
  });
});
