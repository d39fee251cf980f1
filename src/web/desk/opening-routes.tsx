import { askForAdditions } from "../../commands/ask-for-additions.ts";
import { assignOfficer } from "../../commands/assign-officer.ts";
import { closeAsLapsed } from "../../commands/close-as-lapsed.ts";
import { confirmPublicBenefit } from "../../commands/confirm-public-benefit.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { gatesOf } from "../../domain/principles/gates.ts";
import { deskPeople } from "../../queries/desk-proposal.ts";
import { matchingOf } from "../../queries/matching.ts";
import { goalsToName } from "../../queries/policy-goals.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { GoalChoice } from "../policy-goals/goal-choice.tsx";
import { refusalPage } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { list, value } from "../ui/form-values.ts";
import { Card } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { addFormPage } from "./form-page.tsx";

/** What the desk does with a proposal that has come: additions, who handles it, P1. */
export function addOpeningRoutes(routes: Routes): void {
  addFormPage(routes, {
    path: paths.proposal.additions,
    action: "askForAdditions",
    audit: "additions.ask",
    title: "追記をお願いする",
    lead: "提案者の番になります。書き足した版が届くと、デスクの番にもどります。デスクの目標日数は、その間とまります。",
    button: "追記をお願いする",
    isMove: true,
    labels: { request: "追記のお願い" },
    load: async () => null,
    fields: ({ values, errors }) => (
      <TextArea
        name="request"
        label="追記のお願い"
        help="何が足りないか、なぜ必要かを、提案者がそのまま読んで書き足せるように書きます。"
        example="対象にする方の年齢を書いてください。会場の広さを決めるために必要です。"
        rows={6}
        maxGraphemes={2000}
        values={values}
        errors={errors}
      />
    ),
    run: (c, acting, values) => askForAdditions(c.var.program, { ...acting, request: value(values, "request") }),
    done: "additionsAsked",
  });

  addFormPage(routes, {
    path: paths.proposal.assignment,
    action: "assignOfficer",
    audit: "officer.assign",
    title: "担当を決める",
    lead: "選ばなかった人は、この提案の担当から外れます。はじめて読む前に、利益相反の申告をたずねます。",
    button: "この担当にする",
    labels: { persons: "担当する人" },
    load: (tx) => deskPeople(tx),
    initial: ({ record }) => ({ persons: record.assigned.map((one) => one.personId) }),
    fields: ({ record, more, values, errors }) => (
      <CheckboxGroup
        name="persons"
        label="担当する人"
        options={more
          .filter((one) => !record.declarations.some((other) => other.hasTie && other.personId === one.id))
          .map((one) => ({ value: one.id, text: one.name }))}
        values={values}
        errors={errors}
      />
    ),
    run: (c, acting, values) => assignOfficer(c.var.program, { ...acting, personIds: list(values, "persons") }),
    done: "assigned",
  });

  addFormPage(routes, {
    path: paths.proposal.publicBenefit,
    action: "confirmPublicBenefit",
    audit: "gate.P1",
    title: "公益性を確認する",
    lead: "記入があるだけでは確認済みになりません。市民にとってのよい変化を読み、どの計画・課題・分野に合うかを根拠として書きます。",
    button: "公益性を確認する",
    labels: { evidence: "公益性の根拠", goals: "この提案が役立つ計画の目標" },
    ready: (c, person) => matchingOf(c.var.program, person),
    load: (tx, record, c, matching) => goalsToName(tx, record, matching, todayInTokyo(c.var.program.now())),
    initial: ({ record }) => {
      const confirmed = record.confirmations.find((one) => one.principle === "P1");
      return { evidence: confirmed?.evidence ?? "", goals: (confirmed?.goals ?? []).map((one) => one.id) };
    },
    before: ({ record }) => {
      const gate = gatesOf(record)[0]!;
      return (
        <Card kind="quiet" title="提案に書かれていること">
          <p>
            分野 {record.fields.join("・") || "(なし)"}
            {record.challenge ? ` 課題「${record.challenge.title}」` : ""}
          </p>
          <Prose text={record.text?.benefit ?? ""} />
          {gate.state === "missing" ? (
            <Callout kind="warning" title="まだ確認できません">
              {gate.missing.map((sentence) => (
                <p>{sentence}</p>
              ))}
            </Callout>
          ) : null}
        </Card>
      );
    },
    fields: ({ more, values, errors }) => (
      <>
        <TextArea
          name="evidence"
          label="公益性の根拠"
          help="七つの原則の欄に、この文が根拠として表示されます。提案者も読みます。"
          rows={3}
          maxGraphemes={300}
          values={values}
          errors={errors}
        />
        <GoalChoice {...more} values={values} errors={errors} />
      </>
    ),
    run: (c, acting, values) =>
      confirmPublicBenefit(c.var.program, {
        ...acting,
        evidence: value(values, "evidence"),
        goalIds: list(values, "goals"),
      }),
    done: "benefitConfirmed",
  });

  routes.post(paths.proposal.lapse, { may: "closeAsLapsed", audit: "proposal.lapse" }, async (c, person) => {
    const show = paths.proposal.show({ id: c.req.param("id")! });
    const result = await closeAsLapsed(c.var.program, actingFrom(c, person, await readForm(c)));
    if (result.ok) return seeDone(c, show, "lapsed");
    return refusalPage(c, result.refusal, { href: show, text: "提案にもどる" });
  });
}
