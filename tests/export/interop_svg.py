#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our SVG in programs that are not ours: Inkscape, Chromium and LibreOffice draw it as our PNG is, and texts stay texts.

Pictures are compared as means of 10 x 10 px, because each program smooths letters in its own way: by the mean difference
(RMSE) and by the worst (PAE), both as parts of the full range. What is measured of today's versions is half of what is
allowed: Inkscape 0.0008 and 0.008, Chromium 0.005 and 0.11; LibreOffice, which knows only regular and bold and sets
letters on whole pixels, 0.015 and 0.5 (a line of 250 px ends 10 px later). A difference is kept as a picture beside the build.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'project'))
import tap  # noqa: E402

CLI = tap.BUILD / 'src' / 'cli' / 'throughline-cli'
SAMPLES = [tap.ROOT / 'data' / 'samples' / f'{name}.journey' for name in ('first-e-bike', 'library-card')]
KEPT = tap.BUILD / 'tests' / 'export' / 'interop'
# Words of cards, of the title, of the curve and of a lane.
WORDS = ['Buying a first e-bike', 'Compares six models', 'Feels understood', 'Pain points']


def run(*words, **options):
    result = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, timeout=240,
                            **options)
    if result.returncode:
        raise RuntimeError(f'{words[0]} ended with {result.returncode}: {result.stderr[-800:]}')
    return result.stdout


def export(sample, out, *options):
    run(CLI, 'export', sample, '-o', out, *options)
    return out


def draw_with_inkscape(svg, png, size):
    run(tap.need('inkscape'), '--export-type=png', f'--export-filename={png}', '-w', size[0], svg)


def draw_with_chromium(svg, png, size, **options):
    with tempfile.TemporaryDirectory(prefix='throughline-chromium-') as profile:
        run(tap.need('chromium'), '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
            '--force-device-scale-factor=1', f'--user-data-dir={profile}', f'--screenshot={png}',
            f'--window-size={size[0]},{size[1]}', f'file://{svg}', **options)


def draw_with_libreoffice(svg, png, size):
    convert_with_libreoffice(svg, png.parent / 'office', 'png')
    (png.parent / 'office' / f'{svg.stem}.png').rename(png)


def convert_with_libreoffice(path, folder, form):
    with tempfile.TemporaryDirectory(prefix='throughline-office-') as profile:
        run(tap.need('soffice'), f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to', form, '--outdir',
            folder, path)


def find_size(png):
    return tuple(int(part) for part in run(tap.need('identify'), '-format', '%w %h', png).split())


def measure(metric, ours, theirs, difference):
    """compare exits with 1 when anything differs."""
    result = subprocess.run([tap.need('compare'), '-metric', metric, ours, theirs, difference], capture_output=True,
                            text=True, check=False)
    return float(re.search(r'\(([^)]*)\)', result.stderr).group(1))


def compare(ours, theirs, mean, worst, name):
    size = find_size(ours)
    small = []
    for path in (ours, theirs):
        small.append(path.with_suffix('.small.png'))
        run(tap.need('convert'), path, '-resize', f'{size[0]}x{size[1]}!', '-background', 'white', '-alpha', 'remove',
            '-filter', 'box', '-resize', '10%', small[-1])
    KEPT.mkdir(parents=True, exist_ok=True)
    difference = KEPT / f'{name}.png'
    found = [measure(metric, *small, difference) for metric in ('RMSE', 'PAE')]
    print(f'# {name}: mean {found[0]:.4f}, worst {found[1]:.3f}')
    if found[0] <= mean and found[1] <= worst:
        difference.unlink()
        return []
    return [f'{name}: differs by {found[0]:.4f} in the mean and {found[1]:.3f} at worst, expected {mean} and {worst}; '
            f'see {difference}']


def draw_alike(program, draw, mean, worst):
    problems = []
    with tempfile.TemporaryDirectory(prefix='throughline-interop-') as folder:
        folder = pathlib.Path(folder)
        for sample in SAMPLES:
            ours = export(sample, folder / f'{sample.stem}.png', '--scale', '1')
            svg = export(sample, folder / f'{sample.stem}.svg')
            theirs = folder / f'{sample.stem}-{program}.png'
            draw(svg, theirs, find_size(ours))
            problems += compare(ours, theirs, mean, worst, f'{sample.stem}-{program}')
    return problems


def check_inkscape_draws_it_alike():
    return draw_alike('inkscape', draw_with_inkscape, 0.002, 0.02)


def check_chromium_draws_it_alike():
    return draw_alike('chromium', draw_with_chromium, 0.01, 0.2)


def check_libreoffice_draws_it_alike():
    return draw_alike('libreoffice', draw_with_libreoffice, 0.03, 0.7)


def check_comparison_can_fail():
    """A lane less is found."""
    with tempfile.TemporaryDirectory(prefix='throughline-interop-') as folder:
        folder = pathlib.Path(folder)
        ours = export(SAMPLES[0], folder / 'ours.png', '--scale', '1')
        other = export(SAMPLES[0], folder / 'other.svg', '--blank')
        draw_with_inkscape(other, folder / 'theirs.png', find_size(ours))
        problems = compare(ours, folder / 'theirs.png', 0.03, 0.7, 'blank')
        (KEPT / 'blank.png').unlink(missing_ok=True)
        return [] if problems else ['the grid without cards looks like the map with them']


def check_inkscape_keeps_texts_as_texts():
    with tempfile.TemporaryDirectory(prefix='throughline-interop-') as folder:
        folder = pathlib.Path(folder)
        svg = export(SAMPLES[0], folder / 'map.svg')
        run(tap.need('inkscape'), '--export-plain-svg', f'--export-filename={folder}/plain.svg', svg)
        plain, text = (folder / 'plain.svg').read_text(), svg.read_text()
        problems = [f'“{word}” is no text any more' for word in WORDS if word not in plain]
        if plain.count('<text') != text.count('<text '):
            problems.append(f'{text.count("<text ")} texts became {plain.count("<text")}')
        ids = set(re.findall(r'<g id="([^"]+)"', text))
        lines = run(tap.need('inkscape'), '--query-all', svg)
        missing = ids - {line.split(',')[0] for line in lines.splitlines()}
        return problems + [f'Inkscape does not know the group {name}' for name in sorted(missing)[:5]]


def check_document_survives_inkscape():
    with tempfile.TemporaryDirectory(prefix='throughline-interop-') as folder:
        folder = pathlib.Path(folder)
        svg = export(SAMPLES[0], folder / 'map.svg', '--embed-document', 'always')
        problems = []
        for name, option in (('plain.svg', '--export-plain-svg'), ('saved.svg', '--export-type=svg')):
            run(tap.need('inkscape'), option, f'--export-filename={folder}/{name}', svg)
            run(CLI, 'import', folder / name, '-o', folder / f'{name}.journey')
            if (folder / f'{name}.journey').read_bytes() != SAMPLES[0].read_bytes():
                problems.append(f'{name}: another document')
        return problems


def check_texts_are_texts_in_pdf_of_others():
    """What LibreOffice and Chromium make of it can be searched."""
    problems = []
    with tempfile.TemporaryDirectory(prefix='throughline-interop-') as folder:
        folder = pathlib.Path(folder)
        svg = export(SAMPLES[0], folder / 'map.svg')
        convert_with_libreoffice(svg, folder, 'pdf')
        with tempfile.TemporaryDirectory(prefix='throughline-chromium-') as profile:
            run(tap.need('chromium'), '--headless', '--no-sandbox', '--disable-gpu', f'--user-data-dir={profile}',
                f'--print-to-pdf={folder}/chromium.pdf', f'file://{svg}')
        for name in ('map', 'chromium'):
            # Chromium's PDF has the letters without the blanks.
            text = ''.join(run(tap.need('pdftotext'), '-raw', folder / f'{name}.pdf', '-').split())
            problems += [f'{name}.pdf: “{word}” is not found' for word in WORDS if word.replace(' ', '') not in text]
    return problems


def check_embedded_fonts_are_used():
    """In a browser on a machine without Inter it looks as on one with it, and without them it does not."""
    with tempfile.TemporaryDirectory(prefix='throughline-interop-') as folder:
        folder = pathlib.Path(folder)
        ours = export(SAMPLES[0], folder / 'ours.png', '--scale', '1')
        config = folder / 'fonts.conf'
        config.write_text('<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir>'
                          f'<cachedir>{folder}/cache</cachedir></fontconfig>')
        bare = dict(os.environ, FONTCONFIG_FILE=str(config))
        found = {}
        for name, options in (('with', ['--embed-fonts']), ('without', [])):
            svg = export(SAMPLES[0], folder / f'{name}.svg', *options)
            draw_with_chromium(svg, folder / f'{name}.png', find_size(ours), env=bare)
            found[name] = compare(ours, folder / f'{name}.png', 0.01, 0.2, f'fonts-{name}')
        (KEPT / 'fonts-without.png').unlink(missing_ok=True)
        return found['with'] + ([] if found['without'] else ['without its fonts it looks the same: this proves nothing'])


if __name__ == '__main__':
    tap.main(globals())
