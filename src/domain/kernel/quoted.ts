/** A name in 「」 within a sentence; quotation marks of its own become 『』, as Japanese writing has them. */
export function quoted(name: string): string {
  return `「${name.replaceAll("「", "『").replaceAll("」", "』")}」`;
}
