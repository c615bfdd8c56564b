# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of this folder share: TAP output, the places, the list of source files.

A check is a function named check_*; it returns nothing when all is well and otherwise a list of
lines that say where and what. It raises Skip with a reason when this machine cannot tell.
"""
import os
import pathlib
import subprocess
import sys
import traceback

ROOT = pathlib.Path(os.environ.get('TL_SOURCE_ROOT', pathlib.Path(__file__).resolve().parents[2]))
BUILD = pathlib.Path(os.environ.get('TL_BUILD_ROOT', ROOT / '_build'))


class Skip(Exception):
    pass


def tracked_files():
    """Every file of the project, relative to its root: what git tracks or would track."""
    try:
        listing = subprocess.run(
            ['git', '-c', f'safe.directory={ROOT}', '-C', ROOT, 'ls-files', '-z', '--cached', '--others',
             '--exclude-standard'],
            capture_output=True, text=True, check=True).stdout
        names = [pathlib.Path(name) for name in listing.split('\0') if name]
    except (OSError, subprocess.CalledProcessError):
        names = [path.relative_to(ROOT) for path in ROOT.rglob('*') if path.is_file()]
    hidden = ('_build', '.git', 'build')
    return sorted(n for n in names
                  if (ROOT / n).is_file() and not n.parts[0].startswith(hidden) or n.parts[0] == '.gitignore'
                  or n.parts[0] == 'build-aux')


def read(name):
    return (ROOT / name).read_text(encoding='utf-8')


def need(program):
    """The path of a program, or the test is skipped."""
    for folder in os.environ.get('PATH', '').split(':') + ['/usr/bin']:
        path = pathlib.Path(folder) / program
        if folder and path.is_file() and os.access(path, os.X_OK) and 'pyenv' not in folder:
            return str(path)
    raise Skip(f'{program} is not installed')


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)


def main(namespace):
    """Runs every check_* of a module and prints TAP."""
    checks = [(name, function) for name, function in namespace.items() if name.startswith('check_')]
    failed = 0
    print(f'1..{len(checks)}')
    for number, (name, function) in enumerate(checks, 1):
        title = name.removeprefix('check_').replace('_', '-')
        try:
            problems = function() or []
        except Skip as reason:
            print(f'ok {number} {title} # SKIP {reason}')
            continue
        except Exception:
            problems = traceback.format_exc().splitlines()
        for problem in problems:
            print(f'# {problem}')
        print(f'{"not ok" if problems else "ok"} {number} {title}', flush=True)
        failed += bool(problems)
    sys.exit(1 if failed else 0)
