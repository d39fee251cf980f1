import type { FieldError } from "../../domain/kernel/result.ts";
import { normaliseCode, readText } from "../../domain/kernel/text.ts";

/** What the form of a department says. */
export type DepartmentInput = {
  code: string;
  division: string;
  name: string;
  nameEn: string;
  /** One duty (所掌事務) in a line; absent where a form does not ask for them. */
  duties?: string | undefined;
};

/** Most duties that a department lists; a city's rules of organisation name a few dozen at most. */
const mostDuties = 100;

/** The columns of a department from its form, and what has to be mended. */
export function readDepartment(input: DepartmentInput) {
  const errors: FieldError[] = [];
  const code = normaliseCode(input.code);
  if (!/^[0-9A-Za-z-]{1,12}$/.test(code))
    errors.push({ field: "code", message: "課コードは12文字までの英数字です。例：0507。" });
  const line = (field: "division" | "name" | "nameEn", name: string, isRequired: boolean) => {
    const read = readText(input[field], { max: 100, isMultiline: false, isRequired }, name);
    if (!read.ok) errors.push({ field, message: read.message });
    return read.ok ? read.text : "";
  };
  const values = {
    code,
    division: line("division", "部の名前", false),
    name: line("name", "課の名前", true),
    name_en: line("nameEn", "英語の名前", true),
  };
  if (input.duties === undefined) return { values, duties: null, errors };
  if (!readText(input.duties, { max: 5000, isMultiline: true, isRequired: false }, "所掌事務").ok)
    errors.push({ field: "duties", message: "所掌事務は、全体で5000文字までで書いてください。" });
  const duties = input.duties
    .split("\n")
    .map((duty) => duty.trim())
    .filter(Boolean)
    .slice(0, mostDuties);
  return { values, duties, errors };
}

/** Two departments never had one code: not even one that is no more. */
export const codeTaken: FieldError = {
  field: "code",
  message: "この課コードは、すでに使われています(なくなった課を含みます)。",
};
