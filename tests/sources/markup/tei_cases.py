"""Invented TEI documents, each with what stands in the manuscript."""

from __future__ import annotations

PARTS = {
    "divisions, heads, paragraphs": (
        "<body><div><head>One</head><p>A.</p><div><head>Two</head><p>B.</p></div></div><div>"
        "<head>Three</head><p>C.</p></div></body>",
        "## One\n\nA.\n\n### Two\n\nB.\n\n## Three\n\nC.",
    ),
    "a title page": (
        "<front><titlePage><docTitle><titlePart type='main'>The<lb/>Mill</titlePart>"
        "<titlePart type='sub'>A Tale</titlePart></docTitle>"
        "<byline>by <docAuthor>Ib Lund</docAuthor></byline><docImprint>Oslo</docImprint>"
        "</titlePage></front><body><p>A.</p></body>",
        "# The Mill\n\n^ A Tale\n\n^ by Ib Lund\n\nA.",
    ),
    "a group of texts with title pages of their own": (
        "<front><titlePage><docTitle><titlePart>Two Mills</titlePart></docTitle></titlePage></front>"
        "<group><text><front><titlePage><docTitle><titlePart>On the first mill</titlePart></docTitle>"
        "</titlePage></front><body><div><head>Rags</head><p>A.</p></div></body></text><text><front>"
        "<titlePage><docTitle><titlePart>On the second</titlePart></docTitle></titlePage></front>"
        "<body><p>B.</p></body></text></group>",
        "# Two Mills\n\n## On the first mill\n\n### Rags\n\nA.\n\n## On the second\n\nB.",
    ),
    "renditions": (
        "<body><p><hi rend='italic'>one</hi> <hi rendition='#g'>two</hi> <hi "
        "rendition='#k'>Three</hi> <hi rend='bold'>four</hi> "
        "m<hi rend='superscript'>2</hi> <hi style='font-style:italic'>five</hi> "
        "<emph>six</emph> <foreign xml:lang='lat'>seven</foreign></p></body>",
        "*one* *two* [Three]{.smallcaps} **four** m[2]{.sup} *five* *six* [seven]{lang=la}",
    ),
    "verse": (
        "<body><lg><lg><l>One,</l><l rend='indent2'>two,</l></lg><lg><l>three</l></lg></lg>"
        "<p>A.</p><l>four</l><l>five</l></body>",
        "| One,\n|     two,\n\n| three\n\nA.\n\n| four\n| five",
    ),
    "speeches": (
        "<body><sp><speaker>ANNA.</speaker><p>Who is there?</p></sp><stage>Enter IB.</stage>"
        "<sp><speaker>IB.</speaker><l>It is I,</l><l>and no one else.</l></sp></body>",
        "ANNA. Who is there?\n\nEnter IB.\n\nIB.\n\n| It is I,\n| and no one else.",
    ),
    "quotations": (
        "<body><p>He said <quote>“no”</quote>.</p><quote><p>One.</p><p>Two.</p></quote><cit>"
        "<quote>Three.</quote><bibl>Lund</bibl></cit></body>",
        "He said “no”.\n\n> One.\n> Two.\n\n> Three.\n> Lund",
    ),
    "lists": (
        "<body><list><head>Rags</head><item>linen</item><item>cotton<list type='ordered'>"
        "<item>white</item><item>blue</item></list></item></list>"
        "<list type='gloss'><label>a)</label><item>one</item><label>b)</label><item>two</item>"
        "</list></body>",
        "Rags\n\n- linen\n- cotton\n  1. white\n  2. blue\n\na) one\nb) two",
    ),
    "labels before items of paragraphs": (
        "<body><list rend='labelled'><label>1.</label><item><p>linen</p><p>or hemp</p></item>"
        "<label>2.</label> <item> <p>cotton</p><list rend='labelled'><label>a)</label>"
        "<item>blue</item></list></item></list></body>",
        "1. linen\n  or hemp\n2. cotton\n  a) blue",
    ),
    "a picture that the document holds itself": (
        "<body><figure><binaryObject mimeType='image/png' encoding='base64'>iVBORw0K\nGgo=</binaryObject>"
        "<head>The mill</head><figDesc>A mill</figDesc></figure></body>",
        "![A mill](pictures/picture-4c4b6a3b.png)\n! The mill",
    ),
    "tables": (
        "<body><table><head>Yield</head><row role='label'><cell>Year</cell><cell>Reams</cell>"
        "</row>"
        "<row><cell role='label' rows='2'>1890</cell><cell>1</cell></row><row><cell>2</cell>"
        "</row><row><cell cols='2'>closed</cell></row></table></body>",
        "! Yield\n== Year | Reams\n=| 1890 | 1\n= ^ | 2\n= closed | <",
    ),
    "pages, and words broken by lines and furniture": (
        "<body><p>The mill<pb n='[12]'/> was built by the wa-<lb/>ter, where wind-<fw "
        "type='catch'>mills</fw><pb n='13'/><fw type='header'>RAGS</fw><lb/>mills "
        "stood, and<lb/>the Nord-<lb/>Ouest blew; un<lb break='no'/>known.</p></body>",
        "The mill{p 12} was built by the water, where wind{p 13}mills stood, and the "
        "Nord-Ouest blew; unknown.",
    ),
    "what the author wrote, what an editor would have": (
        "<body><p>He <choice><sic>wass</sic><corr>was</corr></choice> <choice><orig>vp</orig>"
        "<reg>up</reg></choice> at "
        "<choice><abbr>Mr.</abbr><expan>Mister</expan></choice> Lund<supplied>'s</supplied> "
        "<unclear>mill</unclear>.</p></body>",
        "He wass vp at Mr. Lund's mill.",
    ),
    "letters": (
        "<body><div><opener><dateline>Oslo, 1911</dateline><salute>Dear Ib,</salute></opener>"
        "<p>A.</p><closer><salute>Yours</salute><signed>Anna</signed></closer></div></body>",
        "Oslo, 1911\n\nDear Ib,\n\nA.\n\nYours\n\nAnna",
    ),
    "milestones": (
        "<body><p>A.</p><milestone unit='section' rend='***'/><p>B<milestone unit='line' "
        "n='5'/>C.</p></body>",
        "A.\n\n***\n\nBC.",
    ),
    "P4 by names of its own": (
        "<body><div1><head>One</head><p>A <xref>there</xref>.</p></div1></body>",
        "## One\n\nA there.",
    ),
    "groups of texts, mottoes": (
        "<group><text><body><epigraph><quote>Wind.</quote></epigraph><p>A.</p></body></text>"
        "<text><body><p>B.</p></body></text></group>",
        "> Wind.\n\nA.\n\nB.",
    ),
}
NOTES = {
    "where they are called": (
        "<body><p>one<note place='foot' n='1)'>First.</note> more<note place='foot' n='*)'>"
        "<p>Second.</p><p>More.</p></note>.</p></body>",
        "one[^1] more[^*].\n\n[^1]: First.\n\n[^*]: Second.\n    More.",
    ),
    "elsewhere, by references": (
        "<body><p>one<ref target='#n1'>1</ref> more<ptr target='#n2'/>.</p></body><back><div>"
        "<note xml:id='n1'>First.</note><note xml:id='n2' n='2'>Second.</note></div></back>",
        "one[^1] more[^2].\n\n[^1]: First.\n\n[^2]: Second.",
    ),
    "from the note to its anchor": (
        "<body><p>one<anchor xml:id='a'/>.</p><note target='#a' n='1'>First.</note></body>",
        "one[^1].\n\n[^1]: First.",
    ),
    "in two parts": (
        "<body><p>one<note xml:id='a' next='#b' n='1'>First and</note></p><pb n='2'/><note "
        "xml:id='b' prev='#a'> last.</note><p>two</p></body>",
        "one[^1]\n\n{p 2}two\n\n[^1]: First and last.",
    ),
    "at the foot of the page, with the sign in their words": (
        "<body><p>one<hi rend='superscript'>1</hi>).</p><note place='foot' n='[footnote]'>1) "
        "First.</note><pb n='2'/><p>two</p></body>",
        "one[^1].\n\n{p 2}two\n\n[^1]: First.",
    ),
}
