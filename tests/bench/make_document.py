#!/usr/bin/python3
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_document.py N OUT.journey [COLUMNS|full]: writes a map of N cards, always the same one for the same N.

About three cards a cell over eight lanes, texts of two to forty words put together from parts that a
workshop would say, two curves, pain points about touchpoints, some links: what a large real map has. One card makes an empty canvas: no curve.
With "full" it uses everything that a map can show: codes, coverage, time, comments, owners, metrics, evidence ...
"""
import json
import random
import sys

LANES = ['actions', 'touchpoints', 'thoughts', 'emotions', 'needs', 'pain-points', 'opportunities', 'evidence', 'metrics']
CHANNELS = 'web search social email chat phone in-person shop post app print event device partner'.split()
WHO = ['the customer', 'a new member', 'the night nurse', 'her sister', 'the courier', 'someone at the counter',
       'the workshop', 'a parent with two children', 'the call centre', 'the person next in line']
DOES = ['compares', 'waits for', 'asks about', 'forgets', 'prints', 'cannot find', 'looks up', 'is told about', 'pays',
        'returns', 'signs', 'photographs', 'explains', 'misses', 'postpones', 'shares']
WHAT = ['the delivery date', 'an invoice that nobody ordered', 'the range of the battery', 'three different prices',
        'the same form again', 'a reply by e-mail', 'the spare key', 'opening hours', 'the warranty',
        'a photograph of the damage', 'the second appointment', 'instructions in small print', 'a refund',
        'the loyalty card', 'a number for the queue']
WHEN = ['before work', 'on the bus', 'late at night', 'after the third call', 'while the children sleep',
        'on a phone with eight per cent left', 'in front of everybody', 'for the second time this week',
        'without saying so', 'because the page did not say', 'and laughs about it', 'with one hand']
SHORT = ['Checkout', 'Search result', 'Order mail', 'Welcome call', 'Parcel at the door', 'Help page', 'Queue number',
         'Chat window', 'Receipt', 'Price tag', 'Test ride', 'Poster in the lift', 'Survey', 'Repair ticket']
SOURCES = ['interviews', 'shadowing', 'web analytics', 'diary study', 'call records']


# Names of products, places and people: with a few thousand of them the texts have about as many
# different words as real ones of that length, so that caches of words are tested fairly.
SYLLABLES = 'ba ber dan dor el fen gar ha in ka lin lo mar mi nor ol per qui ra sel ta tor um ver win zo'.split()


def name(rng):
    """A made-up name; small numbers come up often, as names do."""
    number = min(int(rng.paretovariate(0.2)), 20000)
    word = ''
    while number:
        word += SYLLABLES[number % len(SYLLABLES)]
        number //= len(SYLLABLES)
    return word.capitalize() + 'a'


def sentence(rng):
    words = f'{rng.choice(WHO)} {rng.choice(DOES)} {rng.choice(WHAT)}'
    if rng.random() < 0.7:
        words += f' from {name(rng)} {name(rng)}'
    if rng.random() < 0.6:
        words += ' ' + rng.choice(WHEN)
    return words[0].upper() + words[1:]


def make_card(rng, number, kind, column):
    card = {'id': f'card-{number}', 'column': column, 'lane': f'lane-{kind}'}
    if kind == 'touchpoints':
        card['title'] = rng.choice(SHORT) + (f' {number}' if rng.random() < 0.5 else '')
    else:
        card['title'] = sentence(rng)
    if rng.random() < 0.35:
        card['text'] = '. '.join(sentence(rng) for _ in range(rng.randint(1, 3))) + '.'
    if kind == 'touchpoints':
        card['channel'] = rng.choice(CHANNELS)
        if rng.random() < 0.05:
            card['moment_of_truth'] = True
    if rng.random() < 0.5:
        card['evidence_status'] = rng.choice(['observed', 'assumed', 'proposed'])
        if card['evidence_status'] == 'observed':
            card['evidence_source'] = rng.choice(SOURCES)
            card['evidence_n'] = rng.randint(3, 400)
    if kind == 'pain-points':
        card['severity'] = rng.randint(1, 5)
    if kind == 'opportunities':
        card['impact'] = rng.randint(1, 5)
    return card


def make_points(rng, name, columns):
    score = rng.uniform(-1, 1)
    points = []
    for number, column in enumerate(columns):
        score = max(-2, min(2, score + rng.uniform(-1.2, 1.2)))
        point = {'id': f'point-{name}-{number}', 'column': column, 'at': 0.5, 'score': round(score, 1)}
        if rng.random() < 0.2:
            point['label'] = rng.choice(['Left hanging', 'At last', 'Confused', 'Feels seen', 'Bored', 'Relief'])
        points.append(point)
    return points


def make_document(n_cards, n_columns=None):
    rng = random.Random(n_cards)
    n_columns = n_columns or max(6, n_cards // 25)
    stages, columns = [], []
    for number in range(0, n_columns, 4):
        steps = [{'id': f'step-{k}', 'title': sentence(rng)[:24].strip()}
                 for k in range(number, min(number + 4, n_columns))]
        columns += [step['id'] for step in steps]
        stages.append({'id': f'stage-{number // 4}', 'title': rng.choice(SHORT) + f' {number // 4 + 1}', 'steps': steps})
    kinds = [kind for kind in LANES if kind != 'emotions']
    places = [(lane, column) for lane in range(len(kinds)) for column in range(n_columns)]
    spots = sorted(rng.choice(places) for _ in range(n_cards)) if n_cards > 1 else [(3, n_columns // 3)]
    cards = [make_card(rng, number, kinds[lane], columns[column]) for number, (lane, column) in enumerate(spots)]
    by_column = {}
    for card in cards:
        if card['lane'] == 'lane-touchpoints':
            by_column.setdefault(card['column'], []).append(card['id'])
    for card in cards:
        if card['lane'] in ('lane-pain-points', 'lane-opportunities') and card['column'] in by_column:
            card['about'] = [rng.choice(by_column[card['column']])]
    links = [{'id': f'link-{k}', 'from': cards[rng.randrange(n_cards)]['id'], 'to': cards[rng.randrange(n_cards)]['id'],
              'kind': 'alternative', 'label': 'gives up'} for k in range(min(12, n_cards // 40))]
    return {
        'format': 'throughline', 'version': 1, 'id': f'bench-{n_cards}', 'title': f'A map of {n_cards} cards',
        'personas': [{'id': 'persona-a', 'name': 'Ada', 'color': '#9141ac'},
                     {'id': 'persona-b', 'name': 'Ben', 'color': '#1a5fb4'}],
        'maps': [{
            'id': 'map-1', 'title': f'A map of {n_cards} cards', 'scenario': 'Everything at once, to see what it costs.',
            'personas': ['persona-a', 'persona-b'],
            'stages': stages, 'lanes': [{'id': f'lane-{kind}', 'kind': kind} for kind in LANES], 'cards': cards,
            'curves': [{'id': f'curve-{p}', 'lane': 'lane-emotions', 'persona': f'persona-{p}',
                        'points': make_points(rng, p, columns if n_cards > 1 else [])} for p in 'ab'],
            'links': [link for link in links if link['from'] != link['to']],
        }],
    }


def fill(document):
    """Everything on."""
    rng = random.Random(len(document['maps'][0]['cards']))
    chart = document['maps'][0]
    chart.update(show_codes=True, show_coverage=True, show_time=True, show_comments=True)
    for stage in chart['stages']:
        for step in stage['steps']:
            step['duration'] = rng.choice(['PT10M', 'PT2H', 'P1D', 'P3D'])
    for number, lane in enumerate(chart['lanes']):
        if number % 4:
            lane['line_below'] = ['interaction', 'visibility', 'internal-interaction'][number % 4 - 1]
    comments, metrics, evidence = [], [], []
    for number, card in enumerate(chart['cards']):
        card['persona'] = rng.choice(['persona-a', 'persona-b'])
        card['tags'] = rng.sample(['mobile', 'shop', 'returns', 'legal', 'quick'], 2)
        card['votes'] = rng.randint(0, 9)
        card.update(owner=rng.choice(['Kim', 'Sam', 'Lee']), status='in-progress', due='2026-01-31', duration='PT20M')
        card['team'] = rng.choice(['Care', 'Web', 'Stores'])
        if number % 8 == 0:
            comments.append({'id': f'comment-{number}', 'about': card['id'], 'author': 'Kim', 'text': sentence(rng),
                             'date': '2026-02-01T10:00:00Z'})
        if card['lane'] == 'lane-metrics':
            metrics.append({'id': f'metric-{number}', 'title': card['title'], 'about': card['id'], 'unit': '%',
                            'value': rng.randint(10, 90), 'target': 80,
                            'history': [rng.randint(10, 90) for _ in range(8)]})
        if number % 10 == 0:
            evidence.append({'id': f'evidence-{number}', 'title': sentence(rng), 'kind': 'interview', 'about': [card['id']],
                             'n': 12})
    chart['comments'] = comments
    chart['metrics'] = metrics
    chart['evidence'] = evidence
    return document


if __name__ == '__main__':
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    full = sys.argv[3:] == ['full']
    made = make_document(*map(int, sys.argv[1:2] + ([] if full else sys.argv[3:])))
    with open(sys.argv[2], 'w', encoding='utf-8') as out:
        json.dump(fill(made) if full else made, out, indent=2, ensure_ascii=False)
        out.write('\n')
