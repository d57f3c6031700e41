import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';

const KUBECONFIG = `# made by the platform team
apiVersion: v1
kind: Config
clusters:
- cluster:
    server: https://10.0.0.1:6443
    insecure-skip-tls-verify: true
  name: prod
contexts:
  - name: prod
    context:
      cluster: prod
      namespace: "shop"
      user: 'heron'
current-context: prod
preferences: {}
users:
- name: heron
  user:
    token: abc.def-ghi_jkl=
extensions:
`;

describe('readPlainYaml', () => {
	it.each([KUBECONFIG, 'a: b\n', 'list:\n- a\n- b\nrest: null\n', 'a:\n  b:\n    c: d\ne: []\n'])(
		'reads %j as the library does',
		(text) => {
			expect(readPlainYaml(text)).toEqual(parse(text));
		},
	);

	it.each([
		'a: {b: c}\n',
		'a: |\n  text\n',
		'a: &x b\n',
		'a: b # why\n',
		'a: 12\n',
		'a: "b\\n"\n',
		'a: b c\n',
		'a: yes\n',
		'a: b\na: c\n',
		'a:\n  b: c\n d: e\n',
		'- - a\n',
		'a: b: c\n',
		'{"a": 1}\n',
		'a:\n\tb: c\n',
		'a: 2026-11-13\n',
		'',
	])('leaves %j to the library', (text) => {
		expect(readPlainYaml(text)).toBeUndefined();
	});
});
