"""The command line: verbs, exit codes, and the last net under every error."""

from __future__ import annotations

import gc
import importlib
import json
import os
import re
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import Any

import typer

from desk.base.called import WORKSPACE, Called, as_typed, calling, language_of, program_name, workspace_named
from desk.base.faults import DONE, OURS, RULES_WRONG, STORE, WRONG_USE, Stop, WrongUse
from desk.base.files import disk_reason, of_the_disk
from desk.base.language import LANGUAGES, gettext, gettext_noop, is_vietnamese, reader, speaking
from desk.base.options import one_of
from desk.base.screen import NobodyReads, screens_opened, unprinted
from desk.base.version import PROGRAM, VERSION
from desk.cli.short_help import FULL, shorten
from desk.cli.verb import speak, verbs_in
from desk.workspace.plain_files import look_again
from engine.rulebook.text.faults import RuleFaults
from engine.rulebook.text.names import nearest
from facts.faults import WorkspaceFault
from facts.visible_text import json_text, visible

_VERBS = """
demo:init init template:report import:import_ status:run run results explain:results indicators:results
figures:results so-far:results verify serve:init check-deploy:init office:units remind:report lock
announce:lock appraise:lock report paper:report units erase retain:erase backup restore:backup
upgrade:backup seal:backup rotate-key:backup follow-up:follow_up plan-inspections:follow_up recheck
leads audit check rulebooks:check coverage:compare mutate:compare backtest:compare compare schema:check
print:check adopt:check
"""
MODULES = {verb: module or verb for verb, _, module in (word.partition(":") for word in _VERBS.split())}
"""The module of each verb, in the order help lists them."""
VERBS = tuple(MODULES)
HELP = "Chấm điểm xã lành mạnh, phân loại cơ sở theo nguy cơ. Lỗi và cảnh báo có mã thoát riêng; xem README."

NOWHERE = gettext_noop(
    "Thư mục đang đứng không còn: đã bị xóa, hoặc ổ đĩa của nó bị rút. Sang thư mục khác (cd) rồi chạy lại,"
    " hoặc nêu đường dẫn đầy đủ (-w)."
)

SELDOM = 500_000
"""New objects between two looks for garbage: a verb ends soon and needs nearly all it makes; looking took 1
to 5 % of its time."""

HELP_OPTIONS = ("-h", "--help")
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_Usage: Any = typer.BadParameter.__mro__[1]


def main() -> None:
    screens_opened()
    # read when NumPy loads: no dense matrix here wants a thread a core
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.argv[1:2] != ["serve"]:
        gc.set_threshold(SELDOM)
    code = code_of(sys.argv[1:])
    # what is still held goes with the process; a last look through it took a seventh of a short verb's time
    gc.freeze()
    sys.exit(code)


class _WhenUsed(MetaPathFinder):
    """Finds our modules so that each is loaded when something of it is first used."""

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        ours = name.startswith(("desk.", "engine.", "facts.")) and not name.startswith("desk.cli.")
        spec = PathFinder.find_spec(name, path, target) if ours else None
        if spec is not None and spec.loader is not None and spec.submodule_search_locations is None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def _verbs_in(name: str) -> ModuleType:
    """Import a module of verbs; the modules it imports wait until a verb uses them: help uses none."""
    sys.meta_path.insert(0, finder := _WhenUsed())
    try:
        return importlib.import_module(f"desk.cli.{name}")
    finally:
        sys.meta_path.remove(finder)


def app_of(verbs: Iterable[str] = VERBS) -> typer.Typer:
    """Return the command line with these verbs: who runs one of them need not wait for forty."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        help=HELP,
        context_settings={"help_option_names": list(HELP_OPTIONS)},
    )
    app.callback()(lambda: None)  # a group, of one verb too
    for verb in verbs:
        module = _verbs_in(MODULES[verb])
        if register := getattr(module, "register", None):  # a group of verbs
            register(app)
        else:
            next(one for one in verbs_in(module) if one.name == verb).register(app)
    return app


def code_of(arguments: list[str]) -> int:
    """Run one verb and return its exit code. No stack trace reaches a user, unless `--debug` asks for it."""
    debug = "--debug" in arguments
    arguments = _verb_first([a for a in arguments if a != "--debug"])
    lang = language_of(arguments)
    with calling(Called(program_name(), workspace_named(arguments))), speaking(lang):
        return _code_of(arguments, lang, debug)


def _code_of(arguments: list[str], lang: str, debug: bool) -> int:
    short = True
    if any(option in arguments for option in HELP_OPTIONS):
        arguments = _without_lang(arguments)  # groups of verbs have no such option, and help is theirs too
        short = FULL not in arguments
        arguments = [a for a in arguments if a != FULL]
    if arguments == ["--version"]:
        sys.stdout.write(f"{PROGRAM} {VERSION}\n")
        return DONE
    try:
        _check_readable(arguments)
        look_again()
        one_of(os.environ.get("LANHMANH_LANG", lang), LANGUAGES, "LANHMANH_LANG")
        asked = VERBS if arguments[:1] == [] or arguments[0] not in VERBS else arguments[:1]
        command = speak(typer.main.get_command(app_of(asked)))
        if short:
            shorten(command)
        found = command(args=arguments, prog_name="lanhmanh", standalone_mode=False)
        sys.stdout.flush()
        return _printed(found if isinstance(found, int) else DONE)
    except NobodyReads:
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        _say(gettext("Đã dừng theo yêu cầu; không có gì dở dang."))
        return 130
    except Exception as error:
        if debug:
            traceback.print_exc()
        return _code_for(error, "--json" in arguments)


def _printed(code: int) -> int:
    """Return a verb's code; where its answer could not be printed, say so and what became of its work."""
    fault = unprinted()
    if fault is None:
        return code
    _say(
        as_typed(
            gettext(
                "Không in được câu trả lời: %(reason)s. Lệnh đã làm xong, điều đã ghi vẫn còn; xem: lanhmanh"
                " status. Lệnh chỉ đọc thì in ra chỗ khác rồi chạy lại.",
                reason=disk_reason(fault),
            )
        )
    )
    return code or STORE


def _verb_first(arguments: list[str]) -> list[str]:
    """Return arguments with a language or workspace that stands before the verb put behind it."""
    before = 0
    while before < len(arguments) and arguments[before].partition("=")[0] in ("--lang", *WORKSPACE):
        before += 1 if "=" in arguments[before] else 2
    end = arguments.index("--") if "--" in arguments[before:] else len(arguments)
    return [*arguments[before:end], *arguments[:before], *arguments[end:]]


def _without_lang(arguments: list[str]) -> list[str]:
    pairs = zip(["", *arguments], arguments, strict=False)
    return [a for before, a in pairs if "--lang" not in (a, before) and not a.startswith("--lang=")]


def _check_readable(arguments: list[str]) -> None:
    """Refuse what is no UTF-8, and letters that neither a document nor a workbook can hold."""
    for argument in arguments:
        if UNREADABLE.search(argument):
            raise WrongUse(
                "Tham số '%(shown)s' có chữ không đọc được (chỗ □): không phải UTF-8, hoặc ký tự điều"
                " khiển. Gõ lại, hoặc đổi tên tệp.",
                shown=UNREADABLE.sub("□", argument),
            )


def _code_for(error: Exception, as_json: bool) -> int:
    if isinstance(error, Stop):
        return _told(error.code, str(error), as_json)
    if isinstance(error, WorkspaceFault):
        return _told(STORE, error.text(reader()), as_json)
    if isinstance(error, RuleFaults):
        return _rule_faults(error, as_json)
    if isinstance(error, typer.Exit):
        return int(error.exit_code)
    if type(error).__name__ == "NoArgsIsHelpError":
        return WRONG_USE  # the help was printed
    if isinstance(error, _Usage):
        return _told(WRONG_USE, _usage_words(error), as_json)
    if isinstance(error, FileNotFoundError) and not _stands_somewhere():
        return _told(STORE, gettext(NOWHERE), as_json)
    disk = of_the_disk(error)
    if disk is not None:
        return _told(disk.code, str(disk), as_json)
    ours = gettext(
        "Lỗi của chương trình (%(name)s). Dữ liệu không bị thay đổi dở dang. Chạy lại với --debug và gửi cho"
        " người phát triển.",
        name=type(error).__name__,
    )
    return _told(OURS, ours, as_json)


def _stands_somewhere() -> bool:
    try:
        return bool(os.getcwd())
    except FileNotFoundError:
        return False


def _told(code: int, text: str, as_json: bool) -> int:
    text = as_typed(text)
    _say(text)
    if as_json:
        _print_error(code, text)
    return code


def _print_error(code: int, text: str, faults: Sequence[Mapping[str, Any]] = ()) -> None:
    """Print why a verb did nothing, as docs/json/error.schema.json says."""
    from desk.base.output import VERSION as JSON_VERSION

    error = {"code": code, "message": text}
    told = {"schema": "error", "version": JSON_VERSION, "error": error, "faults": list(faults)}
    sys.stdout.write(json_text(json.dumps(told, ensure_ascii=False, indent=1)) + "\n")


def _rule_faults(error: RuleFaults, as_json: bool) -> int:
    from desk.words.fault_words import fault_json, fault_lines

    for fault in error.faults:
        _say(as_typed("\n".join(fault_lines(fault, error.sources))))
    if as_json:
        faults = [fault_json(fault) for fault in error.faults]
        _print_error(RULES_WRONG, "\n".join(fault.text(reader()) for fault in error.faults), faults)
    return RULES_WRONG


def _usage_words(error: Any) -> str:
    message = error.format_message()
    verb = getattr(getattr(error, "ctx", None), "command_path", "lanhmanh")
    see = f"{verb if verb.startswith('lanhmanh') else 'lanhmanh'} --help"
    near = _meant(error)
    said = _usage_in_vietnamese(error, message) if is_vietnamese() else _unpossible(message)
    meant = gettext(" Có phải %(near)s?", near=near) if near else ""
    return gettext("%(said)s.%(meant)s Xem: %(see)s", said=said, meant=meant, see=see)


def _unpossible(message: str) -> str:
    """Return a message without the library's own suggestion, which is made here in both languages."""
    return re.sub(r"\s*(?:\(Possible options:.*|Did you mean.*)$", "", message).rstrip(".")


def _meant(error: Any) -> str | None:
    option = getattr(error, "option_name", None)
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoSuchOption" and context is not None:
        have = [name for one in context.command.params for name in one.opts if name.startswith("--")]
        return nearest(str(option), have)
    verb = re.match(r"No such command ['\"](.+?)['\"]", error.format_message())
    if verb is None:
        return None
    if context is None or context.parent is None:
        return nearest(verb[1], VERBS)
    return nearest(verb[1], context.command.commands)


def _usage_in_vietnamese(error: Any, message: str) -> str:
    name = type(error).__name__
    option = getattr(error, "option_name", None)
    shown = _shown(getattr(error, "param", None))
    if name == "NoSuchOption":
        return f"Không có tùy chọn {option}"
    if name == "MissingParameter":
        return f"Thiếu {shown or 'tham số'}"
    if name == "NoSuchCommand" or "No such command" in message:
        return f"Không có lệnh này: {message.split(chr(39))[1] if chr(39) in message else message}"
    if "unexpected extra argument" in message:
        extra = message.rsplit(" (", 1)[-1].removesuffix(")")
        return f"Thừa tham số: {extra}"
    if "requires an argument" in message:
        return f"Tùy chọn {option} cần một giá trị"
    if name == "BadParameter" and shown:
        bounds = re.search(r"(-?\d+)<=x<=(-?\d+)", message)
        said = f": cần từ {bounds[1]} đến {bounds[2]}" if bounds else ""
        return f"Giá trị của {shown} không hợp lệ{said}"
    return f"Dùng sai lệnh ({message})"


def _shown(parameter: Any) -> str:
    """Name an option as it is typed, an argument by its name in capitals."""
    options = [o for o in getattr(parameter, "opts", ()) if o.startswith("-")]
    return "/".join(options) or str(getattr(parameter, "name", "") or "").upper()


def _say(text: str) -> None:
    sys.stderr.write(visible(text) + "\n")
