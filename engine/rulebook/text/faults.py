"""Faults of rule files: a code, a place, and a sentence with the way out, in Vietnamese and English."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.rulebook.text.file_messages import RULE_FILES
from engine.rulebook.text.places import Place
from engine.rulebook.text.proof_messages import PROOFS
from facts.message_tables import messages_in

MESSAGES = messages_in(RULE_FILES + PROOFS)


KINDS_VI = {
    "criterion": "tiêu chí",
    "gate": "điều kiện khống chế",
    "band": "hạng",
    "sign": "dấu hiệu",
    "streak": "chuỗi năm",
    "tie-break": "tiêu chí phụ",
}
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

    def sentence(self, lang: str = "vi") -> str:
        """Return fault and way out, without the place."""
        kind = self.params.get("kind", "")
        params = {
            "hint": "",
            "value": "…",
            "shape": "{tên: giá trị}" if lang == "vi" else "{name: value}",
            "kind_vi": KINDS_VI.get(kind, kind),
            **{k: _short(v) for k, v in self.params.items() if k != "near"},
        }
        if lang == "vi" and self.code.startswith("P"):
            params |= {name: params[name].replace(".", ",") for name in POINTS_SAID & params.keys()}
        near = self.params.get("near")
        if near:
            params["hint"] = f" Có phải '{near}'?" if lang == "vi" else f" Did you mean '{near}'?"
        elif self.code == "R101" and self.params.get("choices"):
            said = "Ở đây ghi được" if lang == "vi" else "Allowed here"
            params["hint"] = f" {said}: {self.params['choices']}."
        elif self.code == "R212" and (last := last_of_month(self.params.get("found", ""))):
            month, days = last
            said = f"Tháng {month} có {days} ngày" if lang == "vi" else f"Month {month} has {days} days"
            params["hint"] = f" {said}."
        return self._days(lang) + MESSAGES[self.code][lang].format_map(_Params(params))

    def _days(self, lang: str) -> str:
        """Say since when, and until when, where what is said holds for some periods only."""
        since, until = (
            _day(self.params[key], lang) if key in self.params else "" for key in ("since", "until")
        )
        if not since:
            return ""
        if lang == "vi":
            return f"từ kỳ kết thúc {since}{f' đến {until}' if until else ''}: "
        return f"for periods ending from {since}{f' to {until}' if until else ''}: "

    def text(self, lang: str = "vi") -> str:
        return f"{self.place} [{self.code}] {self.sentence(lang)}"


def _day(text: str, lang: str) -> str:
    return ".".join(reversed(text.split("-"))).replace(".", "/") if lang == "vi" else text


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
