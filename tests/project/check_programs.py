#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the built programs are linked with, and that the samples are good documents."""
import tap

CLI = tap.BUILD / 'src' / 'cli' / 'throughline-cli'
SAMPLES = sorted((tap.ROOT / 'data' / 'samples').glob('*.journey'))


def check_command_line_needs_no_gtk():
    result = tap.run(tap.need('ldd'), CLI)
    if result.returncode:
        return [result.stderr.strip()]
    wrong = ('libgtk', 'libadwaita', 'libgdk-', 'libX11.so', 'libwayland')
    # libgdk_pixbuf comes with librsvg and needs no display.
    return [line.strip() for line in result.stdout.splitlines() if any(word in line for word in wrong)]


def check_samples_are_valid():
    problems = []
    for sample in SAMPLES:
        result = tap.run(CLI, 'validate', sample)
        if result.returncode or result.stdout or result.stderr:
            problems.append(f'{sample.name}: status {result.returncode}: {result.stdout}{result.stderr}')
    return problems or ([] if len(SAMPLES) >= 2 else ['fewer than two samples'])


if __name__ == '__main__':
    tap.main(globals())
