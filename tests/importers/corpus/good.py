"""One good sample for every format of the program's own registry.

A format without a maker here is taken with the fixed sample of its family's tests; one without either fails
`test_good`. So a reader that is added tomorrow meets the whole corpus.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from msgspec import Struct

from altmetric_desktop.importers import families
from altmetric_desktop.importers.formats import FORMATS, TABLES, Format
from tests.importers.corpus import made_books, made_json, made_tables, made_texts, made_xml
from tests.importers.corpus.works import WORKS, Works
from tests.importers.markup import samples as markup_samples
from tests.importers.objects import lists as object_lists
from tests.importers.tagged import lists as tagged_lists

Make = Callable[[Works], bytes]

REGISTERED: tuple[Format, ...] = (*FORMATS, *families.formats())
KEYS: tuple[str, ...] = tuple(known.key for known in REGISTERED)
SUFFIX = {known.key: known.extensions[0] for known in REGISTERED}

_BOOKS: dict[str, Make] = {"xlsx": made_books.xlsx, "xls": made_books.xls, "ods": made_books.ods}
_MADE: dict[str, Make] = {
    **_BOOKS,
    **{key: made_tables.maker(key) for key in made_tables.COLUMNS},
    **{key: made_texts.maker(key) for key in made_texts.TEXTS},
    **{key: made_json.maker(key) for key in made_json.RECORDS},
    **{key: made_xml.maker(key) for key in made_xml.XML},
}
_FIXED: dict[str, bytes] = {
    **{key: text.encode() for key, text in markup_samples.ALL.items()},
    **{key: text.encode() for key, text in tagged_lists.BY_FORMAT.items()},
    **{key: json.dumps(value).encode() for key, value in object_lists.ALL.values()},
}

BOOKS = tuple(key for key in KEYS if key in _BOOKS)
TEXTS = tuple(key for key in KEYS if key not in _BOOKS)
#: Formats whose sample is made of works, so that any value can stand in it.
MADE = tuple(key for key in KEYS if key in _MADE)
GRIDS = tuple(key for key in TEXTS if key in TABLES)
JSON = tuple(key for key in KEYS if ".json" in "".join(SUFFIX[key]))
XML = tuple(key for key in KEYS if SUFFIX[key] in (".xml", ".rdf"))


class Good(Struct, frozen=True):
    """A format with its sample."""

    key: str
    data: bytes
    name: str


def made(key: str, works: Works) -> bytes:
    """The works as a list of this format."""
    return _MADE[key](works)


def good(key: str) -> Good:
    """The sample of a format. KeyError where nobody has made one."""
    data = made(key, WORKS) if key in _MADE else _FIXED[key]
    return Good(key, data, f"list{SUFFIX[key]}")
