"""Twenty-four real networks whose groups are known: does a ranking find the hidden members of a group, a
third of whom are known.

`python -m benchmarks.real_networks` says how the two numbers of the walk were chosen, on one half of the
first eight only.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from benchmarks import link_sets
from benchmarks.measures import average_precision, ranked
from benchmarks.plain_network import Network, network_from
from benchmarks.ranking import HERE, Ranker
from engine.links.weights import specificity
from engine.rulebook.kinds.links import LinkRules, Rank

# Of the sets by events and of those by ties, in the order of their names, the first and third are to choose
# on; Noordin, on which the ranking before this one was chosen, is one of them.
CHOSEN_ON = ("italian gangs", "montreal gangs", "noordin", "suspects")
HELD_OUT = ("ira brigades", "kidnappers", "london gang", "mafia")
# Every other set of that collection that says who was at which event, or which group its people were of.
# These fifteen chose `alike`, each left out in turn; the last were looked at once, after:
# docs/decisions/leads-ranking.md.
SINCE_USED = ("17 november", "kenya tanzania", "revere", "rhodes", "steroids", "suffragettes", "swingers")
FRESH = (
    "ceos",
    "directors",
    "hijackers",
    "high tech",
    "karate",
    "law firm",
    "monks",
    "networkers",
    "southern women",
)
DRAWS = range(100)
LEAST = 3  # members of a group
ALPHAS, UNCONFIRMED = (0.3, 0.5, 0.6, 0.7, 0.85), (0.1, 0.2, 0.5, 1.0)
Figures = Mapping[str, Mapping[str, float]]  # method → set → mean average precision


@dataclass(frozen=True, slots=True)
class Task:
    """A network, who is in it, and the groups whose members are to be found in it."""

    network: Network
    people: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]


def tasks_of(name: str, rules: LinkRules) -> Iterator[Task]:
    """Yield each question of a set. An event whose people are looked for is left out of what is known."""
    if name == "noordin":
        kinds, groups = link_sets.noordin()
        ties = [(a, b, kind) for (a, b), several in kinds.items() for kind in sorted(several)]
        yield _of_ties(ties, groups, rules)
    elif name in link_sets.BY_EVENTS:
        yield from _by_events(link_sets.meetings()[name], rules)
    else:
        yield _of_ties(link_sets.ties()[name], link_sets.groups()[name], rules)


def _of_ties(
    ties: Sequence[tuple[str, str, str]], groups: Iterable[tuple[str, ...]], rules: LinkRules
) -> Task:
    """Every reported tie is as sure as another: how often it was reported is not asked."""
    trust = rules.reliability["verified_tip"].weight
    groups = tuple(g for g in groups if len(g) >= LEAST)
    people = sorted({x for a, b, *_ in ties for x in (a, b)} | {x for g in groups for x in g})
    edges = sorted((a, b, kind, trust) for a, b, kind in ties)
    return Task(network_from(dict.fromkeys(people, "party"), edges), tuple(people), groups)


def _by_events(attended: Mapping[str, tuple[str, ...]], rules: LinkRules) -> Iterator[Task]:
    trust = rules.reliability["registry"].weight
    for event in sorted(attended):
        others = {e: who for e, who in attended.items() if e != event}
        people = tuple(sorted({x for who in others.values() for x in who}))
        group = tuple(
            x for x in attended[event] if x in set(people)
        )  # of who is in no other, nothing is known
        if len(group) >= LEAST:
            edges = [
                (x, f"address:{e}", "address", trust * specificity(len(who), len(people)))
                for e, who in sorted(others.items())
                for x in who
            ]
            yield Task(network_from(dict.fromkeys(people, "party"), edges), people, (group,))


def precision(name: str, rules: LinkRules, rank: Rank) -> Mapping[str, float]:
    """Return the mean average precision of each way over the groups of a set, each drawn some times."""
    groups: dict[str, list[float]] = defaultdict(list)
    for number, task in enumerate(tasks_of(name, rules)):
        ranker = Ranker(task.network, task.people, rank)
        for group in task.groups:
            draws: dict[str, list[float]] = defaultdict(list)
            for draw in DRAWS:
                seeds = random.Random(f"{name} {number} {group[0]} {draw}").sample(
                    group, max(1, len(group) // 3)
                )
                for method, scores in ranker.rankings(seeds).items():
                    order = ranked(scores, task.people, set(seeds))
                    draws[method].append(average_precision(order, set(group) - set(seeds)))
            for method, values in draws.items():
                groups[method].append(mean(values))
    return {method: mean(values) for method, values in groups.items()}


def figures(names: Sequence[str], rules: LinkRules) -> Figures:
    """Return every way's mean average precision on some sets, with the program's own parameters."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name in names:
        for method, value in precision(name, rules, rules.seeds.rank).items():
            found[method][name] = value
    return found


def rows(rules: LinkRules) -> Iterator[tuple[str, str, str, float]]:
    """Yield the table: each set, and the means of both halves, of those used since and of the fresh ones."""
    for names, half in (
        (CHOSEN_ON, "chosen on"),
        (HELD_OUT, "held out"),
        (SINCE_USED, "used since"),
        (FRESH, "fresh"),
    ):
        found = figures(names, rules)
        for method, by_set in found.items():
            for name in names:
                yield f"{name} ({half})", "average precision", method, by_set[name]
            yield f"real networks, {half}", "mean average precision", method, mean(by_set.values())


def left_out(
    by_choice: Mapping[tuple[float, float], Mapping[str, float]],
) -> Iterator[tuple[str, tuple[float, float], float]]:
    """Yield, for each set, the choice the others make, and what it gives on the set they did not see."""
    for name in CHOSEN_ON:
        others = [n for n in CHOSEN_ON if n != name]
        best = max(by_choice, key=lambda c: (mean(by_choice[c][n] for n in others), c))
        yield name, best, by_choice[best][name]


def choosing(rules: LinkRules, say: Callable[[str], None]) -> None:
    """Try the numbers of the walk on the half to choose on, and say what each set would have got from the
    choice of the others."""
    tried = {
        (alpha, unconfirmed): {
            name: precision(
                name, rules, Rank(alpha=alpha, unconfirmed=unconfirmed, alike=rules.seeds.rank.alike)
            )[HERE]
            for name in CHOSEN_ON
        }
        for alpha in ALPHAS
        for unconfirmed in UNCONFIRMED
    }
    for (alpha, unconfirmed), found in sorted(tried.items(), key=lambda c: -mean(c[1].values())):
        say(
            f"alpha {alpha}, unconfirmed {unconfirmed}: {mean(found.values()):.3f}  "
            + ", ".join(f"{n} {v:.3f}" for n, v in found.items())
        )
    for name, (alpha, unconfirmed), value in left_out(tried):
        say(f"{name}, chosen on the three others (alpha {alpha}, unconfirmed {unconfirmed}): {value:.3f}")


if __name__ == "__main__":
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.rule_files import SHIPPED

    shipped = rules_in(SHIPPED).links
    assert shipped is not None
    choosing(shipped, print)
