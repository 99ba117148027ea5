"""Draws the pictures of the README, of its commands and of the demo's desk, and the six of who uses it for
what: `python -m tests.readme_picture`."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.text import Text

from desk.base.output import PIPED
from desk.cli.app import code_of

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "xep_hang_2024.svg"
WHO = ROOT / "docs" / "cho-ai-lam-gi.md"
ELSEWHERE = ("test", "demo", "check", "status")


@dataclass(frozen=True, slots=True)
class DeskPicture:
    """A page of the demo's desk as an account sees it; `part` is the selector of what is drawn of it, if not
    all that fits in the height."""

    name: str
    account: str
    url: str
    height: int
    width: int = 1120  # beside the columns at the side, which stand below from 1100 down
    part: str = ""

    @property
    def file(self) -> Path:
        return ROOT / "docs" / "pictures" / f"{self.name}.png"


DESK = DeskPicture("ban-lam-viec", "danh-gia", "/", 675, 1200)
# What each picture shows depends on the example alone: no day on which it is drawn, no account's doings.
SIX = (
    DeskPicture("ai-chinh-sach", "chinh-sach", "/quy-tac/?tep=rules/healthy_commune/criteria/b.yaml", 430),
    DeskPicture("ai-danh-gia", "danh-gia", "/ket-qua/2024/", 640, 1200),
    DeskPicture("ai-xac-minh", "xac-minh", "/co-so/2024/30997-CS-012/", 510),
    DeskPicture("ai-thanh-tra-quan-tri", "quan-tri", "/nguoi-dung/", 675, 1366, "section:has(.rights)"),
    DeskPicture("ai-thu-ky", "danh-gia", "/van-ban/2024/soan/tom-tat/", 675, 1366, ".leaf"),
    DeskPicture("ai-can-bo-xa", "xa-hung-yen", "/bao-cao/2024/", 330),
)


def commands(document: Path) -> list[list[str]]:
    """Return the command lines in a document's code blocks, as arguments."""
    blocks = re.findall(r"```\n(.*?)```", document.read_text("utf-8"), re.S)
    lines = [line.split("#")[0].split() for block in blocks for line in block.splitlines()]
    return [words[1:] for words in lines if words[:1] == ["./lanhmanh"] and words[1] not in ELSEWHERE]


def tour(folder: Path, calls: Iterable[list[str]]) -> Mapping[str, str]:
    """Return what each call prints, by its verb, where the examples and a key lie in a folder."""
    (folder / "examples").symlink_to(ROOT / "examples")
    own = {"LANHMANH_KEY": str(folder / "k" / "key"), "LANHMANH_CALLED": "./lanhmanh"}
    printed = {}
    with patch.dict(os.environ, own), contextlib.chdir(folder):
        for words in calls:
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                code = code_of(words)
            assert code == 0, words
            printed[words[0]] = out.getvalue()
    return printed


def drawn(text: str) -> str:
    """Return a screen as an SVG."""
    console = Console(record=True, width=PIPED, file=io.StringIO(), force_terminal=True)
    console.print(Text("\n".join(line.rstrip() for line in text.splitlines())))
    return console.export_svg(title="./lanhmanh results 2024", unique_id="lanhmanh")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(drawn(tour(Path(folder), commands(ROOT / "README.md"))["results"]), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        tour(Path(folder), [["demo", "demo"]])
        _desk_pictured(Path(folder) / "demo")
    return 0


def _desk_pictured(demo: Path) -> None:
    """Write the pictures of the desk over the demo's workspace."""
    from playwright.sync_api import sync_playwright

    from desk.workspace.folder import KEY_OF_EXAMPLE
    from tests.desk.web.live import CHROMIUM, serving

    with serving(demo / "workspace", demo / KEY_OF_EXAMPLE) as live, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for picture in (DESK, *SIX):
            page = opened_page(browser, live, picture)
            drawn_of = page.locator(picture.part) if picture.part else page
            drawn_of.screenshot(path=str(picture.file))
            page.close()
        browser.close()


def opened_page(browser: Any, live: Any, picture: DeskPicture) -> Any:
    """Return the page of a picture, all of it there."""
    from tests.desk.web.pictures import signed_in

    page = signed_in(browser, live, picture.account)
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(live.url + picture.url)
    page.wait_for_load_state("networkidle")
    return page


if __name__ == "__main__":
    sys.exit(main())
