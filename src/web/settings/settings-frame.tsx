import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { paths } from "../paths.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Tabs } from "../ui/page-navigation.tsx";

export type SettingsTab = "people" | "organisations" | "departments" | "calendar" | "settings" | "audit";

export type SettingsFrameProps = {
  frame: Frame;
  person: Person;
  tab: SettingsTab;
  title: string;
  lead?: string | undefined;
  errors?: readonly FieldError[] | undefined;
  labels?: Readonly<Record<string, string>> | undefined;
  children?: Child;
};

/** The frame of every page of administration. */
export function SettingsFrame({ frame, person, tab, title, lead, errors, labels, children }: SettingsFrameProps) {
  const all = [
    { tab: "people", href: paths.people({}), text: "人と役割" },
    { tab: "organisations", href: paths.organisations({}), text: "団体" },
    { tab: "departments", href: paths.departments({}), text: "課" },
    { tab: "calendar", href: paths.calendar({}), text: "開庁日と決定の暦" },
    { tab: "settings", href: paths.settings({}), text: "決裁と目標日数" },
    { tab: "audit", href: paths.audit({}), text: "アクセスの記録" },
  ];
  const items = person.roles.includes("administrator") ? all : all.filter((one) => one.tab === "audit");
  return (
    <Layout frame={frame} title={title} side="inside" current="settings">
      <ErrorSummary errors={errors ?? []} labels={labels} />
      <PageHead title={title} lead={lead} />
      <Tabs label="設定" items={items.map(({ href, text, tab: own }) => ({ href, text, current: own === tab }))} />
      {children}
    </Layout>
  );
}

export const postNames: Readonly<Record<string, string>> = {
  staff: "課の担当",
  head: "課長(課の回答を確かめる)",
  officer: "デスクの担当",
  chief: "デスクの責任者",
  approver: "決裁者",
  administrator: "システムの管理者",
  representative: "団体の代表者",
  member: "団体の担当者",
};
