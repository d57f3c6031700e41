/** The cluster: an object store with the controllers, scheduler and kubelets that work on it. The API server in front of it is `api`. */
export { applyManifest, bootstrapCluster, ManifestError } from './bootstrap.ts';
export { labelsOf } from './endpoints.ts';
export type { ClusterMemory, Run } from './memory.ts';
export { emptyMemory, memoryFrom, memoryJson } from './memory.ts';
export type { KubeObject, ObjectMeta, ObjectWriter, OwnerReference, ResourceInfo, WatchEvent } from './object.ts';
export { clusterChanged, dueInCluster } from './react.ts';
export { RESOURCES } from './resources.ts';
export { placementOf } from './scheduler.ts';
export type { StoreState } from './store.ts';
export { controllerOf, emptyStore, ObjectStore, storeFrom, storeJson } from './store.ts';
export type * from './types.ts';
export { viewCluster } from './view.ts';
