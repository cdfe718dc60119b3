"""How a second opinion is said, in the terminal and in the window: by whom, of when, beside what of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from altmetric_desktop.domain.categories import CATEGORY_OF

if TYPE_CHECKING:
    from altmetric_desktop.domain.evidence import Opinion, OpinionLine, Reported
    from altmetric_desktop.words.speech import Words

#: Categories by their channels' keys; platforms of readers and citations are none of them.
CATEGORY_BY_CHANNEL = {channel.value: category for channel, category in CATEGORY_OF.items()}


def told(opinion: Opinion, words: Words) -> str:
    """`Reported by Altmetric Explorer on 12 Apr 2024`, or that its file does not say as of when."""
    if opinion.observed is not None:
        return words.say("evidence.reported-on", name=opinion.name, date=words.moment(opinion.observed))
    return words.say("evidence.reported-in", name=opinion.name, date=words.moment(opinion.read))


def taken(figures: int, mentions: int, words: Words) -> str:
    """What an import brought of others."""
    return words.say(
        "evidence.taken",
        figures=words.say("evidence.taken.figures", n=figures),
        mentions=words.say("evidence.taken.mentions", n=mentions),
    )


def score(opinion: Opinion, words: Words) -> str:
    """Their score, as exactly as they give it; empty where they give none."""
    if opinion.score is None:
        return ""
    shown = words.number(opinion.score, 0 if float(opinion.score).is_integer() else 2)
    return words.say("evidence.score", score=shown)


def theirs(line: OpinionLine, words: Words) -> str:
    """What the provider says of a category: posts, accounts, or a dash where it says nothing.

    An older count may be lower than what a newer file lists.
    """
    known = line.posts is not None or line.listed
    said = [words.say("evidence.theirs.posts", n=max(line.posts or 0, line.listed))] if known else []
    if line.accounts is not None:
        said.append(words.say("evidence.theirs.accounts", n=line.accounts))
    return ", ".join(said) or words.say("evidence.theirs.none")


def matched(line: OpinionLine, words: Words) -> str:
    """Post by post where the provider lists posts: both, only ours, only theirs; else who knows of any."""
    if line.both is None or not line.listed:
        return words.say(f"evidence.agreement.{line.agreement.value}")
    if line.only_ours is None:
        return words.say("evidence.matched-part", both=line.both, n=line.listed)
    return words.say("evidence.matched", both=line.both, ours=line.only_ours, theirs=line.listed - line.both)


def other(figure: Reported, words: Words) -> str:
    """A figure that is no category's: readers, citations, sums over all channels."""
    category = CATEGORY_BY_CHANNEL.get(figure.channel)
    platform = figure.channel.capitalize() if category is None else words.say(f"category.{category.value}")
    name = words.say(f"evidence.measure.{figure.measure.value}", platform=platform)
    return f"{name}: {words.number(figure.value)}"
