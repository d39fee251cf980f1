import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { TextArea } from "../ui/text-field.tsx";

type CommentFormProps = {
  action: string;
  idempotencyKey: string;
  version: number;
  draftVersion: number;
  values: FormValues;
  errors: readonly FieldError[];
  children?: Child;
};

/** The partner's answer to a draft: no objection, or a comment; `children` are further questions. */
export function CommentForm({ action, idempotencyKey, version, draftVersion, children, ...fields }: CommentFormProps) {
  return (
    <Form
      action={action}
      idempotencyKey={idempotencyKey}
      version={version}
      fields={{ draft_version: String(draftVersion) }}
    >
      <RadioGroup
        name="answer"
        label="この案への意見"
        options={[
          { value: "none", text: "意見はありません" },
          { value: "comment", text: "意見があります(下に書きます)" },
        ]}
        {...fields}
      />
      <TextArea name="comment" label="意見" rows={4} maxGraphemes={1200} required={false} {...fields} />
      {children}
      <ButtonRow>
        <Button big>答えを市に送る</Button>
      </ButtonRow>
    </Form>
  );
}
