/** A saved result: read, held against its own seal, and against what the data give today. */
import type { Diagnostics } from "../diagnostic.ts";
import { asPrinted, canonicalText, dataHash, type Seal, type SealedRow } from "../engine/seal.ts";
import { parseExact, type RoundingMode } from "../points.ts";
import { fileSpan, type Source, type Span } from "../source.ts";
import { say, shorten, type Text, words } from "../text.ts";
import { type JsonNode, jsonTree, nodeAt } from "./json-tree.ts";
import { fieldDifferences } from "./result-diff.ts";
import { namedField } from "./result-words.ts";
import { tellData, tellRubricFile, tellSources } from "./sources.ts";

const UNREADABLE = words("result-unreadable", "Tệp không phải JSON đọc được.", "The file is no readable JSON.");
const FOREIGN = words("result-foreign", "Tệp JSON không phải kết quả của cchc score.", "The JSON is no result of cchc score.");
const FOREIGN_FIX = words(
  "fix-result-foreign",
  "Dùng tệp ghi bằng: cchc score TỆP -o ket-qua.json",
  "Take a file written by: cchc score FILE -o ket-qua.json",
);
const BROKEN = words(
  "result-seal-broken",
  "Tên đơn vị, tổng điểm hoặc hạng trong tệp đã bị sửa: mã kiểm chứng không khớp các số trong tệp.",
  "Names, totals or places of the file were changed: its seal does not fit its figures.",
);
const DATA_BROKEN = words(
  "result-seal-broken",
  "Mã số liệu trong tệp đã bị sửa: không khớp mã của các tệp số liệu ghi trong cùng tệp.",
  "The hash of the data was changed: it does not fit those of the data files that the file names.",
);
const DIFFERS = words(
  "result-field-differs",
  "{name}: tệp ghi {stored}, tính lại {right}.",
  "{name}: stored as {stored}, worked out as {right}.",
);
const NAMED = words(
  "result-field-differs",
  "{what}: tệp ghi {stored}, tính lại {right} ({name}).",
  "{what}: stored as {stored}, worked out as {right} ({name}).",
);
const NOTHING = { vi: "không có", en: "nothing" };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const objectAt = (value: unknown, key: string): Json => (isObject(value) && isObject(value[key]) ? (value[key] as Json) : {});
const listAt = (value: unknown, key: string): readonly unknown[] =>
  isObject(value) && Array.isArray(value[key]) ? (value[key] as unknown[]) : [];
const textAt = (value: unknown, key: string): string => (isObject(value) && typeof value[key] === "string" ? (value[key] as string) : "");

const SCHEMA = "cchc-result/1";

export interface StoredResult {
  readonly source: Source;
  readonly json: Json;
  readonly rubric: string;
  readonly round: string;
  readonly at: (path: readonly (string | number)[]) => Span;
}

/** Whether a file is a result as JSON, by its first letter. */
export const looksLikeJson = (text: string): boolean => /^\uFEFF?\s*\{/.test(text);

/** Reads a saved result; undefined when it is none, with what is wrong in `problems`. */
export function readResult(source: Source, problems: Diagnostics): StoredResult | undefined {
  let json: unknown;
  try {
    json = JSON.parse(source.text);
  } catch {
    problems.add("error", say(UNREADABLE, {}), fileSpan(source.name), { fix: say(FOREIGN_FIX, {}) });
    return undefined;
  }
  const schema = textAt(json, "schema");
  if (!isObject(json) || schema !== SCHEMA || !Array.isArray(json.groups)) {
    problems.add("error", say(FOREIGN, {}), fileSpan(source.name), { found: schema, fix: say(FOREIGN_FIX, {}) });
    return undefined;
  }
  const tree: JsonNode | undefined = jsonTree(source.text);
  const at = (path: readonly (string | number)[]): Span => {
    if (tree === undefined) return fileSpan(source.name);
    const { start, end } = nodeAt(tree, path);
    // Of a long value its first line says enough.
    return { kind: "text", source, start, end: Math.min(end, start + 80) };
  };
  const manifest = objectAt(json, "manifest");
  return { source, json, rubric: textAt(objectAt(manifest, "rubric"), "id"), round: textAt(manifest, "round"), at };
}

const MODES: readonly RoundingMode[] = ["half-up", "half-even", "down"];

/** The published figures that a result stores. */
function rowsOf(json: Json): readonly SealedRow[] {
  const { decimals, mode } = objectAt(objectAt(json, "manifest"), "rounding");
  const rounding = {
    decimals: typeof decimals === "number" && decimals <= 6 ? decimals : 2,
    mode: MODES.find((each) => each === mode) ?? "half-up",
  };
  return listAt(json, "groups").flatMap((group) =>
    listAt(group, "units").flatMap((unit) => {
      const total = parseExact(textAt(unit, "total").replace("…", ""));
      const { place, of } = isObject(unit) ? unit : {};
      const name = textAt(objectAt(unit, "unit"), "name");
      return total === undefined
        ? []
        : [{ unit: name, total: asPrinted(total, rounding), place: place === null ? undefined : `${place}/${of}` }];
    }),
  );
}

/** Whether the published figures are still those that were sealed. */
export function checkOwnSeal({ json, at }: StoredResult, hash: (text: string) => string, problems: Diagnostics): void {
  const stored = textAt(objectAt(json, "seal"), "figures");
  const right = hash(canonicalText(rowsOf(json)));
  if (stored !== right) problems.add("error", say(BROKEN, {}), at(["seal", "figures"]), { found: stored });
  const data = textAt(objectAt(json, "seal"), "data");
  if (data !== hashOf(listAt(objectAt(json, "manifest"), "inputs"), hash))
    problems.add("error", say(DATA_BROKEN, {}), at(["seal", "data"]), { found: data });
}

/** The hash of all data files that a result names. */
const hashOf = (inputs: readonly unknown[], hash: (text: string) => string): string =>
  dataHash(
    inputs.map((input) => textAt(input, "sha256")),
    hash,
  );

/** Names of files now, by the names that the same contents had then; what was changed since is known by its turn. */
function sameFiles(stored: readonly unknown[], now: readonly unknown[]): ReadonlyMap<string, string> {
  const byHash = new Map(now.map((input) => [textAt(input, "sha256"), textAt(input, "file")]));
  return new Map(stored.map((input, turn) => [textAt(input, "file"), byHash.get(textAt(input, "sha256")) ?? textAt(now[turn], "file")]));
}

/** Figures as each language writes them, words as they are, anything else as it stands in the file. */
function shown(value: unknown): Text | string {
  if (value === undefined || value === null) return NOTHING;
  if (typeof value === "string" && /^-?\d+\.\d+$/.test(value)) return { vi: value.replace(".", ","), en: value };
  return shorten(typeof value === "string" ? value : JSON.stringify(value), 120);
}

/** What differs from the result that the data give today: first what it was made of, then every field. */
export function compareResult(
  { json, at }: StoredResult,
  fresh: object,
  now: Seal,
  hash: (text: string) => string,
  problems: Diagnostics,
): void {
  // As it would be read back: without members that are undefined.
  const right = JSON.parse(JSON.stringify(fresh)) as Json;
  const [then, today] = [objectAt(json, "manifest"), objectAt(right, "manifest")];
  const rubric = objectAt(then, "rubric");
  const named = `${textAt(rubric, "id")} ${textAt(rubric, "version")}`;
  const places = {
    tool: ["manifest", "tool", "version"],
    rubric: ["manifest", "rubric", "id"],
    meaning: ["manifest", "rubric", "meaning"],
  };
  const made = { tool: textAt(objectAt(then, "tool"), "version"), rubric: named, meaning: textAt(rubric, "meaning") };
  tellSources(made, now, (what) => at(places[what]), problems);
  const [inputs, inputsNow] = [listAt(then, "inputs"), listAt(today, "inputs")];
  const [dataThen, dataNow] = [hashOf(inputs, hash), hashOf(inputsNow, hash)];
  if (dataThen !== dataNow) tellData(dataThen, dataNow, at(["manifest", "inputs"]), problems);
  const file = textAt(rubric, "sha256");
  const fileNow = textAt(objectAt(today, "rubric"), "sha256");
  if (textAt(rubric, "meaning") === now.rubric.meaning && file !== fileNow)
    tellRubricFile(file, fileNow, at(["manifest", "rubric", "sha256"]), problems);
  const differences = fieldDifferences(json, right, sameFiles(inputs, inputsNow), [
    "tool",
    "inputs",
    "sha256",
    "meaning",
    "seal",
    "text",
    "label",
  ]);
  for (const { name, path, stored, right: value } of differences) {
    const args = { name, stored: shown(stored), right: shown(value) };
    const { subject, what } = namedField(json, path);
    problems.add("error", what === undefined ? say(DIFFERS, args) : say(NAMED, { ...args, what }), at(path), { subject });
  }
}
