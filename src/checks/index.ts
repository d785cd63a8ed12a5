/** Everything that must hold of a rubric beyond its shape, and what should. */
import type { Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import * as all from "./all.ts";
import type { Check } from "./check.ts";

export const checks: readonly Check[] = Object.values(all);

const FIX = words("fix-check", "{how}", "{how}");

function run(chosen: readonly Check[], rubric: Rubric, problems: Diagnostics): void {
  for (const check of chosen) {
    for (const { message, path, subject, related, fix = say(FIX, { how: check.fix }) } of check.run(rubric)) {
      problems.add(check.severity, message, rubric.locate(path), {
        fix,
        ...(subject === undefined ? {} : { subject }),
        ...(related === undefined
          ? {}
          : { related: [related].flat().map((each) => ({ at: rubric.locate(each.path), message: each.message })) }),
      });
    }
  }
}

const isError = ({ severity }: Check): boolean => severity === "error";

/** What keeps a rubric from being used: every error, in one go, wherever a rubric is read. */
export const checkRubric = (rubric: Rubric, problems: Diagnostics): void => run(checks.filter(isError), rubric, problems);

/** Warnings and notes, for who writes the rubric; whoever only scores by it can do nothing about them. */
export const adviseRubric = (rubric: Rubric, problems: Diagnostics): void =>
  run(
    checks.filter((check) => !isError(check)),
    rubric,
    problems,
  );
