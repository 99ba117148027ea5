"""Words that rule files were once written in, each with today's: for who reads, upgrades or is answered."""

import itertools
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

_SCALAR = r"([^\s,{}#]+)"
_POINTS = re.compile(
    r"\{[^{}]*\b(?:for_each|in_proportion_to|as_declared): [^{}]*\}|(?<=points:\n)(?: +\w+: [^\s{\[].*\n?)+"
)
_STRAIGHT = (
    ("for_each", r"of: \1"),
    ("in_proportion_to", r"of: \1"),
    ("as_declared", r"of: \1"),
    ("minus", r"each: -\1"),
    ("plus", r"each: \1"),
)


def _straight_line(match: re.Match[str]) -> str:
    """Write points along a number by `of`, `each` or `full_at`, and `ends`."""
    text = match[0]
    keys = dict(re.findall(rf"(\w+): *{_SCALAR}", text))
    high = next((keys[name] for name in ("from", "at_most", "give") if name in keys), "0")
    for name, written in _STRAIGHT:
        text = re.sub(rf"\b{name}: *{_SCALAR}", written, text)
    last, first = rf",\s*from: *{_SCALAR}(?=\s*}})", rf"\bfrom: *{_SCALAR}(?:, *|[^\S\n]*\n\s*|\s*(?=#))"
    text = re.sub(f"{last}|{first}", "", text)
    return re.sub(
        rf"\b(?:at_least|at_most|give): *{_SCALAR}", f"ends: [{keys.get('at_least', 0)}, {high}]", text
    )


def _two_lines(match: re.Match[str]) -> str:
    """Write the two ends of a test that stands by itself, each on its line."""
    start, low, high = match.groups()
    return f"{start}at_least: {low}\n{' ' * len(start)}at_most: {high}"


def _any_of_each(match: re.Match[str]) -> str:
    """Write what is asked of any criterion or group under `any`, its lines two columns further in."""
    start, kind, comment, below = match.groups()
    lines = below.splitlines(keepends=True)
    own = [*itertools.takewhile(lambda line: len(line) - len(line.lstrip()) > len(start), lines)]
    inner = f"{' ' * len(start)}  {_EACH[kind]}:\n" + "".join(f"  {line}" for line in own)
    return f"{start}any:{comment}\n{inner}{''.join(lines[len(own) :])}"


_EACH = {"criterion": "criteria", "group": "group"}


def _decimals_first(match: re.Match[str]) -> str:
    """Move the decimals of points to the rounding that stands below."""
    return f"{match['said'].lstrip()}{match['between']}{_rounding(match)}"


def _decimals_last(match: re.Match[str]) -> str:
    """Move the decimals of points to the rounding that stands above."""
    return f"{_rounding(match)}{match['between']}{match['said'].lstrip()}"


def _rounding(match: re.Match[str]) -> str:
    head = match["head"]
    return f"rounding:{head}points: {match['n']}" + (
        ", " if head.endswith("{") else f"\n{head.rpartition(chr(10))[2]}"
    )


def _comment_kept(match: re.Match[str]) -> str:
    """Leave out a line but for its comment."""
    return match[1] or ""


_USUAL = (
    "missing_year: *breaks|not_applicable: *full_points|over_units: *(?:sum|share|count_yes)|by: *half_up"
    "|needs: *(?:inspection_ground|competent_decision)|at: *run|if_equal: *open"
    "|by_gate_only: *(?:yes|no)|all_met: *no|asks: *yes_no"
)
"""What says no more than the key left out does."""
_RENAMED = {
    "at_most_percent:": "share:",
    "met_when:": "when:",
    "group_decimals:": "group:",
    "total_decimals:": "total:",
    "all_met: yes": "from: all",
    "no_evidence: not_met": "no_evidence: no",
    "months_before_end:": "months:",
    "between_months:": "months:",
    "open_at: period_end": "alive: period_end",
    "overlaps: period": "alive: period",
    "previous_of:": "previous:",
    "asks: count_of": "asks: share",
    "up_to:": "years:",
    "told_by:": "office:",
    "over_units: none": "total: none",
    "at: import": "import: yes",
    "unless:": "none:",
    "give:": "points:",
    "where:": "when:",
    "figure:": "of:",
    "more:": "up:",
    "less:": "down:",
}
_WINDOW = (
    r"\bwindow: *(?:\{|\n +)start: *([\d-]+)(?:, *|[^\S\n]*\n +)"
    r"(?:start_year: *year_before(?:, *|[^\S\n]*\n +))?end: *([\d-]+)(?: *\})?"
)
_DECIMALS = r"^points_decimals: *(?P<n>\d+)[^\S\n]*(?P<said>#.*\n|\n)"
_ROUNDING = r"^rounding:(?P<head> *\{|[^\S\n]*(?:#.*)?\n +)"
_PARTS = r"\bparts:(?=(?: *(?:#.*)?\n *| *)(?:\[ *\{|- *\{?) *id:)"
_END = r"((?:\{[^{}]*\}|[^\[\]{},#])+)"
_CHANCE = rf"\bchance_of_so_few: *{_SCALAR}(,|[^\S\n]*\n) *among: *{_SCALAR}"
FORMER: tuple[tuple[re.Pattern[str], Any], ...] = (
    (_POINTS, _straight_line),
    (re.compile(r"\bper: *(\[[^\]]*\])"), r"ratio: \1"),
    (re.compile(r"\bno_(criterion|group): *(\{(?:[^{}]|\{[^{}]*\})*\})"), r"none: [{any_\1: \2}]"),
    (
        re.compile(r"\bany_(criterion|group): *(\{(?:[^{}]|\{[^{}]*\})*\})"),
        lambda m: f"any: {{{_EACH[m[1]]}: {m[2]}}}",
    ),
    (re.compile(r"^([ -]*)any_(criterion|group):(.*)\n((?: +\S.*\n?)+)", re.MULTILINE), _any_of_each),
    (re.compile(rf"^ +(?:{_USUAL}) *\n|, *(?:{_USUAL})\b|(?<=\{{)(?:{_USUAL}), *", re.MULTILINE), ""),
    (re.compile(rf"(?<![\w$.])(?:{'|'.join(_RENAMED)})(?!\w)"), lambda match: _RENAMED[match[0]]),
    (re.compile(r", status: (?:illustrative|adopted)\b"), ""),
    (re.compile(r"^status: *(?:illustrative|adopted) *(?:(#.*\n)|\n)", re.MULTILINE), _comment_kept),
    (re.compile(r", answers: (?:points|pass_or_fail)\b"), ""),
    (re.compile(r"^answers: *(?:points|pass_or_fail) *(?:(#.*\n)|\n)", re.MULTILINE), _comment_kept),
    (re.compile(_WINDOW), r"within: [\1, \2]"),
    (re.compile(r"(?<![\w$.])window: *(?=\[)"), "within: "),
    (re.compile(rf"^([ -]+)between: *\[ *{_END}, *{_END}\] *$", re.MULTILINE), _two_lines),
    (re.compile(rf"\bbetween: *\[ *{_END}, *{_END}\]"), r"at_least: \1, at_most: \2"),
    (re.compile(r"\bbands_allowed: *(\[[^\]]*\])"), r"band: {one_of: \1}"),
    (re.compile(r"^( +)bands_allowed:(.*\n)(?=\1 +- )", re.MULTILINE), r"\1band:\2\1  one_of:\n"),
    (re.compile(r"(?<![\w$.])add:(?=\s*(?:\[|(?:#.*\n\s*)?- ))"), "sum:"),
    (re.compile(r"\{ *period_day: *([^\s,{}#]+) *\}"), r"\1"),
    (re.compile(r":[^\S\n]*\n +period_day: *([\d/-]+)"), r": \1"),
    (re.compile(rf"{_DECIMALS}(?P<between>(?:.*\n)*?){_ROUNDING}", re.MULTILINE), _decimals_first),
    (re.compile(rf"{_ROUNDING}(?P<between>.*\n(?:.*\n)*?){_DECIMALS}", re.MULTILINE), _decimals_last),
    (re.compile(r"\bpoints_decimals: *(\d+)"), r"rounding: {points: \1}"),
    (re.compile(_PARTS), "criteria:"),
    (re.compile(_CHANCE), r"chance_of_so_few: [\1, \3]"),
    (re.compile(r"(?<![\w.$-])beside: *([\w-]+)"), r"subject: \1"),
    (re.compile(r"^rounding: *\{by: *half_up\} *\n|(?<=rounding: \{)by: *half_up, *", re.MULTILINE), ""),
)
"""What is no longer written, and what is written instead."""


@lru_cache(maxsize=512)
def respelled(text: str) -> str:
    """Return a rule file in today's words; comments, order and all else stay."""
    for former, written in FORMER:
        text = former.sub(written, text)
    return text


class Spelling(NamedTuple):
    """What of a part of a file is in former words, how that is written today, and the fault that says so."""

    former: str
    today: str  # "" where it is written no more

    @property
    def code(self) -> str:
        return "R140" if self.today else "R141"


def spelling(keys: Mapping[Any, Any]) -> Spelling | None:
    """Return what of a part of a file is in former words; None if nothing."""
    text = str(dict(keys)).replace("'", "")
    found = ((match, written) for former, written in FORMER if (match := former.search(text)))
    for match, written in found:
        today = written(match) if callable(written) else match.expand(written)
        return Spelling(match[0].strip(", "), respelled(today).strip())
    return None
