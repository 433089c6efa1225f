#!/usr/bin/env python3
"""Makes up people, files and tables, and says by rules of its own which file is whose photo.

Usage: joins.py COUNT SEED. One JSON object a line: `people` and `files` as they are, `pattern` and `table` (or null), and `pairs`: the
number of a file and that of its person.
"""
import csv
import io
import json
import random
import sys
import unicodedata

KEYS = ['id', 'userPrincipalName', 'mail', 'employeeId', 'samAccountName', 'mailNickname', 'displayName']
NAMES = ['Anna', 'Björn', 'Zoë', 'Ana', 'Li', 'Renée']
HEADERS = {
    'id': ['Object ID', 'id'], 'userPrincipalName': ['UPN', 'User principal name'], 'mail': ['Mail', 'mail'],
    'employeeId': ['Employee-ID', 'employeeId'], 'samAccountName': ['sAMAccountName'], 'mailNickname': ['Alias'],
    'displayName': ['Display name', 'Name'], 'user': ['E-Mail', 'user'], 'photo': ['File', 'Photo path'],
}


def folded(text):
    return unicodedata.normalize('NFC', unicodedata.normalize('NFC', text).lower())


def varied(chance, text):
    """The same to people: another case, or its characters composed in another way."""
    text = chance.choice([str.upper, str.lower, str, str])(text)
    return unicodedata.normalize(chance.choice(['NFC', 'NFD']), text)


def person(chance, number):
    name = chance.choice(NAMES)
    address = f'{name}{number}@contoso.com'
    return {
        'id': f'id-{number}', 'userPrincipalName': address,
        'mail': chance.choice([address, f'{name}.{number}@contoso.com', f'{chance.choice(NAMES)}{number + 1}@contoso.com', None]),
        'employeeId': chance.choice([str(100 + number), str(100 + chance.randrange(6)), None]),
        'samAccountName': f'sam{number}', 'mailNickname': chance.choice([f'{name}{number}', None]),
        'displayName': chance.choice([f'{name} Example', f'{name} {number}']),
    }


def find(people, value, keys):
    return {
        number for number, each in enumerate(people) for key in keys if each[key] and folded(each[key]) == folded(value)}


def meant(people, claims):
    """The people whom values could mean, the surest first: one is sure, none and several are not."""
    found = [find(people, value, keys) for keys, value in claims]
    if not found or not found[0]:
        return set()
    sure = found[0]
    for others in found[1:]:
        if others:
            if not sure & others:
                return set().union(*found)
            sure &= others
    return sure


def stem(name):
    base = name.rsplit('/', 1)[-1]
    head, dot, ending = base.rpartition('.')
    return head if dot and head and ending.lower() in ('jpg', 'jpeg', 'png') else base


def values(pattern, name):
    """Each way in which a name can be read by one of the patterns that are made up here."""
    prefix, rest = pattern.split('{', 1)
    suffix = rest.split('}', 1)[1]
    text = folded(stem(name))
    if not text.startswith(folded(prefix)):
        return []
    text = text[len(folded(prefix)):]
    if suffix == '_*':
        return [text[:at] for at in range(1, len(text)) if text[at] == '_']
    return [text] if text else []


def files_of(row, files):
    if row.get('photo'):
        path = row['photo'].replace('\\', '/')
        if path in files:
            return [files.index(path)]
        found = [number for number, each in enumerate(files) if folded(each) == folded(path)]
        return found if len(found) == 1 else []
    claimed = {folded(value) for key, value in row.items() if value and key != 'photo'}
    return [number for number, each in enumerate(files) if folded(stem(each)) in claimed]


def case(chance):
    people = [person(chance, number) for number in range(chance.randint(1, 8))]
    key = chance.choice(KEYS)
    pattern = chance.choice([None, '{%s}', '{%s}', '{%s}_*', 'x-{%s}'])
    pattern = pattern % key if pattern else None
    files = []
    for each in chance.sample(people, chance.randint(0, len(people))):
        name = each[chance.choice(KEYS) if chance.random() < 0.3 else key] or 'nobody'
        shape = chance.choice(['{}', '{}', '{}_x', '{}_7_x', 'x-{}'])
        files.append(chance.choice(['', 'new/']) + varied(chance, shape.format(name)) + chance.choice(['.jpg', '.JPG', '.png', '']))
    files = list(dict.fromkeys(unicodedata.normalize('NFC', each) for each in files))
    table, rows = None, []
    if pattern is None or chance.random() < 0.6:
        columns = chance.sample([each for each in HEADERS if each != 'photo'], chance.randint(1, 3))
        columns += ['photo'] if chance.random() < 0.5 else []
        chance.shuffle(columns)
        counted = [each for each in columns if each != 'photo']
        if any(each != 'displayName' for each in counted):
            counted = [each for each in counted if each != 'displayName']
        for _ in range(chance.randint(1, 6)):
            someone = chance.choice(people)
            other = chance.choice(people) if chance.random() < 0.1 else someone
            row = {}
            for column in columns:
                source = chance.choice([someone, someone, other])
                if column == 'photo':
                    photo = chance.choice(files) if files and chance.random() < 0.9 else 'missing.jpg'
                    row[column] = chance.choice([str, str.upper])(photo).replace('/', chance.choice(['/', '\\']))
                elif column == 'user':
                    row[column] = varied(chance, source['mail'] or source['userPrincipalName'])
                else:
                    row[column] = varied(chance, source[column] or '')
                if chance.random() < 0.05 and column != 'photo':
                    row[column] = chance.choice(['', 'nobody@contoso.com'])
            if any(row[each] for each in counted):
                rows.append(row)
        output = io.StringIO(newline='')
        writer = csv.writer(output, delimiter=chance.choice(',;\t'))
        writer.writerow([chance.choice(HEADERS[each]) for each in columns])
        writer.writerows([row[each] for each in columns] for row in rows)
        table = output.getvalue()
        rows = [{each: row[each] for each in columns if each in counted or each == 'photo'} for row in rows]
    takers = [set() for _ in files]
    if pattern:
        for number, each in enumerate(files):
            for value in values(pattern, each):
                takers[number] |= meant(people, [([key], value)])
    order = ['id', 'userPrincipalName', 'user'] + KEYS[2:]
    for row in rows:
        claims = [
            (['userPrincipalName', 'mail'] if each == 'user' else [each], row[each])
            for each in sorted((each for each in row if each != 'photo'), key=order.index) if row[each]]
        for number in files_of(row, files):
            takers[number] |= meant(people, claims)
    pairs = [[number, *found] for number, found in enumerate(takers) if len(found) == 1]
    return {'people': people, 'files': files, 'pattern': pattern, 'table': table, 'pairs': pairs}


if __name__ == '__main__':
    chance = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[1])):
        print(json.dumps(case(chance)))
