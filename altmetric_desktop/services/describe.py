"""One output: found by what a person types, its page, its mentions, its receipt. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from altmetric_desktop.domain import evidence, identifiers, scoring, standing
from altmetric_desktop.domain.categories import CATEGORY_OF, ORDER, Category
from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.rows import CategoryCount, ChannelTally, CoverageRow, Details, MentionRow
from altmetric_desktop.domain.schemes import DEFAULT, scheme
from altmetric_desktop.domain.scoring import Receipt
from altmetric_desktop.services import versions
from altmetric_desktop.services.browse import INFOS
from altmetric_desktop.services.library import Library
from altmetric_desktop.storage import citations, coverage, listing, merged, outputs, reported, scores
from altmetric_desktop.storage import mentions as posts
from altmetric_desktop.storage.connect import Connection


def find(library: Library, text: str) -> int:
    """The output that a person means: its number here, or any identifier.

    Raises NotFoundError where there is none, where it was merged into another one, or where the text is no
    identifier.
    """
    text = text.strip()
    with library.read() as connection:
        if text.isascii() and text.isdigit() and listing.rows(connection, [int(text)]):
            return int(text)
        wanted = identifiers.recognise(text)
        if wanted is None and text.isascii() and text.isdigit():
            wanted = identifiers.normalise(Kind.PMID, text)
        if wanted is None:
            raise NotFoundError("details.unreadable", value=text[:100])
        found = outputs.find(connection, wanted)
        if found is None and text.isascii() and text.isdigit():
            gone = merged.missing(connection, int(text))
            if gone.key == "output.merged":
                raise gone
    if found is None:
        raise NotFoundError("details.unknown", value=text[:100])
    return found


def details(library: Library, output: int, scheme_id: str = DEFAULT.id) -> Details:
    """The details page, apart from its list of mentions."""
    with library.read() as connection:
        facts = outputs.facts(connection, output)
        tallies = scores.tallies(connection, output)
        receipt = scoring.from_tallies(tallies, scheme(scheme_id))
        covered = coverage.of_output(connection, output, INFOS)
        counts = _by_category(tallies)
        percentile, cohort = _standing(connection, output, scheme_id)
        return Details(
            facts=facts,
            counts=counts,
            receipt=receipt,
            citations=tuple(citations.of_output(connection, output)),
            coverage=tuple(covered),
            states=listing.rows(connection, [output], INFOS, scheme_id)[0].states,
            months=tuple(posts.months(connection, output)),
            as_of=_as_of(covered),
            scheme=scheme_id,
            percentile=percentile,
            cohort=cohort,
            opinions=evidence.opinions(
                reported.held(connection, output), reported.sighted(connection, output)
            ),
            family=versions.family_of(connection, output, scheme_id),
        )


def _by_category(tallies: Sequence[ChannelTally]) -> tuple[CategoryCount, ...]:
    """Channels folded into categories, in display order."""
    summed: dict[Category, tuple[int, int]] = {}
    for tally in tallies:
        category = CATEGORY_OF[tally.channel]
        held, accounts = summed.get(category, (0, 0))
        summed[category] = (held + tally.posts, accounts + tally.accounts)
    return tuple(CategoryCount(category, *summed[category]) for category in ORDER if category in summed)


def mentions(
    library: Library, output: int, categories: Sequence[Category] = (), scheme_id: str = DEFAULT.id
) -> list[MentionRow]:
    """Mentions of an output, newest first, each with what it adds to the score."""
    with library.read() as connection:
        found = posts.of_output(connection, output)
        countable = posts.countable(connection, output)
    _, decided = scoring.from_mentions(countable, scheme(scheme_id))
    points = {one.mention: one.points for one in decided}
    wanted = set(categories)
    return [
        replace(row, points=points.get(row.id, 0.0)) for row in found if not wanted or row.category in wanted
    ]


def receipt(library: Library, output: int, scheme_id: str | None) -> tuple[Receipt, list[MentionRow]]:
    """An output's receipt under a scheme, and its mentions with what each adds; they agree."""
    chosen = scheme(scheme_id or DEFAULT.id)
    with library.read() as connection:
        made = scoring.from_tallies(scores.tallies(connection, output), chosen)
    return made, mentions(library, output, (), chosen.id)


def _standing(connection: Connection, output: int, scheme_id: str) -> tuple[int | None, int]:
    """The percentile among all scored outputs of the library, and how many those are."""
    points = scores.all_points(connection, scheme_id)
    if output not in points or len(points) < standing.TOO_FEW:
        return None, len(points)
    found = standing.standing(points[output], tuple(points.values()))
    return found.percentile, len(points)


def _as_of(covered: Sequence[CoverageRow]) -> Moment | None:
    """When any source last answered about this output."""
    answered = [row.succeeded for row in covered if row.succeeded is not None]
    return max(answered, key=lambda moment: (moment.day, moment.second or 0), default=None)
