import { addInitiative } from "../../commands/add-initiative.ts";
import { reportInitiative } from "../../commands/report-initiative.ts";
import { writeFinalReport } from "../../commands/write-final-report.ts";
import { writeLesson } from "../../commands/write-lesson.ts";
import { listLessons } from "../../db/stores/case-source-store.ts";
import { listInitiatives } from "../../db/stores/initiative-store.ts";
import { findFinalReport } from "../../queries/final-report.ts";
import { addPartPage, sharper } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { FinalReportPage, finalReportLabels } from "./final-report-page.tsx";
import { InitiativesPage, initiativeLabels } from "./initiatives-page.tsx";
import { LessonsPage, lessonLabels } from "./lessons-page.tsx";
import { ReportPage, reportLabels } from "./report-page.tsx";

const p = paths.proposal;
const toInitiatives = (id: string) => p.initiatives({ id });

/** Carrying out (G8.3): initiatives and their reports, the final report, the lessons of both sides. */
export function addCarryingOutRoutes(routes: Routes): void {
  addPartPage(
    routes,
    {
      path: p.initiatives,
      tab: "carrying-out",
      title: "取組",
      labels: initiativeLabels,
      load: async (tx, record) => ({ initiatives: await listInitiatives(tx, record.id) }),
      draw: InitiativesPage,
    },
    [
      {
        path: p.initiatives,
        action: "addInitiative",
        audit: "initiative.add",
        run: async (c, acting, values) => {
          const starts = parseDateField(values, "startsOn", "はじめる日");
          const ends = parseDateField(values, "endsOn", "おわる日");
          const result = await addInitiative(c.var.program, {
            ...acting,
            ...texts(values, ["title", "what", "service", "indicator", "unit", "baseline", "target"]),
            startsOn: starts.date ?? "",
            endsOn: ends.date ?? "",
          });
          return sharper(result, starts.error, ends.error);
        },
        done: "initiativeAdded",
        next: toInitiatives,
      },
    ],
  );

  addPartPage(
    routes,
    {
      path: p.initiativeReports,
      tab: "carrying-out",
      title: "報告",
      labels: reportLabels,
      load: async (tx, record, c) => ({
        initiative: (await listInitiatives(tx, record.id)).find((one) => one.id === c.req.param("initiative")) ?? null,
      }),
      draw: ReportPage,
    },
    [
      {
        path: p.initiativeReports,
        action: "reportInitiative",
        audit: "initiative.report",
        run: async (c, acting, values) => {
          const from = parseDateField(values, "fromDay", "期間のはじまり");
          const to = parseDateField(values, "toDay", "期間のおわり");
          const result = await reportInitiative(c.var.program, {
            ...acting,
            ...texts(values, ["value", "text", "citySpent", "partnerBrought", "cityAlone"]),
            fromDay: from.date ?? "",
            toDay: to.date ?? "",
            initiativeId: c.req.param("initiative") ?? "",
          });
          return sharper(result, from.error, to.error);
        },
        done: "initiativeReported",
        next: toInitiatives,
      },
    ],
  );

  addPartPage(
    routes,
    {
      path: p.finalReport,
      tab: "carrying-out",
      title: "最終報告",
      labels: finalReportLabels,
      load: async (tx, record) => ({ report: await findFinalReport(tx, record.id) }),
      draw: FinalReportPage,
    },
    [
      {
        path: p.finalReport,
        action: "writeFinalReport",
        audit: "final-report.write",
        run: (c, acting, values) =>
          writeFinalReport(c.var.program, {
            ...acting,
            ...texts(values, ["result", "endsEarly", "endedEarlyReason"]),
          }),
        done: "finalReportWritten",
        next: (id) => p.finalReport({ id }),
      },
    ],
  );

  addPartPage(
    routes,
    {
      path: p.lessons,
      tab: "carrying-out",
      title: "ふりかえり",
      labels: lessonLabels,
      load: async (tx, record) => ({ lessons: await listLessons(tx, record.id) }),
      draw: LessonsPage,
    },
    [
      {
        path: p.lessons,
        action: "writeLesson",
        audit: "lesson.write",
        run: (c, acting, values) => writeLesson(c.var.program, { ...acting, lesson: value(values, "lesson") }),
        done: "lessonWritten",
        next: (id) => p.lessons({ id }),
      },
    ],
  );
}

function texts<K extends string>(values: FormValues, names: readonly K[]): Record<K, string> {
  return Object.fromEntries(names.map((name) => [name, value(values, name)])) as Record<K, string>;
}
