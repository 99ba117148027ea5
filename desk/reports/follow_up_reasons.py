"""The reasons of what follows, as sentences for an officer: titles and names in place of the rules' own
words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desk.runs.run import Run, scored_period
from desk.runs.standings import BEFORE
from desk.words.follow_up_words import ABSENT_WORDS, KIND_WORDS, TIE_WORDS
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import Pattern, SignThen
from engine.rulebook.model.follow_up_vocabulary import FINDING
from engine.rulebook.model.names_said import names_in
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import KINDS

Bands = Mapping[tuple[str, str, str], tuple[str, ...]]  # rulebook, subject, period → bands still possible
BARE = ("venue", "unit", "party", "case", "inspection")  # what only names a record


@dataclass(frozen=True, slots=True)
class ReasonFacts:
    """Says facts by the titles in the rules, units by their names on a day, and bands as a run gave them."""

    rules: Rules
    on: date
    bands: Bands = field(default_factory=dict)

    def says(self, kind: str, id_: str, lang: str) -> str:
        """Return one fact of a chain of reasons as a sentence."""
        said: dict[str, Callable[[str, str], str]] = {
            "band": self._band,
            "finding": self._finding,
            "indicator": self._indicator,
            "tie": self._tie,
            "sign": self._sign,
            "return": self._return,
            "violation": self._violation,
            "case_party": self._case_party,
        }
        text = said[kind](id_, lang) if kind in said else self._record(kind, id_, lang)
        return text[:1].upper() + text[1:]

    def on_file(self, kind: str, id_: str, lang: str) -> str:
        """Return where to look, of a fact that only names a record."""
        return f"{'Theo hồ sơ' if lang == 'vi' else 'On file'}: {self._record(kind, id_, lang)}"

    def besides(self, conclusion: Conclusion, lang: str) -> Iterator[str]:
        """Yield what no fact of the chain says by itself: the field that names whom it is about, and what is
        absent."""
        rule = next(r for r in self.rules.follow_up if r.id == conclusion.rule)
        bound = {alias: (kind, id_) for alias, kind, id_ in conclusion.because}
        for ref in rule.then.about:
            kind, id_ = bound[ref.alias]
            if kind in BARE and ref.field not in KINDS[kind].key and ref.field in KINDS[kind].record_fields:
                header, record = KINDS[kind].record_fields[ref.field].header, self._record(kind, id_, lang)
                yield f"{header} ghi ở {record}" if lang == "vi" else f"“{header}” of {record}"
        for words in dict.fromkeys(_absent(pattern, lang) for pattern in rule.unless):
            yield f"{'Không có' if lang == 'vi' else 'Absent'}: {words}"

    def subject(self, code: str, lang: str) -> str:
        """Name a unit with its code; anything else has its code only."""
        unit = self.rules.units.get(code, self.on)
        return code if unit is None else f"{unit.name} ({code})"

    def _record(self, kind: str, id_: str, lang: str) -> str:
        if kind == "unit":
            return self.subject(id_, lang)
        words = KIND_WORDS.get(kind) or KINDS[kind].title.lower()
        return f"{words} {', '.join(id_.split('|'))}"

    def _about(self, subject: str, lang: str) -> str:
        if self.rules.units.get(subject, self.on) is not None:
            return self.subject(subject, lang)
        return f"{KIND_WORDS['venue']} {subject}"

    def _band(self, id_: str, lang: str) -> str:
        book, subject, period = id_.split(":")
        about = self._about(subject, lang)
        found = self.bands.get((book, subject, period), ())
        if len(found) != 1:
            return (
                f"{about} chưa xếp loại được năm {period}"
                if lang == "vi"
                else f"{about} has no settled band in {period}"
            )
        title = _inside(self.rules.rulebooks[book].band(found[0]).title[lang])
        return (
            f"{about} xếp loại {title} năm {period}"
            if lang == "vi"
            else f"{about} was rated {title} in {period}"
        )

    def _finding(self, id_: str, lang: str) -> str:
        book, subject, period, name = id_.split(":")
        title = _inside(_title_in(self.rules.rulebooks[book], name, lang))
        return f"{self._about(subject, lang)}, {'năm ' if lang == 'vi' else ''}{period}: {title}"

    def _indicator(self, id_: str, lang: str) -> str:
        set_, name, subject = id_.split(":", 2)
        title = self.rules.indicator_sets[set_].indicators[name].title[lang]
        return f"{self._about(subject, lang)}: {_inside(title)}"

    def _tie(self, id_: str, lang: str) -> str:
        kind, a, b = id_.split(":")
        joined = f"{a} và {b}" if lang == "vi" else f"{a} and {b}"
        return f"{joined}: {TIE_WORDS[kind]}"

    def _sign(self, id_: str, lang: str) -> str:
        name, *about = id_.split(":")
        rule = next(r for r in self.rules.follow_up if isinstance(r.then, SignThen) and r.then.sign == name)
        title, whom = rule.title[lang], ", ".join(about)
        return f"dấu hiệu “{title}”: {whom}" if lang == "vi" else f"sign “{title}”: {whom}"

    def _return(self, id_: str, lang: str) -> str:
        unit, period, form, office, *_ = id_.split(":")
        if lang == "vi":
            return f"{self.subject(unit, lang)}: {office} đã gửi biểu {form} kỳ {period}"
        return f"{self.subject(unit, lang)}: form {form} of {period} came from {office}"

    @staticmethod
    def _violation(id_: str, lang: str) -> str:
        report, act = id_.split("|")
        return f"biên bản {report} ghi hành vi: {act}" if lang == "vi" else f"report {report} records: {act}"

    @staticmethod
    def _case_party(id_: str, lang: str) -> str:
        case, party, role = id_.split("|")
        return (
            f"vụ việc {case} có {party}, vai trò nghi vấn: {role}"
            if lang == "vi"
            else f"case {case} names {party}, suspected role: {role}"
        )


def _absent(pattern: Pattern, lang: str) -> str:
    """Name what a rule asks to be absent; which of its kind, the rule's title says."""
    kind = pattern.kind
    if kind == FINDING and "sign" in names_in(pattern.own):
        kind = "quality"
    return ABSENT_WORDS.get(kind) or KIND_WORDS.get(kind) or KINDS[kind].title.lower()


def _title_in(book: Rulebook, name: str, lang: str) -> str:
    """Return the title of a criterion, gate, sign or streak of a rulebook."""
    titles = {
        **{part.id: part.title for part in book.criteria},
        **{part.id: part.title for part in book.gates},
        **{part.id: part.title for part in book.signs},
        **{part.id: part.title for part in book.streaks},
    }
    return titles[name][lang]


def _inside(title: str) -> str:
    """Write a title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]


def reasons_of(run: Run, rules: Rules) -> ReasonFacts:
    """Return how the reasons of a run are said, with the bands of its year and of the year before."""
    tables = [run.table("scores")]
    if f"{BEFORE}.parquet" in run.manifest["files"]:
        tables.append(run.table(BEFORE))
    bands = {
        (book, subject, period): tuple(found)
        for table in tables
        for book, subject, period, found in table.select("rulebook", "subject", "period", "bands").iter_rows()
    }
    return ReasonFacts(rules, scored_period(rules, run.manifest["year"]).end, bands)
