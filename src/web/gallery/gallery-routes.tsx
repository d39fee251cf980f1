import { paths } from "../paths.ts";
import type { Routes } from "../route.ts";
import { GalleryPage } from "./gallery-page.tsx";

/** 部品の見本: every part in every state, in the demo city only. */
export function addGalleryRoutes(routes: Routes): void {
  routes.get(paths.gallery, { may: "everyone", audit: null }, (c) =>
    c.html(<GalleryPage frame={c.var.frame} side={c.req.query("side") === "inside" ? "inside" : "outside"} />),
  );
}
