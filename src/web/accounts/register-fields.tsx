import { organisationKinds } from "../../commands/accounts/register.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type Lang, words } from "../../words/words.ts";
import { RadioGroup } from "../ui/choice-field.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { TextField } from "../ui/text-field.tsx";

type Props = { values: FormValues; errors: readonly FieldError[]; lang: Lang };

/** What an organisation says of itself when it registers. */
export function OrganisationFields(field: Props) {
  const all = words(field.lang);
  const text = all.accounts.register;
  return (
    <>
      <TextField
        {...field}
        name="organisationName"
        label={text.organisationName}
        help={text.organisationNameHelp}
        autocomplete="organization"
      />
      <TextField {...field} name="organisationKana" label={text.organisationKana} />
      <RadioGroup
        {...field}
        name="kind"
        label={text.kind}
        columns
        options={organisationKinds.map((kind) => ({ value: kind, text: all.common.organisationKind[kind] }))}
      />
      <TextField
        {...field}
        name="corporateNumber"
        label={text.corporateNumber}
        help={text.corporateNumberHelp}
        example={text.corporateNumberExample}
        required={false}
        inputmode="numeric"
        width="l"
      />
    </>
  );
}

/** Who registers it. */
export function PersonFields(field: Props) {
  const text = words(field.lang).accounts.register;
  return (
    <>
      <TextField {...field} name="name" label={text.name} help={text.nameHelp} autocomplete="name" width="l" />
      <TextField {...field} name="kana" label={text.kana} width="l" />
    </>
  );
}

/** The labels of these fields and of the sign-in, for the summary of what has to be mended. */
export function registerLabels(lang: Lang): Record<string, string> {
  const all = words(lang).accounts;
  const { organisationName, organisationKana, kind, corporateNumber, name, kana } = all.register;
  return {
    organisationName,
    organisationKana,
    kind,
    corporateNumber,
    name,
    kana,
    mail: all.mail,
    password: all.password,
  };
}
