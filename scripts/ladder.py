#!/usr/bin/env python3
"""Checks that code uses only what lies below it: folders by scripts/ladder.txt, modules by Package.swift.

A folder uses another when one of its files names a type that the other declares. Members of extensions and free functions are
not seen. `--self-test` plants faults in a copy of Sources and expects to hear of each.
"""
import collections
import pathlib
import re
import shutil
import sys
import tempfile

from swift_source import PACKAGE, code, declared

MAXIMUM_WRAPPED_COUNT = 23
# What the toolchain and the system bring along.
SYSTEM = set('Swift Foundation FoundationEssentials Glibc Musl Darwin Android Synchronization Dispatch Testing XCTest'.split())
IMPORT = re.compile(r'\s*(?:@\S+\s+)*(?:[a-z]+\s+)?import\s+(?:(?:struct|class|enum|func|protocol|var)\s+)?(\w+)')


def floors(text):
    """Of each module, its folders with their floors, the lowest first; `top` is what lies in no folder."""
    modules = {}
    for line in re.sub(r'#.*', '', text).replace('\n ', ' ').splitlines():
        if line.strip():
            module, order = line.split(':')
            modules[module] = {
                folder.strip(): number for number, floor in enumerate(order.split('<')) for folder in floor.split(',')}
    return modules


def folder_faults(root, modules):
    """What uses something above it, and what has no place on its module's ladder."""
    sources = {file: code(file.read_text()) for file in sorted(root.rglob('*.swift'))}
    place = {file: file.relative_to(root).parts for file in sources}
    homes = collections.defaultdict(list)
    for file, source in sources.items():
        for name in declared(source):
            homes[place[file][0], name].append(file)

    def folder(file):
        return place[file][1] if len(place[file]) > 2 else 'top'

    for file, source in sources.items():
        module = place[file][0]
        ladder = modules.get(module)
        if ladder == {'?': 0}:
            continue
        if ladder is None:
            if len(place[file]) > 2:
                yield f'{file}:1: {module} has folders, but no line in scripts/ladder.txt'
            continue
        if folder(file) not in ladder:
            yield f'{file}:1: {folder(file)} is not on the ladder of {module} in scripts/ladder.txt'
            continue
        own = set(declared(source, nested=True))
        for number, line in enumerate(source.splitlines(), 1):
            for name in sorted(set(re.findall(r'\b[A-Z]\w+', line)) - own):
                used = homes.get((module, name), [])
                floor = min((ladder.get(folder(home), 0) for home in used), default=0)
                if floor > ladder[folder(file)]:
                    above = folder(used[0])
                    yield f'{file}:{number}: {folder(file)} uses {name} of {above}, which is above it in {module}'


def targets(manifest):
    """Of each target, its folder and the modules that it may import."""
    for call in re.findall(r'^ {8}\.(?:target|executableTarget|testTarget)\((.+|\n(?: {9}.*\n)+ {8})\),?$', manifest, re.M):
        name = re.search(r'name: "([^"]+)"', call)[1]
        path = re.search(r'path: "([^"]+)"', call)
        listed = re.search(r'dependencies: \[(.*)\]', call, re.S)
        names = re.findall(r'(package: )?"([^"]+)"', listed[1]) if listed else []
        yield name, path[1] if path else None, {each.replace('-', '_') for package, each in names if not package}


def import_faults(package):
    """Imports of modules that the target does not declare."""
    for name, path, allowed in targets((package / 'Package.swift').read_text()):
        folder = package / (path or ('Tests/' if name.endswith('Tests') else 'Sources/') + name)
        for file in sorted(folder.rglob('*.swift')):
            for number, line in enumerate(code(file.read_text()).splitlines(), 1):
                match = IMPORT.match(line)
                if match and match[1] not in allowed | SYSTEM:
                    yield f'{file}:{number}: {name} imports {match[1]}, which Package.swift does not declare for it'


def unsafe_faults(root, folders):
    """Files with `unsafe` code outside the folders that may have some."""
    for file in sorted(root.rglob('*.swift')):
        place = file.relative_to(root).as_posix()
        for number, line in enumerate(code(file.read_text()).splitlines(), 1):
            if re.search(r'\bunsafe\b', line) and not any(place.startswith(f'{folder}/') for folder in folders):
                yield f'{file}:{number}: no unsafe code outside {", ".join(folders)}'
                break


def wrapped_faults(root):
    """One fault if more files than agreed are wrapped whole in `#if`: a module without its trait should lack nothing else."""
    wrapped = [file for file in root.rglob('*.swift') if re.fullmatch(r'\s*#if\b.*#endif\s*', code(file.read_text()), re.S)]
    if len(wrapped) > MAXIMUM_WRAPPED_COUNT:
        yield f'{root}: {len(wrapped)} files are wrapped whole in #if, {MAXIMUM_WRAPPED_COUNT} may be'


def document_faults(package, modules):
    """Rows of the table in docs/architecture.md that differ from what Package.swift and the ladder say."""
    document = PACKAGE / 'docs/architecture.md'
    declared_uses = {name: allowed for name, _, allowed in targets((package / 'Package.swift').read_text())}
    own = declared_uses.keys() | {'CLibJPEG', 'CLibEXIF', 'CLibLCMS', 'CSystemCalls'}
    for number, line in enumerate(document.read_text().splitlines(), 1):
        row = re.match(r'\| `([\w-]+)` \| ([^|]*)\| ([^|]*)\| [^|]+ \|$', line)
        if row and row[1] in own:
            uses, folders = (re.findall(r'`(\w+)`', cell) for cell in (row[2], row[3]))
            if set(uses) != declared_uses[row[1]] & own:
                yield f'{document}:{number}: {row[1]} uses {" ".join(sorted(declared_uses[row[1]] & own))}'
            if folders != [folder for folder in modules.get(row[1], {}) if folder != '?']:
                yield f'{document}:{number}: the folders of {row[1]} are {" ".join(modules.get(row[1], {}))}'


def faults(package):
    modules = floors((PACKAGE / 'scripts/ladder.txt').read_text())
    unsafe = modules.pop('unsafe')
    sources = package / 'Sources'
    return [
        *folder_faults(sources, modules), *import_faults(package), *unsafe_faults(sources, unsafe),
        *wrapped_faults(sources), *document_faults(package, modules)]


def self_test():
    """Plants an upward arrow, an import and a folder without a place."""
    planted = {
        'Sources/JPEGRateControl/Tables/Planted.swift': (
            '/* a\n"b" */\nlet planted: RateModel? = nil\n', ':3: Tables uses RateModel of Model'),
        'Sources/JPEGSyntax/Bytes/Planted.swift': ('package import JPEGCodec\n', ':1: JPEGSyntax imports JPEGCodec'),
        'Sources/PhotoPixels/Attic/Planted.swift': ('struct Planted {}\n', ':1: Attic is not on the ladder'),
    }
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        shutil.copy(PACKAGE / 'Package.swift', copy)
        shutil.copytree(PACKAGE / 'Sources', copy / 'Sources')
        for path, (text, _) in planted.items():
            (copy / path).parent.mkdir(exist_ok=True)
            (copy / path).write_text(text)
        found = faults(copy)
        for path, (_, expected) in planted.items():
            if not any(path + expected in fault for fault in found):
                sys.exit(f'ladder.py did not see what was planted: {path}{expected}')


if __name__ == '__main__':
    if '--self-test' in sys.argv:
        self_test()
    else:
        found = faults(PACKAGE)
        print(*(fault.replace(f'{PACKAGE}/', '') for fault in found), sep='\n', end='\n' if found else '')
        sys.exit(1 if found else 0)
