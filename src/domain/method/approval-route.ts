/**
 * The persons of a route, in order: who declared a tie is left out (P2), and what remains is at least two persons, none of them
 * the drafter. Else the sentence says what has to change.
 */
export function approvalRouteFor(
  route: readonly string[],
  drafter: string,
  tied: readonly string[],
): { persons: readonly string[] } | { sentence: string } {
  if (route.includes(drafter))
    return { sentence: "起案する人が決裁の経路に入っています。経路にいない担当者が起案してください。" };
  const persons = [...new Set(route)].filter((person) => !tied.includes(person));
  if (persons.length >= 2) return { persons };
  return {
    sentence:
      route.length < 2
        ? "決裁の経路に、起案した人とは別の人が二人以上要ります。設定で、決裁・合議の担当者を決めてください。"
        : "利益相反の申告により、決裁できる人が二人に足りません。設定で、決裁・合議の担当者を加えてください。",
  };
}
