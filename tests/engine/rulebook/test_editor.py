"""The stock YAML extension's own server, asked over LSP: completion, hover and mistakes while typing.

Needs `yaml-language-server` (npm); skipped where it is not on the path nor named by YAML_LANGUAGE_SERVER.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from desk.rule_files import SHIPPED

SERVER = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
pytestmark = pytest.mark.skipif(not SERVER, reason="yaml-language-server is not installed")
PATH = SHIPPED / "healthy_commune" / "criteria" / "a.yaml"


class Editor:
    """Speaks to the server as an editor does."""

    def __init__(self) -> None:
        assert SERVER
        self.server = subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.numbers = itertools.count(1)
        self.ask("initialize", {"processId": None, "rootUri": SHIPPED.parent.as_uri(), "capabilities": {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}})  # fmt: skip
        self.tell("initialized", {})
        settings = {"yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}}  # fmt: skip
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def tell(self, method: str, params: Any, **more: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self._send(body)

    def _send(self, body: bytes) -> None:
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        number = next(self.numbers)
        self.tell(method, params, id=number)
        return next(m for m in self.messages() if m.get("id") == number and "method" not in m)["result"]

    def messages(self) -> Iterator[dict[str, Any]]:
        assert self.server.stdout
        while True:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += self.server.stdout.read(1)
            length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
            message = json.loads(self.server.stdout.read(length))
            if "id" in message and "method" in message:  # the server asks for settings it was already told
                asked = [{} for _ in message.get("params", {}).get("items", [])]
                self._send(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": asked}).encode())
            yield message

    def opened(self, text: str) -> list[str]:
        """Open a text under the path of a shipped file; return what the server finds wrong in it."""
        document = {"uri": PATH.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        said = next(m for m in self.messages() if m.get("method") == "textDocument/publishDiagnostics")
        return [item["message"] for item in said["params"]["diagnostics"]]

    def at(self, what: str, line: int, character: int) -> Any:
        position = {"line": line, "character": character}
        return self.ask(
            f"textDocument/{what}", {"textDocument": {"uri": PATH.as_uri()}, "position": position}
        )


@pytest.fixture
def editor() -> Iterator[Editor]:
    made = Editor()
    yield made
    made.server.kill()
    made.server.wait()


def test_a_good_file_shows_no_mistake(editor: Editor) -> None:
    assert editor.opened(PATH.read_text("utf-8")) == []


def test_a_mistyped_indicator_shows_while_typing(editor: Editor) -> None:
    text = PATH.read_text("utf-8").replace("{hotspots_active: 0}", "{hotspot_active: 0}")
    assert any("hotspot_active" in message for message in editor.opened(text))


def test_hovering_over_a_key_explains_it_in_vietnamese(editor: Editor) -> None:
    lines = PATH.read_text("utf-8").splitlines()
    editor.opened("\n".join(lines))
    line = next(i for i, text in enumerate(lines) if "in_proportion_to" in text)
    said = json.dumps(editor.at("hover", line, lines[line].index("in_proportion_to") + 2), ensure_ascii=False)
    assert "Điểm theo tỷ lệ" in said


def test_completion_offers_declared_indicators(editor: Editor) -> None:
    lines = (
        PATH.read_text("utf-8").replace("in_proportion_to: handled_share", "in_proportion_to: ").splitlines()
    )
    editor.opened("\n".join(lines))
    line = next(i for i, text in enumerate(lines) if "in_proportion_to: ," in text)
    found = editor.at("completion", line, lines[line].index("in_proportion_to: ") + len("in_proportion_to: "))
    assert "handled_share" in [item["label"] for item in found["items"]]
