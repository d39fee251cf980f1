import { BarChart, Measure } from "../ui/bar-chart.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

/** Numbers as a sentence, a picture and a table. */
export function ChartParts() {
  return (
    <Section title="図">
      <Card title="いま、どこにあるか">
        <BarChart
          finding="進行中は29件。期限を過ぎたものが3件あります。"
          legend={[
            { kind: "main", text: "期限内" },
            { kind: "late", text: "▲ 期限を過ぎた" },
          ]}
          bars={[
            { label: "受付", parts: [{ value: 3 }], text: "3件" },
            {
              label: "照会",
              parts: [{ value: 9 }, { value: 2, kind: "late" }],
              text: (
                <>
                  11件 <span class="days-over">▲2</span>
                </>
              ),
            },
            { label: "対話", parts: [{ value: 9 }], text: "9件" },
            {
              label: "手法の検討",
              parts: [{ value: 5 }, { value: 1, kind: "late" }],
              text: (
                <>
                  6件 <span class="days-over">▲1</span>
                </>
              ),
            },
          ]}
        >
          <Table
            caption="同じ数字の表"
            cards="none"
            dense
            columns={[
              { head: "段階", cell: (row) => row[0], rowHead: true },
              { head: "件", cell: (row) => row[1], numeric: true },
              { head: "うち超過", cell: (row) => row[2], numeric: true },
            ]}
            rows={[
              ["受付", "3", "0"],
              ["照会", "11", "2"],
            ]}
          />
        </BarChart>
      </Card>
      <Card title="かかった費用">
        <BarChart
          finding="市の18万円に、相手の210万円が加わりました。"
          bars={[
            { label: "市が出した", parts: [{ value: 18 }], text: "18万円" },
            { label: "相手が出した", parts: [{ value: 210, kind: "partner" }], text: "210万円" },
            { label: "市だけで行うと", parts: [{ value: 340, kind: "estimate" }], text: "およそ340万円" },
          ]}
        />
      </Card>
      <Cards three>
        <Measure
          title="受付のご連絡"
          figure="中央値 1"
          unit="日"
          value={1}
          target={3}
          max={5}
          text="目標は3日以内（縦の線）。"
        />
        <Measure
          title="担当課の回答"
          figure="中央値 8"
          unit="日"
          value={8}
          target={10}
          max={15}
          text="目標は10日以内（縦の線）。"
        />
        <Measure
          title="最初の面談まで"
          figure="中央値 17"
          unit="日"
          value={17}
          target={20}
          max={30}
          text="目標は20日以内（縦の線）。"
        />
      </Cards>
    </Section>
  );
}
