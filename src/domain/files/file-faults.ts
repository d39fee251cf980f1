import { endingOf } from "./kinds.ts";

/** Why a file is not taken. */
export type FileFault =
  | "no-name"
  | "name-too-long"
  | "empty"
  | "too-large"
  | "all-too-large"
  | "too-many"
  | "kind-not-taken"
  | "not-what-it-says"
  | "not-text"
  | "broken"
  | "locked"
  | "macros"
  | "packed-inside"
  | "unpacks-too-large"
  | "image-too-large"
  | "infected"
  | "no-room";

/** Limits of what is attached to one proposal, from the settings; sizes in megabytes (1,048,576 bytes). */
export type FileLimits = { eachMegabytes: number; allMegabytes: number; files: number };

export const megabyte = 1_048_576;

/**
 * What a city may set. One file: larger ones do not come over a slow line, and a scanner is asked to hold them. All of a proposal: what a
 * disk can bear a thousand times.
 */
export const fileLimitBounds = { eachMegabytes: 200, allMegabytes: 2_000, files: 100 } as const;

/** What is wrong and what would be right, in words of whoever chose the file. */
export function faultSentence(name: string, fault: FileFault, limits: FileLimits): string {
  return `「${name || "名前のないファイル"}」${reasonOf(name, fault, limits)}`;
}

function reasonOf(name: string, fault: FileFault, limits: FileLimits): string {
  switch (fault) {
    case "no-name":
      return "は、ファイルの名前がわかりません。名前を付けて選び直してください。";
    case "name-too-long":
      return "は、名前が長すぎます。300文字までの名前にしてください。";
    case "empty":
      return "は、中身が空です。中身のあるファイルを選んでください。";
    case "too-large":
      return `は大きすぎます。1件${limits.eachMegabytes}MBまでにしてください。`;
    case "all-too-large":
      return `を加えると、添付ファイルの合計が${limits.allMegabytes}MBをこえます。ほかの添付を減らすか、小さくしてください。`;
    case "too-many":
      return `は添付できませんでした。添付ファイルは全部で${limits.files}件までです。`;
    case "kind-not-taken":
      return notTaken(name);
    case "not-what-it-says":
      return `は、名前の終わり(.${endingOf(name)})と中身の種類が合っていません。もとのソフトで保存し直してください。`;
    case "not-text":
      return "は、文字として読めません。UTF-8またはShift_JISの文字のファイルにしてください。";
    case "broken":
      return "は、壊れていて開けません。もとのソフトで開いて、保存し直してください。";
    case "locked":
      return "は、パスワードがかかっているため、安全を確かめられません。パスワードを外して保存し直してください。";
    case "macros":
      return "は、マクロ(自動で動く命令)を含むため受け取れません。マクロを除いて保存し直すか、PDFにしてください。";
    case "packed-inside":
      return "は、中に圧縮ファイルやプログラムを含むため受け取れません。含めるものは、別の添付にしてください。";
    case "unpacks-too-large":
      return "は、開くと大きすぎるため受け取れません。画像などを減らすか、PDFにしてください。";
    case "image-too-large":
      return "は、画像の縦横が大きすぎます。5,000万画素までに縮めてください。";
    case "infected":
      return "は、ウイルスが見つかったため受け取りませんでした。お使いの機器を検査してください。";
    case "no-room":
      return "は、いま保存できません。市の保存場所がいっぱいです。提案の文章は残っています。時間をおいて、もう一度添付してください。";
  }
}

function notTaken(name: string): string {
  const ending = endingOf(name);
  if (["doc", "xls", "ppt"].includes(ending))
    return `は、古い形式です。もとのソフトで新しい形式(.${ending}x)かPDFにして保存し直してください。`;
  if (["docm", "xlsm", "pptm", "dotm", "xltm"].includes(ending)) return reasonOf(name, "macros", noLimits);
  if (["zip", "7z", "rar", "lzh", "gz", "tar"].includes(ending))
    return "は、圧縮ファイルなので受け取れません。中のファイルを一つずつ添付してください。";
  if (["heic", "heif", "gif", "bmp", "tif", "tiff", "svg"].includes(ending))
    return "は、受け取れない形の画像です。JPEGかPNGにして保存し直してください。";
  return "は、受け取れない種類です。PDF、Word・Excel・PowerPoint、JPEG・PNG・WebPの画像、文章(.txt)、CSVにしてください。";
}

const noLimits: FileLimits = { eachMegabytes: 0, allMegabytes: 0, files: 0 };
