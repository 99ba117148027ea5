"""Draws the README's pictures, of its commands and of the demo's desk: `python -m tests.readme_picture`."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.text import Text

from desk.base.output import PIPED
from desk.cli.app import code_of

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "xep_hang_2024.svg"
DESK = ROOT / "docs" / "pictures" / "ban-lam-viec.png"
ELSEWHERE = ("test", "demo", "check", "status")


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
    """Write a picture of the desk over the demo's workspace, as the evaluation officer sees it."""
    from playwright.sync_api import sync_playwright

    from desk.workspace.folder import KEY_OF_EXAMPLE
    from tests.desk.web.live import CHROMIUM, serving
    from tests.desk.web.pictures import signed_in

    with serving(demo / "workspace", demo / KEY_OF_EXAMPLE) as live, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = signed_in(browser, live, "danh-gia")
        page.set_viewport_size({"width": 1200, "height": 675})
        page.goto(live.url)
        page.screenshot(path=str(DESK))
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
