export { explain } from "./explain.ts";
export { help } from "./help.ts";
export { score } from "./score.ts";
export { validate } from "./validate.ts";
