import type { AgreementText } from "../agreement/agreement-text.ts";
import { oneLine } from "../agreement/paragraphs.ts";
import { formatEra } from "../calendar/era.ts";

/** What a 秘密保持に関する覚書 is drawn from: the parties and the agreed terms of one part. Never its content, nor the reason. */
export type MemorandumSource = {
  city: { name: string; mayorTitle: string; mayorName: string };
  partner: string;
  /** 提出番号, "R8-061". */
  number: string;
  proposalTitle: string;
  heading: string;
  /** 閲覧できる人, in words. */
  readers: string;
  /** "YYYY-MM-DD": the last day of the period. */
  until: string;
  /** Today in Tokyo when the terms were agreed. */
  agreedOn: string | null;
};

/**
 * The text of the memorandum (P7b): names the part by its heading, says who may read it and until when, and what the law may still force
 * the city to disclose. A draft for both sides' own lawyers; signing it is theirs.
 */
export function memorandumText(source: MemorandumSource): AgreementText {
  const { city, partner, heading, readers, until, number, proposalTitle, agreedOn } = source;
  const terms = agreedOn ? `${formatEra(agreedOn)}に合意した取扱条件` : "合意した取扱条件";
  const says = (text: string, ...items: string[]) => ({ text, items });
  return {
    title: "秘密保持に関する覚書",
    preamble: `${oneLine(city.name)}（以下「甲」という。）と${oneLine(partner)}（以下「乙」という。）は、乙の提案（提出番号${number}「${oneLine(proposalTitle)}」）のうち乙が守ることを求めた部分の取扱いについて、次のとおり覚書を交わす。`,
    articles: [
      {
        heading: "対象",
        paragraphs: [
          says(
            "この覚書の対象は、次の見出しの部分の内容（以下「対象情報」という。）とする。",
            `「${oneLine(heading)}」`,
          ),
          says("この覚書には、対象情報の内容を記さない。"),
        ],
      },
      {
        heading: "閲覧できる者と期間",
        paragraphs: [
          says(`甲は、${terms}に従い、次の者のほかには対象情報を閲覧させない。`, oneLine(readers)),
          says("閲覧する者は、目的を示して閲覧する。甲は、閲覧した者の所属、役職、日時及び目的を記録し、乙に示す。"),
          says(
            `守る期間は、${formatEra(until)}までとする。期間が終わっても、甲は対象情報を公開しない。甲はその後の取扱いを乙にたずね、乙が答えるまでは、この覚書の取扱いを続ける。`,
          ),
        ],
      },
      {
        heading: "目的外の利用の禁止",
        paragraphs: [
          says("甲は、対象情報を、この提案の検討と、これに続く連携のためにだけ利用する。"),
          says("甲は、対象情報を、課題の公表、公募の条件、協定書その他の公表する文書に記さない。"),
        ],
      },
      {
        heading: "対象としない情報",
        paragraphs: [
          says(
            "次の情報は、対象情報としない。",
            "知ったときに、すでに公になっていた情報",
            "知った後に、甲の責めによらずに公になった情報",
            "甲が、対象情報によらずに、みずから又は第三者から正当に得た情報",
            "乙が、守る扱いを終えた情報",
          ),
        ],
      },
      {
        heading: "法令による開示",
        paragraphs: [
          says(
            "甲が法令又は情報公開条例により対象情報を開示し、又は閲覧させなければならないときは、前各条にかかわらず、その限度で開示し、又は閲覧させることができる。この覚書は、公開しないことを保証するものではない。",
          ),
          says(
            "前項の場合、甲は、法令が禁じるときを除き、あらかじめ乙に知らせて意見を聴き、開示しない理由になる事情を条例に従って考慮する。",
          ),
        ],
      },
      {
        heading: "変更と終了",
        paragraphs: [
          says(
            "取扱条件は、甲と乙の合意により変えることができる。閲覧できる者を減らす変更は、合意のときから効力を生じる。",
          ),
          says("乙は、いつでも、閲覧できる者を広げ、又は守る扱いを終えることができる。"),
        ],
      },
      {
        heading: "協議",
        paragraphs: [says("この覚書にない事柄や、解釈に疑いが生じた事柄は、甲と乙が誠実に協議して定める。")],
      },
    ],
    closing: "この覚書の成立を証するため、本書を２通作り、甲と乙が記名押印のうえ、それぞれ１通を持つ。",
    date: "令和　　年　　月　　日",
    signatories: [
      {
        side: "甲",
        organisation: oneLine(city.name),
        person: `${city.mayorTitle}　${oneLine(city.mayorName) || "　　　　　　　　"}`,
      },
      { side: "乙", organisation: oneLine(partner), person: "代表者　　　　　　　　　　" },
    ],
  };
}
