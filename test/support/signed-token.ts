import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A key of an issuer, or of somebody who would like to be one. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A new key of 2,048 bits. */
export function aSigningKey(id: string): SigningKey {
  return { id, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** A token over exactly that header and those claims, signed as the header says where it names an algorithm of RSA. */
export function signedToken(
  { privateKey }: SigningKey,
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
): string {
  const signed = unsignedToken(header, claims);
  const bits = /^RS(?<bits>\d+)$/.exec(String(header['alg']))?.groups?.['bits'] ?? '256';
  return `${signed}.${sign(`RSA-SHA${bits}`, Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** Header and claims of a token, without a signature. */
export function unsignedToken(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

/** Now, in the unit of tokens. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
