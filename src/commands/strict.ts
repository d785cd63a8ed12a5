/** `--strict`: what is merely doubtful counts as an error. */
import type { Diagnostic } from "../diagnostic.ts";
import type { Option } from "./command.ts";

export const STRICT_OPTION: Option = {
  flags: "--strict",
  doc: {
    vi: "coi nội dung ẩn, bộ tiêu chí đã đổi là lỗi",
    en: "hidden content and a changed rubric are errors",
  },
};

/** What is merely doubtful, but an error to who asks for strictness. */
const STRICT: ReadonlySet<string> = new Set([
  "sheet-hidden",
  "cells-hidden",
  "cells-unseen",
  "hidden-points",
  "rubric-version",
  "rubric-changed",
]);

/** The diagnostics as `--strict` wants them. @param also whether one not in the list is meant as well */
export const strictly = (
  diagnostics: readonly Diagnostic[],
  strict: boolean,
  also: (diagnostic: Diagnostic) => boolean = () => false,
): readonly Diagnostic[] =>
  strict
    ? diagnostics.map((each) => (STRICT.has(each.message.words.code) || also(each) ? { ...each, severity: "error" as const } : each))
    : diagnostics;
