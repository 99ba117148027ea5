"""`lanhmanh init`, `demo`, `serve`, `check-deploy`: a workspace made, the example, the desk in a browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from desk.authoring import schema_files
from desk.base import faults
from desk.base.called import work_on
from desk.base.faults import DONE, TO_LOOK_AT, Stop, WrongUse
from desk.base.files import ROOT, shipped
from desk.base.language import LANGUAGES, gettext, speaking
from desk.base.options import FullOption, argument, day_from, option
from desk.base.output import Output
from desk.base.roles import ADMINISTRATOR
from desk.cli.verb import Here, only_with, verb
from desk.office import appraising
from desk.report import console, tree
from desk.reports import chaining_notes, import_report, next_steps, ranking
from desk.runs import run as runs
from desk.runs import running
from desk.runs import year as years
from desk.words import first_record_words
from desk.workspace import compiled_rules, importing, rule_files, rulebook_choice
from desk.workspace import first_record as first_records
from desk.workspace import folder as workspaces
from desk.workspace import logs as workspace_logs
from engine.rulebook.model import roles

HostOption = Annotated[str, option("Địa chỉ máy để nghe; mặc định chỉ máy này.", "--host")]
PortOption = Annotated[int, option("Cổng.", "--port", min=1, max=65535)]
AdministratorOption = Annotated[
    bool, option("Đặt lại một quản trị trước khi mở: mật khẩu mới, gỡ mã điện thoại.", "--administrator")
]
HOST, PORT = "127.0.0.1", 8765


@verb("serve", "Mở bàn làm việc trên web, ngay trên máy này.")
def serve(
    here: Here,
    out: Output,
    host: HostOption = HOST,
    port: PortOption = PORT,
    administrator: AdministratorOption = False,
) -> int:
    return opened_desk(here.path, host, port, False, out, administrator)


def opened_desk(
    workspace: Path, host: str, port: int, demo: bool, out: Output, administrator: bool = False
) -> int:
    """Open the desk over a workspace and answer until interrupted."""
    try:
        from desk.web.serving import administrator_made, has_administrator, prepared, served

    except ModuleNotFoundError as error:
        raise not_installed(error) from error
    prepared(workspace, demo)
    if administrator or not has_administrator():
        administrator_made(*_asked_administrator(out))
    out.say("Bàn làm việc: http://%(host)s:%(port)s/  (dừng: Ctrl+C)", host=host, port=port)
    if not demo:
        out.json({"address": f"http://{host}:{port}/"})
    served(host, port)
    return DONE


def not_installed(error: ModuleNotFoundError) -> Stop:
    return WrongUse(
        "Chưa cài phần web (thiếu %(name)s). Chạy bằng ./lanhmanh, hoặc: uv sync --extra web", name=error.name
    )


def _say_what_was_lost(out: Output) -> None:
    """Say which accounts are on record and not in the database, and how they come back."""
    from desk.web.accounts.record import lost_accounts

    lost = lost_accounts()
    if not lost:
        return
    out.say(
        "Cơ sở dữ liệu không có %(n)s tài khoản mà sổ niêm phong có. Có bản sao lưu: dừng ở đây, lấy lại"
        " thư mục desk. Không có: đặt lại quản trị bằng đúng tên đã có trong sổ (%(administrators)s),"
        " đăng nhập, mở Người dùng và đặt lại từng tài khoản.",
        n=len(lost),
        administrators=", ".join(one.username for one in lost if one.role == ADMINISTRATOR) or "–",
    )


def _asked_administrator(out: Output) -> tuple[str, str]:
    """Ask in the terminal for the first administrator; there is no default one."""
    _say_what_was_lost(out)
    if not sys.stdin.isatty():
        raise WrongUse(
            "Đặt quản trị thì cần một cửa sổ dòng lệnh: chạy lệnh này ở đó một lần để đặt tên và mật khẩu."
        )
    out.say("Đặt tên và mật khẩu của quản trị.")
    name = typer.prompt(gettext("Tên đăng nhập"))
    wanted = gettext("Mật khẩu (ít nhất 12 ký tự; nên là một câu ngắn dễ nhớ)")
    password = typer.prompt(wanted, hide_input=True, confirmation_prompt=True)
    return name, password


@verb("check-deploy", "Kiểm tra bàn làm việc trên web trước khi đặt lên máy chủ.")
def check_deploy(here: Here, out: Output) -> int:
    try:
        from desk.web.serving import prepared

        prepared(here.path)
    except ModuleNotFoundError as error:
        raise not_installed(error) from error
    from desk.web.deployment import points

    found = tuple(points())
    for point in found:
        mark = "✓" if point.good else "!"
        out.line(f"{mark} {point.text}")
    out.json({"to_look_at": sum(not p.good for p in found), "points": _in_both_languages()})
    return DONE if all(p.good for p in found) else TO_LOOK_AT


def _in_both_languages() -> list[dict[str, Any]]:
    from desk.web.deployment import points

    by_language = {}
    for lang in LANGUAGES:
        with speaking(lang):
            by_language[lang] = tuple(points())
    rows = zip(*by_language.values(), strict=True)
    return [
        {"good": row[0].good} | dict(zip(by_language, (p.text for p in row), strict=True)) for row in rows
    ]


@verb("init", "Tạo không gian làm việc, chép quy tắc mẫu và tạo khóa kho mã hóa.")
def init(
    here: Here,
    out: Output,
    folder: Annotated[Path | None, argument("Thư mục sẽ tạo.")] = None,
    first_record: Annotated[
        str | None,
        option(
            "Ngày cơ quan bắt đầu giữ số liệu (năm-tháng-ngày): việc xảy ra trước ngày ấy không đơn vị"
            " nào phải báo, không được tính."
        ),
    ] = None,
    rulebooks: Annotated[
        list[str] | None,
        option(
            "Bộ tiêu chí cơ quan dùng, cách nhau bằng dấu phẩy; all: mọi bộ kèm theo. Không nêu: hỏi,"
            " hoặc các bộ thường dùng khi không có bàn phím."
        ),
    ] = None,
) -> int:
    since = day_from(first_record, "--first-record")
    path = folder or here.path
    there = (path / "workspace.json").exists()
    made = workspaces.created(path, _rulebooks(rulebooks, path, out), out.lang if out.lang != "vi" else "")
    schema_files.schemas_written(made.rules)  # each rule file names its schema in its first line
    if since is not None:
        first_records.begin_records(made, since)
    if folder is not None:
        work_on(folder)
    workspace_logs.key_ready(made)  # refuses a key inside the workspace
    if not there:
        workspaces.remember(made)  # made on purpose, in the place of one that may have lain here
    used = sorted(rulebook_choice.rulebooks_in(rule_files.rule_texts(made.rules)))
    rules = compiled_rules.rules_in(made.rules)
    if there:
        out.say("Không gian làm việc %(folder)s đã có.", folder=made.folder)
    else:
        out.say(
            "Đã tạo không gian làm việc %(folder)s.\nBộ tiêu chí đang dùng, quy tắc ở %(rules)s (thêm, bớt:"
            " lanhmanh rulebooks):",
            folder=made.folder,
            rules=made.rules,
        )
        for name in used:
            out.line(f"- {rules.rulebooks[name].title[out.lang]} ({name})")
        out.say(
            "Khóa của kho mã hóa: %(key)s. Hãy sao lưu khóa này ở nơi khác; mất khóa là mất tên và số định"
            " danh.",
            key=made.key,
        )
    first_record_words.say_recorded_from(out, rules)
    if not there:
        out.say(
            "Danh mục đơn vị đang là của ví dụ. Lấy đơn vị từ bìa các báo cáo của cơ quan: lanhmanh units"
            " --replace THƯ_MỤC_BÁO_CÁO\nRồi nhập: lanhmanh import THƯ_MỤC_BÁO_CÁO"
        )
    out.json(
        {"workspace": str(made.folder), "rules": str(made.rules), "key": str(made.key), "rulebooks": used}
    )
    return DONE


def _rulebooks(words: list[str] | None, path: Path, out: Output) -> frozenset[str]:
    """Return the rulebooks named, else those a person chooses at the terminal, else the usual ones."""
    import sys

    there = (path / "workspace.json").exists()
    if words and there:
        raise faults.WrongUse(
            "%(path)s đã là không gian làm việc. Thêm, bớt bộ tiêu chí: lanhmanh rulebooks -w %(path)s",
            path=path,
        )
    if words:
        return rulebook_choice.chosen_rulebooks(words)
    usual = rulebook_choice.usual_rulebooks()
    if there or out.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return usual
    for name, one in rulebook_choice.rulebooks_in(rule_files.rule_texts(rule_files.SHIPPED)).items():
        out.line(f"  {name}: {one.title[out.lang]}")
    question = gettext("Cơ quan dùng bộ tiêu chí nào")
    return rulebook_choice.chosen_rulebooks([typer.prompt(question, default=",".join(sorted(usual)))])


EXAMPLE = shipped("examples") / "an_bien_2024"
IN_SOURCE = EXAMPLE.is_relative_to(ROOT / "examples")
PLACE = ROOT / "demo" if IN_SOURCE else Path("demo")  # installed: where one stands
YEARS = (2023, 2024)


@verb("demo", "Làm trọn việc chính trên ví dụ: nhập báo cáo, chấm điểm từng năm, in kết quả.")
def demo(
    out: Output,
    folder: Annotated[Path, argument("Nơi để không gian làm việc của ví dụ.", show_default="demo/")] = PLACE,
    then_serve: Annotated[bool, option("Rồi mở bàn làm việc trên web với ví dụ.", "--serve")] = False,
    host: HostOption = HOST,
    port: PortOption = PORT,
    full: FullOption = False,
) -> int:
    only_with(
        {"--serve": then_serve},
        {"--host": host if host != HOST else None, "--port": port if port != PORT else None},
    )
    chaining_notes.say_executor(out)
    os.environ["LANHMANH_KEY"] = str(folder / workspaces.KEY_OF_EXAMPLE)
    made = workspaces.opened_or_created(folder / "workspace")
    work_on(made.folder)
    rules = compiled_rules.rules_in(made.rules)
    out.say(
        "Ví dụ: báo cáo hư cấu của chín đơn vị có thật ở An Biên, 2023–2024. Không có người, cơ sở, vụ"
        " việc nào có thật."
    )
    with out.progress("Nhập báo cáo") as step:
        report = importing.imported(
            made, rules, [EXAMPLE], date.today(), None, lambda done, total, _: step(done, total)
        )
    came = import_report.import_report(report) if full else tree.Report((import_report.new_remark(report),))
    console.print_report(replace(came, data=None), out)
    first = first_records.first_record_proposed(made, rules)
    if first is not None:
        first_records.begin_records(made, first)
        rules = compiled_rules.rules_in(made.rules)
    last = runs.scored_period(rules, YEARS[-1])
    appraised = appraising.all_confirmed(made, rules, last, "demo", date.today())
    if appraised:
        out.say("Đã xác nhận %(n)s điểm thẩm định của ví dụ (lệnh appraise).", n=appraised)
    of_years: dict[int, runs.Run] = {}
    for year in YEARS:
        with out.progress("Chấm điểm năm %(year)s", year=year) as step:
            of_years[year] = running.run_made(made, year, None, step)
    where, last_run = made.folder, of_years[YEARS[-1]]
    last_year = years.year_of_run(last_run)
    if full:
        _print_years(of_years, out)
        for step in next_steps.next_steps(last_year):
            out.line(step.text)
    elif not out.as_json:
        console.print_report(ranking.ranking_report(last_year), out, screen=True)
    out.json(
        {"workspace": str(where), "runs": {str(year): str(run.folder) for year, run in of_years.items()}}
    )
    return opened_desk(where, host, port, True, out) if then_serve else 0


def _print_years(of_years: Mapping[int, runs.Run], out: Output) -> None:
    last = of_years[YEARS[-1]]
    for run, role in (*((run, roles.RECOGNITION) for run in of_years.values()), (last, roles.INSPECTION)):
        out.say("")
        report = ranking.ranking_report(years.year_of_run(run, role=role))
        console.print_report(replace(report, data=None), out)
