/** A sentence of a scenario in which `backticks` set off what a machine reads. */
export function Words({ children }: { readonly children: string }) {
	return children.split('`').map((piece, index) =>
		index % 2 === 1 ? (
			// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never move
			<code key={index}>{piece}</code>
		) : (
			piece
		),
	);
}
