import type { City } from "../../db/stores/city-store.ts";
import { Card } from "../ui/page.tsx";

/** 送ったあとに起きること, with the target days of the city (目標日数, not a promise). */
export function AfterSending({ city }: { city: Pick<City, "settings"> }) {
  const days = city.settings.targetDays;
  return (
    <Card kind="panel" title="送ったあとに起きること" level={2}>
      <ol class="history">
        <li>
          <span class="history-title">1 デスクから受付のご連絡</span>
          <span class="sub">目標日数 {days.firstAnswer}開庁日</span>
        </li>
        <li>
          <span class="history-title">2 関係する課にたずねます</span>
          <span class="sub">課の回答の目標日数 {days.departmentAnswer}開庁日</span>
        </li>
        <li>
          <span class="history-title">3 見通しをお伝えし、会って話します</span>
          <span class="sub">公募になりそうか、早くていつからかを先にお知らせします</span>
        </li>
      </ol>
      <p class="sub">提出するまで、市の職員は読めません。</p>
    </Card>
  );
}
