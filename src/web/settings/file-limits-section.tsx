import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";
import type { SettingsPageProps } from "./settings-page.tsx";

export const fileLimitLabels = {
  eachMegabytes: "1件の大きさ",
  allMegabytes: "1つの提案の合計",
  files: "1つの提案の件数",
};

/** 添付ファイルの上限: how large and how many files a proposal may have. */
export function FileLimitsSection({ frame, settings, values, errors }: SettingsPageProps) {
  const saved = Object.fromEntries(Object.entries(settings.attachments).map(([name, most]) => [name, String(most)]));
  const field = { values: { ...saved, ...values }, errors, width: "s" as const };
  return (
    <Section title="添付ファイルの上限" id="file-limits">
      <p>小さくしても、すでに添付されたファイルは残ります。</p>
      <Form action={paths.fileLimits({})} idempotencyKey={frame.idempotencyKey}>
        <NumberField
          {...field}
          name="eachMegabytes"
          label={fileLimitLabels.eachMegabytes}
          help="ウイルス検査(clamd)のStreamMaxLengthも、この大きさより大きくしておいてください。"
          unit="MBまで"
        />
        <NumberField {...field} name="allMegabytes" label={fileLimitLabels.allMegabytes} unit="MBまで" />
        <NumberField {...field} name="files" label={fileLimitLabels.files} unit="件まで" />
        <Button kind="other">添付の上限を保存する</Button>
      </Form>
    </Section>
  );
}
