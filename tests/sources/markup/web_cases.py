"""Invented pages, each with what stands in the manuscript."""

from __future__ import annotations

PARTS = {
    "headings, paragraphs, emphasis": (
        "<h1>The Mill</h1><h2>One</h2><p>It was <em>built</em> of\n <b>wood</b>.</p>"
        "<h3>Two</h3><p>It burnt.</p>",
        "# The Mill\n\n## One\n\nIt was *built* of **wood**.\n\n### Two\n\nIt burnt.",
    ),
    "levels without gaps, several of the first": (
        "<h1>One</h1><p>A.</p><h3>Two</h3><p>B.</p><h1>Three</h1><p>C.</p>",
        "## One\n\nA.\n\n### Two\n\nB.\n\n## Three\n\nC.",
    ),
    "old habits: fonts, centres, paragraphs by line ends": (
        "<center><font size=5>The <i>Mill</i></font></center>It was built.<br><br>It "
        "burnt<br>down.<p>It is gone",
        "The *Mill*\n\nIt was built.\n\nIt burnt\\\ndown.\n\nIt is gone",
    ),
    "tags that are closed crosswise": (
        "<p>one <b>two <i>three</b> four</i> five<p>six",
        "one **two _three_** four five\n\nsix",
    ),
    "raised and lowered": (
        "<p>m<sup>2</sup> of H<sub>2</sub>O</p>",
        "m[2]{.sup} of H[2]{.sub}O",
    ),
    "blanks at the edges of emphasis": (
        "<p>one<i> two </i>three <b> </b>four</p>",
        "one *two* three four",
    ),
    "quotations": (
        "<p>He said:</p><blockquote><p>One.</p><p>Two.</p></blockquote><div "
        "class='blockquot'>Three.</div>",
        "He said:\n\n> One.\n> Two.\n\n> Three.",
    ),
    "a page indented by quotations is none": (
        "<blockquote><h2>One</h2><p>A.</p></blockquote>",
        "## One\n\nA.",
    ),
    "short quotations get their marks": (
        "<p>He said <q>no</q>.</p>",
        "He said “no”.",
    ),
    "verse by classes": (
        "<div class='poem'><div class='stanza'><span class='i0'>One line<br></span>"
        "<span class='i2'>and two<br></span></div><div class='stanza'><span>three</span></div>"
        "</div>",
        "| One line\n|   and two\n\n| three",
    ),
    "verse by line ends": (
        "<p class='verse'>One line<br>and two<br><br>three</p>",
        "| One line\n| and two\n| three",
    ),
    "verse by paragraphs, indented by a style": (
        "<div class='verse'><p class='line'>One</p><p class='line' style='margin-left: "
        "2em'>two</p></div>",
        "| One\n|     two",
    ),
    "lists count what they do not write": (
        "<ol start='3' type='a'><li>one</li><li value='7'>two<ul><li>in</li></ul></li></ol>",
        "c. one\ng. two\n  - in",
    ),
    "lists that write their numbers": (
        "<ol><li>1) one</li><li>2) two</li></ol>",
        "1) one\n2) two",
    ),
    "paragraphs of items, terms and their meaning": (
        "<ul><li><p>one</p><p>more</p></li></ul><dl><dt>word</dt><dd>meaning</dd></dl>",
        "- one\n  more\n\n- word\n  meaning",
    ),
    "a table in a list parts it": (
        "<ul><li>one<table><tr><td>a</td><td>b</td></tr></table></li><li>two</li></ul>",
        "- one\n\n= a | b\n\n- two",
    ),
    "tables": (
        "<table><caption>Yield</caption><thead><tr><th>Year</th><th>Reams</th></tr></thead>"
        "<tbody><tr>"
        "<th scope='row' rowspan='2'>1890</th><td>1 | 2</td></tr><tr><td>3<br>4</td></tr>"
        "<tr><td colspan='2'>closed</td></tr></tbody></table>",
        "! Yield\n== Year | Reams\n=| 1890 | 1 \\| 2\n= ^ | 3\\\n4\n= closed | <",
    ),
    "tables that lay out a page": (
        "<table><tr><td>left<h2>One</h2><p>A.</p></td><td><p>B.</p></td></tr></table>",
        "left\n\n## One\n\nA.\n\nB.",
    ),
    "rules and stars": (
        "<p>A.</p><hr><p>B.</p><p>* * *</p><p>C.</p>",
        "A.\n\n***\n\nB.\n\n***=* * *\n\nC.",
    ),
    "languages": (
        "<p>He read <i lang='de'>die <b>Zeitung</b></i>.</p><p lang='fr'>Bon.</p><p "
        "lang='en-GB'>Good.</p>",
        "He read [*die __Zeitung__*]{lang=de}.\n\n[Bon.]{lang=fr}\n\nGood.",
    ),
    "a letter that is a picture": (
        "<p><img src='h.png' alt='H'>e went.</p>",
        "He went.",
    ),
    "heading groups": (
        "<h1>Mill</h1><p>A.</p><hgroup><h2>I</h2><p>The Wind</p></hgroup><p>B.</p>",
        "# Mill\n\nA.\n\n## I\\\nThe Wind\n\nB.",
    ),
    "headings in bold are headings": (
        "<h2><b>One</b></h2><p>A.</p><h2>Two</h2>",
        "## One\n\nA.\n\n## Two",
    ),
    "front lines": (
        "<h1>The Mill</h1><p class='author'>Ib Lund</p><p>Oslo, 6 May 1911</p><h2>One</h2>"
        "<p>A.</p>",
        "# The Mill\n\n^ Ib Lund\n\n^ Oslo, 6 May 1911\n\n## One\n\nA.",
    ),
}
PAGES = {
    "Gutenberg": (
        "<p>one <span class='pagenum'><a id='Page_12'>[12]</a></span>two</p>"
        "<span class='pagenum'>[Pg 13]</span><p>three</p>",
        "one {p 12}two\n\n{p 13}three",
    ),
    "EPUB, in an attribute": (
        "<p>one <span role='doc-pagebreak' aria-label='xii' id='p'></span>two</p>",
        "one {p xii}two",
    ),
    "empty anchors that count": (
        "<p><a name='p3'></a>one</p><p><a name='p4'></a>two <a name='p5'></a>three</p>",
        "{p 3}one\n\n{p 4}two {p 5}three",
    ),
    "amid a word": (
        "<p>mill<span class='pagenum'>9</span>stone</p>",
        "mill{p 9}stone",
    ),
    "the first page begins with the text": (
        "<span class='pagenum'>1</span><p>one</p>",
        "one",
    ),
    "no page: a word of this class": (
        "<p><span class='pagenum'>see above</span> two</p>",
        "see above two",
    ),
    "no pages: anchors that jump": (
        "<p><a id='p9'></a>one <a id='p4'></a>two <a id='p5'></a>three</p>",
        "one two three",
    ),
}
STYLES = {
    "by classes": (
        ".i {font-style: italic} span.c {font-variant: small-caps} .b {font-weight: 700}",
        "<p><span class='i'>one</span> <span class='c'>Two</span> <span class='b'>three</span></p>",
        "*one* [Two]{.smallcaps} **three**",
    ),
    "by what they stand in": (
        "div.poem .r {font-style: normal} em em {font-style: normal} .x > b {font-weight: normal}",
        "<p>a <em>one <em>two</em></em> <span class='x'><b>three</b></span></p>",
        "a *one two* three",
    ),
    "by their own style": (
        "",
        "<p>a <span style='FONT-STYLE: italic'>one</span> <span style='vertical-align: "
        "super'>2</span></p>",
        "a *one* [2]{.sup}",
    ),
    "the look of a kind of block says nothing": (
        "blockquote, h2, td {font-style: italic}",
        "<h2>One</h2><blockquote>Two</blockquote><table><tr><td>a</td><td>b</td></tr></table>"
        "<h2>x</h2>",
        "## One\n\n> Two\n\n= a | b\n\n## x",
    ),
    "letterspacing": (
        ".g {letter-spacing: .2em}",
        "<p>a <span class='g'>one</span></p>",
        "a *one*",
    ),
}
