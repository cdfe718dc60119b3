"""English sentences of units: hierarchies, spellings, and what may be one unit."""

from __future__ import annotations

from altmetric_desktop.words.english_terms import Sentence

UNITS: dict[str, Sentence] = {
    # problem.*
    "problem.unit-again": "“{value}” stands in the file twice; it is one unit.",
    "problem.unit-circle": "“{value}” stands below itself.",
    "problem.unit-level-missing": "“{value}” has no level above it.",
    "problem.unit-nameless": "“{value}” has no name, or no number of its own.",
    "problem.unit-parent-unknown": "“{value}” names a parent that is not in the file: it was put at the top.",
    "problem.unit-too-deep": "“{value}” goes deeper than any hierarchy.",
    "problem.unit-twice": "The number of “{value}” stands in the file twice; the first one was kept.",
    # units.*
    "units.alike-none": "No two units have the very same name, or more than two have it.",
    "units.apart": "{run}: “{unit}” and “{other}” are two units.",
    "units.did": "{run}: {rows} rows of {path} read; {added} units added, {known} known before.",
    "units.gone": (
        "1 unit of an earlier file is not in this one; it was left as it is: {names}",
        "{n} units of earlier files are not in this one; they were left as they are: {names}",
    ),
    "units.joined": (
        "“{unit}” is “{into}”: 1 output goes there.",
        "“{unit}” is “{into}”: {n} outputs go there.",
    ),
    "units.nameless": "Name a unit, for example “Faculty of Science > Physics”.",
    "units.near": "{closeness} like “{other}”",
    "units.no-hierarchy": (
        "{path} is no hierarchy that can be read: columns of levels (Top Level, Level 1…), a number with its"
        " parent's number, paths like “Science > Physics”, or JSON."
    ),
    "units.none": "There are no units yet: import a list that names departments, or a hierarchy file.",
    "units.open": "{run}: nothing is said any more about “{unit}” and “{other}”.",
    "units.proposals": (
        "1 pair of units may be one; `units proposals` lists it.",
        "{n} pairs of units may be one; `units proposals` lists them.",
    ),
    "units.proposals-none": "No two units look like one.",
    "units.same": "{run}: “{unit}” is “{other}” from now on; its outputs are there.",
    "units.several": "Several units are called {unit}. Give the whole path, for example “Science > Physics”.",
    "units.too-many": "{path} names more than {limit} units.",
    "units.undo-hint": "Take it back with: altmetric-desktop undo {run}",
    "units.unknown": "There is no unit {unit}.",
    "units.within": "“{unit}” and “{other}” stand one above the other; they can't be one.",
    "units.would": "{rows} rows of {path} read; {added} units would be added, {known} are known.",
    # upload.*
    "upload.authorless": (
        "1 output goes out with no author: none of its authors is known to be yours.",
        "{n} outputs go out with no author: none of their authors is known to be yours.",
    ),
    "upload.deep": (
        "1 unit lies deeper than Level 5, the last that Altmetric takes.",
        "{n} units lie deeper than Level 5, the last that Altmetric takes.",
    ),
    "upload.did": "{outputs} outputs in {publications}, {units} units in {departments}.",
    "upload.marked": (
        "1 name holds a “;” and will be read as two.",
        "{n} names hold a “;” and will be read as two each.",
    ),
    "upload.nameless": (
        "1 output has no identifier that the upload has a column for, and is not in it.",
        "{n} outputs have no identifier that the upload has a column for, and are not in it.",
    ),
    "upload.no-folder": "{path} is no folder.",
    "upload.tops": "{n} units stand at the top; Altmetric expects one, the organisation.",
}
