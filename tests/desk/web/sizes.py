"""Large pages beside an empty one: `python -m tests.desk.web.sizes [--rounds 15]`; prints the table of
benchmarks/README.md.

The example's leads and communes are multiplied in memory to 500 leads, one lead of 40 parties, 3,321
communes; what is timed is the whole answer of a server that has read its year: guard, session, presenter,
template. Ratios are to `/phim/`, which reads nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from benchmarks.machine import described
from tests.desk.web.scene import scene
from tests.desk.years import with_rows

EMPTY = "/phim/"
LEADS, PARTIES, COMMUNES = 500, 40, 3_321
BARS = {"page of 500 leads": 3.0, "lead of 40 parties": 3.0, "ranking of 3,321 communes": 5.0}


@dataclass(frozen=True, slots=True)
class Timed:
    page: str
    ms: float
    ratio: float
    kb: float

    @property
    def met(self) -> bool:
        return self.ratio <= BARS.get(self.page, float("inf"))


def many_leads(queue: Any) -> Any:
    """Return a queue of so many leads, those of the example over and over under ids of their own."""
    found = queue.leads
    return replace(queue, leads=tuple(replace(found[n % len(found)], id=f"MM-{n:08x}") for n in range(LEADS)))


def large_lead(queue: Any) -> Any:
    """Return a queue whose first lead has so many parties: its own, each with what is recorded of it, over
    and over."""
    first = queue.leads[0]
    lead = first.lead
    times = -(-PARTIES // len(lead.parties))
    named = [
        {id_: f"{id_}{'' if n == 0 else n}" for id_ in (*lead.parties, *lead.venues, *lead.cases)}
        for n in range(times)
    ]
    grown = replace(
        lead,
        parties=tuple(ids[p] for ids in named for p in lead.parties)[:PARTIES],
        venues=tuple(ids[v] for ids in named for v in lead.venues),
        cases=tuple(ids[c] for ids in named for c in lead.cases),
        trades={ids[k]: v for ids in named for k, v in lead.trades.items() if k in ids},
        units={ids[k]: v for ids in named for k, v in lead.units.items() if k in ids},
        evidence=tuple(e for _ in named for e in lead.evidence),
        timeline=tuple(m for _ in named for m in lead.timeline),
        links=tuple(link for _ in named for link in lead.links),
    )
    return replace(queue, leads=(replace(first, lead=grown), *queue.leads[1:]))


def many_communes(rows: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(
        replace(rows[n % len(rows)], subject=str(40_001 + n), unit=str(40_001 + n)) for n in range(COMMUNES)
    )


@contextmanager
def at_the_desk() -> Iterator[Any]:
    """Yield a browser without a screen over the example, and one signed in for each of its people."""
    with scene() as (workspace, _):
        from desk.web.serving import prepared

        prepared(workspace, demo=True)
        from django.test import Client

        from desk.web.accounts.models import Account

        def signed_in(username: str) -> Any:
            browser = Client(SERVER_NAME="localhost")
            backend = "desk.web.accounts.record.RecordedAccounts"
            browser.force_login(Account.objects.get(username=username), backend=backend)
            return browser

        yield signed_in


def timed(signed_in: Any, rounds: int) -> Iterator[Timed]:
    from desk.web import shelf
    from desk.web.leads import reading, views

    year = shelf.year_of(2020)
    assert year is not None
    queue, rows = reading.queue_today(year), many_communes(year.rows)
    officer, investigator = signed_in("danh-gia"), signed_in("xac-minh")
    leads, lead = many_leads(queue), large_lead(queue)
    empty, _ = _median(officer, EMPTY, rounds)
    yield Timed("empty page", empty, 1.0, 0.0)
    with patch.object(views, "queue_today", lambda year: leads):
        yield _against(empty, "page of 500 leads", *_median(investigator, "/manh-moi/2020/", rounds))
    with patch.object(views, "queue_today", lambda year: lead):
        yield _against(empty, "lead of 40 parties", *_median(investigator, "/manh-moi/2020/1/", rounds))
    with patch.object(shelf, "_year", lambda folder: with_rows(year, rows)):
        yield _against(empty, "ranking of 3,321 communes", *_median(officer, "/ket-qua/2020/", rounds))


def _against(empty: float, page: str, ms: float, kb: float) -> Timed:
    return Timed(page, ms, ms / empty, kb)


def _median(browser: Any, url: str, rounds: int) -> tuple[float, float]:
    """Return the median of processor milliseconds of a page, once warm, and its kilobytes."""
    size = len(browser.get(url).content)
    times = []
    for _ in range(rounds):
        began = time.process_time()
        assert browser.get(url).status_code == 200
        times.append(time.process_time() - began)
    return statistics.median(times) * 1000, size / 1024


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=15)
    rounds = asked.parse_args().rounds
    with at_the_desk() as signed_in:
        found = tuple(timed(signed_in, rounds))
    sys.stdout.write(f"{described('django')}; median of {rounds}, processor time\n\n")
    sys.stdout.write(
        "| page | ms | times the empty page's | bar | KB | |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    for one in found:
        bar = BARS.get(one.page)
        told = f"≤ {bar:g}" if bar else ""
        sys.stdout.write(
            f"| {one.page} | {one.ms:.0f} | {one.ratio:.1f} | {told} | {one.kb:.0f} |"
            f" {'' if bar is None else 'met' if one.met else '**missed**'} |\n"
        )
    return 0 if all(one.met for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
