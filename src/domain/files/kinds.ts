/** What may be attached: by the ending of its name and, checked against it, by its content (src/files/check-content.ts). */
export const kinds = {
  pdf: { endings: ["pdf"], mediaType: "application/pdf", name: "PDF", looks: "document" },
  word: {
    endings: ["docx"],
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    name: "Word文書",
    looks: "office",
  },
  excel: {
    endings: ["xlsx"],
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    name: "Excelの表",
    looks: "office",
  },
  powerpoint: {
    endings: ["pptx"],
    mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    name: "PowerPointの資料",
    looks: "office",
  },
  jpeg: { endings: ["jpg", "jpeg"], mediaType: "image/jpeg", name: "画像", looks: "image" },
  png: { endings: ["png"], mediaType: "image/png", name: "画像", looks: "image" },
  webp: { endings: ["webp"], mediaType: "image/webp", name: "画像", looks: "image" },
  text: { endings: ["txt"], mediaType: "text/plain", name: "文章", looks: "text" },
  csv: { endings: ["csv"], mediaType: "text/csv", name: "CSVの表", looks: "text" },
} as const satisfies Record<string, KindFacts>;

type KindFacts = {
  endings: readonly string[];
  mediaType: string;
  name: string;
  looks: "document" | "office" | "image" | "text";
};
export type Kind = keyof typeof kinds;

/** The kind that a name claims; null when nothing with this ending is taken. */
export function kindOfName(name: string): Kind | null {
  const ending = endingOf(name);
  return (
    (Object.keys(kinds) as Kind[]).find((kind) => (kinds[kind].endings as readonly string[]).includes(ending)) ?? null
  );
}

/** The name of a kind for people, by what is stored. */
export function kindName(mediaType: string): string {
  return Object.values(kinds).find((kind) => kind.mediaType === mediaType)?.name ?? "ファイル";
}

/** What a name ends with, in small letters, without the dot; "" when with nothing. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}

/** For the choice of files in a browser: ".pdf,.docx,…" */
export const acceptedEndings = Object.values(kinds)
  .flatMap((kind) => kind.endings)
  .map((ending) => `.${ending}`)
  .join(",");
