/**
 * What the person sees: the visible rows of the terminal, the view that stands open beside it, and the pages they open to read. Asked after
 * every step, it answers with what has come into view since; a rule that looks for a clue reads nothing else.
 */
import type { Surface } from '../scenario/index.ts';
import { Screen } from '../shell/index.ts';
import { type ClusterView, type ConversationView, clusterView, conversationView, type World } from '../sim/index.ts';
import type { AttemptPack } from './attempt.ts';
import type { Input } from './input.ts';

type View = Extract<Input, { kind: 'open' }>['view'];

export interface Seen {
	readonly source: Surface;
	readonly text: string;
}

export class Sight {
	readonly #pack: AttemptPack;
	readonly #screen: Screen;
	/** The view beside the terminal; null while none was opened. */
	#beside: { readonly view: 'cluster' | 'chat'; readonly detail: string | undefined } | null = null;
	/** Lines of the open view that were told already. */
	#shown: ReadonlySet<string> = new Set();
	/** The world in which they stood: while it is the same, nothing can have come into view. */
	#world: World | null = null;
	/** Pages that were opened to read and have not been told. The brief lies open from the start. */
	#pages: Seen[];

	constructor(pack: AttemptPack, size: { readonly columns: number; readonly rows: number }) {
		this.#pack = pack;
		this.#screen = new Screen(size.columns, size.rows);
		this.#pages = [{ source: 'brief', text: pack.card.brief }];
	}

	print(text: string): void {
		this.#screen.write(text);
	}

	resize({ columns, rows }: { readonly columns: number; readonly rows: number }): void {
		this.#screen.resize(columns, rows);
	}

	scroll(up: number): void {
		this.#screen.scroll(up);
	}

	open(view: View, detail: string | undefined): void {
		switch (view) {
			case 'brief':
				this.#pages.push({ source: 'brief', text: this.#pack.card.brief });
				return;
			case 'runbook':
				this.#pages.push({ source: 'runbook', text: this.#runbook(detail) });
				return;
			case 'cluster':
			case 'chat':
				this.#beside = { view, detail };
				this.#shown = new Set();
				this.#world = null;
				return;
			case 'notebook':
				this.#beside = null;
				return;
			case 'terminal':
				return;
		}
	}

	/** What has come into view since the last call. */
	look(world: World): Seen[] {
		const seen = this.#pages;
		this.#pages = [];
		const terminal = this.#screen.takeVisible();
		if (terminal !== '') seen.push({ source: 'terminal', text: terminal });
		if (this.#beside !== null && world !== this.#world) {
			this.#world = world;
			const lines = this.#lines(world, this.#beside);
			const news = lines.filter((line) => !this.#shown.has(line));
			this.#shown = new Set(lines);
			if (news.length > 0) seen.push({ source: this.#beside.view, text: news.join('\n') });
		}
		return seen;
	}

	#runbook(page: string | undefined): string {
		const pages = this.#pack.card.runbook.filter(({ id }) => page === undefined || id === page);
		return pages.map(({ title, text }) => `${title}\n${text}`).join('\n');
	}

	#lines(world: World, { view, detail }: { readonly view: 'cluster' | 'chat'; readonly detail: string | undefined }): readonly string[] {
		if (view === 'chat') return chatLines(conversationView(world), detail);
		return clusterLines(clusterView(world, this.#pack.world.player.namespace), detail);
	}
}

/** Messages of the open channel; without one, of the first. */
function chatLines({ channels }: ConversationView, channel: string | undefined): readonly string[] {
	const open = channels.find(({ id }) => id === channel) ?? channels[0];
	return (open?.messages ?? []).map(({ name, text }) => `${name}: ${text}`);
}

/** One line for each thing that the cluster view shows; ages are left out, since they say nothing new. */
function clusterLines(view: ClusterView, detail: string | undefined): readonly string[] {
	const about = (name: string, ...rest: readonly (string | number)[]): string => [name, ...rest].filter((part) => part !== '').join('  ');
	const deployments = view.deployments.flatMap((deployment) => [
		about(
			`deployment/${deployment.name}`,
			`${deployment.ready}/${deployment.desired} ready`,
			`${deployment.updated} updated`,
			`${deployment.available} available`,
			deployment.state,
			`revision ${deployment.revision}`,
			deployment.images.join(' '),
			deployment.message,
		),
		...deployment.replicaSets.map((set) =>
			about(`replicaset/${set.name}`, `revision ${set.revision}`, `${set.ready}/${set.desired} ready`, set.images.join(' ')),
		),
	]);
	const pods = view.pods.map((pod) =>
		about(`pod/${pod.name}`, `${pod.ready}/${pod.containers}`, pod.status, `${pod.restarts} restarts`, pod.images.join(' '), pod.message),
	);
	const services = view.services.map((service) =>
		about(`service/${service.name}`, `${service.readyEndpoints}/${service.endpoints} endpoints`),
	);
	const events = view.events.map((event) => about(event.type, event.reason, event.object, event.message));
	const lines = [...deployments, ...pods, ...services, ...events];
	return detail === undefined ? lines : lines.filter((line) => line.includes(detail.split('/').at(-1) ?? detail));
}
