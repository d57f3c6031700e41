/** The replica set controller: creates and deletes pods until there are as many as wanted. */
export { syncReplicaSet } from './sync.ts';
