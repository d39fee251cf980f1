// The machine's own limit: bare node:http answering 10 kB, after one prepared query by key (`/record`) or without
// (`/bare`). A process of its own, so that its CPU time is its own. Says its port to the parent and ends with it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
const filling = "<p>0123456789012345678901234567890123456789</p>\n".repeat(220).slice(0, 10_000);

const server = createServer(async (request, response) => {
  let title = "";
  if (request.url === "/record") {
    const id = 1 + Math.floor(Math.random() * 10_000);
    const { rows } = await pool.query({
      name: "by-key",
      text: "select title from records where id = $1",
      values: [id],
    });
    title = rows[0].title;
  }
  const page = title + filling.slice(title.length);
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": Buffer.byteLength(page) });
  response.end(page);
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once("disconnect", () => process.exit(0));
