import type { City } from "../../db/stores/city-store.ts";
import { Card } from "../ui/page.tsx";

/** 送ったあとに起きること, with the target days of the city (目標日数, not a promise). */
export function AfterSending({ city, isSent = false }: { city: Pick<City, "settings">; isSent?: boolean }) {
  const days = city.settings.targetDays;
  const steps = [
    { title: "デスクから受付のご連絡", note: `目標日数 ${days.firstAnswer}開庁日` },
    { title: "関係する課にたずねます", note: `課の回答の目標日数 ${days.departmentAnswer}開庁日` },
    { title: "見通しをお伝えし、会って話します", note: "公募になりそうか、早くていつからかを先にお知らせします" },
  ];
  return (
    <Card kind="panel" title="送ったあとに起きること" level={2}>
      {steps.map(({ title, note }, index) => (
        <p>
          <b>
            {index + 1}　{title}
          </b>
          <br />
          <span class="sub">{note}</span>
        </p>
      ))}
      {isSent ? null : <p class="sub">提出するまで、市の職員は読めません。</p>}
    </Card>
  );
}
