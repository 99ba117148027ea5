"""Makes a run: evaluates a year, writes its folder aside, and renames it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from desk.base.faults import STORE, Stop, WrongUse
from desk.base.files import canonical_json, folder_written_aside, unwritable, write_text
from desk.base.language import ByLanguage
from desk.base.version import PROGRAM, VERSION
from desk.runs.executors import SAMPLED, Chaining
from desk.runs.failing import REPORT, FailingOffice, failed_returns, report_of, without_failing
from desk.runs.follow_up import bands_before_table, base_of, found_in, setting_of
from desk.runs.link_tables import link_tables
from desk.runs.notices import FIRST_TOLD, NOTICES, first_told_table, notices_table
from desk.runs.run import ANNOUNCED, APPRAISALS, RULES, RUN_FORMAT, Run, name_of, opened_run, scored_period
from desk.runs.run_inputs import evaluation_of, inputs_of
from desk.runs.run_log import changed_files, record_run, set_aside_damaged, whole, write_journal, write_seal
from desk.runs.small_tables import FOLLOW_UP, among_table, follow_up_table
from desk.runs.standings import BEFORE, rewards_held_back
from desk.runs.tables import Step, parquet_of, tables_of, written
from desk.words.numbers import day_words
from desk.workspace.announcements import announced_bands, bands_from_text, bands_to_text
from desk.workspace.appraisals import Confirmed, confirmed_appraisals, confirmed_to_text, waiting
from desk.workspace.compiled_rules import rules_of_own
from desk.workspace.decisions import decisions_of
from desk.workspace.erasure import erasures_of
from desk.workspace.folder import KEPT, Workspace
from desk.workspace.handed_over import handed_over
from desk.workspace.kept_values import forget_kept
from desk.workspace.locking import Counting, counting_returns, lock_on, locks_of, refuse_impossible
from desk.workspace.logs import faults_told, key_ready
from desk.workspace.rule_files import hashes_of, rule_texts
from desk.workspace.standing_today import evaluated, in_its_units
from desk.workspace.store import Stored, archive_of, stored_years, words_content
from desk.workspace.sweeping import swept_if_free, writing
from engine.evaluation.reported_elsewhere import not_returned
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Executor, conclusions_from
from engine.follow_up.fitting import PatternsAsked
from engine.follow_up.matcher import matches_from
from engine.rulebook.model.rulebook import Rules
from facts.archive.manifest import Manifest
from facts.archive.store import Store
from facts.below import remove_below
from facts.periods import YEAR, Period
from facts.standing import BY_RECEIVER, COMMUNE

if TYPE_CHECKING:
    from engine.evaluation.years import Evaluation


def all_tables(
    evaluation: Evaluation, period: Period, as_of: date | None, step: Step, executor: Executor = matches_from
) -> dict[str, pl.DataFrame]:
    tables = tables_of(evaluation, period, step)
    tables[NOTICES] = notices_table(evaluation.standing, period)
    tables[FIRST_TOLD] = first_told_table(evaluation, period)
    tables |= among_table(evaluation, period)
    tables[BEFORE] = bands_before_table(evaluation, period)
    tables |= link_tables(evaluation.standing, evaluation.rules, period)
    setting = setting_of(evaluation, period, as_of)
    base = base_of(
        evaluation, period, setting, found_in(tables, PatternsAsked(evaluation.rules.follow_up, setting))
    )
    conclusions = conclusions_from(evaluation.rules.follow_up, base, setting, executor)
    tables[FOLLOW_UP] = follow_up_table(rewards_held_back(evaluation, period, conclusions))
    return tables


def run_made(workspace: Workspace, year: int, as_of: date | None, step: Step, chaining: str = SAMPLED) -> Run:
    """Evaluate a year and keep it. Made before from the same inputs, the run that stands is returned.

    Offices whose returns the program fails on are excluded and named: what they say is unknown.
    """
    decisions_of(workspace).log.check_writable()
    swept_if_free(workspace)
    texts = rule_texts(workspace.rules)
    rules = rules_of_own(workspace, texts)
    period = scored_period(rules, year)
    refuse_impossible(workspace, rules, period, date.today())
    year_of = YearToRun(
        workspace,
        rules,
        texts,
        period,
        as_of,
        step,
        counting_returns(workspace, rules, period),
        handed_over(workspace),
        bands_to_text(announced_bands(workspace)),
        confirmed_appraisals(workspace, rules, as_of),
    )
    with faults_told():
        return without_failing(
            lambda store, failing: year_of.run(store, chaining, failing),
            year_of.tables,
            archive_of(workspace),
            year_of.returns,
        )


@dataclass(frozen=True, slots=True)
class YearToRun:
    """A year to be evaluated, and all it is evaluated by but the archive."""

    workspace: Workspace
    rules: Rules
    texts: Mapping[str, str]
    period: Period
    as_of: date | None
    step: Step
    counting: Counting
    handed: Mapping[str, str]
    announced: str
    appraisals: Confirmed

    @property
    def returns(self) -> frozenset[str]:
        return self.counting.own.union(*self.counting.earlier.values())

    def records(self, store: Store) -> Stored:
        own, earlier = self.counting.own, self.counting.earlier
        return stored_years(self.workspace, self.rules, own, earlier, self.as_of, self.handed, store)

    def evaluation(self, archive: Stored) -> Evaluation:
        archive = in_its_units(archive, self.rules, self.period, self.appraisals)
        return evaluated(archive, self.rules, bands_from_text(self.announced))

    def tables(self, store: Store) -> dict[str, pl.DataFrame]:
        archive = self.records(store)
        return all_tables(self.evaluation(archive), self.period, archive.as_of, self.step)

    def run(self, store: Store, chaining: str, failing: Sequence[FailingOffice] = ()) -> Run:
        """Evaluate the year and keep it, or return the run that stands."""
        workspace, rules, period = self.workspace, self.rules, self.period
        archive = self.records(store)
        appraisals = confirmed_to_text(self.appraisals)
        received = words_content(store.words, self.returns)
        inputs = {
            "program": PROGRAM,
            "version": VERSION,
            "format": RUN_FORMAT,
            "year": period.year,
            "periods": [period.code],
            "as_of": archive.as_of.isoformat() if archive.as_of else None,
            "as_of_asked": self.as_of.isoformat() if self.as_of else None,
            "rules": hashes_of(self.texts),
            "records": sorted(archive.hashes),
            "locked": lock_on(locks_of(workspace, rules), period) is not None,
            "erased": [record.hash for record in erasures_of(workspace)],
            "announced": hashlib.sha256(self.announced.encode()).hexdigest(),
            "appraisals": hashlib.sha256(appraisals.encode()).hexdigest(),
            "handed": dict(sorted(self.handed.items())),
            **({"received": received} if received else {}),
            "earlier": {year: sorted(hashes) for year, hashes in self.counting.earlier.items()},
            **({"failed": failed_returns(failing)} if failing else {}),
        }
        folder = workspace.runs / f"{period.year}-{name_of(inputs)}"
        standing = _intact(folder)
        if standing is not None:
            with writing(workspace):
                set_aside_damaged(workspace, period.year, standing.id)
            record_run(workspace, standing.folder, latest=True)  # asked for last, it is the latest
            return standing
        began, own = time.time(), manifests_in(store, archive.hashes, period)
        evaluation = self.evaluation(archive)
        books, facts = [book.name for book in evaluation.in_force(period)], evaluation.facts(period)
        _check_scored(rules, period, books)
        with Chaining(chaining) as chained:
            tables = all_tables(evaluation, period, archive.as_of, self.step, chained.matches)
        manifest = {
            **inputs,
            "rulebooks": books,
            "counts": counts_of(tables, archive, rules, period),
            "undecided": undecided_of(tables["scores"], rules),
            "unconfirmed": len(waiting(archive.standing, period.code, self.appraisals, self.rules)),
            # only the cover, or the import, says when they came in
            "by_cover": sorted({m.unit for m in own if m.office == COMMUNE and m.received_by != BY_RECEIVER}),
            "sender_unsure": sorted(m.file for m in own if m.sender_unsure),
            "not_returned": {
                book.name: [[gap.form, gap.office, gap.unit, gap.period] for gap in not_returned(facts, book)]
                for book in evaluation.in_force(period)
            },
        }
        journal: dict[str, Any] = {
            "began": began,
            "seconds": time.time() - began,
            "chaining": chained.journal,
            "returns": archive.returns_in(rules.calendar, period.year),
        }
        texts = {RULES: canonical_json(self.texts), ANNOUNCED: self.announced, APPRAISALS: appraisals}
        texts |= {REPORT: report_of(failing)} if failing else {}
        try:
            _keep(workspace, folder, tables, texts, manifest, journal)
        except OSError as error:
            raise unwritable(workspace.runs, error) from error
        return opened_run(folder)


def manifests_in(store: Store, hashes: Iterable[str], period: Period) -> list[Manifest]:
    """Return the manifests of a period's own returns among these."""
    wanted_hashes = set(hashes)
    return [m for m in store.manifests() if m.hash in wanted_hashes and m.period == period.code]


def _check_scored(rules: Rules, period: Period, books: list[str]) -> None:
    if YEAR not in rules.scored:
        raise WrongUse("rules/periods.yaml không chấm điểm kỳ năm. Thêm year vào 'scored'.")
    if not books:
        raise WrongUse(
            "Không bộ tiêu chí nào có hiệu lực vào %(day)s. Xem 'in_force' trong rulebook.yaml.",
            day=ByLanguage(day_words, period.end),
        )


def _intact(folder: Path) -> Run | None:
    """Return the run of a folder; None where there is none, or it is no longer as it was made."""
    try:
        return whole(opened_run(folder)) if (folder / "manifest.json").exists() else None
    except Stop:
        return None


def _keep(
    workspace: Workspace,
    folder: Path,
    tables: dict[str, pl.DataFrame],
    texts: Mapping[str, str],
    manifest: dict[str, Any],
    journal: dict[str, Any],
) -> None:
    """Write the folder, its rules beside the results: later edits can't change what it says."""
    heads = key_ready(workspace)
    with writing(workspace):
        # changed from outside: evidence, in the way, and nobody's figures now that the year is run again
        set_aside_damaged(workspace, manifest["year"], folder.name)
        with folder_written_aside(folder) as aside:
            written(tables, aside)
            for name, text in texts.items():
                write_text(aside / name, text)
            hashes = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(aside.iterdir())}
            write_text(aside / "manifest.json", canonical_json({**manifest, "files": hashes}))
            write_seal(aside, folder.name, heads)
            write_journal(aside, folder.name, journal, heads)
        try:
            record_run(workspace, folder)
        except BaseException:
            remove_below(workspace.folder, folder)  # not on record, it was not made
            raise


def undecided_of(scores: pl.DataFrame, rules: Rules) -> list[dict[str, Any]]:
    """Return how many of each kind each rulebook could not put into one band, with the rulebook's title."""
    open_ = scores.filter(pl.col("bands").list.len() > 1).group_by("rulebook", "subject_kind").len()
    return [
        {"kind": kind, "n": n, "title": dict(rules.rulebooks[book].title)}
        for book, kind, n in open_.sort("rulebook", "subject_kind").rows()
    ]


def counts_of(
    tables: Mapping[str, pl.DataFrame], archive: Stored, rules: Rules, period: Period
) -> dict[str, int]:
    """Count what a person wants to know first; rows set aside are those of the year's own returns."""
    scores = tables["scores"]
    by_kind = dict(scores.group_by("subject_kind").agg(pl.col("subject").n_unique()).rows())
    return {
        "units": by_kind.get("unit", 0),
        "venues": by_kind.get("venue", 0),
        "undecided": scores.filter(pl.col("bands").list.len() > 1).height,
        "signs": tables[FOLLOW_UP].filter(kind="sign", sure=True).height,
        "actions": tables[FOLLOW_UP].filter(kind="action", sure=True).height,
        "set_aside": archive.set_aside_in(rules.calendar, period.year),
        "leads": tables["leads"].height if "leads" in tables else 0,
    }


def recomputed(run: Run, step: Callable[[int, int], None]) -> list[str]:
    """Return the files of a run that differ from what its rules and records give."""
    changed = changed_files(run)
    if changed:
        return changed
    if run.manifest["format"] < RUN_FORMAT:
        raise Stop(
            STORE,
            "Lần chạy %(run)s do phiên bản trước tạo ra: các tệp còn nguyên, nhưng không tính lại để so"
            " được. Chạy lại: lanhmanh run --year %(year)s",
            run=run.id,
            year=run.manifest["year"],
        )
    with faults_told():
        forget_kept(run.workspace / KEPT)  # verified against archive and rules, not what is kept of them
    rules, archive = inputs_of(run)
    period = scored_period(rules, run.manifest["year"])
    tables = all_tables(evaluation_of(run, rules, archive), period, archive.as_of, step)
    again = {
        f"{name}.parquet": hashlib.sha256(parquet_of(table)).hexdigest() for name, table in tables.items()
    }
    differing = [name for name, hash_ in again.items() if run.manifest["files"].get(name) != hash_]
    if not differing and counts_of(tables, archive, rules, period) != run.manifest["counts"]:
        differing.append("manifest.json")
    return differing
