/** How often a property is tried, and lists in another order. */

/** More of them at night: `FC_RUNS=100000`. */
export const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 100) };
export const shuffled = <T>(list: readonly T[], seed: number): readonly T[] =>
  list
    .map((each, index) => [(index * 7919 + seed) % 101, each] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, each]) => each);
