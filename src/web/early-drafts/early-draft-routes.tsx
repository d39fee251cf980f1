import type { Context } from "hono";
import { dropEarlyDraft } from "../../commands/early-drafts/drop-early-draft.ts";
import { saveEarlyDraft } from "../../commands/early-drafts/save-early-draft.ts";
import { takeEarlyDraft } from "../../commands/early-drafts/take-early-draft.ts";
import { digestOf } from "../../commands/words-digest.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { EarlyWords } from "../../domain/proposal/early-draft.ts";
import { type ProposalWords, type WordField, wordLimits } from "../../domain/proposal/proposal-text.ts";
import { type EarlyDraft, findEarlyDraft } from "../../queries/early-draft.ts";
import { usualWaitsOf } from "../../queries/open/usual-waits.ts";
import { writingHintsFor } from "../../queries/open/writing-hints.ts";
import { words } from "../../words/words.ts";
import { type Attempts, countAttempts } from "../accounts/attempts.ts";
import { clientAddress, networkOf } from "../accounts/client-address.ts";
import { readForm, seeDone } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { here } from "../open/open-layout.tsx";
import { paths } from "../paths.ts";
import { savedAtOf, withSavedAt } from "../proposals/saved-at.tsx";
import { byItself, savedTime } from "../proposals/saving.tsx";
import { refusalPage } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { earlyDraftToken, giveEarlyDraft, takeEarlyDraftCookie } from "./early-draft-cookie.ts";
import { EarlyEditPage, type EarlyStep, earlyFields } from "./early-edit-page.tsx";
import { RegistrationPage } from "./registration-page.tsx";
import { TakingPage } from "./taking-page.tsx";

/** 登録前の下書き (decision 0029): writing without an account, and taking what was written into one. */
export function addEarlyDraftRoutes(routes: Routes): void {
  const attempts = countAttempts({ longestMs: 30_000 });
  for (const page of everyLanguage(paths.earlyDraft)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const draft = await ownDraft(c);
      return draw(c, draft, { values: shown(draft), errors: [], drawnFrom: drawnFromOf(c, draft?.words ?? {}) });
    });
    routes.post(page, { may: "everyone", audit: "early-draft.save" }, (c) => save(c, attempts));
  }
  for (const page of everyLanguage(paths.earlyDraftRegistration))
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const draft = await ownDraft(c);
      if (draft && c.var.actor.kind === "person") return c.redirect(paths.earlyDraftTaking({}), 303);
      const { frame, city, program } = c.var;
      const usual = await usualWaitsOf(program);
      return c.html(<RegistrationPage frame={frame} city={city} usual={usual} draft={draft} />);
    });
  for (const page of everyLanguage(paths.earlyDraftDiscarding))
    routes.post(page, { may: "everyone", audit: "early-draft.discard" }, async (c) => {
      const token = earlyDraftToken(c);
      if (token) await dropEarlyDraft(c.var.program, token);
      takeEarlyDraftCookie(c);
      const isPerson = c.var.actor.kind === "person";
      return seeDone(c, isPerson ? paths.proposals({}) : here(c.var.frame, paths.newProposal({})), "draftDiscarded");
    });
  routes.get(paths.earlyDraftTaking, { may: "partner", audit: null }, async (c, person) => {
    const { frame, city } = c.var;
    const organisation = person.organisation?.name ?? "";
    return c.html(<TakingPage frame={frame} city={city} organisation={organisation} draft={await ownDraft(c)} />);
  });
  routes.post(paths.earlyDraftTaking, { may: "partner", audit: "early-draft.take" }, async (c, person) => {
    const token = earlyDraftToken(c);
    const typedKey = value(await readForm(c), "idempotency_key");
    const formKey = isId(typedKey) ? typedKey : crypto.randomUUID();
    if (!token) return c.redirect(paths.proposals({}), 303);
    const result = await takeEarlyDraft(c.var.program, { actor: person, token, formKey });
    // What is gone was taken before, or is past its days: the list shows the one, the page says the other.
    if (!result.ok && result.refusal.kind === "not-found") return c.redirect(paths.earlyDraftTaking({}), 303);
    if (!result.ok) return refusalPage(c, result.refusal, { href: paths.proposals({}), text: "私たちの提案へ" });
    takeEarlyDraftCookie(c);
    const { id, isFree } = result.value;
    return seeDone(c, paths.proposal.edit({ id }), isFree ? "earlyDraftTakenFree" : "earlyDraftTaken");
  });
}

/** What this browser wrote before; no page kept on the way may hand it to somebody else. */
export function ownDraft(c: Context<Env>): Promise<EarlyDraft | null> {
  c.header("cache-control", "no-store");
  return findEarlyDraft(c.var.program, earlyDraftToken(c));
}

async function save(c: Context<Env>, attempts: Attempts): Promise<Response> {
  const { program, frame } = c.var;
  const text = words(frame.lang).writing.early;
  const values = await readForm(c);
  const draft = await ownDraft(c);
  const step = stepOf(c);
  const isByItself = value(values, "go") === byItself;
  const drawnFrom = value(values, "drawn_from");
  const refuse = (status: 409 | 422 | 429, more: Partial<Drawn>) =>
    isByItself ? c.json({}, status) : draw(c, draft, { values, errors: [], drawnFrom, ...more }, status);

  const address = clientAddress(c);
  const wait = draft ? 0 : attempts.waitSeconds("early-draft", address, performance.now());
  if (wait > 0) {
    c.header("retry-after", String(wait));
    return refuse(429, { failure: text.tooOften(Math.ceil(wait / 60)) });
  }
  const formKey = value(values, "idempotency_key");
  const challengeCode = value(values, "challenge");
  const result = await saveEarlyDraft(program, {
    token: draft ? earlyDraftToken(c) : null,
    words: typedWords(values, earlyFields[step]),
    ...(step === "content" ? { fields: list(values, "fields") } : {}),
    drawnFrom,
    formKey: isId(formKey) ? formKey : frame.idempotencyKey,
    line: address,
    network: networkOf(address),
    ...(challengeCode ? { challengeCode } : {}),
  });
  if (!result.ok) {
    const errors = result.refusal.kind === "invalid" ? result.refusal.errors : [];
    return refuse(422, { errors: frame.lang === "en" ? errors.map(inEnglish) : errors });
  }
  const saved = result.value;
  if (saved.kind === "full") return refuse(429, { failure: text.full });
  if (saved.kind === "stale")
    return refuse(409, { savedMeanwhile: saved.words, drawnFrom: digestOf(saved.words, earlyFields[step]) });
  if (saved.token) {
    if (!draft) attempts.failed("early-draft", address, performance.now());
    giveEarlyDraft(c, saved.token, program.now());
  }
  if (isByItself)
    return c.json({
      time: saved.token ? savedTime(program.now()) : "",
      drawnFrom: digestOf(saved.words, earlyFields[step]),
    });
  const href = pageAfter(c, step, value(values, "go"));
  return c.redirect(saved.token ? withSavedAt(c, href) : href, 303);
}

function pageAfter(c: Context<Env>, step: EarlyStep, go: string): string {
  const { frame } = c.var;
  if (go === "stay") return here(frame, paths.earlyDraft({}, { step }));
  if (go === "back") return here(frame, paths.earlyDraft({}));
  if (step === "content") return here(frame, paths.earlyDraft({}, { step: "terms" }));
  return here(frame, paths.earlyDraftRegistration({}));
}

type Drawn = {
  values: FormValues;
  errors: readonly FieldError[];
  drawnFrom: string;
  failure?: string;
  savedMeanwhile?: EarlyWords;
};

async function draw(
  c: Context<Env>,
  draft: EarlyDraft | null,
  drawn: Drawn,
  status: 200 | 409 | 422 | 429 = 200,
): Promise<Response> {
  const { frame, city, program } = c.var;
  const challengeCode = value(drawn.values, "challenge") || (c.req.query("challenge") ?? "");
  const known = /^[\p{L}\p{N}_-]{1,120}$/u.test(challengeCode) ? challengeCode : "";
  const [usual, hints] = await Promise.all([
    usualWaitsOf(program),
    writingHintsFor(program, { ...draft?.words, answersChallenge: Boolean(draft?.challenge ?? known) }),
  ]);
  return c.html(
    <EarlyEditPage
      {...drawn}
      frame={frame}
      city={city}
      step={stepOf(c)}
      usual={usual}
      hints={hints}
      draft={draft}
      challengeCode={draft ? "" : known}
      savedAt={savedAtOf(c)}
    />,
    status,
  );
}

function stepOf(c: Context<Env>): EarlyStep {
  return c.req.query("step") === "terms" ? "terms" : "content";
}

function drawnFromOf(c: Context<Env>, stored: EarlyWords): string {
  return digestOf(stored, earlyFields[stepOf(c)]);
}

function shown(draft: EarlyDraft | null): FormValues {
  const { fields = [], ...texts } = draft?.words ?? {};
  return { ...texts, fields };
}

function typedWords(values: FormValues, fields: readonly WordField[]): Partial<ProposalWords> {
  // A title has room for two lines and is one: a line break pressed in it is a space.
  const typed = (field: WordField) =>
    field === "title" ? value(values, field).replaceAll("\n", " ") : value(values, field);
  return Object.fromEntries(fields.map((field) => [field, typed(field)]));
}

/** The rules say it in Japanese: in English what would be right is said at the same place. */
function inEnglish({ field }: FieldError): FieldError {
  const { questions, early } = words("en").writing;
  const name = field as WordField;
  return {
    field,
    message: name in questions ? early.errorWords(questions[name].label, wordLimits[name]) : early.errorFields,
  };
}
