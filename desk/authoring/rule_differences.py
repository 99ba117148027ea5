"""What two sets of rules say differently, in words; not which letters of their files differ."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from desk.authoring.follow_up_differences import FollowUpTeller, RuleWritten, entries_of
from desk.base.language import Texts, language, localised, pgettext_noop
from desk.words.among_words import order_sentences, quota_words
from desk.words.condition_words import Speaker
from desk.words.first_record_words import windows_words
from desk.words.numbers import day_words, number_words, plain_words
from desk.words.rounding_words import rounding_words
from desk.words.rule_words import points_words
from desk.words.total_words import together_sentences
from engine.rulebook.kinds.documents import Document
from engine.rulebook.kinds.in_force import NEVER, PartForce
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.kinds.words import Part
from engine.rulebook.model.among_units import AmongUnits, Quota
from engine.rulebook.model.conditions import ParameterRef
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points import Points
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import PlanShares, Retitled, Rulebook, Rules, Streak, Together
from engine.rulebook.text.places import NOWHERE
from facts.periods import Window
from facts.units import Unit

T = TypeVar("T")
WORDS = Texts(
    {
        "links": "Liên kết, manh mối",
        "number": "số, ký hiệu",
        "issued": "ngày ban hành",
        "issuer": "cơ quan ban hành",
        "certainty": "đã đọc hay nghe nói",
        "spelled": "tên đầy đủ",
        "kind": "loại văn bản",
        "read_in": "đã đọc ở đâu",
        "covers": "thời gian thực hiện",
        "replaced_by": "văn bản thay thế",
        "parts": "các phần đã đọc",
        "subject": "bộ chỉ số",
        "unsigned": "con số văn bản chưa tự quy định",
        "up": "tăng",
        "down": "giảm",
        "pass_or_fail": "chỉ xét đạt hay chưa đạt",
        "all_met": "đạt mọi điều kiện",
        "added": "thêm",
        "removed": "bỏ",
        "from": "từ {}",
        "until": "đến hết {}",
        "always": "mọi ngày",
        "title": pgettext_noop("title", "tên"),
        "points": "cách cho điểm",
        "applies_when": "điều kiện áp dụng",
        "cites": "căn cứ",
        "when": "điều kiện",
        "bands_allowed": "các hạng được phép",
        "band": "hạng",
        "bands": "các hạng",
        "years": "số năm",
        "rechecked": "chỉ khi đã phúc tra",
        "healthy": "lành mạnh",
        "from_": "mức điểm",
        "from_parameter": "mức điểm theo tham số",
        "monotone": "lời hứa về hướng",
        "paired_with": "đi kèm",
        "group": "nhóm",
        "at_least": "không dưới",
        "at_most": "không quá",
        "within": "thuộc nhóm",
        "bonus": "điểm thưởng",
        "leaves": "không áp dụng thì rời khỏi tổng điểm",
        "none": "không có",
        "way": "cách tính thay đổi",
        "parameter": "Tham số",
        "criterion": "Tiêu chí",
        "gate": "Điều kiện khống chế",
        "bandof": "Hạng",
        "streak": "Chuỗi năm",
        "sign": "Dấu hiệu",
        "indicator": "Chỉ số",
        "declared": "Dữ kiện phải khai",
        "window": "số liệu của những ngày",
        "follow_up": "Việc cần làm",
        "retitled": "tên theo ngày",
        "rulebook": "Bộ tiêu chí",
        "document": "Văn bản",
        "period": "Kỳ",
        "column": "Cột của biểu",
        "units": "Danh sách đơn vị",
        "unit": "Đơn vị",
        "many": "{} chỗ khác",
        "name": "tên",
        "type": "loại",
        "valid_from": "có từ",
        "valid_until": "đến hết",
        "successor": "thành",
        "province": "tỉnh",
        "cluster": "cụm",
        "pattern": "mã kỳ",
        "return_name": "báo cáo",
        "owed_from": "phải nộp từ năm",
        "windows": "ngày của kỳ",
        "illustrative": "minh họa",
        "adoption": "ban hành",
        "in_force": "hiệu lực",
        "in_force_from": "có hiệu lực từ",
        "in_force_until": "hết hiệu lực",
        "total": "tổng điểm",
        "totals": "tổng điểm theo ngày",
        "decimals": "số chữ số thập phân",
        "role": "vai trò",
        "changed": "thay đổi",
        "among": "thứ tự giữa các đơn vị",
        "quota": "chỉ tiêu",
        "rounding": "làm tròn",
        "plan": "kế hoạch kiểm tra",
        "together": "các đơn vị cộng lại",
    },
    context="differences",
)
SAID = {
    "in_force": "_days",
    "covers": "_span",
    "retitled": "_titles",
    "totals": "_totals",
    "band": "_bands",
    "bands": "_bands",
    "bands_allowed": "_bands",
    "quota": "_quota",
    "monotone": "_directions",
    "windows": "_windows",
    "owed_from": "_year",
}
OF_RULEBOOK = (
    *("title", "subject", "illustrative", "adoption", "in_force_from", "in_force_until", "cites", "total"),
    *("decimals", "bands", "role", "retitled", "unsigned", "pass_or_fail", "among", "rounding", "totals"),
    *("plan", "together"),
)
UNITS_NAMED = 40
SILENT = frozenset(
    {"place", "places", "id", "criteria", "gates", "groups", "streaks", "signs", "found_by_looking"}
) | {"not_applicable"}  # read into other fields, or one word only


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """One thing said differently. `kind` and `id` name the rule; `text` is a whole sentence."""

    kind: str
    id: str
    text: str


def differences(before: Rules, after: Rules) -> tuple[RuleDifference, ...]:
    """Return what `after` says differently from `before`, parameters first."""
    return tuple(_Teller(before, after).all())


class _Teller:
    def __init__(self, before: Rules, after: Rules) -> None:
        self.before = before
        self.after = after
        self.bands: tuple[Mapping[str, str], ...] = ({}, {})  # of the rulebooks being compared

    def all(self) -> Iterator[RuleDifference]:
        yield from self._each("parameter", self.before.parameters, self.after.parameters, self._parameter)
        for name in {**self.before.rulebooks, **self.after.rulebooks}:
            was, now = self.before.rulebooks.get(name), self.after.rulebooks.get(name)
            if was is not None and now is not None:
                yield from self._rulebook(was, now)
            else:
                yield self._say("rulebook", name, name, WORDS["added" if was is None else "removed"])
        yield from self._indicators()
        declared = _declarations_of(self.before), _declarations_of(self.after)
        yield from self._each("declared", *declared, self._declared)
        old, new = (
            {_version(r): RuleWritten(r) for r in side.follow_up} for side in (self.before, self.after)
        )
        follow_up = FollowUpTeller(self.before, self.after, self._plain)
        yield from self._each("follow_up", old, new, follow_up.differences)
        yield from self._links(self.before.links, self.after.links)
        yield from self._each("document", self.before.documents, self.after.documents, self._fields(None))
        kinds = (self.before.calendar.kinds, self.after.calendar.kinds)
        yield from self._each("period", *kinds, self._fields(None))
        before, after = (
            {f"{c.kind}.{c.field.name}": c for c in side.catalogue.own} for side in (self.before, self.after)
        )
        yield from self._each("column", before, after, lambda old, new: iter((WORDS["changed"],)))
        yield from self._units()

    def _say(self, kind: str, id_: str, shown: str, what: str) -> RuleDifference:
        head = f"{WORDS['bandof' if kind == 'band' else kind]} {shown}".strip()
        return RuleDifference(kind, id_, f"{head}: {what}")

    def _each(
        self,
        kind: str,
        before: Mapping[str, T],
        after: Mapping[str, T],
        tell: Callable[[T, T], Iterator[str]],
    ) -> Iterator[RuleDifference]:
        for name in {**before, **after}:
            old, new = before.get(name), after.get(name)
            shown = self._named(name, new if new is not None else old)
            if old is None or new is None:
                yield self._say(kind, name, shown, self._come_or_gone(old, new))
            elif old != new:
                yield from (self._say(kind, name, shown, what) for what in tell(old, new))

    def _come_or_gone(self, old: object, new: object) -> str:
        """Say that a thing is new or gone; of a parameter, what it is from which day on."""
        words = WORDS["added" if old is None else "removed"]
        if not isinstance(new, Parameter):
            return words
        speaker = Speaker(self.after, "")
        return f"{words}: " + "; ".join(f"{self._since(v.from_)} {speaker.value(v, new)}" for v in new.values)

    def _named(self, name: str, thing: Any) -> str:
        """Name a thing by its title, and a version of a part by the day it begins, where it has one."""
        start = thing.in_force[0] if isinstance(getattr(thing, "in_force", None), tuple) else None
        shown = name if start is None else f"{getattr(thing, 'id', name)} {self._since(start)}"
        title = thing.name if isinstance(thing, Unit) else getattr(thing, "title", {}).get(language())
        return f"{shown} ({title})" if title else shown

    def _units(self) -> Iterator[RuleDifference]:
        """Say each unit that differs, or how many where they are many."""
        was, now = (
            {
                unit.code + (f" {self._since(unit.valid_from)}" if unit.valid_from else ""): unit
                for unit in rules.units.units
            }
            for rules in (self.before, self.after)
        )
        changes = tuple(self._each("unit", was, now, self._fields(None)))
        if len(changes) > UNITS_NAMED:
            yield self._say("units", "", "", WORDS["many"].format(len(changes)))
        else:
            yield from changes

    def _year(self, year: int | None, *_: object) -> str:
        return WORDS["none"] if year is None else str(year)

    def _windows(self, windows: tuple[Window, ...], *_: object) -> str:
        return windows_words(windows)

    def _plain(self, value: Any) -> str:
        return self._shown(value, None, 0)

    # Parameters

    def _parameter(self, old: Parameter, new: Parameter) -> Iterator[str]:
        days = sorted({v.from_ for v in (*old.values, *new.values)})
        speakers = Speaker(self.before, ""), Speaker(self.after, "")
        words = [
            (day, speakers[0].value(old.on(day), old), speakers[1].value(new.on(day), new)) for day in days
        ]
        for _, run in itertools.groupby(words, key=lambda item: item[1:]):
            day, was, now = next(run)
            if was != now:
                yield f"{self._since(day)}: {was} → {now}"
        cited = [tuple(dict.fromkeys(c for v in p.values for c in v.cites)) for p in (old, new)]
        if cited[0] != cited[1]:
            yield f"{WORDS['cites']}: {', '.join(cited[0])} → {', '.join(cited[1])}"

    def _since(self, day: date) -> str:
        if day == date.min:
            return WORDS["always"]
        return WORDS["from"].format(day_words(day))

    def _titles(self, titles: Sequence[Retitled], *_: object) -> str:
        """Say what a rulebook is called from which day on."""
        words = [f"{self._since(title.from_)} “{localised(title.title)}”" for title in titles]
        return "; ".join(words) or WORDS["none"]

    def _totals(self, totals: Sequence[tuple[date, Fraction]], *_: object) -> str:
        return "; ".join(f"{self._since(day)}: {number_words(n)}" for day, n in totals) or WORDS["none"]

    def _days(self, days: tuple[date | None, date | None], *_: object) -> str:
        start, until = days
        words = [self._since(start)] if start is not None else []
        words += [WORDS["until"].format(day_words(until))] if until is not None else []
        return " ".join(words) or WORDS["always"]

    def _span(self, span: PartForce | None, *_: object) -> str:
        return self._days((span.from_, span.until)) if span else WORDS["none"]

    def _bands(self, named: str | tuple[str, ...] | None, _: object, side: int) -> str:
        ids = (named,) if isinstance(named, str) else named or ()
        return ", ".join(self.bands[side].get(id_, id_) for id_ in ids) or WORDS["none"]

    def _quota(self, quota: Quota | None, _: object, side: int) -> str:
        if quota is None:
            return WORDS["none"]
        return quota_words(quota, self._bands(quota.band, None, side))

    def _directions(self, promised: Mapping[str, str], speakers: tuple[Speaker, Speaker], side: int) -> str:
        words = [f"{speakers[side].fact(name)} {WORDS[way]}" for name, way in promised.items()]
        return "; ".join(words) or WORDS["none"]

    # Rulebooks

    def _rulebook(self, old: Rulebook, new: Rulebook) -> Iterator[RuleDifference]:
        speakers = Speaker(self.before, old.subject), Speaker(self.after, new.subject)
        self.bands = tuple({band.id: localised(band.title) for band in book.bands} for book in (old, new))
        tell = self._fields(speakers)
        for what in tell(replace(old, bands=()), replace(new, bands=())):
            yield self._say("rulebook", new.name, new.name, what)
        for kind in ("group", "criterion", "gate", "band", "streak", "sign"):
            plural = "criteria" if kind == "criterion" else f"{kind}s"
            parts = [{_version(p): _without_place(p) for p in getattr(b, plural)} for b in (old, new)]
            yield from self._each(kind, parts[0], parts[1], tell)

    def _indicators(self) -> Iterator[RuleDifference]:
        for name in {**self.before.indicator_sets, **self.after.indicator_sets}:
            was, now = (_indicators_of(rules, name) for rules in (self.before, self.after))
            yield from self._each("indicator", was, now, self._way)

    def _way(self, old: Indicator, new: Indicator) -> Iterator[str]:
        yield f"{WORDS['way']} ({new.place.file}:{new.place.line})"

    def _declared(self, old: DeclaredFile, new: DeclaredFile) -> Iterator[str]:
        """Say what differs of a paper's file; its facts are indicators, which are said there."""
        was, now = (
            {
                "title": localised(side.title),
                "cites": ", ".join(map(str, side.cites)),
                "in_force": self._days((side.in_force.from_, side.in_force.until)),
                "window": " – ".join(f"{day}/{month}" for month, day in side.within),
            }
            for side in (old, new)
        )
        for name in was:
            if was[name] != now[name]:
                yield f"{WORDS[name]}: {was[name]} → {now[name]}"

    def _links(self, old: LinkRules | None, new: LinkRules | None) -> Iterator[RuleDifference]:
        if old is None or new is None:
            if old is not new:
                yield self._say("links", "", "", WORDS["added" if old is None else "removed"])
            return
        was, now = entries_of(old), entries_of(new)
        for name in {**was, **now}:
            if name not in was or name not in now:
                yield self._say("links", name, name, WORDS["added" if name in now else "removed"])
            elif was[name] != now[name]:
                words = (self._plain(side[name]) for side in (was, now))
                yield self._say("links", name, name, " → ".join(words))

    def _fields(self, speakers: tuple[Speaker, Speaker] | None) -> Callable[[Any, Any], Iterator[str]]:
        def tell(old: Any, new: Any) -> Iterator[str]:
            for name in _names_in(new):
                a, b = getattr(old, name), getattr(new, name)
                if name not in SILENT and a != b:
                    shown = getattr(self, SAID.get(name, "_shown"))
                    was, now = (shown(v, speakers, side) for side, v in enumerate((a, b)))
                    yield f"{WORDS.get(name, name)}: {was} → {now}"

        return tell

    def _shown(self, value: Any, speakers: tuple[Speaker, Speaker] | None, side: int) -> str:
        if value is None or value == ():
            return WORDS["none"]
        if isinstance(value, date):
            return day_words(value) if value != date.min else WORDS["always"]
        if isinstance(value, Mapping):
            return (
                localised(value) if language() in value else ", ".join(f"{k} {v}" for k, v in value.items())
            )
        if isinstance(value, tuple):
            return ", ".join(map(str, value))
        if isinstance(value, Rounding):
            return rounding_words(value)
        if isinstance(value, PlanShares):
            shares = [
                f"${s.name}" if isinstance(s, ParameterRef) else f"{number_words(s)} %"
                for s in (value.random_share, value.strata_share)
            ]
            return ", ".join((*shares, *value.cites))
        if speakers and isinstance(value, AmongUnits):
            return " ".join(order_sentences(value, speakers[side]))
        if speakers and isinstance(value, Together):
            return " ".join(together_sentences(value, speakers[side].fact))
        if speakers and type(value).__module__.endswith("conditions"):
            return speakers[side].say(value)
        if speakers and isinstance(value, Points):
            return points_words(value, speakers[side])
        if isinstance(value, float):
            return number_words(Fraction(str(value)), decimals=6)
        return plain_words(value)


def _names_in(thing: Any) -> Iterator[str]:
    """Yield what may differ of a thing; the days a document is in force one by one."""
    for f in fields(thing) if not isinstance(thing, Rulebook) else ():
        if isinstance(thing, Document) and f.name == "in_force":
            yield from ("in_force_from", "in_force_until")
        else:
            yield "bands" if isinstance(thing, Streak) and f.name == "band" else f.name
    yield from OF_RULEBOOK if isinstance(thing, Rulebook) else ()


def _version(part: Any) -> str:
    """Name a part, and the day its version begins where it has one."""
    start = part.in_force[0] if hasattr(part, "in_force") else None
    return part.id if start is None else f"{part.id} {start.isoformat()}"


def _without_place(part: Any) -> Any:
    """Return a part without where it stands in its file, where that counts: moving it changes nothing."""
    return part if isinstance(part, Part) or not hasattr(part, "place") else replace(part, place=NOWHERE)


def _indicators_of(rules: Rules, name: str) -> Mapping[str, Indicator]:
    """Return the indicators a set declares itself, without those in force on no day."""
    own = rules.own_indicators(name) if name in rules.indicator_sets else {}
    return {id_: indicator for id_, indicator in own.items() if indicator.in_force != NEVER}


def _declarations_of(rules: Rules) -> Mapping[str, DeclaredFile]:
    """Return the files of facts to be declared, without those in force on no day."""
    return {
        name: declaration
        for name, declaration in rules.declarations.items()
        if declaration.in_force.from_ < date.max
    }
