/** A bounded number of places for work that is dear, of which one line (client-address.ts) gets no more than its share. */
export type PlacesOfLines = {
  /** A place, to be given back by calling what is returned; null: there is none. */
  enter(line: string): (() => void) | null;
};

/** Places of this process; where nobody's address is known ("") all would share one count, so that only the whole is bounded. */
export function placesOfLines(most: { ofLine: number; ofAll: number }): PlacesOfLines {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    enter(line) {
      const before = taken.get(line) ?? 0;
      if (all >= most.ofAll || (line !== "" && before >= most.ofLine)) return null;
      taken.set(line, before + 1);
      all++;
      return () => {
        const left = taken.get(line)! - 1;
        if (left > 0) taken.set(line, left);
        else taken.delete(line);
        all--;
      };
    },
  };
}
