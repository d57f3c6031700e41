/** Splits a command line into words, with the quotes of a shell and nothing else of it. */
export function words(line: string): readonly string[] {
	const found: string[] = [];
	const pattern = /\s*((?:'[^']*'|"[^"]*"|[^\s'"])+)/gy;
	for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
		found.push((match[1] as string).replace(/'([^']*)'|"([^"]*)"/g, (_all, single?: string, double?: string) => single ?? double ?? ''));
	}
	return found;
}
