#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the built programs are linked with, and that the samples are good documents."""
import json

import tap

CLI = tap.BUILD / 'src' / 'cli' / 'throughline-cli'
SAMPLES = sorted((tap.ROOT / 'data' / 'samples').glob('*.journey'))


def check_command_line_needs_no_gtk():
    result = tap.run(tap.need('ldd'), CLI)
    if result.returncode:
        return [result.stderr.strip()]
    wrong = ('libgtk', 'libadwaita', 'libgdk-', 'libwayland')
    # libgdk_pixbuf comes with librsvg, libX11 with cairo; neither needs a display.
    return [line.strip() for line in result.stdout.splitlines() if any(word in line for word in wrong)]


def check_samples_are_valid():
    problems = []
    for sample in SAMPLES:
        result = tap.run(CLI, 'validate', sample)
        if result.returncode or result.stdout or result.stderr:
            problems.append(f'{sample.name}: status {result.returncode}: {result.stdout}{result.stderr}')
    return problems or ([] if len(SAMPLES) >= 2 else ['fewer than two samples'])


def check_samples_are_rich():
    """What somebody opens first must show what a whole map is."""
    wanted = {'stages': 6, 'lanes': 8, 'cards': 40, 'curves': 2, 'links': 1}
    problems = []
    for sample in SAMPLES:
        found = json.loads(tap.run(CLI, 'info', '--json', sample).stdout)
        problems += [f'{sample.name}: {found["maps"][0][name]} {name}, wanted {least}'
                     for name, least in wanted.items() if found['maps'][0][name] < least]
        personas = json.loads(sample.read_text(encoding='utf-8'))['personas']
        problems += [f'{sample.name}: {persona["name"]} has no {field}' for persona in personas
                     for field in ('name', 'age', 'occupation', 'goals', 'challenges') if not persona.get(field)]
        if len(personas) < 2:
            problems.append(f'{sample.name}: fewer than two personas')
    return problems


def check_installed_schema_is_what_the_program_says():
    built = tap.BUILD / 'data' / 'schema' / 'journey.schema.json'
    schema = json.loads(built.read_text(encoding='utf-8'))
    if built.read_text(encoding='utf-8') != tap.run(CLI, 'schema').stdout:
        return [f'{built.name} is not what `throughline-cli schema` prints']
    return [] if 'maps' in schema['properties'] else ['the schema knows no maps']


if __name__ == '__main__':
    tap.main(globals())
