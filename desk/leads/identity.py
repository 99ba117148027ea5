"""Who may be the same person: suggested to a person, with weights and reasons but no name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desk.base.chained_log import account
from desk.base.faults import Stop
from desk.base.language import gettext, gettext_noop, language
from desk.leads.decisions import kept, same_in
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue, links_of
from desk.report.tree import Remark, Report, ReportColumn, Table, TextLines, text_lines
from desk.runs.run import Run, scored_period
from desk.runs.run_inputs import inputs_of
from desk.words.numbers import fields_json
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS
from desk.workspace.store import Stored, vault_of
from engine.links.book import Book
from engine.links.identity.matching import APART, IdentityMatch, VaultPerson, matched, pairs_of
from engine.links.identity.names import frequencies_of
from engine.links.reading import said_in
from engine.links.review import Reviewed
from engine.links.statements import PARTY, Said
from engine.rulebook.kinds.links import Certainty, LinkRules
from facts.vault.vault import Opened, compared


def matches_of(run: Run, by: str | None = None) -> tuple[IdentityMatch, ...]:
    """Return the pairs that may be one person, surest first; that names were compared is on record before
    they are."""
    rules, archive = inputs_of(run)
    links = links_of(run, rules)
    said = said_in(archive.standing, rules, scored_period(rules, run.manifest["year"]))
    return _matches_in(run, said, archive, links, {"by": by or account()})


def matches_about(
    queue: Queue, lead: Reviewed, reason: str | None, by: str | None
) -> tuple[IdentityMatch, ...] | None:
    """Return the pairs no one has decided on yet of which one record, or both, is in a lead; None where names
    can't be compared here."""
    decided, mine = same_in(queue.run), set(lead.lead.recorded_as)
    entry = {"by": by or account(), "reason": reason or "", "lead": lead.id}
    try:
        found = _matches_in(queue.run, queue.findings.said, queue.stored, queue.rules, entry)
    except Stop:  # no key here: leads can be read all the same
        return None
    return tuple(m for m in found if mine & {m.a, m.b} and (m.a, m.b) not in decided)


def _matches_in(
    run: Run, said: Said, archive: Stored, links: LinkRules, entry: Mapping[str, str]
) -> tuple[IdentityMatch, ...]:
    """Compare names inside the vault. It is opened only after a line in the log says by whom; none of them
    leaves it."""
    book = Book(said)
    parties = [id_ for id_, s in book.subjects.items() if s.type == PARTY]
    newest = [f.hash for f in reversed(archive.files)]
    vault = vault_of(opened(run.workspace))
    kept(run, ACCESS, {**entry, "run": run.id, "compared": "names"})
    return compared(vault, parties, newest, lambda known: _matches(known, book, links))


def _matches(known: Mapping[str, Opened], book: Book, rules: LinkRules) -> tuple[IdentityMatch, ...]:
    people = {id_: _person(id_, fields) for id_, fields in known.items()}
    often = frequencies_of(p.name for p in people.values() if p.name)
    found = (matched(people[a], people[b], often, rules) for a, b in pairs_of(book, people))
    return tuple(
        sorted((m for m in found if suggested(m, rules)), key=lambda m: (-m.certainty, -m.bits, m.a, m.b))
    )


def suggested(match: IdentityMatch, rules: LinkRules) -> bool:
    """Tell whether a pair is worth asking a person about: most of those asked about should be one."""
    return match.level != APART and match.likely >= rules.identifiers.identity_suggested_from


def _person(id_: str, fields: Opened) -> VaultPerson:
    year = fields["birth_year"]
    born = int(year) if year and year.isdigit() else None
    return VaultPerson(id_, fields["name"], born, fields["identity_no"], fields["phone"])


Decided = Mapping[tuple[str, str], bool]
LEVELS = {
    "certain": gettext_noop("chắc"),
    "likely": gettext_noop("có thể, người quyết định"),
    "unsure": gettext_noop("chỉ trùng tên"),
}
REASONS = {
    "prior": gettext_noop("ban đầu"),
    "name": gettext_noop("tên"),
    "birth_year": gettext_noop("năm sinh"),
    "number": gettext_noop("số định danh"),
    "phone": gettext_noop("điện thoại"),
}
AGREEMENTS = {
    "same": gettext_noop("trùng"),
    "same_without_marks": gettext_noop("trùng, thiếu dấu"),
    "one_mark_off": gettext_noop("lệch một dấu"),
    "other_order": gettext_noop("khác thứ tự"),
    "different": gettext_noop("khác"),
    "near": gettext_noop("lệch một năm"),
    "old_and_new": gettext_noop("số cũ, số mới"),
    "branch": gettext_noop("chi nhánh"),
    "unknown": gettext_noop("chưa biết"),
}


def identity_json(matches: Sequence[IdentityMatch], decided: Decided) -> dict[str, Any]:
    return {
        "matches": [
            fields_json(m, "a", "b", "certainty", "level", "rule")
            | {
                "bits": round(m.bits, 2),
                "weights": [{"reason": r, "bits": round(w, 2)} for r, w in m.weights],
                "decided": decided.get((m.a, m.b)),
            }
            for m in matches
        ]
    }


CAPPED = gettext_noop(
    "Độ chắc là mức mà quy tắc cho phép tin (rules/links/identifiers.yaml, mục identity), không tính từ tổng"
    " các bit: tổng chỉ nói cặp nào đáng hỏi. Tên, năm sinh, điện thoại trùng nhau đến đâu cũng không chắc"
    " bằng cùng số định danh."
)


def identity_report(
    matches: Sequence[IdentityMatch], decided: Decided, rules: Mapping[str, Certainty]
) -> Report:
    """Report each pair with how certain it is, and by which rule: `rules` are those of identity, by name."""

    def why(m: IdentityMatch) -> TextLines:
        rule = [rules[m.rule].reason.get(language())] if m.rule else []
        return TextLines((said(LEVELS, m.level), *rule))

    columns = (
        ReportColumn(gettext("Hai hồ sơ"), lambda m: TextLines((m.a, m.b)), "whole"),
        ReportColumn(gettext("Độ chắc"), lambda m: figure(m.certainty, 2), "right"),
        ReportColumn(gettext("Mức, vì sao"), why),
        ReportColumn(gettext("Từng phần (bit)"), lambda m: text_lines(_step(r, w) for r, w in m.weights)),
        ReportColumn(gettext("Đã quyết định"), lambda m: _decided(decided.get((m.a, m.b)))),
    )
    table = Table(gettext("Có thể là một người"), columns, matches)
    nothing = Remark(gettext("Không có gợi ý nào."))
    return Report(
        (table, Remark(gettext(CAPPED))) if matches else (nothing,), lambda: identity_json(matches, decided)
    )


def _step(reason: str, bits: float) -> str:
    field = next(f for f in sorted(REASONS, key=len, reverse=True) if reason.startswith(f))
    how = reason.removeprefix(field).removeprefix("_")
    sign = "+" if bits >= 0 else "−"
    return (
        f"{sign + figure(abs(bits), 1):>5}  {said(REASONS, field)}"
        f" {said(AGREEMENTS, how) if how else ''}".rstrip()
    )


def _decided(answer: bool | None) -> str:
    if answer is None:
        return "–"
    return gettext("một người") if answer else gettext("hai người")
