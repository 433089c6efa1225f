"""What the checks of scripts/ know of Swift: the code of a file without comments and text, and the types that it declares."""
import pathlib
import re

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
_NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|"""(?:\\.|.)*?"""|#"[^\n]*?"#|"(?:\\\((?:[^()\n]|\([^()\n]*\))*\)|\\.|[^"\\\n])*"', re.S)
_DECLARATION = re.compile(
    r'[{}]|^[^\S\n]*((?:(?:@\w+(?:\([^)\n]*\))?|[a-z]\w*(?:\(\w+\))?)[^\S\n]+)*)'
    r'(?:struct|class|enum|protocol|actor|typealias)[^\S\n]+([A-Z]\w*)', re.M)


def code(text, keeps_text=False):
    """A Swift file without comments and literals, but for what these interpolate, or whole if told; lines stay lines."""
    def blank(match):
        if keeps_text and not match[0].startswith('/'):
            return match[0]
        kept = ' '.join(re.findall(r'\\\(([^\n]*?)\)', match[0])) if match[0].startswith('"') else ''
        return kept + ' ' + '\n' * match[0].count('\n')
    return _NOT_CODE.sub(blank, text)


def declared(source, nested=False):
    """The types that a file's code declares on its top level, and within types if `nested`; private ones only if `nested`."""
    depth, names = 0, []
    for match in _DECLARATION.finditer(source):
        if match[0] == '{':
            depth += 1
        elif match[0] == '}':
            depth -= 1
        elif nested or (depth == 0 and 'private' not in match[1]):
            names.append(match[2])
    return names


def swift_files(*folders):
    """The Swift files below folders of the package, sorted."""
    return sorted(file for folder in folders for file in (PACKAGE / folder).rglob('*.swift'))
