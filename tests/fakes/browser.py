"""A real Chromium for the tests, driven over its debugging pipe: pages at a width, as people see them.

No driver is needed: messages are JSON with a NUL after each, on descriptors 3 and 4.
"""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

import pytest

PHONE, DESK = 390, 1280
REQUIRED = os.environ.get("CASESWEEP_TEST_CHROMIUM") == "required"
"""Whether a machine without Chromium fails the tests instead of skipping them."""

_OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


@dataclass(slots=True)
class Browser:
    """One page of a browser. `call` is a command of the DevTools protocol."""

    to: BinaryIO
    back: BinaryIO
    session: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def call(self, method: str, **parameters: Any) -> Any:
        """The result; raises `RuntimeError` where Chromium refuses."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.to.write(json.dumps(message).encode() + b"\0")
        self.to.flush()
        while (reply := self._next()).get("id") != number:
            pass
        if "error" in reply:
            raise RuntimeError(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def open(self, address: str, *, width: int) -> None:
        """The page, loaded, as a screen of that width shows it."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=844,
            deviceScaleFactor=1,
            mobile=width < DESK,
        )
        self.call("Page.navigate", url=address)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def ask(self, script: str) -> Any:
        """What a script's value is in the page."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"]))
        return found["result"].get("value")

    def spoken(self) -> list[tuple[str, str]]:
        """Role and name of everything that a screen reader is told, in order."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [
            (str(node["role"]["value"]), str(node.get("name", {}).get("value", "")))
            for node in nodes
            if not node.get("ignored") and "role" in node
        ]

    def picture(self, path: Path) -> None:
        """The whole page as PNG."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        shot = self.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def _next(self) -> dict[str, Any]:
        read = bytearray()
        while (one := self.back.read(1)) not in {b"\0", b""}:
            read += one
        if not read:
            raise RuntimeError("Chromium has ended")
        message: dict[str, Any] = json.loads(read)
        return message


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with its profile in the folder, and one empty page; skips where there is none."""
    chromium = _program()
    ours, its = os.pipe(), os.pipe()
    command = f'exec "$0" "$@" 3<&{ours[0]} 4>&{its[1]}'
    process = subprocess.Popen(
        ["bash", "-c", command, chromium, *_OPTIONS, f"--user-data-dir={folder}"],
        pass_fds=(ours[0], its[1]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(ours[0])
    os.close(its[1])
    try:
        with os.fdopen(ours[1], "wb") as to, os.fdopen(its[0], "rb") as back:
            page = Browser(to, back)
            target = page.call("Target.createTarget", url="about:blank")["targetId"]
            attached = page.call("Target.attachToTarget", targetId=target, flatten=True)
            page.session = attached["sessionId"]
            page.call("Page.enable")
            yield page
    finally:
        process.terminate()
        process.wait(timeout=30)


def _program() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        why = "Chromium is not installed: apt-get install chromium"
        if REQUIRED:
            pytest.fail(why)
        pytest.skip(why)
    return found
