#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py BUILD [CASE...]: measures, and prints each figure as a ratio to a floor of the same run.

Cases: load svg png files start memory canvas (all without any), and peers, which needs Graphviz, dia,
Inkscape and LibreOffice. A floor is a program that does only what
cannot be left out; floor and ours take turns, so that a busy machine slows both. CPU time where work
is compared, wall time for the start. Figures are medians. Exit status 1 when a limit is missed.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

import peers

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / '_build-bench'
BENCH = BUILD / 'tests' / 'bench'
CLI = BUILD / 'src' / 'cli' / 'throughline-cli'
WINDOW = BUILD / 'src' / 'app' / 'throughline'
SCRATCH = BENCH / 'documents'
SAMPLE = ROOT / 'data' / 'samples' / 'first-e-bike.journey'
ENVIRONMENT = {
    **os.environ,
    'FONTCONFIG_FILE': str(ROOT / 'tests' / 'fonts.conf'),
    'XDG_CACHE_HOME': str(BENCH / 'cache'),
    'GSETTINGS_BACKEND': 'memory',
    'GSETTINGS_SCHEMA_DIR': str(BUILD / 'data'),
    'GSK_RENDERER': 'cairo',
    'LC_ALL': 'C.UTF-8',
}
missed = []


def document(n_cards, *columns):
    """Columns may be "full": with everything that a map can show."""
    path = SCRATCH / ('-'.join(map(str, (n_cards, *columns))) + '.journey')
    if not path.is_file() or path.stat().st_mtime < (HERE / 'make_document.py').stat().st_mtime:
        SCRATCH.mkdir(parents=True, exist_ok=True)
        subprocess.run(['/usr/bin/python3', HERE / 'make_document.py', str(n_cards), path, *map(str, columns)], check=True)
    return path


def cpu_ms(*command, errors=None):
    """User and system time of one whole process."""
    process = subprocess.Popen([str(word) for word in command], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=errors)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f'{command[0]} ended with status {status}')
    return (usage.ru_utime + usage.ru_stime) * 1000


def in_turns(rounds, *measures):
    """The median of each measure, taken in turns; the first round only warms up."""
    results = [[] for _ in measures]
    for turn in range(rounds + 1):
        for result, measure in zip(results, measures):
            value = measure()
            if turn:
                result.append(value)
    return [statistics.median(result) for result in results]


def report(what, ours, floor, limit, unit='ms', difference=False):
    value = ours - floor if difference else ours / floor
    verdict = 'ok' if limit is None or value <= limit else 'MISSED'
    if verdict == 'MISSED':
        missed.append(what)
    relation = f'+{value:.1f} {unit}' if difference else f'{value:.2f}x'
    bound = '' if limit is None else f'(at most {"+" if difference else ""}{limit}{"" if difference else "x"})'
    print(f'{what:44} {ours:9.1f} {unit}   floor {floor:9.1f} {unit}   {relation:>10} {bound:18} {verdict}', flush=True)


def load_ms(which, path):
    output = subprocess.run([BENCH / 'load-document', which, path], env=ENVIRONMENT, capture_output=True, text=True,
                            check=True).stdout
    return float(output)


def bench_load():
    for n_cards, limit in ((500, None), (5000, 2.5)):
        path = document(n_cards)
        ours, floor = in_turns(15, lambda: load_ms('ours', path), lambda: load_ms('bare', path))
        report(f'load {n_cards} cards / bare json-glib', ours, floor, limit)


def bench_svg():
    for n_cards, limit in ((500, None), (5000, 2.0)):
        path = document(n_cards)
        ours, floor = in_turns(7, lambda: cpu_ms(CLI, 'export', path, '-o', SCRATCH / 'out.svg'),
                               lambda: cpu_ms(BENCH / 'floor-texts', path))
        report(f'SVG of {n_cards} cards / parse + measure', ours, floor, limit)


def bench_png():
    for n_cards, limit in ((500, None), (5000, 2.0)):
        path = document(n_cards)
        ours, floor = in_turns(5, lambda: cpu_ms(CLI, 'export', path, '-o', SCRATCH / 'out.png', '--width', '1920'),
                               lambda: cpu_ms(BENCH / 'floor-texts', path, SCRATCH / 'floor.png', '1920'))
        report(f'PNG 1920 px of {n_cards} cards / + draw + encode', ours, floor, limit)


def bench_files():
    """The other formats of a thousand cards; parsing and measuring is what none of them can leave out."""
    path = document(1000)
    for ending in ('pdf', 'pptx', 'xlsx', 'html'):
        ours, floor = in_turns(5, lambda: cpu_ms(CLI, 'export', path, '-o', SCRATCH / f'out.{ending}'),
                               lambda: cpu_ms(BENCH / 'floor-texts', path))
        report(f'{ending.upper()} of 1,000 cards / parse + measure', ours, floor, None)
        if ending in ('pptx', 'xlsx') and ours > 1000:
            missed.append(f'{ending} within a second')


def bench_peers():
    """Each peer against what we need for the same thing, in turns; below 1 they are faster."""
    if peers.missing():
        sys.exit('peers: install ' + ' '.join(peers.missing()))
    for n_cards in (500, 5000):
        path = document(n_cards)
        svg, png, pptx, dot, dia = (SCRATCH / f'peer.{ending}' for ending in ('svg', 'png', 'pptx', 'dot', 'dia'))
        peers.write_dot(path, dot)
        peers.write_dia(path, dia)
        cpu_ms(CLI, 'export', path, '-o', svg)
        cpu_ms(CLI, 'export', path, '-o', pptx)
        out = ['--export-filename', SCRATCH / 'theirs.png', '--export-width', '1920']
        pairs = (
            ('SVG', 'neato', ('neato', '-n2', '-Tsvg', dot, '-o', SCRATCH / 'theirs.svg'), svg, ()),
            ('SVG', 'dia', ('dia', '-n', '-e', SCRATCH / 'theirs.svg', '-t', 'svg', dia), svg, ()),
            ('PNG', 'dia', ('dia', '-n', '-e', SCRATCH / 'theirs.png', '-t', 'png', dia), png, ('--width', '1920')),
            ('PNG', 'Inkscape', ('inkscape', svg, *out), png, ('--width', '1920')),
            ('PDF', 'LibreOffice', ('soffice', '--headless', '--convert-to', 'pdf', '--outdir', SCRATCH, pptx),
             SCRATCH / 'peer.pdf', ()),
        )
        for what, name, command, target, options in pairs:
            if n_cards > 500 and name in ('Inkscape', 'LibreOffice'):
                continue  # minutes
            theirs, ours = in_turns(3, lambda: cpu_ms(*command, errors=subprocess.DEVNULL),
                                    lambda: cpu_ms(CLI, 'export', path, '-o', target, *options))
            report(f'{what} of {n_cards} cards: {name} / ours', theirs, ours, None)


def first_frame(*command, type_name=None, hold_ms=0):
    environment = dict(ENVIRONMENT, LD_PRELOAD=str(BENCH / 'first-frame.so'), TL_BENCH_HOLD_MS=str(hold_ms))
    if type_name:
        environment['TL_BENCH_TYPE'] = type_name
    environment['TL_BENCH_START'] = str(time.clock_gettime(time.CLOCK_MONOTONIC) * 1000)
    result = subprocess.run([str(word) for word in command], env=environment, capture_output=True, text=True,
                            check=False, timeout=60)
    lines = [line for line in result.stdout.splitlines() if line.startswith('{')]
    if not lines:
        sys.exit(f'{command[0]} showed no frame: {result.stderr}')
    return json.loads(lines[0])


def empty_window(**options):
    return first_frame(BENCH / 'floor-window', **options)


def our_window(path, **options):
    return first_frame(WINDOW, path, type_name='TlCanvas', **options)


def bench_start():
    for name, path, limit in (('the sample', SAMPLE, 1.5), ('500 cards', document(500), None),
                              ('5000 cards', document(5000), None)):
        ours, floor = in_turns(9, lambda: our_window(path)['wall_ms'], lambda: empty_window()['wall_ms'])
        report(f'start to first frame, {name}', ours, floor, limit)


def bench_memory():
    for name, path, limit in (('the sample', SAMPLE, None), ('5000 cards', document(5000), 70)):
        ours, floor = in_turns(3, lambda: our_window(path, hold_ms=1500)['pss_mb'],
                               lambda: empty_window(hold_ms=1500)['pss_mb'])
        report(f'memory (PSS), {name}', ours, floor, limit, unit='MB', difference=True)


# Scenario, statistic, what the floor is in the empty canvas, limit.
CANVAS_FLOORS = (('drag', 'p95', 'drag', 4.0), ('pan', 'p95', 'pan', 2.0), ('overview', 'p95', 'pan', 2.5),
                 ('zoom', 'p95', 'pan', 5.0))


# A thousand cards, against panning an empty canvas: what a person feels while arranging and writing.
FELT = (('drag', 0.5), ('type', 0.5), ('pan', 2.0), ('overview', 2.5), ('zoom', 5.0))


def canvas_frames(n_cards, *query):
    path = document(1, 20) if n_cards == 1 else document(*n_cards) if isinstance(n_cards, tuple) else document(n_cards)
    output = subprocess.run([BENCH / 'canvas-frames', path, *query],
                            env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout
    return json.loads(output.splitlines()[-1])


def bench_canvas():
    rounds = [(canvas_frames(1), canvas_frames(300), canvas_frames(10000), canvas_frames(1000),
               canvas_frames(1000, 'price'), canvas_frames((1000, 'full'))) for _ in range(3)]

    def median(which, scenario, statistic):
        return statistics.median(turn[which][scenario][statistic] for turn in rounds)

    for scenario, limit in FELT:
        report(f'{scenario}, 1,000 cards, p95 / empty pan', median(3, scenario, 'p95'), median(0, 'pan', 'p95'), limit)
        report(f'{scenario}, the same while searching', median(4, scenario, 'p95'), median(0, 'pan', 'p95'), limit)
        report(f'{scenario}, 1,000 cards with everything on', median(5, scenario, 'p95'), median(0, 'pan', 'p95'), limit)
    for scenario, statistic, floor, limit in CANVAS_FLOORS:
        report(f'{scenario}, 10,000 cards, {statistic} / empty {floor}', median(2, scenario, statistic),
               median(0, floor, statistic), limit)
    for scenario in ('drag', 'pan', 'overview'):
        report(f'{scenario}, 10,000 cards, median / 300 cards', median(2, scenario, 'p50'),
               median(1, scenario, 'p50'), 1.5)


CASES = {'load': bench_load, 'svg': bench_svg, 'png': bench_png, 'files': bench_files, 'start': bench_start, 'memory': bench_memory,
         'canvas': bench_canvas}
ON_REQUEST = {'peers': bench_peers}


def main():
    names = sys.argv[2:] or list(CASES)
    for name in names:
        if name not in CASES | ON_REQUEST:
            sys.exit(__doc__)
    if {'start', 'memory', 'canvas', 'peers'} & set(names) and os.environ.get('TL_BENCH_INSIDE') != '1':
        os.environ.update(TL_BENCH_INSIDE='1', TL_TEST_DISPLAY='1', TL_TEST_WM='none', GTK_A11Y='none')
        os.execv(ROOT / 'tests' / 'headless.sh', ['headless.sh', sys.executable, *sys.argv[:2], *names])
    for name in names:
        (CASES | ON_REQUEST)[name]()
    print(f'load average {os.getloadavg()[0]:.1f}; ' + (f'{len(missed)} missed' if missed else 'all within their limits'))
    sys.exit(1 if missed else 0)


main()
