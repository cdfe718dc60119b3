"""The settings file: defaults, bad values, unknown keys, broken files, saving."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import SettingsError
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.declared import DECLARED, Option, Type
from altmetric_desktop.settings.toml_text import to_toml


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_missing_file_gives_the_defaults_and_no_note(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "none.toml")
    assert settings.text("look.theme") == "system"
    assert settings.whole("look.text_size") == 100
    assert settings.texts("network.trusted_hosts") == ()
    assert settings.flag("sources.crossref.enabled") is True
    assert settings.notes == ()
    assert not (tmp_path / "none.toml").exists()


def test_no_path_means_the_users_own_file(home: Path) -> None:
    assert Settings.load().path == home / "config" / "altmetric-desktop" / "settings.toml"


def test_values_are_read(tmp_path: Path) -> None:
    settings = Settings.load(
        _file(
            tmp_path,
            '\ufeff[user]\ncontact = "ada@example.org"\n[look]\ntheme = "dark"\ntext_size = 120\n'
            '[network]\ntrusted_hosts = ["127.0.0.1:8080", "[::1]", "intranet"]\n',
        )
    )
    assert settings.text("user.contact") == "ada@example.org"
    assert settings.text("look.theme") == "dark"
    assert settings.whole("look.text_size") == 120
    assert settings.texts("network.trusted_hosts") == ("127.0.0.1:8080", "[::1]", "intranet")
    assert settings.notes == ()


def test_a_sources_table_and_what_is_left_to_the_source(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        '[sources.wikipedia]\nenabled = false\nbase_url = "http://127.0.0.1:9/wikipedia/{lang}"\n'
        'languages = ["en", "de"]\nper_second = 2\nper_day = 50\nkey_from = "env:WIKI"\n'
        '[sources.feeds]\nlist = "feeds.opml"\n',
    )
    wiki = Settings.load(path).source("wikipedia")
    assert (wiki.enabled, wiki.base_url) == (False, "http://127.0.0.1:9/wikipedia/{lang}")
    assert (wiki.languages, wiki.per_second, wiki.per_day, wiki.key_from) == (
        ("en", "de"),
        2.0,
        50,
        "env:WIKI",
    )
    assert Settings.load(path).source("feeds").list == tmp_path / "feeds.opml"
    unset = Settings.load(path).source("crossref")
    assert (unset.enabled, unset.base_url, unset.sites, unset.list) == (None, None, None, None)
    assert (unset.per_second, unset.per_day, unset.key_from) == (None, None, "keyring")


@pytest.mark.parametrize(
    "text, key",
    [
        ('[look]\ntheme = "purple"', "look.theme"),
        ("[look]\ntext_size = 500", "look.text_size"),
        ('[look]\ntext_size = "120"', "look.text_size"),
        ("[look]\ntext_size = true", "look.text_size"),
        ('[user]\ncontact = "ada@example.org\\r\\nX-Evil: 1"', "user.contact"),
        ('[user]\ncontact = "not an address"', "user.contact"),
        ('[network]\ntrusted_hosts = "localhost"', "network.trusted_hosts"),
        ('[network]\ntrusted_hosts = ["http://localhost/"]', "network.trusted_hosts"),
        ('[sources.crossref]\nbase_url = "file:///etc/passwd"', "sources.crossref.base_url"),
        ('[sources.crossref]\nbase_url = "https://me:secret@host"', "sources.crossref.base_url"),
        ('[sources.crossref]\nkey_from = "abcdef0123456789"', "sources.crossref.key_from"),
        ('[sources.crossref]\nenabled = "yes"', "sources.crossref.enabled"),
        ("[sources.crossref]\nper_second = nan", "sources.crossref.per_second"),
    ],
)
def test_an_unusable_value_is_noted_and_the_default_holds(tmp_path: Path, text: str, key: str) -> None:
    settings = Settings.load(_file(tmp_path, text))
    assert [(note.key, dict(note.arguments)["name"]) for note in settings.notes] == [
        ("settings.bad-value", key)
    ]
    assert not settings.is_set(key)


def test_unknown_keys_are_reported_and_kept(tmp_path: Path) -> None:
    text = '[future]\nwhen = 2027-01-01\nlist = [1, [2.5, true], { a = "b" }]\n'
    text += '[look]\ntheme = "dark"\nsize = 3\n'
    path = _file(tmp_path, text)
    settings = Settings.load(path)
    assert {dict(note.arguments)["name"] for note in settings.notes} == {
        "future.when",
        "future.list",
        "look.size",
    }
    settings.set("look.theme", "light")
    settings.save()
    before, after = tomllib.loads(text), tomllib.loads(path.read_text("utf-8"))
    before["look"]["theme"] = "light"
    assert after == before


@pytest.mark.parametrize("content", [b"[look\ntheme", b"\xff\xfe\x00", b"a = " + b"[" * 5000, b'a = "\x00"'])
def test_a_broken_file_is_set_aside_and_defaults_hold(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    (tmp_path / "settings.toml.broken").write_text("an earlier one")
    settings = Settings.load(path)
    assert [note.key for note in settings.notes] == ["settings.broken"]
    assert (tmp_path / "settings.toml.broken-2").read_bytes() == content
    assert (tmp_path / "settings.toml.broken").read_text() == "an earlier one"
    assert not path.exists()
    settings.set("look.theme", "dark")
    settings.save()
    assert Settings.load(path).text("look.theme") == "dark"


def test_a_file_that_can_not_be_read_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.mkdir()
    settings = Settings.load(path)
    assert [note.key for note in settings.notes] == ["settings.unreadable"]
    with pytest.raises(SettingsError) as caught:
        settings.save()
    assert caught.value.key == "settings.not-written"
    assert path.is_dir()


def test_saving_replaces_in_one_step_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "settings.toml"
    settings = Settings.load(path)
    settings.set("sources.wikipedia.languages", ("en", "fr"))
    settings.set("report.prepared_by", 'Zoë "Z" O\u2019Neil \\ \U0001f600')
    settings.save()
    assert list(path.parent.iterdir()) == [path]
    again = Settings.load(path)
    assert again.texts("sources.wikipedia.languages") == ("en", "fr")
    assert again.text("report.prepared_by") == 'Zoë "Z" O\u2019Neil \\ \U0001f600'
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_a_failed_save_says_so_and_keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings.load(tmp_path / "file" / "settings.toml")
    with pytest.raises(SettingsError) as caught:
        settings.save()
    assert caught.value.key == "settings.not-written"
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real = _file(tmp_path, '[look]\ntheme = "dark"\n')
    link = tmp_path / "link.toml"
    link.symlink_to(real)
    settings = Settings.load(link)
    settings.set("look.theme", "light")
    settings.save()
    assert link.is_symlink()
    assert Settings.load(real).text("look.theme") == "light"


@pytest.mark.parametrize(
    "key, value, error",
    [
        ("look.colour", "red", "settings.unknown"),
        ("sources.*.enabled", True, "settings.unknown"),
        ("look.theme", "purple", "settings.bad-value"),
        ("look.text_size", 79, "settings.bad-value"),
        ("report.institution", "two\nlines", "settings.bad-value"),
        ("library.recent", ("\ud800",), "settings.bad-value"),
    ],
)
def test_set_refuses_what_the_file_must_not_hold(
    tmp_path: Path, key: str, value: str | bool | int, error: str
) -> None:
    settings = Settings.load(tmp_path / "s.toml")
    with pytest.raises(SettingsError) as caught:
        settings.set(key, value)
    assert caught.value.key == error


def test_asking_for_another_type_is_a_mistake(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "s.toml")
    with pytest.raises(SettingsError):
        settings.flag("look.theme")


def test_reset_gives_the_default_back(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "s.toml")
    settings.set("look.theme", "dark")
    settings.reset("look.theme")
    settings.reset("sources.crossref.enabled")
    assert settings.text("look.theme") == "system"


def test_recent_libraries_newest_first_ten_at_most(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "s.toml")
    for number in range(12):
        settings.remember_library(Path(f"/home/ada/{number}.library"))
    settings.remember_library(Path("/home/ada/5.library"))
    settings.remember_library(Path("/home/ada/bad\udcff.library"))
    recent = settings.texts("library.recent")
    assert len(recent) == 10
    assert recent[:2] == ("/home/ada/5.library", "/home/ada/11.library")
    settings.forget_library(Path("/home/ada/5.library"))
    assert settings.texts("library.recent")[0] == "/home/ada/11.library"
    settings.forget_library(None)
    assert settings.texts("library.recent") == ()


_PLAIN = st.none().map(lambda _: 0) | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
_NUMBERS = st.floats(allow_nan=False)
_VALUES = st.recursive(
    _PLAIN | _NUMBERS | st.dates() | st.datetimes(), lambda inner: st.lists(inner, max_size=4)
)


@given(
    st.recursive(
        st.dictionaries(st.text(), _VALUES, max_size=4), lambda t: st.dictionaries(st.text(), t, max_size=3)
    )
)
def test_what_is_written_reads_back(tables: dict[str, object]) -> None:
    assert tomllib.loads(to_toml(tables)) == tables


def test_every_default_is_a_value_that_the_option_takes() -> None:
    assert len(DECLARED) > 20
    for option in DECLARED:
        assert option.read(option.default) == option.default, option.key
        if option.type is Type.CHOICE:
            assert option.default in option.choices


def test_a_number_outside_its_bounds_is_refused() -> None:
    option = Option("a.b", Type.NUMBER, 1.0, least=0.5, most=2.0)
    assert [option.read(value) for value in (0.4, 0.5, 2, 2.1)] == [None, 0.5, 2, None]


def test_a_broken_file_that_can_not_be_renamed_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, "[broken")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    settings = Settings.load(path)
    assert [note.key for note in settings.notes] == ["settings.unreadable"]
    with pytest.raises(SettingsError):
        settings.save()
    assert path.read_text("utf-8") == "[broken"


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, '[look]\ntheme = "dark"\n')
    settings = Settings.load(path)
    settings.set("look.theme", "light")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError) as caught:
        settings.save()
    assert caught.value.arguments["why"] == "No space left on device"
    assert list(tmp_path.iterdir()) == [path]
    assert Settings.load(path).text("look.theme") == "dark"
