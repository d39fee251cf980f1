import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue } from "../../test/support/dialogue.ts";
import { requestsOf } from "../../test/support/requests.ts";

// What no page of ours sends: each gets a plain refusal, and never a broken page.

const city = await aCity();
afterAll(city.drop);
const { get, post, send } = requestsOf(city);

test("a body that only says it is a form is an empty form", async () => {
  for (const type of [
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/plain",
  ]) {
    const headers = { "content-type": type, "sec-fetch-site": "same-origin" };
    const answer = await send(null, "/sign-in", { method: "POST", headers, body: "--no\u0000thing" });
    expect([type, answer.status]).toEqual([type, 422]);
  }
});

test("an address under /assets that leads elsewhere is not found", async () => {
  for (const address of ["/assets/..%2f..%2fpackage.json", "/assets/%zz", "/assets/none.css"])
    expect([address, (await get(null, address)).status]).toEqual([address, 404]);
});

test("whoever asks for the head of a page alone is led to the sign-in as well", async () => {
  const answer = await send(null, "/proposals", { method: "HEAD" });
  expect([answer.status, answer.to]).toEqual([303, "/sign-in?next=%2Fproposals"]);
});

test("a place in the log beyond every number begins at the beginning", async () => {
  const id = await aDialogue(city);
  for (const before of ["99999999999999", "2147483648", "-1", "x", "1e99"])
    expect([before, (await get("officer", `/proposals/${id}/history?before=${before}`)).status]).toEqual([before, 200]);
});

test("methods that no route has are not found, also for who is signed in", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
    expect([
      method,
      (await send("officer", "/desk/board", { method, headers: { "sec-fetch-site": "same-origin" } })).status,
    ]).toEqual([method, 404]);
});

test("the key of one form does not pass for the repetition of another", async () => {
  const id = await aDialogue(city, "鍵の使い回し");
  const key = { idempotency_key: randomUUID() };
  expect((await post("representative", `/proposals/${id}/messages`, { ...key, message: "質問です。" })).status).toBe(
    303,
  );
  const answer = await post("representative", `/proposals/${id}/withdrawal`, { ...key, reason: "" });
  expect([answer.status, answer.to]).toEqual([303, `/proposals/${id}?done=withdrawn`]);
  const { rows } = await city.owner.query("select status from proposals where id = $1", [id]);
  expect(rows).toEqual([{ status: "withdrawn" }]);
});
