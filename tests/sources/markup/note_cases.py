"""Invented pages with notes of every habit, and what only looks like notes."""

from __future__ import annotations

ONE = "one[^1] more[^2].\n\n[^1]: First.\n\n[^2]: Second."

LINKED = {
    "EPUB: types": (
        "<p>one<a epub:type='noteref' href='#n1'>1</a> more<a role='doc-noteref' "
        "href='#n2'>2</a>.</p>"
        "<aside epub:type='footnote' id='n1'><p>First.</p></aside><aside role='doc-footnote' "
        "id='n2'>Second.</aside>",
        ONE,
    ),
    "pandoc": (
        "<p>one<a href='#fn1' class='footnote-ref' id='fnref1'><sup>1</sup></a> more"
        "<a href='#fn2' class='footnote-ref' id='fnref2'><sup>2</sup></a>.</p><section "
        "class='footnotes'><hr><ol>"
        "<li id='fn1'><p>First.<a href='#fnref1' class='footnote-back'>↩︎</a></p></li>"
        "<li id='fn2'><p>Second.<a href='#fnref2' class='footnote-back'>↩︎</a></p></li></ol>"
        "</section>",
        ONE,
    ),
    "Markdown": (
        "<p>one<sup id='fnref:1'><a href='#fn:1'>1</a></sup> more<sup id='fnref:2'><a "
        "href='#fn:2'>2</a></sup>.</p>"
        "<div class='footnotes'><ol><li id='fn:1'><p>First. <a href='#fnref:1'>↩</a></p></li>"
        "<li id='fn:2'><p>Second. <a href='#fnref:2'>↩</a></p></li></ol></div>",
        ONE,
    ),
    "Word": (
        "<p>one<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span>"
        "</a> more"
        "<a href='#_ftn2' name='_ftnref2'>[2]</a>.</p><div><hr><div "
        "style='mso-element:footnote' id=ftn1>"
        "<p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> First.</p></div>"
        "<div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a "
        "href='#_ftnref2' name='_ftn2'>[2]</a> Second.</p></div></div>",
        ONE,
    ),
    "LibreOffice": (
        "<p>one<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'>"
        "<sup>1</sup></a> more"
        "<a class='sdfootnoteanc' name='sdfootnote2anc' href='#sdfootnote2sym'><sup>2</sup>"
        "</a>.</p>"
        "<div id='sdfootnote1'><p><a class='sdfootnotesym' name='sdfootnote1sym' "
        "href='#sdfootnote1anc'>1</a>First.</p></div>"
        "<div id='sdfootnote2'><p><a class='sdfootnotesym' name='sdfootnote2sym' "
        "href='#sdfootnote2anc'>2</a>Second.</p></div>",
        ONE,
    ),
    "Gutenberg": (
        "<p>one<a name='FNanchor_1_1' id='FNanchor_1_1'></a><a href='#Footnote_1_1' "
        "class='fnanchor'>[1]</a> more"
        "<a name='FNanchor_2_2'></a><a href='#Footnote_2_2' class='fnanchor'>[2]</a>.</p><div "
        "class='footnotes'><h3>FOOTNOTES:</h3>"
        "<div class='footnote'><p><a name='Footnote_1_1'></a><a href='#FNanchor_1_1'><span "
        "class='label'>[1]</span></a> First.</p></div>"
        "<div class='footnote'><p><a name='Footnote_2_2'></a><a href='#FNanchor_2_2'><span "
        "class='label'>[2]</span></a> Second.</p></div></div>",
        ONE,
    ),
    "a wiki": (
        "<p>one<sup id='r1' class='reference'><a href='#c1'>[1]</a></sup> more<sup id='r2' "
        "class='reference'><a href='#c2'>[2]</a></sup>.</p>"
        "<h2>Notes</h2><ol class='references'><li id='c1'><span class='mw-cite-backlink'><a "
        "href='#r1'>↑</a></span> First.</li>"
        "<li id='c2'><span class='mw-cite-backlink'><a href='#r2'>↑</a></span> Second.</li></ol>",
        ONE,
    ),
    "by hand, with links back": (
        "<p>one<a href='#a' id='b'>(1)</a> more<a href='#c' id='d'>(2)</a>.</p><hr>"
        "<p><a href='#b' id='a'>(1)</a> First.</p><p><a href='#d' id='c'>(2)</a> Second.</p>",
        ONE,
    ),
    "brackets around the links": (
        "<p>one [<a href='#a' id='b'>1</a>] more [<a href='#c' id='d'>2</a>].</p>"
        "<p>[<a href='#b' id='a'>1</a>] First.</p><p>[<a href='#d' id='c'>2</a>] Second.</p>",
        "one [^1] more [^2].\n\n[^1]: First.\n\n[^2]: Second.",
    ),
    "in a footer, and in what is not shown until it is asked for": (
        "<p>one<a href='#a' role='doc-noteref'>1</a> more<a href='#c' role='doc-noteref'>2</a>.</p>"
        "<footer><p id='a' role='doc-footnote'>First.</p></footer>"
        "<div hidden><p id='c' role='doc-footnote'>Second.</p></div>",
        ONE,
    ),
    "several in one paragraph": (
        "<p>one<a href='#a' id='b'>1</a> more<a href='#c' id='d'>2</a>.</p>"
        "<p><a href='#b' id='a'>1</a> First.<br><a href='#d' id='c'>2</a> Second.</p>",
        ONE,
    ),
    "further paragraphs, a second call": (
        "<p>one<a href='#f' id='r' class='fnref'>1</a> and<a href='#f' "
        "class='fnref'>1</a>.</p><div class='footnotes'>"
        "<p id='f'><a href='#r'>1</a> First.</p><p>More.</p><blockquote>Said.</blockquote></div>",
        "one[^1] and[^1].\n\n[^1]: First.\n    More.\n    > Said.",
    ),
    "signs that come again": (
        "<p>one<a href='#a' id='b'>*</a></p><p id='a'><a href='#b'>*</a> First.</p>"
        "<p>two<a href='#c' id='d'>*</a></p><p id='c'><a href='#d'>*</a> Second.</p>",
        "one[^*]\n\ntwo[^*.p1]\n\n[^*]: First.\n\n[^*.p1]: Second.",
    ),
    "a note in a cell": (
        "<table><tr><th>a</th><td>1<a href='#n' epub:type='noteref'>*</a></td></tr></table>"
        "<aside id='n' epub:type='footnote'>* First.</aside>",
        "=| a | 1[^*]\n\n[^*]: First.",
    ),
}
UNLINKED = {
    "raised figures and raised labels": (
        "<p>one<sup>1</sup> more<sup>2</sup>.</p><hr><p><sup>1</sup> First.</p><p>"
        "<sup>2</sup> Second.</p>",
        ONE,
    ),
    "brackets": ("<p>one[1] more[2].</p><p>[1] First.</p><p>[2] Second.</p>", ONE),
    "a list below a heading": (
        "<p>one[1] more[2].</p><h2>Notes</h2><ol><li>First.</li><li>Second.</li></ol>",
        ONE,
    ),
    "numbers below a heading": (
        "<p>one<sup>1</sup> more<sup>2</sup>.</p><h3>Notes</h3><p>1. First.</p><p>2. Second.</p>",
        ONE,
    ),
    "stars": (
        "<p>one* more.</p><p>* First.</p>",
        "one[^*] more.\n\n[^*]: First.",
    ),
    "anew in each chapter, beside an exponent": (
        "<h2>A</h2><p>one<sup>1</sup>, m<sup>2</sup>, more<sup>2</sup>.</p><p><sup>1</sup> "
        "First.</p><p><sup>2</sup> Second.</p>"
        "<h2>B</h2><p>three<sup>1</sup></p><p><sup>1</sup> Third.</p>",
        "## A\n\none[^1], m[2]{.sup}, more[^2].\n\n## B\n\nthree[^1.p1]\n\n[^1]: First.\n\n"
        "[^2]: Second.\n\n[^1.p1]: Third.",
    ),
}
NO_NOTES = {
    "works that are cited": (
        "<p>So says [1], and again [1].</p><p>So does [2].</p><p>[1] Lund, Mills.</p><p>[2] "
        "Bergh, Paper.</p>",
        "So says [1], and again [1].\n\nSo does [2].\n\n[1] Lund, Mills.\n\n[2] Bergh, Paper.",
    ),
    "a sign without a body": (
        "<p>one[1] more<sup>2</sup></p>",
        "one[1] more[2]{.sup}",
    ),
    "a list of steps": (
        "<p>Do [1] and [2]:</p><ol><li>One.</li><li>Two.</li></ol>",
        "Do [1] and [2]:\n\n1. One.\n2. Two.",
    ),
    "links to chapters and back": (
        "<p id='t'>See <a href='#c' id='u'>2</a>.</p><h2 id='c'><a href='#u'>2</a> Wind</h2>"
        "<p>A.</p>",
        "See 2.\n\n## 2 Wind\n\nA.",
    ),
    "figures of an index": (
        "<p><span class='pagenum' id='Page_3'>[3]</span>wind</p><p>wind, <a "
        "href='#Page_3'>3</a></p>",
        "{p 3}wind\n\nwind, 3",
    ),
}
