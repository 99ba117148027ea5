"""What the text of a rule file gets wrong before it has any structure, and what was meant.

What Word, messengers and habit put into a file is named, and reading goes on as if it were fixed: so one slip
hides no other fault, and none seems to follow from it. A fixed line may be a letter longer or shorter; places
of other faults in it are then that much off, their lines never.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place
from facts.message_tables import rows_in
from facts.visible_text import gettext_noop

PROBLEMS = rows_in(r"""
mapping values are not allowed | dấu hai chấm đứng sai chỗ
expected ',' or '\]' | danh sách mở bằng '[' chưa đóng bằng ']', hoặc thiếu dấu phẩy
expected ',' or '\}' | nhóm mở bằng '{{' chưa đóng bằng '}}', hoặc thiếu dấu phẩy
found unexpected end of stream | dấu nháy mở ra mà không đóng lại
could not find expected ':' | thiếu dấu hai chấm sau tên mục; nếu là ghi chú thì thêm '# ' ở đầu dòng
expected <block end> | thụt lề không khớp với các dòng trên
expected the node content|did not find expected node content | thiếu giá trị, hoặc thừa dấu phẩy hay ngoặc
'\\t' that cannot start | có ký tự Tab: thay bằng dấu cách
cannot start any token | có ký tự đặc biệt cần đặt trong nháy
found undefined alias | dấu '*' ở đầu giá trị: đặt giá trị trong nháy
did not find expected key | thụt lề không khớp với các dòng trên
mapping keys are not allowed | dấu hỏi chấm đứng sai chỗ
sequence entries are not allowed | dấu gạch đầu dòng đứng sai chỗ
unknown escape|escape sequence | dấu '\' trong nháy kép: dùng nháy đơn
special characters are not allowed|unacceptable character | có ký tự điều khiển không đọc được
""")
MISPLACED = gettext_noop("có ký tự đứng sai chỗ")


def syntax_words(problem: str) -> str:
    """Return what is wrong, in the place of what the YAML library says of it."""
    return next((words for pattern, words in PROBLEMS if re.search(pattern, problem)), MISPLACED)


LOOKS = rows_in(r"""
:\s+[^\s,{}\[\]:\0][^,{}\[\]\0]*:\s | có hai dấu hai chấm trong một mục; chữ có dấu hai chấm phải đặt trong
    nháy kép
\0\s*[^\s,:}\])\0#] | có chữ thừa sau dấu nháy đóng, hoặc thiếu dấu phẩy
""")


def looked_closer(fault: Fault, lines: Sequence[str]) -> Fault:
    """Say of a file that can't be read what its line shows: missing quotes, a bracket, an indent."""
    if fault.code != "R001" or not 1 <= fault.place.line <= len(lines):
        return fault
    line = lines[fault.place.line - 1]
    plain = masked(line)
    for pattern, words in LOOKS:
        if re.search(pattern, plain):
            return _said(fault, words)
    if plain.count("}") > plain.count("{") or plain.count("]") > plain.count("["):
        return _said(fault, gettext_noop("thừa dấu ngoặc đóng"))
    if plain.count("{") > plain.count("}") and BLOT in plain and "#" in line:
        return _said(fault, gettext_noop("ngoặc chưa đóng trước dấu #; chữ có dấu # phải đặt trong nháy kép"))
    return _indents(fault, lines) if fault.params["problem"].startswith("thụt lề") else fault


def _said(fault: Fault, problem: str, **values: str) -> Fault:
    return replace(fault, params={"problem": problem, **values})


def _indents(fault: Fault, lines: Sequence[str]) -> Fault:
    """Count the spaces; where only the line above stands out of its neighbours, it is the one."""
    at = fault.place.line - 1
    own, above, before = (_indent(lines[i]) if i >= 0 else 0 for i in (at, at - 1, at - 2))
    if above < own == before and not masked(lines[at - 1]).rstrip().endswith(":"):
        at, own, above = at - 1, above, before
    place = Place(fault.place.file, at + 1, own + 1)
    problem = gettext_noop("thụt lề không khớp: dòng này lùi vào {own} dấu cách, dòng trên {above}")
    return _said(replace(fault, place=place), problem, own=str(own), above=str(above))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


INVISIBLE = re.compile("[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
LINE_END = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")  # where YAML counts a new line
BLOT = "\0"
OPENS_AFTER = ":,[{(-"
STRING = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


def writing_faults(file: str, text: str, lines: tuple[str, ...]) -> list[Fault]:
    """List what the text itself gets wrong: tabs, letters that are not NFC, letters that can't be seen."""
    faults = []
    for number, line in enumerate(lines, 1):
        indent = re.match(r"\s*", line)
        if indent and "\t" in indent.group():
            faults.append(Fault("R007", Place(file, number, line.index("\t") + 1)))
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            pairs = enumerate(zip(line, composed, strict=False), 1)
            col = next((i for i, (is_, should) in pairs if is_ != should), len(composed) + 1)
            faults.append(Fault("R008", Place(file, number, col)))
    return [*faults, *_invisible(file, text)]


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a rule file, counted as faults count them."""
    lines = LINE_END.split(text)
    return tuple(lines[:-1] if not lines[-1] else lines)


def _invisible(file: str, text: str) -> Iterator[Fault]:
    """Yield the first letter of each line that can't be seen, or that ends a line no editor shows ending."""
    start = 0
    for number, end in enumerate(_ends(text), 1):
        match = INVISIBLE.search(text, start, end)
        if match:
            place = Place(file, number, match.start() - start + 1)
            yield Fault("R012", place, {"found": f"U+{ord(match.group()):04X}"})
        start = end


def spot(file: str, text: str, position: int) -> Place:
    """Return the line and column of a position in a text."""
    ends = [0, *(end for end in _ends(text) if end <= position)]
    return Place(file, len(ends), position - ends[-1] + 1)


def _ends(text: str) -> list[int]:
    return [*(match.end() for match in LINE_END.finditer(text)), len(text)]


def masked(line: str) -> str:
    """Return a line of the same length whose quoted texts and comment are blots.

    A quote opens a text only where a value begins; a text that is not closed on the line runs to its end.
    """
    found: list[str] = []
    last = ""  # letter of structure that is no space
    at = 0
    while at < len(line):
        letter = line[at]
        end, blotted = at + 1, True
        if letter in STRING and (not last or last in OPENS_AFTER):
            match = STRING[letter].match(line, at)
            end = match.end() if match else len(line)
        elif letter == "#" and (at == 0 or line[at - 1].isspace()):
            end = len(line)
        else:
            blotted = False
        if blotted:
            found.append(BLOT * (end - at))
            last = BLOT
        else:
            found.append(letter)
            last = last if letter.isspace() else letter
        at = end
    return "".join(found)


CURLY = "“”„‟«»‘’‚"  # each stands for a straight double quote
WIDE = {
    **dict.fromkeys("：＝", ": "),
    **dict.fromkeys("，、；", ", "),
    **dict(zip("｛｝［］＂％－", '{}[]"%-', strict=True)),
}
COMPARED = {
    **dict.fromkeys((">=", "=>", "≥"), "at_least"),
    **dict.fromkeys(("<=", "=<", "≤"), "at_most"),
    ">": "more_than",
    "<": "less_than",
}
KEY = r"(?:^\s*(?:- )?|[{,]\s*)([A-Za-z_][\w.]*)"
SIGNS = "|".join(COMPARED)

QUOTE = re.compile(rf"(?:^\s*|[:,\[{{(-]\s*)([{CURLY}])")
CLOSING = re.compile(rf"[{CURLY}](?=\s*(?:[,}}\])]|$|{BLOT}))")
ITEM = re.compile(r"^(\s*)([•·●▪◦‣∙–—−*>]\s+|\d+[.)]\s+(?=[a-z_]+:)|-(?=[a-z_]+:\s))(?=\S)")
LIST_SEMICOLON = re.compile(r"\[[^\[\]{}]*?(;)")
SLASHES = re.compile(r"\s(//)")
TIGHT = re.compile(rf"{KEY}(:)(?=[^\s:/{BLOT}]|{BLOT})")
EQUALS = re.compile(rf"{KEY}(\s*=\s*)(?=[^\s=<>])")
AFTER_KEY = re.compile(rf"{KEY}(\s*(?:{SIGNS})\s*)([\d$][^\s,}}\]]*)")
AFTER_COLON = re.compile(rf":\s+((?:{SIGNS})\s*)([\d$][^\s,}}\]]*)")

SUSPECT = re.compile(rf"[{CURLY}{''.join(WIDE)}=<>≥≤;]|//|\w:[^\s]|^\s*(?:[•·●▪◦‣∙–—−*]|-[a-z]|\d+[.)])")
MOST_OF_A_LINE = 50  # slips of one kind; what is beyond is left for the next look
LONGEST = 4000  # letters of a line that a person wrote

Mended = tuple[str, str, int, dict[str, str]] | None  # a line as meant, the fault, where it begins, its words


def mended_lines(file: str, lines: tuple[str, ...]) -> tuple[list[str], list[Fault]]:
    """Return the lines as they were meant, and a fault for each thing that was not written so."""
    found, faults = [], []
    for number, line in enumerate(lines, 1):
        line = line.replace("\u00a0", " ")  # told as a letter that can't be seen
        for step in STEPS if len(line) <= LONGEST and SUSPECT.search(line) else ():
            for turn in range(MOST_OF_A_LINE):
                result = step(line)
                if result is None:
                    break
                line, code, at, params = result
                faults += [Fault(code, Place(file, number, at + 1), params)] if turn == 0 else []
        found.append(line)
    return found, faults


def _quotes(line: str) -> Mended:
    """A curly quote where a value begins, with the one that closes it."""
    match = QUOTE.search(masked(line))
    if match is None:
        return _unclosed(line)
    at = match.start(1)
    rest = CLOSING.sub('"', line[at + 1 :], count=1)
    return f'{line[:at]}"{rest}', "R015", at, {"found": line[at], "wanted": '"'}


def _unclosed(line: str) -> Mended:
    """A text opened by a straight quote and closed by a curly one."""
    match = CLOSING.search(line)
    if match is None or line.count('"') % 2 == 0:
        return None
    at = match.start()
    return f'{line[:at]}"{line[at + 1 :]}', "R015", at, {"found": line[at], "wanted": '"'}


def _wide(line: str) -> Mended:
    at = next((at for at, letter in enumerate(masked(line)) if letter in WIDE), None)
    if at is None:
        return None
    wanted, rest = WIDE[line[at]], line[at + 1 :]
    meant = f"{line[:at]}{wanted}{rest.lstrip() if wanted.endswith(' ') else rest}"
    return meant, "R015", at, {"found": line[at], "wanted": wanted.strip()}


def _item(line: str) -> Mended:
    match = ITEM.match(line)
    if match is None:
        return None
    found = match[2].strip()
    dash = "" if found == ">" else "- "
    return f"{match[1]}{dash}{line[match.end() :]}", "R016", match.start(2), {"found": found}


def _slashes(line: str) -> Mended:
    return _replaced(SLASHES, "# ", line)


def _semicolon(line: str) -> Mended:
    return _replaced(LIST_SEMICOLON, ",", line)


def _replaced(pattern: re.Pattern[str], wanted: str, line: str) -> Mended:
    match = pattern.search(masked(line))
    if match is None:
        return None
    at, params = match.start(1), {"found": match[1], "wanted": wanted.strip()}
    return f"{line[:at]}{wanted}{line[match.end(1) :]}", "R015", at, params


def _colon(line: str) -> Mended:
    """A key without a space after its colon, or with an equals sign."""
    match = TIGHT.search(masked(line)) or EQUALS.search(masked(line))
    if match is None:
        return None
    meant = f"{line[: match.start(2)]}: {line[match.end(2) :]}"
    return meant, "R017", match.start(1), {"key": match[1]}


def _comparison(line: str) -> Mended:
    """A sign of comparison in place of its word."""
    plain = masked(line)
    after_key, after_colon = AFTER_KEY.search(plain), AFTER_COLON.search(plain)
    match = after_key or after_colon
    if match is None:
        return None
    signs, value = (2, match[3]) if after_key else (1, match[2])
    sign, at = match[signs].strip(), match.start(signs)
    written = f"{{{COMPARED[sign]}: {value}}}"
    meant = f"{line[:at]}{': ' if after_key else ''}{written}{line[match.end() :]}"
    return meant, "R018", at, {"found": sign, "wanted": written}


STEPS: tuple[Callable[[str], Mended], ...] = (
    _quotes,
    _wide,
    _item,
    _slashes,
    _semicolon,
    _comparison,
    _colon,
)
