"""English sentences by key. `{name}` takes an argument; a pair (one, many) chooses by `{n}`.

Rooms with many sentences keep them in a module of their own, merged at the end. Blocks in
alphabetical order of their prefix; keys in order inside a block.
"""

from __future__ import annotations

from altmetric_desktop.words.english_definitions import DEFINITIONS
from altmetric_desktop.words.english_harvest import HARVEST
from altmetric_desktop.words.english_headings import HEADINGS
from altmetric_desktop.words.english_library import LIBRARY
from altmetric_desktop.words.english_report import REPORT
from altmetric_desktop.words.english_screens import SCREENS
from altmetric_desktop.words.english_terminal import TERMINAL

Sentence = str | tuple[str, str]

SENTENCES: dict[str, Sentence] = {
    # channel.*
    "channel.annotations": "Annotations",
    "channel.blogs": "Blogs",
    "channel.bluesky": "Bluesky",
    "channel.code": "Code",
    "channel.f1000": "F1000 recommendations",
    "channel.fbwalls": "Facebook",
    "channel.forum": "Forums",
    "channel.gplus": "Google+",
    "channel.guidelines": "Guidelines",
    "channel.linkedin": "LinkedIn",
    "channel.mastodon": "Mastodon",
    "channel.msm": "News",
    "channel.patents": "Patents",
    "channel.peer_reviews": "Peer reviews",
    "channel.pinners": "Pinterest",
    "channel.podcasts": "Podcasts",
    "channel.policies": "Policy",
    "channel.qna": "Q&A",
    "channel.rdts": "Reddit",
    "channel.rh": "Research highlights",
    "channel.syllabi": "Syllabi",
    "channel.tweeters": "X",
    "channel.videos": "Video",
    "channel.weibo": "Weibo",
    "channel.wikipedia": "Wikipedia",
    # cohort.*
    "cohort.all": "All outputs in this library",
    "cohort.same-age": "Same age, any journal",
    "cohort.venue": "Same journal, any age",
    "cohort.venue-same-age": "Same journal and age",
    # family.*
    "family.knowledge": "Wikipedia, syllabi, Q&A",
    "family.media": "News, blogs, media",
    "family.practice": "Policy, guidelines, patents",
    "family.scholarly": "Peer reviews, highlights",
    "family.social": "Social",
    # library.*
    "library.locked": "{path} is being written by {holder}. It can be opened read-only meanwhile.",
    # points.*
    "points.capped": "Adds nothing: this source has reached its limit",
    "points.capped-in-part": "Adds a part: this source reaches its limit here",
    "points.counted": "Counted",
    "points.once": "Adds nothing: this source counts once, by its first mention",
    "points.repeated": "Adds nothing: an earlier mention by the same account counts",
    "points.unweighted": "Adds nothing: this source has no weight",
    # receipt.*
    "receipt.rule.once": "Once, however many mentions",
    "receipt.rule.per-account": "Each account or outlet once",
    "receipt.rule.per-account-capped": "Each account or outlet once, up to a limit",
    "receipt.rule.per-post": "Every mention",
    "receipt.rule.per-post-capped": "Every mention, up to a limit",
    "receipt.rule.once-capped": "Once, however many mentions",
    "receipt.rule.unweighted": "Shown, adds nothing",
    # scheme.*
    "scheme.bad-weight": "Scheme {scheme}: {channel} has a negative weight, or a limit below one mention.",
    "scheme.calibrated": "Calibrated weights",
    "scheme.calibrated.note": "News 7.5, blogs 6, X 0.6: fitted to real scores, published by nobody.",
    "scheme.published-2021": "Published 2021 weights",
    "scheme.published-2021.note": "As Altmetric publishes them since March 2021; X adds 0.25 an account.",
    "scheme.published-pre2021": "Published weights before 2021",
    "scheme.published-pre2021.note": "As Altmetric published them until March 2021; X adds 1 an account.",
    "scheme.two-rules": "Scheme {scheme} weights {channel} twice.",
    "scheme.unknown": "There is no weighting scheme “{scheme}”. There are: {known}.",
    "scheme.why.calibrated": "Fitted to real scores",
    "scheme.why.nearest": "Not published; taken from the nearest source that is",
    "scheme.why.observed": "Not published; shows in real scores",
    "scheme.why.published": "Published",
    "scheme.why.unweighted": "No weight",
    # state.*
    "state.failed": "Failed",
    "state.found": "Found",
    "state.not-collected": "Not collected",
    "state.not-covered": "Not covered",
    "state.zero": "Zero",
    # type.*
    "type.article": "Article",
    "type.book": "Book",
    "type.chapter": "Chapter",
    "type.conference-paper": "Conference paper",
    "type.dataset": "Dataset",
    "type.other": "Other",
    "type.preprint": "Preprint",
    "type.report": "Report",
    "type.review": "Review",
    "type.software": "Software",
    "type.thesis": "Thesis",
    "type.unknown": "Not known",
    **HARVEST,
    **LIBRARY,
    **SCREENS,
    **TERMINAL,
    **REPORT,
    **HEADINGS,
    **DEFINITIONS,
}
