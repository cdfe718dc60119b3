"""Columns kept under names, for tests of the window."""

from __future__ import annotations

from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Fit, KeptMapping
from tests.fake_task import FakeTask
from tests.fictions_work import sample_mapping


class FakeMappings:
    """Two mappings; `fit` is how any of them fits."""

    def __init__(self, calls: list[tuple[object, ...]]) -> None:
        self._calls = calls
        self.fit = Fit(("Remark",), ("Note", "Owner"))
        self.all = [
            KeptMapping("Our repository", 1_760_000_000, sample_mapping()),
            KeptMapping("Faculty of Letters", 1_763_000_000, sample_mapping()),
        ]

    def kept(self) -> FakeTask[list[KeptMapping]]:
        return FakeTask.of(list(self.all))

    def rename(self, name: str, to: str) -> FakeTask[str]:
        self._calls.append(("rename_mapping", name, to))
        if any(one.name == to for one in self.all):
            return FakeTask.failing(InputError("import.mapping-name-taken", name=to))
        self.all = [replace(one, name=to) if one.name == name else one for one in self.all]
        return FakeTask.of(to)

    def forget(self, name: str) -> FakeTask[KeptMapping]:
        self._calls.append(("forget_mapping", name))
        gone = next(one for one in self.all if one.name == name)
        self.all.remove(gone)
        return FakeTask.of(gone)
