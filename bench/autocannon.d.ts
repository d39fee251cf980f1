// The package ships no types; these are the parts that are used.
declare module "autocannon" {
  function autocannon(
    options: autocannon.Options,
    finished: (error: Error | null, measures: autocannon.Measures) => void,
  ): autocannon.Instance;
  namespace autocannon {
    type Options = {
      url: string;
      connections: number;
      duration: number;
      method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
      headers?: Record<string, string>;
      body?: string;
    };
    type Measures = {
      duration: number;
      errors: number;
      timeouts: number;
      statusCodeStats: Record<string, { count: number }>;
      requests: { total: number };
    };
    type Instance = {
      on(
        event: "response",
        heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
      ): void;
    };
  }
  export = autocannon;
}
