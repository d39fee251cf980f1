import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { isId } from "../domain/kernel/ids.ts";
import type { NoticeKind } from "../domain/mail/news.ts";
import type { Person } from "../domain/policy/actor.ts";

/** One notice as its person reads it; title and number come from the record, as far as they may see it now. */
export type Notice = {
  id: string;
  kind: NoticeKind;
  what: string;
  subjectId: string | null;
  due: string | null;
  at: Date;
  isNew: boolean;
  /** The turn that it speaks of is over: somebody has done it. */
  isOver: boolean;
  proposal: { id: string; fiscalYear: number; serial: number; title: string } | null;
  consultation: { id: string; fiscalYear: number; serial: number } | null;
  challenge: { id: string; title: string } | null;
  /** 課題のたね, or the question to a department for its problems. */
  seed: { id: string | null } | null;
  /** 引継ぎ. */
  handOver: { id: string } | null;
  /** 代理: for whom, on which days, as which of their parts. */
  deputyship: { away: string; from: string; to: string; parts: readonly string[] } | null;
  /** A split that is to be divided. */
  division: { id: string; name: string } | null;
};

const pageSize = 30;

/** A person's notices, the newest first; 30 a page, `after` as the page before said (keyset). */
export async function listNotices(
  program: Program,
  actor: Person,
  after: string | null,
): Promise<{ notices: readonly Notice[]; next: string | null }> {
  const [time, id] = (after ?? "").split("_");
  const from = /^\d{1,15}$/.test(time ?? "") && isId(id ?? "") ? { at: new Date(Number(time)), id: id! } : null;
  const { rows } = await program.db.asActor(actor, (tx) =>
    sql<{
      id: string;
      kind: NoticeKind;
      what: string;
      subject_id: string | null;
      due: string | null;
      at: Date;
      read_at: Date | null;
      is_over: boolean;
      proposal_id: string | null;
      consultation_id: string | null;
      challenge_id: string | null;
      challenge_title: string | null;
      request_id: string | null;
      seed_id: string | null;
      hand_over_id: string | null;
      deputyship_id: string | null;
      away: string | null;
      from_day: string | null;
      to_day: string | null;
      parts: string[] | null;
      department_id: string | null;
      department: string | null;
      fiscal_year: number;
      serial: number;
      title: string | null;
    }>`select n.id, n.kind, n.what, n.subject_id, n.due, n.at, n.read_at, coalesce(w.ended_at is not null, false) or r.answer is not null
          or (n.what = 'answerSeed' and d.state <> 'open') or (n.what = 'readSeedReply' and d.state <> 'answered')
          or (n.what = 'answerConsultation' and c.state not in ('open', 'passed_on')) or app.is_turn_over(n.id) as is_over,
        n.proposal_id, n.consultation_id, n.challenge_id, h.title as challenge_title, n.request_id, n.seed_id, n.hand_over_id,
        n.deputyship_id, away.name as away, y.from_day::text, y.to_day::text, case when y.id is not null then app.deputy_parts(y.id) end as parts,
        n.department_id, e.name as department,
        coalesce(p.fiscal_year, c.fiscal_year) as fiscal_year, coalesce(p.serial, c.serial) as serial, p.title
      from notices n left join proposals p on p.id = n.proposal_id left join consultations c on c.id = n.consultation_id
        left join challenges h on h.id = n.challenge_id
        left join waits w on w.id = n.wait_id left join challenge_requests r on r.id = n.request_id
        left join challenge_seeds d on d.id = n.seed_id left join departments e on e.id = n.department_id
        left join deputies y on y.id = n.deputyship_id left join people away on away.id = y.person_id
      where n.person_id = ${actor.id} ${from ? sql`and (n.at, n.id) < (${from.at}, ${from.id}::uuid)` : sql``}
      order by n.at desc, n.id desc limit ${sql.lit(pageSize + 1)}`.execute(tx),
  );
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    notices: shown.map((row) => ({
      ...{ id: row.id, kind: row.kind, what: row.what, subjectId: row.subject_id, due: row.due, at: row.at },
      isNew: row.read_at === null,
      isOver: row.is_over,
      proposal: row.proposal_id
        ? { id: row.proposal_id, fiscalYear: row.fiscal_year, serial: row.serial, title: row.title ?? "" }
        : null,
      consultation: row.consultation_id
        ? { id: row.consultation_id, fiscalYear: row.fiscal_year, serial: row.serial }
        : null,
      challenge: row.challenge_id ? { id: row.challenge_id, title: row.challenge_title ?? "" } : null,
      handOver: row.hand_over_id ? { id: row.hand_over_id } : null,
      deputyship: row.deputyship_id
        ? { away: row.away ?? "", from: row.from_day!, to: row.to_day!, parts: row.parts ?? [] }
        : null,
      division: row.department_id ? { id: row.department_id, name: row.department ?? "" } : null,
      seed: row.request_id || row.seed_id ? { id: row.seed_id } : null,
    })),
    next: rows.length > pageSize && last ? `${last.at.getTime()}_${last.id}` : null,
  };
}
