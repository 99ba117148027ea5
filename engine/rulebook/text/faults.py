"""Faults of rule files: a code, a place, and a sentence with the way out."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.rulebook.text.file_messages import RULE_FILES
from engine.rulebook.text.places import Place
from engine.rulebook.text.proof_messages import PROOFS
from facts.message_tables import texts_in
from facts.visible_text import VIETNAMESE, Language, gettext_noop

MESSAGES = texts_in(RULE_FILES + PROOFS)
SHAPE = gettext_noop("{tên: giá trị}")
KINDS = {
    "criterion": gettext_noop("tiêu chí"),
    "gate": gettext_noop("điều kiện khống chế"),
    "band": gettext_noop("hạng"),
    "sign": gettext_noop("dấu hiệu"),
    "streak": gettext_noop("chuỗi năm"),
    "tie-break": gettext_noop("tiêu chí phụ"),
    "unit": gettext_noop("đơn vị"),
    "venue": gettext_noop("cơ sở"),
}
WAYS = {
    "up": gettext_noop("tăng"),
    "down": gettext_noop("giảm"),
    "up or down": gettext_noop("tăng hoặc giảm"),
    "down or up": gettext_noop("giảm hoặc tăng"),
}
WORDS = (
    *("kind_name", "way_name", "hint", "problem", "later", "required", "end"),
    *("needs", "of", "never", "promised", "far", "side", "reach"),
)
"""The values that are texts of the catalog themselves; their places are filled, too."""
POINTS_SAID = frozenset({"points", "score", "most", "reached", "more", "less"})
"""What proofs say of points: said as an officer says them, for nobody is to write them into a file."""


def last_of_month(word: str) -> tuple[int, int] | None:
    """Return month and number of its days where a day is written after its last; else None."""
    parts = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", word)
    year, month, day = map(int, parts.groups()) if parts else (0, 0, 0)
    days = monthrange(year, month)[1] if year and 1 <= month <= 12 else 31
    return (month, days) if day > days else None


@dataclass(frozen=True, slots=True)
class Fault:
    code: str
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, language: Language = VIETNAMESE) -> str:
        """Return fault and way out, without the place."""
        translate = language.translate
        params = {"later": "", "value": "…", "shape": translate(SHAPE), **self._hint()}
        params |= {key: _short(value) for key, value in self.params.items()}
        if language is VIETNAMESE and self.code.startswith("P"):
            params |= {name: params[name].replace(".", ",") for name in POINTS_SAID & params.keys()}
        params["kind_name"] = KINDS.get(params.get("kind", ""), "")
        params["way_name"] = WAYS.get(params.get("way", ""), "")
        said = {key: translate(params[key]) for key in WORDS if params.get(key)}
        params |= {key: text.format_map(_Params(params)) for key, text in said.items()}
        return self._days(language) + translate(MESSAGES[self.code]).format_map(_Params(params))

    def _hint(self) -> dict[str, str]:
        """Return the remark on what was meant, with what only it names."""
        if self.params.get("near"):
            return {"hint": gettext_noop(" Có phải '{near}'?")}
        if self.code == "R101" and self.params.get("choices"):
            return {"hint": gettext_noop(" Ở đây ghi được: {choices}.")}
        if self.code == "R106" and self.params.get("choices"):
            return {"hint": gettext_noop(" Chọn một trong: {choices}.")}
        if self.code == "R212" and (last := last_of_month(self.params.get("found", ""))):
            month, days = map(str, last)
            return {"hint": gettext_noop(" Tháng {month} có {days} ngày."), "month": month, "days": days}
        return {"hint": ""}

    def _days(self, language: Language) -> str:
        """Say since when, and until when, where what is said holds for some periods only."""
        if "since" not in self.params:
            return ""
        days = {key: _day(self.params[key], language) for key in ("since", "until") if key in self.params}
        if "until" in days:
            text = gettext_noop("từ kỳ kết thúc {since} đến {until}: ")
        else:
            text = gettext_noop("từ kỳ kết thúc {since}: ")
        return language.translate(text).format_map(days)

    def text(self, language: Language = VIETNAMESE) -> str:
        return f"{self.place} [{self.code}] {self.sentence(language)}"


def _day(text: str, language: Language) -> str:
    return "/".join(reversed(text.split("-"))) if language is VIETNAMESE else text


def _short(text: str) -> str:
    """Cut what an author wrote to what fits a sentence; lists of what may be written stay whole."""
    return text if len(text) <= 1000 else f"{text[:80]}…"


class _Params(dict[str, str]):
    """What a sentence names; what nobody gave is left out rather than failing."""

    def __missing__(self, key: str) -> str:
        return "…"


class RuleFaults(Exception):
    """All faults of a set of rule files at once, in the order of files and lines."""

    def __init__(self, faults: Iterable[Fault], sources: Mapping[str, tuple[str, ...]] | None = None) -> None:
        unique = {(f.place, f.code, f.sentence()): f for f in faults}
        self.faults = tuple(unique[key] for key in sorted(unique))
        self.sources = dict(sources or {})
        super().__init__("\n".join(fault.text() for fault in self.faults))
