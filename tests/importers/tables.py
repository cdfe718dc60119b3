"""Fictional tables in the shapes in which products export them: headings and cells by hand."""

from __future__ import annotations

AGREEMENT = (
    "pos;institution_name;journal_title;eissn;doi;url;published;accepted;article_type\n"
    "1;Nowhere University;Journal of Fiction;0317-8471;10.5555/agr.1;"
    "https://doi.org/10.5555/agr.1;15.11.2022;15.09.2022;originalpaper\n"
)

CINAHL = (
    "Article Title,Author,Journal Title,ISSN,ISBN,Publication Date,Volume,Issue,First Page,Page "
    "Count,Accession Number,DOI,Publisher,Doctype,Subjects,PLink\n"
    '"Nursing fiction","Doe, Jane; Roe, Richard",JOF,"03178471",,"4/13/2024","19","4","1","60",'
    '"176404503","10.5555/cin.1","Fiction Press","Article","TESTS",'
    "https://search.ebscohost.com/login.aspx?direct=true&AN=176404503\n"
)

COCHRANE = (
    '"CENTRAL ID","Author(s)","Title","Source","Year","Volume","DOI","PubMed ID","CTgov ID"\n'
    '"CN-1","Doe J, Roe R","A trial reported","Journal of Fiction","2020","1","10.5555/coc.1",'
    '"123459","NCT01234567"\n'
    '"CN-2",,"A trial registered","clinicaltrials.gov","2019",,,,"NCT01234567"\n'
)

CONVERIS = (
    "cfTitle;publYear;DOI;Publication type;PUBL_has_PERS;PUBL_has_ORGA\n"
    "Ein Versuch;2024;10.5555/con.1;Journal article;Doe, Jane;Nowhere University / Science / "
    "Tests\n"
)

COVIDENCE = (
    "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession "
    "Number,DOI,Ref,Covidence #,Study,Notes,Tags\n"
    'Screened,"Doe, J.; Roe, R.",,2024,May,Journal of Fiction,1,2,3-4,,10.5555/cov.1,,#42,Doe '
    "2024,,\n"
)

DIMENSIONS = (
    '"About the data: Exported on Mar 04, 2026. Criteria: ""fiction"" in title and abstract. © '
    '2026 Fiction"\n'
    "Rank,Publication ID,DOI,PMID,PMCID,Title,Source title,Publication date,PubYear,Publication "
    "date (online),Volume,Issue,Pagination,Open Access,Publication Type,Authors,Corresponding "
    "Authors,Authors Affiliations,Times cited,Dimensions URL\n"
    "1,pub.1,10.5555/dim.1,123456,PMC123456,Tests &#x27;n&#x27; trials,Journal of Fiction,"
    '2024-03-01,2024,2024-02-28,1,2,3-4,All OA; Gold,Article,"Doe, Jane; Roe, Richard","Doe, '
    'Jane (Nowhere University)","Doe, Jane (Nowhere University; Other College); Roe, Richard '
    '(Nowhere University)",7,https://app.dimensions.ai/details/publication/pub.1\n'
)

DIVA = (
    "PID,Name,Title,PublicationType,Journal,Year,StartPage,EndPage,ISBN,DOI,ISI,ScopusId,PMID,"
    "PublicationSubtype\n"
    'diva2:1,"Doe, Jane [u1abcdef] [0000-0002-1825-0097] (Nowhere University [1], School of '
    'Science [2], Department of Tests [3]);Roe, Richard (Other College)",A test in Sweden,'
    "Article in journal,Journal of Fiction,2024,10,19,,10.5555/diva.1,000425064400011,"
    "2-s2.0-85012345678,123458,published\n"
)

DSPACE = (
    "id,collection,dc.contributor.author,dc.contributor.author[en_US],dc.date.issued,"
    "dc.identifier.uri,dc.title[],dc.title[en_US],dc.type[en_US]\n"
    '"11111111-2222-3333-4444-555555555555",10568/1,"Doe, Jane::aaaa-bbbb::600||Roe, Richard",'
    '"Poe, Edgar",2024-03,https://hdl.handle.net/10568/1234,,"A repository||Ein Repositorium",'
    "Article\n"
)

ELEMENTS = (
    "ID,Title,Publication type,Authors,Canonical journal title,Reporting date 1,Publication date,"
    "DOI,ISBN-13,PubMed ID,User,Username,Proprietary ID,Primary group,Group memberships\n"
    '7,An element,Journal article,"Doe J, Roe R",Journal of Fiction,2024-03-01,2024-03,'
    '10.5555/ele.1,,123457,"Doe, Jane",jd1,P001,Department of Tests,Science > Department of '
    "Tests; Medicine > Institute of Trials\n"
)

EMBASE = (
    "No. of Records: 1\n"
    "Search: fiction\n"
    "\n"
    "Title,Author Names,Source,Source title,Publication Year,Volume,First Page,Last Page,Date of "
    "Publication,Publication Type,ISSN,Clinical Trial Numbers,Article Language,Embase Accession "
    "ID,Medline PMID,PUI,DOI,Embase Link\n"
    '"A trial","Doe J., Roe R.","Journal of Fiction (2024) 15:1","Journal of Fiction",2024,15,'
    '307,356,"1 Dec 2024",Article,0317-8471 (electronic),NCT01234567,English,2029880245,38773066,'
    "L2029880245,10.5555/emb.1,https://www.embase.com/x\n"
)

EPRINTS = (
    "eprintid,type,title,creators_name.family,creators_name.given,creators_id,divisions,"
    "publication,date,id_number,official_url\n"
    "12,article,An eprint,Doe,Jane,jd@example.org,tests,Journal of Fiction,2024-03-01,"
    "10.5555/epr.1,\n"
    "12,,,Roe,Richard,,trials,,,,\n"
    "13,book,A book,Poe,Edgar,,tests,,2020,,https://repository.example.org/13\n"
)

EXPLORER = (
    "Altmetric Attention Score,Title,Journal/Collection Title,Journal ISSNs,Authors at my "
    "Institution,Departments,Output Type,Publication Date,DOI,ISBN,National Clinical Trial ID,"
    "URI,PubMed ID,PubMedCentral ID,Handle.net IDs,ADS Bibcode,arXiv ID,RePEc ID,SSRN,URN,News "
    "mentions,Details Page URL,Badge URL,Publisher Names\n"
    '12,Explored,Journal of Fiction,"0317-8471","Doe, Jane; Roe, Richard","Tests; Trials",'
    "Article,2024-03-01,10.5555/exp.1,,,,123463,,,,,,,,3,https://www.altmetric.com/details/1,"
    "https://badges.altmetric.com/1,Fiction Press\n"
)

HAL = (
    "docid;halId_s;title_s;authFullName_s;doiId_s;producedDateY_i;structName_s;docType_s;"
    "journalTitle_s\n"
    "5;hal-00000005;Un essai\\, calme et 1\\,2-fictif;Jane Doe,Richard Roe;10.5555/hal.1;2024;"
    "Laboratoire des essais,Institut des tests\\, du calme, et d’autres;ART;"
    "Journal of Fiction\n"
)

IEEE = (
    '"Document Title",Authors,"Publication Title","Date Added To Xplore","Publication Year",'
    '"Start Page","End Page",ISBNs,DOI,"PDF Link","Article Citation Count","Document Identifier"\n'
    '"[Front matter]",,"Fiction 2021","1 Jan 2021",2021,i,xx,,10.5555/ieee.0,,,"IEEE '
    'Conferences"\n'
    '"A chip","J. Doe; R. Roe","Fiction 2021","1 Jan 2021",2021,1,7,978-0-306-40615-7,'
    '10.5555/ieee.1,https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=1,12,"IEEE Conferences"\n'
)

INCITES_PAIRS = (
    "Author,Email,Department,DOI\n"
    '"Doe, Jane",jd@example.org,Department of Tests,10.5555/inc.1\n'
    '"Roe, Richard",rr@example.org,Institute of Trials,10.5555/inc.1\n'
)

UPLOAD = (
    "DOI,PubMed ID,Author,Department,Theme\n"
    '10.5555/up.1,,"Doe, Jane;Roe, Richard",Department of Tests;Physics,Coasts;Health\n'
    '10.5555/up.2,23456789,"Roe, Richard",Science > Physics,\n'
)

IRIS = (
    "Handle;Titolo;Anno di pubblicazione;Tipologia IRIS;Tutti gli autori/curatori;contributors: "
    "Autori/curatori riconosciuti (elenco);contributors: Autori riconosciuti (conteggio);"
    "Dipartimento\n"
    "10568/77;Una prova;2024;03A - Articolo in rivista;Doe, Jane; DOE JANE; 1; Dipartimento di "
    "prove\n"
)

LENS = (
    "\ufeffLens ID,Title,Date Published,Publication Year,Publication Type,Source Title,ISSNs,Author/s,"
    "Start Page,End Page,Source URLs,External URL,PMID,DOI,Is Open Access,Open Access Colour,"
    "References,Citing Works Count\n"
    "000-463-679-101-319,Lensed,2024-03-01,2024,journal article,Journal of Fiction,03178471; "
    "12345679,Jane Doe; null Roe,97,105,https://example.org/a,http://dx.doi.org/10.5555/len.1,"
    "123464,10.5555/len.1,true,gold,001; 002,50\n"
)

OPENALEX = (
    "id,doi,title,display_name,publication_year,publication_date,type,cited_by_count,"
    "authorships.author.display_name,authorships.author.orcid,"
    "primary_location.source.display_name,ids.pmid,biblio.first_page,biblio.last_page\n"
    "https://openalex.org/W1000001,https://doi.org/10.5555/oa.1,Open,Open,2024,2024-03-01,"
    "article,2,Jane Doe|Richard Roe,"
    "https://orcid.org/0000-0002-1825-0097|https://orcid.org/0000-0001-5109-3700,Journal of "
    "Fiction,https://pubmed.ncbi.nlm.nih.gov/123465,1,22\n"
)

PATENTS = (
    "Lens ID,Jurisdiction,Kind,Display Key,Application Number,Title,DOI\n000-1,EP,A1,EP 1 A1,EP1,A device,\n"
)

POP = (
    "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type,DOI,"
    "ISSN,Volume,Issue,StartPage,EndPage,Age\n"
    '9,"W Doe, R Roe, …",A cited test,2001,Journal of Fiction,Fiction Press,'
    "https://example.org/a/1,https://scholar.google.com/scholar?cites=1,1,2026-01-01 10:00:00,"
    "PDF,10.5555/pop.1,,3,2,10,19,25\n"
)

PUBMED = (
    "\ufeffPMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,"
    "NIHMS ID,DOI\n"
    '"123466","Indexed.","Doe J, Roe R, O\'Poe E.","J Fict. 2024;1(2):3. doi: 10.5555/pm.1.","Doe '
    'J","J Fict","2024","2024/03/01","PMC123466","NIHMS123456","10.5555/pm.1"\n'
)

PURE_PREFIX = (
    "1 Title of the contribution in original language;2.1 Contributors > Organisations > "
    "Organisational unit[1];2.2 Contributors > Organisations > Organisational unit[2];10.1 "
    "Electronic version(s) of this work > DOI (Digital Object Identifier)[1];10.2 Electronic "
    "version(s) of this work > DOI (Digital Object Identifier)[2];13.1 Journal > "
    "Journal[1]:Titles;14 UUID\n"
    "Another pure test;Department of Tests;Institute of Trials;10.5555/pure.2;;Journal of "
    "Fiction;aaaa-2\n"
)

PURE_SUFFIX = (
    "Title of the contribution in original language-2,ID-1,UUID-15,Contributors > Persons > "
    "Name-3,Contributors > Organisations > Organisational unit-0,Electronic version(s) of this "
    "work > DOI (Digital Object Identifier)-7,Journal > Title-4,Journal > ISSN-5,Current "
    "publication status > Date-3,Current publication status > Date > Year-6,Type-8\n"
    'A pure test,101,aaaa-1,"Doe, Jane; Roe, Richard",Department of Tests,"Final published '
    'version, 123 KB, DOI: https://dx.doi.org/10.5555/pure.1",Journal of Fiction,0317-8471,'
    "01/03/2024,2024,Contribution to journal > Article\n"
    'A pure test,101,aaaa-1,"Doe, Jane; Roe, Richard",Institute of Trials,"Final published '
    'version, 123 KB, DOI: https://dx.doi.org/10.5555/pure.1",Journal of Fiction,0317-8471,'
    "01/03/2024,2024,Contribution to journal > Article\n"
)

RAYYAN = (
    "key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,"
    "location,abstract,notes,pubmed_id\n"
    'rayyan-1,Blinded,2024,5,17,Journal of Fiction,,1,2,3-4,"Doe, Jane and Roe, Richard",'
    "https://doi.org/10.5555/ray.1,eng,,,,,123461\n"
)

REFWORKS = (
    "Reference Type\tAuthors, Primary\tTitle Primary\tPeriodical Full\tPub Year\tVolume\tStart Page\t"
    "Other Pages\tISSN/ISBN\tDOI\n"
    "Journal Article\tDoe, Jane; Roe, Richard\tWorked references\tJournal of Fiction\t2024\t1\t10\t19\t"
    "0317-8471\t10.5555/rw.1\n"
    "Book, Whole\tPoe, Edgar\tA whole book\t\t2020\t\t\t\t978-0-306-40615-7\t\n"
)

SCHOLAR = (
    "\ufeffAuthors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"
    '"Doe, Jane; Roe, Richard; ",Found,Journal of Fiction,3,2,10-19,2001,Fiction Press\n'
)

SPRINGER = (
    "Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,"
    "Authors,Publication Year,URL,Content Type\n"
    '"A chapter","A book",,,,10.5555/spr_1,"Jane A. DoeRichard Roe",2022,'
    "http://link.springer.com/chapter/10.5555/spr_1,Chapter\n"
    '"An article","Journal of Fiction",,3,2,10.5555/spr.2,"Jane McRoe",2022,'
    "http://link.springer.com/article/10.5555/spr.2,Article\n"
)

WOS_TAB = (
    "PT\tAU\tAF\tTI\tSO\tLA\tDT\tDE\tID\tAB\tC1\tOI\tCR\tPU\tPI\tSN\tBN\tPD\tPY\tVL\tIS\tBP\tEP\t"
    "AR\tDI\tD2\tEA\tPM\tUT\t\n"
    'J\tDoe, J; Roe, R\tDoe, Jane; Roe, Richard\tThe 12" disc and "other" signs\tJOURNAL OF FICTION\t'
    "English\tArticle\ttests\tCELLS; GROWTH\tAn abstract.\t[Doe, Jane] Univ Nowhere, Dept Tests\tRoe, "
    "Richard/0000-0002-1825-0097\tPoe E, 1990, DOI 10.5555/cited\tFICTION PRESS\tPARIS\t0317-8471\t\t"
    "MAR 15\t2020\t3\t2\t10\t19\t\t10.5555/WOS.1\t10.5555/book\t\t12345678\tWOS:000425064400008\t\n"
    "J\tDoe, J\tDoe, Jane\tEarly and open\tJOURNAL OF FICTION\tEnglish\tArticle; Early "
    "Access\t\t\t\t\t\t\tFICTION PRESS\tPARIS\t\t\t\t\t\t\t\t\te77\t10.5555/wos.2\t\tDEC 2023\t\t"
    "WOS:000425064400009\t\n"
)

ZOTERO = (
    '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url",'
    '"Abstract Note","Date","Pages","Type","Extra","Number"\n'
    '"AB12CD34","journalArticle","2024","Doe, Jane; Roe, Richard","Kept","Journal of Fiction",'
    '"10.5555/zot.1","","Words.","2024-03-01","3-4","","PMID: 123462 PMCID: PMC123462",""\n'
    '"AB12CD35","thesis","2020","Poe, Edgar","A thesis","","","https://example.org/t/1","",'
    '"2020","","PhD thesis","",""\n'
)

WOS_LONG: list[list[object]] = [
    ["Publication Type", "Authors", "Author Full Names", "Article Title", "Source Title", "Document Type",
     "Book DOI", "ISBN", "Publication Date", "Publication Year", "Start Page", "End Page", "DOI", "DOI Link",
     "Number of Pages", "UT (Unique WOS ID)", "Pubmed Id", "ORCIDs"],
    ["C", "Doe, J", "Doe, Jane", "A paper of a meeting", "Fiction 2021", "Proceedings Paper", "10.5555/whole",
     "978-0-306-40615-7", "JUN", 2021, 1, 8, "10.5555/wos.3", "http://dx.doi.org/10.5555/wos.3", 8,
     "WOS:000425064400010", 23456789, "Doe, Jane/0000-0002-1825-0097"],
]  # fmt: skip
