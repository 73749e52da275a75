import assert from 'node:assert/strict';

import type { Decision, Refusal } from '../../src/domain/decision.ts';

/** The decision as accepted; fails the test when it was refused. */
export function accepted(decision: Decision): Extract<Decision, { ok: true }> {
  assert.ok(decision.ok, decision.ok ? '' : `refused: ${decision.refusal}`);
  return decision;
}

/** Fails the test unless the decision was refused for this reason. */
export function assertRefused(decision: Decision, refusal: Refusal): void {
  assert.deepEqual(decision, { ok: false, refusal });
}
