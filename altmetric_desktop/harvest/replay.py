"""Saved answers instead of the network: for the demonstration, the tests and their loopback server.

A *folder of answers* looks like this (UTF-8; every file may be missing; `.jsonl` = one JSON object a line):

    index.json               what needs saying beyond the files below (see the end)
    crossref/works.jsonl     a line = what Crossref's `/works/{doi}` has under `message` (needs `DOI`)
    openalex/works.jsonl     a line = an OpenAlex work (`id`, `doi` as URL, `ids.{pmid,pmcid}`)
    europepmc/results.jsonl  a line = an element of `resultList.result` (`id`, `source`, `doi`, `pmid`, `pmcid`)
    wikipedia/pages.jsonl    {"lang": "en", "pageid": 12, "ns": 0, "title": "Tidal flat",
                              "timestamp": "2024-03-01T10:00:00Z",          last edit
                              "created": "2019-05-02T08:00:00Z",            first revision (default: timestamp)
                              "links": ["https://doi.org/10.5555/abc", …],  what `exturlusage` finds
                              "text": "{{cite journal|doi=10.5555/abc}} …", what `search` looks through
                              "snippet": "…"}                               HTML; default: around the hit in `text`
    hackernews/hits.jsonl    a line = an Algolia hit (`objectID`, `_tags`, `url` | `comment_text` | `story_text`,
                              `created_at_i` …)
    stackexchange/posts.jsonl {"site": "stats", "text": "words searched, with the link 10.5555/abc …",
                              "excerpt": {…an item of /search/excerpts},    either of the three may be missing
                              "question": {…an item of /search/advanced and /questions/{ids}},
                              "answer": {…an item of /answers/{ids}}}
    feeds/NAME.xml           a feed; answers any request whose address ends in `/NAME.xml`

From these lines the answers of look-ups, batches and searches are *composed* (`harvest.composing`), with the
paging, the envelope and the "not found" of the real service:

    crossref       /works/{doi} · /works/{doi}/agency · /works?filter=doi:a,doi:b&rows&cursor|offset
    openalex       /works/doi:{doi} · /works/{W…} · /works?filter=doi:a|b (pmid: pmcid: openalex: too)&per_page&cursor
    europepmc      /search?query= · POST /searchPOST (DOI:"a" OR PMCID:PMC1 OR (EXT_ID:1 AND SRC:MED)), pageSize,
                   cursorMark
    wikipedia      action=query: list=exturlusage (euquery, eulimit, eucontinue) · list=search (srsearch with one or
                   more insource:"…" or plain phrases joined by OR, srlimit, sroffset) · prop=revisions (titles |
                   pageids, rvdir=newer gives `created`). Language: {lang}.wikipedia.org or …/{lang}/w/api.php
    hackernews     /search and /search_by_date (query as substring, tags, restrictSearchableAttributes, numericFilters,
                   hitsPerPage, page)
    stackexchange  /search/excerpts (q | body | url) · /search/advanced (q | body | url with *) · /questions/{ids} ·
                   /answers/{ids}; site, page, pagesize
    feeds          200 with an ETag (hash of the file), 304 for the matching If-None-Match, 404 for an unknown name

`index.json` holds what is not composed, and exceptions (they are looked at first):

    {"format": 1,
     "feeds": {"https://news.example/science.rss": {"file": "feeds/science.xml"}},     address → file, where they differ
     "answers": [{"source": "europepmc", "path": "/evaluations/MED/123", "params": {"page": "1"},
                  "status": 200, "headers": {"content-type": "application/json"}, "file": "europepmc/eval-123.json"}]}

An entry of `answers` fits a request of that source whose path *ends* in `path` and whose parameters include all of
`params` (more may be there). `body` (text) may stand in place of `file`; `status` 200 and a JSON content type are the
defaults. A host never matters: a base URL may point anywhere.

Knows nothing of real hosts, keys or time.
"""
