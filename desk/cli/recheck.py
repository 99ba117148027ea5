"""`lanhmanh recheck`: a public draw of reported rows to look up, and how sure each band is after it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base import files as whole_files
from desk.base import options
from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import localised
from desk.base.options import FolderArgument, RecordedReasonOption, RunArgument, argument, option
from desk.base.output import Output
from desk.base.own_files import refuse_filled_in
from desk.cli.verb import By, Here, add_group, verb
from desk.office import recheck_checklist
from desk.report import console
from desk.reports import recheck_report
from desk.runs import recheck as rechecks
from desk.runs import recheck_acts, recheck_list, recheck_outcome
from desk.runs import year as years
from desk.runs.run import rules_of
from desk.workspace import standing_today

if TYPE_CHECKING:
    from engine.recheck.stakes import Claim

YearArgument = Annotated[int, argument("Năm: 2020…", metavar="YEAR")]
UnitOption = Annotated[list[str] | None, option("Chỉ xã này; lặp lại được.", "--unit")]
ListArgument = Annotated[Path, argument("Tệp danh sách (csv) đã chốt.", metavar="LIST")]


@verb("plan", "Phúc tra mỗi xã phải xem bao nhiêu dòng, theo mức rủi ro; chưa ghi gì.")
def plan(here: Here, out: Output, run: RunArgument = "latest", unit: UnitOption = None) -> int:
    scored, claims = _claims(here, out, run, unit)
    console.print_report(recheck_report.plan_report(scored, claims), out, screen=True)
    return DONE


@verb("list", "Chốt danh sách dòng và phần điểm của mỗi dòng, ghi mã băm, trước khi biết số rút.")
def list_(
    here: Here,
    out: Output,
    by: By,
    year: YearArgument,
    file: Annotated[Path, argument("Tệp sẽ ghi, lưu hành nội bộ.", metavar="LIST")],
    source: Annotated[
        str, option("Nơi ai cũng đọc được số sẽ rút, từ 8 chữ số: như giải đặc biệt rồi giải nhất.")
    ],
    seed_day: Annotated[str, option("Ngày sẽ có số ấy.")],
    risk: Annotated[int, option("Giới hạn rủi ro, %.", min=1, max=20)] = 5,
    places: Annotated[int, option("Số nơi đến xem mỗi xã.", min=0, max=200)] = recheck_acts.PLACES,
    first: Annotated[int, option("Bấy nhiêu đơn vị đứng đầu cũng phải đứng vững.", min=0, max=100)] = 0,
    unit: UnitOption = None,
    reason: RecordedReasonOption = None,
) -> int:
    day, today = options.day_from(seed_day, "--seed-day"), date.today()
    if not source.strip() or day is None or day <= today:
        raise WrongUse("Số rút phải có sau ngày chốt danh sách: --seed-day là ngày sau hôm nay. Chưa làm gì.")
    if file.exists():
        raise WrongUse(
            "Đã có %(file)s: danh sách đã chốt không ghi đè. Chọn tên khác. Chưa làm gì.", file=file
        )
    scored, claims = _claims(here, out, str(year), unit)
    claims = recheck_list.among_first(claims, scored.rows, first) if first else claims
    where = {
        "period": scored.period.code,
        "run": scored.run.id,
        "rulebook": scored.rulebook.name,
        "limit": f"{risk}/100",
        "listed_on": today.isoformat(),
        "source": source.strip(),
        "seed_day": day.isoformat(),
        "places": str(places),
        "method": recheck_acts.WITH_HASH,
    }
    listed = recheck_list.list_of(claims, scored, where, first)
    basis = rechecks.basis_of(scored.run, scored.rulebook.name, [claim.subject for claim in claims])
    before = rechecks.rechecks_of(here.workspace, scored.period.code).values()
    false = recheck_list.still_false(
        listed, scored, before, lambda part: years.year_of_run(here.run(part.run), part.rulebook)
    )
    record = recheck_acts.fix_list(
        here.workspace, where, claims, listed, by, today, basis, reason or "", false
    )
    whole_files.write_text(file, listed.text)
    out.say(
        "Đã chốt %(n)s dòng và nơi của %(units)s xã vào %(file)s (đã ghi vào sổ). Tệp lưu hành nội"
        " bộ.\nMã băm để công bố, cùng nguồn và ngày của số: %(hash)s\nCó số (từ %(digits)s chữ số; nguồn"
        " không đủ thì lập lại trước ngày ấy) thì rút: lanhmanh recheck draw %(year)s %(file)s THƯ-MỤC"
        " --seed SỐ",
        n=len(listed.rows),
        units=len(claims),
        file=file,
        hash=listed.hash,
        digits=recheck_acts.LEAST_DIGITS,
        year=year,
    )
    if silent := recheck_list.without_a_place(claims, scored.rows, first):
        out.say(
            "%(units)s: không kể dòng về người thì điểm không hơn đơn vị ngoài %(first)s đơn vị đứng đầu, nên"
            " phúc tra chỉ nói về hạng, không nói về chỗ đứng đầu.",
            units=", ".join(map(scored.name, silent)),
            first=first,
        )
    out.json({"list": listed.hash, "rows": len(listed.rows), "file": str(file), "record": record.id})
    return DONE


@verb("draw", "Rút dòng bằng số công khai của ngày sau, ghi phiếu phúc tra mỗi xã; lần sau: rút thêm.")
def draw(
    here: Here,
    out: Output,
    by: By,
    year: YearArgument,
    file: ListArgument,
    folder: FolderArgument,
    seed: Annotated[str, option("Số công khai, như kết quả xổ số.")] = "",
    more: Annotated[
        int, option("Rút thêm bấy nhiêu lượt cho xã đã trả lời hết mà hạng chưa đứng.", min=0, max=1000)
    ] = 0,
    unit: Annotated[
        list[str] | None, option("Chỉ xã này, cả khi còn chờ trả lời; lặp lại được.", "--unit")
    ] = None,
    places: Annotated[
        int, option("Đến nhiều nơi hơn số đã chốt ở danh sách: bấy nhiêu nơi mỗi xã.", min=0, max=200)
    ] = 0,
) -> int:
    listed = recheck_list.read_list(file)
    recheck = _with_list(here, year, listed.hash)
    if unknown := [code for code in unit or () if code not in recheck.units]:
        raise WrongUse(
            "Danh sách này không có %(units)s. Nêu mã đơn vị có trong danh sách. Chưa rút gì.",
            units=", ".join(unknown),
        )
    least = places or (recheck_acts.PLACES if recheck.least_places is None else 0)
    wanted = recheck_outcome.wanted_draws(recheck, more, unit or ())
    drawn_now = [code for code, draws in wanted.items() if draws or code not in recheck.draws] or list(wanted)
    places_of = {code: folder / f"phuc-tra-{year}-{code}.xlsx" for code in drawn_now}
    refuse_filled_in(folder, places_of.values())
    given = (
        recheck_acts.Seed(seed.strip(), recheck.seed_source, recheck.seed_day)
        if seed and recheck.seed_day
        else None
    )
    record = recheck_acts.draw_rows(here.workspace, recheck, listed, given, wanted, least, by, date.today())
    recheck = _with_list(here, year, listed.hash)
    scored = years.year_of_run(here.run(recheck.run), recheck.rulebook)
    rows_of = {code: recheck_checklist.checklist_of(recheck, listed, code) for code in drawn_now}
    files = [
        recheck_checklist.write_checklist(
            places_of[code],
            recheck,
            f"{scored.name(code)} ({scored.rulebook.title['vi']})",
            code,
            rows,
            recheck_list.reported_texts(scored, code),
        )
        for code, rows in rows_of.items()
        if rows
    ]
    drawn = sum(map(len, rows_of.values()))
    out.json({"record": record.id, "rows": drawn, "files": [str(path) for path in files]})
    if not drawn:
        if any(wanted.values()):
            out.say("Các lượt rút thêm đều trúng dòng đã xem; rút thêm nữa bằng --more.")
        else:
            out.say(
                "Không rút thêm: không ghi --more, hoặc không xã nào mà rút thêm còn làm hạng đứng được; xã"
                " còn chờ trả lời thì nêu bằng --unit."
            )
        return DONE
    out.say(
        "%(book)s: phải xem %(n)s dòng và nơi của %(units)s xã (đã ghi vào sổ); phiếu phúc tra:",
        book=localised(scored.rulebook.title),
        n=drawn,
        units=len(files),
    )
    out.files(files)
    out.say(
        "Hai người xem ghi cột Trả lời, rồi: lanhmanh recheck record %(year)s %(folder)s --minutes SỐ"
        " --by TÊN --second TÊN",
        year=year,
        folder=folder,
    )
    return DONE


@verb("record", "Nhận phiếu phúc tra đã ghi trả lời, của hai người xem.")
def record(
    here: Here,
    out: Output,
    by: By,
    year: YearArgument,
    files: Annotated[list[Path], argument("Phiếu đã ghi, hoặc thư mục có phiếu.", metavar="FILE")],
    minutes: Annotated[str, option("Số biên bản phúc tra.")],
    second: Annotated[str, option("Người cùng xem.")],
    reason: RecordedReasonOption = None,
) -> int:
    answered = recheck_checklist.answers_given(_every(here, year), files)
    counts = {unit: len(of) for unit, of in answered.answers.items()}
    parts = [(unit, answered.lists[unit], of) for unit, of in answered.answers.items()]
    for unit, part, of in parts:
        recheck_acts.record_answers(
            here.workspace, part, unit, of, by, second, minutes, date.today(), reason=reason or ""
        )
    books = rules_of(here.run(str(year))).rulebooks
    for name in dict.fromkeys(part.rulebook for _, part, _ in parts):
        of_book = [counts[unit] for unit, part, _ in parts if part.rulebook == name]
        out.say(
            "%(book)s: đã ghi %(n)s trả lời của %(units)s xã; hai người xem: %(by)s, %(second)s. Xem kết quả:"
            " lanhmanh recheck show %(year)s",
            book=localised(books[name].title) if name in books else name,
            n=sum(of_book),
            units=len(of_book),
            by=by,
            second=second,
            year=year,
        )
    if left := sum(
        (unit, n) not in part.answers and n not in of for unit, part, of in parts for n in part.to_see(unit)
    ):
        out.say("Còn %(n)s dòng, nơi của các phiếu ấy chưa có trả lời.", n=left)
    out.json({"answers": counts})
    return DONE


@verb("show", "Hạng của mỗi xã chắc đến đâu sau phúc tra, và còn phải xem gì.")
def show(here: Here, out: Output, year: YearArgument) -> int:
    run, reports, complete = here.run(str(year)), [], True
    every, books = _every(here, year), run.manifest["rulebooks"]
    gone = [recheck.rulebook for recheck in every if recheck.rulebook not in books]
    if gone and len(gone) < len(every):
        out.note("Lần chạy này không có bộ %(books)s: không in phúc tra theo bộ ấy.", books=", ".join(gone))
    for recheck in [of for of in every if of.rulebook in books] or every:
        scored = years.year_of_run(run, recheck.rulebook)
        outcomes = [
            recheck_outcome.among_first_now(scored, recheck_outcome.outcome_of(recheck, code))
            for code in recheck.every_unit
        ]
        now = recheck_outcome.rechecked(run, recheck.rulebook)
        changed = now.changed if now else {}
        reports.append(recheck_report.outcome_report(scored, recheck, outcomes, changed))
        places = all(recheck_outcome.holds_place(of) for of in outcomes if of.first)
        complete = complete and places and not changed and all(map(recheck_outcome.is_complete, outcomes))
    console.print_report(recheck_report.of_rulebooks(reports), out, screen=True)
    return DONE if complete else TO_LOOK_AT


@verb("void", "Bỏ danh sách đã rút bằng số gõ nhầm: hai người, có lý do; giới hạn của nó vẫn cộng.")
def void(
    here: Here,
    out: Output,
    by: By,
    year: YearArgument,
    file: ListArgument,
    second: Annotated[str, option("Người thứ hai đã đọc và đồng ý.")],
    reason: Annotated[str, option("Lý do; được ghi lại.")],
) -> int:
    recheck = _with_list(here, year, recheck_list.read_list(file).hash)
    record = recheck_acts.void_list(here.workspace, recheck, by, second, reason, date.today())
    out.say(
        "Đã bỏ danh sách mã băm %(hash)s, rút bằng số %(seed)s (đã ghi vào sổ; hai người: %(by)s,"
        " %(second)s). Danh sách cũ vẫn trong sổ, giới hạn của nó cộng vào danh sách sau. Lập mới: lanhmanh"
        " recheck list %(year)s TỆP --source NGUỒN --seed-day NGÀY --reason LÝ-DO",
        hash=recheck.hash,
        seed=recheck.seed,
        by=by,
        second=second,
        year=year,
    )
    out.json({"list": recheck.hash, "record": record.id})
    return DONE


def _every(here: Here, year: int) -> tuple[rechecks.Recheck, ...]:
    of_rulebooks = rechecks.every_recheck(here.workspace, str(year))
    rechecks.refuse_none(next(iter(of_rulebooks), None), year)
    return of_rulebooks


def _with_list(here: Here, year: int, hash_: str) -> rechecks.Recheck:
    """Return the list of a hash, of any rulebook; the newest, which is then refused, where none has it."""
    of_rulebooks = _every(here, year)
    return rechecks.standing_list(of_rulebooks, hash_) or of_rulebooks[0]


def _claims(
    here: Here, out: Output, run: str, units: list[str] | None
) -> tuple[years.Year, tuple[Claim, ...]]:
    """Return the year of a run and what each commune's returns claim, or those of some."""
    scored = years.year_of_run(here.run(run), None)
    codes = [standing_today.asked_unit(scored.rules, scored.period, unit).code for unit in units or ()]
    with out.progress("Tính phần điểm của mỗi dòng") as step:
        return scored, recheck_list.claims_of(scored, codes, step)


def register(app: typer.Typer) -> None:
    help = "Phúc tra: rút dòng báo cáo để xem lại, và hạng chắc đến đâu."
    add_group(app, "recheck", help, (plan, list_, draw, record, show, void), no_args_is_help=True)
