export type HiddenFieldsProps = {
  /** A fresh key for each drawn form: the same press arriving twice does a thing once. */
  idempotencyKey: string;
  /** The version that the reader saw: when it has changed since, the answer is 409 and the text is kept. */
  version?: number | string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
};

/** What a form carries unseen: `idempotency_key`, `version` and further fields. */
export function HiddenFields({ idempotencyKey, version, fields = {} }: HiddenFieldsProps) {
  return (
    <>
      <input type="hidden" name="idempotency_key" value={idempotencyKey} />
      {version === undefined ? null : <input type="hidden" name="version" value={String(version)} />}
      {Object.entries(fields).map(([name, text]) => (
        <input type="hidden" name={name} value={text} />
      ))}
    </>
  );
}
