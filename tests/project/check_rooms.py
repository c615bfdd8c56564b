#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the rooms of src/ against the table of who may include whom, and finds cycles and doubles."""
import pathlib
import re

import tap

# Ground floor first; a room may include what stands on its line and what those include.
ROOMS = {
    'base': [],
    'map': ['base'],
    'store': ['map'],
    'scene': ['map'],
    'text': ['scene'],
    'export': ['scene', 'text', 'store'],
    'import': ['map', 'store'],
    'insight': ['map'],
    'cli': ['base', 'map', 'store', 'scene', 'text', 'export', 'import', 'insight'],
    'compat': ['base'],
    'canvas': ['map', 'scene', 'text', 'import', 'compat'],
    'workshop': ['map', 'store', 'export'],
    'app': ['base', 'map', 'store', 'scene', 'text', 'export', 'import', 'insight', 'compat', 'canvas', 'workshop'],
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
SYSTEM = re.compile(r'^\s*#\s*include\s+<([^>]+)>', re.MULTILINE)
# Foreign headers that only some rooms may see.
GUARDED = {
    'gtk/': {'compat', 'canvas', 'app'},
    'gdk/': {'compat', 'canvas', 'app'},
    'gsk/': {'compat', 'canvas', 'app'},
    'adwaita.h': {'compat', 'canvas', 'app'},
    'json-glib/': {'store', 'cli', 'export', 'import', 'insight', 'workshop', 'app'},
    'cairo': {'text', 'export', 'import', 'compat', 'canvas', 'app'},
    'libxml/': {'import'},
    'pango/': {'text', 'export', 'canvas', 'compat', 'app'},
}


def allowed(room):
    reached = set()
    waiting = list(ROOMS[room])
    while waiting:
        other = waiting.pop()
        if other not in reached:
            reached.add(other)
            waiting += ROOMS[other]
    return reached | {room}


def sources(folder):
    return sorted(path for path in folder.rglob('*') if path.suffix in ('.c', '.h'))


def examine(folder):
    """Every include under `folder` (a src/) that the table does not allow, as lines."""
    problems = []
    for path in sources(folder):
        name = path.relative_to(folder)
        room = name.parts[0]
        if room not in ROOMS:
            problems.append(f'{name}: "{room}" is no room of the table')
            continue
        text = path.read_text(encoding='utf-8')
        for include in INCLUDE.findall(text):
            if include in ('config.h', 'places.h') or include.endswith('-resources.h'):
                continue
            target = include.split('/')[0]
            if '/' not in include:
                problems.append(f'{name}: "{include}" must be spelled with its room')
            elif target not in ROOMS:
                problems.append(f'{name}: "{include}" is in no room')
            elif target not in allowed(room):
                problems.append(f'{name}: {room} may not include {target} ("{include}")')
            elif include.endswith('-private.h') and target != room:
                problems.append(f'{name}: "{include}" is private to {target}')
            elif not (folder / include).is_file():
                problems.append(f'{name}: "{include}" does not exist')
        for include in SYSTEM.findall(text):
            for prefix, rooms in GUARDED.items():
                if include.startswith(prefix) and room not in rooms:
                    problems.append(f'{name}: {room} may not include <{include}>')
    return problems


def find_cycles(folder):
    """Headers that include each other in a ring, as lines "a > b > a"."""
    edges = {}
    for path in sources(folder):
        if path.suffix == '.h':
            edges[str(path.relative_to(folder))] = INCLUDE.findall(path.read_text(encoding='utf-8'))
    cycles = []
    done = set()

    def visit(header, trail):
        if header in trail:
            cycles.append(' > '.join(trail[trail.index(header):] + [header]))
            return
        if header in done:
            return
        for other in edges.get(header, []):
            visit(other, trail + [header])
        done.add(header)

    for header in edges:
        visit(header, [])
    return cycles


DEFINED = re.compile(r'^(tl_\w+) \(', re.MULTILINE)


def find_doubles(folder):
    """Functions with room for one that stand in two files: of two objects of a library that define
    one name the linker takes either, without a word, and what the other does is never done."""
    places = {}
    for path in sources(folder):
        if path.suffix == '.c':
            for name in set(DEFINED.findall(path.read_text(encoding='utf-8'))):
                places.setdefault(name, []).append(str(path.relative_to(folder)))
    return [f'{name}: {" ".join(where)}' for name, where in places.items() if len(where) > 1]


def check_no_function_twice():
    return find_doubles(tap.ROOT / 'src')


def check_rooms_include_what_the_table_allows():
    return examine(tap.ROOT / 'src')


def check_no_header_cycles():
    return find_cycles(tap.ROOT / 'src')


def check_fixture_is_caught():
    """The check itself: a small tree with one slip of each sort gives exactly those lines."""
    folder = pathlib.Path(__file__).parent / 'fixtures' / 'rooms'
    found = examine(folder) + find_doubles(folder) + find_cycles(folder)
    expected = (folder / 'expected.txt').read_text(encoding='utf-8').splitlines()
    return [f'not found: {line}' for line in expected if line not in found] + \
           [f'not expected: {line}' for line in found if line not in expected]


if __name__ == '__main__':
    tap.main(globals())
