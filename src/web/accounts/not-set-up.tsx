import type { MiddlewareHandler } from "hono";
import type { Env } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";

/** Until the city is set up every address but the one-time link says so (503). */
export function waitForSetUp(): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.var.city.isSetUp || /^(\/en)?\/setup\//.test(c.req.path)) return next();
    c.header("retry-after", "600");
    return c.html(
      <Layout frame={c.var.frame} title="準備中です">
        <PageHead title="この窓口は、まだ準備中です" lead="This site is being set up." />
        <Callout title="設置を担当している方へ">
          <p>
            起動したときに表示された、一度だけ使えるリンクを開いて、市町村とシステムの管理者を登録してください。リンクの期限(24時間)が過ぎたときは、起動しなおすと新しいリンクが表示されます。
          </p>
        </Callout>
      </Layout>,
      503,
    );
  };
}
