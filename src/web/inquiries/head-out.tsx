import { paths } from "../paths.ts";

/** Where the head takes no part in a proposal (P2): who confirms instead, or who has to act. Why is said nowhere. */
export function HeadOut({ deputies }: { deputies: readonly string[] }) {
  if (deputies.length > 0)
    return (
      <>課長は、この提案から外れています。代わりに確定できる人: {deputies.map((name) => `${name}さん`).join("、")}</>
    );
  return (
    <>
      課長は、この提案から外れています。代わりに確定できる人がいないので、デスクの責任者が
      <a href={paths.deputies({})}>代理・代決</a>で決めてください。
    </>
  );
}
