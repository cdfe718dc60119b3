"""English: every sentence, merged."""

from __future__ import annotations

from altmetric_desktop.words.english_definitions import DEFINITIONS
from altmetric_desktop.words.english_evidence import EVIDENCE
from altmetric_desktop.words.english_harvest import HARVEST
from altmetric_desktop.words.english_headings import HEADINGS
from altmetric_desktop.words.english_history import HISTORY
from altmetric_desktop.words.english_library import LIBRARY
from altmetric_desktop.words.english_merging import MERGING
from altmetric_desktop.words.english_pages import PAGES
from altmetric_desktop.words.english_people import PEOPLE
from altmetric_desktop.words.english_people_pages import PEOPLE_PAGES
from altmetric_desktop.words.english_report import REPORT
from altmetric_desktop.words.english_screens import SCREENS
from altmetric_desktop.words.english_terminal import TERMINAL
from altmetric_desktop.words.english_terms import TERMS, Sentence
from altmetric_desktop.words.english_unit_pages import UNIT_PAGES
from altmetric_desktop.words.english_units import UNITS
from altmetric_desktop.words.english_work import WORK

SENTENCES: dict[str, Sentence] = {
    **TERMS,
    **SCREENS,
    **PAGES,
    **WORK,
    **HARVEST,
    **EVIDENCE,
    **LIBRARY,
    **HISTORY,
    **MERGING,
    **UNITS,
    **UNIT_PAGES,
    **PEOPLE,
    **PEOPLE_PAGES,
    **TERMINAL,
    **REPORT,
    **HEADINGS,
    **DEFINITIONS,
}
