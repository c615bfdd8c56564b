#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts that people run: what they say and install, with a make-believe dpkg, apt, id and sudo."""
import os
import pathlib
import stat
import subprocess
import tempfile

import tap

BUILD_AUX = tap.ROOT / 'build-aux'
# Programs that the scripts need from the system; everything else must come from the make-believe ones.
REAL = 'bash sh grep sed cut head dirname mktemp cat rm mkdir sort env printf'.split()


def make_believe(folder, programs):
    """A folder with the real tools and the given make-believe ones; returns its path."""
    tools = pathlib.Path(folder) / 'tools'
    tools.mkdir()
    for name in REAL:
        os.symlink(f'/usr/bin/{name}' if pathlib.Path(f'/usr/bin/{name}').exists() else f'/bin/{name}', tools / name)
    for name, body in programs.items():
        path = tools / name
        path.write_text('#!/bin/bash\n' + body)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return tools


def try_packages(programs, wanted='alpha "new-name|old-name"'):
    """What need_packages says and calls; `calls` is what apt-get and sudo were given."""
    with tempfile.TemporaryDirectory() as folder:
        calls = pathlib.Path(folder) / 'calls'
        calls.write_text('')
        tools = make_believe(folder, programs)
        script = f'. "{BUILD_AUX}/common.sh"; need_packages {wanted}; echo reached'
        result = subprocess.run(['/bin/bash', '-c', script], capture_output=True, text=True, check=False,
                                stdin=subprocess.DEVNULL, env={'PATH': str(tools), 'CALLS': str(calls)})
        return result, calls.read_text()


NOTHING_INSTALLED = {
    'dpkg-query': 'echo "installed bash"\n',
    'apt-cache': 'if [ "$2" = old-name ] || [ "$2" = alpha ]; then echo "  Candidate: 1.0"; '
                 'else echo "  Candidate: (none)"; fi\n',
    'apt-get': 'echo "apt-get $*" >> "$CALLS"\n',
}


def check_scripts_are_shell():
    problems = []
    for path in (BUILD_AUX / 'run', BUILD_AUX / 'test', BUILD_AUX / 'bench', BUILD_AUX / 'common.sh', tap.ROOT / '.ci' / 'run',
                 tap.ROOT / 'tests' / 'headless.sh', tap.ROOT / 'data' / 'completions' / 'throughline-cli.bash'):
        problems += tap.run('/bin/bash', '-n', path).stderr.splitlines()
        if path.suffix == '' and not os.access(path, os.X_OK):
            problems.append(f'{path.name}: not executable')
    return problems


def check_nothing_missing_calls_nothing():
    programs = dict(NOTHING_INSTALLED)
    programs['dpkg-query'] = 'printf "installed alpha\\ninstalled old-name\\n"\n'
    programs['id'] = 'echo 0\n'
    result, calls = try_packages(programs)
    return [] if result.stdout == 'reached\n' and calls == '' else [result.stdout + result.stderr + calls]


def check_removed_package_counts_as_missing():
    programs = dict(NOTHING_INSTALLED)
    programs['dpkg-query'] = 'printf "config-files alpha\\ninstalled old-name\\n"\n'
    programs['id'] = 'echo 0\n'
    calls = try_packages(programs)[1]
    return [] if calls.endswith('--no-install-recommends alpha\n') else [calls or 'nothing was installed']


def check_root_installs_directly():
    programs = dict(NOTHING_INSTALLED, id='echo 0\n')
    result, calls = try_packages(programs)
    expected = 'apt-get update -qq\napt-get install -y -qq --no-install-recommends alpha old-name\n'
    return [] if calls == expected and result.stdout == 'reached\n' else [calls + result.stderr]


def check_user_with_sudo_installs_through_it():
    programs = dict(NOTHING_INSTALLED, id='echo 1000\n',
                    sudo='[ "$1" = -n ] && exit 0\necho "sudo $1" >> "$CALLS"; exec "$@"\n')
    result, calls = try_packages(programs)
    good = calls.startswith('sudo apt-get\napt-get update') and 'sudo env\napt-get install' in calls
    return [] if good and result.stdout == 'reached\n' else [calls + result.stderr]


def check_user_without_sudo_is_told_the_line():
    problems = []
    line = "  su -c 'apt-get update && apt-get install -y --no-install-recommends alpha old-name'"
    for sudo in ({}, {'sudo': 'exit 1\n'}):
        programs = dict(NOTHING_INSTALLED, id='echo 1000\n', **sudo)
        result, calls = try_packages(programs)
        if result.returncode != 1 or result.stdout or calls or line not in result.stderr.splitlines():
            problems.append(f'status {result.returncode}, said: {result.stderr} called: {calls}')
    return problems


def check_failing_apt_ends_with_its_own_words():
    programs = dict(NOTHING_INSTALLED, id='echo 0\n')
    programs['apt-get'] = '[ "$1" = update ] && exit 0\necho "E: no space" >&2; exit 100\n'
    result = try_packages(programs)[0]
    good = result.returncode == 1 and 'E: no space' in result.stderr and not result.stdout
    return [] if good else [f'status {result.returncode}: {result.stderr}']


def check_wrong_arguments():
    problems = []
    for script, argument in (('run', '--wrong'), ('test', '--wrong')):
        result = tap.run(BUILD_AUX / script, argument)
        if result.returncode != 2 or 'Usage:' not in result.stderr:
            problems.append(f'{script} {argument}: status {result.returncode}')
        result = tap.run(BUILD_AUX / script, '--help')
        if result.returncode != 0 or 'Usage:' not in result.stdout:
            problems.append(f'{script} --help: status {result.returncode}')
    result = tap.run(BUILD_AUX / 'run', '/nonexistent.journey')
    if result.returncode != 1 or 'cannot be read' not in result.stderr:
        problems.append(f'run /nonexistent.journey: status {result.returncode}')
    return problems


if __name__ == '__main__':
    tap.main(globals())
