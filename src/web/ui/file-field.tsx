import { describedBy, errorsOf, FieldFrame, type FieldProps, fieldId } from "./field.tsx";

export type FileFieldProps = FieldProps & {
  /** Endings or types, for example ".pdf,.docx". */
  accept?: string | undefined;
  multiple?: boolean | undefined;
};

/** Files to send. A browser cannot refill it: what has arrived is kept as a draft and shown (web/files/file-list.tsx). */
export function FileField(field: FileFieldProps) {
  return (
    <FieldFrame field={field}>
      <input
        class="control file"
        type="file"
        id={fieldId(field.name)}
        name={field.name}
        accept={field.accept}
        multiple={field.multiple}
        aria-invalid={errorsOf(field.errors, field.name).length > 0 ? "true" : undefined}
        aria-describedby={describedBy(field)}
      />
    </FieldFrame>
  );
}

/** 「3.2MB(3,355,443バイト)」 */
export function sizeText(bytes: number): string {
  const large = bytes >= 1_048_576;
  const short = large ? `${(bytes / 1_048_576).toFixed(1)}MB` : `${Math.max(1, Math.round(bytes / 1024))}kB`;
  return `${short}(${bytes.toLocaleString("ja-JP")}バイト)`;
}
