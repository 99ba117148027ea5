"""What a run was made from, read again: its rules, its records, and the evaluation it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from desk.base.faults import STORE, Stop, WrongUse, meant
from desk.base.language import LazyText
from desk.base.options import one_of
from desk.runs.run import ANNOUNCED, APPRAISALS, Run, rules_of, scored_period
from desk.words.place_words import ORDER
from desk.workspace.announcements import bands_from_text
from desk.workspace.folder import Workspace, opened
from desk.workspace.locking import counting_returns
from desk.workspace.store import (
    Stored,
    archive_of,
    received_words,
    stored_years,
    words_content,
    words_from_content,
)
from engine.follow_up.conclusions import Conclusion
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.rulebook.model.follow_up import ActionThen
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.names import nearest
from facts.archive.store import Store
from facts.periods import Period
from facts.spelling import caseless, folded
from facts.standing import Standing

if TYPE_CHECKING:
    from desk.workspace.appraisals import Confirmed
    from engine.evaluation.years import Evaluation


def evaluation_of(run: Run, rules: Rules, archive: Stored) -> Evaluation:
    """Return the evaluation a run was, from its inputs, with the announcements that stood then."""
    from desk.workspace.standing_today import evaluated

    path = run.folder / ANNOUNCED
    bands = bands_from_text(path.read_text("utf-8")) if path.exists() else {}
    return evaluated(archive, rules, bands)


def inputs_of(run: Run) -> tuple[Rules, Stored]:
    """Return the rules a run was made with, and its records told of the units of its period."""
    rules = rules_of(run)
    return rules, records_in_units(run, rules)


def records_in_units(run: Run, rules: Rules) -> Stored:
    from desk.workspace.standing_today import in_its_units

    period = scored_period(rules, run.manifest["year"])
    return in_its_units(records_of(run, rules), rules, period, appraisals_of(run))


def appraisals_of(run: Run) -> Confirmed | None:
    """Return the appraisals that were confirmed when a run was made; None where it is older: all counted."""
    from desk.workspace.appraisals import confirmed_from_text

    path = run.folder / APPRAISALS
    return confirmed_from_text(path.read_text("utf-8")) if path.exists() else None


def records_of(run: Run, rules: Rules) -> Stored:
    """Return the records a run was made from, as sent; raises Stop where one is gone."""
    earlier = {year: frozenset(hashes) for year, hashes in run.manifest.get("earlier", {}).items()}
    own = frozenset(run.manifest["records"])
    handed = run.manifest.get("handed", {})
    archive = stored_years(
        opened(run.workspace), rules, own, earlier, _day_asked(run), handed, archive_of_run(run)
    )
    gone = len(set(run.manifest["records"]) - set(archive.hashes))
    if gone:
        raise Stop(
            STORE,
            "Kho lưu trữ thiếu %(n)s báo cáo mà lần chạy %(run)s đã dùng. Khôi phục archive/ từ bản sao lưu.",
            n=gone,
            run=run.id,
        )
    return archive


def archive_of_run(run: Run) -> Store:
    """Return the archive as the receiver had said when a run was made, without what it failed on."""
    words = words_from_content(run.manifest.get("received", {}))
    excluded = frozenset(hash_ for hashes in run.failed.values() for hash_ in hashes)
    return archive_of(opened(run.workspace), words).excluding(excluded)


def returns_since(workspace: Workspace, rules: Rules, run: Run) -> bool:
    """Tell whether other returns count now than when a run was made; never of a locked or dated one."""
    if run.manifest["as_of_asked"] or run.manifest["locked"]:
        return False
    period = scored_period(rules, run.manifest["year"])
    counting = counting_returns(workspace, rules, period).own
    return counting != frozenset(run.manifest["records"]) or received_since(workspace, run)


def received_since(workspace: Workspace, run: Run) -> bool:
    """Tell whether the receiver has said anything of a run's returns since it was made."""
    returns = {
        *run.manifest["records"],
        *(h for received in run.manifest.get("earlier", {}).values() for h in received),
    }
    received: dict[str, object] = run.manifest.get("received", {})
    return words_content(received_words(workspace), returns) != received


def _day_asked(run: Run) -> date | None:
    day = run.manifest["as_of_asked"]
    return date.fromisoformat(day) if day else None


def asked_subject(facts: PeriodFacts, rules: Rules, period: Period, id_: str) -> Subject:
    """Return the subject with this code or id, or the unit of this name; raise Stop naming a near one."""
    id_ = id_.strip()
    if not id_:
        raise WrongUse("Nêu mã đơn vị hoặc mã cơ sở.")
    names = {u.code: u.name for u in rules.units.on(period.end)}
    units = {**{s.id: "" for s in facts.subjects("unit")}, **names}
    code = unit_named(id_, units)
    if code is not None:
        return Subject("unit", code)
    venues = {s.id for s in facts.subjects("venue")}
    if id_.upper() in venues:
        return Subject("venue", id_.upper())
    near = nearest_of(id_, units, venues)
    way = LazyText(" Ghi mã (31006, 31006-CS-033) hoặc tên đủ của đơn vị (Xã Đông Thái).")
    raise WrongUse(
        "Kỳ %(period)s không có đơn vị hay cơ sở '%(id)s'.%(way)s",
        period=period.code,
        id=id_,
        way=meant(near) or way,
    )


def unit_named(text: str, names: Mapping[str, str]) -> str | None:
    """Return the code of the unit with this code or name, among code → name; None where there is none.

    A name is read as written, without marks, or without its kind. Raise Stop where several have it.
    """
    text = text.strip()
    if text.upper() in names:
        return text.upper()
    for read in _READINGS:
        codes = [code for code, name in names.items() if name and read(name) == read(text)]
        if len(codes) > 1:
            raise WrongUse(
                "Có %(found)s đơn vị tên '%(text)s': ghi mã (%(codes)s).",
                found=len(codes),
                text=text,
                codes=", ".join(sorted(codes)),
            )
        if codes:
            return codes[0]
    return None


def nearest_of(text: str, names: Mapping[str, str], ids: Iterable[str] = ()) -> str | None:
    """Return the code, id or name that looks most like what was typed."""
    code = nearest(text.upper(), {*names, *ids})
    if code is not None:
        return code
    by_letters = {_bare(name): name for name in names.values() if name}
    close = nearest(_bare(text), by_letters)
    return by_letters[close] if close else None


def _bare(name: str) -> str:
    """Return a name without marks, case and kind of unit."""
    text = folded(name)
    return next((text.removeprefix(kind) for kind in _KINDS if text.startswith(kind)), text)


_KINDS = tuple(f"{folded(kind)} " for kind in ORDER)
_READINGS: tuple[Callable[[str], str], ...] = (caseless, folded, _bare)


def asked_about(run: Run, id_: str, every: Iterable[Conclusion]) -> str:
    """Return the code asked about; raise Stop where nothing follows about it, and no record tells of it."""
    if any(id_ in c.about for c in every):
        return id_
    rules, archive = inputs_of(run)
    if id_ in _ids_in(archive.standing):
        return id_
    period = scored_period(rules, run.manifest["year"])
    return asked_subject(evaluation_of(run, rules, archive).facts(period), rules, period, id_).id


def asked_body(run: Run, rules: Rules, body: str, every: Iterable[Conclusion]) -> str:
    """Return the body asked about; raise Stop where it has no work in the run, nor is given any."""
    day = scored_period(rules, run.manifest["year"]).end
    given = {rules.offices.named(r.then.by, day) for r in rules.follow_up if isinstance(r.then, ActionThen)}
    return one_of(body, sorted(given | {c.by for c in every if c.by}), "--by")


def _ids_in(standing: Standing) -> set[object]:
    """Return the codes of venues, parties, cases and whatever else has one."""
    events = (event.record for told in standing.events.values() for event in told)
    rows = (record for told in standing.registers.values() for record in told)
    return {record.values.get("id") for records in (events, rows) for record in records}
