#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The counting of the test script: nothing that went wrong may come out as a good last line."""
import json
import pathlib
import tempfile

import tap

GOOD = {'name': 'throughline:map / history', 'suite': ['throughline:map'], 'result': 'OK', 'returncode': 0,
        'stdout': 'TAP version 13\n1..3\nok 1 /map/a\nok 2 /map/b\nok 3 /map/c # SKIP needs a display\n', 'stderr': ''}


def summarize(*entries, second=None):
    """The last line and the status for a log of these entries."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / 'log.json'
        log.write_text('\n'.join(json.dumps(entry) for entry in entries) + '\n')
        arguments = [log]
        if second is not None:
            other = pathlib.Path(folder) / 'other.json'
            other.write_text('\n'.join(json.dumps(entry) for entry in second) + '\n')
            arguments += ['--programs-only', 'sanitizers', other]
        result = tap.run('/usr/bin/python3', tap.ROOT / 'build-aux' / 'summary.py', *arguments)
        return result.stdout.splitlines()[-1], result.returncode, result.stdout


def expect(last, status, *entries, **options):
    found = summarize(*entries, **options)
    return [] if found[:2] == (last, status) else [f'expected "{last}" and {status}, found {found[:2]}']


def check_good_run():
    return expect('2 passed, 0 failed, 1 skipped', 0, GOOD)


def check_failed_sub_test_counts_once():
    bad = dict(GOOD, result='FAIL', returncode=1, stdout='1..2\nok 1 /map/a\nnot ok 2 /map/b\n')
    return expect('1 passed, 1 failed, 0 skipped', 1, bad)


def check_crash_counts_as_failed():
    bad = dict(GOOD, result='FAIL', returncode=-11, stdout='1..3\nok 1 /map/a\n')
    return expect('1 passed, 1 failed, 0 skipped', 1, bad)


def check_timeout_counts_as_failed():
    bad = dict(GOOD, result='TIMEOUT', returncode=-15, stdout='')
    return expect('2 passed, 1 failed, 1 skipped', 1, GOOD, bad)


def check_missing_plan_counts_as_failed():
    bad = dict(GOOD, stdout='ok 1 /map/a\nok 2 /map/b\n')
    return expect('2 passed, 1 failed, 0 skipped', 1, bad)


def check_fewer_than_planned_counts_as_failed():
    bad = dict(GOOD, stdout='1..3\nok 1 /map/a\nok 2 /map/b\n')
    return expect('2 passed, 1 failed, 0 skipped', 1, bad)


def check_bail_out_counts_as_failed():
    bad = dict(GOOD, stdout='1..3\nok 1 /map/a\nBail out! GLib-ERROR\n')
    return expect('1 passed, 1 failed, 0 skipped', 1, bad)


def check_good_results_with_bad_status_count_as_failed():
    """For example a leak that the sanitizer reports when the program ends."""
    bad = dict(GOOD, result='ERROR', returncode=1)
    return expect('2 passed, 1 failed, 1 skipped', 1, bad)


def check_program_without_tap():
    plain = dict(GOOD, stdout='', result='OK')
    broken = dict(GOOD, stdout='', result='FAIL', returncode=1)
    return expect('1 passed, 1 failed, 0 skipped', 1, plain, broken)


def check_nothing_ran_is_no_success():
    return expect('0 passed, 0 failed, 0 skipped', 1)


def check_sanitizer_run_counts_programs():
    return expect('3 passed, 0 failed, 1 skipped', 0, GOOD, second=[dict(GOOD, stdout='1..1\nok 1 /map/a\n')]) + \
        expect('2 passed, 1 failed, 1 skipped', 1, GOOD, second=[dict(GOOD, result='FAIL', returncode=1)])


def check_skip_of_a_whole_program_names_its_reason():
    skipped = dict(GOOD, result='SKIP', stdout='1..0 # SKIP Xvfb is not installed\n')
    last, status, output = summarize(GOOD, skipped)
    good = last == '2 passed, 0 failed, 2 skipped' and status == 0 and 'Xvfb is not installed' in output
    return [] if good else [output]


def check_names_of_both_mesons():
    problems = []
    for name in ('throughline:map / history', 'map - throughline:history'):
        output = summarize(dict(GOOD, name=name, result='TIMEOUT', stdout=''))[2]
        if '---- map/history' not in output:
            problems.append(f'{name}: {output}')
    return problems


if __name__ == '__main__':
    tap.main(globals())
