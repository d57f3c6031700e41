/** Where one works: production stands out, staging is plain. */
export function LabWords({ context, namespace }: { readonly context: string; readonly namespace: string }) {
	return (
		<>
			context {context === 'prod' ? <b className="ctx">prod</b> : context}, namespace {namespace}
		</>
	);
}
