"""The one mark of a rulebook that no office has adopted, and what is said in its place once one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from desk.base.plurals import many
from desk.words.numbers import day_words
from engine.rulebook.compile.citations import ILLUSTRATIVE
from engine.rulebook.compile.rule_uses import parameters_used
from engine.rulebook.kinds.documents import Document
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Criterion, Gate, Rulebook, Rules, Sign, Streak

if TYPE_CHECKING:
    from desk.base.output import Output

_MARK = {
    "vi": "Bảng chấm điểm minh họa, chưa được cấp có thẩm quyền ban hành",
    "en": "An illustrative scoring table; no competent authority has adopted it",
}
_ADOPTED = {
    "vi": "Bảng chấm điểm ban hành theo {document} ngày {day} của {office}.",
    "en": "Scoring table adopted by {document} of {day}, {office}.",
}
_KINDS = {
    "rulebook": {"vi": "bộ tiêu chí", "en": "rulebook"},
    "group": {"vi": "nhóm", "en": "group"},
    "criterion": {"vi": "tiêu chí", "en": "criterion"},
    "gate": {"vi": "điều kiện khống chế", "en": "gate"},
    "band": {"vi": "hạng", "en": "band"},
    "streak": {"vi": "chuỗi năm", "en": "streak"},
    "sign": {"vi": "dấu hiệu", "en": "sign"},
    "indicator": {"vi": "chỉ số", "en": "indicator"},
    "parameter": {"vi": "tham số", "en": "parameter"},
    "period": {"vi": "kỳ", "en": "period"},
}
_HOW = {
    "changed": {"vi": "khác với bản đã ký", "en": "not as signed"},
    "added": {"vi": "không có trong bản đã ký", "en": "not in what was signed"},
    "removed": {"vi": "có trong bản đã ký, nay không còn", "en": "signed, and gone since"},
}
_HOW_UNKNOWN = {
    "unrecorded": {
        "vi": "có ghi {document} nhưng chưa gắn với nội dung nào đã ký; ghi lại bằng lanhmanh adopt",
        "en": (
            "{document} is named but no signed content stands beside it; record it again with lanhmanh adopt"
        ),
    },
    "unknown": {
        "vi": (
            "dự thảo, khác với {document} đã ký; tệp ghi nội dung đã ký không còn khớp nên không nêu được"
            " chỗ nào"
        ),
        "en": (
            "a draft that differs from {document} as signed; the file of what was signed no longer fits, so"
            " nobody can say where"
        ),
    },
}


def mark_of(rulebook: Rulebook, lang: str = "vi") -> str | None:
    """Return the sentence that every output of an illustrative rulebook carries; None where it is adopted.

    One that was adopted and differs since from what was signed is a draft: its mark says so.
    """
    if not rulebook.illustrative:
        return None
    draft = f": {_draft(rulebook, rulebook.adoption, lang)}" if rulebook.adoption else ""
    return f"{_MARK[lang]}{draft}."


def _draft(rulebook: Rulebook, adoption: Adoption, lang: str) -> str:
    """Say that a rulebook is not what its document signed, and in how many places; short enough for a
    footer."""
    first = rulebook.unsigned[0].how if rulebook.unsigned else "unrecorded"
    if first in _HOW_UNKNOWN:
        return _HOW_UNKNOWN[first][lang].format(document=adoption.document)
    n, document = len(rulebook.unsigned), adoption.document
    if lang == "vi":
        return f"dự thảo, khác với {document} đã ký ở {n} chỗ"
    return f"a draft that differs from {document} as signed in {many(n, 'place')}"


def draft_lines(rulebook: Rulebook, lang: str = "vi") -> list[str]:
    """Return a line for each part that is not as signed: what it is, how it differs, file and line."""
    if rulebook.adoption is None:
        return []
    return [
        f"{_KINDS[part.kind][lang]} {part.id}: {_HOW[part.how][lang]} ({part.place})"
        for part in rulebook.unsigned
        if part.how in _HOW
    ]


def marks_of(rulebooks: Iterable[Rulebook], lang: str = "vi") -> str | None:
    """Return the mark of what several rulebooks say together, naming those it is about where others are
    adopted."""
    books = tuple(rulebooks)
    open_ = {book.name: book.title[lang] for book in books if book.illustrative}
    if not open_:
        return None
    every = len(open_) == len({book.name for book in books})
    drafts = [
        f"{b.title[lang]}: {_draft(b, b.adoption, lang)}" for b in books if b.illustrative and b.adoption
    ]
    if every and not drafts:
        return f"{_MARK[lang]}."
    if len(books) == 1:
        return mark_of(books[0], lang)
    plain = [book.title[lang] for book in books if book.illustrative and not book.adoption]
    return f"{_MARK[lang]}: {'; '.join(dict.fromkeys([*plain, *drafts]))}."


def say_mark(out: Output, *rulebooks: Rulebook) -> None:
    """Print the mark, where there is one, and each place where a draft is not what was signed."""
    vi, en = marks_of(rulebooks, "vi"), marks_of(rulebooks, "en")
    if vi and en:
        out.say(vi, en)
    say_draft(out, *rulebooks)


def say_draft(out: Output, *rulebooks: Rulebook) -> None:
    """Print each part that is not as signed, a line a part."""
    for book in rulebooks:
        for vi, en in zip(draft_lines(book, "vi"), draft_lines(book, "en"), strict=True):
            out.say(f"  {vi}", f"  {en}")


def draft_json(rulebook: Rulebook) -> list[dict[str, object]]:
    """Return the same for a program."""
    return [
        {"kind": p.kind, "id": p.id, "how": p.how, "file": p.place.file, "line": p.place.line}
        for p in rulebook.unsigned
    ]


def status_of(rulebook: Rulebook) -> str:
    """Return the status as JSON writes it; a draft was adopted, and differs since from what was signed."""
    if rulebook.illustrative:
        return "draft" if rulebook.adoption else "illustrative"
    return "adopted"


def standing_of(rulebook: Rulebook, lang: str = "vi") -> str:
    """Say what a rulebook is: the mark, or the document that adopted it."""
    mark = mark_of(rulebook, lang)
    if mark is not None or rulebook.adoption is None:
        return mark or f"{_MARK[lang]}."
    document, day, office = rulebook.adoption.parts
    return _ADOPTED[lang].format(document=document, day=day_words(day, lang), office=office)


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


def cites_words(cites: Iterable[str], documents: Mapping[str, Document], lang: str) -> str:
    """Say each document once, by its number or title, with its parts: `54/KH-UBND (III.1, III.2); minh
    họa`."""
    parts: dict[str, list[str]] = {}
    for cite in cites:
        name, _, part = cite.partition("/") if cite.partition("/")[0] in documents else (cite, "", "")
        parts.setdefault(name, []).extend([part] if part else [])
    said = (
        _document_words(documents.get(name), name, lang) + (f" ({', '.join(found)})" if found else "")
        for name, found in parts.items()
    )
    return "; ".join(said)


def _document_words(document: Document | None, name: str, lang: str) -> str:
    if document is None:
        return name
    if document.certainty == ILLUSTRATIVE:
        return "minh họa" if lang == "vi" else "this project's illustration"
    return document.number or document.title[lang]


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
    found = documents.get(cite.partition("/")[0])
    return found is not None and found.certainty == ILLUSTRATIVE
