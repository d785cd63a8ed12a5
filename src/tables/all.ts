export { csv } from "./csv.ts";
export { ods, xls, xlsb } from "./legacy.ts";
export { xlsx } from "./xlsx.ts";
