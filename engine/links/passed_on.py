"""Workers passed on between two sides without a contract, against what the flows of their venues give."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine.links.book import Book
from engine.links.market import NOWHERE
from engine.links.rounds import Detour, rounds_of
from engine.links.statement_index import grouped
from engine.links.statements import WorkerMove
from engine.links.units import Seen, SharedThing, band_of
from engine.links.weights import decay, reliability
from engine.rulebook.kinds.links import LinkRules

Pair = tuple[str, str]
UNTOLD = 0.1  # workers a venue hires about a month that no return tells of
MONTHS_ABOUT = 1  # arrivals of the month before and after are the market of a month too


def blanks_counted(book: Book) -> tuple[WorkerMove, ...]:
    """Return the moves as they would be if every contract left blank were none."""
    return tuple(replace(m, contract=False) if m.contract is None else m for m in book.moves)


def passed_on(
    book: Book, rules: LinkRules, moves: Sequence[WorkerMove] | None = None
) -> Iterator[tuple[Pair, Seen]]:
    """Yield, for two venues of different sides, the workers who went between them without a contract.

    A contract is a reason to change jobs, so a move with one counts for nothing; nor, unless other `moves`
    are given, does one that is not told. In a round who came by way of the third venue is counted too,
    against a market that had two ways to bring them.
    """
    counted = book.moves if moves is None else moves
    between = grouped((m.venues, m) for m in counted if m.contract is False)
    rounds = rounds_of(book, counted)
    flows = _Flows(book, counted)
    for (a, b), straight in sorted(between.items()):
        ways = rounds.get((a, b), ())
        all_moves = [*straight, *(m for way in ways for m in way)]
        sides = sorted((str(book.side(a)), str(book.side(b))))
        if sides[0] != sides[1] and "None" not in sides:
            trust = reliability({s for m in all_moves for s in m.sources}, rules)
            fresh = decay("rotation", max(m.day for m in all_moves), book.said.day, rules)
            # Only the band of their number may be known; who goes to and fro is one worker.
            many = len({m.chain for m in all_moves})
            rows = tuple(sorted({row for m in all_moves for row in m.rows}))
            registry, workers = (
                frozenset({"registry"}),
                (band_of(many)[0], flows.expected(a, b, ways), many == 1),
            )
            thing, weight = SharedThing("rotation", f"{a}|{b}"), trust * fresh
            seen = Seen("rotation", thing, weight, 1.0, 2, (a, b), rows, registry, *workers)
            yield (sides[0], sides[1]), seen


class _Flows:
    """How many of a venue's leavers a market alone would bring to another: its share of who is hired.

    The market of a move is the month it ends in (one before, one after), the trade of where it ends, and the
    commune of where it began; between neighbours in one trade that trade in that commune alone. What leaves a
    venue and what a venue takes on are both kept as they are.
    """

    def __init__(self, book: Book, moves: Iterable[WorkerMove]) -> None:
        self.places, market = book.totals.places, book.totals.market
        self.hired, self.market, self.venues = market.hired, market.begun, market.venues
        self.leavers = grouped((m.left, m) for m in moves if m.contract is False)

    def expected(self, a: str, b: str, around: Sequence[Detour]) -> float:
        """Return how many workers the market alone would move between two, either way; each once.

        In a round, who left for elsewhere may come to the other by the next move, and has that chance too.
        """
        asked = [m for v in (a, b) for m in self.leavers[v] if {m.left, m.came} == {a, b}]
        straight: dict[int, float] = defaultdict(float)
        later: dict[int, float] = defaultdict(float)
        for left, came in ((a, b), (b, a)):
            for m in self.leavers[left]:
                straight[m.chain] = max(straight[m.chain], self._share(left, came, m, asked))
                for on in self._next(m, came) if around else ():
                    later[m.chain] = max(later[m.chain], self._share(m.came, came, on, asked))
        return sum(value + later[chain] for chain, value in sorted(straight.items()))

    def _next(self, move: WorkerMove, came: str) -> Iterator[WorkerMove]:
        """Yield what a worker who went elsewhere did then, wherever it led."""
        if move.came != came:
            yield from (m for m in self.leavers[move.came] if m.chain == move.chain and m.day >= move.day)

    def _share(self, left: str, came: str, move: WorkerMove, asked: list[WorkerMove]) -> float:
        trade, commune = self.places.get(came, NOWHERE)[0], self.places.get(left, NOWHERE)[1]
        months = _about(f"{move.day:%Y-%m}")
        # what is asked about is no market
        own = sum(m.came == came and f"{m.day:%Y-%m}" in months for m in asked)
        hired, begun, venues = self.hired.get, self.market.get, self.venues.get
        here = max(0, sum(hired((came, m), 0) for m in months) - own)
        near = trade is not None and self.places.get(left) == (trade, commune) == self.places.get(came)
        wide = ((trade, None), 1), ((None, commune), 1), ((trade, commune), -1)
        where = (((trade, commune), 1),) if near else wide
        market = sum(n * begun((*w, m), 0) for w, n in where for m in months)
        market -= sum(hired((left, m), 0) for m in months)
        several = sum(n * venues(w, 0) for w, n in where)
        return (here + UNTOLD) / (max(market - own, here) + UNTOLD * max(1, several))


def _about(month: str) -> list[str]:
    year, number = map(int, month.split("-"))
    at = year * 12 + number - 1
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(at - MONTHS_ABOUT, at + MONTHS_ABOUT + 1)]
