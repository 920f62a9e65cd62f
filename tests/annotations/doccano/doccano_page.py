"""Doccano's page for one document in a real browser, as an annotator's hands and eyes have it."""

import time
from dataclasses import dataclass
from typing import Any

from tests.fakes.browser import Browser

_SECONDS = 60
_BEAT_SECONDS = 1  # the page does not see two clicks that no hand could make
_HEIGHT = 4000  # lines that are not in sight are not drawn
_LABELS = "[...document.querySelectorAll('svg g[style*=\"cursor: pointer\"] > text')]"
_CHOSEN = ".v-chip--active"
_MENU = ".menuable__content__active"
_MIDDLE = "const q = e.getBoundingClientRect(); return [q.x + q.width / 2, q.y + q.height / 2]"


@dataclass(frozen=True, slots=True)
class DoccanoPage:
    """`url` is the server's."""

    browser: Browser
    url: str

    def log_in(self, user: str, password: str) -> None:
        """Through the form."""
        self.browser.open(f"{self.url}/auth", width=1400)
        for name, text in (("username", user), ("password", password)):
            self._await(f"document.querySelector('input[name={name}]') !== null")
            self.browser.ask(f"document.querySelector('input[name={name}]').focus()")
            self.browser.call("Input.insertText", text=text)
        for kind in ("keyDown", "keyUp"):
            self.browser.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key="Enter",
                code="Enter",
                windowsVirtualKeyCode=13,
                text="\r",
            )
        self._await("location.pathname.startsWith('/projects')")

    def open(self, project: int, number: int) -> None:
        """The document of that number, counted from 1, with its marks."""
        address = f"{self.url}/projects/{project}/sequence-labeling?page={number}"
        self.browser.open(address, width=1400)
        self.browser.call(
            "Emulation.setDeviceMetricsOverride",
            width=1400,
            height=_HEIGHT,
            deviceScaleFactor=1,
            mobile=False,
        )
        self._await(f"{_LABELS}.length > 0")

    def labels(self) -> list[str]:
        """The labels that are drawn below the words."""
        return list(self.browser.ask(f"{_LABELS}.map(e => e.textContent)"))

    def relabel(self, label: str, new: str) -> None:
        """Click on the label, choose another."""
        self._click_label(label)
        self._choose(new)
        self._await(f"{_LABELS}.some(e => e.textContent === '{new}')")

    def delete(self, label: str) -> None:
        """Click on the label, then on the cross beside its name."""
        self._click_label(label)
        self._await(f"document.querySelector('{_MENU} .v-chip__close') !== null")
        self.browser.ask(f"document.querySelector('{_MENU} .v-chip__close').click()")
        self._await(f"!{_LABELS}.some(e => e.textContent === '{label}')")

    def mark(self, words: str, label: str) -> None:
        """Draw the mouse over the words, choose a label."""
        self._draw(words)
        self._choose(label)
        self._await(f"{_LABELS}.some(e => e.textContent === '{label}')")

    def mark_by_key(self, key: str, label: str, *places: str) -> None:
        """Press the key of a label, draw over words, once or more, and let go of the label."""
        self._await(f"document.querySelector('{_MENU}') === null")
        chosen = f"document.querySelector('{_CHOSEN}')?.textContent.includes('{label}')"
        end = time.monotonic() + _SECONDS
        while not self.browser.ask(chosen) and time.monotonic() < end:
            self._press(key)  # a page that is still busy with the last click does not hear it
            time.sleep(_BEAT_SECONDS)
        self._await(chosen)
        for number, words in enumerate(places, 1):
            self._draw(words)
            same = f"{_LABELS}.filter(e => e.textContent === '{label}')"
            self._await(f"{same}.length === {number}")
        self.browser.ask(f"document.querySelector('{_CHOSEN}').click()")
        self._await(f"document.querySelector('{_CHOSEN}') === null")

    def link(self, label: str, other: str, name: str) -> None:
        """Switch to lines, click on one label, then on the other, choose the name of the line."""
        self.browser.ask("document.querySelector('.v-input--switch input').click()")
        self._await("document.querySelector('.v-input--switch').textContent.includes('Relation')")
        before = self._lines(name)
        for each in (label, other):
            time.sleep(_BEAT_SECONDS)
            self._click_label(each)
        self._choose(name)
        self._await(f"{self._count(name)} > {before}")

    def tick(self) -> None:
        """The document is done."""
        self.browser.ask("document.querySelector('.v-toolbar:not(.v-app-bar) button').click()")
        self._await("document.body.innerText.match(/Complete\\s+1/) !== null")

    def _press(self, key: str) -> None:
        """Press a letter, with nothing open that it could be written into."""
        self.browser.ask("document.activeElement.blur()")
        for kind in ("keyDown", "keyUp"):
            self.browser.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=f"Key{key.upper()}",
                windowsVirtualKeyCode=ord(key.upper()),
                text=key if kind == "keyDown" else "",
            )

    def _draw(self, words: str) -> None:
        """Draw the mouse over the words."""
        left, right, middle = self._await(
            "(() => { for (const e of document.querySelectorAll('svg text[id*=\":\"]')) {"
            f" const at = e.textContent.indexOf('{words}'); if (at < 0) continue;"
            " const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);"
            " const node = walk.nextNode(), range = document.createRange();"
            f" range.setStart(node, at); range.setEnd(node, at + {len(words)});"
            " const q = range.getBoundingClientRect();"
            " return [q.left + 1, q.right - 1, q.y + q.height / 2]; } return null; })()"
        )
        self._mouse("mousePressed", left, middle)
        for part in (0.3, 0.7, 1.0):
            self._mouse("mouseMoved", left + part * (right - left), middle)
        self._mouse("mouseReleased", right, middle)

    def _lines(self, name: str) -> int:
        return int(self.browser.ask(self._count(name)))

    def _count(self, name: str) -> str:
        drawn = "[...document.querySelectorAll('svg text')]"
        return f"{drawn}.filter(e => e.textContent === '{name}').length"

    def _click_label(self, label: str) -> None:
        x, y = self._await(
            f"(() => {{ const e = {_LABELS}.find(e => e.textContent === '{label}');"
            f" if (!e) return null; {_MIDDLE}; }})()"
        )
        self._mouse("mousePressed", x, y)
        self._mouse("mouseReleased", x, y)

    def _choose(self, label: str) -> None:
        """The entry of that name in the menu that is open."""
        entry = (
            f"[...document.querySelectorAll('{_MENU} .v-list-item--link')]"
            f".find(e => e.querySelector('.v-list-item__title').textContent.trim() === '{label}')"
        )
        self._await(f"{entry} !== undefined")
        self.browser.ask(f"{entry}.click()")

    def _mouse(self, kind: str, x: float, y: float) -> None:
        pressed = {"button": "left", "buttons": 1, "clickCount": 1}
        self.browser.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **pressed)

    def _await(self, script: str) -> Any:
        """The value of the script once it is one."""
        end = time.monotonic() + _SECONDS
        while not (found := self.browser.ask(script)):
            if time.monotonic() > end:
                shown = self.browser.ask("document.body.innerText")[:2000]
                raise AssertionError(f"in vain: {script}\n{shown}")
            time.sleep(0.2)
        return found
