// Written by bin/generate-docs.ts from axe-core: do not edit.

/** What the machine checks: the version of axe-core, the number of its rules, and those that speak of each success criterion. */
export const axeRules = {
  version: "4.14.1",
  rules: 70,
  criteria: {
    "1.1.1": 7,
    "1.2.1": 1,
    "1.2.2": 1,
    "1.3.1": 12,
    "1.3.4": 1,
    "1.3.5": 1,
    "1.4.1": 1,
    "1.4.2": 1,
    "1.4.3": 1,
    "1.4.4": 1,
    "1.4.12": 1,
    "2.1.1": 3,
    "2.1.3": 1,
    "2.2.1": 1,
    "2.2.2": 2,
    "2.4.1": 1,
    "2.4.2": 1,
    "2.4.4": 2,
    "2.5.3": 1,
    "2.5.8": 1,
    "3.1.1": 3,
    "3.1.2": 1,
    "3.3.2": 1,
    "4.1.2": 29,
  },
} as const;
