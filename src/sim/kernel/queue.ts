import type { DueEvent } from '../draft.ts';
import { SortedMap } from './sorted-map.ts';

/** Makes every time positive, so that digits of equal width sort as the numbers do. */
const OFFSET = 2 ** 44;
const positionOf = ({ at, sequence }: DueEvent): string => `${OFFSET + at}/${String(sequence).padStart(12, '0')}`;
const nameOf = (event: Pick<DueEvent, 'room' | 'kind' | 'key'>): string => `${event.room}\u0000${event.kind}\u0000${event.key}\u0000`;

/** What will happen, in order of (time, sequence). Immutable; a due event is found by its room, kind and key as well. */
export class DueQueue {
	private readonly byTime: SortedMap<DueEvent>;
	private readonly byName: SortedMap<DueEvent>;

	private constructor(byTime: SortedMap<DueEvent>, byName: SortedMap<DueEvent>) {
		this.byTime = byTime;
		this.byName = byName;
	}

	static of(events: readonly DueEvent[]): DueQueue {
		const empty = new DueQueue(SortedMap.empty<DueEvent>(), SortedMap.empty<DueEvent>());
		return events.reduce((queue, event) => queue.with(event), empty);
	}

	get size(): number {
		return this.byTime.size;
	}

	first(): DueEvent | undefined {
		return this.byTime.first()?.value;
	}

	with(event: DueEvent): DueQueue {
		return new DueQueue(this.byTime.set(positionOf(event), event), this.byName.set(nameOf(event) + event.sequence, event));
	}

	without(event: DueEvent): DueQueue {
		return new DueQueue(this.byTime.delete(positionOf(event)), this.byName.delete(nameOf(event) + event.sequence));
	}

	/** Every due event of this room, kind and key. */
	named(room: DueEvent['room'], kind: string, key: string): readonly DueEvent[] {
		const prefix = nameOf({ room, kind, key });
		const found: DueEvent[] = [];
		this.byName.scan(prefix, (event, name) => name.startsWith(prefix) && found.push(event) > 0);
		return found;
	}

	has(room: DueEvent['room'], kind: string, key: string): boolean {
		const prefix = nameOf({ room, kind, key });
		let isFound = false;
		this.byName.scan(prefix, (_, name) => {
			isFound = name.startsWith(prefix);
			return false;
		});
		return isFound;
	}

	/** In the order in which they will happen; `DueQueue.of` takes them back. */
	list(): readonly DueEvent[] {
		return this.byTime.values();
	}
}
