"""The one mark of a rulebook that no office has adopted, and what is said in its place once one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from desk.base.language import Texts, gettext, gettext_noop, localised
from desk.words.numbers import day_words
from engine.rulebook.compile.rule_uses import parameters_used
from engine.rulebook.kinds.documents import ILLUSTRATIVE, Document
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Criterion, Gate, Rulebook, Rules, Sign, Streak

if TYPE_CHECKING:
    from desk.base.output import Output

_MARK = gettext_noop("Bảng chấm điểm minh họa, chưa được cấp có thẩm quyền ban hành")
_ADOPTED = gettext_noop("Bảng chấm điểm ban hành theo {document} ngày {day} của {office}.")
_KINDS = Texts(
    {
        "rulebook": "bộ tiêu chí",
        "group": "nhóm",
        "criterion": "tiêu chí",
        "gate": "điều kiện khống chế",
        "band": "hạng",
        "streak": "chuỗi năm",
        "sign": "dấu hiệu",
        "indicator": "chỉ số",
        "parameter": "tham số",
        "period": "kỳ",
    }
)
_HOW = Texts(
    {
        "changed": "khác với bản đã ký",
        "added": "không có trong bản đã ký",
        "removed": "có trong bản đã ký, nay không còn",
    }
)
_HOW_UNKNOWN = Texts(
    {
        "unrecorded": "có ghi {document} nhưng chưa gắn với nội dung nào đã ký; ghi lại bằng lanhmanh adopt",
        "unknown": (
            "dự thảo, khác với {document} đã ký; tệp ghi nội dung đã ký không còn khớp nên không nêu được"
            " chỗ nào"
        ),
    }
)


def mark_of(rulebook: Rulebook) -> str | None:
    """Return the sentence that every output of an illustrative rulebook carries; None where it is adopted.

    One that was adopted and differs since from what was signed is a draft: its mark says so.
    """
    if not rulebook.illustrative:
        return None
    draft = f": {_draft(rulebook, rulebook.adoption)}" if rulebook.adoption else ""
    return f"{gettext(_MARK)}{draft}."


def _draft(rulebook: Rulebook, adoption: Adoption) -> str:
    """Say that a rulebook is not what its document signed, and in how many places; short enough for a
    footer."""
    first = rulebook.unsigned[0].how if rulebook.unsigned else "unrecorded"
    if first in _HOW_UNKNOWN:
        return _HOW_UNKNOWN[first].format(document=adoption.document)
    return gettext(
        "dự thảo, khác với %(document)s đã ký ở %(n)s chỗ",
        n=len(rulebook.unsigned),
        document=adoption.document,
    )


def draft_lines(rulebook: Rulebook) -> list[str]:
    """Return a line for each part that is not as signed: what it is, how it differs, file and line."""
    if rulebook.adoption is None:
        return []
    return [
        f"{_KINDS[part.kind]} {part.id}: {_HOW[part.how]} ({part.place})"
        for part in rulebook.unsigned
        if part.how in _HOW
    ]


def marks_of(rulebooks: Iterable[Rulebook]) -> str | None:
    """Return the mark of what several rulebooks say together, naming those it is about where others are
    adopted."""
    books = tuple(rulebooks)
    open_ = {book.name: localised(book.title) for book in books if book.illustrative}
    if not open_:
        return None
    every = len(open_) == len({book.name for book in books})
    drafts = [
        f"{localised(b.title)}: {_draft(b, b.adoption)}" for b in books if b.illustrative and b.adoption
    ]
    if every and not drafts:
        return f"{gettext(_MARK)}."
    if len(books) == 1:
        return mark_of(books[0])
    plain = [localised(book.title) for book in books if book.illustrative and not book.adoption]
    return f"{gettext(_MARK)}: {'; '.join(dict.fromkeys([*plain, *drafts]))}."


def say_mark(out: Output, *rulebooks: Rulebook) -> None:
    """Print the mark, where there is one, and each place where a draft is not what was signed."""
    mark = marks_of(rulebooks)
    if mark:
        out.line(mark)
    say_draft(out, *rulebooks)


def say_draft(out: Output, *rulebooks: Rulebook) -> None:
    for book in rulebooks:
        for line in draft_lines(book):
            out.line(f"  {line}")


def draft_json(rulebook: Rulebook) -> list[dict[str, object]]:
    return [
        {"kind": p.kind, "id": p.id, "how": p.how, "file": p.place.file, "line": p.place.line}
        for p in rulebook.unsigned
    ]


def status_of(rulebook: Rulebook) -> str:
    """Return the status as JSON writes it; a draft was adopted, and differs since from what was signed."""
    if rulebook.illustrative:
        return "draft" if rulebook.adoption else "illustrative"
    return "adopted"


def standing_of(rulebook: Rulebook) -> str:
    """Say what a rulebook is: the mark, or the document that adopted it."""
    mark = mark_of(rulebook)
    if mark is not None or rulebook.adoption is None:
        return mark or f"{gettext(_MARK)}."
    document, day, office = rulebook.adoption.parts
    return gettext(_ADOPTED).format(document=document, day=day_words(day), office=office)


def grounds_of(
    cites: Iterable[str], rulebook: Rulebook, documents: Mapping[str, Document], of: str
) -> tuple[str, ...]:
    """Return the citations of a criterion, gate, sign or parameter as printed.

    A figure this project made up stands on the document that adopted it only where that document sets the
    figure itself (`figures` of the adoption); it is called illustrative everywhere else.
    """
    adopted = rulebook.adoption if not rulebook.illustrative else None
    own = adopted.document if adopted and of in adopted.figures else None
    named = (own if own and _illustrates(cite, documents) else cite for cite in cites)
    return tuple(dict.fromkeys(named))


def cites_words(cites: Iterable[str], documents: Mapping[str, Document]) -> str:
    """Say each document once, by its number or title, with its parts: `54/KH-UBND (III.1, III.2); minh
    họa`."""
    parts: dict[str, list[str]] = {}
    for cite in cites:
        name, _, part = cite.partition("/") if cite.partition("/")[0] in documents else (cite, "", "")
        parts.setdefault(name, []).extend([part] if part else [])
    sentences = (
        _document_words(documents.get(name), name) + (f" ({', '.join(cited)})" if cited else "")
        for name, cited in parts.items()
    )
    return "; ".join(sentences)


def _document_words(document: Document | None, name: str) -> str:
    if document is None:
        return name
    if document.certainty == ILLUSTRATIVE:
        return gettext("minh họa")
    return document.number or localised(document.title)


def illustrative_figures(rules: Rules, rulebook: Rulebook) -> tuple[str, ...]:
    """Return what rests on figures of this project's own: criteria, gates, streaks, signs, then parameters,
    by name."""
    parts: tuple[Criterion | Gate | Streak | Sign, ...] = (
        *rulebook.criteria,
        *rulebook.gates,
        *rulebook.streaks,
        *rulebook.signs,
    )
    own = [part.id for part in parts if _any_illustrates(part.cites, rules.documents)]
    for name in parameters_used(rules, rulebook):
        cites = [cite for value in rules.parameters[name].values for cite in value.cites]
        own += [name] if _any_illustrates(cites, rules.documents) else []
    return tuple(own)


def _any_illustrates(cites: Iterable[str], documents: Mapping[str, Document]) -> bool:
    return any(_illustrates(cite, documents) for cite in cites)


def _illustrates(cite: str, documents: Mapping[str, Document]) -> bool:
    document = documents.get(cite.partition("/")[0])
    return document is not None and document.certainty == ILLUSTRATIVE
