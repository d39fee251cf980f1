import { isPlainDate, type PlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

/** The words of a challenge, as they are stored. */
export type ChallengeText = {
  title: string;
  titleEn: string;
  ask: string;
  askEn: string;
  background: string;
  /** What the city can offer, one a line: places, data, monitors. */
  offered: readonly string[];
  contact: string;
  fields: readonly string[];
  sdgs: readonly number[];
  /** The last day, until the city's closing time (closing.ts); null: open without end. */
  deadline: PlainDate | null;
  isSealed: boolean;
  /** The proposer's advantage (提案者の優遇), if any, and how it will be used; "" when there is none (P2). */
  advantage: string;
};

/** A challenge as it is typed. The date was read from its parts by the page; its fault stands beside. */
export type TypedChallenge = {
  title: string;
  titleEn: string;
  ask: string;
  askEn: string;
  background: string;
  offered: string;
  contact: string;
  fields: readonly string[];
  sdgs: readonly string[];
  ends: string;
  deadline: PlainDate | null;
  deadlineFault: string | null;
  reading: string;
  hasAdvantage: string;
  advantage: string;
};

export const challengeLabels = {
  title: "課題の名前",
  titleEn: "課題の名前(英語)",
  background: "いま、何に困っているか",
  ask: "提案していただきたいこと",
  askEn: "提案していただきたいこと(英語)",
  offered: "市が用意できるもの",
  contact: "問い合わせ先",
  fields: "分野",
  sdgs: "SDGsの目標",
  ends: "締切",
  deadline: "締切の日",
  reading: "提案の読みかた",
  hasAdvantage: "提案者の優遇",
  advantage: "優遇の内容と使いかた",
};

/**
 * Reads a challenge. `knownFields` are the city's own. A sealed one needs a deadline, which lies ahead; what decides between proposers
 * (how they are read, an advantage) has to be said beforehand, so nothing of it may be left open (P2).
 */
export function readChallenge(
  typed: TypedChallenge,
  knownFields: readonly string[],
  today: PlainDate,
): { challenge: ChallengeText; errors: FieldError[] } {
  const names = challengeLabels;
  const { texts, errors } = readTexts({
    title: { typed: typed.title, name: names.title, max: 80, oneLine: true },
    titleEn: { typed: typed.titleEn, name: names.titleEn, max: 160, oneLine: true, optional: true },
    background: { typed: typed.background, name: names.background, max: 2000 },
    ask: { typed: typed.ask, name: names.ask, max: 2000 },
    askEn: { typed: typed.askEn, name: names.askEn, max: 4000, optional: true },
    offered: { typed: typed.offered, name: names.offered, max: 1000, optional: true },
    contact: { typed: typed.contact, name: names.contact, max: 300, optional: true },
    advantage: { typed: typed.advantage, name: names.advantage, max: 1000, optional: true },
  });
  const fault = (field: keyof typeof challengeLabels, message: string) => void errors.push({ field, message });
  const fields = typed.fields.filter((one) => knownFields.includes(one));
  if (fields.length === 0 || fields.length !== typed.fields.length) fault("fields", "分野を一つ以上選んでください。");
  const sdgs = typed.sdgs.map(Number).filter((one) => Number.isInteger(one) && one >= 1 && one <= 17);
  if (sdgs.length !== typed.sdgs.length) fault("sdgs", "SDGsの目標は1から17までから選んでください。");
  if (typed.ends !== "open" && typed.ends !== "deadline") fault("ends", "締切があるかないかを選んでください。");
  const wrongDeadline = typed.ends === "deadline" ? deadlineFault(typed, today) : null;
  if (wrongDeadline) fault("deadline", wrongDeadline);
  const isSealed = typed.reading === "sealed";
  if (!isSealed && typed.reading !== "as_they_come") fault("reading", "提案をいつ読むかを選んでください。");
  if (isSealed && typed.ends === "open") fault("reading", "締切まで開かない読みかたには、締切が要ります。");
  if (typed.hasAdvantage !== "yes" && typed.hasAdvantage !== "no")
    fault("hasAdvantage", "優遇があるかないかを選んでください。");
  if (typed.hasAdvantage === "yes" && texts.advantage.trim() === "" && !errors.some((one) => one.field === "advantage"))
    fault("advantage", "どのような優遇を、どう使うかを書いてください。");
  const offered = texts.offered
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const challenge = {
    ...texts,
    offered,
    fields: [...new Set(fields)],
    sdgs: [...new Set(sdgs)].sort((a, b) => a - b),
    deadline: typed.ends === "deadline" ? typed.deadline : null,
    isSealed,
    advantage: typed.hasAdvantage === "yes" ? texts.advantage : "",
  };
  return { challenge, errors };
}

function deadlineFault({ deadline, deadlineFault: unread }: TypedChallenge, today: PlainDate): string | null {
  if (unread) return unread;
  if (!deadline || !isPlainDate(deadline)) return "締切の日を書いてください。";
  return deadline <= today ? "締切は、あしたより後の日にしてください。" : null;
}
