import type { Context } from "hono";
import { listLawGrants } from "../../db/stores/law-access-store.ts";
import { addBusinessDays } from "../../domain/calendar/business-days.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { statuses } from "../../domain/process/status.ts";
import { type BoardAsk, type BoardFilter, boardHolders, boardLines, boardOf } from "../../queries/board.ts";
import { questionsToAnswer } from "../../queries/challenge-questions.ts";
import { countConsultations } from "../../queries/consultations.ts";
import { deskPeople } from "../../queries/desk-proposal.ts";
import { proposalsInside } from "../../queries/proposals-inside.ts";
import { attachmentAs } from "../content-disposition.ts";
import { paths } from "../paths.ts";
import type { Env, Routes } from "../route.ts";
import { boardFile } from "./board-file.ts";
import { rememberedBoard } from "./board-memory.ts";
import { BoardPage } from "./board-page.tsx";
import { ProposalsPage } from "./proposals-page.tsx";

/** From how many business days on a deadline is near. */
const nearDays = 2;

/** The board, and the list of all proposals inside. */
export function addBoardRoutes(routes: Routes): void {
  routes.get(paths.board, { may: "staff", audit: null }, boardRoute);
  routes.get(paths.boardFile, { may: "staff", audit: null }, sendFile);
  routes.get(paths.proposalsInside, { may: "staff", audit: null }, async (c, person) => {
    const filter = filterOf(c);
    const page = await c.var.program.db.asActor(person, (tx) =>
      proposalsInside(tx, person.municipality, filter, c.req.query("after") ?? null),
    );
    const { q, status, field } = filter;
    return c.html(
      <ProposalsPage c={c} person={person} filter={{ q, status, field }} records={page.records} next={page.next} />,
    );
  });
}

async function boardRoute(c: Context<Env>, person: Person): Promise<Response> {
  const remembered = rememberedBoard(c, person);
  if (remembered) return c.redirect(remembered, 303);
  const { program } = c.var;
  const ask = askOf(c);
  const { filter, holder, today } = ask;
  const { board, people, consultations, openings, questions } = await program.db.asActor(person, async (tx) => ({
    board: await boardOf(tx, person, ask),
    people: await deskPeople(tx),
    consultations: await countConsultations(tx, today),
    openings: (await listLawGrants(tx)).length,
    questions: await questionsToAnswer(tx, person),
  }));
  const shown = { board, filter, holder, people, consultations, openings, questions };
  return c.html(<BoardPage c={c} person={person} {...shown} />);
}

/** The same lines under the same filters, all of them, for a spreadsheet. */
async function sendFile(c: Context<Env>, person: Person): Promise<Response> {
  const { program, city } = c.var;
  const lines = await program.db.asActor(person, (tx) => boardLines(tx, person, askOf(c)));
  return c.body(boardFile(lines, program.now(), city), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": attachmentAs(`待っているもの_${todayInTokyo(program.now())}.csv`),
    "cache-control": "no-store",
  });
}

/** What the address asks the board for. */
function askOf(c: Context<Env>): BoardAsk {
  const { program, city } = c.var;
  const holder = boardHolders.find((one) => one === c.req.query("holder")) ?? null;
  const today = todayInTokyo(program.now());
  return {
    filter: filterOf(c),
    holder,
    after: holder ? (c.req.query("after") ?? null) : null,
    today,
    nearUntil: addBusinessDays(today, nearDays, city.calendar),
  };
}

/** Only what the filter offers; anything else in the address is nothing. */
function filterOf(c: Context<Env>): BoardFilter {
  const asked = (name: string) => c.req.query(name) ?? "";
  const deadline = asked("deadline");
  return {
    q: asked("q").replaceAll("\u0000", "").slice(0, 200).toWellFormed(),
    assigned: asked("assigned"),
    status: statuses.find((one) => one === asked("status")) ?? "",
    deadline: deadline === "late" || deadline === "near" ? deadline : "",
    unanswered: asked("unanswered") === "mine" ? "mine" : "",
    field: c.var.city.fields.find((one) => one.name === asked("field"))?.name ?? "",
  };
}
