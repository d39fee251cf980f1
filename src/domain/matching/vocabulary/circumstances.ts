/**
 * Words that say for whom something is, where, or by what means: 「お年寄りに寄り添うスマホ教室」 is a matter of スマホ教室 first. Beside a word that
 * says what is to be done they count less; alone they count in full. Each of them stands in a topic as well, or it would lead nowhere.
 */
export const circumstanceWords = `
  高齢者 高齢の お年寄り シニア 年配 祖父母 おじいちゃん おばあちゃん おじいさん おばあさん 祖父 祖母 一人暮らし 独居 75歳以上 65歳以上
  障がい者 障害児 障がいのある人 障害のある人 障がいのある子 障がい 車いす 聞こえない 聞こえない人 聞こえにくい 見えない 見えない人
  子育て中 子育て世帯 子育て世代 親子 親子で 親子の 子どもの 保護者 父親 ママ パパ 子連れ 赤ちゃん 赤ちゃん連れ 乳幼児 妊婦 妊婦さん 未就学 園児
  小学生 中学生 小中学生 高校生 生徒 児童生徒 先生 教員 若者 若者が 若者の 若者に 若者と 中高生 十代 10代
  外国人 外国人住民 外国人市民 外国の人 海外の人 留学生 技能実習 観光客 外国人観光客 訪日客 旅行者
  農家 飲食店 商店 地元企業 市内企業 中小企業 地元の会社 地元のお店
  学校 小学校 中学校 保育園 幼稚園 公園 図書館 公民館 商店街 駅前 駅周辺 市役所の 庁舎 病院 体育館 空き店舗
  食堂 カフェ ロビー ベンチ
  広報紙 広報誌 ホームページ SNS 字幕 文字起こし 読み上げ 音声案内 多言語 翻訳 通訳 見守り
`;
