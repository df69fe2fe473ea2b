"""Edits are signed with the name that the user gave, or with that of the account."""

from __future__ import annotations

import getpass
import sys
from types import SimpleNamespace

import pytest

from idlib_gui.state.author import account_name, author_of, sign_as
from idlib_gui.state.settings import Settings


@pytest.fixture(autouse=True)
def _ask_anew():
    account_name.cache_clear()
    yield
    account_name.cache_clear()


@pytest.fixture
def account(monkeypatch):
    """Return a function that gives the account a full name and a login name."""

    def be(full, login):
        def entry(_number):
            if full is None:
                raise KeyError
            return SimpleNamespace(pw_gecos=full)

        def name():
            if login is None:
                raise OSError
            return login

        monkeypatch.setitem(sys.modules, "pwd", SimpleNamespace(getpwuid=entry))
        monkeypatch.setattr(getpass, "getuser", name)

    return be


@pytest.mark.skipif(sys.platform == "win32", reason="accounts have no such entry there")
@pytest.mark.parametrize(
    ("full", "login", "name"),
    [
        ("Ada Lovelace,Room 3,,", "ada", "Ada Lovelace"),
        ("", "ada", "ada"),
        (",,,", "ada", "ada"),
        (None, "ada", "ada"),
        (None, None, ""),
    ],
)
def test_the_account_has_a_full_name_a_login_name_or_none(account, full, login, name):
    account(full, login)
    assert author_of(Settings()) == name


def test_a_name_that_was_given_is_kept_until_it_is_taken_back(account):
    account("Ada Lovelace", "ada")
    settings = Settings()
    sign_as(settings, "  Yusuf\n Erim ")
    assert author_of(settings) == "Yusuf Erim"
    sign_as(settings, " ")
    assert author_of(settings) == "Ada Lovelace"
    sign_as(settings, "Ada Lovelace")
    assert settings.text("author") == ""
