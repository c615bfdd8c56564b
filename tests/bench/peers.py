# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same map for programs that are not ours: a box with its words for each card, where it stands.

Graphviz (neato -n2: places are given, nothing is laid out) and dia get a file of their own format;
Inkscape and LibreOffice get our own SVG and PPTX, and draw them.
"""
import json
import shutil
import textwrap
from xml.sax.saxutils import escape

COLUMN, LANE, CARD = 220, 420, (200, 96)  # px
LINE = 32  # letters
PROGRAMS = {'neato': 'graphviz', 'dia': 'dia', 'inkscape': 'inkscape', 'soffice': 'libreoffice-impress'}


def missing():
    """The packages that are not installed."""
    return [package for program, package in PROGRAMS.items() if not shutil.which(program)]


def boxes(path):
    """(id, x, y, words) for each card and (from, to) for each link of the first map."""
    chart = json.loads(path.read_text(encoding='utf-8'))['maps'][0]
    columns = {column['id']: index for index, column in enumerate(
        step for stage in chart['stages'] for step in stage.get('steps') or [stage])}
    lanes = {lane['id']: index for index, lane in enumerate(chart['lanes'])}
    heights = {}
    cards = []
    for card in chart['cards']:
        if 'column' not in card:
            continue
        cell = (columns[card['column']], lanes[card['lane']])
        above = heights.get(cell, 0)
        heights[cell] = above + 1
        # Neither of them breaks lines.
        words = '\n'.join(textwrap.wrap(card.get('title', ''), LINE))
        cards.append((card['id'], cell[0] * COLUMN, cell[1] * LANE + above * (CARD[1] + 8), words))
    known = {card[0] for card in cards}
    links = [(link['from'], link['to']) for link in chart.get('links', [])
             if link['from'] in known and link['to'] in known]
    return cards, links


def write_dot(path, target):
    cards, links = boxes(path)
    with open(target, 'w', encoding='utf-8') as out:
        out.write('digraph map {\nnode [shape=box, fontname="Inter", fontsize=9, fixedsize=true, '
                  f'width={CARD[0] / 72:.3f}, height={CARD[1] / 72:.3f}]\n')
        for number, x, y, words in cards:
            out.write(f'"{number}" [label={json.dumps(words, ensure_ascii=False)}, pos="{x},{-y}"]\n')
        for start, end in links:
            out.write(f'"{start}" -> "{end}"\n')
        out.write('}\n')


def attribute(name, kind, value):
    return f'<dia:attribute name="{name}"><dia:{kind} val="{value}"/></dia:attribute>'


def write_dia(path, target):
    cards, _ = boxes(path)
    with open(target, 'w', encoding='utf-8') as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<dia:diagram xmlns:dia="http://www.lysator.liu.se/~alla/dia/">'
                  '<dia:layer name="map" visible="true" active="true">\n')
        for index, (_, x, y, words) in enumerate(cards):
            out.write(f'<dia:object type="Flowchart - Box" version="0" id="O{index}">'
                      + attribute('elem_corner', 'point', f'{x / 40:.3f},{y / 40:.3f}')
                      + attribute('elem_width', 'real', CARD[0] / 40) + attribute('elem_height', 'real', CARD[1] / 40)
                      + '<dia:attribute name="text"><dia:composite type="text"><dia:attribute name="string"><dia:string>#'
                      + escape(words) + '#</dia:string></dia:attribute>' + attribute('height', 'real', 0.35)
                      + '</dia:composite></dia:attribute></dia:object>\n')
        out.write('</dia:layer></dia:diagram>\n')
