import { countGraphemes, firstGraphemes } from "../../domain/kernel/text.ts";
import { formatYen } from "../../domain/kernel/yen.ts";
import { kindNames, usualNeeds } from "../../domain/plan/contribution-needs.ts";
import { contributionKinds } from "../../domain/plan/plan.ts";
import { typicalRisks } from "../../domain/plan/risk-library.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { Fold } from "../ui/fold.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { NumberField } from "../ui/number-field.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { RowList, type Rows, sideOptions } from "./plan-form-rows.tsx";

/** What each side puts in, by year and kind (G3.3). `ofCity`: somebody of the city, who may confirm that something costs nothing. */
export function ContributionRows({ ofCity, ...props }: Rows & { ofCity: boolean }) {
  return (
    <>
      <p>
        お金だけでなく、人の時間や場所、名前の使用も、だれがいつ出すかを分けて書きます。金額に0円と書くと「費用はかからない」という主張になり、
        市が言葉で確かめるまで、そのように表示します。
      </p>
      <Fold title="種類ごとに、ふつうほかに要るもの">
        <ul class="bullets">
          {(["city", "partner"] as const).flatMap((side) =>
            contributionKinds
              .filter((kind) => usualNeeds[side][kind] !== "")
              .map((kind) => (
                <li>
                  {side === "city" ? "市" : "提案者"}・{kindNames[kind]}：{usualNeeds[side][kind]}
                </li>
              )),
          )}
        </ul>
      </Fold>
      <RowList
        {...props}
        kind="contributions"
        what="出すもの"
        short={shortContribution}
        row={(name, shared) => (
          <>
            <div class="field-row field-row-money">
              <Select name={name("side")} label="出す人" options={sideOptions} {...shared} />
              <Select
                name={name("kind")}
                label="種類"
                options={contributionKinds.map((kind) => ({ value: kind, text: kindNames[kind] }))}
                {...shared}
              />
              <TextField name={name("year")} label="年度" {...shared} />
              <NumberField name={name("yen")} label="金額" unit="円" {...shared} />
            </div>
            <div class="field-row field-row-two">
              <TextArea name={name("what")} label="内容" rows={2} {...shared} />
              <TextArea name={name("needs")} label="ほかに要るもの(許可、議決など)" rows={2} {...shared} />
            </div>
            {ofCity && isOfferedCheck(shared.values, name) ? (
              <TextField name={name("cityCheck")} label="0円のとき、費用がかからないことの市の確認" {...shared} />
            ) : !ofCity && value(shared.values, name("cityCheck")) ? (
              <p class="sub">市の確認：{value(shared.values, name("cityCheck"))}</p>
            ) : null}
          </>
        )}
      />
    </>
  );
}

/** Who gives what, when, for how much: 「市 人の時間 令和9年度 420,000円」. */
function shortContribution(name: (field: string) => string, values: FormValues): string {
  const of = (field: string) => value(values, name(field));
  const [side, kind] = [sideOptions.find((one) => one.value === of("side")), of("kind")];
  const yen = of("yen");
  const what = of("what").replaceAll("\n", " ");
  return [
    side?.text ?? "",
    contributionKinds.some((one) => one === kind) ? kindNames[kind as keyof typeof kindNames] : "",
    of("year"),
    /^\d+$/.test(yen) ? formatYen(Number(yen)) : yen,
    countGraphemes(what) > 20 ? `${firstGraphemes(what, 20)}…` : what,
  ]
    .filter((text) => text !== "")
    .join(" ");
}

/** What costs something needs no word that it does not; a row that is still empty may become one that does. */
function isOfferedCheck(values: FormValues, name: (field: string) => string): boolean {
  const yen = value(values, name("yen"));
  return value(values, name("cityCheck")) !== "" || yen === "0" || (yen === "" && value(values, name("what")) === "");
}

/** The risks, each with one bearer or a split, and a response (P6); typical ones are added by a press. */
export function RiskRows(props: Rows) {
  return (
    <>
      <p>承認には、リスクごとに負担者と対応が要ります。分担するときは、割合を書きます。</p>
      <Fold title="よくあるリスクから加える">
        <p>押すと、下の表に行が加わります。文は自由に直せます。だれが負うかは、双方で決めます。</p>
        <ul class="risk-library">
          {typicalRisks.map(({ key, name }) => (
            <li>
              <Button kind="weak" name="more" value={`risk:${key}`} formaction={props.back} formnovalidate>
                {name}を加える
              </Button>
            </li>
          ))}
        </ul>
      </Fold>
      <RowList
        {...props}
        kind="risks"
        what="リスク"
        row={(name, shared) => (
          <>
            <div class="field-row field-row-risk">
              <TextArea name={name("risk")} label="起きるかもしれないこと" rows={2} {...shared} />
              <Select
                name={name("bearer")}
                label="負担者"
                options={[...sideOptions, { value: "shared", text: "市と提案者で分担" }]}
                {...shared}
              />
              <NumberField name={name("cityPercent")} label="分担のとき、市の割合" unit="%" {...shared} />
              <TextArea name={name("response")} label="そうならないように、なったら" rows={2} {...shared} />
            </div>
            <TextField name={name("insurance")} label="保険" {...shared} />
          </>
        )}
      />
    </>
  );
}
