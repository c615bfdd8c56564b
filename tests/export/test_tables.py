#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports that hold texts and numbers instead of a picture, read by programs that are not ours: CSV, XLSX, Markdown,
Mermaid, OpenJourney, HTML; and the hand-out that holds several. Texts that mean harm come out as texts everywhere."""
import base64
import csv
import datetime
import hashlib
import html.parser
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'project'))
import tap  # noqa: E402

CLI = tap.BUILD / 'src' / 'cli' / 'throughline-cli'
SAMPLES = tap.ROOT / 'data' / 'samples'
FORMATS = ('xlsx', 'csv', 'md', 'html', 'mmd', 'ojf')
HOSTILE = [
    '<script>alert(1)</script>', ']]>', '=1+1', '+1+1', '-1+1', '@SUM(A1)', '"><svg onload=alert(1)>',
    'abc\u202ecba', 'e' + '\u0301' * 60, '=cmd|" /C calc"!A0', '\U0001f469\u200d\U0001f469\u200d\U0001f467 family', 'x' * 2000,
    'a|b', '# head', '1. one', '* star', '- dash', '+ plus', 'a: b; c # d, e', 'section 1', 'Title x', 'journey home',
    '%% gone', '%%{init: {}}%%', '_x0041_', 'https://example.com', '![x](http://x)', '`code` ```', '~~~', '\ufb02\u00b0lt\u00b6\u00df',
    "'quoted'", '2026-01-31', '00123', '{=1}', '[a](javascript:x)', '&lt;b&gt;', '&#35;', '#35;', '$x$', 'a\\b', '---', '===',
    'C:\\x\\"y"', 'http://x onmouseover=1', '<!--', '</style>', 'accTitle: x', '\u200f\u05e9\u05dc\u05d5\u05dd', '1e5', 'TRUE',
]


class Folder(tempfile.TemporaryDirectory):
    def __enter__(self):
        return pathlib.Path(super().__enter__())


def export(document, out, *words, **environment):
    result = subprocess.run([CLI, 'export', document, '-o', out, *words], capture_output=True, text=True, check=False,
                            timeout=60, env={**os.environ, **environment})
    if result.returncode:
        raise AssertionError(f'{out}: {result.stderr}')
    return result.stderr


def write(folder, document, name='map.journey'):
    path = folder / name
    path.write_text(json.dumps({'format': 'throughline', 'version': 1, 'id': 'd', 'language': 'en', **document}))
    return path


def hostile_document():
    """Each text as title of a card, a stage, a persona, a tag, a point; and one card of two lines for each."""
    stages = [{'id': f's{i}', 'title': text} for i, text in enumerate(HOSTILE)]
    cards = []
    for i, text in enumerate(HOSTILE):
        cards.append({'id': f'c{i}', 'column': f's{i}', 'lane': 'l', 'title': text, 'text': f'{text}\n{text}', 'tags': [text],
                      'owner': text, 'url': text, 'evidence_source': text, 'severity': 3, 'persona': 'p'})
        cards.append({'id': f'q{i}', 'column': f's{i}', 'lane': 'pains', 'text': text, 'about': [f'c{i}'], 'severity': 5})
        cards.append({'id': f'o{i}', 'column': f's{i}', 'lane': 'ideas', 'title': text, 'impact': 3, 'effort': 2})
    return {
        'title': HOSTILE[0],
        'personas': [{'id': 'p', 'name': 'a, b: <c> #d;', 'goals': HOSTILE, 'quote': '=1'}, {'id': 'r', 'name': '=1+1'}],
        'maps': [{
            'id': 'm', 'title': "it's [a] <map>: *no* \\ /?", 'scenario': '\n'.join(HOSTILE), 'personas': ['p'],
            'stages': stages,
            'lanes': [{'id': 'l', 'kind': 'actions', 'title': '=lane|'}, {'id': 'pains', 'kind': 'pain-points'},
                      {'id': 'ideas', 'kind': 'opportunities'}, {'id': 'e', 'kind': 'emotions', 'title': '# <e>'}],
            'cards': cards,
            'curves': [{'id': 'k', 'lane': 'e', 'persona': 'p',
                        'points': [{'id': f'x{i}', 'column': f's{i}', 'score': i % 5 - 2, 'label': text}
                                   for i, text in enumerate(HOSTILE)]},
                       {'id': 'r-line', 'lane': 'e', 'persona': 'r', 'points': [{'id': 'r-point', 'column': 's0', 'score': 1}]}],
            'links': [{'id': 'link', 'from': 'c0', 'to': 'c1', 'label': '=1'}],
        }],
    }


def read_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode('utf-8-sig'), newline='')))


def check_same_bytes():
    problems = []
    with Folder() as folder:
        for sample in SAMPLES.glob('*.journey'):
            for name in FORMATS:
                export(sample, folder / f'a.{name}')
                export(sample, folder / f'b.{name}', TZ='Asia/Tokyo', LC_ALL='C', SOURCE_DATE_EPOCH='315532800')
                if (folder / f'a.{name}').read_bytes() != (folder / f'b.{name}').read_bytes():
                    problems.append(f'{sample.name}: {name} differs the second time')
    return problems


def check_numbers_have_no_comma():
    """In a language that writes them with one."""
    definition = tap.need('localedef')
    problems = []
    with Folder() as folder:
        made = subprocess.run([definition, '-i', 'de_DE', '-f', 'UTF-8', folder / 'de_DE.utf8'], capture_output=True, check=False)
        environment = {'LOCPATH': str(folder), 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'C'}
        number = subprocess.run([sys.executable, '-c', 'import locale; locale.setlocale(locale.LC_ALL, ""); '
                                 'print(locale.format_string("%.1f", 1.5))'], capture_output=True, text=True, check=False,
                                env={**os.environ, **environment}).stdout.strip()
        if number != '1,5':
            raise tap.Skip(f'no German locale could be made: {made.stderr.decode().strip()[:80]}')
        for name in FORMATS:
            export(SAMPLES / 'library-card.journey', folder / f'a.{name}')
            export(SAMPLES / 'library-card.journey', folder / f'b.{name}', **environment)
            if (folder / f'a.{name}').read_bytes() != (folder / f'b.{name}').read_bytes():
                problems.append(f'{name} is another one in German')
    return problems


def check_formats_are_listed():
    text = subprocess.run([CLI, 'export', '--help'], capture_output=True, text=True, check=True).stdout
    listed = re.search(r'whatever the name says: (.*)', text).group(1).split(', ')
    problems = [f'{name} is not in --help: {listed}' for name in FORMATS if name not in listed]
    with Folder() as folder:
        for word in ('markdown', 'Mermaid', 'openjourney', 'XLSX'):
            export(SAMPLES / 'first-e-bike.journey', folder / 'x', '--format', word)
    return problems


def check_only_maps():
    problems = []
    for name in FORMATS:
        result = subprocess.run([CLI, 'export', SAMPLES / 'first-e-bike.journey', '--personas', '-o', '-', '--format', name],
                                capture_output=True, text=True, check=False)
        if result.returncode != 2 or result.stdout or 'Only maps' not in result.stderr:
            problems.append(f'{name} of personas: {result.returncode}, {result.stderr}')
    return problems


def check_csv():
    problems = []
    with Folder() as folder:
        document = write(folder, hostile_document())
        export(document, folder / 'map.csv')
        rows = {row['id']: row for row in read_csv((folder / 'map.csv').read_bytes())}
        if len(rows) != 3 * len(HOSTILE):
            problems.append(f'{len(rows)} rows')
        for i, text in enumerate(HOSTILE):
            row = rows[f'c{i}']
            led = "'" + text if text[0] in '=+-@\t\r' else text
            for field in ('title', 'stage', 'tags', 'owner', 'url', 'evidence_source'):
                if row[field] != led:
                    problems.append(f'{field}: {row[field]!r} for {text!r}')
            if row['text'] != led + '\n' + text or row['kind'] != 'actions' or row['severity'] != '3':
                problems.append(f'{row}')
        sample = SAMPLES / 'library-card.journey'
        notes = export(sample, folder / 'sample.csv')
        if '2 links are not shown' not in notes or '5 metrics are not shown' not in notes:
            problems.append(f'notes: {notes}')
        cards = {card['id']: card for card in json.loads(sample.read_text())['maps'][0]['cards']}
        for row in read_csv((folder / 'sample.csv').read_bytes()):
            card = cards.pop(row['id'])
            for field in ('title', 'text', 'channel', 'owner', 'due', 'evidence_source', 'status', 'code'):
                if row[field] != card.get(field, ''):
                    problems.append(f'{row["id"]}: {field} is {row[field]!r}')
            if row['score'] and not -2 <= float(row['score']) <= 2:
                problems.append(f'{row["id"]}: score {row["score"]}')
        if cards:
            problems.append(f'no rows: {sorted(cards)}')
    return problems


def open_xlsx(path):
    try:
        import openpyxl
    except ImportError:
        raise tap.Skip('python3-openpyxl is not installed') from None
    return openpyxl.load_workbook(path)


def column(sheet, title):
    heads = [cell.value for cell in sheet[1]]
    return [sheet.cell(row, heads.index(title) + 1).value for row in range(2, sheet.max_row + 1)]


def overlaps(ranges):
    cells = [cell for merged in ranges for row in merged.rows for cell in row]
    return len(cells) != len(set(cells))


def check_xlsx_hostile():
    problems = []
    with Folder() as folder:
        path = folder / 'map.xlsx'
        export(write(folder, hostile_document()), path)
        book = open_xlsx(path)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == 'f' or cell.hyperlink:
                        problems.append(f'{sheet.title} {cell.coordinate} is no text: {cell.value!r}')
            if len(sheet.title) > 31 or set(sheet.title) & set("[]:*?/\\'"):
                problems.append(f'a sheet is called {sheet.title!r}')
            if overlaps(sheet.merged_cells.ranges):
                problems.append(f'{sheet.title}: blocks overlap')
        titles = [str(text) for text in column(book['Cards'], 'Title') if text]
        if sorted(titles) != sorted(HOSTILE * 2):
            problems.append(f'titles: {sorted(set(titles) ^ set(HOSTILE))}')
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                data = archive.read(name).decode()
                if re.search(r'<f[ >]|<hyperlink|TargetMode="External"|<script|<c:f>[^<]*1\+1', data):
                    problems.append(f'{name} holds a formula or an address')
            if b'1980-01-01T00:00:00Z' not in archive.read('docProps/core.xml'):
                problems.append('the time of making is not a fixed one')
    return problems


def check_xlsx_sample():
    problems = []
    sample = SAMPLES / 'library-card.journey'
    document = json.loads(sample.read_text())
    the_map = document['maps'][0]
    with Folder() as folder:
        path = folder / 'map.xlsx'
        export(sample, path)
        book = open_xlsx(path)
        grid = book.worksheets[0]
        words = [cell.value for row in grid.iter_rows() for cell in row if cell.value is not None]
        for wanted in [stage['title'] for stage in the_map['stages']] + [card['title'] for card in the_map['cards']
                                                                         if 'column' in card and 'title' in card]:
            if not any(wanted in str(word).split('\n') for word in words):
                problems.append(f'the grid lacks {wanted!r}')
        if grid.freeze_panes != 'B5' or not grid.merged_cells.ranges or len(grid._charts) != 1:
            problems.append(f'the grid: {grid.freeze_panes}, {grid.merged_cells.ranges}, {grid._charts}')
        cards = book['Cards']
        due = [value for value in column(cards, 'Due') if value is not None]
        if not due or not all(isinstance(value, datetime.datetime) for value in due):
            problems.append(f'dates: {due}')
        scores = [value for value in column(cards, 'Emotion') if value is not None]
        if not scores or not all(isinstance(value, (int, float)) for value in scores):
            problems.append(f'numbers: {scores}')
        if len(column(cards, 'Id')) != len([card for card in the_map['cards'] if 'column' in card]):
            problems.append('not every card has a row')
        if column(book['Personas'], 'Name') != [persona['name'] for persona in document['personas']]:
            problems.append('personas are missing')
        if column(book['Metrics'], 'Value') != [metric['value'] for metric in the_map['metrics']]:
            problems.append(f'metrics: {column(book["Metrics"], "Value")}')
        critical = column(book['Pain points'], 'Severity × frequency')
        if critical != sorted(critical, reverse=True):
            problems.append(f'pain points: {critical}')
        if 'Comments' in book.sheetnames:
            problems.append('comments that nobody asked for')
        export(SAMPLES / 'first-e-bike.journey', path, '--comments')
        if not column(open_xlsx(path)['Comments'], 'Comment')[0].startswith('Could the counter see'):
            problems.append('the comments are missing')
    return problems


def check_xlsx_several_maps():
    problems = []
    one = {'title': 'A title that is longer than thirty-one letters are', 'lanes': [{'kind': 'actions'}]}
    maps = []
    for i in range(12):
        maps.append({'id': f'm{i}', **one, 'stages': [{'id': f's{i}', 'title': 'S'}],
                     'lanes': [{'id': f'l{i}', 'kind': 'actions'}],
                     'cards': [{'id': f'c{i}', 'column': f's{i}', 'lane': f'l{i}', 'title': f'card {i}', 'span': 9}]})
    maps[10]['title'] = 'cards'
    maps[11]['title'] = 'History'
    with Folder() as folder:
        export(write(folder, {'title': 'x', 'personas': [], 'maps': maps}), folder / 'map.xlsx')
        names = open_xlsx(folder / 'map.xlsx').sheetnames
        if len(names) != 13 or len({name.casefold() for name in names}) != 13 or 'History' in names:
            problems.append(f'sheets: {names}')
        export(folder / 'map.journey', folder / 'one.xlsx', '--map', 'm3')
        if column(open_xlsx(folder / 'one.xlsx')['Cards'], 'Title') != ['card 3']:
            problems.append('one map gives more than its cards')
        export(folder / 'map.journey', folder / 'map.csv')
        if [row['map'] for row in read_csv((folder / 'map.csv').read_bytes())].count(one['title']) != 10:
            problems.append('not every map has a row')
        if '11 other maps' not in export(folder / 'map.journey', folder / 'map.mmd'):
            problems.append('nobody says that there are other maps')
    return problems


def check_markdown():
    problems = []
    with Folder() as folder:
        export(write(folder, hostile_document()), folder / 'map.md')
        text = (folder / 'map.md').read_text()
        bare = re.sub(r'\\[^A-Za-z0-9\s]', '', text)
        for line in bare.replace('<br>', '').splitlines():
            line = re.sub(r'^\|.*\|$', lambda match: match.group().replace('|', ''), line)
            line = re.sub(r'^(- )?\*\*.*\*\*', lambda match: match.group().replace('**', ''), line)
            if re.search(r'[<>`~$&*_\[\]|]', line):
                problems.append(f'a sign of Markdown: {line[:80]!r}')
        for wanted in ('\\<script\\>alert(1)\\</script\\>', '### =lane\\|', '\\=1+1', '1\\. one'):
            if wanted not in text:
                problems.append(f'not found: {wanted}')
        counts = {len(re.findall(r'(?<!\\)\|', line)) for line in text.split('\n## Pain points')[1].split('\n## ')[0].splitlines()
                  if line.startswith('|')}
        if len(counts) != 1:
            problems.append(f'rows of different length: {counts}')
        export(SAMPLES / 'library-card.journey', folder / 'sample.md')
        text = (folder / 'sample.md').read_text()
        heads = re.findall(r'^(#+) (.*)', text, re.MULTILINE)
        wanted = [('#', 'Getting a library card and the first book'), ('##', 'Finding out'), ('###', 'Form on the web'),
                  ('####', 'Touchpoints'), ('##', 'Emotions'), ('##', 'Pain points'), ('##', 'Personas')]
        problems += [f'no heading {head}' for head in wanted if head not in heads]
        if '| Signing up – Form on the web | −1.4 Stuck at a word | −0.3 |' not in text:
            problems.append('the table of emotions is not right')
    return problems


def decode_mermaid(text):
    return re.sub(r'#(\d+);', lambda match: chr(int(match.group(1))), text)


def read_mermaid(text):
    """As its own grammar reads it: keywords first, "#", ";" and ":" end a text, signs by number are put in before."""
    lines = text.splitlines()
    problems = [] if lines[0] == 'journey' else ['no journey']
    sections = []
    for line in lines[1:]:
        marked = re.sub(r'#(\d+);', r'<\1>', line).strip()
        word = re.match(r'(title|section)\s([^#:;]+)$', marked, re.IGNORECASE)
        task = re.match(r'([^#:;]+): ([1-5])(?:: ([^#;:]+))?$', marked)
        restored = decode_mermaid(re.sub(r'<(\d+)>', r'#\1;', word.group(2) if word else task.group(1) if task else ''))
        if word and word.group(1).lower() == 'section':
            sections.append((restored, []))
        elif task and not re.match(r'title|section|acc|journey|%%', marked, re.IGNORECASE) and sections:
            people = [decode_mermaid(re.sub(r'<(\d+)>', r'#\1;', who)) for who in (task.group(3) or '').split(', ') if who]
            sections[-1][1].append((restored, int(task.group(2)), people))
        elif not word:
            problems.append(f'not read: {line[:80]!r}')
    return sections, problems


def check_mermaid():
    with Folder() as folder:
        notes = export(write(folder, hostile_document()), folder / 'map.mmd')
        sections, problems = read_mermaid((folder / 'map.mmd').read_text())
        if [title for title, _ in sections] != HOSTILE:
            problems.append(f'sections: {[title for title, _ in sections]}')
        for i, (text, (_, tasks)) in enumerate(zip(HOSTILE, sections)):
            if tasks != [(text, i % 5 + 1, ['a, b: <c> #d;'])]:
                problems.append(f'tasks: {tasks} for {text!r}')
        for wanted in ('1 link is not shown', f'{len(HOSTILE)} cards of the lane “Pain points” are not shown'):
            if wanted not in notes:
                problems.append(f'not said: {wanted}')
        export(SAMPLES / 'library-card.journey', folder / 'sample.mmd')
        sections, more = read_mermaid((folder / 'sample.mmd').read_text())
        problems += more
        if sections[1] != ('Signing up', [('Fills in the form on the bus', 2, ['Amara']),
                                          ('Shows passport and a letter with her address', 4, ['Amara']),
                                          ('Signs the same form again, on paper', 4, ['Amara', 'Teo'])]):
            problems.append(f'{sections[1]}')
    return problems


NODE = {'stageId', 'swimlaneId', 'title', 'description', 'severity', 'score', 'sentiment', 'purpose', 'isMomentOfTruth',
        'icon', 'iconColor', 'tags'}


def check_open_journey():
    """Against what the format's specification lists."""
    problems = []
    with Folder() as folder:
        for document in (write(folder, hostile_document()), *SAMPLES.glob('*.journey')):
            export(document, folder / 'map.ojf')
            data = json.loads((folder / 'map.ojf').read_text())
            if set(data) - {'persona'} != {'version', 'pointOfView', 'stages', 'swimlanes', 'nodes'} or data['version'] != '1.0':
                problems.append(f'members: {set(data)}')
            stages = {stage['id'] for stage in data['stages']}
            lanes = {lane['id'] for lane in data['swimlanes']}
            for node in data['nodes']:
                if set(node) - NODE or node['stageId'] not in stages or node['swimlaneId'] not in lanes or \
                        node.get('severity', 'low') not in ('low', 'medium', 'high') or not -5 <= node.get('score', 0) <= 5:
                    problems.append(f'node: {node}')
            if document.name == 'map.journey':
                titles = [node['title'] for node in data['nodes'] if node['swimlaneId'] == 'l']
                if titles != HOSTILE or data['nodes'][-2]['score'] != ((len(HOSTILE) - 1) % 5 - 2) * 2.5:
                    problems.append(f'titles: {titles}')
    return problems


def check_parts():
    """Some stages and lanes are a document of their own; what is hidden or parked is not in it."""
    problems = []
    with Folder() as folder:
        document = json.loads((SAMPLES / 'library-card.journey').read_text())
        the_map = document['maps'][0]
        the_map['lanes'][1]['hidden'] = True
        the_map['cards'][0].pop('column')
        path = folder / 'map.journey'
        path.write_text(json.dumps(document))
        notes = export(path, folder / 'map.csv')
        rows = read_csv((folder / 'map.csv').read_bytes())
        if 'Actions' in {row['lane'] for row in rows} or the_map['cards'][0]['id'] in {row['id'] for row in rows}:
            problems.append('what is hidden or parked is exported')
        if '1 hidden lane is left out' not in notes or '1 parked card is left out' not in notes:
            problems.append(f'notes: {notes}')
        for name in FORMATS:
            export(path, folder / f'part.{name}', '--stages', 'stage-signing', '--lanes', 'lane-touchpoints')
        rows = read_csv((folder / 'part.csv').read_bytes())
        if {(row['stage'], row['lane']) for row in rows} != {('Signing up', 'Touchpoints')}:
            problems.append(f'a part: {rows}')
        if 'Pain points' in (folder / 'part.md').read_text() or 'Borrowing' in (folder / 'part.mmd').read_text():
            problems.append('a part holds more')
    return problems


class Page(html.parser.HTMLParser):
    """Ids, references, and the text of each element, as a browser would have them."""

    VOID = {'meta', 'br', 'link', 'img', 'input'}

    def __init__(self, text):
        super().__init__()
        self.stack, self.ids, self.references, self.elements, self.attributes, self.texts = [], [], [], [], [], []
        self.problems = []
        self.feed(text)
        self.close()
        if self.stack:
            self.problems.append(f'never closed: {self.stack}')

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes.append((tag, dict(attributes)))
        for name, value in attributes:
            if name == 'id':
                self.ids.append(value)
            if name in ('href', 'xlink:href', 'src', 'action', 'style') or name.startswith('on'):
                self.references.append((name, value))
        if tag not in self.VOID:
            self.stack.append((tag, []))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if self.stack:
            self.stack[-1][1].append(data)

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.problems.append(f'</{tag}> within {self.stack[-1:]}')
            return
        self.texts.append((tag, ''.join(self.stack.pop()[1])))

    def all(self, tag):
        return [text for name, text in self.texts if name == tag]


def check_html():
    problems = []
    with Folder() as folder:
        documents = [write(folder, hostile_document()), *sorted(SAMPLES.glob('*.journey'))]
        for document in documents:
            path = folder / 'map.html'
            export(document, path, '--comments')
            text = path.read_text()
            page = Page(text)
            problems += page.problems
            if len(set(page.ids)) != len(page.ids):
                problems.append(f'{document.name}: ids come twice')
            for name, value in page.references:
                if name == 'href' and value[0] == '#' and value[1:] in page.ids:
                    continue
                if not (name == 'xlink:href' and value.startswith(('data:image/png;', 'data:image/jpeg;', '#'))):
                    problems.append(f'{document.name}: {name}={value[:60]!r}')
            if set(page.elements) & {'script', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'foreignobject'}:
                problems.append(f'{document.name}: {sorted(set(page.elements))}')
            policy = next(values['content'] for tag, values in page.attributes
                          if tag == 'meta' and values.get('http-equiv') == 'Content-Security-Policy')
            digest = base64.b64encode(hashlib.sha256(page.all('style')[0].encode()).digest()).decode()
            if page.elements.count('style') != 1 or f"style-src 'sha256-{digest}'" not in policy or \
                    not policy.startswith("default-src 'none';"):
                problems.append(f'{document.name}: the policy {policy}')
            if re.search(r'url\((?!data:font/)|@import', page.all('style')[0]) or '@font-face' not in page.all('style')[0]:
                problems.append(f'{document.name}: the style sheet loads something, or has no letters')
            if not text.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">') or page.elements.count('h1') != 1:
                problems.append(f'{document.name}: language or heading')
        page = Page(export_text(documents[0], folder / 'map.html'))
        bold = page.all('b')
        for wanted in HOSTILE:
            if bold.count(wanted) < 4:
                problems.append(f'{bold.count(wanted)} times {wanted!r}')
        if [text for text in page.all('th') if text in HOSTILE] != HOSTILE:
            problems.append('the stages of the table')
        card_ids = [card['id'] for card in json.loads(documents[1].read_text())['maps'][0]['cards'] if 'column' in card]
        text = export_text(documents[1], folder / 'map.html')
        page = Page(text)
        spots = [values for tag, values in page.attributes if tag == 'a']
        if len(spots) != len(card_ids) or any(f'#{spot["id"]}{{left:' not in text for spot in spots):
            problems.append(f'{len(spots)} places for {len(card_ids)} cards')
        if not any('aria-label' in spot and spot['aria-label'].startswith('Touchpoint: ') for spot in spots):
            problems.append('places have no names')
        svg = text[text.index('<svg '):text.index('</svg>') + 6]
        (folder / 'inside.svg').write_text(svg)
        result = subprocess.run([tap.need('xmllint'), '--noout', '--nonet', folder / 'inside.svg'], capture_output=True,
                                text=True, check=False)
        if result.returncode:
            problems.append(f'the picture: {result.stderr[:300]}')
        if '2 parked' in text or 'hotline’s notes' in text:
            problems.append('comments that nobody asked for')
    return problems


def export_text(document, path, *words):
    export(document, path, *words)
    return path.read_text()


HAND_OUT = {'pdf': b'%PDF', 'png': b'\x89PNG', 'pptx': b'PK', 'xlsx': b'PK', 'journey': b'{\n'}


def read_archive(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check_hand_out():
    problems = []
    sample = SAMPLES / 'first-e-bike.journey'
    names = [f'Buying a first e-bike.{end}' for end in HAND_OUT]
    with Folder() as folder:
        notes = export(sample, folder / 'all.zip')
        export(sample, folder / 'again', '--format', 'handout', TZ='Asia/Tokyo')
        if (folder / 'all.zip').read_bytes() != (folder / 'again').read_bytes():
            problems.append('another archive the second time')
        listed = subprocess.run([tap.need('unzip'), '-t', folder / 'all.zip'], capture_output=True, text=True, check=False)
        if listed.returncode:
            problems.append(f'unzip: {listed.stderr}')
        found = read_archive(folder / 'all.zip')
        if not set(found) <= {f'Buying a first e-bike/{name}' for name in names} or len(found) < 4:
            problems.append(f'files: {sorted(found)}')
        for name, data in found.items():
            if not data.startswith(HAND_OUT[name.rsplit('.', 1)[1]]):
                problems.append(f'{name} begins with {data[:8]}')
        if found['Buying a first e-bike/Buying a first e-bike.journey'] != sample.read_bytes():
            problems.append('the document is another one')
        for wanted in ('2 comments', '2 parked cards'):
            if wanted not in notes:
                problems.append(f'not said: {wanted}')
        if '“Buying a first e-bike.journey” is the whole document, with 2 comments, ' not in notes:
            problems.append(f'notes: {notes}')
        export(sample, f'{folder}/new/')
        if {f'Buying a first e-bike/{path.name}': path.read_bytes() for path in (folder / 'new').iterdir()} != found:
            problems.append('the folder holds something else')
        (folder / 'new' / 'mine').write_text('mine')
        export(sample, f'{folder}/new/', '--theme', 'dark')
        if (folder / 'new' / 'mine').read_text() != 'mine' or len(list((folder / 'new').iterdir())) != len(found) + 1:
            problems.append('a folder that is there')
        notes = export(sample, folder / 'without.zip', '--embed-document', 'never')
        if any(name.endswith('.journey') for name in read_archive(folder / 'without.zip')) or 'The document is left out' not in notes:
            problems.append(f'the document is in it all the same: {notes}')
        notes = export(sample, folder / 'part.zip', '--stages', 'stage-service')
        with zipfile.ZipFile(folder / 'part.zip') as archive:
            if any(name.endswith('.journey') for name in archive.namelist()) or 'The document is left out' not in notes:
                problems.append(f'a part holds the document: {notes}')
    return problems


def check_hand_out_names_and_failures():
    problems = []
    lane = {'lanes': [], 'cards': []}
    maps = [{'id': f'm{i}', 'title': '../../etc/passwd:?', 'stages': [{'id': f's{i}', 'title': 'S'}], **lane} for i in range(3)]
    with Folder() as folder:
        document = write(folder, {'title': '  ..\\/:*?"<>|  \u202eevil. ', 'personas': [], 'maps': maps})
        notes = export(document, folder / 'all.zip')
        with zipfile.ZipFile(folder / 'all.zip') as archive:
            names = archive.namelist()
        if sum(name.endswith('.png') for name in names) != 3 or len(set(names)) != len(names) or '2 other maps' not in notes:
            problems.append(f'names: {names}, {notes}')
        for name in names:
            if name.count('/') != 1 or set(name) & set('\\:*?"<>|') or name.startswith('.') or '/.' in name:
                problems.append(f'a name: {name!r}')
        before = sorted(path.name for path in folder.iterdir())
        for out, words in ((f'{folder}/no/such/', []), (f'{folder}/x/', ['--format', 'svg']), (f'{folder}/x/', ['--map', 'no'])):
            result = subprocess.run([CLI, 'export', document, '-o', out, *words], capture_output=True, text=True, check=False)
            if result.returncode not in (2, 3) or result.stderr.count('\n') != 1:
                problems.append(f'{out} {words}: {result.returncode}, {result.stderr}')
        if sorted(path.name for path in folder.iterdir()) != before:
            problems.append(f'left behind: {sorted(path.name for path in folder.iterdir())}')
    return problems


if __name__ == '__main__':
    tap.main(globals())
