#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of the tree: top level, licences, room pages, links in the documentation, words, format."""
import json
import re

import tap

TOP_LEVEL = {
    'meson.build', 'meson_options.txt', 'src', 'data', 'po', 'tests', 'flatpak', 'build-aux', '.ci',
    'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'COPYING',
    '.clang-format', '.editorconfig', '.gitignore', '.gitattributes',
}
# Files that cannot carry a comment, or are not ours to mark.
NO_LICENCE_LINE = ('.journey', '.json', '.png', '.expected', 'expected.txt', '.in.txt', '.bin', '.csv', '.txt')
PAGES = ('README.md', 'CONTRIBUTING.md', 'CHANGELOG.md')
# Left-overs that say "not finished", and paths of somebody's machine.
FORBIDDEN = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|X' r'XX|HA' r'CK)\b|(?<![\w.])/(?:home|root|work)/\w|(?i:lorem ip' r'sum)')
ROOM_PAGE_LINES = 30


def is_text(name):
    return name.suffix not in ('.png', '.bin', '.jpg', '.webp')


def check_top_level():
    found = {name.parts[0] for name in tap.tracked_files()}
    return [f'{name}: does not belong at the top level' for name in sorted(found - TOP_LEVEL)]


def check_licence_lines():
    problems = []
    for name in tap.tracked_files():
        if name.name == 'COPYING' or name.name.startswith('.') or name.suffix == '.md' \
                or name.name.endswith(NO_LICENCE_LINE) or not is_text(name):
            continue
        if 'fixtures' in name.parts or 'golden' in name.parts or 'data' in name.parts[1:]:
            continue
        head = tap.read(name)[:600]
        if 'SPDX-FileCopyrightText: The Throughline authors' not in head or 'SPDX-License-Identifier:' not in head:
            problems.append(f'{name}: no SPDX lines at its head')
    return problems


def check_every_room_has_a_page():
    problems = []
    for room in sorted(path for path in (tap.ROOT / 'src').iterdir() if path.is_dir()):
        if not any(room.glob('*.c')):
            continue
        page = room / 'README.md'
        if not page.is_file():
            problems.append(f'src/{room.name}/README.md: missing')
        elif len(page.read_text(encoding='utf-8').splitlines()) > ROOM_PAGE_LINES:
            problems.append(f'src/{room.name}/README.md: more than {ROOM_PAGE_LINES} lines')
    return problems


def check_pages_name_existing_files():
    problems = []
    for page in PAGES:
        if not (tap.ROOT / page).is_file():
            problems.append(f'{page}: missing')
            continue
        text = tap.read(page)
        links = re.findall(r'\]\((?!https?:|#)([^)#\s]+)', text)
        code = re.findall(r'`((?:src|data|tests|build-aux|po|flatpak|\.ci)/[\w./<>*-]*|\./build-aux/\w+)`', text)
        for target in links + code:
            if any(sign in target for sign in '<>*') or 'NAME' in target:
                continue
            if not (tap.ROOT / target).exists():
                problems.append(f'{page}: {target} does not exist')
    return problems


def check_no_leftovers():
    problems = []
    for name in tap.tracked_files():
        if not is_text(name) or name.name == 'COPYING' or name == name.__class__('tests/project/check_tree.py'):
            continue
        for number, line in enumerate(tap.read(name).splitlines(), 1):
            if FORBIDDEN.search(line):
                problems.append(f'{name}:{number}: {line.strip()[:80]}')
    return problems


def check_json_files_parse():
    problems = []
    for name in tap.tracked_files():
        if name.suffix not in ('.json', '.journey') or 'fixtures' in name.parts:
            continue
        if name.parts[0] == 'tests' and name.parts[1] != 'project':
            continue
        try:
            json.loads(tap.read(name))
        except ValueError as error:
            problems.append(f'{name}: {error}')
    return problems


def check_format():
    """The formatter's output is the law; other versions of it format differently."""
    formatter = tap.need('clang-format-14')
    sources = [name for name in tap.tracked_files()
               if name.suffix in ('.c', '.h') and name.parts[0] in ('src', 'tests') and 'fixtures' not in name.parts]
    result = tap.run(formatter, '--dry-run', '--Werror', *sources, cwd=tap.ROOT)
    files = sorted({line.split(':')[0] for line in result.stderr.splitlines() if 'clang-format-violations' in line})
    return [f'{name}: run clang-format -i on it' for name in files]


if __name__ == '__main__':
    tap.main(globals())
