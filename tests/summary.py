#!/usr/bin/python3
"""summary.py LOG...: adds up what meson's test logs say, and ends with "N passed, N failed".

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

A program that speaks TAP counts by its cases. One that dies, runs out of time or leaves
cases out counts as one failure more. What was skipped is named, with the reason; after
what failed comes what was said of it, for who sees no more than the end.
"""

import json
import re
import sys

SAID = re.compile(r"#.*|.*\b(?:ERROR|CRITICAL|WARNING|SUMMARY|runtime error|Bail out)\b.*")
LINES = 5
CASE = re.compile(r"^(not )?ok\b[ \d]*-? *(.*?)(?: *# *(SKIP|TODO)\b *(.*))?$", re.IGNORECASE)


def cases(test):
    """The (name, outcome, reason, what was said of it) of each case of one test program."""
    found, said = [], []
    for line in test.get("stdout", "").splitlines():
        match = CASE.match(line)
        if match:
            failed, name, directive, reason = match.groups()
            skipped = (directive or "").upper() == "SKIP"
            found.append((name, "skipped" if skipped else "failed" if failed else "passed", reason, said))
            said = []
        elif SAID.fullmatch(line):
            said.append(line)
    plain = {"OK": "passed", "SKIP": "skipped"}.get(test["result"], "failed")
    if not found or (plain == "failed" and all(outcome != "failed" for _, outcome, _, _ in found)):
        said += filter(SAID.fullmatch, test.get("stderr", "").splitlines())
        found.append((test["result"], plain, "", said))
    return found


def main(paths):
    count = {"passed": 0, "failed": 0, "skipped": 0}
    for path in paths:
        try:
            with open(path, encoding="utf-8") as log:
                tests = [json.loads(line) for line in log]
        except OSError as error:
            print(f"failed: {error}")
            tests = [{"name": path, "result": "ERROR"}]
        for test in tests:
            for name, outcome, reason, said in cases(test):
                count[outcome] += 1
                if outcome != "passed":
                    print(f"{outcome}: {test['name']}: {name}{': ' + reason if reason else ''}")
                if outcome == "failed":
                    print("".join(f"    {line}\n" for line in said[-LINES:]), end="")
    if count["skipped"]:
        print(f"{count['skipped']} skipped")
    print(f"{count['passed']} passed, {count['failed']} failed")
    return 1 if count["failed"] else 0


sys.exit(main(sys.argv[1:]))
