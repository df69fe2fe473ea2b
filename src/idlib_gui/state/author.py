"""Who makes the edits: what the user said, or else what the account is called."""

from __future__ import annotations

import sys
from functools import cache

from .settings import Settings

_KEY = "author"


def author_of(settings: Settings) -> str:
    """Return the name that edits are signed with."""
    return settings.text(_KEY) or account_name()


def sign_as(settings: Settings, name: str) -> None:
    """Sign edits with this name from now on; an empty one is that of the account."""
    name = " ".join(name.split())
    if name in {"", account_name()}:
        settings.drop(_KEY)
    else:
        settings.keep(_KEY, name)


@cache
def account_name() -> str:
    """Return the full name of the account, or else its login name; empty if it has neither."""
    if sys.platform != "win32":
        # The start of the program need not wait for it.
        import os  # noqa: PLC0415
        import pwd  # noqa: PLC0415

        try:
            full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
        except KeyError:
            full = ""
        if full:
            return full
    import getpass  # noqa: PLC0415 - as above

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
