import { LANGUAGES } from '../domain/language.ts';
import { KNOWN_WORKLOADS, workloadName, type WorkloadCode } from '../domain/workload.ts';
import { editDistance } from './edit-distance.ts';
import { fold } from './fold.ts';

/** A workload that a sentence names, and where. */
export interface FoundWorkload {
  readonly start: number;
  readonly end: number;
  readonly code: WorkloadCode;
}

/**
 * What people call workloads besides their codes and their names of today: what they were called before, and for short. What
 * several have in common ("Defender", "Project") is not here.
 */
const NICKNAMES: Readonly<Record<WorkloadCode, readonly string[]>> = {
  EXO: ['exchange', 'exchange online', 'exch'],
  OLM: ['outlook', 'outlook mobile', 'outlook movil', 'outlook for ios', 'outlook for android'],
  SFB: ['skype', 'skype for business', 'skype empresarial', 'lync'],
  TEAMS: ['teams', 'ms teams', 'msteams'],
  SPO: ['sharepoint', 'share point', 'sharepoint online', 'sp online'],
  OD4B: ['onedrive', 'one drive', 'onedrive for business', 'onedrive para la empresa', 'odfb', 'odb'],
  YAM: ['yammer', 'viva engage'],
  OPP: [
    ...['office proplus', 'office 365 proplus', 'o365 proplus', 'proplus', 'office pro plus', 'pro plus'],
    ...[
      'm365 apps',
      'microsoft 365 apps',
      'office apps',
      'apps de office',
      'apps for enterprise',
      'microsoft 365 apps for enterprise',
    ],
    ...['aplicaciones de office', 'aplicaciones de microsoft 365', 'apps de microsoft 365'],
  ],
  PROJPRO: ['project pro', 'project professional'],
  POPRO: ['project online', 'planner', 'project for the web'],
  POESS: ['project essentials', 'project online essentials'],
  PBI: ['power bi', 'powerbi'],
  SDS: ['school data sync'],
  OATP: ['atp', 'office atp', 'o365 atp', 'office 365 atp', 'defender for office', 'defender para office', 'mdo'],
  INTUNE: ['intune', 'endpoint manager', 'microsoft endpoint manager'],
  AADP: [
    ...['azure ad', 'aad', 'azure active directory', 'azure ad premium', 'aad premium', 'entra', 'entra id'],
    ...['microsoft entra', 'active directory', 'azuread'],
  ],
  MCAS: ['cloud app security', 'defender for cloud apps'],
  AIP: ['azure information protection', 'information protection', 'purview', 'microsoft purview', 'mip'],
  WIN10: ['windows', 'windows 10', 'windows 11', 'win10', 'win11', 'win 10', 'win 11', 'w10', 'w11'],
  MDATP: [
    ...['windows defender atp', 'defender atp', 'mde', 'defender for endpoint', 'wdatp', 'endpoint protection'],
    ...['defender para punto de conexion', 'defender para endpoint', 'microsoft defender atp'],
  ],
  EDGE: ['edge'],
  SH: ['staffhub', 'staff hub'],
  COPILOT: ['copilot', 'm365 copilot', 'co-pilot', 'microsoft copilot'],
  VIVA: ['viva', 'microsoft viva', 'viva suite'],
  W365: ['windows 365', 'w365', 'cloud pc', 'cloud pcs'],
  AVD: ['virtual desktop', 'azure virtual desktop', 'wvd', 'windows virtual desktop', 'escritorio virtual'],
  XDR: ['xdr', 'defender xdr', 'microsoft 365 defender', 'm365 defender'],
  MDI: ['defender for identity', 'azure atp', 'aatp', 'defender para identity', 'defender para identidad'],
};

const codeByName: ReadonlyMap<string, WorkloadCode> = new Map(
  KNOWN_WORKLOADS.flatMap((code) =>
    [code, ...LANGUAGES.map((language) => workloadName(code, language)), ...(NICKNAMES[code] ?? [])].map(
      (name): [string, WorkloadCode] => [fold(name), code],
    ),
  ).filter(([name]) => name !== 'sh'),
);

const NAMES = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[...codeByName.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map((name) =>
      name
        .split(' ')
        .map(RegExp.escape)
        .join(String.raw`\s+`),
    )
    .join('|')})(?![\p{L}\p{N}])`,
  'gu',
);

/** Long enough that a wrong letter makes no other word of them. */
const FORGIVEN = ['exchange', 'sharepoint', 'onedrive', 'copilot', 'intune', 'yammer', 'outlook', 'proplus', 'powerbi'];

const WORD = /(?<![\p{L}\p{N}])[\p{L}]{5,12}(?![\p{L}\p{N}])/gu;

/** The workloads in a folded sentence, in the order in which they stand; one wrong letter in a longer name is forgiven. */
export function findWorkloads(folded: string): readonly FoundWorkload[] {
  const found: FoundWorkload[] = [];
  for (const { 0: name, index } of folded.matchAll(NAMES)) {
    const code = codeByName.get(name.replace(/\s+/g, ' '));
    if (code !== undefined) found.push({ start: index, end: index + name.length, code });
  }
  for (const { 0: word, index } of folded.matchAll(WORD)) {
    if (found.some(({ start, end }) => index < end && start < index + word.length)) continue;
    const meant = FORGIVEN.filter((name) => !word.startsWith(name) && editDistance(word, name, 1) === 1);
    const [code, ...others] = new Set(meant.map((name) => codeByName.get(name)));
    if (code !== undefined && others.length === 0) found.push({ start: index, end: index + word.length, code });
  }
  return found.toSorted((one, other) => one.start - other.start);
}
