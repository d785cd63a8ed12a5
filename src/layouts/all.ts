export { form } from "./form.ts";
export { long } from "./long.ts";
export { matrix } from "./matrix.ts";
export { offices } from "./offices.ts";
export { sums } from "./sums.ts";
export { survey } from "./survey.ts";
export { wide } from "./wide.ts";
