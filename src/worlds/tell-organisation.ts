import { declareConflict } from "../commands/declare-conflict.ts";
import { renameDepartment } from "../commands/departments/follow-department.ts";
import { nameDeputy } from "../commands/deputies/name-deputy.ts";
import { planHandOver } from "../commands/hand-overs/plan-hand-over.ts";
import { arrangeJointAnswer } from "../commands/inquiries/arrange-joint-answer.ts";
import { callDepartments } from "../commands/inquiries/call-departments.ts";
import { draftJointAnswer } from "../commands/inquiries/draft-joint-answer.ts";
import type { PlainDate } from "../domain/calendar/tokyo-date.ts";
import type { Result } from "../domain/kernel/result.ts";
import { timeOn } from "./past.ts";
import type { Walk, Walker } from "./walk.ts";

/** How the city works on when people move, are away, or answer together: told at the end, in the last hours. */
export async function tellOrganisation(walker: Walker, walks: ReadonlyMap<string, Walk>): Promise<void> {
  const { past } = walker;
  const minutesAgo = (minutes: number) => walker.setTime(new Date(past.now.getTime() - minutes * 60_000));
  const april = firstOfApril(past.date(0));
  minutesAgo(170);
  await tellTogether(walker, walks.get("given-D008")!, minutesAgo);
  minutesAgo(90);
  await tellDeputies(walker);
  minutesAgo(80);
  await tellHandOver(walker, april);
  minutesAgo(70);
  await tellNewName(walker, april);
  walker.setTime(past.now);
}

/** Two departments that are late answer together, and all three meet. */
async function tellTogether(
  { program, cast, past }: Walker,
  { proposalId, inquiryIds, declared, story }: Walk,
  minutesAgo: (minutes: number) => void,
): Promise<void> {
  const as = (key: string) => ({ actor: cast.person(key), proposalId });
  const ids = (...codes: string[]) => codes.map((code) => inquiryIds.get(code)!);
  const joint = done(
    "joint answer",
    await arrangeJointAnswer(program, { ...as(story.officer), inquiryIds: ids("0103", "0404") }),
  );
  minutesAgo(160);
  done(
    "departments meet",
    await callDepartments(program, {
      ...as(story.officer),
      ...{ inquiryIds: ids("0103", "0404", "0705"), startsAt: timeOn(past.date(-3), "14:00"), place: "2階 第1会議室" },
      agenda: "①災害時に港へ着いた物資を、だれがどこまで運ぶか\n②船に替えたときの二酸化炭素の減り方の出し方",
    }),
  );
  minutesAgo(150);
  const writer = "staff-0404";
  // P2: who writes an answer has answered the question about ties.
  if (!declared.has(writer)) done("no tie", await declareConflict(program, { ...as(writer), hasTie: "no", what: "" }));
  done(
    "joint draft",
    await draftJointAnswer(program, {
      ...{ ...as(writer), jointId: joint.value!.id, outcome: "conditions" },
      answer:
        "災害時の海上輸送は、応援協定の見直しに合わせて話せます。減る量は、航路と積載の実績を見せていただければ計算できます。",
    }),
  );
}

/** A head who travels today, and an approver who will. */
async function tellDeputies({ program, cast, past }: Walker): Promise<void> {
  const name = async (away: string, deputy: string, from: number, to: number, reason: string) => {
    const [actor, personId, deputyId] = [cast.person(away), cast.person(away).id, cast.person(deputy).id];
    const days = { from: past.date(-from), to: past.date(-to) };
    done(`deputy of ${away}`, await nameDeputy(program, { actor, personId, deputyId, ...days, reason }));
  };
  await name("dept-disaster", "dept-disaster-staff", 0, 2, "県の防災訓練に出張");
  await name("mayor-office", "head-0101", 5, 9, "姉妹都市への出張");
}

/** In April an officer moves. */
async function tellHandOver({ program, cast }: Walker, onDay: PlainDate): Promise<void> {
  const [actor, from, to] = [cast.person("desk-chief"), cast.person("desk-officer-2"), cast.person("desk-officer")];
  const note = "面談の記録が済んでいないものから、先に見てください。学校との調整は、学校教育課の福井課長が窓口です。";
  done(
    "hand-over",
    await planHandOver(program, { actor, fromId: from.id, departmentId: null, onDay, note, toId: to.id, lines: {} }),
  );
}

/** In April a department gets another name. */
async function tellNewName({ program, cast }: Walker, day: PlainDate): Promise<void> {
  const department = { departmentId: cast.department("0904"), day };
  const words = { code: "0906", division: "教育部", name: "スポーツ・青少年課", nameEn: "Sports and Youth Division" };
  done("new name", await renameDepartment(program, { actor: cast.person("admin"), ...department, ...words }));
}

/** The next one after today. */
function firstOfApril(today: PlainDate): PlainDate {
  const year = Number(today.slice(0, 4));
  return today < `${year}-04-01` ? `${year}-04-01` : `${year + 1}-04-01`;
}

function done<T>(step: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`organisation, ${step}: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
