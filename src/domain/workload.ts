import type { ByLanguage, Language } from './language.ts';
import workloads from './workloads.json' with { type: 'json' };

/** A workload's code as the FastTrack portal abbreviates it, such as `EXO`. */
export type WorkloadCode = string;

/** A Microsoft 365 service that a customer deploys. */
interface Workload {
  readonly code: WorkloadCode;
  /** What stands in square brackets before a status note about it; several workloads may share one. */
  readonly notePrefix: string;
  /** Kept for what is stored, no longer offered. */
  readonly isRetired?: boolean;
  readonly name: ByLanguage<string>;
}

const known: readonly Workload[] = workloads;

const byCode: ReadonlyMap<WorkloadCode, Workload> = new Map(known.map((workload) => [workload.code, workload]));

/** Codes of all workloads, those of the past too, in the portal's order. */
export const KNOWN_WORKLOADS: readonly WorkloadCode[] = known.map(({ code }) => code);

/** Codes of the workloads that can be added to a customer, in the portal's order. */
export const OFFERED_WORKLOADS: readonly WorkloadCode[] = known
  .filter(({ isRetired }) => isRetired !== true)
  .map(({ code }) => code);

/** The workload's name for people; the bare code for one this version does not know. */
export function workloadName(code: WorkloadCode, language: Language): string {
  return byCode.get(code)?.name[language] ?? code;
}

/** The bracketed prefix of a status note about these workloads: `[EXO]`, `[OLM+INTUNE]`. */
export function notePrefix(codes: readonly WorkloadCode[]): string {
  const prefixes = new Set(codes.map((code) => byCode.get(code)?.notePrefix ?? code));
  return `[${[...prefixes].join('+')}]`;
}
