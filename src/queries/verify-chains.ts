import { link } from "../accounts/chain.ts";

/** Past every wall: the chains of all cities are checked, by the owner of the database. */
export type OwnerReads = {
  query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
};

export const chainKinds = ["events", "readings", "audit"] as const;
export type ChainKind = (typeof chainKinds)[number];

/** The last link of a chain: kept elsewhere, it later shows that nothing was taken off the end and the head with it. */
export type ChainHead = { kind: ChainKind; municipality: string; subject: string; seq: number; link: string };

/** The first entry that does not follow: of which chain, at which number, and why. */
export type BrokenLink = { kind: ChainKind; municipality: string; subject: string; seq: number; why: string };

export type ChainsAnswer =
  | { ok: true; counts: Record<ChainKind, number>; chains: number; heads: readonly ChainHead[] }
  | { ok: false; broken: BrokenLink };

type Chain = { municipality: string; subject: string; seq: number; link: Buffer | null };

/**
 * Computes every link of every log anew (events by proposal, readings by protected part, the audit of each city) by the key of the
 * installation, and compares it with what is stored, in order; then the ends with the stored heads.
 * @returns how many entries were checked, or the first that is broken.
 */
export async function verifyChains(owner: OwnerReads, key: Buffer): Promise<ChainsAnswer> {
  const counts = { events: 0, readings: 0, audit: 0 };
  const heads: ChainHead[] = [];
  for (const kind of chainKinds) {
    const ends = new Map<string, Chain>();
    let chain = null as Chain | null;
    for await (const row of entriesOf(owner, kind)) {
      const [municipality, subject, seq] = [String(row.municipality_id), String(row.subject), Number(row.seq)];
      if (chain?.municipality !== municipality || chain.subject !== subject) {
        chain = { municipality, subject, seq: 0, link: null };
        ends.set(`${municipality} ${subject}`, chain);
      }
      const why = whyBroken(chain, kind, row, seq, key);
      if (why) return { ok: false, broken: { kind, municipality, subject, seq: chain.seq + 1, why } };
      chain.seq = seq;
      chain.link = row.link as Buffer;
      counts[kind]++;
    }
    const cut = await whereCut(owner, kind, ends);
    if (cut) return { ok: false, broken: cut };
    for (const end of ends.values()) heads.push({ kind, ...end, link: (end.link as Buffer).toString("hex") });
  }
  return { ok: true, counts, chains: heads.length, heads };
}

function whyBroken(
  chain: Chain,
  kind: ChainKind,
  row: Record<string, unknown>,
  seq: number,
  key: Buffer,
): string | null {
  if (seq !== chain.seq + 1) return "an entry is missing";
  if (!isSame(chain.link, row.previous as Buffer | null)) return "it does not follow the entry before it";
  const expected = link(chain.link, recordOf[kind](row, seq), key);
  return isSame(expected, row.link as Buffer) ? null : "it was changed, or written with another key";
}

/** What was chained, as src/db/stores wrote it. */
const recordOf: Record<ChainKind, (row: Record<string, unknown>, seq: number) => Record<string, unknown>> = {
  events: (row, seq) => ({
    proposalId: row.proposal_id,
    kind: row.kind,
    line: row.line,
    byId: row.by_id,
    bySide: row.by_side,
    departmentId: row.department_id,
    at: row.at,
    toStatus: row.to_status,
    facts: row.facts,
    seq,
  }),
  readings: (row, seq) => ({
    partId: row.part_id,
    proposalId: row.proposal_id,
    personId: row.person_id,
    departmentName: row.department_name,
    role: row.role,
    purpose: row.purpose,
    at: row.at,
    // Only where a reading rests on an access for law: what was chained before there were any stays as it was.
    ...(row.law_access_id ? { lawAccessId: row.law_access_id } : {}),
    ...(row.attachment_id ? { attachmentId: row.attachment_id } : {}),
    seq,
  }),
  audit: (row, seq) => ({
    kind: row.kind,
    byId: row.by_id,
    subjectId: row.subject_id,
    at: row.at,
    facts: row.facts,
    seq,
  }),
};

const sources: Record<ChainKind, { table: string; subject: string }> = {
  events: { table: "events", subject: "proposal_id::text" },
  readings: { table: "readings", subject: "part_id::text" },
  audit: { table: "audit_events", subject: "'audit'::text" },
};

const batch = 2000;

/** All entries of a kind, chain by chain and in order, some at a time. */
async function* entriesOf(owner: OwnerReads, kind: ChainKind): AsyncGenerator<Record<string, unknown>> {
  const { table, subject } = sources[kind];
  let after: unknown[] = ["", "", 0];
  while (true) {
    const { rows } = await owner.query(
      `select t.*, ${subject} as subject from ${table} t
        where (t.municipality_id, ${subject}, t.seq) > ($1, $2, $3)
        order by t.municipality_id, ${subject}, t.seq limit ${batch}`,
      after,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.municipality_id, last.subject, last.seq];
  }
}

/** The first chain whose stored head is not its last entry: entries were taken off its end, or the whole chain is gone. */
async function whereCut(
  owner: OwnerReads,
  kind: ChainKind,
  ends: ReadonlyMap<string, Chain>,
): Promise<BrokenLink | null> {
  const { rows } = await owner.query(
    "select municipality_id, subject, seq, link from chain_heads where kind = $1 and seq > 0 order by municipality_id, subject",
    [kind],
  );
  const broken = (municipality: string, subject: string, seq: number, why: string): BrokenLink => ({
    kind,
    municipality,
    subject,
    seq,
    why,
  });
  for (const row of rows) {
    const [municipality, subject] = [String(row.municipality_id), String(row.subject)];
    const end = ends.get(`${municipality} ${subject}`);
    if (!end || end.seq !== row.seq || !isSame(end.link, row.link as Buffer))
      return broken(municipality, subject, (end?.seq ?? 0) + 1, `its head speaks of entry ${row.seq}`);
  }
  const headless = [...ends.values()].find(
    (end) => !rows.some((row) => row.municipality_id === end.municipality && row.subject === end.subject),
  );
  return headless ? broken(headless.municipality, headless.subject, headless.seq, "it has no head") : null;
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
