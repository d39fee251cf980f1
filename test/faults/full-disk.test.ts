import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openFiles } from "../../src/files/open-files.ts";
import { aCity, lineTo } from "../support/city.ts";
import { requestsOf, wordsOf } from "../support/requests.ts";
import { pdf, png } from "../support/sample-files.ts";
import { smallDisk } from "../support/small-disk.ts";
import { attachmentRows, upload } from "../support/uploads.ts";

// The disk of the attachments is truly full: a small one in memory, not an error that we throw ourselves.

const disk = smallDisk(512 * 1024);
const why = typeof disk === "string" ? disk : null;
if (why) console.warn(`the full disk is not tested: ${why}`);
afterAll(() => {
  if (typeof disk !== "string") disk.unmount();
});

const large = (bytes: number) => Buffer.concat([pdf, randomBytes(bytes)]);

test.skipIf(why)(
  "nothing half stays, the answer says so, the words of the proposal stay, and once there is room it goes on",
  async () => {
    if (typeof disk === "string") return;
    const city = await aCity();
    Object.assign(city.program.files, openFiles({ dataDirectory: disk.folder, clamd: null }));
    const requests = requestsOf(city);
    const { proposalId } = await lineTo(city, "draft");
    const lying = () =>
      readdirSync(join(disk.folder, "files"), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const words = async () =>
      (await city.owner.query("select * from proposal_texts where proposal_id = $1", [proposalId])).rows;
    const before = await words();

    // One fits; the next does not, and is read to its end so that its sender gets an answer.
    const sent = await upload(requests, "member", proposalId, [
      { name: "小さい.pdf", content: pdf },
      { name: "入らない.pdf", content: large(900 * 1024) },
    ]);
    expect(sent.status).toBe(422);
    expect(wordsOf(sent.text)).toContain("「入らない.pdf」は、いま保存できません。市の保存場所がいっぱいです。");
    expect((await attachmentRows(city, proposalId)).map(({ name }) => name)).toEqual(["小さい.pdf"]);
    expect(lying().length).toBe(1);

    // To the last block: not even an empty file finds room for its first byte.
    const rest = join(disk.folder, "rest");
    try {
      writeFileSync(rest, randomBytes(600 * 1024));
    } catch {
      // It is full now; that was wanted.
    }
    for (const [name, content] of [
      ["文書.pdf", pdf],
      ["写真.png", png(64, 64)],
    ] as const) {
      const refused = await upload(requests, "member", proposalId, [{ name, content }]);
      expect([name, refused.status]).toEqual([name, 422]);
      expect(wordsOf(refused.text)).toContain(`「${name}」は、いま保存できません。`);
    }
    expect((await attachmentRows(city, proposalId)).length).toBe(1);
    expect(lying().length).toBe(1);
    expect(await words()).toEqual(before);

    rmSync(rest);
    expect((await upload(requests, "member", proposalId, [{ name: "文書.pdf", content: pdf }])).status).toBe(303);
    expect(lying().length).toBe(2);
    await city.drop();
  },
);
