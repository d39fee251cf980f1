/** A corporation as a public register knows it; texts as it writes them. */
export type Corporation = {
  /** 法人番号, 13 digits. */
  number: string;
  name: string;
  kana: string;
  address: string;
  /** Its registration is closed (閉鎖). */
  isClosed: boolean;
};

/** A public register that knows corporations by their 法人番号 (src/gbizinfo). What it says is proposed to a person, never written by itself. */
export type CorporateRegister = {
  /** `unknown`: the register has none of this number. `away`: no answer in time, or none that can be read. */
  find: (number: string) => Promise<Corporation | "unknown" | "away">;
};
