"""Puts a rulebook into the sentences and tables of its printed form; conditions speak as explanations do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desk.authoring.printed.cited_documents import CitedDocuments
from desk.base.paper.content import Block, Heading, PaperTable, Paragraphs, TableRow, Text, bold, row
from desk.reports.ranking import RISK
from desk.words.among_words import order_sentences, quota_words
from desk.words.condition_words import Speaker, lowered
from desk.words.numbers import day_words, number_words
from desk.words.place_words import unit_kinds
from desk.words.rounding_words import decimals_words, printed_sums, way_words
from desk.words.rule_words import condition_line, points_lines
from desk.words.total_words import together_sentences
from desk.workspace.rules_on_day import rules_on
from engine.rulebook.compile.rule_uses import parameters_used
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.kinds.parameters import DatedLines, Parameter
from engine.rulebook.model.among_units import ALONE
from engine.rulebook.model.points_asked import asks_among, is_converted
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Group, Rulebook, Rules


def counting_sentences(book: Rulebook, item: str) -> Iterator[str]:
    """Yield the sentences; `one` is what a line of points is called: a criterion, a sign of risk."""
    decimals = book.rounding.total
    score = "như điểm tiêu chí" if decimals is None else decimals_words(decimals)
    if book.pass_or_fail:
        yield (
            "Bộ này không cho điểm: mỗi điều kiện đạt hoặc chưa đạt, và chỉ khi mọi điều kiện đều đạt thì"
            " được công nhận."
        )
        yield (
            "Số liệu của biểu chưa nộp, ô để trống là chưa biết, không phải số 0, không phải không có. Khi đó"
            " điều kiện chưa biết đạt hay chưa, kết quả ghi chưa đủ căn cứ và nêu nội dung còn phải khai."
        )
        return
    if book.total is not None:
        yield (
            f"Tổng điểm tối đa là {number_words(book.total)} điểm. Tiêu chí không áp dụng cho một đơn vị thì"
            f" được đủ điểm{', trừ tiêu chí ghi khác' if is_converted(book) else ''}."
        )
        if is_converted(book):
            yield (
                "Tiêu chí ghi “không tính vào tổng điểm” mà không áp dụng thì không được điểm và mức tối đa"
                " của nó được trừ khỏi tổng điểm tối đa. Điểm của đơn vị là điểm đạt được chia cho mức tối"
                f" đa còn lại, nhân {number_words(book.total)}, làm tròn {score}."
            )
        if any(criterion.bonus for criterion in book.criteria):
            yield (
                "Điểm thưởng được cộng ngoài tổng điểm tối đa; tiêu chí thưởng không áp dụng thì không được"
                " điểm."
            )
    else:
        yield (
            "Điểm nguy cơ là tổng điểm các dấu hiệu, không có mức tối đa chung; dấu hiệu không áp dụng thì"
            f" không cộng điểm. {RISK}"
        )
    yield (
        f"Điểm của mỗi {item} lấy {book.decimals} chữ số thập phân, làm tròn một lần,"
        f" {way_words(book.rounding)}."
    )
    yield from printed_sums(book.rounding)
    yield (
        f"Trong mỗi {item}, mức điểm ghi trước được xét trước; mức đầu tiên đúng được áp dụng. Không mức nào"
        " đúng thì được 0 điểm."
    )
    yield (
        "Số liệu của biểu chưa nộp là chưa biết, không phải số 0. Khi đó điểm là một khoảng, từ mức chắc chắn"
        " đến mức cao nhất có thể; chỉ xếp loại khi cả khoảng cùng một hạng, nếu không thì ghi chưa đủ căn cứ"
        " và nêu biểu còn thiếu."
    )


NOTHING = PaperTable((), (), (), ())
RECHECKED = " Chỉ đề nghị khi hạng của năm đã đứng vững qua phúc tra, giới hạn cộng lại không quá 10 %."
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class RulebookText:
    """A rulebook as printed for a day: parameters have its values, later ones beside."""

    rules: Rules
    rulebook: Rulebook
    day: date

    @property
    def scored(self) -> bool:
        """A score is to be reached; where there is no total, points are signs of risk."""
        return self.rulebook.total is not None

    @property
    def speaker(self) -> Speaker:
        return Speaker(rules_on(self.rules, self.day), self.rulebook.subject, inside=True)

    @property
    def citing(self) -> CitedDocuments:
        return CitedDocuments(self.rules, self.rulebook)

    def blocks(self) -> tuple[Block, ...]:
        """Return every part that has something to say, numbered."""
        parts: list[tuple[str, Block]] = [
            ("PHẠM VI, CÁCH TÍNH", self._scope()),
            (self._many.upper(), self._criteria()),
            ("THỨ TỰ GIỮA CÁC ĐƠN VỊ", self._order()),
            ("ĐIỀU KIỆN KHỐNG CHẾ XẾP LOẠI", self._gates()),
            ("XẾP LOẠI", self._bands()),
            ("SỐ NĂM LIỀN", self._streaks()),
            ("CÁC ĐƠN VỊ CỘNG LẠI", self._together()),
            ("DẤU HIỆU VỀ CHẤT LƯỢNG BÁO CÁO", self._signs()),
            ("NGƯỠNG ÁP DỤNG", self._parameters()),
            ("VĂN BẢN ĐƯỢC TRÍCH DẪN", self.citing.documents()),
        ]
        filled = [(title, block) for title, block in parts if _rows(block)]
        numbered = (
            (Heading(f"{number}. {title}"), block)
            for number, (title, block) in zip(ROMAN, filled, strict=False)
        )
        return tuple(block for pair in numbered for block in pair)

    @property
    def _many(self) -> str:
        if self.rulebook.pass_or_fail:
            return "điều kiện công nhận"
        return "tiêu chí" if self.scored else "dấu hiệu nguy cơ"

    # What holds for all

    def _scope(self) -> Paragraphs:
        sentences = [*self._reach(), *counting_sentences(self.rulebook, self._one)]
        return Paragraphs(tuple(Text(f"{number}. {text}") for number, text in enumerate(sentences, 1)))

    def _reach(self) -> Iterator[str]:
        book = self.rulebook
        unit = self.rules.indicator_sets[book.subject].subject == "unit"
        whom = f"từng {unit_kinds(self.rules.units, self.day)}" if unit else "từng cơ sở kinh doanh dịch vụ"
        until = f" đến {day_words(book.in_force_until)}" if book.in_force_until else ""
        yield (
            f"Áp dụng cho {whom}, theo kỳ báo cáo năm có ngày cuối kỳ từ"
            f" {day_words(book.in_force_from)}{until}."
        )
        if self.citing.parameters():
            yield (
                f"Ngưỡng nêu trong {self._many} là giá trị có hiệu lực ngày {day_words(self.day)}; giá trị"
                " theo từng thời gian ghi ở phần “Ngưỡng áp dụng”. Khi chấm một kỳ, dùng giá trị có hiệu lực"
                " vào ngày cuối kỳ."
            )

    @property
    def _one(self) -> str:
        return "tiêu chí" if self.scored else "dấu hiệu"

    # Criteria, gates, bands

    def _criteria(self) -> PaperTable:
        rows: list[TableRow] = []
        headed: set[str] = set()
        for criterion in self.rulebook.criteria:
            for group in self._headings(criterion.group):
                if group.id not in headed:
                    headed.add(group.id)
                    rows.append(row(bold(self._group(group))))
            rows.append(self._criterion(criterion))
        if self.rulebook.pass_or_fail:
            return PaperTable(("Mã", "Điều kiện", "Căn cứ"), (9, 64, 27), (0,), tuple(rows))
        what = "Tiêu chí và cách cho điểm" if self.scored else "Dấu hiệu và cách cộng điểm"
        return PaperTable(("Mã", what, "Điểm tối đa", "Căn cứ"), (7, 58, 11, 24), (0, 2), tuple(rows))

    def _headings(self, id_: str) -> tuple[Group, ...]:
        """Return the headings a criterion stands under, the widest first."""
        found = next((group for group in self.rulebook.groups if group.id == id_), None)
        return (*self._headings(found.within or ""), found) if found else ()

    def _group(self, group: Group) -> str:
        words = [f"{number_words(group.total)} điểm"] if group.total is not None else []
        words += [f"không dưới {number_words(group.at_least)} điểm"] if group.at_least is not None else []
        words += [f"không quá {number_words(group.at_most)} điểm"] if group.at_most is not None else []
        ends = f" ({'; '.join(words)})" if words else ""
        return f"{group.id}. {group.title['vi']}{ends}"

    def _criterion(self, criterion: Criterion) -> TableRow:
        speaker = self.speaker
        lines = [bold(criterion.title["vi"])]
        if criterion.applies_when is not None:
            lines.append(Text(f"Chỉ áp dụng khi {speaker.say(criterion.applies_when)}.", italic=True))
        if criterion.leaves:
            lines.append(Text("Không áp dụng thì không tính vào tổng điểm và mức tối đa.", italic=True))
        if self.rulebook.pass_or_fail:
            lines.append(Text(f"– {condition_line(criterion.points, speaker)}."))
            return row(criterion.id, lines, self.citing.of(criterion.cites, criterion.id))
        lines += [Text(f"– {lowered(line)};") for line in points_lines(criterion.points, speaker)]
        lines[-1] = Text(f"{lines[-1].text[:-1]}.")
        most = f"{'thưởng ' if criterion.bonus else ''}{number_words(criterion.maximum)}"
        return row(criterion.id, lines, most, self.citing.of(criterion.cites, criterion.id))

    def _order(self) -> Block:
        """Say how units are ordered, where anything rests on it."""
        book = self.rulebook
        if not asks_among(book):
            return NOTHING
        among = book.among or ALONE
        cited = "; ".join(text.text for text in self.citing.of(among.cites, "among_units"))
        sentences = [*order_sentences(among, self.speaker), *([f"Căn cứ: {cited}."] if cited else [])]
        return Paragraphs(tuple(map(Text, sentences)))

    def _gates(self) -> PaperTable:
        rows = tuple(
            row(
                gate.id,
                (bold(gate.title["vi"]), Text(self._holds(gate))),
                self._outcome(gate),
                self.citing.of(gate.cites, gate.id),
            )
            for gate in self.rulebook.gates
        )
        return PaperTable(("Mã", "Điều kiện", "Xếp loại", "Căn cứ"), (7, 47, 22, 24), (0,), rows)

    def _holds(self, gate: Gate) -> str:
        """Say when a gate holds, or what quota it keeps."""
        if gate.quota is None:
            return f"Khi {self.speaker.say(gate.when)}."
        words = quota_words(gate.quota, self.rulebook.band(gate.quota.band).title["vi"])
        return f"{words[:1].upper()}{words[1:]}."

    def _outcome(self, gate: Gate) -> str:
        if gate.quota is not None:
            return (
                f"Ngoài chỉ tiêu thì không xếp “{self.rulebook.band(gate.quota.band).title['vi']}”, xếp hạng"
                " kế tiếp"
            )
        if gate.band is not None:
            return f"Xếp “{self.rulebook.band(gate.band).title['vi']}”"
        allowed = (self.rulebook.band(id_).title["vi"] for id_ in gate.bands_allowed or ())
        return f"Chỉ được xếp: {', '.join(f'“{title}”' for title in allowed)}"

    def _bands(self) -> PaperTable:
        healthy = any(band.healthy for band in self.rulebook.bands)
        rows = tuple(
            row(
                bold(band.title["vi"]),
                self._reached(band),
                *(["Được công nhận" if band.healthy else "–"] if healthy else []),
            )
            for band in self.rulebook.bands
        )
        if healthy:
            return PaperTable(("Hạng", "Điều kiện", "Lành mạnh"), (25, 50, 25), (2,), rows)
        return PaperTable(("Hạng", "Điều kiện"), (40, 60), (), rows)

    def _reached(self, band: Band) -> str:
        if self.rulebook.pass_or_fail and band.from_ is not None:
            return "Mọi điều kiện đều đạt" if band.all_met else "Có điều kiện chưa đạt"
        if band.from_ is None:
            return "Chỉ theo điều kiện khống chế"
        if band.from_parameter is not None:
            words = replace(self.speaker, inside=False).say(band.when)
            return words if band is self.rulebook.bands[0] else f"{words}, khi không đạt hạng trên"
        test = f", và {self.speaker.say(band.when)}" if band.when is not None else ""
        start = number_words(band.from_)
        above = [b for b in self.rulebook.bands if b.from_ is not None and b.from_ > band.from_]
        if not above:
            return f"Từ {start} điểm trở lên{test}"
        if all(b.when is None for b in above):
            return f"Từ {start} đến dưới {number_words(above[-1].from_ or band.from_)} điểm{test}"
        return f"Từ {start} điểm trở lên{test}, khi không đạt hạng trên"

    def _streaks(self) -> PaperTable:
        rows = tuple(
            row(
                bold(streak.title["vi"]),
                f"{streak.years} năm liền xếp"
                f" {' hoặc '.join(self.rulebook.band(b).title['vi'] for b in streak.bands)}; năm không có kết"
                f" quả làm đứt chuỗi.{RECHECKED if streak.rechecked else ''}",
                self.citing.of(streak.cites, streak.id),
            )
            for streak in self.rulebook.streaks
        )
        return PaperTable(("Nội dung", "Điều kiện", "Căn cứ"), (36, 40, 24), (), rows)

    def _together(self) -> Block:
        together = self.rulebook.together
        if together is None or not holds_on(together, self.day):
            return NOTHING
        cited = "; ".join(text.text for text in self.citing.of(together.cites, "together"))
        titles = {band.id: band.title["vi"] for band in self.rulebook.bands}
        sentences = together_sentences(
            together, lambda name: lowered(self.speaker.fact(name)), titles.__getitem__
        )
        return Paragraphs(tuple(map(Text, (*sentences, f"Căn cứ: {cited}."))))

    def _signs(self) -> PaperTable:
        rows = [
            row(
                sign.id,
                (
                    bold(sign.title["vi"]),
                    Text(f"Khi {self._lasting(self.speaker.say(sign.when), sign.years)}."),
                ),
                self.citing.of(sign.cites, sign.id),
            )
            for sign in self.rulebook.signs
        ]
        if rows:
            note = "Không cộng, không trừ điểm; chỉ là lý do để đến kiểm tra thực tế."
            rows.insert(0, row(Text(note, italic=True)))
        return PaperTable(("Mã", "Dấu hiệu", "Căn cứ"), (7, 69, 24), (0,), tuple(rows))

    def _lasting(self, words: str, years: int) -> str:
        return f"{words}, trong {years} năm liền" if years > 1 else words

    # Parameters

    def _parameters(self) -> PaperTable:
        rows = tuple(map(self._parameter, self.citing.parameters()))
        return PaperTable(("Ngưỡng", "Giá trị theo thời gian", "Căn cứ"), (40, 36, 24), (), rows)

    def _parameter(self, parameter: Parameter) -> TableRow:
        now = parameter.on(self.day)
        lines = tuple(
            Text(self._dated(value, parameter), bold=value is now and len(parameter.values) > 1)
            for value in parameter.values
        )
        cited = tuple(dict.fromkeys(c for value in parameter.values for c in value.cites))
        return row(parameter.title["vi"], lines, self.citing.of(cited, parameter.name))

    def _dated(self, value: DatedLines, parameter: Parameter) -> str:
        return f"Từ {day_words(value.from_)}: {self.speaker.value(value, parameter)}."


def _rows(block: Block) -> bool:
    return bool(block.rows) if isinstance(block, PaperTable) else True


def last_change(rules: Rules, rulebook: Rulebook) -> date:
    """Return the day from which nothing more changes: the day it is printed for unasked."""
    starts = [v.from_ for name in parameters_used(rules, rulebook) for v in rules.parameters[name].values]
    latest = max([rulebook.in_force_from, *starts])
    return min(latest, rulebook.in_force_until) if rulebook.in_force_until else latest
