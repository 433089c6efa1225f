#!/usr/bin/env python3
"""Makes up tables, and says what Python's csv module reads in them in its strict mode.

Usage: tables.py COUNT SEED. One JSON object a line: `bytes` in base64, `planted` (code, line and column of the defect that was put in,
or null), `isClean` (it has to be accepted), and `rows` by separator, as csv reads them, null where it refuses.
"""
import base64
import csv
import io
import json
import random
import re
import sys

SEPARATORS = ',;\t'
LINE_ENDS = ['\r\n', '\n', '\r']
WORDS = [
    '', 'anna', 'Anna Example', 'anna@contoso.com', '00042', ' leading', 'trailing ', 'photos/anna.jpg', 'C:\\photos\\a.jpg',
    'sep=', "o'neill", '=1+1', '{id}', 'Zürich', 'Weiß', 'señor', 'a b  c', '-', '1.5', '#EXT#',
]
# Not to be had in Windows-1252.
WIDE_WORDS = ['Ωmega', '王小明', 'e\u0301', '👩‍🔧', 'Łódź', '\u200banna', 'עדי', '\u2028', '\x85', '\x0b']
HEADERS = [
    'userPrincipalName', 'Employee ID', 'Display name', 'Department', 'photo', 'mail', 'Übung', 'Team', 'x', 'y1', 'été',
]
SPECIAL = ['"', ',', ';', '\t', '\r\n', '\n', '\r']


class Text:
    """A text that knows where things in it were put."""

    def __init__(self):
        self.parts = []
        self.marked = None

    def add(self, text):
        self.parts.append(text)

    def mark(self):
        self.marked = len(''.join(self.parts))

    def whole(self):
        return ''.join(self.parts)


def place(text, offset):
    lines = re.split('\r\n|\r|\n', text[:offset])
    return len(lines), len(lines[-1]) + 1


def value(chance, words):
    word = chance.choice(words)
    if chance.random() < 0.25:
        at = chance.randint(0, len(word))
        word = word[:at] + chance.choice(SPECIAL) + word[at:]
    return word


def written(chance, field, separator):
    needs_quotes = any(each in field for each in '",;\t\r\n')
    if needs_quotes or chance.random() < 0.2:
        return '"' + field.replace('"', '""') + '"'
    return field


def bare(chance, words):
    return chance.choice([word for word in words if word and not any(each in word for each in '",;\t\r\n')])


def table(chance, defect):
    """A text, its encoding, and whether it has nothing to be refused for."""
    encoding = chance.choice(['utf-8', 'utf-8', 'utf-8-sig', 'utf-16-le', 'utf-16-be', 'cp1252'])
    words = WORDS if encoding == 'cp1252' else WORDS + WIDE_WORDS
    separator, end = chance.choice(SEPARATORS), chance.choice(LINE_ENDS)
    columns = chance.randint(2 if defect else 1, 6)
    headers = chance.sample(HEADERS, columns)
    text = Text()
    if chance.random() < 0.1:
        text.add(chance.choice(LINE_ENDS))
    names_separator = chance.random() < 0.2 and defect != 'csv-separator'
    if names_separator:
        text.add(f'{chance.choice(["sep=", "SEP="])}{separator}{end}')
    rows = chance.randint(1 if defect else 0, 8)
    # The row and the field that the defect is put into; the header is row 0.
    bad_row = {'csv-header-twice': 0, 'csv-separator': 0, 'csv-open-quote': rows}.get(defect, chance.randint(1, max(rows, 1)))
    bad_field = chance.randrange(columns)
    for row in range(rows + 1):
        fields = headers if row == 0 else [value(chance, words) for _ in range(columns)]
        if columns == 1 and row and not fields[0]:
            fields = ['""']
        parts = [field if field == '""' else written(chance, field, separator) for field in fields]
        if row == bad_row and defect == 'csv-header-twice':
            bad_field = chance.randrange(1, columns)
            parts[bad_field] = chance.choice([str.upper, str.lower, '  {} '.format])(headers[chance.randrange(bad_field)])
        if row == bad_row and defect == 'csv-row-length' and chance.random() < 0.5:
            parts.append(bare(chance, words))
            bad_field = columns
        elif row == bad_row and defect == 'csv-row-length':
            parts.pop()
            parts[0] = parts[0] or 'x'
            bad_field = None
        for number, part in enumerate(parts):
            if number:
                text.add(separator)
            if row != bad_row or number != bad_field:
                if defect == 'csv-open-quote' and row == bad_row and number > bad_field:
                    part = bare(chance, words)
                text.add(part)
            elif defect == 'csv-open-quote':
                text.mark()
                text.add('"' + bare(chance, words).replace('"', ''))
            elif defect == 'csv-stray-quote':
                text.add(bare(chance, words))
                text.mark()
                text.add('"' + bare(chance, words))
            elif defect == 'csv-text-behind-quote':
                text.add('"' + value(chance, words).replace('"', '""') + '"')
                text.mark()
                text.add(bare(chance, words))
            elif defect == 'csv-separator':
                # The second kind is the one to be named: in the first field that is the right one, behind it.
                text.add('first name')
                if number:
                    text.mark()
                text.add(chance.choice(SEPARATORS.replace(separator, '')) + 'family name')
                if not number:
                    text.mark()
            elif defect:
                text.mark()
                text.add(part)
            else:
                text.add(part)
        if row == bad_row and bad_field is None:
            text.mark()
        if row < rows or chance.random() < 0.7:
            text.add(end)
        if chance.random() < 0.05 and defect != 'csv-open-quote':
            text.add(end)
    return text, encoding


BYTE_ORDER_MARKS = {'utf-16-le': b'\xff\xfe', 'utf-16-be': b'\xfe\xff'}


def encoded(text, encoding):
    return BYTE_ORDER_MARKS.get(encoding, b'') + text.encode(encoding)


def undecodable(chance):
    """Bytes with something in them that is no text, and where it stands."""
    text, encoding = table(chance, None)
    whole = text.whole()
    at = chance.randint(0, len(whole))
    if encoding.startswith('utf-16'):
        broken = chance.choice([b'\x00\xd8', b'\x00\xdc'])
        broken = broken if encoding == 'utf-16-le' else broken[::-1]
        if chance.random() < 0.3:
            at, broken = len(whole), b'a'
    elif encoding == 'utf-8-sig':
        broken = chance.choice([b'\xff', b'\xc3', b'\xe2\x82', b'\xc0\x80', b'\xed\xa0\x80'])
    else:
        # 0x81 is no Windows-1252, and no UTF-8 where it stands alone.
        encoding, broken = 'cp1252', chance.choice([b'\x81', b'\x90'])
        whole = whole.encode('cp1252', 'ignore').decode('cp1252')
        at = min(at, len(whole))
        if at and not whole[at - 1].isascii():
            at = 0
    if chance.random() < 0.2 and broken != b'a':
        broken = {'utf-16-le': b'\0\0', 'utf-16-be': b'\0\0'}.get(encoding, b'\0')
    start = encoded(whole[:at], encoding)
    rest = whole[at:].encode('utf-8' if encoding == 'utf-8-sig' else encoding)
    line, column = place(whole, at)
    return start + broken + rest, {'code': 'csv-encoding', 'line': line, 'column': column}


def decoded(data):
    if data.startswith((b'\xff\xfe', b'\xfe\xff')):
        return data.decode('utf-16')
    if data.startswith(b'\xef\xbb\xbf'):
        return data.decode('utf-8-sig')
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        return data.decode('cp1252')


def judged(data):
    """What csv reads, for each separator; the line that names one is passed over."""
    try:
        text = decoded(data)
    except UnicodeDecodeError:
        return {}
    text = text.lstrip('\r\n')
    first = re.match('sep=[,;\t](?=[\r\n]|$)', text, re.I)
    text = text[first.end():] if first else text
    read = {}
    for separator in SEPARATORS:
        try:
            reader = csv.reader(io.StringIO(text, newline=''), delimiter=separator, strict=True)
            read[separator] = [row for row in reader if row]
        except csv.Error:
            read[separator] = None
    return read


def mutated(chance, data):
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(data))
        kind = chance.random()
        if kind < 0.3 and data:
            del data[min(at, len(data) - 1)]
        elif kind < 0.8:
            data[at:at] = chance.choice(SPECIAL + ['""', ';;', ' ', 'é', '\0']).encode()
        elif data:
            data[min(at, len(data) - 1)] = chance.randrange(256)
    return bytes(data)


DEFECTS = [
    'csv-open-quote', 'csv-stray-quote', 'csv-text-behind-quote', 'csv-header-twice', 'csv-row-length', 'csv-separator',
    'csv-encoding',
]


def cases(count, chance):
    for number in range(count):
        kind = number % 3
        planted = None
        if kind == 0:
            text, encoding = table(chance, None)
            data = encoded(text.whole(), encoding)
        elif kind == 1:
            defect = DEFECTS[number // 3 % len(DEFECTS)]
            if defect == 'csv-encoding':
                data, planted = undecodable(chance)
            else:
                text, encoding = table(chance, defect)
                data = encoded(text.whole(), encoding)
                line, column = place(text.whole(), text.marked)
                planted = {'code': defect, 'line': line, 'column': column}
        else:
            text, encoding = table(chance, None)
            data = mutated(chance, encoded(text.whole(), encoding))
        yield {
            'bytes': base64.b64encode(data).decode(), 'planted': planted, 'isClean': kind == 0, 'rows': judged(data)}


if __name__ == '__main__':
    for case in cases(int(sys.argv[1]), random.Random(int(sys.argv[2]))):
        print(json.dumps(case))
