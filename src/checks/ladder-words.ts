/** How findings on ladders say where they are. */
import { say, words } from "../text.ts";
import type { Finding } from "./check.ts";
import type { Ladder, Step } from "./ladders.ts";

const OTHER = say(words("first-other-band", "mức kia", "the other band"), {});

export const related = ({ path }: Step): NonNullable<Finding["related"]> => ({ path, message: OTHER });
export const where = ({ leaf }: Ladder, { path }: Step): Pick<Finding, "path" | "subject"> => ({ path, subject: [leaf.id] });
