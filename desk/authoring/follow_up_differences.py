"""What two versions of a follow-up rule say differently, and the rules of links entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from desk.base.language import Texts, localised
from desk.words.condition_words import Speaker
from desk.words.follow_up_words import NEEDS_WORDS
from engine.rulebook.kinds.declared import Cited, annotations_of, marks_of
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.kinds.words import Bilingual, Part
from engine.rulebook.model.conditions import Moment, ParameterRef
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rules

WORDS = Texts(
    {
        "title": "tên",
        "cites": "căn cứ",
        "line": "dòng '{}'",
        "added": "thêm",
        "removed": "bỏ",
        "changed": "thay đổi",
        "none": "không có",
        "action": "việc",
        "about": "nói về",
        "within_days": "hạn (ngày)",
        "from_": "kể từ",
        "due": "hạn",
        "by": "cơ quan làm",
        "to": "gửi",
        "needs": "điều kiện kèm theo",
        "sign": "dấu hiệu",
        "joins": "nối manh mối theo",
        "tells": "nên xem gì tiếp",
        "then": "việc nêu ra",
        "as_of": "ngày lấy số liệu",
        "period_end": "ngày cuối kỳ",
        "received": "ngày nhận",
        "reopened": "mở lại",
        "rotation": "người lao động qua lại",
    },
    context="rule",
)


class RuleWritten:
    """A follow-up rule by what it says: the rules themselves are compared as objects."""

    def __init__(self, rule: FollowUpRule) -> None:
        self.rule, self.id, self.title, self.in_force = rule, rule.id, rule.title, rule.in_force
        self.said = repr(replace(rule, stage=0))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RuleWritten) and self.said == other.said

    def __hash__(self) -> int:
        return hash(self.said)


class FollowUpTeller:
    """Tells two versions of a rule apart; `shown` writes a value of no kind of its own."""

    def __init__(self, before: Rules, after: Rules, shown: Callable[[Any], str]) -> None:
        self.sides, self.shown = (before, after), shown

    def differences(self, old: RuleWritten, new: RuleWritten) -> Iterator[str]:
        at = f" ({new.rule.place.file}:{new.rule.place.line})"
        changes = [
            *self._heads(old.rule, new.rule),
            *self._lines(old.rule, new.rule),
            *self._then(old.rule, new.rule),
        ]
        yield from (change + at for change in changes or [WORDS["changed"]])

    def _heads(self, old: FollowUpRule, new: FollowUpRule) -> Iterator[str]:
        for name in ("title", "cites"):
            was, now = (self.shown(getattr(rule, name)) for rule in (old, new))
            if was != now:  # a title may differ in the other language alone
                yield f"{WORDS[name]}: {was} → {now}"

    def _lines(self, old: FollowUpRule, new: FollowUpRule) -> Iterator[str]:
        was, now = ({p.alias: repr(p) for p in (*r.when, *r.unless)} for r in (old, new))
        for alias in {**was, **now}:
            if was.get(alias) != now.get(alias):
                how = "added" if alias not in was else "removed" if alias not in now else "changed"
                yield f"{WORDS['line'].format(alias)}: {WORDS[how]}"

    def _then(self, old: FollowUpRule, new: FollowUpRule) -> Iterator[str]:
        if type(old.then) is not type(new.then):
            yield f"{WORDS['then']}: {WORDS['changed']}"
            return
        for field in fields(new.then):
            was, now = (getattr(rule.then, field.name) for rule in (old, new))
            if was != now:
                words = (
                    self._said(field.name, value, rules)
                    for value, rules in zip((was, now), self.sides, strict=True)
                )
                yield f"{WORDS[field.name]}: " + " → ".join(words)

    def _said(self, name: str, value: Any, rules: Rules) -> str:
        if value is None:
            return WORDS["none"]
        if name == "action" and value in rules.actions:
            return localised(rules.actions[value].title)
        if name in ("by", "to"):
            return localised(rules.offices.titles[value]) if value in rules.offices.titles else value
        if name in ("from_", "joins") and value in WORDS:
            return WORDS[value]
        if name == "needs":
            return NEEDS_WORDS[value]
        if isinstance(value, Moment):
            return Speaker(rules, "").moment(value)
        return f"${value.name}" if isinstance(value, ParameterRef) else self.shown(value)


def entries_of(rules: LinkRules) -> Mapping[str, Any]:
    """Return each entry by its path in its file, such as `lead_when.bits_at_least`."""
    files = (getattr(rules, file.name) for file in fields(LinkRules))
    return {path: value for file in files for path, value in _entries("", file)}


def _entries(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Bilingual):
        yield path, {lang: value.get(lang) for lang in ("vi", "en")}
    elif isinstance(value, Part):
        for name, annotation in annotations_of(type(value)).items():
            if not any(isinstance(mark, Cited) for mark in marks_of(annotation)):
                yield from _entries(f"{path}.{name}".lstrip("."), getattr(value, name))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _entries(f"{path}.{name}", part)
    elif isinstance(value, tuple) and value and isinstance(value[0], Part):
        for part in value:  # each says one thing
            yield from (entry for entry in _entries(path, part) if entry[1] not in (None, False))
    else:
        yield path, value
