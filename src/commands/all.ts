export const annotate = () => import("./annotate.ts");
export const audit = () => import("./audit.ts");
export const completion = () => import("./completion.ts");
export const config = () => import("./config.ts");
export const diff = () => import("./diff.ts");
export const explain = () => import("./explain.ts");
export const help = () => import("./help.ts");
export const rounds = () => import("./rounds.ts");
export const ledger = () => import("./ledger.ts");
export const log = () => import("./log.ts");
export const schema = () => import("./schema.ts");
export const score = () => import("./score.ts");
export const template = () => import("./template.ts");
export const validate = () => import("./validate.ts");
export const verify = () => import("./verify.ts");
const form = () => import("./import.ts");

export { form as import };
