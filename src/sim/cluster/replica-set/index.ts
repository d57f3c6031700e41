/** The replica set controller: creates and deletes pods until there are as many as wanted. */
export { podsToDelete } from './rank.ts';
export { syncReplicaSet } from './sync.ts';
