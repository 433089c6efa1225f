#!/usr/bin/env python3
"""Checks that documents and comments name only what is there.

What stands in backticks in a document and looks like a path is a file or folder, and what looks like a name of code occurs in the
code of Sources; so do the types that comments name in backticks, and those in docs/pipeline.svg. The constants in the tables of
docs/rate-control.md have the values that the code gives them.
"""
import re
import sys

from swift_source import PACKAGE, code, swift_files

PICTURE = 'docs/pipeline.svg'
SUFFIXES = ('.swift', '.c', '.h', '.md', '.py', '.sh', '.txt', '.svg', '/')
# Variables of scripts, folders beside Sources, words, and names of other people's.
OTHERS = set('''
    HEADSHOT_CORPUS HEADSHOT_OPENAPI Benchmarks Fuzz Count CLibJPEG Batch GCamera exif_transpose jpeg_save_markers myTokens
'''.split())


def exists(path):
    """The path is there, from the package, from Sources or from anywhere below."""
    places = [PACKAGE / path, PACKAGE / 'Sources' / path, *PACKAGE.glob(f'Sources/**/{path.rstrip("/")}')]
    return path.startswith('.build') or any(place.exists() for place in places)


def constant_faults(document, sources):
    """Rows whose second cell is not the value of the `static let` that the first one names; others are not looked at."""
    values = {}
    for file in sources:
        for name, value in re.findall(r'static let (\w+)(?:: \w+)? = ([\d._/ ]*\d)$', file.read_text(), re.M):
            values.setdefault(name, set()).add(value)
    for number, line in enumerate((PACKAGE / document).read_text().splitlines(), 1):
        row = re.match(r'\| `(\w+)` \| ([^|]+) \|', line)
        if row and row[2] not in values.get(row[1], {row[2]}):
            yield f'{document}:{number}: {row[1]} is {" or ".join(sorted(values[row[1]]))} in the code'


def main():
    sources = swift_files('Sources')
    c_files = [file for suffix in 'ch' for file in (PACKAGE / 'Sources').rglob(f'*.{suffix}')]
    words = {
        word for file in [*sources, *c_files] for word in re.findall(r'\w+', code(file.read_text(), keeps_text=True))} | OTHERS
    words |= {part for file in sources for part in file.relative_to(PACKAGE).parts[:-1]}
    faults = [*constant_faults('docs/rate-control.md', sources)]
    for file in sorted([*PACKAGE.glob('*.md'), *PACKAGE.glob('docs/*.md')]):
        document = file.relative_to(PACKAGE)
        for number, line in enumerate(file.read_text().splitlines(), 1):
            for span in re.findall(r'`([^`]+)`', line):
                if '*' in span or ' ' in span:
                    continue
                if span.endswith(SUFFIXES) or span.startswith(('Sources/', 'Tests/', 'docs/', 'scripts/')):
                    if not exists(span):
                        faults.append(f'{document}:{number}: there is no {span}')
                elif re.fullmatch(r'[A-Za-z_][\w.]*(\([\w:]*\))?', span):
                    faults += [f'{document}:{number}: no code has the name {word}, of {span}'
                               for word in re.findall(r'[A-Za-z_]\w*', span) if word not in words]
    for number, line in enumerate((PACKAGE / PICTURE).read_text().splitlines(), 1):
        for word in re.findall(r'class="type"[^>]*>(\w+)<', line):
            if word not in words:
                faults.append(f'{PICTURE}:{number}: no code has the name {word}')
    for file in sources:
        for number, line in enumerate(file.read_text().splitlines(), 1):
            comment = re.search(r'(?<!:)//(.*)', line)
            for word in re.findall(r'`([A-Z]\w*[a-z]\w*)(?:\.\w+)?`', comment[1]) if comment else []:
                if word not in words:
                    faults.append(f'{file.relative_to(PACKAGE)}:{number}: no code has the name {word}')
    print(*faults, sep='\n', end='\n' if faults else '')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
