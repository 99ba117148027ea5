"""What scenarios hit of the rules: each place, with the first scenario that hits it each way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from engine.rulebook.kinds.in_force import ALWAYS
from engine.rulebook.model.editions import editions, parts_of_rulebook
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.trials.item_probes import ItemProbes, record_probes
from engine.trials.probes import FALSE, TRUE, Probe, Sight

THRESHOLDS = ("threshold", "window")


@dataclass(frozen=True, slots=True)
class Covered:
    """One place: by answer, the scenario that hits it; an answer none hits is not in it."""

    probe: Probe
    hit: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(answer for answer in self.probe.wanted if answer not in self.hit)


@dataclass(frozen=True, slots=True)
class AnswersHit:
    """How many answers are hit of those wanted."""

    hit: int
    wanted: int

    @property
    def hundredths(self) -> int:
        """The share in hundredths of a percent, never rounded up; there must be something to hit."""
        return self.hit * 10_000 // self.wanted


def probes_of(rules: Rules, book: Rulebook) -> list[Probe]:
    """Return each place of a rulebook that scenarios should hit once, each version of a part by itself."""
    versions: dict[Probe, dict[int, tuple[Rulebook, Probe]]] = {}
    for at, edition in enumerate(editions(book)):
        force = {part.id: part.in_force for part in parts_of_rulebook(edition)}
        for probe in (*ItemProbes(rules, edition).all(), *record_probes(rules, edition)):
            place = replace(probe, force=force.get(probe.item, ALWAYS))
            versions.setdefault(place, {}).setdefault(at, (edition, probe))
    return [replace(p, see=partial(_in_edition, tuple(of.values()))) for p, of in versions.items()]


def _in_edition(versions: tuple[tuple[Rulebook, Probe], ...], sight: Sight) -> Iterator[str]:
    """Look by what holds in the period a scenario is about."""
    for edition, probe in versions:
        if edition.is_in_force(sight.day):
            yield from probe.see(sight)


def coverage_of(probes: Iterable[Probe], sights: Iterable[tuple[str, Any]]) -> tuple[Covered, ...]:
    """Return what these scenarios hit, by title."""
    looked = list(sights)
    return tuple(Covered(probe, _hits(probe, looked)) for probe in probes)


def _hits(probe: Probe, sights: Iterable[tuple[str, Any]]) -> Mapping[str, str]:
    hits: dict[str, str] = {}
    for title, sight in sights:
        for answer in probe.seen(sight):
            hits.setdefault(answer, title)
    return hits


def figure_of(covered: Iterable[Covered], thresholds: bool) -> AnswersHit:
    """Count the answers at thresholds, or all others."""
    chosen = [c for c in covered if (c.probe.kind in THRESHOLDS) is thresholds]
    return AnswersHit(sum(len(c.hit) for c in chosen), sum(len(c.probe.wanted) for c in chosen))


@dataclass(frozen=True, slots=True)
class FollowedRule:
    """A follow-up rule: by answer, the scenario in which it follows, does not, or waits for figures.

    Whether a blank can leave a rule open at all is not proved, so only the first two are asked for.
    """

    id: str
    hit: Mapping[str, str]

    @property
    def tried(self) -> bool:
        return {TRUE, FALSE} <= set(self.hit)


def figure_of_rules(followed: Iterable[FollowedRule]) -> AnswersHit:
    """Count of every follow-up rule whether a scenario sees it follow, and one sees it not follow."""
    answers = [rule.hit.keys() & {TRUE, FALSE} for rule in followed]
    return AnswersHit(sum(map(len, answers)), 2 * len(answers))


def followed_of(rules: Rules, seen: Iterable[tuple[str, Mapping[str, str]]]) -> tuple[FollowedRule, ...]:
    """Return what scenarios saw of each follow-up rule; `seen` gives each scenario's answers by rule."""
    looked = list(seen)
    return tuple(FollowedRule(rule.id, _answers(rule.id, looked)) for rule in rules.follow_up)


def _answers(id_: str, seen: Iterable[tuple[str, Mapping[str, str]]]) -> Mapping[str, str]:
    titles: dict[str, str] = {}
    for title, answers in seen:
        if id_ in answers:
            titles.setdefault(answers[id_], title)
    return titles
