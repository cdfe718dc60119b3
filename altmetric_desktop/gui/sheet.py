"""The one stylesheet, made from tokens. No `::item` rules on big views: delegates paint rows.

Sizes in px at text size 100 %; `scale` multiplies what must follow the text. Knows no widgets by
class of ours but by their property `kind`.
"""

from __future__ import annotations

from collections.abc import Callable

_SHEET = """
QMainWindow, QWidget#chrome, QMenuBar, QStatusBar {{ background: {chrome}; }}
QDialog, QMessageBox {{ background: {raised}; }}
QWidget#paper {{ background: {base}; }}
QWidget#sunken {{ background: {sunken}; }}
QWidget#quietbox {{ background: {sunken}; border: 1px solid {line}; border-radius: 8px; }}
QWidget#card {{ background: {base}; border: 1px solid {line2}; border-radius: 10px; }}
QFrame#rule {{ background: {line}; border: none; }}

QMenuBar {{ border-bottom: 1px solid {line}; padding: 0 4px; }}
QMenuBar::item {{ padding: 5px 8px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {track}; }}
QMenu {{ background: {raised}; border: 1px solid {line2}; padding: 6px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {sel}; color: {sel_ink}; }}
QMenu::item:disabled {{ color: {ink3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QMenu::indicator {{ width: 16px; height: 16px; left: 6px; }}
QMenu::indicator:checked {{ image: url({tick}); }}
QMenu::item:checked {{ padding-left: 28px; }}
QMenu::item:unchecked {{ padding-left: 28px; }}

QPushButton, QToolButton {{
    background: {base}; border: 1px solid {line2}; border-radius: 6px;
    padding: 0 12px; min-height: {button}px;
}}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {track}; }}
QPushButton:disabled, QToolButton:disabled {{ background: {sunken}; color: {ink3}; border-color: {line}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {accent_press}; border-color: {accent_press}; }}
QPushButton[kind="primary"]:disabled {{ background: {track}; color: {ink3}; border-color: {track}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {ink2}; }}
QPushButton[kind="quiet"]:hover {{ background: {hover}; }}
QPushButton[kind="quiet"]:pressed {{ background: {track}; }}
QPushButton[kind="quiet"]:disabled {{ color: {ink3}; }}
QPushButton[kind="soft"] {{ background: {accent_soft}; border-color: {accent_soft}; color: {accent_text}; }}
QPushButton::menu-indicator {{ image: url({down}); width: 10px; subcontrol-position: right center;
    subcontrol-origin: padding; right: 8px; }}
QPushButton[menu="true"] {{ padding-left: 12px; padding-right: 22px; }}
QPushButton[kind="field"] {{ text-align: left; border-color: {control}; padding: 0 22px 0 10px; }}
QPushButton[kind="link"] {{
    background: transparent; border: none; color: {accent_text}; padding: 0 2px; min-height: 24px;
}}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:disabled {{ color: {ink3}; }}
QPushButton[kind="status"] {{
    background: transparent; border: none; color: {ink}; padding: 0 2px; min-height: 22px;
}}
QPushButton[kind="status"]:hover {{ text-decoration: underline; }}
QPushButton[kind="icon"] {{
    background: transparent; border: none; padding: 0; min-height: 28px; min-width: 28px;
}}
QPushButton[kind="icon"]:hover {{ background: {hover}; }}
QPushButton[kind="icon"]:pressed {{ background: {track}; }}
QPushButton[kind="chip"] {{
    background: {sunken}; border: 1px solid {line}; border-radius: 4px; padding: 0 8px;
    min-height: 22px; text-align: left;
}}
QPushButton[kind="chip"]:hover {{ background: {hover}; }}

QLineEdit, QPlainTextEdit, QSpinBox, QDateEdit, QComboBox {{
    background: {base}; border: 1px solid {control}; border-radius: 6px;
    padding: 0 8px; min-height: {field}px; selection-background-color: {sel}; selection-color: {sel_ink};
}}
QLineEdit {{ placeholder-text-color: {ink3}; }}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus {{
    border: 2px solid {focus}; padding: 0 7px;
}}
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{
    background: {sunken}; color: {ink3}; border-color: {line2};
}}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"] {{ border: 1px solid {bad}; }}
QSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QLineEdit[bare="true"] {{ border: none; background: transparent; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({down}); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{
    background: {raised}; border: 1px solid {line2}; padding: 4px; outline: none;
    selection-background-color: {sel}; selection-color: {sel_ink};
}}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 18px; }}
QSpinBox::up-arrow {{ image: url({up}); width: 8px; height: 8px; }}
QSpinBox::down-arrow {{ image: url({down}); width: 8px; height: 8px; }}

QCheckBox, QRadioButton {{ spacing: 8px; min-height: 24px; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px; }}
QCheckBox::indicator:unchecked {{ image: url({boxOff}); }}
QCheckBox::indicator:checked {{ image: url({boxOn}); }}
QCheckBox::indicator:unchecked:disabled {{ image: url({boxGone}); }}
QCheckBox::indicator:checked:disabled {{ image: url({boxStay}); }}
QCheckBox[kind="switch"]::indicator {{ width: 30px; height: 16px; }}
QCheckBox[kind="switch"]::indicator:unchecked {{ image: url({switchOff}); }}
QCheckBox[kind="switch"]::indicator:checked {{ image: url({switchOn}); }}
QRadioButton::indicator:unchecked {{ image: url({radioOff}); }}
QRadioButton::indicator:checked {{ image: url({radioOn}); }}

QProgressBar {{ background: {track}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QProgressBar[kind="thin"] {{ border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar[kind="thin"]::chunk {{ border-radius: 2px; }}

QAbstractItemView {{ background: {base}; border: none; outline: none; }}
QTableView {{ gridline-color: {line}; selection-background-color: {sel}; selection-color: {sel_ink}; }}
QHeaderView, QHeaderView::section {{ background: {sunken}; border: none; }}
QHeaderView::section {{ border-bottom: 1px solid {line2}; padding: 0 8px; color: {ink2}; }}
QTableCornerButton::section {{ background: {sunken}; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollArea {{ background: transparent; border: none; }}

QTabBar::scroller {{ width: 48px; }}
QTabBar QToolButton {{ background: {base}; border: none; border-radius: 6px; padding: 0; min-height: 24px; }}
QTabBar QToolButton:hover {{ background: {track}; }}
QTabBar QToolButton::left-arrow {{ image: url({left}); width: 10px; height: 10px; }}
QTabBar QToolButton::right-arrow {{ image: url({right}); width: 10px; height: 10px; }}

QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line2}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; margin: 3px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; margin: 3px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; width: 0; height: 0;
}}
QToolTip {{ background: {ink}; color: {base}; border: none; padding: 6px 8px; }}
QSplitter::handle {{ background: {line}; }}
QGroupBox {{ border: none; }}

QFrame#banner[tone="bad"] {{ background: {bad_soft}; border: 1px solid {bad_line}; border-radius: 8px; }}
QFrame#banner[tone="warn"] {{ background: {warn_soft}; border: 1px solid {warn_line}; border-radius: 8px; }}
QFrame#banner[tone="info"] {{ background: {info_soft}; border: 1px solid {info_soft}; border-radius: 8px; }}
QFrame#banner[tone="ok"] {{ background: {ok_soft}; border: 1px solid {ok_soft}; border-radius: 8px; }}
QFrame#toast {{ background: {ink}; border-radius: 8px; }}
QFrame#toast QPushButton {{ color: {toast_link}; }}
QFrame#failure {{ background: {base}; border: 1px solid {bad_line}; border-radius: 6px; }}
QWidget#failedrow {{ background: {bad_soft}; border-bottom: 1px solid {line}; }}
QWidget#row {{ background: {base}; border-bottom: 1px solid {line}; }}
QPushButton#bigcard {{ text-align: left; border-radius: 10px; padding: 0 24px; }}
QFrame#dropzone {{ border: 1px dashed {line2}; border-radius: 10px; background: transparent; }}
QFrame#dropzone[over="true"] {{ border: 2px dashed {accent}; background: {accent_soft}; }}
"""


def stylesheet(colour: Callable[[str], str], marks: dict[str, str], scale: float) -> str:
    """The sheet for one theme. `colour(token)` → hex, `marks` = files of the drawn marks by name."""
    names = (
        "accent accent_hover accent_press accent_soft accent_text bad bad_line bad_soft base chrome "
        "control focus hover info_soft ink ink2 ink3 line line2 ok_soft on_accent raised sel sel_ink "
        "sunken track warn_line warn_soft toast_link"
    )
    tokens = {name: colour(name) for name in names.split()}
    sizes = {"button": round(28 * scale), "field": round(28 * scale)}
    return _SHEET.format(**tokens, **marks, **sizes)
