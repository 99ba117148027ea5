"""`lanhmanh check`, `schema`, `rulebooks`, `adopt`, `print`: rules checked, chosen, adopted, printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from desk.authoring import adoption, backtesting, checking, schema_files
from desk.authoring.printed import decision
from desk.base.faults import DONE
from desk.base.language import gettext, localised, reader
from desk.base.options import HERE, RulesArgument, argument, day_from, option
from desk.base.output import Output
from desk.cli.verb import By, Here, not_with, verb
from desk.words import adoption_words, fault_words, finding_words, numbers, vietnamese_only
from desk.workspace import compiled_rules, rule_files, rulebook_choice, rulebooks_in_use
from desk.workspace import office as offices
from engine.analysis import proofs
from engine.indicators import forms_asked

if TYPE_CHECKING:
    from engine.rulebook.model.adoption import Adoption
    from engine.rulebook.model.rulebook import Rules


@verb("check", "Kiểm tra các tệp quy tắc; nêu mọi lỗi kèm dòng, cột và cách sửa.")
def check(
    here: Here,
    out: Output,
    rules: RulesArgument = None,
    watch: Annotated[bool, option("Kiểm tra lại mỗi khi lưu tệp; Ctrl-C để dừng.", "--watch")] = False,
) -> int:
    folder = rule_files.rules_folder(rules, here.path)
    if not watch:
        return _shown(checking.checked(folder), folder, out)
    for saved in checking.saves(folder, _half_a_second):
        if saved:
            _head(saved, out)
        _shown(checking.checked(folder), folder, out, watching=True)
        out.note("Đang chờ lần lưu sau; Ctrl-C để dừng.")
    return DONE


def _head(saved: tuple[str, ...], out: Output) -> None:
    """Part this look from the one before: when, and which files were saved."""
    import time

    files = ", ".join(saved[:3]) + (", …" if len(saved) > 3 else "")
    out.note("\n──── %(at)s · đã lưu %(files)s", at=time.strftime("%H:%M:%S"), files=files)


def _half_a_second() -> bool:
    import time

    time.sleep(0.5)
    return True


def _shown(found: checking.RulesChecked, folder: Path, out: Output, watching: bool = False) -> int:
    say_found(found, out)
    _summary(found, folder, out)
    if found.rules is not None and (told := backtesting.reminder(folder, found.rules)) is not None:
        backtesting.print_reminder(told, out)
    books = found.rules.rulebooks if found.rules else {}
    out.json(
        {
            "faults": [fault_words.fault_json(fault) for fault in found.faults],
            "findings": [finding_words.finding_json(finding) for finding in found.findings],
            "rulebooks": sorted(books),
            "criteria": sum(len(book.criteria) for book in books.values()),
            "forms_not_asked": list(proofs.forms_never_asked(found.rules)) if found.rules else [],
        },
        on_one_line=watching,
    )
    return found.code


def say_found(found: checking.RulesChecked, out: Output) -> None:
    """Print every fault, and every finding with the facts that show it, to standard error."""
    for fault in found.faults:
        out.error("\n".join(fault_words.fault_lines(fault, found.sources)))
    for finding in found.findings:
        assert found.rules is not None
        out.error("\n".join(finding_words.finding_lines(finding, found.rules, found.sources)))


def _summary(found: checking.RulesChecked, folder: Path, out: Output) -> None:
    if found.rules is None:
        n = len(found.faults)
        out.say("%(folder)s: %(n)s lỗi. Sửa hết rồi kiểm tra lại.", n=n, folder=folder)
        return
    books, parameters = found.rules.rulebooks, len(found.rules.parameters)
    unasked = ", ".join(proofs.forms_never_asked(found.rules))
    n = len(found.findings)
    none = gettext("Không thấy chỗ thừa, thiếu hay mâu thuẫn.")
    out.say(
        "%(folder)s: không có lỗi. %(books)s, %(criteria)s tiêu chí và dấu hiệu, %(parameters)s."
        " %(findings)s",
        folder=folder,
        books=gettext("%(n)s bộ tiêu chí", n=len(books)),
        criteria=sum(len(book.criteria) for book in books.values()),
        parameters=gettext("%(n)s tham số", n=parameters),
        findings=gettext("%(findings)s chỗ cần xem lại.", findings=n) if n else none,
    )
    if unasked:
        out.say(
            "Biểu không quy tắc nào đang dùng hỏi đến, không xã nào phải nộp: %(unasked)s.", unasked=unasked
        )


@verb("schema", "Viết JSON Schema của tệp quy tắc vào rules/schema cho trình soạn thảo.")
def schema(here: Here, out: Output, rules: RulesArgument = None) -> int:
    folder = rule_files.rules_folder(rules, here.path)
    names = schema_files.schemas_written(folder)
    where = folder / "schema"
    out.say("Đã viết %(names)s tệp vào %(where)s.", names=len(names), where=where)
    out.json({"folder": str(where), "files": names})
    return DONE


@verb(
    "rulebooks",
    "Bộ tiêu chí cơ quan đang dùng; --add, --remove: đưa vào, bỏ ra một bộ cùng mọi phần nêu tên nó.",
)
def rulebooks(
    here: Here,
    out: Output,
    add: Annotated[str | None, option("Tên bộ tiêu chí cần dùng.")] = None,
    remove: Annotated[str | None, option("Tên bộ tiêu chí thôi dùng.")] = None,
) -> int:
    not_with({"--add": add}, {"--remove": remove})
    own, before = here.workspace, here.rules
    change = None
    if remove is not None:
        change = rulebooks_in_use.rulebook_removed(own, remove)
        out.say(
            "Đã bỏ '%(remove)s' khỏi quy tắc. Quy tắc trước khi bỏ: %(kept)s. Dùng lại: %(again)s",
            remove=remove,
            kept=own.folder / rulebooks_in_use.REMOVED / remove,
            again=f"lanhmanh rulebooks --add {remove} -w {quote(str(own.folder))}",
        )
        _say_change(change, gettext("Bỏ theo"), out)
    elif add is not None:
        change = rulebooks_in_use.rulebook_added(own, add)
        out.say("Đã đưa '%(add)s' vào quy tắc.", add=add)
        _say_change(change, gettext("Vào theo"), out)
    if change is not None:
        schema_files.schemas_written(own.rules)  # what a rule may name has changed
    rules = compiled_rules.rules_in(own.rules)
    forms = _say_forms(before, rules, out)
    for finding in proofs.unasked_findings(rules):
        out.note_line(finding.fault.text(reader()))
    used, shipped = (
        rulebook_choice.rulebooks_in(rule_files.rule_texts(own.rules)),
        rulebook_choice.rulebooks_in(rule_files.rule_texts(rule_files.SHIPPED)),
    )
    out.table(
        gettext("Bộ tiêu chí"),
        [(gettext("Tên"), "whole"), (gettext("Đang dùng"), "whole"), gettext("Nội dung")],
        [
            (name, gettext("có") if name in used else gettext("không"), one.title[out.lang])
            for name, one in sorted({**shipped, **used}.items())
        ],
    )
    out.json(
        {
            "in_use": sorted(used),
            "offered": sorted(shipped),
            "files": list(change.files) if change else [],
            "parts": [f"{part.file}: {part.name}" for part in change.parts] if change else [],
            "forms": forms,
        }
    )
    return DONE


def _say_change(change: rulebook_choice.RulesChange, heading: str, out: Output) -> None:
    out.line(f"{heading}:")
    for file in change.files:
        out.line(f"  {file}")
    for file in dict.fromkeys(part.file for part in change.parts):
        names = ", ".join(part.name for part in change.parts if part.file == file)
        out.line(f"  {file}: {names}")


def _say_forms(before: Rules, after: Rules, out: Output) -> dict[str, list[str]]:
    """Say which forms communes owe today that they did not owe before, and the other way round."""
    old, new = forms_asked.forms_asked(before, date.today()), forms_asked.forms_asked(after, date.today())
    gone, come = sorted(old - new), sorted(new - old)
    if gone:
        names = ", ".join(gone)
        out.say("Biểu không còn phải nộp: %(names)s.", names=names)
    if come:
        names = ", ".join(come)
        out.say("Biểu nay phải nộp: %(names)s.", names=names)
    return {"no_longer_owed": gone, "now_owed": come}


RulesOption = Annotated[
    Path | None, option("Thư mục quy tắc (mặc định: rules/ của không gian làm việc).", "--rules")
]
NameArgument = Annotated[
    str, argument("Tên bộ tiêu chí, ví dụ healthy_commune.", metavar="RULEBOOK", show_default=False)
]


@verb("adopt", "Ghi văn bản ban hành vào bộ tiêu chí; từ đó kết quả không còn ghi 'minh họa'.")
def adopt(
    here: Here,
    out: Output,
    by: By,
    name: NameArgument,
    document: Annotated[str, option("Số, ký hiệu văn bản đã ký.")],
    day: Annotated[str, option("Ngày văn bản (năm-tháng-ngày).", "--date")],
    office: Annotated[str, option("Cơ quan ban hành.")],
    reason: Annotated[str | None, option("Lý do, khi đã ghi một văn bản khác.")] = None,
    figures: Annotated[
        str,
        option(
            "Con số minh họa mà văn bản tự quy định: mã tiêu chí, tham số … cách nhau dấu phẩy, hoặc all.",
            show_default="không con số nào",
        ),
    ] = "",
    rules: RulesOption = None,
) -> int:
    on = day_from(day, "--date")
    assert on is not None
    asked = adoption.adoption_asked(document, on, office, date.today(), adoption.named_in(figures))
    folder = rule_files.rules_folder(rules, here.path)
    found = checking.checked(folder)
    say_found(found, out)
    sound = adoption.sound_rules(found)
    compiled_rules.rulebook_in(sound, name)
    told = adoption.adopted(folder, sound, name, asked, reason)
    own = folder.resolve() == (here.path / "rules").resolve() and (here.path / "workspace.json").exists()
    if own:
        adoption.put_on_record(here.workspace, told, asked, by, reason)
    _say(told, asked, sound, out)
    out.json(
        {
            "adopted": True,
            "changed": told.file is not None,
            "rulebook": name,
            "document": asked.document,
            "date": asked.date.isoformat(),
            "office": asked.office,
            "file": str(told.file) if told.file else None,
            "content": told.rulebook.adoption.content if told.rulebook.adoption else None,
            "figures": list(told.rulebook.adoption.figures) if told.rulebook.adoption else [],
        }
    )
    return DONE


def _say(told: adoption.Recorded, asked: Adoption, rules: Rules, out: Output) -> None:
    book = told.rulebook
    if told.file is None:
        out.say(
            "%(title)s: đã ghi như vậy từ trước, không có gì thay đổi. %(standing)s",
            title=localised(book.title),
            standing=adoption_words.standing_of(book),
        )
        return
    out.say(
        "Đã ghi vào %(file)s: %(title)s. %(standing)s\nNội dung đã ký được ghi lại bên cạnh: từ nay những"
        " gì in ra theo bộ này không còn ghi minh họa, và sửa một điều kiện, điểm, ngưỡng nào thì bộ này"
        " trở lại là dự thảo. Lần chạy cũ giữ quy tắc lúc chạy, vẫn ghi như cũ: chạy lại năm cần dùng"
        " bằng lanhmanh run.",
        file=told.file,
        title=localised(book.title),
        standing=adoption_words.standing_of(book),
    )
    own = book.adoption.figures if book.adoption else ()
    left = [name for name in adoption_words.illustrative_figures(rules, book) if name not in own]
    if left:
        out.note(
            "Lưu ý: %(n)s con số do chương trình đặt ra vẫn ghi minh họa, vì văn bản chưa được ghi là tự"
            " quy định: %(left)s. Văn bản có nêu thì ghi lại kèm --figures.",
            n=len(left),
            left=", ".join(left),
        )
    if book.in_force_from < asked.date:
        out.note(
            "Lưu ý: bộ tiêu chí có hiệu lực từ %(day)s, trước ngày văn bản. Nếu văn bản không áp dụng"
            " cho các năm trước, sửa in_force trong %(file)s.",
            day=numbers.day_words(book.in_force_from),
            file=told.file,
        )


@verb("print", "In bộ tiêu chí thành văn bản để ký (Word và PDF, thể thức Nghị định 30/2020).")
def print_(
    here: Here,
    out: Output,
    name: NameArgument,
    folder: Annotated[Path, argument("Thư mục để hai tệp.", show_default="thư mục hiện tại")] = HERE,
    day: Annotated[
        str | None, option("Ghi ngưỡng có hiệu lực ngày này (mặc định: giá trị mới nhất).")
    ] = None,
    year: Annotated[int | None, option("Ghi ngưỡng của kỳ năm này.", min=1900, max=2100)] = None,
    above: Annotated[str, option("Cơ quan cấp trên (dòng đầu).")] = "",
    office: Annotated[str | None, option("Cơ quan ban hành.")] = None,
    place: Annotated[str | None, option("Địa danh.")] = None,
    signer: Annotated[str, option("Họ tên người ký.")] = "",
    rules: RulesOption = None,
) -> int:
    found = compiled_rules.rules_in(rule_files.rules_folder(rules, here.path))
    book = compiled_rules.rulebook_in(found, name)
    on = decision.day_asked(found, book, day_from(day, "--day"), year)
    inside = (here.path / "workspace.json").exists()
    own = offices.signing_office(here.workspace, found.offices) if inside else offices.IssuingOffice()
    issuer = decision.issuer_of(own, above, office, place, signer)
    made = decision.rulebook_printed(folder, found, book, on, issuer)
    out.files((made.docx, made.pdf))
    vietnamese_only.say_vietnamese_only(out, vietnamese_only.RULEBOOK)
    out.line(adoption_words.standing_of(book))
    adoption_words.say_draft(out, book)
    out.json(
        {
            "rulebook": name,
            "status": adoption_words.status_of(book),
            "day": on.isoformat(),
            "docx": str(made.docx),
            "pdf": str(made.pdf),
            "unsigned": adoption_words.draft_json(book),
        }
    )
    return DONE
