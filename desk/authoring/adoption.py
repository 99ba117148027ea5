"""Records in a rulebook's file which document adopted it: a few letters change, nothing else of the file."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from desk.authoring.checking import RulesChecked
from desk.authoring.rule_differences import differences
from desk.base.faults import RULES_WRONG, Stop, WrongUse, meant
from desk.base.files import write_bytes
from desk.base.language import ByLanguage, gettext
from desk.words.adoption_words import illustrative_figures
from desk.words.numbers import day_words
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.sweeping import writing
from engine.rulebook.compile.signed_content import content_of, signed_now
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of

ALL = "all"
ADOPT = "adopt"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written: `before`: the adoption replaced; `file`: None where nothing changed."""

    rulebook: Rulebook
    before: Adoption | None
    file: Path | None


def adoption_asked(
    document: str, day: date, office: str, today: date, figures: tuple[str, ...] = ()
) -> Adoption:
    """Return what was typed, tidied; raises Stop for what can't be a document, a day or an office."""
    adoption = Adoption(document=_tidy(document), date=day, office=_tidy(office), figures=figures)
    if not re.search(r"\d", adoption.document):
        raise WrongUse(
            "--document cần số, ký hiệu văn bản, ví dụ \"15/QĐ-UBND\". Đã nhận '%(document)s'.",
            document=adoption.document,
        )
    if not re.search(r"[^\W\d_]", adoption.office):
        raise WrongUse(
            "--office cần tên cơ quan ban hành, ví dụ \"UBND huyện An Biên\". Đã nhận '%(office)s'.",
            office=adoption.office,
        )
    if day > today:
        raise WrongUse(
            "Ngày văn bản %(day)s chưa đến. Chỉ ghi ban hành khi văn bản đã được ký.",
            day=ByLanguage(day_words, day),
        )
    return adoption


def named_in(figures: str) -> tuple[str, ...]:
    """Return the figures named with commas between them."""
    return tuple(name.strip() for name in figures.split(",") if name.strip())


def sound_rules(checked: RulesChecked) -> Rules:
    """Return the rules that were checked; raises Stop where they are wrong."""
    if checked.rules is None or checked.code == RULES_WRONG:
        codes = [*(f.code for f in checked.faults), *(f.code for f in checked.findings)]
        raise Stop(
            RULES_WRONG,
            "Chưa ghi ban hành: quy tắc còn lỗi (%(fromkeys)s). Sửa hết rồi chạy lại.",
            fromkeys=", ".join(dict.fromkeys(codes)),
        )
    return checked.rules


def put_on_record(
    workspace: Workspace, recorded: Recorded, adoption: Adoption, by: str, reason: str | None, mark: str = ""
) -> bool:
    """Put an adoption among the decisions of the workspace; tell whether it was not there.

    What a command that was cut off wrote into the rules alone is put on record by the next. `mark` names the
    proposal that two persons agreed to.
    """
    decisions, book = decisions_of(workspace), recorded.rulebook
    said = {
        "rulebook": book.name,
        "document": adoption.document,
        "office": adoption.office,
        "content": book.adoption.content if book.adoption else None,
        "figures": list(book.adoption.figures) if book.adoption else [],
    }
    before = recorded.before.document if recorded.before else None
    with writing(workspace):
        adoptions = [r for r in decisions.records() if r.kind == ADOPT and r.content["rulebook"] == book.name]
        if recorded.file is None and adoptions:
            last = adoptions[-1].content
            if all(last.get(key) == value for key, value in said.items()):
                return False
            before = last["document"]
        content = {**said, "replaces": before, "reason": reason, **({"proposal": mark} if mark else {})}
        decisions.add(ADOPT, adoption.date.isoformat(), by, content)
    return True


def _tidy(text: str) -> str:
    """Return one line of composed Unicode without letters that can't be seen."""
    words = unicodedata.normalize("NFC", text).split()
    return "".join(c for c in " ".join(words) if unicodedata.category(c) not in gettext("Cf"))


def adopted(folder: Path, rules: Rules, name: str, adoption: Adoption, reason: str | None) -> Recorded:
    """Write an adoption into the rules of `folder`, which `rules` are.

    What the document signed is written beside it, part by part. Raises Stop where another document adopted
    it, or its content has changed since, and no reason is given; RuleFaults where the rules would not hold.
    """
    if folder.resolve() == SHIPPED:
        raise WrongUse(
            "Đây là bộ quy tắc mẫu của chương trình, không sửa tại chỗ. Tạo không gian làm việc (lanhmanh"
            " init) rồi ghi ban hành ở đó."
        )
    book = rules.rulebooks[name]
    signed = signed_now(rules, book)
    adoption = replace(adoption, content=content_of(signed), figures=_figures(rules, book, adoption.figures))
    if book.adoption == adoption and not book.unsigned:
        return Recorded(book, None, None)
    if book.adoption is not None and not _tidy(reason or ""):
        raise _needs_reason(book, book.adoption, adoption)
    texts = rule_texts(folder)
    beside = str(PurePosixPath(book.place.file).with_name(f"signed_{name}.yaml"))
    written = {
        beside: signed_text(beside, name, signed),
        book.place.file: adopted_text(texts[book.place.file], book, adoption, _tidy(reason or "")),
    }
    after = rules_from_texts({**texts, **written})
    _check_nothing_else_changed(rules, after, name, adoption)
    path = folder / Path(book.place.file).relative_to(folder.name)
    for (
        file,
        text,
    ) in written.items():  # what was signed first: without it the adoption could not be held to it
        _write(folder / Path(file).relative_to(folder.name), text, like=path)
    return Recorded(after.rulebooks[name], book.adoption, path)


def _needs_reason(book: Rulebook, before: Adoption, adoption: Adoption) -> Stop:
    if before.parts == adoption.parts:
        return WrongUse(
            "Bộ tiêu chí %(book)s đã ghi ban hành theo %(document)s, nhưng nội dung hoặc con số được nêu"
            ' nay đã khác. Nếu bản hiện nay mới đúng với văn bản đã ký thì ghi lại với --reason "…".',
            book=book.name,
            document=before.document,
        )
    return WrongUse(
        "Bộ tiêu chí %(name)s đã ban hành theo %(document)s ngày %(day)s của %(office)s. Ghi văn bản khác"
        ' phải có --reason "…".',
        name=book.name,
        document=before.document,
        day=ByLanguage(day_words, before.date),
        office=before.office,
    )


def _figures(rules: Rules, book: Rulebook, figures: tuple[str, ...]) -> tuple[str, ...]:
    """Return the figures the document sets, those named; `all` names every illustrative one."""
    own = illustrative_figures(rules, book)
    wrong = [name for name in figures if name not in own and name != ALL]
    if wrong:
        raise WrongUse(
            "--figures: '%(wrong)s' không phải tiêu chí, điều kiện khống chế, chuỗi năm, dấu hiệu hay tham số"
            " còn ghi minh họa của bộ này.%(meant)s Các mã: %(names)s.",
            wrong=wrong[0],
            meant=meant(nearest(wrong[0], own)),
            names=", ".join(own),
        )
    return own if ALL in figures else tuple(name for name in own if name in figures)


def _write(path: Path, text: str, like: Path) -> None:
    """Write a file whole; whoever could read the one it is like can read it."""
    mode = like.stat().st_mode
    write_bytes(path, text.encode("utf-8"))
    path.chmod(mode)


def signed_text(file: str, name: str, content: Mapping[str, str]) -> str:
    """Return the file that says what was signed, a line a part."""
    up = "../" * (len(PurePosixPath(file).parts) - 2)
    schema = f"# yaml-language-server: $schema={up or './'}schema/signed_of.json\n"
    head = "# Nội dung đã ký, từng phần. Do lanhmanh adopt ghi; không sửa tay.\n"
    lines = "".join(f"  {part}: {mark}\n" for part, mark in content.items())
    return f"{schema}{head}signed_of: {name}\nparts:\n{lines}"


def _check_nothing_else_changed(before: Rules, after: Rules, name: str, adoption: Adoption) -> None:
    changed = {(d.kind, d.id) for d in differences(before, after)}
    book = after.rulebooks[name]
    if changed != {("rulebook", name)} or book.adoption != adoption or book.unsigned:
        raise by_hand(adoption)


def by_hand(adoption: Adoption) -> Stop:
    return WrongUse(
        "Tệp viết theo cách chương trình không sửa an toàn được. Tự viết dòng này ở đầu dòng, rồi chạy"
        " lanhmanh check:\n%(lines)s",
        lines=_block(adoption),
    )


def adopted_text(text: str, book: Rulebook, adoption: Adoption, reason: str) -> str:
    """Return a rulebook file's text with the adoption in it; every other letter stays."""
    tree = reading_of(book.place.file, text).tree
    keys = {str(key): key for key in tree}
    lines = text.splitlines(keepends=True)
    if keys["in_force"].place.col != 1 or lines[0].startswith("\ufeff"):
        raise by_hand(adoption)
    if book.adoption is None:
        at = keys["in_force"].place.line - 1
        lines.insert(at, _block(adoption) + _ending(lines, at))
        return "".join(lines)
    at = keys["adoption"].place.line - 1
    last = _last_line(lines, tree, at)
    ending = _ending(lines, at)
    kept = [comment + ending for line in lines[at : last + 1] if (comment := _comment(line))]
    lines[at : last + 1] = [*kept, _history(book.adoption, reason) + ending, _block(adoption) + ending]
    return "".join(lines)


def _comment(line: str) -> str:
    match = re.search(r"""(?:^|\s)(#[^"'\r\n]*)\r?\n?$""", line)
    return match[1].rstrip() if match else ""


def _last_line(lines: list[str], tree: Mapping[Word, Any], at: int) -> int:
    """Return the last line of the group that begins at a line."""
    after = (key.place.line - 1 for key in tree if key.place.line - 1 > at)
    last = min(after, default=len(lines)) - 1
    while last > at and (not lines[last].strip() or lines[last].startswith("#")):
        last -= 1
    return last


def _ending(lines: list[str], at: int) -> str:
    """Return the line ending of the file, giving the line before one where it has none."""
    match = re.search(r"\r?\n$", lines[0])
    ending = match.group() if match else "\n"
    if not lines[at].endswith("\n"):
        lines[at] += ending
    return ending


def _block(adoption: Adoption) -> str:
    figures = f", figures: [{', '.join(adoption.figures)}]" if adoption.figures else ""
    signed = (f", content: {adoption.content}" if adoption.content else "") + figures
    return (
        f"adoption: {{document: {_quoted(adoption.document)}, date: {adoption.date.isoformat()}, office:"
        f" {_quoted(adoption.office)}{signed}}}"
    )


def _history(before: Adoption, reason: str) -> str:
    return (
        f"# Trước đó ban hành theo {before.document} ngày {before.date.isoformat()} của {before.office}. Ghi"
        f" lại vì: {reason}"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
