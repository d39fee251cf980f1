import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { forgetCity } from "../../db/stores/city-store.ts";
import { findLink, setUpCityBy } from "../../db/stores/link-store.ts";
import { addPerson } from "../../db/stores/person-store.ts";
import { isMunicipalityCode } from "../../domain/accounts/municipality-code.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { normaliseCode } from "../../domain/kernel/text.ts";
import { defaultSettings } from "../../domain/settings.ts";
import { undo, undoing } from "../act.ts";
import { type LetIn, letIn } from "../second-factor/let-in.ts";
import { accountForm } from "./account-form.ts";
import { passwordRuleOf } from "./password-rule-of.ts";
import { passwords } from "./passwords.ts";

export type SetUpInput = {
  token: string;
  code: string;
  cityName: string;
  cityNameEn: string;
  deskCode: string;
  deskDivision: string;
  deskName: string;
  name: string;
  kana: string;
  mail: string;
  password: string;
  /** What the browser calls itself. */
  browser?: string;
};

/**
 * The first act in an empty installation: the city, its desk, its administrator; the link is dead then. Staff of a new city need a second
 * factor (the shipped default), and whoever sets it up is the first of them.
 */
export async function setUpCity(program: Program, input: SetUpInput): Promise<Result<LetIn>> {
  if ((await findLink(program, input.token))?.for !== "city") return refused({ kind: "not-found" });
  const form = accountForm("ja");
  const code = normaliseCode(input.code);
  if (!isMunicipalityCode(code))
    form.fault("code", "団体コードは検査数字を含む6けたの数字です。例：泉大津市は272060。");
  else if (code !== program.municipality)
    form.fault(
      "code",
      `この設置は団体コード${program.municipality}のために準備されています。別の市町村のときは、設定MUNICIPALITYを直して、起動しなおしてください。`,
    );
  const desk = {
    code: normaliseCode(input.deskCode),
    division: form.line("deskDivision", input.deskDivision, false, "部の名前を、改行せずに書いてください。"),
    name: form.line("deskName", input.deskName, true, "デスクを置く課の名前を、改行せずに書いてください。"),
  };
  if (!/^[0-9A-Za-z-]{1,12}$/.test(desk.code)) form.fault("deskCode", "課コードは12文字までの英数字です。例：0102。");
  const city = {
    name: form.line("cityName", input.cityName, true, "市町村の名前を、改行せずに書いてください。例：泉大津市。"),
    nameEn: form.line("cityNameEn", input.cityNameEn, true, "英語の名前を書いてください。例：Izumiotsu City。"),
    desk,
  };
  const name = form.line("name", input.name, true);
  const kana = form.line("kana", input.kana, false);
  const login = form.login("mail", input.mail);
  const shipped = { name: input.cityName, nameEn: input.cityNameEn, settings: defaultSettings };
  form.password("password", input.password, [input.mail, input.name], await passwordRuleOf(shipped, "city"));
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const passwordHash = await passwords.hash(input.password);
  const at = program.now();
  const result = await undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const deskId = await setUpCityBy(tx, input.token, city, at);
      if (!deskId) return undo({ kind: "not-found" });
      const personId = await addPerson(tx, { name, kana, side: "city", login, passwordHash });
      if (!personId)
        return undo({ kind: "invalid", errors: [{ field: "mail", message: "このアドレスは使えません。" }] });
      await tx.insertInto("staff_posts").values({ person_id: personId, role: "administrator", since: at }).execute();
      const isRequiredForStaff = defaultSettings.secondFactorForStaff;
      const person = { id: personId, side: "city", browser: input.browser ?? "", isRequiredForStaff } as const;
      const opened = await letIn(tx, person, at);
      const entry = { byId: personId, subjectId: personId, at, facts: { desk: deskId } };
      await appendAudit(tx, program.key, { ...entry, kind: "city-set-up" });
      return done(opened);
    }),
  );
  forgetCity(program);
  return result;
}
