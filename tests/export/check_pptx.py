#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_pptx.py FILE...: says what programs that open presentations would stumble over.

Package: every part has a type and is reached from the root, every relation leads to a part of the right kind, nothing
leads outside. Parts: elements stand in the order that the schemas of ECMA-376 give them, ids are unique and in range,
lengths are whole numbers in range, texts hold no control characters. Exit status 1 with a line for each finding.
"""
import posixpath
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
P = '{http://schemas.openxmlformats.org/presentationml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
RELATIONS = '{http://schemas.openxmlformats.org/package/2006/relationships}'
TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'
KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
MAIN = 'application/vnd.openxmlformats-officedocument.'

# What a relation of a kind leads to.
TARGETS = {
    'officeDocument': MAIN + 'presentationml.presentation.main+xml',
    'slideMaster': MAIN + 'presentationml.slideMaster+xml',
    'slideLayout': MAIN + 'presentationml.slideLayout+xml',
    'slide': MAIN + 'presentationml.slide+xml',
    'notesMaster': MAIN + 'presentationml.notesMaster+xml',
    'notesSlide': MAIN + 'presentationml.notesSlide+xml',
    'theme': MAIN + 'theme+xml',
    'presProps': MAIN + 'presentationml.presProps+xml',
    'viewProps': MAIN + 'presentationml.viewProps+xml',
    'tableStyles': MAIN + 'presentationml.tableStyles+xml',
    'extended-properties': MAIN + 'extended-properties+xml',
    'image': 'image/',
}
# Relations without which a part of a type is not whole.
NEEDED = {
    TARGETS['officeDocument']: {'slideMaster', 'slide', 'theme', 'presProps', 'viewProps', 'tableStyles', 'notesMaster'},
    TARGETS['slideMaster']: {'slideLayout', 'theme'},
    TARGETS['slideLayout']: {'slideMaster'},
    TARGETS['slide']: {'slideLayout'},
    TARGETS['notesMaster']: {'theme'},
    TARGETS['notesSlide']: {'notesMaster', 'slide'},
}
FILLS = 'noFill solidFill gradFill blipFill pattFill grpFill'
LEVELS = ' '.join(f'lvl{n}pPr' for n in range(1, 10))
COLORS = 'dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'
# Children in the order of the schemas; one that is not named is not allowed. A bar separates alternatives.
ORDER = {
    P + 'presentation': 'sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz defaultTextStyle',
    P + 'sld': 'cSld clrMapOvr transition timing',
    P + 'notes': 'cSld clrMapOvr',
    P + 'sldMaster': 'cSld clrMap sldLayoutIdLst transition timing hf txStyles',
    P + 'sldLayout': 'cSld clrMapOvr transition timing hf',
    P + 'notesMaster': 'cSld clrMap hf notesStyle',
    P + 'viewPr': 'normalViewPr slideViewPr outlineViewPr notesTextViewPr sorterViewPr notesViewPr gridSpacing',
    P + 'cSld': 'bg spTree custDataLst controls',
    P + 'bgPr': f'{FILLS} effectLst',
    P + 'txStyles': 'titleStyle bodyStyle otherStyle',
    P + 'sp': 'nvSpPr spPr style txBody',
    P + 'cxnSp': 'nvCxnSpPr spPr style',
    P + 'pic': 'nvPicPr blipFill spPr style',
    P + 'nvSpPr': 'cNvPr cNvSpPr nvPr',
    P + 'nvCxnSpPr': 'cNvPr cNvCxnSpPr nvPr',
    P + 'nvPicPr': 'cNvPr cNvPicPr nvPr',
    P + 'nvGrpSpPr': 'cNvPr cNvGrpSpPr nvPr',
    P + 'spPr': f'xfrm custGeom prstGeom {FILLS} ln effectLst',
    P + 'grpSpPr': f'xfrm {FILLS} effectLst',
    P + 'blipFill': 'blip srcRect tile stretch',
    P + 'txBody': 'bodyPr lstStyle p*',
    P + 'defaultTextStyle': f'defPPr {LEVELS}',
    P + 'titleStyle': f'defPPr {LEVELS}',
    P + 'bodyStyle': f'defPPr {LEVELS}',
    P + 'otherStyle': f'defPPr {LEVELS}',
    P + 'notesStyle': f'defPPr {LEVELS}',
    A + 'theme': 'themeElements objectDefaults extraClrSchemeLst',
    A + 'themeElements': 'clrScheme fontScheme fmtScheme',
    A + 'clrScheme': COLORS,
    A + 'fontScheme': 'majorFont minorFont',
    A + 'majorFont': 'latin ea cs',
    A + 'minorFont': 'latin ea cs',
    A + 'fmtScheme': 'fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst',
    A + 'bodyPr': 'noAutofit normAutofit spAutoFit',
    A + 'p': 'pPr r* endParaRPr',
    A + 'r': 'rPr t',
    A + 'rPr': f'ln {FILLS} effectLst latin ea cs hlinkClick',
    A + 'endParaRPr': f'ln {FILLS} effectLst latin ea cs hlinkClick',
    A + 'defRPr': f'ln {FILLS} effectLst latin ea cs hlinkClick',
    A + 'pPr': 'lnSpc spcBef spcAft buNone defRPr',
    A + 'ln': 'noFill solidFill prstDash custDash round bevel miter headEnd tailEnd',
    A + 'xfrm': 'off ext chOff chExt',
    A + 'custGeom': 'avLst gdLst ahLst cxnLst rect pathLst',
    A + 'prstGeom': 'avLst',
    A + 'cubicBezTo': 'pt*',
    A + 'schemeClr': 'hueOff* satMod* lumMod* lumOff* alpha*',
    A + 'solidFill': 'schemeClr srgbClr',
}
# Lengths, and what they may be.
COORDINATE = (-27273042329600, 27273042316900)
NUMBERS = {
    (A + 'off', 'x'): COORDINATE, (A + 'off', 'y'): COORDINATE,
    (A + 'chOff', 'x'): COORDINATE, (A + 'chOff', 'y'): COORDINATE,
    (A + 'ext', 'cx'): (0, COORDINATE[1]), (A + 'ext', 'cy'): (0, COORDINATE[1]),
    (A + 'chExt', 'cx'): (0, COORDINATE[1]), (A + 'chExt', 'cy'): (0, COORDINATE[1]),
    (A + 'pt', 'x'): COORDINATE, (A + 'pt', 'y'): COORDINATE,
    (A + 'path', 'w'): (1, COORDINATE[1]), (A + 'path', 'h'): (1, COORDINATE[1]),
    (A + 'ln', 'w'): (0, 20116800), (A + 'rPr', 'sz'): (100, 400000), (A + 'endParaRPr', 'sz'): (100, 400000),
    (A + 'spcPct', 'val'): (0, 13200000), (A + 'spcPts', 'val'): (0, 158400),
    (A + 'lumMod', 'val'): (0, 100000), (A + 'lumOff', 'val'): (0, 100000), (A + 'alpha', 'val'): (0, 100000),
    (A + 'satMod', 'val'): (0, 10000000), (A + 'hueOff', 'val'): (-21600000, 21600000),
    (A + 'bodyPr', 'lIns'): (0, 51206400), (A + 'bodyPr', 'tIns'): (0, 51206400),
    (A + 'bodyPr', 'rIns'): (0, 51206400), (A + 'bodyPr', 'bIns'): (0, 51206400),
    (A + 'srcRect', 'l'): (0, 100000), (A + 'srcRect', 't'): (0, 100000),
    (A + 'srcRect', 'r'): (0, 100000), (A + 'srcRect', 'b'): (0, 100000),
    (P + 'sldSz', 'cx'): (914400, 51206400), (P + 'sldSz', 'cy'): (914400, 51206400),
    (P + 'sldId', 'id'): (256, 2147483647), (P + 'cNvPr', 'id'): (1, 2147483647),
    (P + 'sldMasterId', 'id'): (2147483648, 4294967295), (P + 'sldLayoutId', 'id'): (2147483648, 4294967295),
}
SCHEME = {'tx1', 'bg1', 'tx2', 'bg2', 'phClr'} | {f'accent{n}' for n in range(1, 7)}
CONTROLS = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]')


class Package:
    def __init__(self, path):
        self.path = path
        self.findings = []
        self.zip = zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        self.trees = {name: self.parse(name) for name in self.names if name.endswith(('.xml', '.rels'))}

    def say(self, where, what):
        self.findings.append(f'{self.path}: {where}: {what}')

    def parse(self, name):
        try:
            return ET.fromstring(self.zip.read(name))
        except ET.ParseError as error:
            self.say(name, f'expected XML: {error}')
            return ET.Element('broken')

    def check(self):
        if self.zip.testzip() is not None:
            self.say(self.zip.testzip(), 'does not match its checksum')
        if len(set(self.names)) != len(self.names):
            self.say('package', 'two parts have one name')
        if self.names[0] != '[Content_Types].xml':
            self.say('package', 'expected [Content_Types].xml first')
        self.read_types()
        self.follow_relations()
        for name in self.names:
            if name.endswith('.xml') and name != '[Content_Types].xml':
                self.check_part(name)
        self.check_ids()
        return self.findings

    def read_types(self):
        tree = self.trees['[Content_Types].xml']
        defaults = {node.get('Extension'): node.get('ContentType') for node in tree.iter(TYPES + 'Default')}
        overrides = {node.get('PartName'): node.get('ContentType') for node in tree.iter(TYPES + 'Override')}
        self.types = {}
        for name in self.names:
            self.types[name] = overrides.pop('/' + name, defaults.get(name.rsplit('.', 1)[-1]))
            if name != '[Content_Types].xml' and self.types[name] in (None, 'application/xml'):
                self.say(name, 'has no content type')
        for name in overrides:
            self.say('[Content_Types].xml', f'{name} is not in the package')

    def relations_of(self, part):
        folder, base = posixpath.split(part)
        return posixpath.join(folder, '_rels', base + '.rels')

    def follow_relations(self):
        reached, waiting, self.relations = set(), [''], {}
        while waiting:
            part = waiting.pop()
            if part in reached:
                continue
            reached.add(part)
            name = self.relations_of(part)
            self.relations[part] = {}
            if name in self.trees:
                reached.add(name)
                waiting += self.read_relations(part, name)
            kinds = {kind for kind, _ in self.relations[part].values()}
            for kind in NEEDED.get(self.types.get(part), set()) - kinds:
                self.say(part, f'has no relation to a {kind}')
        for name in set(self.names) - reached - {'[Content_Types].xml'}:
            self.say(name, 'is reached by no relation')

    def read_relations(self, part, name):
        for node in self.trees[name].iter(RELATIONS + 'Relationship'):
            kind = node.get('Type').rsplit('/', 1)[-1]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(part), node.get('Target')))
            if node.get('Id') in self.relations[part]:
                self.say(name, f'{node.get("Id")} is there twice')
            self.relations[part][node.get('Id')] = (kind, target)
            if node.get('TargetMode') == 'External':
                self.say(name, f'leads outside: {node.get("Target")}')
            elif target not in self.names:
                self.say(name, f'leads to {target}, which is not there')
            elif kind in TARGETS and not self.types[target].startswith(TARGETS[kind]):
                self.say(name, f'{node.get("Id")}: expected a {kind}, found {self.types[target]}')
            else:
                yield target

    def check_part(self, name):
        used = set()
        for node in self.trees[name].iter():
            self.check_order(name, node)
            for text in (node.text or '', node.tail or '', *node.attrib.values()):
                if CONTROLS.search(text):
                    self.say(name, f'{short(node)} holds a control character')
            for attribute, value in node.attrib.items():
                if attribute.startswith(R):
                    used.add(value)
                    if value not in self.relations.get(name, {}):
                        self.say(name, f'{short(node)} names the relation {value}, which is not there')
                self.check_number(name, node, attribute, value)
            if node.tag == A + 'schemeClr' and node.get('val') not in SCHEME:
                self.say(name, f'{node.get("val")} is no colour of a theme')
            if node.tag == A + 'cubicBezTo' and len(node) != 3:
                self.say(name, 'a curve has no three points')
        for relation, (kind, _) in self.relations.get(name, {}).items():
            if kind == 'image' and relation not in used:
                self.say(name, f'does not use its picture {relation}')

    def check_order(self, name, node):
        if node.tag not in ORDER:
            return
        namespace = node.tag[:node.tag.index('}') + 1]
        words = ORDER[node.tag].split()
        order = [word.rstrip('*') for word in words]
        many = {word.rstrip('*') for word in words if word.endswith('*')}
        last = -1
        for child in node:
            local = child.tag.split('}')[-1]
            if local not in order or child.tag.split('}')[0] not in (A[:-1], P[:-1], namespace[:-1]):
                self.say(name, f'{short(child)} does not belong in {short(node)}')
                continue
            place = order.index(local)
            if place < last or (place == last and local not in many):
                self.say(name, f'{short(child)} stands too late in {short(node)}')
            last = max(last, place)

    def check_number(self, name, node, attribute, value):
        bounds = NUMBERS.get((node.tag, attribute))
        if bounds is None:
            return
        if not re.fullmatch('-?[0-9]+', value) or not bounds[0] <= int(value) <= bounds[1]:
            self.say(name, f'{short(node)} {attribute}: expected a whole number from {bounds[0]} to {bounds[1]}, '
                           f'found {value}')

    def check_ids(self):
        for name, tree in self.trees.items():
            ids = [node.get('id') for node in tree.iter(P + 'cNvPr')]
            if len(set(ids)) != len(ids):
                self.say(name, 'two objects have one id')
            titles = [node for node in tree.iter(P + 'ph') if node.get('type') == 'title']
            if tree.tag == P + 'sld' and len(titles) != 1:
                self.say(name, f'expected one title, found {len(titles)}')
        slides = [node.get('id') for node in self.trees['ppt/presentation.xml'].iter(P + 'sldId')]
        if not slides or len(set(slides)) != len(slides):
            self.say('ppt/presentation.xml', 'expected slides with ids of their own')


def short(node):
    return node.tag.split('}')[-1]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    findings = [finding for path in sys.argv[1:] for finding in Package(path).check()]
    print('\n'.join(sorted(set(findings)) or ['nothing to find']))
    sys.exit(1 if findings else 0)


if __name__ == '__main__':
    main()
