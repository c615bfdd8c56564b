#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the desktop reads are valid, and `meson install` puts every one in its place."""
import json
import pathlib
import tempfile

import tap

ID = 'io.github.throughline.Throughline'
DATA = tap.BUILD / 'data'
HEADLESS_FILES = f'''
bin/throughline-cli
share/bash-completion/completions/throughline-cli
share/man/man1/throughline-cli.1
share/mime/packages/{ID}.xml
share/throughline/journey.schema.json
share/throughline/samples/first-e-bike.journey
share/throughline/samples/library-card.journey
'''.split()
WINDOW_FILES = f'''
bin/throughline
share/applications/{ID}.desktop
share/dbus-1/services/{ID}.service
share/glib-2.0/schemas/{ID}.gschema.xml
share/icons/hicolor/scalable/apps/{ID}.svg
share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg
share/man/man1/throughline.1
share/metainfo/{ID}.metainfo.xml
'''.split()


def complaints(result, keep=lambda line: True):
    if result.returncode == 0:
        return []
    return [line for line in (result.stdout + result.stderr).splitlines() if line.strip() and keep(line)] \
        or [f'ended with status {result.returncode}']


def built(name):
    path = DATA / name
    if not path.is_file():
        raise tap.Skip('built without the window')
    return path


def check_desktop_file():
    result = tap.run(tap.need('desktop-file-validate'), built(f'{ID}.desktop'))
    return [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]


def check_metainfo():
    """Pedantic complaints about capitals in the id are about the id, which is given."""
    result = tap.run(tap.need('appstreamcli'), 'validate', '--no-net', '--pedantic', '--no-color',
                     built(f'{ID}.metainfo.xml'))
    return [line for line in (result.stdout + result.stderr).splitlines() if line.startswith(('E:', 'W:'))] \
        + complaints(result)


def check_metainfo_release_is_this_version():
    version = json.loads((tap.BUILD / 'meson-info' / 'intro-projectinfo.json').read_text())['version']
    text = tap.read(f'data/{ID}.metainfo.xml.in')
    problems = [] if f'<release version="{version}"' in text else [f'no <release version="{version}"> in the metainfo']
    if f'## {version}' not in tap.read('CHANGELOG.md'):
        problems.append(f'no section "## {version}" in CHANGELOG.md')
    return problems


def check_settings_schema():
    return complaints(tap.run(tap.need('glib-compile-schemas'), '--strict', '--dry-run', tap.ROOT / 'data'))


def check_xml_is_well_formed():
    names = [name for name in tap.tracked_files()
             if name.parts[0] == 'data' and (name.suffix in ('.xml', '.ui', '.svg') or name.name.endswith('.xml.in'))]
    return complaints(tap.run(tap.need('xmllint'), '--noout', '--nonet', *names, cwd=tap.ROOT))


def check_icons_stand_alone():
    """No text, no font, no reference to another file, and the sizes that icon themes expect."""
    problems = []
    for name, size in ((f'{ID}.svg', 128), (f'{ID}-symbolic.svg', 16)):
        text = tap.read(f'data/icons/{name}')
        if f'viewBox="0 0 {size} {size}"' not in text:
            problems.append(f'{name}: not drawn on a grid of {size} px')
        problems += [f'{name}: holds {word}' for word in ('<text', '<image', 'href=', 'font-') if word in text]
    return problems


def check_mime_type_is_found():
    """A file NAME.journey gets our type once the package is installed."""
    update, gio = tap.need('update-mime-database'), tap.need('gio')
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder) / 'mime' / 'packages'
        packages.mkdir(parents=True)
        (packages / f'{ID}.xml').write_bytes((DATA / f'{ID}.xml').read_bytes())
        result = tap.run(update, packages.parent)
        if result.returncode:
            return complaints(result)
        sample = pathlib.Path(folder) / 'a.journey'
        sample.write_text('{}')
        # The system's own database lies in the usual folders and is needed for nothing here.
        result = tap.run(gio, 'info', '-a', 'standard::fast-content-type', sample,
                         env={'XDG_DATA_HOME': folder, 'XDG_DATA_DIRS': folder, 'PATH': '/usr/bin', 'LC_ALL': 'C.UTF-8'})
        if 'application/vnd.throughline.journey+json' not in result.stdout:
            return result.stdout.splitlines() + result.stderr.splitlines()
    return []


def check_flatpak_manifest():
    manifest = json.loads(tap.read(f'flatpak/{ID}.json'))
    problems = []
    wanted = {'id': ID, 'runtime': 'org.gnome.Platform', 'runtime-version': '51', 'sdk': 'org.gnome.Sdk',
              'command': 'throughline'}
    problems += [f'{key}: expected {value}, found {manifest.get(key)}'
                 for key, value in wanted.items() if manifest.get(key) != value]
    problems += [f'{word}: the map needs no network' for word in manifest['finish-args'] if 'network' in word]
    modules = {module['name']: module for module in manifest['modules']}
    problems += [f'no module {name}' for name in ('fonts-inter', 'throughline') if name not in modules]
    for name, module in modules.items():
        for source in module['sources']:
            if source['type'] == 'archive' and len(source.get('sha256', '')) != 64:
                problems.append(f'{name}: an archive without sha256')
    return problems


def check_manual_pages():
    problems = []
    for name in ('throughline.1', 'throughline-cli.1'):
        result = tap.run(tap.need('groff'), '-man', '-Tutf8', '-ww', '-z', tap.ROOT / 'data' / name)
        problems += [line for line in result.stderr.splitlines() if line.strip()]
    return problems


def check_install_puts_every_file_in_its_place():
    plan = json.loads((tap.BUILD / 'meson-info' / 'intro-buildoptions.json').read_text())
    options = {option['name']: option['value'] for option in plan}
    prefix = options['prefix'].lstrip('/')
    expected = set(HEADLESS_FILES)
    expected |= {f'share/throughline/templates/{path.name}'
                 for path in (tap.ROOT / 'data' / 'templates').glob('*.journey')}
    if (DATA / f'{ID}.desktop').is_file():
        expected |= set(WINDOW_FILES)
    with tempfile.TemporaryDirectory() as folder:
        result = tap.run(tap.need('meson'), 'install', '-C', tap.BUILD, '--no-rebuild', '--quiet',
                         '--destdir', folder)
        if result.returncode:
            return complaints(result)
        base = pathlib.Path(folder) / prefix
        found = {str(path.relative_to(base)) for path in base.rglob('*') if path.is_file()}
        outside = [str(p) for p in pathlib.Path(folder).rglob('*') if p.is_file() and not p.is_relative_to(base)]
    found = {name for name in found if not name.startswith('share/locale/')}
    return [f'not installed: {name}' for name in sorted(expected - found)] + \
           [f'installed but not expected: {name}' for name in sorted(found - expected)] + \
           [f'installed outside the prefix: {name}' for name in outside]


if __name__ == '__main__':
    tap.main(globals())
