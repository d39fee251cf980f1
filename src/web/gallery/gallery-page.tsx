import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Svg } from "../ui/svg.tsx";
import { ChartParts } from "./chart-parts.tsx";
import { FormParts } from "./form-parts.tsx";
import { ShowParts } from "./show-parts.tsx";
import { TurnParts } from "./turn-parts.tsx";

/** Every part in every state, in development and in the demo: what a page may use, and how it must look. */
export function GalleryPage({ frame, side = "outside" }: { frame: Frame; side?: "outside" | "inside" | undefined }) {
  return (
    <Layout frame={frame} side={side} title="部品の見本">
      <PageHead title="部品の見本" lead="この製品の画面は、ここに並ぶ部品だけでできています。" />
      <TurnParts />
      <FormParts />
      <ShowParts />
      <ChartParts />
      <Section title="色の役割">
        <ul class="swatches">
          {roles.map(({ name, use, color }) => (
            <li>
              <Svg class="swatch" width="100%" height={44}>
                <rect width="100%" height="44" fill={color} />
              </Svg>
              <b>{name}</b>
              <br />
              {use}
            </li>
          ))}
        </ul>
      </Section>
    </Layout>
  );
}

const roles = [
  { name: "light-blue-1000", use: "操作・リンク・市・確認済み", color: "#00428c" },
  { name: "light-blue-1100", use: "庁内の帯・重ねたとき", color: "#00316a" },
  { name: "light-blue-100", use: "選ばれたもの・新着", color: "#dcf0ff" },
  { name: "orange-900", use: "相手だけ", color: "#ac3e00" },
  { name: "green-900", use: "できた・市民", color: "#115a36" },
  { name: "red-900", use: "誤り・超過だけ", color: "#ce0000" },
  { name: "yellow-200", use: "期限が近い", color: "#ffe380" },
  { name: "yellow-50＋破線", use: "読める人が限られる", color: "#fbf5e0" },
  { name: "gray-900", use: "見出し", color: "#1a1a1a" },
  { name: "gray-800", use: "本文", color: "#333333" },
  { name: "gray-200", use: "区切り線", color: "#cccccc" },
  { name: "paper", use: "静かな面（この製品の1色）", color: "#faf8f4" },
];
