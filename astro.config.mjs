import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { engineHash } from './integrations/engine-hash.mjs';
import offline from './integrations/offline.mjs';
import packs from './integrations/packs.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const rubricVersion = /^version: (\S+)$/m.exec(readFileSync(at('./content/rubric/rubric.yaml'), 'utf8'))?.[1];

/** `DRYRUN_BASE=/somewhere/` builds the site for a sub-path, `DRYRUN_OUT` puts it elsewhere. */
export default defineConfig({
	output: 'static',
	base: process.env.DRYRUN_BASE ?? '/',
	outDir: process.env.DRYRUN_OUT ?? './dist',
	trailingSlash: 'always',
	integrations: [react(), offline()],
	devToolbar: { enabled: false },
	markdown: { syntaxHighlight: 'prism' },
	security: {
		csp: {
			algorithm: 'SHA-256',
			directives: [
				"default-src 'self'",
				"img-src 'self' data:",
				"font-src 'self' data:",
				"connect-src 'self'",
				"worker-src 'self'",
				"object-src 'none'",
				"base-uri 'self'",
				"form-action 'self'",
			],
			scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
			styleDirective: { resources: ["'self'", "'unsafe-inline'"] },
		},
	},
	vite: {
		define: { __ENGINE_HASH__: JSON.stringify(engineHash(at('.'))), __RUBRIC_VERSION__: JSON.stringify(rubricVersion) },
		plugins: [packs(at('.'))],
		worker: { format: 'es', plugins: () => [packs(at('.'))] },
		optimizeDeps: {
			include: [
				'@xterm/xterm',
				'@xterm/addon-fit',
				'@noble/hashes/sha2.js',
				'@noble/hashes/utils.js',
				'xstate',
				'xstate/graph',
				'yaml',
				'zod',
				'idb',
			],
		},
		build: { chunkSizeWarningLimit: 2000 },
	},
});
