"""What the fictional Northmere University writes about, where it publishes and who talks of it.

Every name here is invented; hosts end in `.example`, DOIs begin with 10.5555, PubMed numbers with 99.
Knows nothing of chance: `demo_world` draws from these lists.
"""

from __future__ import annotations

from dataclasses import dataclass

# Lists read better filled than with one name a line.
# fmt: off


@dataclass(frozen=True)
class Department:
    """A department with what its titles are made of. `medical`: its articles are in PubMed."""

    faculty: str
    name: str
    field: str
    medical: float
    people: tuple[str, ...]
    journals: tuple[tuple[str, str, str], ...]  # name, DOI stem, publisher
    subjects: tuple[str, ...]
    turns: tuple[str, ...]
    places: tuple[str, ...]
    methods: tuple[str, ...]


SEA = "Faculty of Land and Sea"
PEOPLE = "Faculty of People and Places"

DEPARTMENTS = (
    Department(
        SEA,
        "Coastal Sciences",
        "Environmental Science",
        0.1,
        (
            "Okonjo-Reyes, Amara", "Halvorsen-Ito, Linnea", "Wexler-Duarte, Paulo", "Sorrel-Haddad, Nadim",
            "Kettlewell-Mori, Isla", "Brisket-Anand, Rohan",
        ),
        (
            ("Journal of Shoreline Systems", "nss", "Tideline Press"),
            ("Coast and Commons", "cac", "Tideline Press"),
            ("Sediment Letters", "sed", "Meridian Academic"),
            ("Harbour and Haven", "hah", "Northmere University Press"),
        ),
        (
            "Saltmarsh accretion", "Barrier island migration", "Storm surge memory", "Harbour dredging",
            "Dune repair", "Tidal inlet dynamics", "Shingle beach recovery", "Managed retreat",
            "Suspended sediment", "Cliff erosion", "Sea wall removal", "Kelp wrack",
        ),
        (
            "after three winters of surge", "under doubled tidal range", "and the price of waiting",
            "as neighbours remember it", "from repeat drone surveys", "where rivers were straightened",
            "and its uncertain baselines", "when maintenance stops",
        ),
        (
            "the Skerrow estuary", "Calder Isles", "six parishes", "the Vale Claro coast", "Northmere Bay",
            "the Eastmarch delta", "two drowned harbours",
        ),
        (
            "a twelve-year record", "evidence from cores", "interviews and levels", "a modelling study",
            "an open data set", "a comparison of methods",
        ),
    ),
    Department(
        SEA,
        "Wetland Ecology",
        "Agricultural and Biological Sciences",
        0.25,
        (
            "Pemberley-Nakou, Dora", "林-Ashgrove, Yi", "Thistledown-Berg, Frida", "Achterberg-Silva, Caio",
            "Morrow-Lindqvist, Saga",
        ),
        (
            ("Methods in River Science", "mrs", "Meridian Academic"),
            ("Wetland Review", "wet", "Reedbed Publishing"),
            ("Fen and Floodplain", "fen", "Reedbed Publishing"),
        ),
        (
            "Counting eels", "Reedbed breeding birds", "Peat rewetting", "Floodplain grazing",
            "Amphibian corridors", "Environmental DNA", "Beaver ponds", "Nutrient uptake",
            "Dragonfly emergence", "Sphagnum transplants",
        ),
        (
            "across a wet and a dry decade", "before and after sluices", "at the edge of their range",
            "with citizen observers", "in restored and old sites", "under warm winters",
            "and what detection hides", "without mowing",
        ),
        (
            "upland fens", "the Ouseby floodplain", "Norvanian bogs", "ditches of the Low Meads",
            "forty ponds", "the Reed Levels",
        ),
        (
            "protocol and pitfalls", "a paired design", "a Bayesian reanalysis", "ten years of counts",
            "a field experiment", "lessons from failure",
        ),
    ),
    Department(
        SEA,
        "Upland Agriculture",
        "Agricultural and Biological Sciences",
        0.15,
        ("Adeyemi-Frost, Kola", "Hartsong-Villar, Inés", "Byrne-Okafor, Cian", "Dalgleish-Rao, Mira"),
        (
            ("Plant Guild Letters", "pgl", "Meridian Academic"),
            ("Hill Farm Systems", "hfs", "Northmere University Press"),
            ("Soil and Stone", "sas", "Reedbed Publishing"),
        ),
        (
            "Fungal endophytes", "Hardy wheat mixtures", "Virtual fences", "Dung beetle services",
            "Heather burning", "Oat landraces", "Hedge laying", "Sheep tracking", "Rust resistance",
            "Cover crops",
        ),
        (
            "on thin soils", "and the cost of labour", "with late frosts", "over three rotations",
            "beside wind farms", "as farmers judge them", "in a carbon market", "at high stocking",
        ),
        (
            "upland barley", "the Corrie hills", "twelve tenant farms", "Aurelian terraces",
            "the Fellside commons", "marginal pasture",
        ),
        (
            "a farm trial", "a genome survey", "costs and returns", "a participatory study",
            "five seasons of data", "a meta-analysis",
        ),
    ),
    Department(
        PEOPLE,
        "Nursing and Rural Health",
        "Medicine",
        0.95,
        (
            "Quillfeather, Tamsin", "Brandvold-Sá, Marta", "Ngata-Whitlock, Hemi", "Castellane-Dove, Ruth",
            "Ivanova-Peake, Lena", "Osei-Marlow, Kwame",
        ),
        (
            ("Annals of Ward Medicine", "awm", "Lantern Health"),
            ("Rural Acute Care", "rac", "Lantern Health"),
            ("Nursing Shift and Sleep", "nrs", "Meridian Academic"),
            ("Community Midwifery Papers", "cmp", "Lantern Health"),
        ),
        (
            "Night-shift recovery", "Delirium screening", "Rural stroke transfer", "Falls at home",
            "Wound photographs", "Hand hygiene prompts", "Ambulance handover", "Midwife continuity",
            "Frailty scores", "Telehealth visits", "Pressure ulcers", "Insulin errors",
        ),
        (
            "in small emergency rooms", "with one nurse on duty", "among carers over seventy",
            "after discharge", "when staffing is short", "by trained volunteers", "under winter pressure",
            "and patients’ own words",
        ),
        (
            "eleven hospitals", "island clinics", "the Northmere district", "a remote county",
            "nine care homes", "Eastmarch wards",
        ),
        (
            "a stepped-wedge trial", "a cohort study", "a mixed-methods evaluation",
            "a cluster randomised trial", "a qualitative study", "a systematic review",
        ),
    ),
    Department(
        PEOPLE,
        "Linguistics",
        "Arts and Humanities",
        0.0,
        ("Vinterhalter, Jonas", "Esterházy-Cole, Petra", "Mbeki-Sorensen, Thandi", "Larkspur-Aziz, Omar"),
        (
            ("Corpus & Society", "cos", "Inkwell Academic"),
            ("Dialect Notes Quarterly", "dnq", "Inkwell Academic"),
            ("Studies in Signed Languages", "ssl", "Northmere University Press"),
        ),
        (
            "The grammar of apology", "Vowel mergers", "Signed counting systems", "Weather words",
            "Code-switching", "Parliamentary questions", "Place-name loss", "Tag questions",
            "Hesitation markers", "Loan verbs",
        ),
        (
            "across three generations", "in written complaints", "between two harbours", "on local radio",
            "and the idea of a border", "when children interpret", "in minutes and memoirs",
            "among late learners",
        ),
        (
            "Calder Isles speech", "a corpus of letters", "parliamentary records, 1880–2020",
            "market towns", "the Skerrow dialect", "two border schools",
        ),
        (
            "a corpus study", "an apparent-time study", "a grammar sketch", "elicitation and archive",
            "a replication", "notes from fieldwork",
        ),
    ),
    Department(
        PEOPLE,
        "Inclusive Streets",
        "Social Sciences",
        0.1,
        ("Tanabe-Orlov, Hana", "Marchetti-Bond, Sofia", "Fairweather-Diop, Awa", "Lindgren-Cruz, Mateo"),
        (
            ("Inclusive Streets", "ins", "Kerbside Press"),
            ("City Climate Papers", "ccp", "Kerbside Press"),
            ("Transport and Access", "taa", "Meridian Academic"),
        ),
        (
            "Low-cost lidar", "Kerb heights", "Bench spacing", "Bus ramp failures",
            "School street closures", "Night lighting", "Heat shelters", "Tactile paving",
            "Crossing times", "E-scooter parking",
        ),
        (
            "as wheelchair users meet them", "seen from a pram", "in heat waves", "with dementia in mind",
            "after a court ruling", "when budgets fall", "and who is not counted", "on market days",
        ),
        (
            "nine town centres", "Northmere", "a ring-road suburb", "hill towns", "Meridian City",
            "three ferry ports",
        ),
        (
            "an audit with residents", "a natural experiment", "a sensor study", "a policy review",
            "walk-along interviews", "before-and-after counts",
        ),
    ),
)

OUTSIDERS = (
    "Abara, Chidi", "Bergqvist, Elsa", "Castro, Lúcia", "Demir, Aylin", "Eriksen, Tor", "Fontaine, Jules",
    "Galanis, Niko", "Hoang, Minh", "Ishikawa, Ren", "Jansen, Marieke", "Kowalczyk, Ewa", "Lopes, Duarte",
    "Mwangi, Njeri", "Novak, Petr", "O’Dowd, Fionn", "Papadaki, Eleni", "Qureshi, Sana", "Rossi, Giulia",
    "Stern, Miriam", "Tamm, Kaarel", "Umarov, Aziz", "Varga, Zsófia", "Weiss, Anton", "Yilmaz, Deniz",
)

#: Outlets by channel: name, host, what a line about a work sounds like is in `demo_world`.
NEWS = (
    "Harbour Daily", "The Meridian Courier", "Norvania Today", "Eastmarch Standard",
    "Calder Isles Gazette", "The Skerrow Post", "Aurelia Morning News", "Vale Claro Herald",
    "Northmere Echo", "The Low Meads Weekly", "Science Ledger", "The Daily Tidings", "Upland Farmer",
    "Ward & Clinic News", "Fellside Times", "The Ferryman", "Coastline Wire", "Open Sky Radio News",
    "The Corrie Chronicle", "Kerb & Corner", "Meridian Evening Star", "Reedbed Reporter", "The Lantern",
    "Inland Review", "City Desk", "Weather & Water", "The Commoner", "Border Bulletin",
)
BLOGS = (
    "Polder & Plain", "Mudlark Notes", "The Third Footnote", "Slow Sediment", "Ward Round Reflections",
    "Words at Low Tide", "Street Without Steps", "Barley Diary", "Fenland Field Book", "Numbers on Paper",
    "A Nurse Reads", "Grammar Cupboard", "Replicate This", "Tide Tables", "Hedge and Ditch",
    "Second Reviewer",
)
PODCASTS = (
    "Ebb and Flow", "Night Shift Radio", "Say It Again", "The Kerb", "Hill Country Hour", "Five Papers",
)
VIDEOS = ("Marsh Minutes", "Clinic in Four Minutes", "Explained by Boats", "Street Lab")
POLICY = (
    "International Wetlands Board", "Norvania Ministry of Coasts", "Eastmarch Audit Office",
    "Council of Northern Ports", "Aurelia Food and Farming Agency", "Rural Health Observatory",
    "Meridian City Transport Office", "Commission on Public Language",
)
GUIDELINES = (
    "Ward Safety Guidelines", "College of Rural Medicine Guidance", "Accessible Kerbs Standard Group",
)
HIGHLIGHTS = ("Shoreline Highlights", "Nursing Research Picks")

REVIEW_PLATFORMS = ("Review Harbour", "Open Referee", "Preprint Club North")
HANDLES = (
    "siltwatcher", "kerbhopper", "nightdesk", "oldcodger42", "marram", "p_value_pete", "lidarlover",
    "quietfen", "barleycorn", "vowelshift", "tidalwave9", "refactorer", "gullible", "mudpie", "ward7",
    "reedwarbler", "stonewall", "greenlane", "offbyone", "slowtrain", "harbourcat", "driftwood", "lowland",
    "chalkstream", "busdriver", "peatbog", "nullresult", "eelgrass", "footnote3", "spanner", "hedgerow",
    "stata_fan", "bogoak", "quayside", "moorhen", "tacticalpaving", "pilotstudy", "longshore", "wrackline",
    "oatcake",
)
SITES = {
    "academia": ("Academia", "How should I cite a study that was corrected after I read it?"),
    "biology": ("Biology", "Why do counts from environmental DNA and from nets disagree?"),
    "stats": ("Cross Validated", "How to analyse a stepped-wedge design with few clusters?"),
}
#: What people in forums write before a link.
REMARKS = (
    "The paper itself is more careful than the headline:", "See figure 3 here:",
    "We tried this at work. The study:", "Related, and open access:", "Not quite what they measured,",
)
ARTICLES = (
    "Salt marsh", "Tidal flat", "Managed retreat", "Shift work sleep disorder", "Delirium", "European eel",
    "Environmental DNA", "Endophyte", "Barley", "Rust (fungus)", "Apology (act)", "Vowel merger",
    "Kerb cut", "Tactile paving", "Lidar", "Storm surge", "Blue carbon", "Barrier island", "Dredging",
    "Sphagnum", "Peatland restoration", "Beaver dam", "Virtual fencing", "Dung beetle", "Heather burning",
    "Hedge laying", "Stroke care in rural areas", "Fall prevention", "Hand washing", "Ambulance handover",
    "Continuity of care", "Frailty index", "Telenursing", "Pressure ulcer", "Insulin",
    "Sign language numerals", "Code-switching", "Parliamentary question", "Toponymy", "Tag question",
    "Speech disfluency", "Loanword", "School street", "Street light", "Heat wave", "Pedestrian crossing",
    "Electric scooter", "Wheelchair ramp", "Cliff", "Sediment transport", "Kelp", "Dune", "Floodplain",
    "Dragonfly", "Amphibian", "Oat", "Cover crop", "Tidal power", "Estuary", "Wetland", "Nursing",
    "Midwifery", "Linguistics", "Accessibility", "Urban heat island",
)
GERMAN = (
    "Salzwiese", "Watt (Küste)", "Nachtarbeit", "Delir", "Europäischer Aal", "Gerste", "Bordstein",
    "Sturmflut", "Düne", "Moorschutz", "Vokalverschiebung", "Gezeitenkraftwerk",
)
