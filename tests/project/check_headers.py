#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header compiles alone, with the flags of its own room (so a room sees only what it links).

The build itself proves it of a header that a source file of its room includes before anything else but
config.h; the others are compiled here."""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex

import tap

SOURCE = tap.ROOT / 'src'
DROPPED = ('-o', '-MF', '-MQ', '-MT')
INCLUDE = re.compile(r'^#include ["<]([^">]+)[">]', re.MULTILINE)
SETTINGS = ('config.h', 'places.h')
KEPT = ('-I', '-D', '-std', '-W', '-isystem', '-pthread', '-m')


def room_flags():
    """One compile command of each room, without its files and outputs."""
    commands = json.loads((tap.BUILD / 'compile_commands.json').read_text(encoding='utf-8'))
    flags = {}
    for command in commands:
        path = pathlib.Path(os.path.normpath(pathlib.Path(command['directory']) / command['file']))
        if not path.is_relative_to(SOURCE):
            continue
        room = path.relative_to(SOURCE).parts[0]
        words = shlex.split(command['command'])
        compiler = next(word for word in words if not word.endswith('ccache'))
        flags.setdefault(room, ([compiler] + [w for w in words if w.startswith(KEPT)], command['directory']))
    return flags


def compile_alone(header, flags):
    words, folder = flags
    result = tap.run(*words, '-fsyntax-only', '-x', 'c', '-Wno-unused-function', header, cwd=folder)
    noise = result.returncode != 0 or 'warning:' in result.stderr.replace('#pragma once in main file', '')
    lines = [line for line in result.stderr.splitlines() if 'pragma once' not in line and 'error:' in line]
    return lines[:3] if noise and result.returncode else []


def proven_by_the_build():
    """What some source file of the same room includes first."""
    proven = set()
    for source in SOURCE.rglob('*.c'):
        included = [name for name in INCLUDE.findall(source.read_text(encoding='utf-8')) if name not in SETTINGS]
        if included and included[0].split('/')[0] == source.relative_to(SOURCE).parts[0]:
            proven.add(SOURCE / included[0])
    return proven


def check_headers_compile_alone():
    flags = room_flags()
    proven = proven_by_the_build()
    headers = sorted(header for header in SOURCE.rglob('*.h')
                     if header.relative_to(SOURCE).parts[0] in flags and header not in proven)
    if not headers or not proven:
        return ['no header found']
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda h: compile_alone(h, flags[h.relative_to(SOURCE).parts[0]]), headers)
        return [line for lines in results for line in lines]


def check_header_that_needs_another_is_caught():
    flags = room_flags()
    header = pathlib.Path(__file__).parent / 'fixtures' / 'header-not-alone.h'
    return [] if compile_alone(header, flags['base']) else ['a header with an unknown type compiled']


def check_headers_guard_with_pragma_once():
    return [f'{h.relative_to(tap.ROOT)}: no #pragma once' for h in sorted(SOURCE.rglob('*.h'))
            if '#pragma once' not in h.read_text(encoding='utf-8')]


if __name__ == '__main__':
    tap.main(globals())
