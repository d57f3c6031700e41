export declare const output: string;
export declare const GROUPS: Readonly<Record<string, string>>;
export declare function bundle(): Promise<{ readonly files: ReadonlyMap<string, string>; readonly metafile: unknown }>;
