import type { Size, Trial } from '../support/trial.ts';
import { CUSTOMER_NAME, ErasureStage, FM_ID, FM_NAME, TENANT_ID } from './erasure-stage.ts';

const ROUNDS = { ci: 3, full: 30 } as const satisfies Record<Size, number>;
const STEPS = 120;
const STEPS_MEANWHILE = 30;

/** What a round came to. */
interface Round {
  readonly deleted: number;
  readonly rewritten: number;
  readonly interruptions: number;
  readonly events: number;
  readonly failures: readonly string[];
}

/** A person leaves, and everything about them goes while their colleagues work. */
export const erasedPerson: Trial = {
  name: 'erased-person',
  promise:
    'A person with open engagements, or who stands in for somebody, is not erased. After that is settled they are, while others work and the connection breaks now and then: 0 hits of their id and name in records, in the bytes of the files, in logs and in an export; no event is lost',
  run: (size) => rounds('erased-person', size, erasePerson),
};

/** A customer goes, with everything about it. */
export const erasedCustomer: Trial = {
  name: 'erased-customer',
  promise:
    'A customer is erased while others work and the connection breaks now and then: 0 hits of its tenant id and name in records, in the bytes of the files, in logs and in an export; the ledger says that one was erased',
  run: (size) => rounds('erased-customer', size, eraseCustomer),
};

async function rounds(
  name: string,
  size: Size,
  play: (stage: ErasureStage) => Promise<Round>,
): Promise<{ readonly measured: string; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  const sums = { deleted: 0, rewritten: 0, interruptions: 0, events: 0 };
  for (let seed = 1; seed <= ROUNDS[size]; seed += 1) {
    const stage = await ErasureStage.open(seed);
    try {
      const round = await play(stage);
      failures.push(...round.failures.map((failure) => `${name}, seed ${String(seed)}: ${failure}`));
      for (const key of ['deleted', 'rewritten', 'interruptions', 'events'] as const) sums[key] += round[key];
    } finally {
      await stage.close();
    }
  }
  return {
    measured: `${String(ROUNDS[size])} rounds, a third of them over the Cosmos double: ${String(sums.deleted)} documents deleted, ${String(sums.rewritten)} rewritten, ${String(sums.interruptions)} interruptions, ${String(sums.events)} events kept, ${String(failures.length)} broken promises`,
    failures,
  };
}

async function erasePerson(stage: ErasureStage): Promise<Round> {
  const failures: string[] = [];
  const request = { kind: 'person', id: FM_ID, names: [] } as const;
  // However they were written.
  const words = [FM_ID, FM_NAME, 'merle', 'mérle'];
  await stage.work(STEPS, 'because Mérle  KESTREL said so on the phone');
  if ((await stage.hits(words, request)).length < 5) failures.push('nothing to erase: the round proves nothing');

  await stage.burdenFm();
  const early = await stage.erase(request);
  if (early.outcome.kind !== 'refused' || early.outcome.obstacles.length < 2) {
    failures.push(`erased although there was something to settle: ${JSON.stringify(early.outcome)}`);
  }
  await stage.relieveFm();
  const events = await stage.countEvents();
  const [{ outcome, interruptions }] = await Promise.all([
    stage.erase(request),
    stage.work(STEPS_MEANWHILE, 'for a good reason as always', stage.others),
  ]);
  if (outcome.kind !== 'erased') return { ...NOTHING, failures: [`not erased: ${JSON.stringify(outcome)}`] };
  failures.push(...(await stage.hits(words, request)));
  const kept = await stage.countEvents();
  if (kept < events) failures.push(`${String(events - kept)} events are lost`);
  const again = await stage.erase(request);
  if (again.outcome.kind !== 'nothing') failures.push('a second time there was something to erase');
  return { ...outcome, interruptions, events: kept, failures };
}

async function eraseCustomer(stage: ErasureStage): Promise<Round> {
  const failures: string[] = [];
  const request = { kind: 'customer', id: TENANT_ID, names: [] } as const;
  // The FM shares a part of the customer's name, and stays.
  const words = [TENANT_ID, CUSTOMER_NAME];
  await stage.work(STEPS, 'because kestrel  traders said so on the phone');
  if ((await stage.hits(words, request)).length < 3) failures.push('nothing to erase: the round proves nothing');
  const [{ outcome, interruptions }] = await Promise.all([
    stage.erase(request),
    stage.work(STEPS_MEANWHILE, 'for a good reason as always', stage.others),
  ]);
  if (outcome.kind !== 'erased') return { ...NOTHING, failures: [`not erased: ${JSON.stringify(outcome)}`] };
  failures.push(...(await stage.hits(words, request)));
  const ledger = (await stage.store.readPartition('sys')).filter(({ id }) => id.startsWith('erased|'));
  if (ledger.length !== 1) failures.push(`${String(ledger.length)} entries in the ledger`);
  const again = await stage.erase(request);
  if (again.outcome.kind !== 'nothing') failures.push('a second time there was something to erase');
  return { ...outcome, interruptions, events: await stage.countEvents(), failures };
}

const NOTHING = { deleted: 0, rewritten: 0, interruptions: 0, events: 0 } as const;
