declare const kind: unique symbol;

/** The id of a record (a UUID in lower case), named after what it belongs to: `Id<"proposal">` is no `Id<"person">`. */
export type Id<Of extends string = string> = string & { readonly [kind]?: Of };

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a UUID in lower case: asked before an id out of an address goes to the database, so that nonsense is a 404. */
export function isId(text: string): boolean {
  return pattern.test(text);
}
