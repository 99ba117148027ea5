"""Targets assigned from above: a sentence a paper that assigns, and a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from desk.base.paper.blocks import said, table
from desk.base.paper.content import Block
from desk.office.papers.paper import counted, lowered
from desk.words.target_words import TargetWords
from engine.evaluation.targets import BandOutcome, CountOutcome, Outcome
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period

HEADERS = ("Chỉ tiêu", "Được giao", "Thực hiện", "Đánh giá")


def targets_told(rules: Rules, period: Period, outcomes: Sequence[Outcome]) -> list[Block]:
    """Return a sentence and a table for each paper; where nothing was assigned, say so."""
    if not outcomes:
        return [said(f"- Chỉ tiêu cấp trên giao năm {period.year}: chưa ghi nhận văn bản giao chỉ tiêu nào.")]
    words = TargetWords(rules, period)
    found: list[Block] = []
    for mine in _by_paper(outcomes):
        rows = [words.row(one)[: len(HEADERS)] for one in mine]
        found += [said(_sentence(words, mine)), table(HEADERS, (36, 22, 24, 18), rows, (1, 2, 3))]
    return found


def target_sentences(words: TargetWords, outcomes: Iterable[Outcome]) -> list[str]:
    """Return a sentence a paper that assigns: its figures, and how many units reached their band."""
    return [_sentence(words, mine) for mine in _by_paper(outcomes)]


def _by_paper(outcomes: Iterable[Outcome]) -> list[tuple[Outcome, ...]]:
    return [tuple(mine) for _, mine in groupby(outcomes, lambda one: one.paper)]


def _sentence(words: TargetWords, mine: Sequence[Outcome]) -> str:
    return f"- Chỉ tiêu giao tại {words.paper(mine[0].paper)}: {'; '.join(_parts(words, mine))}."


def _parts(words: TargetWords, outcomes: Sequence[Outcome]) -> list[str]:
    done = "thực hiện" if words.period.kind in words.rules.scored else "đến nay"
    found = [
        f"{lowered(words.title(one))}: giao {words.wanted(one)}, {done} {words.reached(one)},"
        f" {words.verdict(one)}"
        for one in outcomes
        if isinstance(one, CountOutcome)
    ]
    bands = [one for one in outcomes if isinstance(one, BandOutcome)]
    if bands:
        met, missed = (sum(one.met is answer for one in bands) for answer in (True, False))
        open_ = len(bands) - met - missed
        found.append(
            f"hạng giao cho {counted(len(bands))} đơn vị: {counted(met)} đạt, {counted(missed)} chưa đạt"
            + (f", {counted(open_)} chưa kết luận được" if open_ else "")
        )
    return found
