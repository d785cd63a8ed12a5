/** Leaves without which a unit has no total. */
import { compare, isPositive, type Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { LeafScore } from "./scorecard.ts";

const passes = ({ gate }: Leaf, points: Points): boolean =>
  isPositive(points) && (gate?.atLeast === undefined || compare(points, gate.atLeast) >= 0);

const isGate = ({ leaf, state }: LeafScore): boolean => leaf.gate !== undefined && state !== "not-applicable";

export const gateFailed = (score: LeafScore): boolean => isGate(score) && !passes(score.leaf, score.earned);

/** The gate may still open or close, as the leaf is not final. */
export const gateOpen = (score: LeafScore): boolean => isGate(score) && passes(score.leaf, score.low) !== passes(score.leaf, score.high);
