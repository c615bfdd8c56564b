#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file with texts to translate, and only those, sorted (--write makes it so)."""
import re
import sys

import tap

MARKED = {
    '.c': re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?) ?\('),
    '.h': re.compile(r'\b(?:_|N_|C_|NC_|ngettext) ?\('),
    '.ui': re.compile(r'translatable="(?:yes|true)"'),
}
MERGED = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml', '.mime.xml.in')


def without_comments(text):
    return re.sub(r'/\*.*?\*/', '', text, flags=re.DOTALL)


def has_texts(name):
    if str(name).endswith(MERGED):
        return True
    pattern = MARKED.get(name.suffix)
    if not pattern:
        return False
    text = tap.read(name)
    return bool(pattern.search(without_comments(text) if name.suffix in ('.c', '.h') else text))


def listed():
    lines = tap.read('po/POTFILES.in').splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def files_with_texts():
    return {str(name) for name in tap.tracked_files()
            if name.parts[0] in ('src', 'data') and has_texts(name)}


def write_list():
    """What `check_potfiles.py --write` does: the list anew, below the comment at its head."""
    head = [line for line in tap.read('po/POTFILES.in').splitlines() if line.startswith('#')]
    (tap.ROOT / 'po' / 'POTFILES.in').write_text('\n'.join(head + sorted(files_with_texts())) + '\n', encoding='utf-8')


def check_potfiles_is_complete():
    found = files_with_texts()
    names = set(listed())
    return [f'po/POTFILES.in: missing {name}' for name in sorted(found - names)] + \
           [f'po/POTFILES.in: {name} has nothing to translate or does not exist' for name in sorted(names - found)]


def check_potfiles_is_sorted():
    names = listed()
    return [] if names == sorted(names) else ['po/POTFILES.in: not sorted']


def check_texts_can_be_extracted():
    """xgettext reads every listed source; a wrong call shows as a warning."""
    xgettext = tap.need('xgettext')
    sources = [name for name in listed() if name.endswith(('.c', '.ui', '.h'))]
    if not sources:
        return []
    result = tap.run(xgettext, '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
                     '--keyword=NC_:1c,2', '--add-comments=Translators', '-o', '-', *sources, cwd=tap.ROOT)
    return [line for line in result.stderr.splitlines() if 'extension' not in line]


if __name__ == '__main__':
    if sys.argv[1:] == ['--write']:
        write_list()
        sys.exit(0)
    tap.main(globals())
