import type { Language } from '../../domain/language.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import type { Choice } from '../field.ts';
import timeZones from './time-zones.json' with { type: 'json' };

/** The time zones a customer can be in, west to east; one that is not among them, `own`, comes first. */
export function timeZoneChoices(own: TimeZone, language: Language): readonly Choice[] {
  const choices = timeZones.map(({ zone, title }) => ({ title: title[language], value: zone }));
  return choices.some(({ value }) => value === own) ? choices : [{ title: own, value: own }, ...choices];
}

/** The zone as people call it: "Tokyo (Japan)"; its technical name when it is none of the choices. */
export function timeZoneName(timeZone: TimeZone, language: Language): string {
  return timeZones.find(({ zone }) => zone === timeZone)?.title[language] ?? timeZone;
}
