"""The window. Views in code; talks to services only.

Importing PySide6 replaces Python's `import` by one that reads the source text of every module imported
afterwards, to see whether it may use `__feature__` (snake_case names). Nothing here does; without that
reading the program starts a quarter sooner. So Python's own `import` is put back, here and nowhere else.
"""

from __future__ import annotations

import builtins

_import = getattr(builtins, "__orig_import__", builtins.__import__)

import PySide6.QtCore  # noqa: E402, F401 - for what it does to `import`, which is undone below

builtins.__import__ = _import
