/** Leaves without which a unit has no total. */
import { compare, isPositive, type Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { LeafScore } from "./scorecard.ts";

const passes = ({ gate }: Leaf, points: Points): boolean =>
  isPositive(points) && (gate?.atLeast === undefined || compare(points, gate.atLeast) >= 0);

const isGate = ({ leaf, state }: LeafScore): boolean => leaf.gate !== undefined && state !== "not-applicable";

/** Most rubrics have no gates, so that only the leaves that are some are asked. @param leaves by index of leaf */
export const failedGates = (leaves: readonly LeafScore[], gates: readonly Leaf[]): readonly Leaf[] =>
  gates.length === 0 ? gates : gates.filter(({ index }) => failed(leaves[index] as LeafScore));
const failed = (score: LeafScore): boolean => isGate(score) && !passes(score.leaf, score.earned);

/** Whether a gate may still open or close, as its leaf is not final. */
export const someGateOpen = (leaves: readonly LeafScore[], gates: readonly Leaf[]): boolean =>
  gates.some(({ index }) => isOpen(leaves[index] as LeafScore));
const isOpen = (score: LeafScore): boolean => isGate(score) && passes(score.leaf, score.low) !== passes(score.leaf, score.high);
