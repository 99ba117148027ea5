"""Writes anew what was approved of what verbs print: `python -m tests.desk.cli.approve`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

APPROVING = "LANHMANH_APPROVE" in os.environ

if __name__ == "__main__":
    os.environ["LANHMANH_APPROVE"] = "1"
    sys.exit(
        pytest.main(["-p", "no:cacheprovider", str(Path(__file__).with_name("test_what_verbs_print.py"))])
    )
