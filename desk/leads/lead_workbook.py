"""Leads as a workbook to work through: what may be innocent beside every lead, what to check with room for
the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from desk.base.language import decimal_mark, gettext, language, pgettext
from desk.base.workbook import NewWorkbook
from desk.leads import lead_words as words
from desk.leads.innocence import UNAWARE, stories_of, story_title
from desk.leads.lead_parties import LeadParties
from desk.leads.lead_words import part_words, party_lines, said
from desk.leads.people import LITTLE, lost_words, roles_of
from desk.leads.row_sides import innocent_rows, suspect_rows
from desk.leads.sentence import checks_of, weighing_of
from desk.report.tree import ReportColumn, Table
from desk.words.masking import WITHHELD, Mask
from engine.links.coarsening import WITHHELD as HIDDEN
from engine.links.evidence import Evidence
from engine.links.leads import Lead
from engine.links.review import Reviewed
from engine.links.statements import NOTE, NOTES
from engine.links.stories import FOR_INNOCENCE
from engine.rulebook.kinds.links import LinkRules


def lead_workbook(wanted: Sequence[Reviewed], rules: LinkRules, mask: Mask, note: str) -> bytes:
    """Return the workbook's content; the same leads give the same bytes."""
    book = NewWorkbook()
    codes = [f"{gettext(words.PSEUDONYMOUS)} {note}"] if mask.pseudonymous else []
    for table in _Tables(wanted, rules, mask).all():
        add_table(book, table, rules.leads.shown_as.get(language()), gettext(words.BITS), *codes)
    return book.content()


def add_table(book: NewWorkbook, table: Table, footer: str, *notes: str) -> None:
    """Add a sheet with a table under its title and notes; a column that holds nothing but what is withheld is
    left out."""
    sheet = book.sheet(table.title, footer=footer)
    top = ((table.title, "title"), (gettext(words.TO_VERIFY), "mark"), *((note, "note") for note in notes))
    sheet.top(*top)
    lines: list[list[Any]] = list(table.cells())
    shown = [n for n in range(len(table.columns)) if not lines or any(x[n] != WITHHELD for x in lines)]
    heads = [(table.columns[n].title, table.columns[n].width) for n in shown]
    for row, cells in enumerate(lines, sheet.head(5, heads, kept=1, on_each_page=True)):
        sheet.line(row, [cells[n] for n in shown])


def _counts(found: Reviewed) -> dict[str, int]:
    lead = found.lead
    kinds = {p.unit.kind for _, p in lead.parts if p.rows and p.word != HIDDEN}
    return {"venues": len(lead.venues), "parties": len(lead.parties), "kinds": len(kinds)}


class _Tables:
    """The table of each sheet: what a mask withholds is left out, with its column if that holds nothing
    else."""

    def __init__(self, wanted: Sequence[Reviewed], rules: LinkRules, mask: Mask) -> None:
        self.wanted, self.rules, self.mask = wanted, rules, mask

    def all(self) -> Iterator[Table]:
        return (
            make()
            for make in (self._leads, self._check, self._evidence, self._sum, self._people, self._times)
        )

    def _leads(self) -> Table:
        columns = (
            ReportColumn(pgettext("lead", "Manh mối"), lambda r: r.id, width=13),
            ReportColumn(gettext("Nặng nhẹ, từng cặp"), self._weighing, width=44),
            ReportColumn(gettext("Tin cậy"), lambda r: said(words.CONFIDENCE, r.lead.confidence), width=12),
            ReportColumn(
                gettext("Nguồn"),
                lambda r: "\n".join(said(words.SOURCES, s) for s in r.lead.tie_sources),
                width=18,
            ),
            ReportColumn(gettext("Cơ sở"), lambda r: self._lines(r.lead.venues), width=14),
            ReportColumn(
                pgettext("leads", "Cá nhân, tổ chức"),
                lambda r: "\n".join(party_lines(r.lead, self.mask.name)),
                width=15,
            ),
            ReportColumn(
                gettext("Đã thấy gì (bit từng cặp: xem Cách tính)"),
                _seen,
                width=38,
            ),
            ReportColumn(
                gettext("Có thể vô can vì"),
                lambda r: (
                    "\n".join((*(story_title(i, self.rules) for i in self._stories(r)), *_fits(r))) or "–"
                ),
                width=28,
            ),
            ReportColumn(gettext("Chưa rõ"), self._unknown, width=34),
            ReportColumn(gettext("Trạng thái"), lambda r: said(words.STATES, r.state), width=14),
        )
        return Table(gettext("Manh mối"), columns, self.wanted)

    def _weighing(self, found: Reviewed) -> str:
        """Say how much better one person fits, pair by pair: bits of several pairs add up to no odds."""
        return self.mask.text("\n".join(weighing_of(found.lead, self.rules))) or "–"

    def _stories(self, found: Reviewed) -> tuple[str, ...]:
        """Return what may be innocent. A lead told coarsely no longer says who stands in its cases: wherever
        it tells of one, that a holder may not have known is said too."""
        stories = stories_of(found.lead)
        unaware = self.mask.pseudonymous and found.lead.cases and UNAWARE not in stories
        return (UNAWARE, *stories) if unaware else stories

    def _unknown(self, found: Reviewed) -> str:
        texts = [*words.unknown_words(found.lead, self.mask.name)]
        if self.mask.pseudonymous:
            texts.append(gettext("có thể còn điều chưa rõ, không nêu ở đây"))
        return "\n".join(texts) or "–"

    def _lines(self, ids: Iterable[str]) -> str:
        return "\n".join(dict.fromkeys(self.mask.name(i) for i in ids))

    def _check(self) -> Table:
        columns = (
            ReportColumn(pgettext("lead", "Manh mối"), itemgetter(0), width=14),
            ReportColumn(gettext("Kiểm tra gì"), itemgetter(1), width=60),
            ReportColumn(gettext("Ai, ngày"), lambda row: "", width=22),
            ReportColumn(pgettext("check", "Kết quả"), lambda row: "", width=44),
        )
        rows = [(r.id, text) for r in self.wanted for text in self._asks(r)]
        return Table(gettext("Kiểm tra tiếp"), columns, rows)

    def _asks(self, found: Reviewed) -> Iterator[str]:
        for story in self._stories(found):
            yield gettext("Vô can không: %(innocent)s?", innocent=story_title(story, self.rules))
        yield from dict.fromkeys(c.tells for c in checks_of(found.lead, self.rules))

    def _evidence(self) -> Table:
        mask = self.mask
        columns = (
            ReportColumn(pgettext("lead", "Manh mối"), lambda row: row[0].id, width=14),
            ReportColumn(
                gettext("Bit"),
                lambda row: mask.text("\n".join(lost_words(row[1], row[0].lead, 2))),
                width=18,
            ),
            ReportColumn(
                gettext("Biểu, khóa"),
                lambda row: mask.text(f"{row[1].row.form} {words.key_of(row[1].row.form, row[1].row.key)}"),
                width=34,
            ),
            ReportColumn(gettext("Nói theo hướng"), itemgetter(2), width=14),
            ReportColumn(gettext("Nói về"), lambda row: "\n".join(self._tells(row[1])), width=20),
            ReportColumn(
                gettext("Điều đã thấy"),
                lambda row: "\n".join(words.seen(s) for s in row[1].used_for),
                width=44,
            ),
            ReportColumn(
                gettext("Ở đâu"), lambda row: mask.places(row[1].row.form, row[1].row.places), width=46
            ),
        )
        return Table(gettext("Bằng chứng"), columns, list(self._rows()))

    def _rows(self) -> Iterator[tuple[Reviewed, Evidence, str]]:
        for found in self.wanted:
            lead = found.lead
            yield from ((found, e, _side(e)) for e in suspect_rows(lead.evidence, lead))
            yield from ((found, e, gettext("vô can")) for e in innocent_rows(lead.evidence, lead))

    def _tells(self, e: Evidence) -> Iterator[str]:
        """Yield what a row tells; of a note what its grade means, too."""
        yield from (said(words.KINDS, kind) for kind in e.tells)
        if e.row.form == NOTES:
            trust = self.rules.reliability.get(f"{NOTE}:{e.row.key.rpartition('|')[2]}")
            if trust is not None:
                yield trust.reason.get(language())

    def _sum(self) -> Table:
        columns = (
            ReportColumn(pgettext("lead", "Manh mối"), itemgetter(0), width=14),
            ReportColumn("#", itemgetter(1), width=5),
            ReportColumn(gettext("Điều đã thấy"), lambda row: part_words(row[3]), width=44),
            ReportColumn(gettext("So với chuyện"), lambda row: story_title(row[2], self.rules), width=20),
            ReportColumn(gettext("Ai"), lambda row: self._lines(row[3].members), width=20),
            ReportColumn(gettext("Phép tính"), lambda row: decimal_mark(row[3].formula), width=46),
            ReportColumn(gettext("Bit"), lambda row: round(row[3].bits, 2), width=8),
        )
        rows = [(r.id, n, *part) for r in self.wanted for n, part in enumerate(r.lead.parts, 1)]
        return Table(gettext("Cách tính"), columns, rows)

    def _people(self) -> Table:
        columns = (
            ReportColumn(pgettext("lead", "Manh mối"), lambda row: row[0].id, width=14),
            ReportColumn(gettext("Bên"), lambda row: self.mask.name(row[1]), width=20),
            ReportColumn(gettext("Loại"), lambda row: row[0].lead.trades.get(row[1]) or "–", width=18),
            ReportColumn(
                gettext("Vai trò trong hồ sơ"),
                lambda row: self.mask.text("\n".join(self._roles(row[0].lead, row[1]))),
                width=50,
            ),
            ReportColumn(gettext("Gần vụ việc"), _nearness, width=12),
        )
        rows = [(r, id_) for r in self.wanted for id_ in (*r.lead.venues, *r.lead.parties)]
        return Table(gettext("Các bên"), columns, rows)

    def _roles(self, lead: Lead, id_: str) -> tuple[str, ...]:
        return roles_of(lead, id_) if self.mask.pseudonymous else LeadParties(lead).roles(id_)

    def _times(self) -> Table:
        columns = (
            ReportColumn(pgettext("lead", "Manh mối"), itemgetter(0), width=14),
            ReportColumn(pgettext("event", "Ngày"), itemgetter(1), width=12),
            ReportColumn(pgettext("event", "Việc"), itemgetter(2), width=50),
            ReportColumn(gettext("Về"), itemgetter(3), width=46),
        )
        return Table(gettext("Theo thời gian"), columns, list(self._moments()))

    def _moments(self) -> Iterator[tuple[str, ...]]:
        for r in self.wanted:
            if not r.lead.timeline:
                yield r.id, "–", gettext(words.NO_DAYS, **_counts(r)), "–"
            for m in r.lead.timeline:
                note, handled = self.mask.note(m.what, m.note), self.mask.day(m.handled)
                what = words.moment(m.what, note, m.status, handled)
                about = ", ".join(self.mask.text(a) for a in m.about)
                yield r.id, words.day(self.mask.day(m.day)), what, about


def _side(e: Evidence) -> str:
    """Say what a row that is not for innocence does to a lead."""
    if abs(e.weight) < LITTLE:
        return gettext("bối cảnh")
    return gettext("cần xác minh") if e.weight > 0 else gettext("làm nhẹ đi")


def _seen(found: Reviewed) -> str:
    return "\n".join(words.seen(k) for k in found.lead.by_word if k not in FOR_INNOCENCE)


def _fits(found: Reviewed) -> Iterator[str]:
    """Yield what in a lead speaks for innocence itself, as that two are kin."""
    for word in found.lead.by_word:
        if word in FOR_INNOCENCE:
            yield gettext(words.FITS, part=words.seen(word))


def _nearness(row: tuple[Reviewed, str]) -> Any:
    near = row[0].lead.near.get(row[1])
    return round(near.share, 3) if near else "–"
