import assert from 'node:assert/strict';

import { notePrefix, OFFERED_WORKLOADS, workloadName } from '../../src/domain/workload.ts';

describe('workloads', () => {
  for (const [codes, prefix] of [
    [['EXO'], '[EXO]'],
    [['OLM', 'INTUNE'], '[OLM+INTUNE]'],
    [['OD4B'], '[OD]'],
    [['MDATP'], '[WDATP]'],
    [['PROJPRO', 'POPRO', 'POESS'], '[PROJ]'],
    [['EXO', 'EXO'], '[EXO]'],
    [['SPO', 'UNHEARDOF'], '[SPO+UNHEARDOF]'],
  ] as const) {
    it(`U21: begin a note about ${codes.join(' and ')} with ${prefix}`, () => {
      assert.equal(notePrefix(codes), prefix);
    });
  }

  it('are offered under their names of today, and retired ones no more', () => {
    for (const retired of ['SFB', 'SH']) assert.ok(!OFFERED_WORKLOADS.includes(retired), retired);
    for (const code of [
      'EXO',
      'OLM',
      'TEAMS',
      'SPO',
      'OD4B',
      'YAM',
      'OPP',
      'INTUNE',
      'AADP',
      'AIP',
      'WIN10',
      'MDATP',
    ]) {
      assert.ok(OFFERED_WORKLOADS.includes(code), code);
    }
    assert.equal(new Set(OFFERED_WORKLOADS).size, OFFERED_WORKLOADS.length);
    for (const language of ['en', 'es'] as const) {
      const names = OFFERED_WORKLOADS.map((code) => workloadName(code, language));
      assert.equal(new Set(names).size, names.length, 'two workloads have one name');
    }
  });

  for (const [code, english, spanish] of [
    ['YAM', 'Viva Engage', 'Viva Engage'],
    ['OPP', 'Microsoft 365 Apps', 'Aplicaciones de Microsoft 365'],
    ['SFB', 'Skype for Business Online', 'Skype Empresarial Online'],
    ['UNHEARDOF', 'UNHEARDOF', 'UNHEARDOF'],
  ] as const) {
    it(`name ${code} in both languages`, () => {
      assert.deepEqual([workloadName(code, 'en'), workloadName(code, 'es')], [english, spanish]);
    });
  }
});
