import type { FieldError } from "../../domain/kernel/result.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";

type WithholdingFormProps = {
  title: string;
  /** What happens when it is withheld. */
  text: string;
  button: string;
  action: string;
  idempotencyKey: string;
  version: number;
  values: FormValues;
  errors: readonly FieldError[];
};

/** Not publishing is a decision of the chief with a reason, and the reason is public (P7c). */
export function WithholdingForm({
  title,
  text,
  button,
  action,
  idempotencyKey,
  version,
  ...fields
}: WithholdingFormProps) {
  return (
    <Section title={title}>
      <p>{text}</p>
      <Form action={action} idempotencyKey={idempotencyKey} version={version}>
        <TextArea
          name="reason"
          label="公開しない理由"
          help="この文が、そのまま公開されます。"
          rows={3}
          maxGraphemes={600}
          {...fields}
        />
        <ButtonRow>
          <Button kind="danger">{button}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
