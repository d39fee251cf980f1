import type { Measured } from "./measure.ts";
import { cpuTimes, cpuUsed, type Processes } from "./processes.ts";

export type FormToSend = { url: string; headers: Record<string, string>; fields: Record<string, string> };

/** As many as warm a page (measure.ts): fewer leave Node interpreting and some connections without their plans. */
export const warmForms = 1000;

/**
 * Sends each form once, on 10 connections or as many as said; the first thousand are the warm-up and not counted.
 * @throws when an answer has another status: the speed of a refusal says nothing.
 */
export async function measureForms(
  forms: readonly FormToSend[],
  status: number,
  processes: Processes,
  connections = 10,
): Promise<Measured> {
  await sendAll(forms.slice(0, warmForms), status, connections);
  const before = await cpuTimes(processes);
  const began = performance.now();
  const latencies = await sendAll(forms.slice(warmForms), status, connections);
  return measured(latencies, performance.now() - began, cpuUsed(before, await cpuTimes(processes)));
}

/** The figures of a run. Latencies and durations in milliseconds. */
export function measured(latencies: readonly number[], took: number, cpu: number): Measured {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)]! * 100) / 100;
  return {
    rps: Math.round((latencies.length / took) * 1000),
    p50ms: at(0.5),
    p99ms: at(0.99),
    cpuMs: Math.round((cpu / latencies.length) * 1000) / 1000,
  };
}

async function sendAll(forms: readonly FormToSend[], status: number, connections: number): Promise<number[]> {
  const latencies: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let form = forms[next++]; form; form = forms[next++]) {
      const began = performance.now();
      const answer = await fetch(form.url, {
        method: "POST",
        redirect: "manual",
        headers: form.headers,
        body: new URLSearchParams(form.fields),
      });
      await answer.arrayBuffer();
      latencies.push(performance.now() - began);
      if (answer.status !== status) throw new Error(`POST ${new URL(form.url).pathname} answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return latencies;
}
