"""Shows what a proof found: the rule, since when, and facts that show it."""

from __future__ import annotations

from collections.abc import Mapping

from desk.base.language import Texts, decimal_mark, gettext
from desk.words.condition_words import Speaker, joined
from desk.words.fault_words import fault_json, fault_lines
from desk.words.numbers import cell_json, cell_words, day_words
from engine.analysis.samples import Sample
from engine.analysis.subject import Finding
from engine.logic.cells import Cell
from engine.rulebook.model.rulebook import Rules

MORE_LOOKED = "P607"  # one venue is looked at more than the other; nothing is hidden
# shown by two returns, one of which says less
HIDING = frozenset({"P601", "P602", "P603", "P604", MORE_LOOKED})
WORDS = Texts(
    {
        "sample": "ví dụ",
        "pair": "so với",
        "hiding": "bản báo cáo giấu",
        "full": "bản báo cáo đủ",
        "few": "khi ít kiểm tra",
        "many": "khi kiểm tra nhiều",
        "blamed": "chưa đạt tối đa ở",
        "day": "kỳ kết thúc {}",
        "at": "đơn vị có “{}”",
        "without": "đơn vị không có “{}”",
    }
)


def finding_lines(finding: Finding, rules: Rules, sources: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the sentence, its source line and caret, and the facts that show it."""
    lines = fault_lines(finding.fault, sources)
    changed = {name for name, cell in finding.pair.items() if finding.sample.get(name) != cell}
    if finding.code in HIDING:
        labels = ("few", "many") if finding.code == MORE_LOOKED else ("hiding", "full")
        for label, sample in zip(labels, (finding.sample, finding.pair), strict=True):
            lines.append(f"    {WORDS[label]}: {_facts(sample, finding, rules)}{_earned(finding, label)}")
        return lines
    if finding.sample:
        shown = {n: c for n, c in finding.sample.items() if not finding.matters or n in finding.matters}
        lines.append(
            f"    {WORDS['sample']} ({_where(finding, rules)}):"
            f" {_facts(shown, finding, rules)}{_rest(finding, shown)}"
        )
    if finding.blamed:
        lines.append(f"    {WORDS['blamed']}: {', '.join(finding.blamed)}")
    if changed:
        differing = {name: finding.pair[name] for name in finding.pair if name in changed}
        lines.append(f"    {WORDS['pair']}: {_facts(differing, finding, rules)}")
    return lines


def _rest(finding: Finding, shown: Sample) -> str:
    left = len(finding.sample) - len(shown)
    return gettext("; %(n)s số liệu khác đều đạt tối đa", n=left) if left else ""


def _earned(finding: Finding, label: str) -> str:
    points = finding.fault.params["more" if label in ("hiding", "many") else "less"]
    if finding.fault.params.get("kind", "criterion") != "criterion":
        return ""
    return " → " + gettext("%(n)s điểm", n=decimal_mark(points))


def _where(finding: Finding, rules: Rules) -> str:
    assert finding.day is not None
    parts = [WORDS["day"].format(day_words(finding.day))]
    speaker = Speaker(rules, rules.rulebooks[finding.rulebook].subject)
    parts += [
        WORDS["at" if holds else "without"].format(speaker.fact(name)) for name, holds in finding.unit.items()
    ]
    return ", ".join(parts)


def _facts(sample: Sample, finding: Finding, rules: Rules) -> str:
    speaker = Speaker(rules, rules.rulebooks[finding.rulebook].subject)
    return joined(
        f"{speaker.fact(name)}: {_value(name, cell, finding, rules)}" for name, cell in sample.items()
    )


def _value(name: str, cell: Cell, finding: Finding, rules: Rules) -> str:
    indicator = rules.indicator_sets[rules.rulebooks[finding.rulebook].subject].indicators.get(name)
    return cell_words(cell, indicator.unit if indicator else None)


def finding_json(finding: Finding) -> dict[str, object]:
    return {
        **fault_json(finding.fault),
        "severity": "fault" if finding.serious else "warning",
        "rulebook": finding.rulebook or None,
        "blamed": list(finding.blamed),
        "until": finding.until.isoformat() if finding.until else None,
        "period_end": finding.day.isoformat() if finding.day else None,
        "unit": dict(finding.unit),
        "sample": {name: cell_json(cell) for name, cell in finding.sample.items()},
        "against": {name: cell_json(cell) for name, cell in finding.pair.items()},
    }
