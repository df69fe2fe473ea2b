"""A program that is killed at any moment loses nothing that it had said was done."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from .conftest import BENCHMARKS


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that were forked")
def test_thirty_kills_lose_nothing():
    few = ["--kills", "30", "--events", "40", "--deeds", "6"]
    command = [sys.executable, str(BENCHMARKS / "kills.py"), *few]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "30 kills" in done.stdout
