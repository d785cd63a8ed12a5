export { bestBelowMaximum } from "./best-below-maximum.ts";
export { countsMismatch } from "./counts-mismatch.ts";
export { duplicateId } from "./duplicate-id.ts";
export { exampleWrong } from "./example-wrong.ts";
export { fileName } from "./file-name.ts";
export { requiresCycle } from "./requires-cycle.ts";
export { sumMismatch } from "./sum-mismatch.ts";
export { unknownReference } from "./unknown-reference.ts";
