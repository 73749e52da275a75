import type { Success } from './answers.ts';
import type { Container, Database } from './catalog.ts';
import { METADATA_CHARGE } from './request-charge.ts';
import type { RequestHeaders } from './route.ts';

/** Answers with the account: one region, which is the double itself. */
export function accountAnswer(endpoint: string): Success {
  const location = { name: 'Double', databaseAccountEndpoint: `${endpoint}/` };
  const account = {
    id: 'cosmos-double',
    _rid: 'cosmos-double.documents.azure.com',
    _self: '',
    _dbs: '//dbs/',
    media: '//media/',
    addresses: '//addresses/',
    writableLocations: [location],
    readableLocations: [location],
    enableMultipleWriteLocations: false,
    continuousBackupEnabled: false,
    enableNRegionSynchronousCommit: false,
    enablePerPartitionFailoverBehavior: false,
    userReplicationPolicy: { asyncReplication: false, minReplicaSetSize: 3, maxReplicasetSize: 4 },
    userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
    systemReplicationPolicy: { minReplicaSetSize: 3, maxReplicasetSize: 4, asyncReplication: false },
    readPolicy: { primaryReadCoefficient: 1, secondaryReadCoefficient: 1 },
  };
  return { status: 200, body: JSON.stringify(account), charge: METADATA_CHARGE };
}

/** Answers with a database. */
export function databaseAnswer(status: number, database: Database): Success {
  const { id, rid, ts, etag } = database;
  const json = { id, _rid: rid, _self: `dbs/${rid}/`, _etag: etag, _colls: 'colls/', _users: 'users/', _ts: ts };
  return { status, body: JSON.stringify(json), charge: METADATA_CHARGE, headers: { etag } };
}

/** Answers with a container. */
export function containerAnswer(status: number, container: Container): Success {
  return {
    status,
    body: JSON.stringify(container.json()),
    charge: METADATA_CHARGE,
    headers: {
      etag: container.etag,
      'x-ms-alt-content-path': `dbs/${encodeURI(container.databaseId)}`,
      'x-ms-content-path': container.databaseRid,
      'x-ms-documentdb-collection-index-transformation-progress': '100',
    },
  };
}

/** Answers with the physical partitions of a container, unless the client has them already. */
export function partitionKeyRangesAnswer(container: Container, headers: RequestHeaders): Success {
  const etag = `"${container.rid}-${String(container.ranges.length)}"`;
  if (headers['if-none-match'] === etag) return { status: 304, charge: 0, headers: { etag } };
  const ranges = container.ranges.map((range) => ({
    _rid: `${container.rid}${range.id}`,
    id: range.id,
    _etag: etag,
    minInclusive: range.minInclusive,
    maxExclusive: range.maxExclusive,
    ridPrefix: range.index,
    _self: `dbs/${container.databaseRid}/colls/${container.rid}/pkranges/${range.id}/`,
    throughputFraction: 1 / container.ranges.length,
    status: 'online',
    parents: [],
    ownedArchivalPKRangeIds: [],
    _ts: 0,
    _lsn: 1,
  }));
  return {
    status: 200,
    body: JSON.stringify({ _rid: container.rid, PartitionKeyRanges: ranges, _count: ranges.length }),
    charge: METADATA_CHARGE,
    headers: { etag, 'x-ms-item-count': String(ranges.length) },
  };
}
