import type { City } from "../../db/stores/city-store.ts";
import { megabyte } from "../../domain/files/file-faults.ts";
import { acceptedEndings } from "../../domain/files/kinds.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { FileField } from "../ui/file-field.tsx";
import { Form } from "../ui/form.tsx";

/** What the page calls it: a proposal's files are 添付, those of a message or note are 添える. */
const verbs = {
  attach: { field: "添付するファイル", past: "添付しました", list: "添付した一覧", button: "選んだファイルを添付する" },
  add: { field: "添えるファイル", past: "添えました", list: "添えた一覧", button: "選んだファイルを添える" },
} as const;

type UploadFormProps = {
  action: string;
  idempotencyKey: string;
  city: City;
  verb: keyof typeof verbs;
  errors: readonly FieldError[];
  big?: boolean;
};

/** The form for more files: plain without JavaScript; with it, it shows how far the sending is and takes up what was taken. */
export function UploadForm({ action, idempotencyKey, city, verb, errors, big }: UploadFormProps) {
  const limits = city.settings.attachments;
  const { field, past, list, button } = verbs[verb];
  return (
    <desk-upload
      each={String(limits.eachMegabytes * megabyte)}
      too-large={`大きすぎるファイルがあります。1件${limits.eachMegabytes}MBまでです。`}
      sending="送っています"
      checking="届きました。中身を確かめています"
      broken="送信が途中で切れました。通信の状態を確かめて、もう一度お送りください。"
      taken={`件は${past}。次のものは、受け取れませんでした。`}
      again={`${list}を表示する`}
    >
      <Form action={action} idempotencyKey={idempotencyKey} files>
        <FileField
          name="files"
          label={field}
          help={`一度にいくつも選べます。1件${limits.eachMegabytes}MBまで、全部で${limits.files}件・${limits.allMegabytes}MBまで。`}
          accept={acceptedEndings}
          multiple
          values={{}}
          errors={errors}
        />
        <ButtonRow>
          <Button big={big}>{button}</Button>
        </ButtonRow>
      </Form>
    </desk-upload>
  );
}
