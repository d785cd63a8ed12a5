export { perItem } from "./per-item.ts";
