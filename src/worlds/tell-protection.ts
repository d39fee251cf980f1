import { declareConflict } from "../commands/declare-conflict.ts";
import { grantLawAccess } from "../commands/law-access/grant.ts";
import { agreeProtectionChange } from "../commands/protected-parts/agree-change.ts";
import { proposeProtectionChange } from "../commands/protected-parts/propose-change.ts";
import { releaseProtection } from "../commands/protected-parts/release.ts";
import type { Result } from "../domain/kernel/result.ts";
import type { Walk, Walker } from "./walk.ts";

/** What became of protected parts after they were agreed, the newest of their proposals' stories: told at the end, in the last hours. */
export async function tellProtection(walker: Walker, walks: ReadonlyMap<string, Walk>): Promise<void> {
  const { program, cast, past } = walker;
  const minutesAgo = (minutes: number) => walker.setTime(new Date(past.now.getTime() - minutes * 60_000));
  const part = (key: string) => {
    const { proposalId, partIds, story } = walks.get(key)!;
    const by = (person: string) => ({ actor: cast.person(person), proposalId, partId: partIds[0]! });
    return { by, story };
  };

  const metering = part("own-13");
  const { level, departments } = metering.story.parts[0]!;
  const departmentIds = departments.map((code) => cast.department(code));
  minutesAgo(50);
  const terms = { level, departmentIds, until: past.date(-600) };
  const note = "出願の準備が延びたため、守る期間を延ばしたいと考えています。";
  done(
    "change",
    await proposeProtectionChange(program, { ...metering.by(metering.story.representative), terms, note }),
  );
  minutesAgo(40);
  done("agree", await agreeProtectionChange(program, metering.by(metering.story.officer)));

  const images = part("given-D027");
  minutesAgo(30);
  done("release", await releaseProtection(program, { ...images.by(images.story.representative), to: "released" }));

  const advertising = part("own-05");
  minutesAgo(20);
  // P2: the chief answers before granting anything.
  if (!walks.get("own-05")!.declared.has(cast.chief))
    done("no tie", await declareConflict(program, { ...advertising.by(cast.chief), hasTie: "no", what: "" }));
  const access = {
    personId: cast.person("mayor-office").id,
    purpose: "approval",
    reason: "連携協定の案の決裁で、広告の枠の料金の根拠を確かめるため。",
    endsOn: past.date(-10),
    untoldReason: "",
    untoldUntil: null,
  };
  done("law", await grantLawAccess(program, { ...advertising.by(cast.chief), access }));
  walker.setTime(past.now);
}

function done<T>(step: string, result: Result<T>): void {
  if (!result.ok) throw new Error(`protection, ${step}: ${JSON.stringify(result.refusal)}`);
}
