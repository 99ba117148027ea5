"""Small changes to files that keep most of their shape: what gets past the first check of a reader."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.facts.binary_workbooks import xlsb
from tests.facts.test_old_workbooks import ods, pages, shown, xls
from tests.fuzz.hostile_workbooks import CHANGES, good_return, packed, parts_of

Mutate = Callable[[bytes, random.Random], bytes]
HEAVY = (
    "280 MB chuỗi",
    "60 MB chuỗi",
    "một triệu dòng trống",
    "90 nghìn dòng rác",
    "nửa triệu kiểu ô",
    "50 nghìn ô gộp",
    "50 nghìn công thức",
)
LIGHT = [change for name, change in CHANGES.items() if name not in HEAVY]
_ODD = (
    b"-1",
    b"0",
    b"4294967296",
    b"9" * 30,
    b"1e9",
    b"",
    b"NaN",
    b"\x1b",
    b"#N/A",
    "ổ".encode(),
    b"31/02/2020",
    b"&#0;",
    b"=A1",
    b'"',
)
_LINES = (
    "  ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ":",
    "'",
    '"',
    "&a",
    "*a",
    "!!x",
    "99999999999999999999",
    "-5",
    "1e9",
    "$khong_co",
    "when:",
    "any:",
    "not:",
    "\t",
    "\x1b",
    "1.500",
    "2020-13-45",
    "yes",
    "null",
    "%",
)


def zipped(content: bytes, rng: random.Random) -> bytes:
    """Change one part of a zip: numbers, tags, a stretch doubled, taken out or swapped."""
    try:
        parts = parts_of(content)
        if not parts:
            return content
        if "xl/worksheets/sheet2.xml" in parts and rng.random() < 0.3:
            rng.choice(LIGHT)(parts, rng)
        name = rng.choice(sorted(parts))
        parts[name] = text(parts[name], rng)
        return packed(parts, 1)
    except (
        zipfile.BadZipFile,
        KeyError,
        UnicodeDecodeError,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
    ):
        return flat(content, rng)


def text(content: bytes, rng: random.Random) -> bytes:
    """Change a number, a word or a stretch of a text."""
    found = list(re.finditer(rb"\d+|[\w:]+", content))
    if not found:
        return rng.choice(_ODD)
    at = rng.choice(found)
    start, end = at.span()
    match rng.randrange(5):
        case 0:
            return content[:start] + rng.choice(_ODD) + content[end:]
        case 1:
            return content[:start] + content[start:end] * rng.randint(2, 50) + content[end:]
        case 2:
            return content[:start] + content[min(len(content), end + rng.randrange(200)) :]
        case 3:
            other = rng.choice(found)
            return content[:start] + other[0] + content[end:]
        case _:
            return flat(content, rng)


def flat(content: bytes, rng: random.Random) -> bytes:
    """Change some bytes, or cut."""
    made = bytearray(content or b"x")
    for _ in range(rng.randint(1, 12)):
        made[rng.randrange(len(made))] = rng.randrange(256)
    return bytes(made[: rng.randrange(1, len(made) + 1)]) if rng.random() < 0.1 else bytes(made)


def rule_text(content: bytes, rng: random.Random) -> bytes:
    """Change a rule file as a hurried hand would: a word, a sign, a line."""
    lines = content.decode("utf-8", "replace").split("\n")
    at = rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            lines.insert(at, lines[rng.randrange(len(lines))])
        case 1:
            del lines[at]
        case 2:
            where = rng.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:where] + rng.choice(_LINES) + lines[at][where:]
        case 3:
            lines[at] = " " * rng.randrange(9) + lines[at].strip()
        case _:
            return text(content, rng)
    return "\n".join(lines).encode()


CSV = (
    "Mã đơn vị,30985\nKỳ báo cáo,2020\nNgày lập,10/12/2020\n\fMã cơ sở,Tên cơ sở,Loại hình\n30985-CS-001,Quán"
    " Sen,karaoke\n".encode()
)
MUTATES: Mapping[str, Mutate] = {
    "xlsx": zipped,
    "ods": zipped,
    "xlsb": zipped,
    "xls": flat,
    "csv": text,
    "rules": rule_text,
}


def seeds(kind: str, folder: Path, rules: Path) -> list[bytes]:
    """Return good files of a kind to begin with."""
    if kind == "rules":
        return [
            f"{p.relative_to(rules).as_posix()}\n".encode() + p.read_bytes()
            for p in sorted(rules.rglob("*.yaml"))
        ]
    if kind in ("xlsx", "csv"):
        return [good_return() if kind == "xlsx" else CSV]
    makes = {
        "ods": lambda p: ods(p, pages()),
        "xls": lambda p: xls(p, pages()),
        "xlsb": lambda p: xlsb(p, shown(pages())),
    }
    return [makes[kind](folder / f"a.{kind}").read_bytes()]


def sheets_of_csv(content: bytes) -> dict[str, bytes]:
    """Return the files a csv input stands for: a cover and a form, parted by a form feed."""
    cover, _, rows = content.partition(b"\f")
    return {"B00.csv": cover, "B02.csv": rows}
