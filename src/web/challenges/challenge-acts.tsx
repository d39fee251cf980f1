import type { Child } from "hono/jsx";
import type { OnChallenge } from "../../commands/challenges/act-on-challenge.ts";
import { commentChallenge } from "../../commands/challenges/comment-challenge.ts";
import { confirmChallengeGate } from "../../commands/challenges/confirm-challenge-gate.ts";
import { approveChallenge, refuseChallengeApproval } from "../../commands/challenges/decide-challenge.ts";
import { closeChallenge, concludeChallenge, withdrawChallenge } from "../../commands/challenges/end-challenge.ts";
import { forecastChallenge, openChallenge } from "../../commands/challenges/publish-challenge.ts";
import { sendBackChallenge } from "../../commands/challenges/send-back-challenge.ts";
import { sendChallengeToApproval } from "../../commands/challenges/send-challenge-to-approval.ts";
import { sendChallengeToCheck } from "../../commands/challenges/send-challenge-to-check.ts";
import type { Program } from "../../db/program.ts";
import type { ChallengeAction } from "../../domain/challenge/challenge.ts";
import type { Result } from "../../domain/kernel/result.ts";
import type { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import type { ButtonKind } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { TextArea } from "../ui/text-field.tsx";
import type { ChallengePageProps } from "./challenge-page.tsx";

/** One thing that is done with a challenge: its form on the page, and what its address runs. */
export type ChallengeAct = {
  action: ChallengeAction;
  /** Of a gate: which. */
  principle?: "P1" | "P2";
  path: (typeof paths.challengeInside)[keyof typeof paths.challengeInside];
  title: string;
  /** Names of its fields: a form that came back stays open. */
  names: readonly string[];
  fields: (props: ChallengePageProps) => Child;
  button: string;
  buttonKind?: ButtonKind;
  /** Stands open, not folded: the next step of the life. */
  isNext?: true;
  run: (program: Program, input: OnChallenge, values: FormValues) => Promise<Result<unknown>>;
  done: keyof ReturnType<typeof words>["done"];
};

export const challengeActLabels = {
  comment: "コメント",
  evidence: "確認した根拠",
  wish: "直してほしいこと",
  approverId: "承認する人",
  reason: "差し戻す理由",
  opensOn: "募集を始める日",
  outcome: "募集の結果",
  withdrawal: "取りやめる理由",
};

/** In the order in which they stand on the page. */
export const challengeActs: readonly ChallengeAct[] = [
  {
    action: "sendToCheck",
    path: paths.challengeInside.check,
    title: "デスクに確認を頼む",
    names: [],
    fields: () => <p>書き終えたら、デスクが公益性(P1)と公平性(P2)を確かめ、言葉づかいの案を出します。</p>,
    button: "デスクに確認を頼む",
    buttonKind: "primary",
    isNext: true,
    run: (program, input) => sendChallengeToCheck(program, input),
    done: "challengeSentToCheck",
  },
  gateAct("P1", "公益性(P1)を確認する", "市民の何が良くなるか、どの政策に当たるか。", paths.challengeInside.gateP1),
  gateAct(
    "P2",
    "公平性(P2)を確認する",
    "特定の会社や製品に決まる書き方でないか。誰でも同じ情報で提案できるか。優遇と読みかたが先に書いてあるか。",
    paths.challengeInside.gateP2,
  ),
  {
    action: "sendToApproval",
    path: paths.challengeInside.approver,
    title: "承認に回す",
    names: ["approverId"],
    fields: (props) => (
      <RadioGroup
        values={props.values}
        errors={props.errors}
        name="approverId"
        label={challengeActLabels.approverId}
        help="課題を書いた人は選べません。"
        options={props.approvers.map(({ id, name, title }) => ({ value: id, text: `${name}(${title})` }))}
      />
    ),
    button: "この人の承認に回す",
    buttonKind: "primary",
    isNext: true,
    run: (program, input, values) =>
      sendChallengeToApproval(program, { ...input, approverId: value(values, "approverId") }),
    done: "challengeSentToApproval",
  },
  {
    action: "sendBack",
    path: paths.challengeInside.checkReturn,
    title: "書き直しのために課に戻す",
    names: ["wish"],
    fields: (props) => <Words {...props} name="wish" help="どこを、どのような言葉にするとよいかを書いてください。" />,
    button: "課に戻す",
    run: (program, input, values) => sendBackChallenge(program, { ...input, wish: value(values, "wish") }),
    done: "challengeSentBack",
  },
  {
    action: "approve",
    path: paths.challengeInside.approval,
    title: "承認する",
    names: [],
    fields: () => <p>この版の内容を、市の課題として公開してよいと認めます。</p>,
    button: "この課題を承認する",
    buttonKind: "primary",
    isNext: true,
    run: (program, input) => approveChallenge(program, input),
    done: "challengeApproved",
  },
  {
    action: "refuseApproval",
    path: paths.challengeInside.approvalReturn,
    title: "承認せずに課に戻す",
    names: ["reason"],
    fields: (props) => <Words {...props} name="reason" />,
    button: "理由を添えて戻す",
    run: (program, input, values) => refuseChallengeApproval(program, { ...input, reason: value(values, "reason") }),
    done: "challengeApprovalRefused",
  },
  {
    action: "open",
    path: paths.challengeInside.opening,
    title: "いま公開する",
    names: [],
    fields: () => <p>誰でも読めるようになり、提案を受け付けはじめます。</p>,
    button: "公開して募集を始める",
    buttonKind: "primary",
    isNext: true,
    run: (program, input) => openChallenge(program, input),
    done: "challengeOpened",
  },
  {
    action: "forecast",
    path: paths.challengeInside.forecast,
    title: "予告する",
    names: ["opensOn-year", "opensOn-month", "opensOn-day"],
    fields: (props) => (
      <DateField
        values={props.values}
        errors={props.errors}
        name="opensOn"
        label={challengeActLabels.opensOn}
        help="内容はきょうから誰でも読めます。この日に、自動で募集が始まります。"
      />
    ),
    button: "予告を公開する",
    run: (program, input, values) => {
      const { date, error } = parseDateField(values, "opensOn", challengeActLabels.opensOn);
      return forecastChallenge(program, { ...input, opensOn: date, opensOnFault: error?.message ?? null });
    },
    done: "challengeForecast",
  },
  {
    action: "close",
    path: paths.challengeInside.closing,
    title: "募集を終える",
    names: [],
    fields: () => <p>締切のない課題の受付を終えます。書きかけの提案は、自由提案として出せます。</p>,
    button: "募集を終える",
    run: (program, input) => closeChallenge(program, input),
    done: "challengeClosed",
  },
  {
    action: "conclude",
    path: paths.challengeInside.outcome,
    title: "どうなったかを公表する",
    names: ["outcome"],
    fields: (props) => (
      <Words
        {...props}
        name="outcome"
        rows={5}
        help="課題のページに載ります。公開していない提案や団体の名前は書かないでください。生まれた事例は、公開されると自動でつながります。"
      />
    ),
    button: "結果を公表する",
    buttonKind: "primary",
    isNext: true,
    run: (program, input, values) => concludeChallenge(program, { ...input, outcome: value(values, "outcome") }),
    done: "challengeConcluded",
  },
  {
    action: "comment",
    path: paths.challengeInside.comments,
    title: "コメントを残す",
    names: ["comment"],
    fields: (props) => <Words {...props} name="comment" help="課とデスクと承認する人が読みます。公開はされません。" />,
    button: "コメントを残す",
    buttonKind: "inner",
    run: (program, input, values) => commentChallenge(program, { ...input, comment: value(values, "comment") }),
    done: "challengeCommented",
  },
  {
    action: "withdraw",
    path: paths.challengeInside.withdrawal,
    title: "課題を取りやめる",
    names: ["withdrawal"],
    fields: (props) => (
      <Words
        {...props}
        name="withdrawal"
        help={props.challenge.isPublished ? "課題のページに載ります。" : "庁内に残ります。公開はされません。"}
      />
    ),
    button: "課題を取りやめる",
    buttonKind: "danger",
    run: (program, input, values) => withdrawChallenge(program, { ...input, withdrawal: value(values, "withdrawal") }),
    done: "challengeWithdrawn",
  },
];

function gateAct(principle: "P1" | "P2", title: string, help: string, path: ChallengeAct["path"]): ChallengeAct {
  return {
    action: "confirmGate",
    principle,
    path,
    title,
    names: ["evidence"],
    fields: (props) => <Words {...props} name="evidence" help={help} />,
    button: `${principle === "P1" ? "公益性" : "公平性"}を確認済みにする`,
    isNext: true,
    run: (program, input, values) =>
      confirmChallengeGate(program, { ...input, principle, evidence: value(values, "evidence") }),
    done: "challengeGateConfirmed",
  };
}

type WordsProps = ChallengePageProps & {
  name: Exclude<keyof typeof challengeActLabels, "approverId" | "opensOn">;
  rows?: number;
  help?: string;
};

function Words({ name, rows = 3, help, values, errors }: WordsProps) {
  return (
    <TextArea
      name={name}
      label={challengeActLabels[name]}
      rows={rows}
      maxGraphemes={1000}
      help={help}
      values={values}
      errors={errors}
    />
  );
}
