#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""summary.py LOG.json [--programs-only LABEL LOG.json]

Reads what `meson test` logged (one JSON object a line, one per test program), counts the TAP
sub-tests in it and prints what failed with the end of its output, then the line
"N passed, N failed, N skipped". Exit status 1 when anything failed or nothing ran.

A program that crashes, times out, prints no plan or fewer results than it planned counts as one more
failure. A program without TAP counts as one test. The run named by --programs-only repeats tests that
were counted already (under sanitizers): there, each program counts once.
"""
import json
import os
import re
import sys

RESULT = re.compile(r'^(not )?ok\b\s*(\d+)?\s*-?\s*([^#]*)(?:#\s*(\w+)\s*(.*))?$')
PLAN = re.compile(r'^1\.\.(\d+)\s*(?:#\s*(SKIP)\w*\s*(.*))?$', re.IGNORECASE)
OUTPUT_LINES = 30


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = []

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


def read_tap(program, text):
    """Counts one program's TAP output; returns a tally and whether its plan was kept."""
    tally = Tally()
    planned = None
    seen = 0
    for line in text.splitlines():
        plan = PLAN.match(line)
        if plan:
            planned = int(plan.group(1))
            if planned == 0 and plan.group(2):
                tally.skipped.append((program, plan.group(3) or 'no reason given'))
            continue
        if line.startswith('Bail out!'):
            return tally, False
        result = RESULT.match(line)
        if not result:
            continue
        seen += 1
        name = f'{program} {result.group(3).strip()}'
        directive = (result.group(4) or '').upper()
        if directive.startswith('SKIP'):
            tally.skipped.append((name, result.group(5) or 'no reason given'))
        elif directive == 'TO' 'DO':
            tally.failed.append(name + ' (marked as unfinished)')
        elif result.group(1):
            tally.failed.append(name)
        else:
            tally.passed += 1
    return tally, planned is not None and planned == seen


def read_program(entry):
    """The tally of one line of the log."""
    # "project:suite / program" up to meson 1.6, "suite - project:program" since; no suite: the name alone.
    parts = [part.split(':')[-1] for part in re.split(r' / | - ', entry['name'])]
    program = '/'.join(parts)
    result = entry['result']
    output = entry.get('stdout', '')
    is_tap = any(PLAN.match(line) or RESULT.match(line) for line in output.splitlines())
    if is_tap:
        tally, complete = read_tap(program, output)
        good = result in ('OK', 'SKIP') and complete
        if not good and not tally.failed:
            tally.failed.append(f'{program}: {result}, ended with status {entry.get("returncode")}'
                                + ('' if complete else ' before its plan was done'))
        return program, tally
    tally = Tally()
    if result == 'OK':
        tally.passed = 1
    elif result == 'SKIP':
        reason = (entry.get('stderr') or output).strip().splitlines()
        tally.skipped.append((program, reason[-1] if reason else 'no reason given'))
    else:
        tally.failed.append(f'{program}: {result}, status {entry.get("returncode")}')
    return program, tally


def excerpt(entry):
    """The lines of a failed program's output that tell most: without the results that were good."""
    lines = [line for part in ('stdout', 'stderr') for line in entry.get(part, '').splitlines()]
    lines = [line for line in lines if not re.match(r'^(ok\b|# Start|# End|TAP version)', line)]
    return lines[-OUTPUT_LINES:]


def read_log(path, label, programs_only, total, reports):
    if not os.path.exists(path):
        total.failed.append(f'{path}: no tests ran')
        return
    with open(path, encoding='utf-8') as log:
        entries = [json.loads(line) for line in log if line.strip()]
    for entry in entries:
        program, tally = read_program(entry)
        if label:
            tally.failed = [f'{label}: {name}' for name in tally.failed]
        if programs_only:
            tally.passed = 0 if tally.failed or tally.skipped else 1
            tally.failed = tally.failed[:1]
            tally.skipped = []
        if tally.failed:
            reports.append((f'{label}: {program}' if label else program, tally.failed, excerpt(entry)))
        total.add(tally)


def main(arguments):
    total = Tally()
    reports = []
    read_log(arguments[0], '', False, total, reports)
    if len(arguments) == 4 and arguments[1] == '--programs-only':
        read_log(arguments[3], arguments[2], True, total, reports)
    for program, names, lines in reports:
        print(f'---- {program}')
        for line in lines:
            print(f'  {line}')
    for name, reason in total.skipped:
        print(f'skipped: {name}: {reason}')
    for name in total.failed:
        print(f'FAILED: {name}')
    print(f'{total.passed} passed, {len(total.failed)} failed, {len(total.skipped)} skipped')
    return 1 if total.failed or total.passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
