import type {
  ConsultationChannel,
  ConsultationKind,
  ConsultationState,
} from "../../domain/consultation/consultation.ts";

/** 相談・要望 as the pages inside name them. */
export const kindNames: Record<ConsultationKind, string> = { consultation: "相談", wish: "要望" };

export const channelNames: Record<ConsultationChannel, string> = {
  form: "フォーム",
  call: "電話",
  visit: "来庁",
  mail: "メール",
  introduction: "紹介",
};

export const stateNames: Record<ConsultationState, string> = {
  open: "未回答",
  passed_on: "課に引き継ぎ",
  answered: "回答済み",
  became_proposal: "提案に引き継ぎ",
  closed: "終了",
};

/** What was done, as the history of a consultation says it. */
export function stepName(kind: string, department: string | null): string {
  const names: Record<string, string> = {
    answered: "答えた",
    passed_on: `${department ?? "課"}に引き継いだ`,
    handed_back: `${department ?? "課"}からデスクに戻った`,
    invited: "提案にするよう誘った",
    noted: "庁内メモ",
    closed: "終えた",
    reopened: "もう一度取り上げた",
    claimed: "提案に引き継がれた",
    replied: "相談した方から",
  };
  return names[kind] ?? kind;
}
