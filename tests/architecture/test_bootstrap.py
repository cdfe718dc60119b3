"""What ./run and ./test do where the system lacks something, with fake tools. Really: ./test fresh."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct, field

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt is Debian's and Ubuntu's")

EVERY_START = [
    "libGL.so.1",
    "libEGL.so.1",
    "libglib-2.0.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libxkbcommon.so.0",
]
TOOLS = ("sh", "grep", "sed", "tr", "cat", "uname", "env", "true")


class Machine(Struct):
    """A folder of fake tools that write down how they were called."""

    folder: Path
    libraries: list[str] = field(default_factory=lambda: list(EVERY_START))
    user: int = 1000
    sudo: str = ""  # the body of a fake sudo, empty where there is none

    def install(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Source the shared piece and let it look for system packages."""
        for name in TOOLS:
            (self.folder / name).symlink_to(str(shutil.which(name)))
        known = "".join(f"\\t{name} (libc6,x86-64) => /lib/{name}\\n" for name in self.libraries)
        self._tool("ldconfig", f"printf '{known}'")
        self._tool("id", f"echo {self.user}")
        self._tool("apt-get", f'echo "apt-get $*" >>"{self.folder}/log"')
        self._tool("dpkg-query", "echo 'install ok installed'")
        if self.sudo:
            self._tool("sudo", self.sudo)
        script = f". {ROOT}/installer/bootstrap.sh; install_packages"
        return subprocess.run(
            ["sh", "-euc", script],
            env={"PATH": str(self.folder), "WANTED": "", "HERE": "/", "PYTHON3": sys.executable}
            | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def log(self) -> list[str]:
        """The calls of apt-get."""
        path = self.folder / "log"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def _tool(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_missing_nothing_installed(machine: Machine) -> None:
    done = machine.install()
    assert (done.returncode, machine.log, done.stderr) == (0, [], "")


def test_root_installs_what_is_missing(machine: Machine) -> None:
    machine.user = 0
    machine.libraries.remove("libEGL.so.1")
    done = machine.install()
    assert done.returncode == 0, done.stderr
    assert machine.log == ["apt-get -qq update", "apt-get -qq install --yes --no-install-recommends libegl1"]


def test_a_user_is_told_one_line_and_nothing_is_done(machine: Machine) -> None:
    machine.libraries = []
    done = machine.install()
    assert (done.returncode, machine.log) == (1, [])
    [line] = re.findall(r"(?m)^.*apt-get.*$", done.stderr)
    assert line == (
        "apt-get update && apt-get install --yes --no-install-recommends "
        "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
    )


def test_sudo_without_a_password_installs(machine: Machine) -> None:
    machine.libraries.remove("libGL.so.1")
    machine.sudo = 'shift; exec "$@"'
    done = machine.install()
    assert done.returncode == 0, done.stderr
    assert machine.log[-1].endswith(" libgl1")


def test_sudo_with_a_password_is_left_to_the_user(machine: Machine) -> None:
    machine.libraries.remove("libGL.so.1")
    machine.sudo = "exit 1"
    done = machine.install()
    assert (done.returncode, machine.log) == (1, [])
    assert done.stderr.splitlines()[-1].startswith("sudo apt-get update && sudo apt-get install")


@pytest.mark.parametrize(
    "variable,package,other",
    [("DISPLAY", "libxcb-cursor0", "wayland"), ("WAYLAND_DISPLAY", "libwayland-egl1", "xcb")],
)
def test_a_screen_needs_its_own_libraries(machine: Machine, variable: str, package: str, other: str) -> None:
    done = machine.install(**{variable: ":1"})
    line = done.stderr.splitlines()[-1]
    assert package in line
    assert other not in line


def test_an_apt_that_fails_is_no_success(machine: Machine) -> None:
    machine.user = 0
    machine.libraries = []
    (machine.folder / "log").mkdir()  # the fake apt-get can't write its line, and fails
    assert machine.install().returncode == 1
