"""The encodings in which lists are read: their names, as Python knows them and as people do."""

from __future__ import annotations

import codecs

from msgspec import Struct


class Encoding(Struct, frozen=True):
    """`key` as answers and options name it, `codec` as Python does, `label` is its proper name."""

    key: str
    codec: str
    label: str


#: What may be chosen, in the order in which it is offered. Codecs are the widest of their kind: GB18030 reads
#: GBK and GB2312, CP932 Shift JIS with NEC's and IBM's signs, CP949 all syllables of EUC-KR's heirs.
ENCODINGS = (
    Encoding("utf-8", "utf-8", "UTF-8"),
    Encoding("utf-16-le", "utf-16-le", "UTF-16"),
    Encoding("utf-16-be", "utf-16-be", "UTF-16"),
    Encoding("windows-1252", "cp1252", "Windows-1252"),
    Encoding("iso-8859-15", "iso8859-15", "ISO 8859-15"),
    Encoding("macroman", "mac_roman", "MacRoman"),
    Encoding("windows-1250", "cp1250", "Windows-1250"),
    Encoding("iso-8859-2", "iso8859-2", "ISO 8859-2"),
    Encoding("windows-1257", "cp1257", "Windows-1257"),
    Encoding("windows-1254", "cp1254", "Windows-1254"),
    Encoding("windows-1251", "cp1251", "Windows-1251"),
    Encoding("koi8-r", "koi8-r", "KOI8-R"),
    Encoding("windows-1253", "cp1253", "Windows-1253"),
    Encoding("windows-1255", "cp1255", "Windows-1255"),
    Encoding("windows-1256", "cp1256", "Windows-1256"),
    Encoding("gb18030", "gb18030", "GB18030"),
    Encoding("big5", "cp950", "Big5"),
    Encoding("shift_jis", "cp932", "Shift JIS"),
    Encoding("euc-jp", "euc_jp", "EUC-JP"),
    Encoding("euc-kr", "cp949", "EUC-KR"),
)
BY_KEY = {one.key: one for one in ENCODINGS}
#: Other names by which the same is read, as `codecs` writes them.
_SAME = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "cp950",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}


def encoding_of(name: str) -> Encoding | None:
    """The encoding of this name, or of one of the many names it has elsewhere; None for none that is read.

    >>> encoding_of("GBK").key, encoding_of("latin1").key
    ('gb18030', 'windows-1252')
    """
    if not name.isascii() or len(name) > 40:
        return None
    wanted = name.strip().lower()
    if wanted in BY_KEY:
        return BY_KEY[wanted]
    try:
        known = codecs.lookup(wanted).name
    except (LookupError, ValueError):
        return None
    known = _SAME.get(known, known)
    return next((one for one in ENCODINGS if codecs.lookup(one.codec).name == known), None)


def label(name: str) -> str:
    """An encoding's name for people; of a file in two of them both.

    >>> label("windows-1250"), label("utf-8-sig + gb18030")
    ('Windows-1250', 'UTF-8 + GB18030')
    """
    return " + ".join(map(_label, name.split(" + ")))


def _label(key: str) -> str:
    if key in BY_KEY:
        return BY_KEY[key].label
    return "UTF-8" if key in ("ascii", "utf-8-sig") else key.upper()
