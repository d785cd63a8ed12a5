export { form } from "./form.ts";
export { long } from "./long.ts";
export { offices } from "./offices.ts";
export { wide } from "./wide.ts";
