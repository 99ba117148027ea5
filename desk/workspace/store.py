"""Doors from a workspace to its archive and vault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from desk.workspace.decisions import LoggedDecision, decisions_of, digests_told, refuse_while_erasing
from desk.workspace.folder import Workspace
from desk.workspace.handed_over import handed_over
from desk.workspace.kept_values import KeptValues, value_in
from desk.workspace.logs import faults_told, heads_of, key_ready, seals_of
from engine.rulebook.compile.rule_uses import decimals_of_decision
from engine.rulebook.model.declared import NUMBERS, POINTS
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.archive.receiving import ReceiptCorrection, Words, receipt_from_content
from facts.archive.store import Store
from facts.context import Context, ScoredRulebook
from facts.forms.catalogue import NOTICE
from facts.lazy import LazyMapping
from facts.periods import Calendar
from facts.standing import Standing

if TYPE_CHECKING:  # who asks what stands derives nothing
    from facts.archive.counting import FileCount
    from facts.archive.ledger import FiledProblem
    from facts.archive.table_cache import Standings
    from facts.vault.vault import Vault

RECEIVED = "received"


def received_words(workspace: Workspace) -> Words:
    """Return what the receiver said of returns that were there, by import: the last word on each."""
    returns: dict[str, Any] = {}
    for record in decisions_of(workspace).records():
        if record.kind == RECEIVED:
            returns |= record.content["returns"]
    return words_from_content(returns)


def words_from_content(content: Mapping[str, Any]) -> Words:
    return {hash_: receipt_from_content(receipt) for hash_, receipt in content.items()}


def words_content(words: Words, returns: Iterable[str]) -> dict[str, Any]:
    """Return the words on some returns, for a record or a run."""
    return {hash_: words[hash_].content() for hash_ in sorted(set(returns) & set(words))}


def recorded_words(
    workspace: Workspace, heard: Iterable[ReceiptCorrection], by: str, today: date
) -> LoggedDecision | None:
    """Put the receiver's words on record, with the files they are about; None where there are none."""
    by_hash = {word.hash: word for word in heard}
    if not by_hash:
        return None
    words = words_content({hash_: word.word for hash_, word in by_hash.items()}, by_hash)
    content = {"returns": words, "files": {hash_: by_hash[hash_].file for hash_ in sorted(by_hash)}}
    return decisions_of(workspace).add(RECEIVED, today.isoformat(), by, content)


MOST = 8  # lists of problems kept, the latest


@dataclass(frozen=True, slots=True)
class Stored:
    """What a run rests on: the standing records, where they came from, and how many rows are set aside."""

    standing: Standing
    files: Sequence[FileCount]  # in order of returns
    as_of: date | None
    told: Callable[[], tuple[FiledProblem, ...]]
    earlier: Mapping[str, Standing] = field(default_factory=dict)  # year → what its own returns told
    first: Callable[[], Standing] | None = (
        None  # what was told first, read when asked for; None: as it stands
    )

    @property
    def hashes(self) -> tuple[str, ...]:
        from facts.archive.table_cache import hashes_of

        return hashes_of(self.files)

    @property
    def problems(self) -> tuple[FiledProblem, ...]:
        """What a person must look at in the returns, in their order."""
        return self.told()

    def brought(self) -> Stored:
        """Return the records read, so that they can be sent elsewhere; what is wrong with rows stays here."""
        first = None if self.first is None else _Brought(self.first())
        return replace(self, told=_stays_here, earlier=dict(self.earlier), first=first)

    def set_aside_in(self, calendar: Calendar, year: int) -> int:
        """Return how many rows are set aside in a year's returns, but those replaced later."""
        last: dict[tuple[object, ...], int] = {}
        for file in self.files:
            if not _in_year(calendar, file.period, year):
                continue
            for form in file.forms:
                returned = form.state is not None
                place = (file.sender, file.period) if returned else (file.hash,)
                last[*place, form.form] = form.tally.set_aside
        return sum(last.values())

    def returns_in(self, calendar: Calendar, year: int) -> int:
        return sum(_in_year(calendar, file.period, year) for file in self.files)


@dataclass(frozen=True, slots=True)
class _Brought:
    """What was told first, read."""

    standing: Standing

    def __call__(self) -> Standing:
        return self.standing


def _stays_here() -> tuple[FiledProblem, ...]:
    raise LookupError("what is wrong with rows is read from the archive")


def _in_year(calendar: Calendar, code: str, year: int) -> bool:
    period = calendar.period(code)
    return period is not None and period.year == year


def context_of(rules: Rules) -> Context:
    """Return what the archive must know of the rules."""
    books = [b for b in rules.rulebooks.values() if rules.indicator_sets[b.subject].subject == "unit"]
    declared = {
        f.item: f.office for declaration in rules.declarations.values() for f in declaration.facts.values()
    }
    numbers = [
        f
        for declaration in rules.declarations.values()
        for f in declaration.facts.values()
        if f.asks in NUMBERS
    ]
    decimals = {f.item: decimals_of_decision(rules, f.name) if f.asks == POINTS else 0 for f in numbers}
    return Context(
        rules.calendar,
        rules.units,
        tuple(map(_scored, books)),
        rules.offices,
        declared,
        decimals,
        catalogue=rules.catalogue,
    )


def _scored(book: Rulebook) -> ScoredRulebook:
    """Return what the archive must know of a rulebook; the largest maximum of editions counts."""
    maxima: dict[str, Decimal] = {}
    for criterion in book.criteria:
        most = Decimal(criterion.maximum.numerator) / Decimal(criterion.maximum.denominator)
        maxima[criterion.id] = max(most, maxima.get(criterion.id, most))
    return ScoredRulebook(
        book.name, book.title["vi"], book.in_force_from, book.in_force_until, book.role == RECOGNITION, maxima
    )


def stored(
    workspace: Workspace,
    rules: Rules,
    as_of: date | None = None,
    only: Set[str] | None = None,
    handed: Mapping[str, str] | None = None,
    store: Store | None = None,
) -> Stored:
    """Read the archive as it stood by a day (None: all of it).

    `handed` returns are of the units that took them over (None: as today).
    """
    from facts.archive.table_cache import read_standing  # who asks what returns there are reads none of them
    from facts.record_tables import last_received

    refuse_while_erasing(workspace)
    with faults_told():
        context = context_today(workspace, rules, handed)
        standings = read_standing(store or archive_of(workspace), workspace.standing, as_of, context, only)
    problems = cache(partial(_problems_kept, workspace, standings))
    return Stored(standings.standing, standings.files, as_of or last_received(standings.standing), problems)


def _problems_kept(workspace: Workspace, standings: Standings) -> tuple[FiledProblem, ...]:
    """Return the problems of returns as kept beside the archive, else as read from it; then they are kept."""
    seals = seals_of(workspace)
    if seals is None:
        return standings.ledger().problems
    values = KeptValues(workspace.kept / "problems", "problems", seals, MOST)
    content = values.content(standings.key)
    problems: tuple[FiledProblem, ...] | None = None if content is None else value_in(content, ("facts.",))
    if problems is None:
        problems = standings.ledger().problems
        values.keep(standings.key, problems)
    return problems


def context_today(workspace: Workspace, rules: Rules, handed: Mapping[str, str] | None) -> Context:
    """Return what a return is read against; `handed`: who took returns over (None: as today)."""
    return replace(context_of(rules), handed=handed_over(workspace) if handed is None else handed)


def archive_of(workspace: Workspace, words: Words | None = None) -> Store:
    """Return the archive, held to seals and decisions; the receiver's `words` (None: as today)."""
    heads = heads_of(workspace)
    heard = received_words(workspace) if words is None else words
    return Store(workspace.archive, heads.seals if heads else None, digests_told(workspace), heard)


def stored_years(
    workspace: Workspace,
    rules: Rules,
    own: Set[str],
    earlier: Mapping[str, Set[str]],
    as_of: date | None = None,
    handed: Mapping[str, str] | None = None,
    store: Store | None = None,
) -> Stored:
    """Read what counts for a period, what each earlier year's own returns told, and what was told first."""
    store = store or archive_of(workspace)
    archive = stored(workspace, rules, as_of, own, handed, store)
    years = earlier_years(workspace, rules, earlier, as_of, handed, store)
    first = None
    if archive.standing.events.get(NOTICE.name):
        context = context_today(workspace, rules, handed)
        from facts.archive.table_cache import read_first_told

        first = cache(lambda: read_first_told(store, workspace.standing, as_of, context, own))
    return replace(archive, earlier=years, first=first)


def earlier_years(
    workspace: Workspace,
    rules: Rules,
    earlier: Mapping[str, Set[str]],
    as_of: date | None = None,
    handed: Mapping[str, str] | None = None,
    store: Store | None = None,
) -> Mapping[str, Standing]:
    """Return what each earlier year's own returns told, given the imports each is read from."""
    return LazyMapping(
        earlier, lambda year: stored(workspace, rules, as_of, earlier[year], handed, store).standing
    )


def vault_of(workspace: Workspace) -> Vault:
    """Open the vault, held to what the decisions say of it."""
    from facts.vault.vault import open_vault

    key_ready(workspace)
    with faults_told():
        return open_vault(workspace.vault, workspace.key, digests_told(workspace), workspace.id)
