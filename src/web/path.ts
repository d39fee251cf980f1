/** An address pattern that can be filled in: `path("/a/:id")({ id })`; `.pattern` is what the router matches. */
export type Path<P extends string> = ((params: Params<P>, query?: Record<string, string | undefined>) => string) & {
  pattern: P;
};

type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
export type Params<P extends string> = { [Name in Names<P>]: string };

/** Makes a typed address of a pattern. Every address of the program is made here once (paths.ts). */
export function path<const P extends string>(pattern: P): Path<P> {
  const fill = (params: Params<P>, query: Record<string, string | undefined> = {}) => {
    const filled = pattern.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
      encodeURIComponent((params as Record<string, string>)[name]!),
    );
    const search = new URLSearchParams(
      Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ).toString();
    return search ? `${filled}?${search}` : filled;
  };
  return Object.assign(fill, { pattern });
}
