"""What each finding claims of the facts it shows, asked of the oracle anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from engine.analysis.samples import Sample
from engine.analysis.subject import Finding, regimes
from engine.logic.cells import Cell, unknown
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.editions import edition, editions
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import is_points, points_asked
from engine.rulebook.model.rulebook import Gate, Rulebook, Rules
from engine.scoring.bands import band_at
from engine.scoring.oracle import scored
from engine.scoring.points import scored_criterion
from engine.scoring.points_as_facts import points_cell
from engine.scoring.results import Scored, ScoredCriterion


class Shown:
    """A finding, and the oracle's answers about its sample."""

    def __init__(self, rules: Rules, finding: Finding) -> None:
        self.rules = rules
        self.finding = finding
        assert finding.day is not None
        self.book: Rulebook = edition(rules.rulebooks[finding.rulebook], finding.day)
        self.params: Mapping[str, str] = finding.fault.params
        self.frame = frame_of(rules, finding)

    def points(self, sample: Sample, id_: str | None = None, book: Rulebook | None = None) -> ScoredCriterion:
        within = book or self.book
        return scored_criterion(
            within.criterion(id_ or self.params["id"]), within, lambda n: sample.get(n, unknown()), self.frame
        )

    def holds(self, condition: Condition | None) -> Kleene:
        return condition is None or holds(condition, self.fact, self.frame)

    def fact(self, name: str) -> Cell:
        if is_points(name):
            asked = points_asked(name, self.book).criteria
            return points_cell(name, self.book, {c.id: self.points(self.finding.sample, c.id) for c in asked})
        return self.finding.sample.get(name, unknown())

    def scored(self) -> Scored:
        """Score the sample; every fact a total rests on must be there."""
        return scored(self.book, self.finding.sample.__getitem__, self.frame)

    def gate(self, id_: str) -> Gate:
        return next(gate for gate in self.book.gates if gate.id == id_)

    def tests(self, id_: str) -> list[Condition | None]:
        points = self.book.criterion(id_).points
        assert isinstance(points, Lines)
        return [condition for _, condition in points.lines]


def frame_of(rules: Rules, finding: Finding) -> Frame:
    assert finding.day is not None
    every = editions(rules.rulebooks[finding.rulebook])
    found = [units for one in every for units in regimes(rules, one, rules.parameters)]
    return next(
        r.frame
        for units in found
        for r in units
        if r.day >= finding.day and finding.unit.items() <= r.unit.items()
    )


def line_taken_by_one_above(shown: Shown) -> None:
    """Both tests hold of these facts, and the points are those of a line above."""
    n, by = int(shown.params["n"]) - 1, int(shown.params["by"]) - 1
    tests = shown.tests(shown.params["id"])
    assert by < n
    assert shown.holds(tests[n]) is True
    assert shown.holds(tests[by]) is True
    first = next(i for i, test in enumerate(tests) if shown.holds(test) is True)
    assert first <= by
    assert n not in shown.points(shown.finding.sample).lines


def last_line_reached(shown: Shown) -> None:
    n = int(shown.params["n"]) - 1
    assert shown.holds(shown.tests(shown.params["id"])[n]) is True


def same_points(shown: Shown) -> None:
    found = shown.points(shown.finding.sample)
    assert found.low == found.high == Fraction(shown.params["points"])


def applies(shown: Shown) -> None:
    assert shown.holds(shown.book.criterion(shown.params["id"]).applies_when) is True


def against_applies(shown: Shown) -> None:
    """The line's test holds of these facts, and the criterion does not apply."""
    criterion = shown.book.criterion(shown.params["id"])
    assert shown.holds(shown.tests(criterion.id)[int(shown.params["n"]) - 1]) is True
    assert shown.holds(criterion.applies_when) is not True


def gate_holds(shown: Shown) -> None:
    assert shown.holds(shown.gate(shown.params["id"]).when) is True


def both_gates_hold(shown: Shown) -> None:
    gate_holds(shown)
    assert shown.holds(shown.gate(shown.params["by"]).when) is True


def no_common_band(shown: Shown) -> None:
    both_gates_hold(shown)
    one, other = (shown.gate(shown.params[key]) for key in ("id", "by"))
    assert not set(one.bands_allowed or ()) & set(other.bands_allowed or ())


def two_bands_set(shown: Shown) -> None:
    both_gates_hold(shown)
    assert shown.gate(shown.params["id"]).band != shown.gate(shown.params["by"]).band


def gate_changes_nothing(shown: Shown) -> None:
    gate_holds(shown)
    assert shown.scored().band == band_without(shown)


def gate_lifts(shown: Shown) -> None:
    gate_holds(shown)
    assert shown.scored().band == shown.params["band"]
    assert band_without(shown) == shown.params["without"]


def band_without(shown: Shown) -> str:
    """Return the band the same facts would have without the gate."""
    found = shown.scored()
    gates = {name: bool(answer) for name, answer in found.gates.items()} | {shown.params["id"]: False}
    return band_at(shown.book, found.low, gates, {name: bool(answer) for name, answer in found.tests.items()})


def most_points(shown: Shown) -> None:
    found = shown.scored()
    assert found.low == found.high
    assert float(found.low) == float(shown.params["most"])


def band_not_got(shown: Shown) -> None:
    most_points(shown)
    assert shown.scored().band != shown.params["id"]


def band_test_holds(shown: Shown) -> None:
    assert shown.holds(shown.book.band(shown.params["id"]).when) is True


def gap(shown: Shown) -> None:
    """The score reaches no band whose own test holds, and the band named is given all the same."""
    found = shown.scored()
    assert float(found.low) == float(shown.params["score"])
    open_ = [b for b in shown.book.bands if b.from_ is not None and found.tests.get(b.id, True)]
    assert all(b.from_ is not None and b.from_ > found.low for b in open_)
    assert found.band == shown.params["id"]


def differ_in(shown: Shown, fact: str) -> tuple[Sample, Sample]:
    """Return the two cases; they differ in the fact alone, and the second has more of it."""
    less, more = shown.finding.sample, shown.finding.pair
    assert {name for name in less if less[name] != more[name]} == {fact}
    assert not less[fact].known or not more[fact].known or less[fact].value < more[fact].value  # type: ignore[operator]
    return less, more


def promise_broken(shown: Shown) -> None:
    less, more = (shown.points(sample).low for sample in differ_in(shown, shown.params["fact"]))
    assert more < less if shown.params["way"] == "up" else more > less


def points_move(shown: Shown) -> None:
    less, more = (shown.points(sample).low for sample in differ_in(shown, shown.params["fact"]))
    assert (more < less) if shown.params["way"].startswith("down") else (more > less)


def pulled_apart(shown: Shown) -> None:
    less, more = differ_in(shown, shown.params["fact"])
    other = shown.rules.rulebooks[shown.params.get("book", shown.book.name)]
    own = shown.points(more).low - shown.points(less).low
    theirs = (
        shown.points(more, shown.params["by"], other).low - shown.points(less, shown.params["by"], other).low
    )
    assert own * theirs < 0


def silence_pays(shown: Shown) -> None:
    """What left the total costs nothing: it is worth all that was to be had."""
    most = shown.book.criterion(shown.params["id"]).counted
    found = [shown.points(sample) for sample in (shown.finding.sample, shown.finding.pair)]
    quiet, loud = (most if one.absent else one.low for one in found)
    assert quiet > loud
    assert (float(quiet), float(loud)) == (float(shown.params["more"]), float(shown.params["less"]))


def hiding_passes(shown: Shown) -> None:
    """The return that hides passes a band's test, or escapes a gate or sign; the full one does not."""
    book, id_ = shown.book, shown.params["id"]
    test = next(thing.when for thing in (*book.gates, *book.bands, *book.signs) if thing.id == id_)
    answers = [
        holds(test, sample.__getitem__, shown.frame) is True
        for sample in (shown.finding.sample, shown.finding.pair)
        if test is not None
    ]
    assert answers == ([True, False] if shown.params["kind"] == "band" else [False, True])


def looking_marks(shown: Shown) -> None:
    few, many = (shown.points(sample).low for sample in (shown.finding.sample, shown.finding.pair))
    assert few < many


def sign_stands(shown: Shown) -> None:
    assert shown.holds(next(s for s in shown.book.signs if s.id == shown.params["id"]).when) is True


SHOWN: Mapping[str, Callable[[Shown], None]] = {
    "P102": line_taken_by_one_above,
    "P103": last_line_reached,
    "P104": same_points,
    "P106": applies,
    "P107": against_applies,
    "P202": gate_holds,
    "P203": both_gates_hold,
    "P204": gate_changes_nothing,
    "P205": gate_lifts,
    "P206": no_common_band,
    "P207": two_bands_set,
    "P301": band_not_got,
    "P303": band_test_holds,
    "P304": gap,
    "P401": most_points,
    "P501": promise_broken,
    "P504": points_move,
    "P502": pulled_apart,
    "P601": silence_pays,
    "P602": silence_pays,
    "P211": hiding_passes,
    "P603": hiding_passes,
    "P604": hiding_passes,
    "P607": looking_marks,
    "P702": sign_stands,
    "P803": pulled_apart,
}
"""A finding that is shown by facts, and what the oracle must say of them."""

NEVER = frozenset({"P101", "P105", "P201", "P302", "P701"})
"""Findings that something can't hold: no facts show it, and any facts would refute it."""

OF_WORDS = frozenset(
    {
        "P108",
        "P109",
        "P110",
        "P305",
        "P306",
        "P402",
        "P403",
        "P503",
        "P605",
        "P606",
        "P804",
        "P805",
        "P806",
        "P801",
        "P212",
        "P820",
        "P802",
        "P901",
        "P608",
        "P609",
        "P807",
        "P808",
        "P809",
        "P902",
        "P810",
        "P208",
        "P209",
        "P812",
        "P813",
        "P814",
        "P815",
        "P816",
        "P817",
        "P818",
        "P819",
    }
)
"""Findings that the text of the rules shows by itself."""
