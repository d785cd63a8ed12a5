/** The sample as other programs save it: the same totals and ranks from xls, ods, csv and xlsx written by LibreOffice. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { main } from "../src/cli.ts";
import { FilledForm } from "./fill.ts";
import { memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const SAMPLE = join(home, "samples", "hatinh-huyen-2022.xlsx");
const RUBRIC = "rubrics/hatinh-huyen-2022.yaml";

/** On Windows and macOS the program is not on the path; its place may be given. */
const OFFICE = process.env.CCHC_SOFFICE ?? "soffice";

function officeWorks(): boolean {
  try {
    execFileSync(OFFICE, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const office = officeWorks();

let folder = "";
let sheets: readonly string[] = [];

/** Converts with a profile of its own, so that an office that is open elsewhere does not take the job. */
function convert(file: string, filter: string, out: string): void {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  execFileSync(OFFICE, [profile, "--headless", "--convert-to", filter, "--outdir", out, file], { stdio: "ignore", timeout: 110_000 });
}

interface Row {
  readonly unit: string;
  readonly place: string;
  readonly total: string;
}
/** Places and totals of all units, by the name of the file that holds them. */
async function ranking(name: string, bytes: Uint8Array): Promise<readonly Row[]> {
  const host = memoryHost({ files: { [name]: bytes, [RUBRIC]: new Uint8Array(readFileSync(join(home, RUBRIC))) }, shipped: "rubrics" });
  const exit = await main(["score", name, "-f", "csv"], host);
  expect([exit, host.stderr()]).toEqual([0, ""]);
  // The last line is the seal.
  const [head = "", ...lines] = host.stdout().replace("\ufeff", "").trimEnd().split("\r\n").slice(0, -1);
  const columns = head.split(";");
  const at = (title: string): number => columns.indexOf(title);
  return lines.map((line) => {
    const cells = line.split(";");
    return { unit: cells[at("Mã đơn vị")] ?? "", place: cells[at("Hạng")] ?? "", total: cells[at("Tổng điểm đạt được")] ?? "" };
  });
}

test.skipIf(office || process.env.CCHC_CI === undefined)("LibreOffice is there where everything must be tested", () => {
  expect(office, "cần LibreOffice: apt-get install libreoffice-calc-nogui").toBe(true);
});

describe.skipIf(!office)(office ? "saved by LibreOffice" : "cần LibreOffice để chạy (apt-get install libreoffice-calc-nogui)", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "cchc-office-"));
    for (const type of ["ods", "xls"]) convert(SAMPLE, type, folder);
    convert(join(folder, "hatinh-huyen-2022.ods"), "xlsx", folder);
    // Every sheet as a file: separator `;`, text quoted where needed, UTF-8, all sheets (-1).
    convert(SAMPLE, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1", join(folder, "csv"));
    sheets = readdirSync(join(folder, "csv"));
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["ods", "xls", "xlsx"])("%s", async (type) => {
    const expected = await ranking("goc.xlsx", new Uint8Array(readFileSync(SAMPLE)));
    expect(expected).toHaveLength(13);
    expect(await ranking(`lai.${type}`, new Uint8Array(readFileSync(join(folder, `hatinh-huyen-2022.${type}`))))).toEqual(expected);
  });

  test("a form of which nothing, or only a part, is filled in", async () => {
    const rubric = new Uint8Array(readFileSync(join(home, RUBRIC)));
    const made = memoryHost({ files: { [RUBRIC]: rubric }, shipped: "rubrics" });
    expect(await main(["template", "hatinh-huyen-2022", "--unit", "Vũ Quang", "-o", "trong.xlsx"], made)).toBe(0);
    const blank = made.files.get("trong.xlsx") ?? new Uint8Array();
    const figures = new Map<string, number>([
      ["1.1.3/numerator", 0],
      ["1.1.3/denominator", 40],
    ]);
    for (const [name, bytes, answered] of [
      ["trong", blank, 0],
      ["mot-phan", new FilledForm(blank).fill(figures).bytes(), 1],
    ] as const) {
      writeFileSync(join(folder, `${name}.xlsx`), bytes);
      for (const type of ["xlsx", "ods", "xls"]) {
        convert(join(folder, `${name}.xlsx`), type, join(folder, "bieu"));
        const file = `${name}.${type}`;
        const host = memoryHost({
          files: { [file]: new Uint8Array(readFileSync(join(folder, "bieu", file))), [RUBRIC]: rubric },
          shipped: "rubrics",
        });
        await main(["score", file, "-r", "hatinh-huyen-2022"], host);
        expect([file, /(\d+)\/\d+ có số liệu/.exec(host.stdout())?.[1]]).toEqual([file, String(answered)]);
        const told = [...host.stderr().matchAll(/(?:lỗi|cảnh báo) {2}([a-z-]+) /g)].map(([, code]) => code);
        expect([file, ...told]).toEqual([file, "group-size-differs", ...(answered === 0 ? [] : ["answers-missing", "survey-missing"])]);
      }
    }
  }, 120_000);

  test("one sheet as CSV gives the unit the same points", async () => {
    const name = sheets.find((each) => each.includes("Vũ Quang")) ?? "";
    const offices = sheets.find((each) => /-4\.2\.csv$/.test(each)) ?? "";
    const files = Object.fromEntries(
      [name, offices].map((each) => [each.replace("hatinh-huyen-2022-", ""), new Uint8Array(readFileSync(join(folder, "csv", each)))]),
    );
    const host = memoryHost({ files: { ...files, [RUBRIC]: new Uint8Array(readFileSync(join(home, RUBRIC))) }, shipped: "rubrics" });
    await main(["explain", ...Object.keys(files), "-r", "hatinh-huyen-2022", "-u", "Vũ Quang", "-f", "markdown"], host);
    expect(host.stdout()).toContain("89,30/100 điểm");
  });

  test("an annotated copy opens with its notes, and the ranking is the same", async () => {
    const files = { "goc.xlsx": new Uint8Array(readFileSync(SAMPLE)), [RUBRIC]: new Uint8Array(readFileSync(join(home, RUBRIC))) };
    const host = memoryHost({ files, shipped: "rubrics" });
    expect(await main(["annotate", "goc.xlsx", "-o", "chu.xlsx"], host)).toBe(0);
    writeFileSync(join(folder, "chu.xlsx"), host.files.get("chu.xlsx") ?? new Uint8Array());
    convert(join(folder, "chu.xlsx"), "ods", folder);
    convert(join(folder, "chu.ods"), "xlsx", join(folder, "lai"));
    const back = new Uint8Array(readFileSync(join(folder, "lai", "chu.xlsx")));
    expect(await ranking("lai.xlsx", back)).toEqual(await ranking("goc.xlsx", files["goc.xlsx"]));
    const cell = sheetjs.read(back).Sheets["Vũ Quang"]?.G36 as sheetjs.CellObject | undefined;
    expect(cell?.c?.map(({ t }) => t).join()).toContain("Tiêu chí 1.5");
  });
});
