"""Records in a rulebook's file which document adopted it: a few letters change, nothing else of the file."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.authoring.rule_differences import differences
from desk.base.faults import WRONG_USE, Stop
from desk.base.files import write_bytes
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of


@dataclass(frozen=True, slots=True)
class Adoption:
    """The document that adopts a rulebook: number and symbol, day, issuing office."""

    document: str
    day: date
    office: str

    @property
    def parts(self) -> tuple[str, date, str]:
        return self.document, self.day, self.office


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written: `before` is the adoption it takes the place of; `file` is None where nothing changed."""

    rulebook: Rulebook
    before: tuple[str, date, str] | None
    file: Path | None


def adoption_asked(document: str, day: date, office: str, today: date) -> Adoption:
    """Return what was typed, tidied; raises Stop for what can't be a document, a day or an office."""
    said = Adoption(_tidy(document), day, _tidy(office))
    if not re.search(r"\d", said.document):
        raise Stop(
            WRONG_USE,
            f"--document cần số, ký hiệu văn bản, ví dụ \"15/QĐ-UBND\". Đã nhận '{said.document}'.",
            f"--document takes the document's number, such as \"15/QĐ-UBND\", not '{said.document}'.",
        )
    if not re.search(r"[^\W\d_]", said.office):
        raise Stop(
            WRONG_USE,
            f"--office cần tên cơ quan ban hành, ví dụ \"UBND huyện An Biên\". Đã nhận '{said.office}'.",
            f"--office takes the issuing office, such as \"UBND huyện An Biên\", not '{said.office}'.",
        )
    if day > today:
        raise Stop(
            WRONG_USE,
            f"Ngày văn bản {day:%d/%m/%Y} chưa đến. Chỉ ghi ban hành khi văn bản đã được ký.",
            f"The document's day {day.isoformat()} has not come. Record an adoption once it is signed.",
        )
    return said


def _tidy(text: str) -> str:
    """Return one line of composed Unicode without letters that can't be seen."""
    words = unicodedata.normalize("NFC", text).split()
    return "".join(c for c in " ".join(words) if unicodedata.category(c) not in ("Cf", "Cc"))


def adopted(folder: Path, rules: Rules, name: str, asked: Adoption, reason: str | None) -> Recorded:
    """Write an adoption into the rules of `folder`, which `rules` are.

    Raises Stop where another document adopted it and no reason is given, RuleFaults where the rules would not hold.
    """
    if folder.resolve() == SHIPPED:
        raise Stop(
            WRONG_USE,
            "Đây là bộ quy tắc mẫu của chương trình, không sửa tại chỗ. Tạo không gian làm việc (lanhmanh init) rồi ghi ban hành ở đó.",
            "These are the program's own sample rules. Make a workspace (lanhmanh init) and adopt there.",
        )
    book = rules.rulebooks[name]
    if book.adoption == asked.parts:
        return Recorded(book, book.adoption, None)
    if book.adoption is not None and not _tidy(reason or ""):
        document, day, office = book.adoption
        raise Stop(
            WRONG_USE,
            f"Bộ tiêu chí {name} đã ban hành theo {document} ngày {day:%d/%m/%Y} của {office}. Ghi văn bản khác phải có --reason \"…\".",
            f"Rulebook {name} was adopted by {document} of {day.isoformat()}, {office}. Another document needs --reason \"…\".",
        )  # fmt: skip
    texts = rule_texts(folder)
    text = adopted_text(texts[book.place.file], book, asked, _tidy(reason or ""))
    after = rules_from_texts({**texts, book.place.file: text})
    _check_nothing_else_changed(rules, after, name, asked)
    path = folder / Path(book.place.file).relative_to(folder.name)
    mode = path.stat().st_mode
    write_bytes(path, text.encode("utf-8"))
    path.chmod(mode)  # whoever could read the file still can
    return Recorded(after.rulebooks[name], book.adoption, path)


def _check_nothing_else_changed(before: Rules, after: Rules, name: str, asked: Adoption) -> None:
    told = {(d.kind, d.id) for d in differences(before, after)}
    if told != {("rulebook", name)} or after.rulebooks[name].adoption != asked.parts:
        raise by_hand(asked)


def by_hand(asked: Adoption) -> Stop:
    lines = f"status: adopted\n{_block(asked)}"
    return Stop(
        WRONG_USE,
        f"Tệp viết theo cách chương trình không sửa an toàn được. Tự sửa thành hai dòng này ở đầu dòng, rồi chạy lanhmanh check:\n{lines}",
        f"The file is written in a way the program can't edit safely. Put these two lines in by hand, then lanhmanh check:\n{lines}",
    )


def adopted_text(text: str, book: Rulebook, asked: Adoption, reason: str) -> str:
    """Return a rulebook file's text with the adoption in it; every other letter stays."""
    tree = reading_of(book.place.file, text).tree
    keys = {str(key): key for key in tree}
    lines = text.splitlines(keepends=True)
    if keys["status"].place.col != 1 or lines[0].startswith("\ufeff"):
        raise by_hand(asked)
    if book.adoption is None:
        at = _replaced(lines, tree[keys["status"]], "adopted", asked)
        lines.insert(at + 1, _block(asked) + _ending(lines, at))
        return "".join(lines)
    said = tree[keys["adoption"]]
    new = {
        "document": _quoted(asked.document),
        "date": asked.day.isoformat(),
        "office": _quoted(asked.office),
    }
    for key, word in sorted(said.items(), key=lambda item: item[1].place, reverse=True):
        _replaced(lines, word, new[str(key)], asked)
    at = keys["adoption"].place.line - 1
    lines.insert(at, _history(book.adoption, reason) + _ending(lines, at))
    return "".join(lines)


def _replaced(lines: list[str], word: Word, new: str, asked: Adoption) -> int:
    """Put `new` where a word stands; return the index of its line."""
    at, start = word.place.line - 1, word.place.col - 1
    line = lines[at]
    end = next(
        (e for e in _ends(line, start, word) if reading_of("", f"a: {line[start:e]}").tree == {"a": word}),
        None,
    )
    if end is None:
        raise by_hand(asked)
    new = new.ljust(end - start) if line[end:].lstrip().startswith("#") else new  # comments keep their column
    lines[at] = line[:start] + new + line[end:]
    return at


def _ends(line: str, start: int, word: Word) -> Iterator[int]:
    """Yield where a word may end on its line: at its last letter, or at any closing quote."""
    if not word.quoted:
        yield start + len(word)
        return
    yield from (i + 1 for i in range(start + 1, len(line)) if line[i] == line[start])


def _ending(lines: list[str], at: int) -> str:
    """Return the line ending of the file, giving the line before one where it has none."""
    found = re.search(r"\r?\n$", lines[0])
    ending = found.group() if found else "\n"
    if not lines[at].endswith("\n"):
        lines[at] += ending
    return ending


def _block(asked: Adoption) -> str:
    return f"adoption: {{document: {_quoted(asked.document)}, date: {asked.day.isoformat()}, office: {_quoted(asked.office)}}}"


def _history(before: tuple[str, date, str], reason: str) -> str:
    document, day, office = before
    return f"# Trước đó ban hành theo {document} ngày {day.isoformat()} của {office}. Ghi lại vì: {reason}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
