"""The acts of an office on its workspace, each declared once, with a page (`desk/web/office_acts.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from desk.base.acts import DAY, FILE, MARK, NUMBER, REASON, Act, ActField, number_typed, reason_field
from desk.base.faults import Stop, WrongUse
from desk.base.language import ByLanguage, Lazy, LazyText, localised, reader
from desk.base.roles import ADMINISTRATOR, AUDITOR, EVALUATION, INVESTIGATOR, POLICY
from desk.workspace.decisions import LoggedDecision, decisions_of
from desk.workspace.logs import DECISIONS
from facts.spelling import folded

if TYPE_CHECKING:
    from desk.workspace.folder import Workspace
    from engine.rulebook.model.adoption import Adoption
    from engine.rulebook.model.rulebook import Rules

Values = Mapping[str, Any]
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Doing:
    """What an act is done on, by whom, when; `mark` names the proposal that both persons agreed to."""

    workspace: Workspace
    rules: Rules
    by: str
    today: date
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAct(Act):
    """An act with a page of its own at `path`, led to by the page `on`.

    `do` puts it on record and returns what is then said. `check` raises Stop for what can't be proposed, and
    returns what else the proposal holds. `log` holds its record. `offered`: choices; `standing`: on record;
    `seen`: how many records the form is filled in over.
    """

    do: Callable[[Doing, Values], Lazy]
    path: str
    on: str
    check: Callable[[Doing, Values], Values] = lambda doing, values: {}
    log: str = ""
    offered: Callable[[Doing], Mapping[str, Choices]] = lambda doing: {}
    standing: Callable[[Doing], Iterator[str]] = lambda doing: iter(())
    seen: Callable[[Doing], int] | None = None


def words_named(workspace: Workspace, words: str) -> tuple[str, ...]:
    """Return the words named by log and line. Raise Stop if there are none to take out."""
    from desk.workspace.taking_out import digests_asked

    found = digests_asked(workspace, words)
    if not found:
        raise WrongUse(
            "Không có lời nào gỡ được ở '%(words)s'. Ghi SỔ:SỐ_DÒNG, ví dụ leads.jsonl:12; dòng ghi từ bản"
            " trước thì không gỡ được.",
            field="words",
            words=words,
        )
    return found


def _check_words(doing: Doing, values: Values) -> Values:
    words_named(doing.workspace, values["words"])
    return {}


def _erase_words(doing: Doing, values: Values) -> Lazy:
    from desk.workspace.taking_out import words_taken_out

    found, reason = words_named(doing.workspace, values["words"]), values["reason"]
    n, left = words_taken_out(doing.workspace, found, reason, doing.by, doing.today, doing.mark)
    done = LazyText(
        "Đã xóa hẳn %(n)s lời; sổ chỉ ghi là đã xóa. Bản sao lưu cũ, văn bản đã lập còn giữ.", n=n
    )
    return LazyText("%(done)s %(left)s", done=done, left=said_left(left)) if left else done


def said_left(left: Sequence[Lazy]) -> Lazy:
    """Say what of the desk still holds words that were erased."""
    return LazyText(
        "Bàn làm việc còn giữ, lệnh này không gỡ được: %(left)s. Người soạn, người yêu cầu sửa hoặc bỏ.",
        left=ByLanguage(lambda: ", ".join(map(str, left))),
    )


ERASE_WORDS = OfficeAct(
    name="erase-words",
    do=_erase_words,
    check=_check_words,
    log="words_taken_out.jsonl",
    path="xoa-loi",
    on="journal",
    roles=frozenset({AUDITOR}),
    second=frozenset({AUDITOR, ADMINISTRATOR}),
    title="Xóa hẳn lời đã ghi",
    note="Lời lỡ có tên, số của một người: ghi sổ và số dòng như trang Nhật ký. Xóa rồi không lấy lại được;"
    " sổ còn ghi là đã xóa, ai, vì sao.",
    fields=(
        ActField("words", label="Sổ và số dòng", hint="ví dụ leads.jsonl:12"),
        reason_field("Lý do, căn cứ"),
    ),
    button="Đề nghị xóa",
)
GROUND_KIND = "ground"  # a kind of decision


def _ground(doing: Doing, values: Values) -> Lazy:
    from desk.words.numbers import day_words
    from desk.workspace.store import stored

    venue, day = values["venue"].upper(), values["date"]
    registers = stored(doing.workspace, doing.rules).standing.registers
    if not any(
        record.key == (venue,) for (kind, *_), rows in registers.items() if kind == "venue" for record in rows
    ):
        raise WrongUse("Hồ sơ không có cơ sở '%(venue)s'.", field="venue", venue=venue)
    if day > doing.today:
        raise WrongUse("Ngày văn bản %(day)s chưa đến.", field="date", day=ByLanguage(day_words, day))
    content = {"venue": venue, "document": values["document"], "reason": values["reason"]}
    decisions = decisions_of(doing.workspace)
    with decisions.alone():
        since = _grounds(doing.workspace)[number_typed(values["shown"]) :]
        newer = [one for one in since if one.content["venue"] == venue]
        same = [one for one in newer if (one.on, one.content, one.by) == (day.isoformat(), content, doing.by)]
        if newer and not same:  # pressed twice is no other word
            raise WrongUse(
                "%(by)s đã ghi căn cứ cho %(venue)s sau khi trang này được mở: %(said)s. Chưa có gì được"
                " ghi. Đọc lại; vẫn muốn ghi thì gửi lần nữa.",
                field="venue",
                by=newer[-1].by,
                venue=venue,
                said=_ground_words(newer[-1]),
            )
        if not same:
            decisions.add(GROUND_KIND, day.isoformat(), doing.by, content)
    return LazyText(
        "Đã ghi căn cứ kiểm tra %(venue)s: %(document)s ngày %(day)s.",
        venue=venue,
        document=values["document"],
        day=ByLanguage(day_words, day),
    )


def _grounds(workspace: Workspace) -> list[LoggedDecision]:
    return [record for record in decisions_of(workspace).records() if record.kind == GROUND_KIND]


def _ground_words(record: LoggedDecision) -> str:
    from desk.words.numbers import day_words

    said = record.content
    return f"{said['document']}, {day_words(date.fromisoformat(record.on))}: {said['reason']}"


def grounds_since(workspace: Workspace, year: int) -> dict[str, str]:
    """Return the last legal ground on record to inspect each venue, of documents from a year on."""
    found: dict[str, str] = {}
    for record in _grounds(workspace):
        if date.fromisoformat(record.on).year >= year:
            found.pop(record.content["venue"], None)
            found[record.content["venue"]] = _ground_words(record)
    return found


GROUND = OfficeAct(
    name=GROUND_KIND,
    do=_ground,
    path="can-cu",
    on="follow_up",
    roles=frozenset({EVALUATION, INVESTIGATOR}),
    standing=lambda doing: (
        f"{venue}: {text}" for venue, text in reversed(grounds_since(doing.workspace, 0).items())
    ),
    title="Ghi căn cứ kiểm tra",
    note="Điểm nguy cơ không phải căn cứ kiểm tra. Ghi văn bản của người có thẩm quyền cho một cơ sở; kế"
    " hoạch kiểm tra in căn cứ ấy ra.",
    fields=(
        ActField("venue", label="Mã cơ sở"),
        ActField("document", label="Số, ký hiệu văn bản", missing="số, ký hiệu văn bản"),
        ActField("date", DAY, "Ngày văn bản"),
        reason_field("Căn cứ nào, điều khoản nào"),
        ActField("shown", MARK, needed=False),
    ),
    seen=lambda doing: len(_grounds(doing.workspace)),
    button="Ghi căn cứ",
)


def _adoption(doing: Doing, values: Values) -> Adoption:
    from desk.authoring.adoption import adoption_asked, named_in
    from desk.workspace.compiled_rules import rulebook_in

    rulebook_in(doing.rules, values["rulebook"])
    figures = named_in(values["figures"])
    return adoption_asked(values["document"], values["date"], values["office"], doing.today, figures)


def _signed(doing: Doing, values: Values) -> Values:
    """Return what the document signs: what both persons agree to."""
    from engine.rulebook.compile.signed_content import content_of, signed_now

    _adoption(doing, values)
    return {"signed": content_of(signed_now(doing.rules, doing.rules.rulebooks[values["rulebook"]]))}


def _adopt(doing: Doing, values: Values) -> Lazy:
    from desk.authoring.adoption import adopted, put_on_record, sound_rules
    from desk.authoring.checking import checked
    from desk.words.adoption_words import standing_of

    if _signed(doing, values)["signed"] != values["signed"]:
        raise WrongUse("Bộ tiêu chí đã sửa sau khi đề nghị. Chưa ghi ban hành: rút đề nghị rồi đề nghị lại.")
    asked, reason, folder = _adoption(doing, values), values["reason"] or None, doing.workspace.rules
    told = adopted(folder, sound_rules(checked(folder)), values["rulebook"], asked, reason)
    if not put_on_record(doing.workspace, told, asked, doing.by, reason, doing.mark):
        raise WrongUse("Đã ghi như vậy từ trước, không có gì thay đổi.")
    return ByLanguage(standing_of, told.rulebook)


def _adoptions(doing: Doing) -> Iterator[str]:
    from desk.words.adoption_words import standing_of

    return (f"{localised(book.title)}: {standing_of(book)}" for book in doing.rules.rulebooks.values())


ADOPT = OfficeAct(
    name="adopt",
    do=_adopt,
    check=_signed,
    log=DECISIONS,
    path="ban-hanh",
    on="rules",
    roles=frozenset({POLICY}),
    second=frozenset({POLICY}),
    standing=_adoptions,
    offered=lambda doing: {
        "rulebook": [(name, localised(book.title)) for name, book in doing.rules.rulebooks.items()]
    },
    title="Ghi văn bản ban hành",
    note="Chỉ ghi khi văn bản đã được ký. Từ đó những gì in ra theo bộ này không còn ghi minh họa; sửa một"
    " điều kiện, điểm, ngưỡng thì bộ trở lại là dự thảo. Lần chạy cũ giữ quy tắc lúc chạy.",
    fields=(
        ActField("rulebook", label="Bộ tiêu chí"),
        ActField("document", label="Số, ký hiệu văn bản đã ký"),
        ActField("date", DAY, "Ngày văn bản"),
        ActField("office", label="Cơ quan ban hành"),
        ActField(
            "figures",
            label="Con số minh họa mà văn bản tự quy định",
            hint="mã cách nhau dấu phẩy, hoặc all; để trống: không con số nào",
            needed=False,
        ),
        ActField("reason", REASON, "Lý do", "khi đã ghi một văn bản khác", needed=False),
    ),
    button="Đề nghị ghi ban hành",
)


def _receive(doing: Doing, values: Values) -> Lazy:
    from desk.workspace.importing import received_list
    from facts.durable_files import write_new
    from facts.intake.incoming import LIST_NAME
    from facts.intake.messages import fault_text

    with TemporaryDirectory() as folder:
        path = Path(folder) / LIST_NAME
        write_new(path, values["list"])
        n, faults = received_list(doing.workspace, doing.rules, path, doing.by, doing.today)
        texts = [fault_text(f, reader()).replace(f"{path}", LIST_NAME) for f in faults]
    if faults and not n:
        raise WrongUse("Chưa ghi gì. %(texts)s", field="list", texts=" ".join(texts))
    wrong = LazyText(" Không dùng được: %(texts)s", texts=" ".join(texts)) if texts else ""
    return LazyText("Đã ghi ngày nhận của %(n)s báo cáo.%(wrong)s", n=n, wrong=wrong)


RECEIVE = OfficeAct(
    name="receive",
    do=_receive,
    path="so-den",
    on="returns",
    roles=frozenset({EVALUATION}),
    title="Ghi sổ văn bản đến",
    note="Sổ của nơi nhận: tệp csv có cột Tên tệp, Ngày đến (nếu có: Số đến, Nơi gửi). Ngày trong sổ thay"
    " ngày ghi trên bìa của báo cáo đã nhập; báo cáo của kỳ đã khóa thì không đổi.",
    fields=(ActField("list", FILE, "Sổ văn bản đến (.csv)"),),
    button="Ghi ngày nhận",
)


def _checklist(doing: Doing, values: Values) -> Values:
    """Return what a filled checklist answers, with words for who agrees. Raise Stop for all faults."""
    from desk.office.recheck_checklist import answers_given, answers_words
    from desk.runs.recheck import every_recheck, refuse_none
    from desk.runs.recheck_acts import refuse_overruling
    from facts.durable_files import write_new

    year = values["year"]
    rechecks = every_recheck(doing.workspace, str(year))
    refuse_none(next(iter(rechecks), None), year)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "phieu.xlsx"
        write_new(path, values["checklist"])
        answered = answers_given(rechecks, [path])
    answers = answered.answers
    for unit, of in answers.items():
        refuse_overruling(answered.lists[unit], unit, of, {folded(doing.by)}, values["reason"])
    by_text = {unit: {str(number): answer for number, answer in of.items()} for unit, of in answers.items()}
    listed = {unit: answered.lists[unit].hash for unit in answers}
    return {"checklist": answers_words(answers), "list": listed, "answers": by_text}


def _record_answers(doing: Doing, values: Values) -> Lazy:
    from desk.runs.recheck import every_recheck, standing_list
    from desk.runs.recheck_acts import record_answers

    rechecks = every_recheck(doing.workspace, str(values["year"]))
    lists = {unit: standing_list(rechecks, hash_) for unit, hash_ in values["list"].items()}
    standing = {unit: part for unit, part in lists.items() if part is not None and unit in part.units}
    if standing.keys() != lists.keys():
        raise WrongUse("Danh sách phúc tra đã lập lại sau khi đề nghị. Chưa ghi gì: rút đề nghị.")
    first, _, second = doing.by.rpartition(", ")
    for unit, answers in values["answers"].items():
        numbered = {int(number): answer for number, answer in answers.items()}
        record_answers(
            doing.workspace,
            standing[unit],
            unit,
            numbered,
            first,
            second,
            values["minutes"],
            doing.today,
            doing.mark,
            values.get("reason", ""),
        )
    return LazyText("Đã ghi %(n)s trả lời phúc tra.", n=sum(map(len, values["answers"].values())))


def _rechecked(doing: Doing) -> Iterator[str]:
    """Yield what a recheck says of the results of each commune, of the newest year with one, by each
    rulebook."""
    from desk.runs.found_runs import run_of_year, years_run
    from desk.runs.recheck import newest_rechecks
    from desk.runs.recheck_outcome import list_words, states_now
    from desk.runs.year import year_of_run

    for recheck in newest_rechecks(doing.workspace):
        year = int(recheck.period)
        book = doing.rules.rulebooks.get(recheck.rulebook)
        of_book = localised(book.title) if book else recheck.rulebook
        yield from (f"{of_book} · {list_words(part)}" for part in recheck.parts)
        try:
            run = run_of_year(doing.workspace, year) if year in years_run(doing.workspace) else None
            states = states_now(recheck, run, year_of_run)
        except Stop as stop:  # a run that can't be read stops no answer
            yield f"{recheck.period} · {of_book} · {stop}"
            states = states_now(recheck, None, year_of_run)
        for unit, state in states.items():
            name = doing.rules.units.name(unit, date(year, 12, 31))
            yield f"{recheck.period} · {of_book} · {name}: {state}"


RECHECK = OfficeAct(
    name="recheck",
    do=_record_answers,
    check=_checklist,
    log=DECISIONS,
    path="phuc-tra",
    on="results",
    roles=frozenset({EVALUATION, INVESTIGATOR}),
    second=frozenset({EVALUATION, INVESTIGATOR}),
    standing=_rechecked,
    title="Ghi kết quả phúc tra",
    note="Đưa phiếu phúc tra đã ghi trả lời; người thứ hai cùng xem thì đồng ý. Không hỏi, không ghi tên nạn"
    " nhân, người bán dâm, người lao động, người sử dụng ma túy. Dòng khác báo cáo thì thẩm định lại (B16).",
    fields=(
        ActField("year", NUMBER, "Năm"),
        ActField("checklist", FILE, "Phiếu phúc tra (.xlsx)"),
        ActField("minutes", label="Số biên bản phúc tra", missing="số biên bản phúc tra"),
        ActField(
            "reason", REASON, "Lý do", "khi đổi “khác”, “không xem được” thành “như báo cáo”", needed=False
        ),
    ),
    button="Đề nghị ghi",
)
ACTS: tuple[OfficeAct, ...] = (ERASE_WORDS, GROUND, ADOPT, RECEIVE, RECHECK)
