"""Empty lines are counted as lines wherever they stand."""

from __future__ import annotations

import pytest

from idlib_gui.storage.datasets import blank_lines as module
from idlib_gui.storage.datasets.blank_lines import blank_lines


@pytest.mark.parametrize("block", [1, 2, 3, 1_000])
@pytest.mark.parametrize("text", [b"", b"\n", b"a\n\n\r\nb\n\r\r\n\nc", b"\r\na\r\n\r\n", b"a"])
def test_they_are_found_however_the_file_is_read(tmp_path, monkeypatch, block, text):
    monkeypatch.setattr(module, "_BLOCK", block)
    (tmp_path / "t").write_bytes(text)
    lines = text.split(b"\n")[:-1]
    expected = [number for number, line in enumerate(lines, 1) if line in {b"", b"\r"}]
    assert blank_lines(tmp_path / "t") == expected
