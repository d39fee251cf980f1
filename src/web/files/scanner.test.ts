import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { eicar, startClamd, type TestScanner } from "../../../test/support/clamd.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { office, pdf } from "../../../test/support/sample-files.ts";
import { attachmentRows, filesOnDisk, upload } from "../../../test/support/uploads.ts";
import { clamdScanner } from "../../files/clamd.ts";
import { lookThroughFiles } from "../../jobs/look-through-files.ts";

// With a real clamd that knows one virus.

const scanner: TestScanner | null = await startClamd();
let city: TestCity;
let requests: Requests;
const nobodyThere = clamdScanner({ path: "/nobody/listens/here" });

beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
});
afterAll(async () => {
  await scanner?.stop();
  await city.drop();
});

const use = (one: typeof nobodyThere) => {
  city.program.files = { ...city.program.files, scanner: one };
};
const page = async (id: string) => wordsOf((await requests.get("member", `/proposals/${id}/files`)).text);

describe.skipIf(!scanner)("with a scanner", () => {
  const real = () => clamdScanner(scanner!.address);

  test("a virus is refused at once, alone or inside a document, and leaves nothing behind", async () => {
    use(real());
    const { proposalId } = await lineTo(city, "draft");
    const before = filesOnDisk(city);
    for (const [name, content] of [
      ["感染.txt", eicar],
      ["感染.docx", office("docx", [{ name: "word/media/a.bin", content: Buffer.from(eicar) }])],
    ] as const) {
      const sent = await upload(requests, "member", proposalId, [{ name, content }]);
      expect(sent.status).toBe(422);
      expect(wordsOf(sent.text)).toContain(`「${name}」は、ウイルスが見つかったため受け取りませんでした。`);
    }
    expect(await attachmentRows(city, proposalId)).toEqual([]);
    expect(filesOnDisk(city)).toEqual(before);
  });

  test("a clean file is said to be looked through", async () => {
    use(real());
    const { proposalId } = await lineTo(city, "draft");
    expect((await upload(requests, "member", proposalId, [{ name: "図面.pdf", content: pdf }])).status).toBe(303);
    expect(await page(proposalId)).toContain("図面.pdf ✓ ウイルス検査済み");
  });

  test("while it is away files wait in quarantine and the submission stands; back again, it judges them", async () => {
    use(nobodyThere);
    const { proposalId } = await lineTo(city, "draft");
    const sent = await upload(requests, "member", proposalId, [
      { name: "図面.pdf", content: pdf },
      { name: "感染.txt", content: eicar },
    ]);
    expect(sent.status).toBe(303);
    expect(await page(proposalId)).toContain("検査が終わるまで、どなたも開けません。このまま送れます。");
    const pledges = { noOrganisedCrime: "yes", trueStatements: "yes", disclosureRead: "yes" };
    expect((await requests.post("representative", `/proposals/${proposalId}/submission`, pledges)).status).toBe(303);
    await noTies(city, proposalId, "officer");
    const [clean, infected] = await attachmentRows(city, proposalId);
    const file = (row: { id: string } | undefined) => `/proposals/${proposalId}/files/${row?.id}`;
    for (const key of ["officer", "member"] as const) {
      const closed = await requests.get(key, file(clean));
      expect([closed.status, wordsOf(closed.text)]).toEqual([403, expect.stringContaining("ウイルス検査が終わるまで")]);
    }
    expect(await lookThroughFiles(city.program)).toBe(0);
    expect((await attachmentRows(city, proposalId)).map(({ state }) => state)).toEqual(["waiting", "waiting"]);

    use(real());
    const before = filesOnDisk(city).length;
    expect(await lookThroughFiles(city.program)).toBe(2);
    expect(
      (await attachmentRows(city, proposalId)).map(({ name, state, storage_key }) => [
        name,
        state,
        storage_key !== null,
      ]),
    ).toEqual([
      ["図面.pdf", "clean", true],
      ["感染.txt", "refused", false],
    ]);
    expect(filesOnDisk(city).length).toBe(before - 1);
    expect((await requests.get("officer", file(clean))).status).toBe(200);
    expect((await requests.get("officer", file(infected))).status).toBe(403);
    const told = wordsOf((await requests.get("representative", `/proposals/${proposalId}/text`)).text);
    expect(told).toContain("感染.txt ▲ 削除しました");
    expect(told).toContain("ウイルスが見つかったため、中身を削除しました。お使いの機器を検査して");
    expect(await lookThroughFiles(city.program)).toBe(0);
  });

  test("what is too much for it stays unclean, and holds up no other", async () => {
    const huge = async function* () {
      for (let megabytes = 0; megabytes < 32; megabytes++) yield Buffer.alloc(1_048_576);
    };
    expect(await real().scan(huge())).toBe("away");
  });
});

test("what came while no scanner was configured is looked through once there is one", async () => {
  const { proposalId } = await lineTo(city, "draft");
  city.program.files = { ...city.program.files, scanner: null };
  await upload(requests, "member", proposalId, [{ name: "図面.pdf", content: pdf }]);
  expect(await page(proposalId)).toContain("図面.pdf ウイルス検査なし");
  expect(await lookThroughFiles(city.program)).toBe(0);
  use({ scan: async () => "clean" });
  expect(await lookThroughFiles(city.program)).toBeGreaterThan(0);
  expect(await page(proposalId)).toContain("図面.pdf ✓ ウイルス検査済み");
});
