import type { Program } from "./program.ts";

/**
 * Keeps what was read for a program until what it rests on is another: `print` names that, such as the public revision and the day. Who
 * comes while it is being read waits for the same reading. A failure is nobody's answer: the next page asks again.
 */
export function readOnce<T>(): (program: Program, print: string, read: () => Promise<T>) => Promise<T> {
  const kept = new WeakMap<Program, { print: string; value: Promise<T> }>();
  return (program, print, read) => {
    const known = kept.get(program);
    if (known?.print === print) return known.value;
    const value = read();
    kept.set(program, { print, value });
    value.catch(() => kept.delete(program));
    return value;
  };
}
