"""Who may be the same person: suggested to a person, with weights and reasons but no name."""

from __future__ import annotations

from collections.abc import Mapping

from desk.base.chained_log import account
from desk.base.faults import Stop
from desk.leads.decisions import kept, same_in
from desk.leads.leads import Queue, links_of
from desk.runs.run import Run, scored_period
from desk.runs.run_inputs import inputs_of
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS
from desk.workspace.store import Stored, vault_of
from engine.links.book import Book
from engine.links.identity.matching import APART, IdentityMatch, VaultPerson, matched, pairs_of
from engine.links.identity.names import frequencies_of
from engine.links.reading import said_in
from engine.links.review import Reviewed
from engine.links.statements import PARTY, Said
from engine.rulebook.kinds.links import LinkRules
from facts.vault.comparing import Opened, compared


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
