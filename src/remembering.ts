/** What was worked out once need not be again: sheets repeat a few words, and tables a few figures, a hundred thousand times. */

const MET_AT_MOST = 4096;
const LONGEST_MET = 64;

/** The same work, done once for what comes back. Long texts seldom do. */
export function remembering<Met, T>(work: (met: Met) => T, most = MET_AT_MOST): (met: Met) => T {
  const known = new Map<Met, T>();
  return (met) => {
    if (typeof met === "string" && met.length > LONGEST_MET) return work(met);
    const before = known.get(met);
    if (before !== undefined || known.has(met)) return before as T;
    if (known.size >= most) known.clear();
    const fresh = work(met);
    known.set(met, fresh);
    return fresh;
  };
}
