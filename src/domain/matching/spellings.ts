/** Words that Japanese writes in several ways: whoever types one of them means the others. */
const alike: readonly (readonly string[])[] = [
  ["子ども", "こども", "子供"],
  ["障がい", "障害", "障碍"],
  ["ごみ", "ゴミ"],
  ["空き家", "空家"],
  ["引っ越し", "引越し", "引越"],
  ["手続き", "手続"],
  ["車いす", "車椅子", "車イス"],
  ["一人", "ひとり", "独り", "1人"],
  ["お年寄り", "おとしより", "年寄り"],
  ["町の", "街の", "まちの"],
  ["町を", "街を", "まちを"],
  ["町づくり", "街づくり", "まちづくり"],
  ["町なか", "街なか", "まちなか", "街中"],
  ["町歩き", "街歩き", "まち歩き"],
  ["祭り", "まつり"],
  ["猫", "ネコ", "ねこ"],
  ["犬", "イヌ"],
  ["たばこ", "タバコ", "煙草"],
  ["困りごと", "困り事"],
  ["遊び場", "あそび場"],
  ["見守り", "みまもり"],
  ["助け合い", "支え合い", "たすけあい", "支えあい"],
  ["分から", "わから"],
  ["担い手", "にない手"],
  ["誰", "だれ"],
  ["おくやみ", "お悔やみ", "お悔み"],
  ["みつばち", "ミツバチ", "蜜蜂"],
  ["ハラル", "ハラール"],
  ["登校しぶり", "登校渋り"],
  ["友だち", "友達", "ともだち"],
  ["スマホ", "スマートフォン", "スマフォ"],
  ["パソコン", "PC"],
  ["AI", "人工知能"],
];

/**
 * A word in all the ways in which it is written, its own first: 「子ども食堂」「こども食堂」「子供食堂」; and with the particles that it takes in a
 * title: 「仕事を失」「仕事も失」.
 */
export function spellingsOf(word: string): readonly string[] {
  const found = /^(.+)([をが])(\p{Script=Han}.*)$/u.exec(word);
  if (!found) return waysOf(word);
  const [, before, own, after] = found;
  const others = own === "を" ? ["も", "が", "は"] : ["も", "の", "は"];
  return [word, ...others.map((other) => `${before}${other}${after}`)].flatMap(waysOf);
}

function waysOf(word: string): readonly string[] {
  const group = alike.find((ways) => ways.some((way) => word.includes(way)));
  if (!group) return [word];
  const way = group.toSorted((a, b) => b.length - a.length).find((one) => word.includes(one))!;
  return [word, ...group.filter((other) => other !== way).map((other) => word.replace(way, other))];
}
