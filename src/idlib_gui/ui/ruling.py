"""Corrections that become rules: tried first, shown, then written into the user's own lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

from PySide6.QtCore import QObject

from idlib_gui.build.folders import user_lists
from idlib_gui.build.own_rules import OwnRule, keep_rule, own_rules, put_back, take_back
from idlib_gui.build.reread_values import Tried
from idlib_gui.build.values import reading_task
from idlib_gui.domain.records import DomainError
from idlib_gui.domain.steps import Step, StepState
from idlib_gui.domain.three_way import CHANGING
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.ruling import Rule, rule_of
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session

from . import messages
from .diff_dialog import DiffDialog, Difference
from .opening import Opening
from .plain import shortened
from .rule_words import say_rule
from .rules_page import RulesPage
from .theme import Looks
from .wording import counted

_WORDS = 60
"""Characters of a correction."""


class Ruling(QObject):
    """What the user does with rules of their own, in one window."""

    def __init__(self, session: Session, opening: Opening, looks: Looks, jobs: JobSlot) -> None:
        super().__init__(opening)
        self._store = session.store
        self._opening = opening
        self._looks = looks
        self._window = opening.window
        self._jobs = jobs.another()
        self._jobs.failed.connect(self._show_failure)

    def offer(self, number: int) -> None:
        """Offer to keep what a step corrected, if it says something of texts to come."""
        step = self._store.history.steps()[number - 1]
        patch = self._store.history.patch_of(number)

        def work(_stop: Event) -> Rule | None:
            try:
                return rule_of(patch, shipped_lists(user_lists()))
            except DomainError:  # told once it is asked for
                return None

        def say(rule: Rule | None) -> None:
            if rule is not None and self._store.history.at == number:
                offers = {self.tr("Keep as a rule…"): lambda: self.keep(step)}
                self._opening.notices.say(self._named(step), offers)

        self._jobs.start(work, say)

    def keep_last(self) -> None:
        """Keep the last correction that says something of texts to come."""
        for step in reversed(self._store.history.steps()):
            if step.state is StepState.MADE and self._rule(step) is not None:
                self.keep(step)
                return
        words = self.tr(
            "No correction can be kept as a rule yet: rename, merge or delete an actor or a place, "
            "or take a wrong date off an event."
        )
        self._opening.notices.say(words)

    def keep(self, step: Step) -> None:
        """Try what a step corrected as a rule, and show what that changes."""
        try:
            rule = rule_of(self._store.history.patch_of(step.number), shipped_lists(user_lists()))
            base = self._store.history.base
        except DomainError as error:
            messages.say(self._window, self.tr("No rule was kept."), str(error))
            return
        if rule is None:
            return
        call = reading_task("try_rule", base, self._store.document, rule, user_lists())
        doing = self.tr("Trying the rule…")
        self._opening.articles.work(
            shortened(step.label, _WORDS), doing, call, lambda tried: self._show(rule, tried)
        )

    def show_rules(self) -> None:
        """Show the page of the user's rules."""
        try:
            rules = own_rules(user_lists())
        except DomainError as error:
            messages.say(self._window, str(error))
            return
        page = RulesPage(rules, user_lists(), self._window)
        page.taken_back.connect(lambda gone: self._take_back(page, gone))
        page.put_back.connect(lambda rule: self._change(page, lambda: put_back(rule)))
        page.open()

    def _rule(self, step: Step) -> Rule | None:
        try:
            return rule_of(self._store.history.patch_of(step.number), shipped_lists(user_lists()))
        except DomainError:
            return None

    def _named(self, step: Step) -> str:
        return self.tr("{0}.").format(shortened(step.label, _WORDS))

    def _show(self, rule: Rule, tried: Tried) -> None:
        """Show what a rule changes; one that changes nothing is not written."""
        if not tried.proposed:
            words = self.tr("This rule changes nothing in the articles here: it was not kept.")
            self._opening.notices.say(f"{words} {say_rule(rule)}")
            return
        otherwise = counted(
            tried.proposed,
            self.tr("1 record is proposed otherwise"),
            self.tr("{0} records are proposed otherwise"),
        )
        changes = any(line.fate in CHANGING for line in tried.merged.lines)
        note = (
            self.tr("{0}; what you decided stays. Read the article again to make it so.")
            if changes
            else self.tr("{0}, and here you decided that already: it is for what is read later.")
        )
        shown = Difference(
            self._store.document,
            tried.after,
            tried.merged.lines,
            self.tr("What the rule would change here"),
            notes=(self.tr("The rule: {0}").format(say_rule(rule)), note.format(otherwise)),
            confirm=self.tr("Keep the rule"),
        )
        dialog = DiffDialog(shown, self._looks.theme, self._window)
        dialog.applied.connect(lambda _skipped: self._write(rule))
        dialog.open()

    def _write(self, rule: Rule) -> None:
        today = datetime.now(tz=UTC).astimezone().date()
        try:
            keep_rule(user_lists(), rule, today)
        except DomainError as error:
            messages.say(self._window, self.tr("No rule was kept."), str(error))
            return
        offers = {
            self.tr("Read again…"): lambda: self._opening.rereading.ask(None),
            self.tr("Your rules…"): self.show_rules,
        }
        words = self.tr("The rule is kept, and counts from the next reading on.")
        self._opening.notices.say(words, offers)

    def _take_back(self, page: RulesPage, rule: OwnRule) -> None:
        if self._change(page, lambda: take_back(rule)):
            page.say_taken_back()

    def _change(self, page: RulesPage, act: Callable[[], None]) -> bool:
        """Change the user's lists, and show them as they are then; return whether it went well."""
        try:
            act()
            page.show_rules(own_rules(user_lists()))
        except DomainError as error:
            messages.say(self._window, str(error))
            return False
        return True

    def _show_failure(self, error: Exception) -> None:
        messages.report(self._window, error)
