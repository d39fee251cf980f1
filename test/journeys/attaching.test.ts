import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDraft } from "../../src/commands/create-draft.ts";
import { saveDraft } from "../../src/commands/save-draft.ts";
import { pledgeSentences } from "../../src/domain/proposal/pledge.ts";
import { paths } from "../../src/web/paths.ts";
import { personById } from "../../src/worlds/person-of.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { pdf } from "../support/sample-files.ts";
import type { Hands } from "./hands.ts";
import { type People, peopleOf } from "./people.ts";
import { type ServedCity, serveCity } from "./served-city.ts";

// A company attaches files to its draft, is told what is wrong with one, takes one away, sends the proposal; the desk reads one. In a real
// browser, once with JavaScript (a bar shows how far it is) and once without (a plain form).

const modes = [
  { mode: "with JavaScript", javaScript: true },
  { mode: "without JavaScript", javaScript: false },
];
const drawing = { name: "髙﨑①㈱葛󠄀城の図面.pdf", mimeType: "application/pdf", buffer: pdf };
const second = { name: "消す予定.pdf", mimeType: "application/pdf", buffer: pdf };
const wrong = { name: "写真のふり.jpg", mimeType: "image/jpeg", buffer: pdf };

describe.skipIf(!chromiumPath()).each(modes)("attaching files, $mode", ({ javaScript }) => {
  let browser: Browser;
  let city: ServedCity;
  let people: People;

  beforeAll(async () => {
    city = await serveCity(["desk-chief", "mayor-office"]);
    browser = await openBrowser();
    people = peopleOf(city, browser, javaScript);
  }, 120_000);
  afterAll(async () => {
    await people?.close();
    await browser?.close();
    await city?.stop();
  });

  const attach = async (company: Hands, ...chosen: (typeof drawing)[]) => {
    await company.tab.getByLabel(/添付するファイル/).setInputFiles(chosen);
    await company.tab.getByRole("button", { name: "選んだファイルを添付する" }).click();
  };

  test("from the draft to the desk's download", { timeout: 120_000 }, async () => {
    const id = await aDraft(city);
    const company = await people.turnOf("company-a");
    await company.open(paths.proposal.edit({ id }, { step: "terms" }));
    await company.press("保存して、ファイルを添付する");
    await company.sees("まだありません。");

    await attach(company, drawing, second, wrong);
    await company.tab.getByText("「写真のふり.jpg」は、名前の終わり").first().waitFor();
    if (javaScript) await company.follow("添付した一覧を表示する");
    else await company.sees("ほかの2件は添付しました。");
    await company.sees(drawing.name, second.name);
    // Its name says which file, in words that are only read aloud.
    await company.tab.getByRole("button", { name: /消す予定/ }).click();
    await company.tab.waitForURL(/done=/);
    await company.sees(drawing.name);
    await company.seesNot(`<bdi>${second.name}`);

    await attach(company, { ...second, name: "もう一つ.pdf" });
    await company.tab.getByText("もう一つ.pdf").first().waitFor();
    await company.sees("ファイルを添付しました。提出するまで、市には見えません。");
    await company.open(paths.proposal.submission({ id }));
    await company.sees(drawing.name, "もう一つ.pdf");
    for (const sentence of Object.values(pledgeSentences)) await company.tick(sentence);
    await company.press("この内容で提出する");
    await company.sees("提出しました");

    const officer = await people.turnOf("desk-officer");
    await officer.open(paths.proposal.text({ id }));
    const download = await officer.takeFile(drawing.name);
    expect(download.suggestedFilename()).toBe(drawing.name);
    expect(readFileSync((await download.path())!)).toEqual(pdf);
    expect(people.complaints).toEqual([]);
  });

  if (javaScript)
    test("what is too large is said before anything is sent", { timeout: 60_000 }, async () => {
      const id = await aDraft(city);
      const company = await people.turnOf("company-a");
      await company.open(paths.proposal.files({ id }));
      await attach(company, { ...drawing, name: "大.pdf", buffer: Buffer.alloc(21 * 1_048_576) });
      await company.sees("大きすぎるファイルがあります。1件20MBまでです。（大.pdf）");
      expect(people.complaints).toEqual([]);
    });
});

async function aDraft(city: ServedCity): Promise<string> {
  const actor = await personById(city.program, city.seeded.people.get("company-a")!);
  const made = await createDraft(city.program, { actor, formKey: randomUUID() });
  if (!made.ok) throw new Error("no draft");
  const proposalId = made.value.id;
  const words = {
    title: "歩き方の測定",
    summary: "測ります。",
    what: "月に1回測ります。",
    benefit: "早く気づけます。",
  };
  const saved = await saveDraft(city.program, { actor, proposalId, words, fields: [city.world.fields[0]!.name] });
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
  return proposalId;
}
