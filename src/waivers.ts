/** Waivers: findings that someone answers for, for a while and with a reason. They are listed and do not count. */
import type { Diagnostic } from "./diagnostic.ts";
import { type Finding, isWaived } from "./finding.ts";
import { beside, plainPath } from "./paths.ts";
import type { TextSpan } from "./source.ts";
import { say, words } from "./text.ts";

export interface Waiver {
  readonly code: string;
  /** As seen from the folder of the waivers. */
  readonly file?: string;
  readonly unit?: string;
  readonly node?: string;
  readonly fingerprint?: string;
  readonly reason: string;
  readonly by: string;
  readonly expires: string;
  readonly at: TextSpan;
}

const EXPIRED = words("waiver-expired", "Miễn trừ “{code}” đã hết hạn ngày {day:date}.", "The waiver of “{code}” expired on {day:date}.");
const EXPIRED_FIX = words(
  "fix-waiver-expired",
  "Sửa lỗi được miễn trừ rồi xóa mục này, hoặc gia hạn với lý do mới.",
  "Put right what is waived and delete the entry, or give a new day with a new reason.",
);
const UNUSED = words("waiver-unused", "Miễn trừ “{code}” không ứng với thông báo nào.", "The waiver of “{code}” is of no finding.");
const UNUSED_FIX = words(
  "fix-waiver-unused",
  "Xóa mục này, hoặc kiểm tra lại mã, tệp, đơn vị và dấu vân tay.",
  "Delete the entry, or check its code, file, unit and fingerprint.",
);
const REFUSED = words(
  "waiver-refused",
  "Lỗi “{code}” liên quan đến điểm được tính nên không được miễn trừ; giải trình được ghi lại.",
  "The error “{code}” concerns a computed score, so it cannot be waived; the explanation is kept.",
);
const REFUSED_FIX = words("fix-waiver-refused", "Sửa số ở chỗ báo lỗi.", "Correct the figure where the error is.");

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== "" && Number(month) >= 1 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** An error about what a unit answered: the score rests on it. */
const changesScore = ({ severity, at }: Diagnostic): boolean => severity === "error" && at.kind === "cell";

const fileOf = (file: string, folder: string): string => plainPath(beside(folder, file.normalize("NFC")));

function concerns({ code, file, unit, node, fingerprint }: Waiver, finding: Finding, folder: string): boolean {
  const { message, subject = [] } = finding.diagnostic;
  return (
    message.words.code === code &&
    (file === undefined || fileOf(file, folder) === finding.file) &&
    (unit === undefined || subject.includes(unit.normalize("NFC"))) &&
    (node === undefined || subject.includes(node)) &&
    (fingerprint === undefined || fingerprint === finding.fingerprint)
  );
}

export interface Waived {
  readonly findings: readonly Finding[];
  /** What is wrong with the waivers themselves. */
  readonly problems: readonly Diagnostic[];
}

export interface WaiverOptions {
  /** ISO; a waiver holds through its last day. */
  readonly today: string;
  /** Of the waivers, as the files of the findings are seen. */
  readonly folder: string;
  /** The files that were looked at: of others nothing can be told, so their waivers may well be used another time. */
  readonly files: readonly string[];
  /** Errors at cells on which no score rests: those of a table that others printed, as it is by itself. */
  readonly printed?: ReadonlySet<Diagnostic> | undefined;
}

export function applyWaivers(
  findings: readonly Finding[],
  listed: readonly Waiver[],
  { today, folder, files, printed }: WaiverOptions,
): Waived {
  const seen = new Set([...files, ...findings.map(({ file }) => file)]);
  const waivers = listed.filter((waiver) => waiver.file === undefined || seen.has(fileOf(waiver.file, folder)));
  const valid = waivers.filter(({ expires }) => expires >= today);
  const used = new Set<Waiver>();
  const refused = new Set<Waiver>();
  const judged = findings.map((finding): Finding => {
    const matching = valid.filter((waiver) => concerns(waiver, finding, folder));
    const [first] = matching;
    if (first === undefined) return finding;
    const isRefused = changesScore(finding.diagnostic) && printed?.has(finding.diagnostic) !== true;
    for (const waiver of matching) {
      used.add(waiver);
      if (isRefused) refused.add(waiver);
    }
    const { reason, by, expires } = first;
    const acknowledged = { reason, by, expires, refused: isRefused };
    return { ...finding, acknowledged, failing: finding.failing && isRefused };
  });
  const problems = waivers.flatMap((waiver): readonly Diagnostic[] => {
    const { code, expires: day, at } = waiver;
    const warn = (message: Diagnostic["message"], fix: Diagnostic["message"]): Diagnostic => ({ severity: "warning", message, at, fix });
    if (!valid.includes(waiver)) return [warn(say(EXPIRED, { code, day }), say(EXPIRED_FIX, {}))];
    if (!used.has(waiver)) return [warn(say(UNUSED, { code }), say(UNUSED_FIX, {}))];
    return refused.has(waiver) ? [warn(say(REFUSED, { code }), say(REFUSED_FIX, {}))] : [];
  });
  return { findings: judged, problems };
}

/** Those that count. */
export const standing = (findings: readonly Finding[]): readonly Finding[] => findings.filter((finding) => !isWaived(finding));
