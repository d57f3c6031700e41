// Runs before the first paint, so that a chosen theme does not flash. A file and not an inline script: the policy allows none.
try {
	const kept = localStorage.getItem('dryrun.theme');
	if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
} catch {
	// Storage may be off: the system decides.
}
