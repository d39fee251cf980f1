import type { Context } from "hono";
import { statuses } from "../../domain/process/status.ts";
import type { BoardFilter, BoardHolder } from "../../queries/board.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { FilterForm } from "../ui/form.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CommonFilters } from "./common-filters.tsx";

type BoardFiltersProps = {
  c: Context<Env>;
  filter: BoardFilter;
  holder: BoardHolder | null;
  people: readonly { id: string; name: string }[];
};

/** For people of a department: all that waits for it, or what they themselves have not answered yet. */
export function UnansweredFilter({ filter }: { filter: BoardFilter }) {
  const choices = [
    { value: "", text: "課がかかわるものすべて" },
    { value: "mine", text: "まだ自分が答えていないもの" },
  ];
  return (
    <FilterForm action={paths.board({})} label="照会の絞り込み">
      <Select
        name="unanswered"
        label="表示"
        options={choices.slice(1)}
        emptyText={choices[0]!.text}
        values={filter}
        errors={[]}
        compact
        required={false}
      />
      <Button kind="other">絞り込む</Button>
    </FilterForm>
  );
}

/** Words or number, who handles it, stage, deadline, field. */
export function BoardFilters({ c, filter, holder, people }: BoardFiltersProps) {
  const common = { values: filter, errors: [], compact: true, required: false } as const;
  const waiting = statuses.slice(1, 12).filter((status) => status !== "completed");
  return (
    <FilterForm action={paths.board({})} label="ボードの絞り込み">
      {holder ? <input type="hidden" name="holder" value={holder} /> : null}
      <TextField name="q" label="ことば・番号" type="search" {...common} />
      <Select
        name="assigned"
        label="担当"
        emptyText="全員"
        options={[{ value: "nobody", text: "担当が未定" }, ...people.map((one) => ({ value: one.id, text: one.name }))]}
        {...common}
      />
      <Select
        name="deadline"
        label="期限"
        emptyText="すべて"
        options={[
          { value: "late", text: "超過している" },
          { value: "near", text: "あと2日まで" },
        ]}
        {...common}
      />
      <CommonFilters c={c} values={filter} statuses={waiting} />
      <Button kind="other">絞り込む</Button>
    </FilterForm>
  );
}
