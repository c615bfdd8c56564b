#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Presentations as a program that is not ours sees them: the package by the rules, and what stands on the slides."""
import base64
import colorsys
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'project'))
import tap  # noqa: E402
from check_pptx import A, P, Package  # noqa: E402

CLI = tap.BUILD / 'src' / 'cli' / 'throughline-cli'
SAMPLES = tap.ROOT / 'data' / 'samples'
SAMPLE = SAMPLES / 'first-e-bike.journey'
os.environ['LSAN_OPTIONS'] = os.environ.get('LSAN_OPTIONS', '') + ':print_suppressions=0'
SCRATCH = tempfile.TemporaryDirectory(prefix='throughline-pptx-')
FOLDER = pathlib.Path(SCRATCH.name)
HOSTILE = ['<script>alert(1)</script>', ']]>', '=1+1', '"><svg onload="x">', '\u202eevil\u202c', 'e' + '\u0301' * 60,
           'a\u0085b', '\U0001f6b2\U0001f468\u200d\U0001f469\u200d\U0001f467', 'w' * 2000, "&amp;'", '{{x}}', '%s%n']


def run(*words, **environment):
    return subprocess.run([CLI, *map(str, words)], capture_output=True, check=False, timeout=120, text=True,
                          env={**os.environ, **environment})


class Presentation(Package):
    """A document exported with options; problems has what the checker says about it."""

    def __init__(self, document, *options):
        if isinstance(document, dict):
            source = FOLDER / 'document.journey'
            source.write_text(json.dumps(document), encoding='utf-8')
        else:
            source = document
        path = FOLDER / 'out.pptx'
        path.unlink(missing_ok=True)
        result = run('export', source, '-o', path, *options)
        if result.returncode:
            raise RuntimeError(f'export {options}: {result.stderr}')
        self.notes_said = result.stderr
        super().__init__(path)
        self.problems = self.check()

    def slides(self):
        names = sorted((name for name, tree in self.trees.items() if tree.tag == P + 'sld'), key=lambda n: (len(n), n))
        return [self.trees[name] for name in names]

    def notes(self):
        return '\n'.join(words(tree) for name, tree in sorted(self.trees.items()) if tree.tag == P + 'notes')

    def theme(self):
        return self.trees['ppt/theme/theme1.xml']


def words(node):
    """The paragraphs in a node, a line each."""
    return '\n'.join(''.join(t.text or '' for t in p.iter(A + 't')) for p in node.iter(A + 'p'))


def groups(tree):
    return {node.find(f'{P}nvGrpSpPr/{P}cNvPr').get('name'): node for node in tree.iter(P + 'grpSp')}


def shapes(node, preset=None):
    found = list(node.iter(P + 'sp'))
    if preset is None:
        return found
    return [shape for shape in found
            if shape.find(f'{P}spPr/{A}prstGeom') is not None and shape.find(f'{P}spPr/{A}prstGeom').get('prst') == preset]


def png(width, height):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + b''.join(bytes((x * 5 % 256, y * 7 % 256, 90)) for x in range(width)) for y in range(height))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def document(cards, *, lanes=None, stages=None, **more):
    """A map of one stage and a lane of actions, unless told otherwise."""
    fields = {key: more.pop(key) for key in ('personas', 'images', 'language', 'direction') if key in more}
    return {'format': 'throughline', 'version': 1, 'id': 'd', 'title': 'A document', **fields, 'maps': [{
        'id': 'm', 'title': 'A map', 'stages': stages or [{'id': 's', 'title': 'Before'}],
        'lanes': lanes or [{'id': 'l', 'kind': 'actions'}], 'cards': cards, **more}]}


def card(number, title, **more):
    return {'id': f'c{number}', 'column': 's', 'lane': 'l', 'title': title, **more}


def differ(what, found, wanted):
    return [] if found == wanted else [f'{what}: expected {wanted!r}, found {found!r}']


def check_rules():
    problems = []
    for options in ([], ['--theme', 'dark'], ['--theme', 'high-contrast'], ['--priorities'], ['--personas'],
                    ['--page', 'a4'], ['--comments'], ['--text-scale', '200']):
        problems += Presentation(SAMPLE, *options).problems
    for sample in SAMPLES.glob('*.journey'):
        problems += Presentation(sample).problems
    return problems


def check_checker():
    """The checker finds what it is for."""
    path = FOLDER / 'broken.pptx'
    good = Presentation(SAMPLE)
    changes = {
        'two objects have one id': ('ppt/slides/slide1.xml', b' id="7" ', b' id="8" '),
        'stands too late': ('ppt/slides/slide1.xml', b'<p:spPr><a:xfrm', b'<p:spPr><a:noFill/><a:xfrm'),
        'leads to': ('ppt/_rels/presentation.xml.rels', b'slides/slide1.xml', b'slides/slide9.xml'),
        'has no content type': ('[Content_Types].xml', b'/ppt/slides/slide1.xml', b'/ppt/slides/slide7.xml'),
        'expected a whole number': ('ppt/slides/slide1.xml', b'<a:off x="', b'<a:off x="0.5'),
        'is no colour': ('ppt/slides/slide1.xml', b'val="accent1"', b'val="accent9"'),
    }
    problems = []
    for finding, (part, before, after) in changes.items():
        with zipfile.ZipFile(path, 'w') as out:
            for name in good.names:
                data = good.zip.read(name)
                out.writestr(name, data.replace(before, after, 1) if name == part else data)
        if not any(finding in line for line in Package(path).check()):
            problems.append(f'not found: {finding}')
    return problems


def check_same_bytes():
    files = []
    for number, environment in enumerate(({}, {'TZ': 'Asia/Tokyo', 'SOURCE_DATE_EPOCH': '5'}, {'LC_NUMERIC': 'de_DE.UTF-8'})):
        path = FOLDER / f'same-{number}.pptx'
        run('export', SAMPLE, '-o', path, **environment)
        files.append(path.read_bytes())
    return [] if files[0] == files[1] == files[2] else ['the same document gives other bytes']


def check_cards_are_shapes():
    slide = Presentation(SAMPLE).slides()[0]
    named = groups(slide)
    problems = []
    sample = json.loads(SAMPLE.read_text())['maps'][0]
    shown = [item for item in sample['cards'] if item.get('column') and not item['lane'].endswith('emotions')]
    for item in shown:
        title = item.get('title') or item['text']
        inside = [shape for shape in shapes(slide, 'roundRect') if title in words(shape)]
        if len(inside) != 1:
            problems.append(f'{title}: in {len(inside)} cards')
        elif item.get('text') and item.get('title') and item['text'] not in words(inside[0]):
            problems.append(f'{title}: its text is not in the card')
    group = named['Touchpoint: Product page']
    problems += differ('alt text', group.find(f'{P}nvGrpSpPr/{P}cNvPr').get('descr'), 'Touchpoint: Product page')
    problems += differ('paragraphs of a card', words(shapes(group, 'roundRect')[0]), 'Product page\nRange table, 14 columns')
    arrows = shapes(slide, 'homePlate') + shapes(slide, 'chevron')
    problems += differ('stages', [words(arrow).split('\n')[0] for arrow in arrows],
                       [stage['title'] for stage in sample['stages']])
    curve = named['Emotion curve: Mia']
    lines = [shape for shape in shapes(curve)
             if shape.find(f'{P}spPr/{A}custGeom') is not None and shape.find(f'{P}spPr/{A}ln') is not None]
    problems += differ('pieces of a curve', len(lines), 1)
    problems += differ('beginnings of a curve', len(list(lines[0].iter(A + 'moveTo'))), 1)
    title = [shape for shape in slide.find(f'{P}cSld/{P}spTree') if shape.find(f'{P}nvSpPr/{P}nvPr/{P}ph') is not None]
    problems += differ('title', [words(shape) for shape in title], [sample['title']])
    return problems


def resolve(node, theme):
    """A schemeClr as rgb from 0 to 255, by the standard's words for its children."""
    names = {'tx1': 'dk1', 'bg1': 'lt1', 'tx2': 'dk2', 'bg2': 'lt2'}
    base = theme.find(f'.//{A}clrScheme/{A}{names.get(node.get("val"), node.get("val"))}/{A}srgbClr').get('val')
    h, l, s = colorsys.rgb_to_hls(*(int(base[i:i + 2], 16) / 255 for i in (0, 2, 4)))
    for change in node:
        value = int(change.get('val'))
        kind = change.tag.replace(A, '')
        h = (h + value / 21600000) % 1 if kind == 'hueOff' else h
        s = min(s * value / 100000, 1) if kind == 'satMod' else s
        l = l * value / 100000 if kind == 'lumMod' else l + value / 100000 if kind == 'lumOff' else l
    return [round(part * 255) for part in colorsys.hls_to_rgb(h, min(max(l, 0), 1), s)]


def check_colors():
    """Everything is made from the theme's colours, and looks as on the map."""
    made = Presentation(SAMPLE)
    slide = made.slides()[0]
    problems = [f'{len(list(slide.iter(A + "srgbClr")))} colours of their own'] if list(slide.iter(A + 'srgbClr')) else []
    wanted = {'Action: Books a test ride for Saturday': ('eef4fd', {'accent1'}),
              'Touchpoint: Product page': ('ffffff', {'bg1'}),
              'Thought: He understood my shifts. That sold it.': ('fdfaf0', {'accent4'}),
              'Pain point: No evening slots for test rides': ('fdecea', {'accent2'})}
    for name, (color, accents) in wanted.items():
        node = [node for key, node in groups(slide).items() if key == name] or \
               [shape for shape in shapes(slide) if shape.find(f'{P}nvSpPr/{P}cNvPr').get('name') == name]
        if not node:
            problems.append(f'{name} is not there')
            continue
        fill = next(iter(node[0].iter(P + 'sp'))).find(f'{P}spPr/{A}solidFill/{A}schemeClr')
        found = resolve(fill, made.theme())
        if max(abs(found[i] - int(color[2 * i:2 * i + 2], 16)) for i in range(3)) > 4:
            problems.append(f'{name}: expected #{color}, found {found}')
        problems += differ(f'{name}: accent', {fill.get('val')}, accents)
    fonts = {node.get('typeface') for node in slide.iter(A + 'latin')}
    problems += differ('fonts', fonts, {'+mj-lt', '+mn-lt'})
    return problems


def check_hostile():
    cards = [card(number, text, text=f'{text}\n{text}') for number, text in enumerate(HOSTILE)]
    made = Presentation(document(cards, stages=[{'id': 's', 'title': HOSTILE[3]}]), '--page', '4:3')
    said = words(made.slides()[0]).replace('\u200b', '')
    problems = made.problems
    for text in HOSTILE:
        plain = text.replace('\u0085', ' ') if 'a\u0085b' == text else text
        plain = 'e' + '\u0301' * 8 if '\u0301' in plain else plain
        if plain not in said and plain.replace(' ', '\n') not in said:
            problems.append(f'{text[:40]!r} is not on the slide')
    for name in made.names:
        if b'<script' in made.zip.read(name) or b'<svg' in made.zip.read(name):
            problems.append(f'{name}: hostile text became markup')
    return problems


def check_notes():
    lanes = [{'id': 'l', 'kind': 'actions'}, {'id': 'p', 'kind': 'pain-points'}, {'id': 'o', 'kind': 'opportunities'},
             {'id': 'h', 'kind': 'quotes', 'hidden': True}]
    stages = [{'id': 's', 'title': 'Before', 'steps': [{'id': 's1', 'title': 'Look'}, {'id': 's2', 'title': 'Choose'}]},
              {'id': 't', 'title': 'After', 'duration': 'P2D'}]
    cards = [card(1, 'Asks around', column='s2'), card(2, 'Waits', column='t', lane='p', severity=4, frequency=2),
             card(3, 'Call back', column='t', lane='o', owner='Ada', impact=5, effort=1),
             card(4, 'Not to be said', column='s1', lane='h'), card(5, 'Parked thought', column=None, lane='l'),
             card(6, 'Reads', column='s1', text='Slowly.\nTwice.')]
    del cards[4]['column']
    made = Presentation(document(cards, lanes=lanes, stages=stages,
                                 comments=[{'id': 'x', 'about': 'c1', 'author': 'B', 'text': 'Between us'}]), '--comments')
    wanted = ('Before\nSteps: Look → Choose\nActions:\n• Reads – Slowly. Twice.\n• Asks around\n\nAfter (2 days)\n'
              'Pain points:\n• Waits (severity 4, frequency 2)\nOpportunities:\n• Call back (impact 5, effort 1, owner Ada)')
    problems = made.problems + differ('notes', made.notes(), wanted)
    part = Presentation(document(cards, lanes=lanes, stages=stages), '--stages', 't', '--lanes', 'p')
    return problems + differ('notes of a part', part.notes(), 'After (2 days)\nPain points:\n• Waits (severity 4, frequency 2)')


def check_right_to_left():
    made = Presentation(document([card(1, 'مرحبا بالعالم'), card(2, 'Plain English')], language='ar', direction='rtl'))
    slide = made.slides()[0]
    paragraphs = {''.join(t.text for t in p.iter(A + 't')): p.find(A + 'pPr') for p in slide.iter(A + 'p')}
    arrow = shapes(slide, 'homePlate')[0].find(f'{P}spPr/{A}xfrm')
    return (made.problems + differ('Arabic', dict(paragraphs['مرحبا بالعالم'].attrib), {'algn': 'r', 'rtl': '1'}) +
            differ('English', dict(paragraphs['Plain English'].attrib), {'algn': 'r'}) +
            differ('arrow', arrow.get('flipH'), '1'))


def check_images():
    images = [{'id': 'i1', 'type': 'image/png', 'data': base64.b64encode(png(40, 20)).decode(), 'alt': 'A bicycle'},
              {'id': 'i2', 'type': 'image/png', 'data': base64.b64encode(b'no picture').decode()}]
    made = Presentation(document([card(1, 'One', images=['i1']), card(2, 'Two', images=['i1']),
                                  card(3, 'Three', images=['i2'])], images=images))
    pictures = list(made.slides()[0].iter(P + 'pic'))
    problems = made.problems + differ('pictures', len(pictures), 2)
    problems += differ('parts', [name for name in made.names if 'media' in name], ['ppt/media/image1.png'])
    problems += differ('alt text', {node.find(f'{P}nvPicPr/{P}cNvPr').get('descr') for node in pictures}, {'A bicycle'})
    extent = pictures[0].find(f'{P}spPr/{A}xfrm/{A}ext')
    if abs(int(extent.get('cx')) / int(extent.get('cy')) - 2) > .01:
        problems.append('a picture is out of shape')
    return problems


def check_what_is_asked():
    two = document([])
    two['maps'].append({'id': 'n', 'title': 'Another', 'stages': [{'id': 'z', 'title': 'Z'}], 'lanes': [], 'cards': []})
    problems = differ('slides', len(Presentation(two).slides()), 2)
    problems += differ('slides of one map', len(Presentation(two, '--map', 'n').slides()), 1)
    for page, size in ((None, ('12192000', '6858000')), ('4:3', ('9144000', '6858000')), ('200x100mm', ('7200000', '3600000'))):
        node = Presentation(two, *(['--page', page] if page else [])).trees['ppt/presentation.xml'].find(P + 'sldSz')
        problems += differ(f'page {page}', (node.get('cx'), node.get('cy')), size)
    path = FOLDER / 'none.pptx'
    for options, words_said in ((['--font', 'No Such Font'], 'No Such Font'), (['--page', '2000x300mm'], '1 to 56 inches'),
                                (['--outlines'], '--outlines goes with svg'), (['--map', 'x'], '“x”')):
        result = run('export', SAMPLE, '-o', path, *options)
        if result.returncode != 2 or words_said not in result.stderr or path.exists():
            problems.append(f'{options}: status {result.returncode}, {result.stderr!r}')
    return problems


def check_slides():
    """A summary and pieces that can be read, each with notes about what it shows."""
    made = Presentation(SAMPLE, '--slides', '--page', '16:9')
    slides = made.slides()
    # Letters on badges are marks.
    sizes = [int(run.find(A + 'rPr').get('sz')) for slide in slides for run in slide.iter(A + 'r')
             if len(run.find(A + 't').text) > 2]
    said = '\n'.join(words(slide) for slide in slides)
    problems = made.problems + ([] if min(sizes) >= 1195 or made.notes_said else [f'a text of {min(sizes) / 100} points'])
    if len(slides) < 4:
        problems.append(f'{len(slides)} slides')
    for item in json.loads(SAMPLE.read_text())['maps'][0]['cards']:
        if item.get('column') and item.get('title', '') not in said:
            problems.append(f'{item["title"]} is on no slide')
    notes = [words(made.trees[f'ppt/notesSlides/notesSlide{number}.xml']) for number in (1, 2)]
    problems += differ('notes of the summary', notes[0].split('\n')[0],
                       json.loads(SAMPLE.read_text())['maps'][0]['scenario'].split('\n')[0])
    lanes = [name for name in ('Actions', 'Touchpoints', 'Pain points', 'Metrics') if f'{name}:' in notes[1]]
    return problems + differ('lanes in the notes of the first piece', lanes,
                             [name for name in ('Actions', 'Touchpoints', 'Pain points', 'Metrics')
                              if name in words(slides[1]).split('\n')])


def check_font():
    """The file names what people have; without a font, what it was laid out with."""
    made = {font: Presentation(SAMPLE, *(['--font', font] if font else [])) for font in (None, 'DejaVu Sans')}
    names = {font: {node.get('typeface') for node in each.theme().iter(A + 'latin')} for font, each in made.items()}
    problems = differ('fonts', names, {None: {'Inter'}, 'DejaVu Sans': {'DejaVu Sans'}})
    sizes = [words(each.slides()[0]) for each in made.values()]
    problems += differ('words', sorted(sizes[0].split()), sorted(sizes[1].split()))
    extents = [[node.attrib for node in each.slides()[0].iter(A + 'ext')] for each in made.values()]
    if extents[0] == extents[1]:
        problems.append('another font is not laid out otherwise')
    return problems


if __name__ == '__main__':
    tap.main(globals())
