/** What the words around a table say of it: how many units, which average, how many of each grade. */
import { parseExact } from "../points.ts";
import { type Cell, placeOf, rowAt, type Table } from "../tables/index.ts";
import { plain } from "./headings.ts";
import type { Declared } from "./model.ts";

const AVERAGE = /(?:bình quân|trung bình)(?:[^0-9]{0,60}?năm (?:19|20)\d\d)?[^0-9]{0,60}?(\d{1,3}(?:[.,]\d{1,4})?)(?![\d.,]*\d)/u;
const UNITS = /(?:^|[^\d.,/])(\d{1,4})(?:\/\1)? đơn vị(?! (?:đạt|xếp|loại|tăng|giảm|trên|dưới|có))/u;
const GRADES = /([\p{L} ]{1,40}?)\s*:\s*(\d{1,4})(?: đơn vị)?(?![.,]?\d)/gu;
const GRADED = /(\d{1,4}) đơn vị (?:(?:đạt|xếp) )?(?:loại |mức )?([\p{L} ]{1,40})/gu;
/** `2 tốt, 2 khá` */
const LISTED = /(?:^|[:;,(]|và|gồm|có) ?(\d{1,4}) ([\p{L} ]{1,40}?)(?=$|[,;.)]| và )/gu;

const decimalsOf = (text: string): number => text.split(/[.,]/)[1]?.length ?? 0;

type Said = Omit<Declared, "at" | "written">;

function said(what: Declared["what"], number: string, label = ""): readonly Said[] {
  const value = parseExact(number.replace(",", "."));
  return value === undefined ? [] : [{ what, value, decimals: decimalsOf(number), label }];
}

const CALLED = ["loại", "hạng", "mức", "nhóm"] as const;

/** Which of the grades of a table a stretch of text ends or begins with; a letter is one only where it is called so. */
const gradeIn = (text: string, grades: readonly string[]): string | undefined =>
  grades.find((grade) => {
    if (text === grade || CALLED.some((word) => text.endsWith(`${word} ${grade}`))) return true;
    return grade.length > 1 && (text.endsWith(` ${grade}`) || text.startsWith(`${grade} `));
  });

function gradesIn(text: string, grades: readonly string[]): readonly Said[] {
  const counted = [...text.matchAll(GRADES)].map(([, label = "", number = ""]) => ({ label: label.trim(), number }));
  const worded = [...text.matchAll(GRADED)].map(([, number = "", label = ""]) => ({ label: label.trim(), number }));
  const listed = [...text.matchAll(LISTED)].flatMap(([, number = "", label = ""]) => (grades.includes(label) ? [{ label, number }] : []));
  return [...counted, ...worded, ...listed].flatMap(({ label, number }) => {
    const grade = gradeIn(label, grades);
    return grade === undefined ? [] : said("grade", number, grade);
  });
}

/** @param grades those that the lines of the table have, by name */
export function declaredIn(table: Table, row: number, grades: readonly string[]): readonly Declared[] {
  return (rowAt(table, row) ?? []).flatMap((cell: Cell | undefined, column): readonly Declared[] => {
    if (cell?.type !== "text") return [];
    const text = plain(cell.text);
    const average = AVERAGE.exec(text)?.[1];
    const units = UNITS.exec(text)?.[1];
    const graded = gradesIn(text, grades);
    const found = [
      ...(average === undefined ? [] : said("average", average)),
      ...graded,
      ...(units === undefined || graded.length > 0 ? [] : said("units", units)),
    ];
    return found.map((each) => ({ ...each, written: cell.text.trim(), at: placeOf(table, row, column) }));
  });
}
