/** What is wrong with the inputs, place first: the answer to `cchc validate` and what every command says beside its result. */
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { diagnosticJson } from "../engine/json.ts";
import { lineOf, placeName, type TextSpan } from "../source.ts";
import { asCount, type Lang, type Message, render, say, type Text, words } from "../text.ts";
import type { Block, Entry, Frame, Inline, Records, Report, Span, Tone } from "./block.ts";
import { named } from "./terms.ts";

export interface DiagnosticsOptions {
  readonly lang: Lang;
  /** Every one of them; else the same code is told five times and then counted. */
  readonly all?: boolean | undefined;
  /** No more than so many of them, the worst first to stay; all of them when it is 0 or undefined. */
  readonly most?: number | undefined;
  /** How many files were read; those that are named are counted if left out. */
  readonly files?: number | undefined;
  /** How many more there are that concern other units and are not among these. */
  readonly elsewhere?: number | undefined;
  /** Whether a person reads it, who may ask what a code means. */
  readonly pointer?: boolean | undefined;
}

export const SEVERITIES: Readonly<Record<Severity, Text>> = {
  error: { vi: "lỗi", en: "error" },
  warning: { vi: "cảnh báo", en: "warning" },
  note: { vi: "lưu ý", en: "note" },
};
const TONES: Readonly<Record<Severity, Tone>> = { error: "bad", warning: "warning", note: "muted" };

const SUMMARY = words(
  "diagnostics-summary",
  "{errors} lỗi, {warnings} cảnh báo trong {files} tệp",
  "errors: {errors}, warnings: {warnings}, files: {files}",
);
const NOTES = words("diagnostics-notes", "{notes} lưu ý", "notes: {notes}");
const MORE = words("diagnostics-more", "và {count} chỗ khác cùng mã {code}", "and {count} more with the code {code}");
const LEFT_OUT = words(
  "diagnostics-left-out",
  "và {count} vấn đề nữa; thêm --max-problems 0 để xem hết",
  "and {count} more; add --max-problems 0 to see them all",
);
const ELSEWHERE = words(
  "diagnostics-elsewhere",
  "{count} vấn đề ở đơn vị khác: xem cchc score",
  "{count} about other units: see cchc score",
);
const MORE_ON = words("diagnostics-more-on", "Xem thêm: cchc help {code}", "More: cchc help {code}");
const AND: Text = { vi: "và", en: "and" };
const THERE_ARE: Text = { vi: "Có", en: "There are" };
const FOUND: Text = { vi: "Hiện ghi", en: "Found" };
const EXPECTED: Text = { vi: "Yêu cầu", en: "Expected" };
const FIX: Text = { vi: "Cách khắc phục", en: "How to fix" };
const PLACE: Text = { vi: "Vị trí", en: "Place" };
const SUBJECT: Text = { vi: "Đối tượng", en: "Subject" };
const SEVERITY: Text = { vi: "Mức độ", en: "Severity" };
const CODE: Text = { vi: "Mã", en: "Code" };
const MESSAGE: Text = { vi: "Nội dung", en: "Message" };

const SAME_CODE_SHOWN = 5;
const QUOTED_AT_MOST = 200;

/** The line it is about and the one above, as far as that holds anything. */
function frameOf({ source, start, end }: TextSpan): Frame {
  const { text } = source;
  const at = lineOf(text, start);
  const lines = [{ number: at.line, text: text.slice(at.start, at.end) }];
  if (at.line > 1) {
    // The offset before the line's own start stands in its ending, CRLF or LF.
    const above = lineOf(text, at.start - 1);
    const upper = above.line < at.line ? above : lineOf(text, Math.max(0, at.start - 2));
    const content = text.slice(upper.start, upper.end);
    if (upper.line === at.line - 1 && content.trim() !== "") lines.unshift({ number: upper.line, text: content });
  }
  const last = at.end - at.start;
  const from = Math.min(start - at.start, last);
  return { lines, mark: { start: from, end: Math.max(from, Math.min(end - at.start, last)) } };
}

const cut = (text: string): string => {
  const letters = [...text];
  return letters.length <= QUOTED_AT_MOST ? text : `${letters.slice(0, QUOTED_AT_MOST).join("")}…`;
};

/** `Hiện ghi: “2,0” · Yêu cầu: … · Cách khắc phục: …` */
function advice({ found, expected, fix }: Diagnostic, lang: Lang): readonly Inline[] {
  const parts: (readonly Span[])[] = [];
  if (found !== undefined) parts.push(named(FOUND[lang], `“${cut(found)}”`));
  if (expected !== undefined) parts.push(named(EXPECTED[lang], render(expected, lang)));
  if (fix !== undefined) parts.push(named(FIX[lang], render(fix, lang)));
  if (parts.length === 0) return [];
  return [parts.flatMap((part, index) => (index === 0 ? part : [{ text: " · ", tone: "muted" as const }, ...part]))];
}

function entryOf(diagnostic: Diagnostic, lang: Lang): Entry {
  const { severity, message, at, subject = [], related = [] } = diagnostic;
  const title: Inline = [
    { text: [placeName(at), ...subject].join(" · "), tone: "strong" },
    { text: "  " },
    { text: SEVERITIES[severity][lang], tone: TONES[severity] },
    { text: `  ${message.words.code}  `, tone: "muted" },
    { text: render(message, lang) },
  ];
  const others = related.map((each): Inline => `${placeName(each.at)}: ${render(each.message, lang)}`);
  const frame = at.kind === "text" && at.source.text !== "" ? { frame: frameOf(at) } : {};
  return { title, ...frame, lines: [...advice(diagnostic, lang), ...others] };
}

interface Told {
  readonly diagnostic: Diagnostic;
  /** How many more with its code are only counted, right behind it. */
  readonly more: number;
}

/** Each in its order; the same code after the fifth is only counted. */
function toldOf(list: readonly Diagnostic[], all: boolean): readonly Told[] {
  const totals = new Map<string, number>();
  for (const { message } of list) totals.set(message.words.code, (totals.get(message.words.code) ?? 0) + 1);
  const times = new Map<string, number>();
  return list.flatMap((diagnostic): readonly Told[] => {
    const { code } = diagnostic.message.words;
    const nth = (times.get(code) ?? 0) + 1;
    times.set(code, nth);
    if (!all && nth > SAME_CODE_SHOWN) return [];
    const last = !all && nth === SAME_CODE_SHOWN;
    return [{ diagnostic, more: last ? (totals.get(code) ?? 0) - nth : 0 }];
  });
}

const RANKS: readonly Severity[] = ["error", "warning", "note"];

/** The worst, as many as asked for, in the order they came. */
function worst(told: readonly Told[], most: number): readonly Told[] {
  const rank = ({ diagnostic }: Told): number => RANKS.indexOf(diagnostic.severity);
  const kept = new Set([...told].sort((a, b) => rank(a) - rank(b)).slice(0, most));
  return told.filter((each) => kept.has(each));
}

const counted = (message: Message, lang: Lang): Entry => ({ title: [{ text: `… ${render(message, lang)}`, tone: "muted" }], lines: [] });

function entriesOf(list: readonly Diagnostic[], { lang, all = false, most = 0 }: DiagnosticsOptions): readonly Entry[] {
  const told = toldOf(list, all);
  const kept = most > 0 && told.length > most ? worst(told, most) : told;
  const entries = kept.flatMap(({ diagnostic, more }) => {
    const entry = entryOf(diagnostic, lang);
    return more === 0 ? [entry] : [entry, counted(say(MORE, { count: asCount(more), code: diagnostic.message.words.code }), lang)];
  });
  return kept === told ? entries : [...entries, counted(say(LEFT_OUT, { count: asCount(told.length - kept.length) }), lang)];
}

const fileOf = ({ at }: Diagnostic): string => (at.kind === "text" ? at.source.name : at.file);

/** `2 lỗi, 0 cảnh báo trong 2 tệp` */
export function diagnosticsSummary(list: readonly Diagnostic[], { lang, files }: DiagnosticsOptions): string {
  const count = (severity: Severity): number => list.filter((each) => each.severity === severity).length;
  const inFiles = files ?? new Set(list.map(fileOf)).size;
  const summary = render(
    say(SUMMARY, { errors: asCount(count("error")), warnings: asCount(count("warning")), files: asCount(inFiles) }),
    lang,
  );
  const notes = count("note");
  return notes === 0 ? summary : `${summary}; ${render(say(NOTES, { notes: asCount(notes) }), lang)}`;
}

/** Where more is said of the first of the worst. */
function pointerTo(list: readonly Diagnostic[], lang: Lang): string {
  const first = RANKS.map((rank) => list.find(({ severity }) => severity === rank)).find((each) => each !== undefined);
  return render(say(MORE_ON, { code: first?.message.words.code ?? "" }), lang);
}

/** All of them and, last, how many there are and how many elsewhere; nothing when there are none. */
export function diagnosticBlocks(list: readonly Diagnostic[], options: DiagnosticsOptions): readonly Block[] {
  const { lang, elsewhere = 0 } = options;
  const others = elsewhere === 0 ? "" : render(say(ELSEWHERE, { count: asCount(elsewhere) }), lang);
  if (list.length === 0) return others === "" ? [] : [{ kind: "paragraph", text: `${THERE_ARE[lang]} ${others}` }];
  const failed = list.some(({ severity }) => severity === "error");
  const warned = list.some(({ severity }) => severity === "warning");
  const summary = `${failed ? "✖ " : ""}${diagnosticsSummary(list, options)}${others === "" ? "" : `, ${AND[lang]} ${others}`}`;
  const counts: Span = { text: summary, tone: failed ? "bad" : warned ? "warning" : "plain" };
  return [
    { kind: "entries", items: entriesOf(list, options) },
    { kind: "paragraph", text: options.pointer === true ? [counts, { text: ` · ${pointerTo(list, lang)}`, tone: "muted" }] : [counts] },
  ];
}

function records(list: readonly Diagnostic[], lang: Lang): Records {
  return {
    columns: [PLACE, SUBJECT, SEVERITY, CODE, MESSAGE, FOUND, EXPECTED, FIX].map((term) => term[lang]),
    rows: list.map(({ severity, message, at, subject = [], found = "", expected, fix }) => [
      placeName(at),
      subject.join(" · "),
      SEVERITIES[severity][lang],
      message.words.code,
      render(message, lang),
      cut(found),
      expected === undefined ? "" : render(expected, lang),
      fix === undefined ? "" : render(fix, lang),
    ]),
  };
}

/** The diagnostics as a report of their own; never cut in records and data. */
export function diagnosticsReport(list: readonly Diagnostic[], options: DiagnosticsOptions): Report {
  const summary: Block = { kind: "paragraph", text: diagnosticsSummary(list, options) };
  return {
    blocks: list.length === 0 ? [summary] : diagnosticBlocks(list, options),
    records: records(list, options.lang),
    json: { schema: "cchc-diagnostics/1", diagnostics: list.map(diagnosticJson) },
  };
}
