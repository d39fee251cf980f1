/** What a suggestion rests on: published things and duties of offices only, never another proposal. */
export type DepartmentDuties = {
  id: string;
  name: string;
  duties: readonly string[];
  policyFields: readonly string[];
};

export type Suggestion = { departmentId: string; name: string; reasons: readonly string[] };

/** Words of a duty that say nothing by themselves. */
const empty = /に関する(?:こと|事務)|の(?:推進|実施|管理|企画|調整)|その他|及び|並びに|または/gu;
const mostSuggestions = 5;

/**
 * Departments to ask about a proposal (G6.2a), best first, each with its reasons in words: shared policy fields, and duties
 * whose words stand in the text. The desk decides.
 */
export function suggestDepartments(
  proposal: { fields: readonly string[]; text: string; challengeDepartmentId: string | null },
  departments: readonly DepartmentDuties[],
): readonly Suggestion[] {
  return departments
    .map((department) => ({ department, ...reasonsFor(proposal, department) }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score || (a.department.id < b.department.id ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(({ department, reasons }) => ({ departmentId: department.id, name: department.name, reasons }));
}

function reasonsFor(
  proposal: { fields: readonly string[]; text: string; challengeDepartmentId: string | null },
  department: DepartmentDuties,
): { score: number; reasons: readonly string[] } {
  const fields = department.policyFields.filter((field) => proposal.fields.includes(field));
  const words = dutyWords(department.duties).filter((word) => proposal.text.includes(word));
  const isOwnChallenge = proposal.challengeDepartmentId === department.id;
  return {
    score: (isOwnChallenge ? 100 : 0) + fields.length * 3 + Math.min(words.length, 5) * 2,
    reasons: [
      ...(isOwnChallenge ? ["この課が出した課題への提案"] : []),
      ...(fields.length > 0 ? [`分野${fields.map((field) => `「${field}」`).join("")}が課の分野と重なる`] : []),
      ...(words.length > 0
        ? [
            `${words
              .slice(0, 3)
              .map((word) => `「${word}」`)
              .join("")}が課の仕事と重なる`,
          ]
        : []),
    ],
  };
}

/** 「健康づくりの推進に関すること」 → 健康づくり. Words of one character match everywhere and are left out. */
function dutyWords(duties: readonly string[]): readonly string[] {
  const words = duties.flatMap((duty) => duty.replace(empty, "、").split(/[、・,()（）\s]+/u));
  return [...new Set(words.filter((word) => [...word].length >= 2))];
}
