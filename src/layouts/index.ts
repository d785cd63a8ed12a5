/** The door of the folder: tables in, what the units answered out. */

import type { DataStanding, NotRead, PrintedFigure, Submission } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import { sheetKey } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { inBoth, say, words } from "../text.ts";
import * as all from "./all.ts";
import { chosenTables, type LayoutChoices } from "./choices.ts";
import { soundColumns } from "./column-faults.ts";
import { Gathering } from "./gathering.ts";
import type { Header } from "./header.ts";
import { noteHidden } from "./hidden.ts";
import type { Layout } from "./layout.ts";
import { tellLoneUnits } from "./lone-units.ts";
import { GUIDE_SHEET, isMarker, Standings } from "./marker.ts";
import { tellNoTable } from "./no-table.ts";
import { withoutOwnBlanks } from "./own-blanks.ts";
import { type SheetReading, sheetReading } from "./sheet-reading.ts";
import { soundPart } from "./sound.ts";
import { tellSumsOfUnits } from "./sums-of-units.ts";
import { tellSurveyUnits } from "./survey-units.ts";
import { tellUnfit } from "./unfit-sheets.ts";
import { tellUnseen } from "./unseen.ts";

export type { LayoutChoices } from "./choices.ts";
export type { Layout } from "./layout.ts";
export { isMarker, type Marker, readMarker } from "./marker.ts";
export type { SheetReading } from "./sheet-reading.ts";

export const layouts: readonly Layout[] = Object.values(all);

const SEVERAL = words("layout-ambiguous", "Trang tính vừa giống {names}.", "The sheet fits several layouts: {names}.");
const SEVERAL_FIX = words(
  "fix-layout-ambiguous",
  "Nêu rõ mẫu bảng bằng --layout, ví dụ --layout {first}; mô tả từng mẫu: cchc help {first}.",
  "Name the layout with --layout, such as --layout {first}; what each looks like: cchc help {first}.",
);
const NOT_CHOSEN = words("sheet-not-chosen", "trang tính “{name}” không được chọn", "the sheet “{name}” was not chosen");

export interface Bound {
  readonly submissions: readonly Submission[];
  readonly notRead: readonly NotRead[];
  readonly printed: readonly PrintedFigure[];
  /** How each sheet was read, in the order of the files. */
  readonly readings: readonly SheetReading[];
  readonly dataStanding: DataStanding;
}

interface Fit {
  readonly table: Table;
  readonly layout: Layout;
  readonly header: Header;
}

/** Reads every sheet of every file against the rubric. */
export function bind(tables: readonly Table[], rubric: Rubric, problems: Diagnostics, choices: LayoutChoices = {}): Bound {
  const gathering = new Gathering(rubric, problems);
  const standings = new Standings(tables);
  const ids = layouts.map(({ id }) => id);
  const chosen = chosenTables(tables, choices, { layouts: ids, rubric }, problems) ?? [];
  const kept = new Set(chosen.map(sheetKey));
  for (const table of tables) {
    if (isMarker(table)) standings.mark(table, problems);
    else if (chosen.length > 0 && !kept.has(sheetKey(table))) {
      gathering.skip(placeOf(table, 0, 0), say(NOT_CHOSEN, { name: table.sheet }));
    }
  }
  const sheets = withoutOwnBlanks(chosen).filter((table) => !isMarker(table));
  // What is only compared with the answers comes after them.
  const ours = new Set(tables.filter(isMarker).map(({ file }) => file));
  const fits = fitsOf(sheets, ours, choices.layout, gathering).sort((a, b) => Number(comparesOnly(a)) - Number(comparesOnly(b)));
  const given = new Map(tables.map((table) => [sheetKey(table), table]));
  const readings = fits.map(({ table, layout, header }) => {
    noteHidden(table, header, problems);
    const sound = soundPart(table, header, layout, gathering);
    if (soundColumns(sound.table, sound.header, layout, rubric, problems)) layout.read(sound.table, sound.header, gathering);
    return sheetReading(given.get(sheetKey(table)) ?? table, layout, sound.shown, gathering.notesOn(sound.table));
  });
  gathering.finish();
  const submissions = gathering.submissions();
  tellSumsOfUnits(submissions, rubric, problems);
  if (gathering.appraised()) tellLoneUnits(submissions, rubric, problems);
  tellSurveyUnits(submissions, gathering.surveyFiles(), problems);
  tellUnseen(tables, submissions, problems);
  return {
    submissions,
    notRead: gathering.notRead,
    printed: gathering.printed,
    readings,
    dataStanding: standings.lowest(problems),
  };
}

const comparesOnly = ({ layout }: Fit): boolean => layout.comparesOnly === true;

/**
 * Each sheet with the one layout that it fits.
 * @param ours the files that we made, whose guide holds nothing to be read
 */
function fitsOf(sheets: readonly Table[], ours: ReadonlySet<string>, chosen: string | undefined, gathering: Gathering): Fit[] {
  const { problems, rubric } = gathering;
  const fitting: Fit[] = [];
  /** Files in which some sheet is a table of scores: one that has none gave its units no answer at all. */
  const fitted = new Set<string>();
  const unfit: Table[] = [];
  for (const table of sheets) {
    const among = (list: readonly Layout[]): readonly Fit[] =>
      list.flatMap((layout) => {
        const header = chosen === undefined || chosen === layout.id ? layout.recognise(table, rubric) : undefined;
        return header === undefined ? [] : [{ table, layout, header }];
      });
    const answering = among(layouts.filter((layout) => layout.comparesOnly !== true));
    const fits = answering.length > 0 ? answering : among(layouts.filter((layout) => layout.comparesOnly === true));
    const [only, ...others] = fits;
    if (only !== undefined) fitted.add(table.file);
    if (only === undefined) {
      if (!ours.has(table.file) || table.sheet !== GUIDE_SHEET) unfit.push(table);
    } else if (others.length > 0) severalFit(fits, problems);
    else fitting.push(only);
  }
  for (const table of unfit) tellUnfit(table, gathering, fitted.has(table.file));
  for (const file of new Set(sheets.map((table) => table.file))) {
    if (fitted.has(file)) continue;
    tellNoTable(
      file,
      sheets.filter((table) => table.file === file),
      rubric,
      problems,
    );
  }
  return fitting;
}

function severalFit(fits: readonly Fit[], problems: Diagnostics): void {
  const [first] = fits;
  if (first === undefined) return;
  const names = inBoth((lang) => fits.map(({ layout }) => `${layout.id} («${layout.title[lang]}»)`).join(", "));
  const fix = say(SEVERAL_FIX, { first: first.layout.id });
  problems.add("error", say(SEVERAL, { names }), placeOf(first.table, first.header.top, 0), {
    fix,
  });
}
