/**
 * Tables: what the server answers when a client asks for `as=Table`, one row of cells for each object.
 * Source: pkg/printers/storage/storage.go and apiserver endpoints/handlers/response.go.
 */
import type { KubeObject } from '../../object.ts';
import { compact, type Fields, text } from '../json.ts';
import { CELLS } from './cells.ts';
import { COLUMNS, DEFAULT_COLUMNS } from './columns.ts';
import { podRowConditions } from './pod.ts';

/** What a row says about its object beside the cells: nothing, its metadata (the server's default), or all of it. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

export interface TableOptions {
	/** Unix ms. */
	readonly nowMs: number;
	readonly include: IncludeObject;
	/** List metadata: resourceVersion, continue, remainingItemCount. */
	readonly metadata: Fields;
}

export function tableOf(plural: string, objects: readonly KubeObject[], options: TableOptions): Fields {
	return {
		kind: 'Table',
		apiVersion: 'meta.k8s.io/v1',
		metadata: options.metadata,
		columnDefinitions: COLUMNS[plural] ?? DEFAULT_COLUMNS,
		rows: objects.map((object) => rowOf(plural, object, options)),
	};
}

function rowOf(plural: string, object: KubeObject, { nowMs, include }: TableOptions): Fields {
	const cells = CELLS[plural]?.(object, nowMs) ?? [object.metadata.name, text(object, 'metadata', 'creationTimestamp')];
	const conditions = plural === 'pods' ? podRowConditions(object) : undefined;
	return compact({ cells, conditions, object: rowObject(object, include) });
}

function rowObject(object: KubeObject, include: IncludeObject): unknown {
	if (include === 'None') return undefined;
	if (include === 'Object') return object;
	return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata };
}
