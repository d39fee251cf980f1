import { randomUUID } from "node:crypto";
import { benchCity, proposals } from "../city.ts";
import { measureForms, warmForms } from "../measure-forms.ts";
import type { Row } from "../row.ts";

/** How many submissions are counted. */
const measured = 1000;

/** Submitting: the form checked, the number given, logged, chained, the desk's clock begun, durable. */
export const row: Row = {
  name: "submitting a proposal",
  engine: "postgresql",
  records: proposals,
  budget: { of: "ratio", value: 25 },
  async run(bench) {
    const { started, database, cookies, owner } = await benchCity(bench);
    const { rows } = await owner.query<{ id: string }>(
      `with made as (insert into proposals (municipality_id, organisation_id, kind, title, fields, status, created_at, status_at)
         select '272060', (select organisation_id from memberships limit 1), 'free', '送る提案 ' || n, array['健康'], 'draft', now(), now() from generate_series(1, ${warmForms + measured}) n returning id)
       , texts as (insert into proposal_texts (municipality_id, proposal_id, version, summary, what, benefit) select '272060', id, 1, '要約です。', repeat('することを書きます。', 60), 'よい変化です。' from made)
       select id from made`,
    );
    const forms = rows.map(({ id }) => ({
      url: `${started.address}/proposals/${id}/submission`,
      headers: { cookie: cookies.representative },
      fields: {
        idempotency_key: randomUUID(),
        version: "1",
        noOrganisedCrime: "yes",
        trueStatements: "yes",
        disclosureRead: "yes",
      },
    }));
    return measureForms(forms, 303, { pids: [started.child.pid!], database });
  },
};
