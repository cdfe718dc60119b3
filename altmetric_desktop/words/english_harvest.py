"""English sentences of the settings, of saved answers, and of what goes wrong at a source."""

from __future__ import annotations

HARVEST: dict[str, str | tuple[str, str]] = {
    # affiliations.*
    "affiliations.did": (
        "Remembered for {n} spelling ({run}). It holds from the next fetch on.",
        "Remembered for {n} spellings ({run}). It holds from the next fetch on.",
    ),
    "affiliations.more": ("and {n} more", "and {n} more"),
    "affiliations.no-text": "(no affiliation given)",
    "affiliations.none": "No fetched list has brought affiliations yet.",
    "affiliations.nothing": "No spelling contains that; nothing was decided.",
    "affiliations.verdict.not-ours": "not ours",
    "affiliations.verdict.open": "undecided",
    "affiliations.verdict.ours": "ours",
    # answers.*
    "answers.unreadable": "The folder of saved answers {path} can't be read: {why}.",
    # fetch.*
    "fetch.bad-orcid": "“{value}” is no ORCID iD: sixteen digits in groups of four, such as 0000-0002-1825-0097.",
    "fetch.bad-ror": "“{value}” is no ROR id: nine signs such as 02nr0ka47. Look your institution up at ror.org.",
    "fetch.bad-year": "{year} can't be a year of publication.",
    "fetch.came": (
        "{of}: {n} work came ({what}).",
        "{of}: {n} works came ({what}).",
    ),
    "fetch.cut-off": (
        "Nothing was imported: {n} work of {expected} has come. It is kept for a day; the same command goes on from there.",
        "Nothing was imported: {n} works of {expected} have come. They are kept for a day; the same command goes on from there.",
    ),
    "fetch.cut-off-here": (
        "Nothing was stored: {n} work of {expected} has come. Fetch it again within a day to go on from there.",
        "Nothing was stored: {n} works of {expected} have come. Fetch it again within a day to go on from there.",
    ),
    "fetch.held-back": (
        "{n} work was held back: nobody has decided about its affiliations.",
        "{n} works were held back: nobody has decided about their affiliations.",
    ),
    "fetch.left-out": (
        "{n} work was left out: you said that its affiliations are not yours.",
        "{n} works were left out: you said that their affiliations are not yours.",
    ),
    "fetch.not-complete": "The list is not complete, so nothing of it can be imported.",
    "fetch.not-kept": "What was fetched can't be kept at {path}: {why}.",
    "fetch.nothing": "OpenAlex has no works of {of} ({what}).",
    "fetch.one-of-two": "Name an institution by --ror or a person by --orcid, one of the two.",
    "fetch.open": (
        (
            "{n} work came in on the source's word alone: nobody has decided about its affiliations. "
            "“altmetric-desktop affiliations” lists them."
        ),
        (
            "{n} works came in on the source's word alone: nobody has decided about their affiliations. "
            "“altmetric-desktop affiliations” lists them."
        ),
    ),
    "fetch.open-would": (
        "{n} work would come in on the source's word alone. Undecided:",
        "{n} works would come in on the source's word alone. Undecided:",
    ),
    "fetch.too-few": "OpenAlex promised {expected} works and sent {came}. The list is asked for anew next time.",
    "fetch.unknown": "OpenAlex knows nobody by {what}.",
    "fetch.went-round": "{source}: its pages went round in a circle. The list is asked for anew next time.",
    "fetch.years-turned": "The first year ({first}) is after the last one ({last}).",
    # problem.*
    "problem.affiliation-not-ours": "left out: you said that its affiliations are not yours",
    "problem.affiliation-undecided": "Nobody has decided whether this affiliation is yours",
    "problem.affiliation-open": "held back: nobody has decided about its affiliations",
    "page-loop": "The source's pages went round in a circle; what came before is kept.",
    # setting.*
    "setting.library.default": "Library to open",
    "setting.library.default.help": "The library that is opened when none is named. Empty: one in your data folder.",
    "setting.library.recent": "Recent libraries",
    "setting.library.recent.help": "Libraries that were opened lately, newest first.",
    "setting.look.palette": "Colours of categories",
    "setting.look.palette.help": "Classic, or colours that stay apart for colour-blind readers.",
    "setting.look.rows": "Rows",
    "setting.look.rows.help": "Comfortable rows with larger badges, or compact ones with more on the screen.",
    "setting.look.text_size": "Text size",
    "setting.look.text_size.help": "In percent of your system's text size, from 80 to 200.",
    "setting.look.theme": "Theme",
    "setting.look.theme.help": "As your system has it, light, or dark.",
    "setting.network.proxy": "Proxy",
    "setting.network.proxy.help": (
        "Empty: none. “system”: the one that your environment names. Or its address. "
        "With a proxy, addresses of feeds are looked up by the proxy, not checked by us."
    ),
    "setting.network.trusted_hosts": "Trusted hosts",
    "setting.network.trusted_hosts.help": (
        "Hosts in a private network from which feeds and pages may be read. All other private addresses are refused."
    ),
    "setting.report.institution": "Institution",
    "setting.report.institution.help": "Stands on the cover of reports.",
    "setting.report.prepared_by": "Prepared by",
    "setting.report.prepared_by.help": "Stands on the cover of reports.",
    "setting.score.scheme": "Weighting scheme",
    "setting.score.scheme.help": "How mentions are weighted into the attention score.",
    "setting.sources.each.base_url": "Address",
    "setting.sources.each.base_url.help": "Where the source answers, if not at its usual place: a mirror of your office.",
    "setting.sources.each.enabled": "Ask this source",
    "setting.sources.each.enabled.help": "Whether a sync asks it.",
    "setting.sources.each.key_from": "Key from",
    "setting.sources.each.key_from.help": "“keyring”, or “env:NAME” for an environment variable. The key is never written here.",
    "setting.sources.each.languages": "Languages",
    "setting.sources.each.languages.help": "Language editions that are asked, such as en, de.",
    "setting.sources.each.list": "List",
    "setting.sources.each.list.help": "The OPML file with the feeds. Empty: the list that comes with the program.",
    "setting.sources.each.per_day": "Requests a day",
    "setting.sources.each.per_day.help": "No more requests than this a day. 0: as the source allows.",
    "setting.sources.each.per_second": "Requests a second",
    "setting.sources.each.per_second.help": "No faster than this. 0: as the source allows.",
    "setting.sources.each.sites": "Sites",
    "setting.sources.each.sites.help": "Sites that are asked. Empty: the source's usual ones.",
    "setting.user.contact": "Contact address",
    "setting.user.contact.help": "Your e-mail address, told to the sources that you ask (some answer faster then) and written on the cover of reports.",
    # settings.*
    "settings.bad-value": "The setting {name} can't be “{value}”; its default is used.",
    "settings.broken": "The settings file {path} could not be read ({why}). It was renamed to {aside}; defaults are used.",
    "settings.not-written": "The settings could not be written to {path}: {why}.",
    "settings.unknown": "There is no setting {name}; it is kept as it stands.",
    "settings.unreadable": "The settings file {path} could not be read ({why}). Defaults are used; it is left alone.",
    "settings.wrong-type": "The setting {name} is a {type}.",
    # stage.*
    "stage.fetching": "Fetching works",
    # source.*
    "source.bad-address": "{source}: {address} is not an address that can be asked. Check it in the settings.",
    "source.bug": "{source}: its answer could not be read because of a mistake in this program ({piece}).",
    "source.certificate": "{source}: its certificate is not trusted ({words}). Is a proxy in between?",
    "source.changed": "{source} answered in a way that this version does not know: {piece}",
    "source.day-budget": (
        "{source} allows {n} request a day, and it is used up. The rest is asked tomorrow.",
        "{source} allows {n} requests a day, and they are used up. The rest is asked tomorrow.",
    ),
    "source.downgrade": "{source} sent us from a secure to an insecure address ({host}); we did not follow.",
    "source.encoding": "{source}: its answer is packed in a way that can't be unpacked.",
    "source.limited": "{source} asks to come back later. What is left is asked at the next sync.",
    "source.needs-key": "{source} needs a key of your own. Enter it in the settings, or switch the source off.",
    "source.no-such-host": "{source}: there is no host {host}, or your computer is offline.",
    "source.private-address": "{source}: {host} lies in a private network and was not asked. Trust it in the settings if it is yours.",
    "source.redirects": "{source} sends us in a circle ({host}).",
    "source.refused": "{source} refused the request (status {status}). Check its key, or ask later.",
    "source.server-error": "{source} has trouble of its own (status {status}). What is left is asked at the next sync.",
    "source.status": "{source} has no answer to this question (status {status}).",
    "source.timeout": "{source} did not answer in time.",
    "source.too-large": "{source} sent more than 20 MB; the answer was dropped.",
    "source.unexpected": "{source} gave an unexpected answer: a page for people instead of data.",
    "source.unknown": "There is no source called {name}.",
    "source.unreachable": "{source} could not be reached ({words}). Are you online?",
}
