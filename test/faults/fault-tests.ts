import type { Trial } from '../support/trial.ts';
import { ambiguousSends } from './ambiguous-sends.ts';
import { burst } from './burst.ts';
import { catchUp } from './catch-up.ts';
import { clockSkew } from './clock-skew.ts';
import { kill } from './kill.ts';
import { pause } from './pause.ts';
import { shutdown } from './shutdown.ts';
import { simulation } from './simulation.ts';
import { storeAway } from './store-away.ts';
import { throttling } from './throttling.ts';
import { timeZones } from './time-zones.ts';

/** All fault tests, in the order in which they are run. */
export const FAULT_TESTS: readonly Trial[] = [
  timeZones,
  simulation,
  kill,
  ambiguousSends,
  burst,
  shutdown,
  pause,
  throttling,
  catchUp,
  storeAway,
  clockSkew,
];
