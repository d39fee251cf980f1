import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { scannedTags, scannedWidths } from "../../src/web/accessibility-scope.ts";
import { bodyOf, type DrawnForm, wrong } from "../contract/forms.ts";

/** Violations are looked for at a phone's and a desk's width; a tablet's is only measured, since its pages are one of the two in another width. */
const measured = [375, 768, 1280];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const options = { runOnly: scannedTags, resultTypes: ["violations"] };

/** What is wrong with the page that a tab shows: violations of WCAG 2.2 A and AA, and what is wider than the window. */
export async function faultsOn(tab: Page, name: string, widths = scannedWidths): Promise<string[]> {
  const found: string[] = [];
  await tab.evaluate(axeSource);
  for (const width of measured) {
    await tab.setViewportSize({ width, height: 900 });
    const wide = Number(await tab.evaluate("document.documentElement.scrollWidth - window.innerWidth"));
    if (wide > 1) found.push(`${name} at ${width}: ${wide} px wider than the window`);
    if (!widths.includes(width)) continue;
    const violations = (await tab.evaluate(
      `axe.run(document, ${JSON.stringify(options)}).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")))`,
    )) as string[];
    for (const violation of violations) found.push(`${name} at ${width}: ${violation}`);
  }
  return found;
}

/** Sends a form of the page that a tab shows with every field filled in wrongly, as a browser sends it; the answer's status. */
export async function sendWrongly(tab: Page, form: DrawnForm): Promise<number> {
  const fields = JSON.stringify([...new URLSearchParams(bodyOf(form, wrong))]);
  const [answer] = await Promise.all([
    tab.waitForNavigation(),
    tab.evaluate(`{
      const sent = Object.assign(document.createElement("form"), { method: "post", action: ${JSON.stringify(form.action)} });
      for (const [name, value] of ${fields})
        sent.append(Object.assign(document.createElement("textarea"), { name, value }));
      document.body.append(sent);
      HTMLFormElement.prototype.submit.call(sent);
    }`),
  ]);
  return answer?.status() ?? 0;
}
