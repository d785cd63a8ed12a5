/** An object without anything inherited, so that a field may be called `constructor`; made by a class it is as quick as any other. */
export const Bare = class {} as unknown as new () => Record<string, never>;
Object.setPrototypeOf(Bare.prototype, null);
Reflect.deleteProperty(Bare.prototype, "constructor");
