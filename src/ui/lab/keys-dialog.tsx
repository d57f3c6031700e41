import { Dialog } from '../kit/index.ts';

interface KeyGroup {
	readonly title: string;
	readonly keys: readonly (readonly [string, string])[];
}

const GROUPS: readonly KeyGroup[] = [
	{
		title: 'Everywhere',
		keys: [
			['F1', 'This list'],
			['F6', 'Next panel; with Shift the one before'],
			['Esc', 'Close what lies over the page'],
		],
	},
	{
		title: 'Terminal',
		keys: [
			['Esc Esc', 'Leave the terminal'],
			['Tab', 'Complete the word'],
			['Up, Down', 'Earlier lines'],
			['Ctrl+R', 'Search earlier lines'],
			['Ctrl+C', 'End what runs, or drop the line'],
			['Ctrl+L', 'Clear the screen'],
			['Shift+PgUp', 'Scroll back'],
		],
	},
	{
		title: 'Tabs',
		keys: [
			['Left, Right', 'Another tab'],
			['Enter', 'Show it'],
			['Delete', 'Hide it'],
		],
	},
	{
		title: 'Dividers',
		keys: [
			['Arrows', '16 px; with Shift 64 px'],
			['Home', 'Back to where it was'],
		],
	},
];

export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; onClose(): void }) {
	return (
		<Dialog title="Keys" isOpen={isOpen} isWide onClose={onClose}>
			<div className="keys">
				{GROUPS.map(({ title, keys }) => (
					<section key={title}>
						<h3>{title}</h3>
						<dl>
							{keys.map(([key, what]) => (
								<div key={key}>
									<dt>
										<kbd>{key}</kbd>
									</dt>
									<dd>{what}</dd>
								</div>
							))}
						</dl>
					</section>
				))}
			</div>
			<p className="dialog-acts">
				<button type="button" className="btn" onClick={onClose}>
					Close
				</button>
			</p>
		</Dialog>
	);
}
