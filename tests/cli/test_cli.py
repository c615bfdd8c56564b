#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""throughline-cli as a script sees it: exit status, standard output and standard error of each command."""
import csv
import io
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'project'))
import tap  # noqa: E402

CLI = tap.BUILD / 'src' / 'cli' / 'throughline-cli'
SAMPLE = tap.ROOT / 'data' / 'samples' / 'first-e-bike.journey'
DONE, INPUT, COMMAND, FILE = 0, 1, 2, 3
# A sanitizer needs address space and time of its own.
SANITIZED = b'__asan_init' in CLI.read_bytes()
os.environ['LSAN_OPTIONS'] = os.environ.get('LSAN_OPTIONS', '') + ':print_suppressions=0'
HEAD = '{"format":"throughline","version":1,"id":"d"'


class Folder:
    """A scratch folder; what() names what is in it."""

    def __enter__(self):
        self.scratch = tempfile.TemporaryDirectory(prefix='throughline-cli-')
        self.path = pathlib.Path(self.scratch.name)
        return self

    def __exit__(self, *_):
        self.scratch.cleanup()

    def write(self, name, text):
        path = self.path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def what(self):
        return sorted(os.listdir(self.path))


def cli(*words, stdin=b'', **options):
    result = subprocess.run([CLI, *map(str, words)], input=stdin, capture_output=True, check=False, timeout=60,
                            **options)
    result.out, result.err = result.stdout.decode(), result.stderr.decode()
    return result


def expect(result, status, out='', err='', lines=1):
    """What differs; out and err are whole texts, or functions that say whether a text is right; a failure says so in
    that many lines."""
    problems = []
    command = ' '.join(map(str, result.args[1:]))
    if result.returncode != status:
        problems.append(f'{command}: status {result.returncode}, expected {status}: {result.err.strip()}')
    for name, found, wanted in (('stdout', result.out, out), ('stderr', result.err, err)):
        if not (wanted(found) if callable(wanted) else found == wanted):
            problems.append(f'{command}: {name} is {found[:300]!r}' +
                            ('' if callable(wanted) else f', expected {wanted!r}'))
    if status and result.err.count('\n') != lines:
        problems.append(f'{command}: not {lines} lines on stderr: {result.err!r}')
    return problems


def starts(text):
    return lambda found: found.startswith(text)


def check_command_line():
    rows = [
        ([], 'a command is missing; “throughline-cli --help” lists them'),
        (['paint'], 'unknown command “paint”; “throughline-cli --help” lists them'),
        (['--paint'], 'unknown command “--paint”; “throughline-cli --help” lists them'),
        (['validate'], 'validate: a file is missing; usage: throughline-cli validate FILE'),
        (['validate', 'a', 'b'], 'validate: unexpected “b”; usage: throughline-cli validate FILE'),
        (['validate', '--fast', 'a'], 'validate: Unknown option --fast'),
        (['info', '--json'], 'info: a file is missing; usage: throughline-cli info FILE'),
        (['persona'], 'persona: expected list, copy or update, found nothing'),
        (['persona', 'paint'], 'persona: expected list, copy or update, found “paint”'),
        (['persona', 'list'], 'persona list: a file is missing; usage: throughline-cli persona list FILE [--json]'),
        (['persona', 'copy', SAMPLE], 'persona copy: where to? -o FILE is missing'),
        (['persona', 'update', SAMPLE], 'persona update: where from? --from OTHER is missing'),
        (['schema', 'x'], 'schema: unexpected “x”; usage: throughline-cli schema '),
        (['templates', 'x'], 'templates: unexpected “x”; usage: throughline-cli templates '),
        (['new'], 'new: where to? -o FILE is missing'),
        (['import'], 'import: a file is missing; usage: throughline-cli import IN -o FILE'),
        (['import', SAMPLE], 'import: where to? -o FILE is missing'),
        (['new', '-o'], 'new: Missing argument for -o'),
        (['new', '-o', 'x', 'y'], 'new: unexpected “y”; usage: throughline-cli new -o FILE'),
        (['new', '--template', 'no-such', '-o', '-'],
         'new: unknown template “no-such”; “throughline-cli templates” lists them'),
        (['export', SAMPLE], 'export: where to? -o OUT is missing'),
        (['export', '-o', 'x.svg'], 'export: a file is missing; usage: throughline-cli export FILE -o OUT'),
        (['export', SAMPLE, '-o', '-', '--theme', 'pink'],
         'export: --theme: expected one of auto, light, dark, high-contrast, high-contrast-dark, print, found “pink”'),
        (['export', SAMPLE, '-o', '-', '--scale', '2', '--width', '9'], 'export: expected --scale or --width, found both'),
        (['export', SAMPLE, '-o', '-', '--scale', '0'], 'export: --scale: expected a number above 0'),
        (['export', SAMPLE, '-o', '-', '--scale', '-1'], 'export: --scale: expected a number above 0'),
        (['export', SAMPLE, '-o', '-', '--scale', 'nan'], 'export: --scale: expected a number above 0'),
        (['export', SAMPLE, '-o', 'x.png', '--preset', '4k', '--page', 'a4'], 'export: expected --preset or --page, found both'),
        (['export', SAMPLE, '-o', 'x.csv', '--theme', 'dark'],
         'export: --theme goes with svg, png, pdf, pptx, xlsx, html, zip, not with csv'),
        (['export', SAMPLE, '-o', '-', '--width', '0'], 'export: --width: expected a number of pixels from 1 on'),
        (['export', SAMPLE, '-o', '-', '--width', '-1'], 'export: --width: expected a number of pixels from 1 on'),
        (['export', SAMPLE, '-o', 'x.csv', '--rank', 'rice'], 'export: --rank goes with --priorities alone'),
        (['export', SAMPLE, '-o', 'x.csv', '--all-maps'], 'export: --all-maps goes with --priorities alone'),
        (['export', SAMPLE, '-o', 'x.csv', '--priorities', '--rank', 'best'],
         'export: --rank: expected one of value-effort, rice, found “best”'),
        (['export', SAMPLE, '-o', 'x.csv', '--priorities', '--map', 'm', '--all-maps'],
         'export: expected --map or --all-maps, found both'),
        (['export', SAMPLE, '-o', 'x.svg', '--stages', 'a', '--priorities'], 'export: --stages goes with maps alone'),
        (['export', SAMPLE, '-o', 'x.svg', '--blank', '--personas'], 'export: --blank goes with maps alone'),
        (['export', SAMPLE, '-o', 'x.svg', '--blank', '--cards', 'a'], 'export: expected --cards or --blank, found both'),
        (['export', SAMPLE, '-o', 'x.svg', '--outlines', '--embed-fonts'],
         'export: expected --outlines or --embed-fonts, found both'),
        (['export', SAMPLE, '-o', 'x.svg', '--stages', 'a', '--embed-document', 'always'],
         'export: --embed-document always goes with whole maps alone'),
        (['export', SAMPLE, '-o', 'x.svg', '--priorities', '--embed-document', 'always'],
         'export: --embed-document always goes with whole maps alone'),
        (['export', SAMPLE, '-o', '-', '--text-scale', '50'],
         'export: --text-scale: expected a percentage from 100 to 200'),
    ]
    problems = []
    for words, message in rows:
        problems += expect(cli(*words), COMMAND, '', f'throughline-cli: {message}\n')
    for words in (['export', SAMPLE, '-o', 'x', '--scale', 'two'], ['export', SAMPLE, '-o', 'x', '--width', '1.5'],
                  ['export', SAMPLE, '-o', 'map.bmp'], ['export', SAMPLE, '-o', 'map'], ['export', SAMPLE, '-o', '-'],
                  ['export', SAMPLE, '-o', '-', '--format', 'bmp'],
                  ['export', SAMPLE, '-o', '-', '--format', 'svg', '--map', 'no-such']):
        problems += expect(cli(*words), COMMAND, '', starts('throughline-cli: '))
    return problems


def check_diff():
    map_of = ('{{"id":"{0}","title":"T","stages":[{{"id":"{0}s","title":"Buy"{2}}}],'
              '"lanes":[{{"id":"{0}l","kind":"touchpoints"}}],"cards":[{{"id":"{0}c","column":"{0}s","lane":"{0}l",'
              '"title":"{1}"{3}}}],"curves":[],"links":[]}}')
    both = HEAD + ',"personas":[],"maps":[' + map_of.format('a', 'Shop', '', '') + ',' + map_of.format(
        'b', 'Web shop', ',"from":"as"', ',"from":"ac"') + ']}'
    problems = []
    with Folder() as folder:
        two = folder.write('two.journey', both)
        other = folder.write('other.journey', both.replace('Web shop', 'App').replace('"title":"Buy"', '"title":"Pay"', 1))
        problems += expect(cli('diff', two, two), DONE)
        problems += expect(cli('diff', f'{two}#a', '#b'), DONE,
                           '~ card “Web shop”\n    title: “Shop” → “Web shop”\n')
        problems += expect(cli('diff', two, other), DONE,
                           '~ stage “Pay”\n    title: “Buy” → “Pay”\n~ card “App”\n    title: “Web shop” → “App”\n')
        found = json.loads(cli('diff', f'{two}#a', f'{two}#b', '--json').out)
        if found['differences'] != [{'change': ['changed'], 'kind': 'card', 'a': 'ac', 'b': 'bc', 'title': 'Web shop',
                                     'fields': [{'name': 'title', 'before': 'Shop', 'after': 'Web shop'}]}]:
            problems.append(f'diff --json: {found["differences"]}')
        picture = cli('export', two, '--compare', 'a', '-o', '-', '--format', 'svg')
        problems += expect(picture, DONE, lambda text: 'Compared with' in text and '1 changed' in text)
        problems += expect(cli('export', two, '--compare', 'x', '-o', '-', '--format', 'svg'), COMMAND, '',
                           lambda text: '“x”' in text)
        problems += expect(cli('diff', two, f'{two}#b'), COMMAND, '', starts('throughline-cli: diff: expected two '))
        problems += expect(cli('diff', f'{two}#a', '#no-such'), COMMAND, '', starts('throughline-cli: diff: '))
        problems += expect(cli('diff', folder.path / 'none', two), FILE, '', lambda text: 'none' in text)
    return problems


def check_help():
    commands = ['new', 'templates', 'validate', 'info', 'export', 'import', 'diff', 'schema']
    problems = []
    for words in (['--help'], ['-h'], ['help']):
        problems += expect(cli(*words), DONE, lambda text: all(f'\n  {command} ' in text for command in commands))
    for command in commands:
        usage = f'Usage:\n  throughline-cli {command} '
        problems += expect(cli(command, '--help'), DONE, starts(usage))
        problems += expect(cli(command, 'a', 'b', '-h'), DONE, starts(usage))
    problems += expect(cli('persona', '--help'), DONE, starts('Usage:\n  throughline-cli persona list '))
    for word in ('list', 'copy', 'update'):
        problems += expect(cli('persona', word, '--help'), DONE, starts(f'Usage:\n  throughline-cli persona {word} '))
    problems += expect(cli('--version'), DONE, starts('throughline-cli '))
    return problems


def check_persona():
    """Listed, copied with portrait under the same id, compared and updated; nothing written when it fails."""
    png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
    problems = []
    with Folder() as folder:
        blank, other = folder.path / 'blank.journey', folder.path / 'other.journey'
        problems += expect(cli('new', '-o', blank), DONE)
        document = json.loads(SAMPLE.read_text())
        document['personas'][0]['portrait'] = 'face'
        document['images'] = [{'id': 'face', 'type': 'image/png', 'data': png}]
        other.write_text(json.dumps(document))
        mia, walter = (persona['id'] for persona in document['personas'][:2])
        listed = [f'{p["id"]}\t{p["name"]}\t{p["segment"]}\n' for p in document['personas']]
        problems += expect(cli('persona', 'list', other), DONE, ''.join(listed))
        full = json.loads(cli('persona', 'list', other, '--json').out)
        if [(p['id'], p['portrait'], p['maps']) for p in full][:1] != [(mia, True, [document['maps'][0]['id']])]:
            problems.append(f'persona list --json: {full}')
        # Copying: the same id and the portrait; not twice.
        target = json.loads(blank.read_text())['maps'][0]['id']
        problems += expect(cli('persona', 'copy', other, '--id', mia, '--map', target, '-o', blank), DONE)
        copied = json.loads(blank.read_text())
        if copied['personas'] != document['personas'][:1] or copied['maps'][0]['personas'] != [mia] or \
                [(i['id'], i['data']) for i in copied['images']] != [('face', png)]:
            problems.append(f'persona copy: {copied["personas"]}')
        before = blank.read_bytes()
        problems += expect(cli('persona', 'copy', other, '--id', mia, '-o', blank), COMMAND, '',
                           lambda text: 'already' in text)
        problems += expect(cli('persona', 'copy', other, '--id', 'nobody', '-o', blank), COMMAND, '',
                           lambda text: 'found “nobody”' in text)
        problems += expect(cli('persona', 'copy', other, '--id', walter, '--map', 'no-such', '-o', blank), COMMAND, '',
                           lambda text: 'found “no-such”' in text)
        problems += expect(cli('persona', 'copy', other, '--id', mia, '-o', folder.path / 'none'), FILE, '',
                           lambda text: 'none' in text)
        # Its sheet in all formats; all sheets in one PDF.
        for format, head in (('svg', b'<?xml'), ('png', b'\x89PNG'), ('pdf', b'%PDF')):
            out = folder.path / f'sheet.{format}'
            problems += expect(cli('export', other, '--persona', mia, '-o', out), DONE)
            if not out.exists() or not out.read_bytes().startswith(head):
                problems.append(f'export --persona: no {format}')
        sheet = (folder.path / 'sheet.svg').read_text()
        if document['personas'][0]['quote'] not in sheet or 'clip-path' not in sheet or document['maps'][0]['id'] in sheet:
            problems.append('export --persona: not the sheet of the persona')
        problems += expect(cli('export', other, '--personas', '-o', folder.path / 'sheets.pdf'), DONE)
        if (folder.path / 'sheets.pdf').stat().st_size <= (folder.path / 'sheet.pdf').stat().st_size:
            problems.append('export --personas: not all of them')
        problems += expect(cli('export', other, '--persona', 'nobody', '-o', folder.path / 'x.svg'), COMMAND, '',
                           lambda text: 'found “nobody”' in text)
        problems += expect(cli('export', other, '--persona', mia, '--map', target, '-o', folder.path / 'x.svg'), COMMAND,
                           '', lambda text: 'found several of them' in text)
        # Updating: nothing to do, then what differs, first only said.
        problems += expect(cli('persona', 'update', blank, '--from', other), DONE, '')
        document['personas'][0].update(age='35', goals=['Sleep longer'])
        del document['personas'][0]['portrait']
        other.write_text(json.dumps(document))
        goals = ''.join(f'    - {goal}\n' for goal in copied['personas'][0]['goals'])
        said = (f'{mia}: Mia\n  age\n    - 34\n    + 35\n  goals\n{goals}    + Sleep longer\n'
                '  portrait\n    - face\n')
        problems += expect(cli('persona', 'update', blank, '--from', other, '--dry-run'), DONE, said)
        if blank.read_bytes() != before:
            problems.append('a failed copy or a dry run has written')
        problems += expect(cli('persona', 'update', blank, '--from', other, '--id', walter), COMMAND, '',
                           lambda text: f'found “{walter}”' in text)
        problems += expect(cli('persona', 'update', '-', '--from', other, stdin=before), DONE,
                           lambda text: json.loads(text)['personas'] == document['personas'][:1])
        result = cli('persona', 'update', blank, '--from', other, '--id', mia, '--json')
        changes = [(change['field'], change['after']) for change in json.loads(result.out)[0]['changes']]
        if changes != [('age', '35'), ('goals', 'Sleep longer'), ('portrait', '')]:
            problems.append(f'persona update --json: {changes}')
        updated = json.loads(blank.read_text())
        if updated['personas'] != document['personas'][:1] or 'images' in updated:
            problems.append('persona update: not as in the other document')
        newer = folder.write('newer.journey', before.replace(b'"version": 1', b'"version": 2'))
        problems += expect(cli('persona', 'update', newer, '--from', other), INPUT, '',
                           lambda text: '/version' in text.splitlines()[-1] if text else False)
    return problems


def check_manual_and_completion_know_every_option():
    manual = tap.read('data/throughline-cli.1').replace('\\-', '-')
    completion = tap.read('data/completions/throughline-cli.bash')
    problems = []
    for command in ('new', 'templates', 'validate', 'info', 'export', 'import', 'schema'):
        words = cli(command, '--help').out.split()
        for word in [command] + [word.split('=')[0].rstrip(',') for word in words if word.startswith('--')]:
            for name, text in (('manual', manual), ('completion', completion)):
                if word not in text and word not in ('--help', '--output'):
                    problems.append(f'{name}: {word} is missing')
    return problems


def check_validate():
    rows = [
        ('good', HEAD + '}', DONE, ''),
        ('empty', '', INPUT, 'line 1, column 1: expected a JSON object, found an empty file'),
        ('cut', HEAD, INPUT, 'line 1, column 45: expected “,” or “}”, found the end of the file'),
        ('other', '{"type": "excalidraw"}', INPUT,
         'not a Throughline document: /format: expected “throughline”, found nothing'),
        ('png', b'\x89PNG\r\n\x1a\n\0\0', INPUT, 'expected a whole PNG picture, found the beginning of one'),
        ('wrong', HEAD + ',"maps":[{"id":"m","stages":[{"id":"s"},{"id":"t","title":7}]}]}', INPUT,
         '/maps/0/stages/1/title: expected text, found a number'),
        ('deep', '[' * 100000, INPUT,
         'line 1, column 65: expected at most 64 arrays and objects inside each other, found more'),
        ('newer', HEAD.replace('1', '2') + ',"maps":[{"id":"m","state":"dreamt"}]}', INPUT,
         'made by a newer Throughline (version 2): /maps/0/state: '
         'expected one of as-is, to-be, variant, found “dreamt”'),
    ]
    problems = []
    with Folder() as folder:
        for name, text, status, message in rows:
            path = folder.write(name, text)
            problems += expect(cli('validate', path), status, '', f'{path}: {message}\n' if message else '')
            problems += expect(cli('validate', '-', stdin=path.read_bytes()), status, '',
                               f'standard input: {message}\n' if message else '')
        missing = folder.path / 'missing'
        problems += expect(cli('validate', missing), FILE, '', f'{missing}: no such file\n')
        problems += expect(cli('validate', folder.path), FILE, '', f'{folder.path}: cannot be read: Is a directory\n')
    return problems


def check_repairs_are_told():
    """Bad references: validate lists every one and fails; other commands go on and say what they made of it."""
    document = json.loads(SAMPLE.read_bytes())
    document['maps'][0]['cards'][3]['lane'] = 'gone'
    document['maps'][0]['links'][0]['to'] = 'gone'
    with Folder() as folder:
        path = folder.write('broken.journey', json.dumps(document))
        lines = (f'{path}: /maps/0/cards/3/lane: expected the id of a lane, found “gone”, which the document does not '
                 'have; the card “Asks in a local cycling group” is parked\n'
                 f'{path}: /maps/0/links/0/to: expected the id of a card, found “gone”, which the document does not '
                 'have; the link “her sister starts the same journey” is left out\n')
        return expect(cli('validate', path), INPUT, '', lines, lines=2) + \
            expect(cli('info', '--json', path), DONE, lambda out: json.loads(out)['maps'][0]['links'] == 1, lines) + \
            expect(cli('export', path, '-o', '-', '--format', 'svg'), DONE, lambda out: '<svg' in out, lines)


def check_newer_version_is_read_and_told():
    text = HEAD.replace('1', '2') + ',"mood":"new","maps":[{"id":"m","title":"T"}]}'
    with Folder() as folder:
        path = folder.write('newer.journey', text)
        line = f'{path}: made by a newer Throughline (version 2); what is unknown here is left out\n'
        return expect(cli('validate', path), DONE, '', line) + \
            expect(cli('info', '--json', path), DONE, lambda out: json.loads(out)['version'] == 2, line) + \
            expect(cli('export', path, '-o', '-', '--format', 'svg'), DONE, lambda out: '<svg' in out, line)


def check_info():
    text = HEAD + ''',"title":"Two\\nlines","personas":[{"id":"p"}],"images":[{"id":"i"}],"maps":[
        {"id":"m","title":"A","stages":[{"id":"s","title":"Before","duration":"P3D"},{"id":"t","title":"Care","steps":[{"id":"t1","duration":"PT2H"},{"id":"t2"}]}],
         "comments":[{"id":"o","about":"c","text":"So?"},{"id":"o2","reply_to":"o"},{"id":"o3","resolved":true}],
         "lanes":[{"id":"l","kind":"emotions"}],"cards":[{"id":"c","column":"t1","lane":"l","evidence_status":"observed"},
         {"id":"c2","code":"Y2","column":"s","lane":"l","title":"Says \\"no\\", twice","owner":"Zoe",
          "evidence_status":"assumed","evidence_source":"Two calls","evidence_n":2,"evidence_date":"2026-01-31"}],
         "curves":[{"id":"u"}],"links":[{"id":"k","from":"c","to":"c2"}]},
        {"id":"m2","state":"to-be"}]}'''
    wanted = {'format': 'throughline', 'version': 1, 'id': 'd', 'title': 'Two\nlines', 'personas': 1, 'images': 1,
              'maps': [{'id': 'm', 'title': 'A', 'state': 'as-is', 'stages': 2, 'steps': 2, 'lanes': 1, 'cards': 2,
                        'curves': 1, 'links': 1, 'duration': 'P3DT2H', 'comments': 3, 'open_threads': 1,
                        'resolved_threads': 1,
                        'coverage': {'observed': 1, 'assumed': 1, 'proposed': 0, 'unsaid': 0, 'percent': 50, 'stages': [
                            {'id': 's', 'observed': 0, 'assumed': 1, 'proposed': 0, 'unsaid': 0, 'percent': 0},
                            {'id': 't', 'observed': 1, 'assumed': 0, 'proposed': 0, 'unsaid': 0, 'percent': 100}]}},
                       {'id': 'm2', 'title': '', 'state': 'to-be', 'stages': 0, 'steps': 0, 'lanes': 0, 'cards': 0,
                        'curves': 0, 'links': 0, 'comments': 0, 'open_threads': 0, 'resolved_threads': 0,
                        'coverage': {'observed': 0, 'assumed': 0, 'proposed': 0, 'unsaid': 0, 'percent': None,
                                     'stages': []}}],
              'questions': [{'rule': 'stage-without-touchpoint', 'severity': 'medium', 'map': 'm', 'id': 's',
                             'column': 's', 'text': '“Before” has no touchpoint'},
                            {'rule': 'stage-without-touchpoint', 'severity': 'medium', 'map': 'm', 'id': 't',
                             'column': 't1', 'text': '“Care” has no touchpoint'}]}
    plan = 'map,stage,step,lane,code,card,source,n,date,owner\r\n' \
        'A,Before,,emotions,Y2,"Says ""no"", twice",Two calls,2,2026-01-31,Zoe\r\n'
    said = '''Title: Two lines
Id: d
Format: throughline, version 1
Personas: 1
Images: 1

Map: A
  Id: m
  State: as-is
  Stages: 2
  Steps: 2
  Lanes: 1
  Cards: 2
  Curves: 1
  Links: 1
  Duration: 3 days 2 h
  Comments: 3 (threads: 1 open, 1 resolved)
  Observed: 50 % (1 observed, 1 assumed, 0 proposed; 0 not said)
    Before: 0 % (0 observed, 1 assumed, 0 proposed; 0 not said)
    Care: 100 % (1 observed, 0 assumed, 0 proposed; 0 not said)
  Questions to resolve: 2
    - “Before” has no touchpoint
    - “Care” has no touchpoint

Map: 
  Id: m2
  State: to-be
  Stages: 0
  Steps: 0
  Lanes: 0
  Cards: 0
  Curves: 0
  Links: 0
  Observed: nothing said (0 not said)
  Questions to resolve: 0
'''
    with Folder() as folder:
        path = folder.write('a.journey', text)
        return expect(cli('info', path), DONE, said) + \
            expect(cli('info', '-', stdin=text.encode()), DONE, said) + \
            expect(cli('info', path, '--json'), DONE, lambda out: list(json.loads(out).items()) == list(wanted.items())) + \
            expect(cli('info', path, '--assumptions'), DONE, plan) + \
            expect(cli('info', folder.path / 'no'), FILE, '', f'{folder.path / "no"}: no such file\n')


def check_new():
    problems = []
    with Folder() as folder:
        path = folder.path / 'a.journey'
        problems += expect(cli('new', '-o', path), DONE)
        first = path.read_bytes()
        document = json.loads(first)
        if [stage['title'] for stage in document['maps'][0]['stages']] != \
                ['Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy']:
            problems.append('new: not the usual stages')
        problems += expect(cli('validate', path), DONE)
        problems += expect(cli('new', '-o', path), FILE, '', f'{path}: the file exists already\n')
        if path.read_bytes() != first:
            problems.append('new: a refused file has changed')
        problems += expect(cli('new', '-o', path, '--force'), DONE)
        if json.loads(path.read_bytes())['id'] == document['id']:
            problems.append('new: two documents have one id')
        nowhere = folder.path / 'no' / 'a.journey'
        problems += expect(cli('new', '-o', nowhere), FILE, '', f'{nowhere}: not saved: No such file or directory\n')
        if folder.what() != ['a.journey']:
            problems.append(f'new: left {folder.what()}')
    return problems


def check_templates():
    result = cli('templates')
    rows = [line.split('\t') for line in result.out.splitlines()]
    problems = expect(result, DONE, starts('blank\tBlank map with the usual stages\n'))
    if not {'blank', 'first-e-bike', 'library-card'} <= {row[0] for row in rows} or any(len(row) != 2 for row in rows):
        problems.append(f'templates: {rows}')
    for name, _ in rows:
        made = [cli('new', '--template', name, '-o', '-') for _ in range(2)]
        problems += expect(made[0], DONE, starts('{\n  "format": "throughline",\n'))
        problems += expect(cli('validate', '-', stdin=made[0].stdout), DONE)
        ids = {json.loads(new.out)['id'] for new in made}
        if len(ids) != 2 or name in ids:
            problems.append(f'new --template {name}: the document has no id of its own: {ids}')
    copy = json.loads(cli('new', '--template', 'first-e-bike', '-o', '-').out)
    sample = json.loads(SAMPLE.read_bytes())
    if dict(copy, id='') != dict(sample, id=''):
        problems.append('new --template: the copy differs from the sample in more than its id')
    return problems


def check_own_templates():
    """Saved under the data folder, listed, used, and never written over unasked."""
    problems = []
    with Folder() as folder:
        env = dict(os.environ, XDG_DATA_HOME=str(folder.path))
        where = folder.path / 'throughline' / 'templates'
        line = 'my-bike\tMy Bike\n'
        problems += expect(cli('templates', '--save', SAMPLE, '--title', 'My Bike', env=env), DONE, line)
        first = (where / 'my-bike.journey').read_bytes()
        problems += expect(cli('templates', '--save', SAMPLE, '--title', 'My Bike', '--structure', env=env), FILE, '',
                           'there is a template “My Bike” already\n')
        if (where / 'my-bike.journey').read_bytes() != first or len(json.loads(first)['maps'][0]['cards']) < 40:
            problems.append('templates --save: not what was saved first')
        problems += expect(cli('templates', '--save', SAMPLE, '--title', 'My Bike', '--structure', '--no-personas',
                               '--force', env=env), DONE, line)
        problems += expect(cli('templates', env=env), DONE, lambda out: line in out)
        made = json.loads(cli('new', '--template', 'my-bike', '-o', '-', env=env).out)
        if made['title'] != 'My Bike' or made['personas'] or made['maps'][0]['cards'] or \
                len(made['maps'][0]['stages']) != 6 or made['id'] == 'first-e-bike':
            problems.append(f'new --template my-bike: {made["title"]}, {made["id"]}')
        problems += expect(cli('validate', where / 'my-bike.journey'), DONE)
        problems += expect(cli('templates', '--save', folder.path / 'no', env=env), FILE, '', starts(f'{folder.path}/no: '))
    return problems


def check_schema():
    return expect(cli('schema'), DONE, lambda out: json.loads(out)['$schema'].endswith('2020-12/schema'))


def check_export():
    starts_with = {'svg': b'<?xml', 'png': b'\x89PNG', 'pdf': b'%PDF'}
    problems = []
    with Folder() as folder:
        for name, start in starts_with.items():
            path = folder.path / f'map.{name}'
            path.write_text('an old export')
            problems += expect(cli('export', SAMPLE, '-o', path), DONE)
            if not path.read_bytes().startswith((start, b'<svg') if name == 'svg' else start):
                problems.append(f'export: {path.name} begins with {path.read_bytes()[:8]}')
            result = subprocess.run([CLI, 'export', '-', '-o', '-', '--format', name], input=SAMPLE.read_bytes(),
                                    capture_output=True, check=False)
            if result.returncode or result.stdout[:4] != path.read_bytes()[:4]:
                problems.append(f'export - -o - --format {name}: {result.stderr}')
        other = folder.path / 'picture.svg'
        problems += expect(cli('export', SAMPLE, '-o', other, '--format', 'png', '--width', '640'), DONE)
        data = other.read_bytes()
        if data[:4] != b'\x89PNG' or int.from_bytes(data[16:20], 'big') != 640:
            problems.append('export --format png --width 640: not such a picture')
        for words in (['--theme', 'dark'], ['--map', 'map-as-is'], ['--text-scale', '150'], ['--comments'], ['--scale', '0.5']):
            name = 'png' if words[0] == '--scale' else 'svg'
            problems += expect(cli('export', SAMPLE, '-o', folder.path / f'x.{name}', *words), DONE)
    return problems


def check_slides():
    """Slides as pictures go to numbered files, as many as a PDF has pages; what is too small is told."""
    problems = []
    with Folder() as folder:
        problems += expect(cli('export', SAMPLE, '--slides', '-o', folder.path / 'a.b.png', '--width', '320'), DONE)
        problems += expect(cli('export', SAMPLE, '--slides', '-o', folder.path / 'all.pdf', '--map', 'map-as-is'), DONE)
        info = subprocess.run(['pdfinfo', folder.path / 'all.pdf'], capture_output=True, text=True, check=True).stdout
        n = int(info.split('Pages:')[1].split()[0])
        found = sorted(path.name for path in folder.path.glob('*.png'))
        if n < 5 or found != sorted(f'a.b-{i + 1}.png' for i in range(n)):
            problems.append(f'export --slides: {n} pages, {found}')
        for name in found:
            data = (folder.path / name).read_bytes()
            if data[:4] != b'\x89PNG' or (int.from_bytes(data[16:20], 'big'), int.from_bytes(data[20:24], 'big')) != (320, 180):
                problems.append(f'export --slides: {name} is no picture of 320 × 180')
        # One that is too large for the disk: none of them is another than before.
        largest = max((folder.path / name).stat().st_size for name in found)
        for name in found:
            (folder.path / name).write_text('old')

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, largest - 1))

        problems += expect(cli('export', SAMPLE, '--slides', '-o', folder.path / 'a.b.png', '--width', '320', preexec_fn=limit),
                           FILE, '', lambda text: 'not saved' in text)
        if any((folder.path / name).read_text(errors='replace') != 'old' for name in found) or \
                sorted(path.name for path in folder.path.glob('a.b*')) != found:
            problems.append(f'export --slides that fails: {sorted(folder.path.iterdir())}')
        problems += expect(cli('export', SAMPLE, '--slides', '-o', '-', '--format', 'png'), COMMAND, '',
                           lambda text: 'slides are several pictures' in text)
        problems += expect(cli('export', SAMPLE, '--slides', '-o', folder.path / 'large.pdf', '--smallest-text', '60'), DONE,
                           '', lambda text: 'too ' in text and ' pt' in text)
        problems += expect(cli('export', SAMPLE, '--tiled', '--page', '80x80pt', '-o', folder.path / 'x.pdf'), COMMAND, '',
                           lambda text: 'Expected pages of at least' in text)
    return problems


def check_priorities():
    problems = []
    with Folder() as folder:
        for name in ('svg', 'png', 'pdf', 'csv'):
            problems += expect(cli('export', SAMPLE, '--priorities', '-o', folder.path / f'p.{name}'), DONE)
        rows = list(csv.DictReader(io.StringIO((folder.path / 'p.csv').read_bytes().decode('utf-8-sig'), newline='')))
        scores = [float(row['value_effort']) for row in rows if row['value_effort']]
        if not scores or scores != sorted(scores, reverse=True) or {row['kind'] for row in rows} - {'opportunities',
                                                                                                  'solutions'}:
            problems.append(f'priorities: {rows}')
        owner = rows[0]['owner']
        result = cli('export', SAMPLE, '--priorities', '--rank', 'rice', '--owner', owner, '-o', '-', '--format', 'csv')
        found = list(csv.DictReader(io.StringIO(result.stdout.decode('utf-8-sig'), newline='')))
        if sorted(row['id'] for row in found) != sorted(row['id'] for row in rows if row['owner'] == owner):
            problems.append(f'priorities of {owner!r}: {found}')
        problems += expect(cli('export', SAMPLE, '--personas', '-o', folder.path / 'map.csv'), COMMAND, '',
                           lambda text: 'Only maps, comparisons and priorities can be exported as CSV' in text)
        problems += expect(cli('export', SAMPLE, '--priorities', '--stage', 'no', '-o', folder.path / 'no.csv'), COMMAND,
                           '', lambda text: 'Expected the id of a stage, found “no”' in text)
        if folder.what() != ['p.csv', 'p.pdf', 'p.png', 'p.svg']:
            problems.append(f'priorities: wrote {folder.what()}')
    return problems


def check_parts():
    """Words of what is asked for are in the picture, those of the rest are not."""
    problems = []
    rows = [(('--stages', 'stage-purchase,stage-service'), 'Checkout and delivery', 'Product page'),
            (('--lanes', 'lane-pain-points'), 'No evening slots for test rides', 'Product page'),
            (('--cards', 'card-colleague'), 'A colleague arrives by e-bike', 'Awareness'),
            (('--blank',), 'Awareness', 'A colleague arrives by e-bike')]
    for words, there, gone in rows:
        svg = cli('export', SAMPLE, '-o', '-', '--format', 'svg', *words)
        problems += expect(svg, DONE, lambda text: '<svg' in text)
        problems += [f'{words}: no “{there}”'] if there not in svg.out else []
        problems += [f'{words}: has “{gone}”'] if gone in svg.out else []
    problems += expect(cli('export', SAMPLE, '-o', 'x.svg', '--stages', 'stage-purchase,nowhere'), COMMAND, '',
                       lambda text: 'stage-awareness “Awareness”' in text and text.endswith('found “nowhere”\n'))
    return problems


def check_import():
    """A document comes out of its picture byte for byte; tables and lists become maps."""
    problems = []
    with Folder() as folder:
        for name in ('map.svg', 'map.png'):
            picture, back = folder.path / name, folder.path / f'{name}.journey'
            problems += expect(cli('export', SAMPLE, '-o', picture, '--embed-document', 'always'), DONE)
            problems += expect(cli('import', picture, '-o', back), DONE)
            if back.read_bytes() != SAMPLE.read_bytes():
                problems.append(f'{name}: another document')
            problems += expect(cli('import', picture, '-o', back), FILE, '', f'{back}: the file exists already\n')
            problems += expect(cli('import', picture, '-o', back, '--force'), DONE)
            problems += expect(cli('validate', picture), DONE)
            problems += expect(cli('info', picture), DONE, starts('Title: Buying a first e-bike\n'))
            piped = cli('import', '-', '-o', '-', stdin=picture.read_bytes())
            problems += expect(piped, DONE, SAMPLE.read_text())
        svg = folder.path / 'plain.svg'
        problems += expect(cli('export', SAMPLE, '-o', svg), DONE)
        problems += expect(cli('import', svg, '-o', folder.path / 'no.journey'), INPUT, '',
                           f'{svg}: expected a picture with a document inside, found none in it\n')
        problems += expect(cli('persona', 'update', folder.path / 'map.svg', '--from', SAMPLE), INPUT, '',
                           starts(f'{folder.path}/map.svg: '))
        table = folder.write('a.csv', '\ufeffMap;Look;Buy\nActions;"compares; a lot";pays\nEmotions;1;-2\n')
        lines = folder.write('b.txt', 'Look\n  - compares\n  - reads\nBuy\n  - pays\n')
        page = folder.write('c.html', '<table><tr><th></th><th>Look</th></tr><tr><th>Actions</th><td>reads</td></tr></table>')
        for path, stages, cards in ((table, 2, 2), (lines, 2, 3), (page, 1, 1)):
            out = path.with_suffix('.journey')
            problems += expect(cli('import', path, '-o', out), DONE)
            found = json.loads(cli('info', out, '--json').out)
            if (found['title'], found['maps'][0]['stages'], found['maps'][0]['cards']) != (path.stem, stages, cards):
                problems.append(f'{path.name}: {found}')
        for name, data in (('d.csv', ''), ('e.txt', b'\xff\xfe'), ('f.txt', 'x' * (4 * 1024 * 1024 + 1)), ('g.journey', '{}')):
            path = folder.write(name, data)
            problems += expect(cli('import', path, '-o', folder.path / 'no.journey'), INPUT, '', starts(f'{path}: '))
        problems += expect(cli('import', folder.path / 'none', '-o', folder.path / 'no.journey'), FILE, '', starts(f'{folder.path}/none'))
        if 'no.journey' in folder.what():
            problems.append('a failed import has written')
    return problems


def check_failed_export_writes_nothing():
    problems = []
    with Folder() as folder:
        good = folder.write('good.svg', 'the good old export')
        bad = folder.write('bad.journey', '{"format": ')
        before = folder.what()
        problems += expect(cli('export', bad, '-o', good), INPUT, '',
                           f'{bad}: line 1, column 12: expected a value, found the end of the file\n')
        problems += expect(cli('export', bad, '-o', folder.path / 'new.svg'), INPUT, '', starts(f'{bad}: '))
        problems += expect(cli('export', folder.path / 'no', '-o', good), FILE, '', starts(f'{folder.path}/no: no such'))
        problems += expect(cli('export', SAMPLE, '-o', good, '--map', 'no'), COMMAND, '', starts('throughline-cli: '))
        document = folder.write('map.journey', SAMPLE.read_bytes())
        problems += expect(cli('export', document, '-o', document, '--format', 'svg'), COMMAND, '',
                           f'throughline-cli: export: “{document}” is the document itself\n')
        if good.read_text() != 'the good old export' or document.read_bytes() != SAMPLE.read_bytes() or \
                folder.what() != sorted(before + ['map.journey']):
            problems.append(f'a failed export has written: {folder.what()}')
    return problems


def check_full_disk():
    if not os.path.exists('/dev/full'):
        raise tap.Skip('there is no /dev/full here')
    problems = expect(cli('export', SAMPLE, '-o', '/dev/full', '--format', 'svg'), FILE, '',
                      '/dev/full: not saved: No space left on device\n')
    for words in (['schema'], ['info', SAMPLE], ['templates'], ['--help'], ['new', '--help'], ['new', '-o', '-']):
        with open('/dev/full', 'wb') as full:
            result = subprocess.run([CLI, *map(str, words)], stdout=full, stderr=subprocess.PIPE, check=False)
        if result.returncode != FILE or result.stderr != b'standard output: not written: No space left on device\n':
            problems.append(f'{words}: status {result.returncode}, {result.stderr}')
    return problems


def check_closed_streams():
    """A reader that has left is no reason for a message; a closed stream must not become a file."""
    problems = []
    result = subprocess.run(['sh', '-c', f'"{CLI}" schema | head -c 1; exit $?'], capture_output=True, check=False)
    if result.stderr or result.stdout != b'{':
        problems.append(f'schema | head: {result.stderr}')
    result = subprocess.run(['bash', '-c', f'"{CLI}" schema | true; echo "${{PIPESTATUS[0]}}"'],
                            capture_output=True, check=False)
    if result.stdout not in (b'0\n', b'3\n') or result.stderr:
        problems.append(f'schema | true: {result.stdout} {result.stderr}')
    with Folder() as folder:
        path = folder.path / 'map.svg'
        for closed in ('>&-', '2>&-', '<&-', '<&- >&- 2>&-'):
            path.unlink(missing_ok=True)
            status = subprocess.run(['sh', '-c', f'"{CLI}" export "{SAMPLE}" -o "{path}" {closed}'], check=False).returncode
            if status or b'</svg>' not in path.read_bytes()[-20:]:
                problems.append(f'export {closed}: status {status}')
        result = subprocess.run(['sh', '-c', f'"{CLI}" schema >&-'], capture_output=True, check=False)
        if result.returncode != FILE or not result.stderr.startswith(b'standard output: not written: '):
            problems.append(f'schema >&-: status {result.returncode}, {result.stderr}')
        result = subprocess.run(['sh', '-c', f'"{CLI}" validate - <&-'], capture_output=True, check=False)
        if result.returncode != FILE or not result.stderr.startswith(b'standard input: cannot be read: '):
            problems.append(f'validate - <&-: status {result.returncode}, {result.stderr}')
    return problems


def check_hostile_files():
    """One clear line, in bounded time and 300 MB, also for what only just keeps within the limits."""
    def limit():
        # What a program allocates; its address space also counts libraries.
        resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))

    wrong = {
        'brackets': b'[' * 50_000_000,
        'names': b'{' + b','.join(b'"k%d":0' % i for i in range(200_001)) + b'}',
        'same-names': b'{' + b','.join([b'"k":0'] * 1000) + b'}',
        'arrays': b'[' + b','.join([b'[[]]'] * 124_000) + b']',
        'objects': b'[' + b','.join([b'{"a":0,"b":0,"c":0}'] * 199_000) + b']',
        'many-arrays': b'[' + b','.join([b'[' + b','.join([b'[]'] * 100_000) + b']'] * 100) + b']',
        'many-values': b'[' + b','.join([b'[' + b','.join([b'0'] * 199_999) + b']'] * 100) + b']',
        'text': b'["' + b'a' * 30_000_000 + b'"]',
        'texts': b'[' + b','.join([b'"' + b'a' * 65_000 + b'"'] * 1000) + b']',
        'number': b'[' + b'1' * 30_000_000 + b']',
        'fraction': b'[0.' + b'1' * 30_000_000 + b']',
        'zeros': b'\0' * 1_000_000,
        'spaces': b' ' * 60_000_000,
        'newlines': b'\n' * 60_000_000 + b'x',
        'too-large': b' ' * (64 * 1024 * 1024 + 1),
        'random': os.urandom(1_000_000),
    }
    good = {
        'unknown-texts': HEAD.encode() + b',"x":[' + b','.join([b'"' + b'a' * 65_000 + b'"'] * 1000) + b']}',
        'unknown-objects': HEAD.encode() + b',"x":[' + b','.join([b'{"a":0,"b":0,"c":0}'] * 199_000) + b']}',
        'cards': HEAD.encode() + b',"maps":[{"id":"m","cards":[' +
                 b','.join(b'{"id":"c%d"}' % i for i in range(199_000)) + b']}]}',
    }
    problems = []
    with Folder() as folder:
        for name, data in (wrong | good).items():
            path = folder.write(name, data)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            # To look for leaks among millions of pieces takes minutes; smaller files are looked at elsewhere.
            result = cli('validate', path, preexec_fn=None if SANITIZED else limit,
                         env={**os.environ, 'ASAN_OPTIONS': 'detect_leaks=0'})
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            problems += expect(result, INPUT, '', starts(f'{path}: ')) if name in wrong else expect(result, DONE)
            # A tenth of it is usual; what grows faster than its input would take minutes.
            if cpu > 15 and not SANITIZED:
                problems.append(f'{name}: {cpu:.1f} s of CPU')
            path.unlink()
    return problems


if __name__ == '__main__':
    tap.main(globals())
