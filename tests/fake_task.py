"""A task of the window's tests: it ends when it is told to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from altmetric_desktop.domain.errors import Cancelled
from altmetric_desktop.domain.events import Event

T = TypeVar("T")


class FakeTask(Generic[T]):
    """A task that ends when told; `end` by value, `fail` by exception."""

    def __init__(self) -> None:
        self._value: list[T] = []
        self._error: BaseException | None = None
        self._callbacks: list[Callable[[], None]] = []
        self.events: list[Event] = []
        self.cancels = 0
        self.end_on_cancel = True

    @classmethod
    def of(cls, value: T) -> FakeTask[T]:
        """One that has ended well."""
        task = cls()
        task.end(value)
        return task

    @classmethod
    def failing(cls, error: BaseException) -> FakeTask[T]:
        """One that has ended badly."""
        task = cls()
        task.fail(error)
        return task

    def end(self, value: T) -> None:
        """Finish with a value."""
        self._value.append(value)
        self._call()

    def fail(self, error: BaseException) -> None:
        """Finish with an exception."""
        self._error = error
        self._call()

    def cancel(self) -> None:
        """Ends with `Cancelled` where the test does not say otherwise."""
        self.cancels += 1
        if self.end_on_cancel and not self.finished():
            self.fail(Cancelled("cancelled"))

    def latest(self) -> tuple[Event, ...]:
        """The events since the last call."""
        taken, self.events = tuple(self.events), []
        return taken

    def finished(self) -> bool:
        """Whether it has ended."""
        return bool(self._value) or self._error is not None

    def result(self) -> T:
        """The value, or raises."""
        if self._error is not None:
            raise self._error
        return self._value[0]

    def when_done(self, callback: Callable[[], None]) -> None:
        """Call back once."""
        if self.finished():
            callback()
        else:
            self._callbacks.append(callback)

    def _call(self) -> None:
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()
