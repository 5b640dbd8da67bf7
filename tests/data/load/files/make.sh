#!/bin/bash
# make.sh: makes the files that readers are tested with, by other programs
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Needs pandoc, LibreOffice, Chromium, qpdf and a font with Chinese characters. Run by hand: its output is checked in.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
print() { # print HTML PDF
  chromium --headless=new --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$work/profile" \
    --print-to-pdf="$PWD/$2" "$work/$1" 2>/dev/null
}

for kind in epub docx odt; do
  pandoc orchard.md -o "orchard.$kind"
done
soffice -env:UserInstallation="file://$work/office" --headless --convert-to odt:writer8 --outdir "$work" orchard.docx >/dev/null
cp "$work/orchard.odt" orchard-office.odt
soffice -env:UserInstallation="file://$work/office" --headless --convert-to docx --outdir "$work" orchard.odt >/dev/null
cp "$work/orchard.docx" orchard-office.docx
pandoc single.md -o single.epub
printf '%s\n\n' '1. Pears from the wall' '2. Apples from the river' 'They were sold in the town.' | pandoc -o "$work/list.docx"
soffice -env:UserInstallation="file://$work/office" --headless --convert-to pdf --outdir . "$work/list.docx" >/dev/null

cat >"$work/columns.html" <<'END'
<meta charset="utf-8"><title>Two Columns</title>
<style>body { font: 11pt serif; margin: 0 } h1 { font-size: 22pt } p { text-indent: 1.5em; margin: 0; text-align: justify }
  div { column-count: 2; column-gap: 12mm; column-fill: balance } @page { size: A5; margin: 15mm }</style>
<h1>Two Columns</h1><div>
<p>The first column begins with a paragraph that is long enough to be broken into several lines of the narrow column it stands in.
<p>The second paragraph is about apples, of which there were many in that year, and about the carts that took them away to the town.
<p>The third one tells of the river. It rose in spring, it fell in summer, and nobody in the village could remember that it had ever been otherwise.
<p>The fourth paragraph closes the page with the words that end it.
</div>
END
print columns.html columns.pdf
cat >"$work/chinese.html" <<'END'
<meta charset="utf-8"><title>河边的墙</title><style>body { font: 14pt "Noto Serif CJK SC", "Noto Sans CJK SC" } h1 { font-size: 26pt }</style>
<h1>河边的墙</h1><p>这面墙已经有两百年了。石头是从河里来的，地图上可以看到。<p>现在没有人修它。
END
print chinese.html chinese.pdf
cat >"$work/pages.html" <<'END'
<meta charset="utf-8"><title>Pages</title><style>@page { size: A6; margin: 18mm 12mm; @top-center { content: "The Orchard Review" } @bottom-center { content: counter(page) } }
  p { break-after: page; font: 11pt serif }</style>
END
for n in one two three four five; do
  echo "<p>This is page $n, and its text is another than that of the pages beside it: there are $n pears on the tree, and $n birds."
done >>"$work/pages.html"
print pages.html pages.pdf
qpdf --encrypt secret secret 256 -- columns.pdf locked.pdf
cat >"$work/scan.html" <<'END'
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="200" height="20"/><rect y="40" width="260" height="20"/></svg>
END
print scan.html scan.pdf

# tracked changes: what was deleted and inserted, the end of a paragraph among it, and a remark
cat >"$work/changes.fodt" <<'END'
<?xml version="1.0"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:tracked-changes>
<text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Ann</dc:creator><dc:date>2026-03-04T00:00:00</dc:date></office:change-info>
<text:p>here</text:p><text:p/></text:deletion></text:changed-region>
<text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>Bo</dc:creator><dc:date>2026-03-04T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>
<text:p>The first paragraph ends <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>there, and <text:change-end text:change-id="c2"/>goes on in what was the second one.</text:p>
<text:p>The last one<office:annotation><dc:creator>Ann</dc:creator><text:p>Is it?</text:p></office:annotation> is whole.</text:p>
</office:text></office:body></office:document>
END
soffice -env:UserInstallation="file://$work/office" --headless --convert-to odt:writer8 --outdir . "$work/changes.fodt" >/dev/null
soffice -env:UserInstallation="file://$work/office" --headless --convert-to docx --outdir . "$work/changes.fodt" >/dev/null

# lists and tables, laid out by a word processor and by a browser, whose bullets are drawn and no text
cat >"$work/book-office.md" <<'END'
---
title: The Orchard Book
---

This book tells what stands in the orchard behind the wall, and what was picked there in the last three years. It was begun in May.

- Pears, which stand along the wall, where it is warm, and are picked late in the year, when the frost has come
- Apples
    - early ones, which do not keep, and are eaten by the people who pick them, or sold in the town on the same day
    - late ones
- Plums

The trees were counted by three people, who walked in this order and wrote down what they saw:

1. Ann Oake, who began at the gate and went along the wall until she came to the river, and then along the river
2. Bo Ash
3. Cy Elm

What they found is in the table, which was copied into the book by hand.

| Tree   | Height | Remarks                              |
|--------|--------|--------------------------------------|
| Pear   | 4 m    | Two more were planted                |
| Apple  | 3 m    | Cut back                             |
| Plum   | 5 m    | One is lost to the storm, and the other one leans far over the path |
| Quince |        | None seen                            |

After the table the book goes on with the year that followed, in which nothing was planted and little was picked.
END
pandoc "$work/book-office.md" -o "$work/book-office.docx"
soffice -env:UserInstallation="file://$work/office" --headless --convert-to pdf --outdir . "$work/book-office.docx" >/dev/null
cat >"$work/book.html" <<'END'
<meta charset="utf-8"><title>The Orchard Book</title><style>@page { size: A5; margin: 15mm } body { font: 11pt "DejaVu Serif"; margin: 0 } h1 { font-size: 20pt } td, th { padding: 2pt 8pt; text-align: left }</style>
<h1>The Orchard Book</h1>
<p>This book tells what stands in the orchard behind the wall, and what was picked there in the last three years. It was begun in May.
<ul><li>Pears, which stand along the wall, where it is warm, and are picked late in the year<li>Apples<li>Plums from the two trees beside the gate, of which one was felled in the storm of last winter</ul>
<p>The trees were counted by three people, who walked in this order and wrote down what they saw:
<ol><li>Ann Oake, who began at the gate and went along the wall until she came to the river<li>Bo Ash<li>Cy Elm</ol>
<p>What they found is in the table, which was copied into the book by hand.
<table><tr><th>Tree<th>Height<th>Remarks<tr><td>Pear<td>4 m<td>Two more were planted<tr><td>Apple<td>3 m<td>Cut back<tr><td>Plum<td>5 m<td>One is lost to the storm, and the other one leans far over the path<tr><td>Quince<td><td>None seen</table>
<p>After the table the book goes on with the year that followed, in which nothing was planted and little was picked.
END
print book.html book.pdf
cat >"$work/bullets.html" <<'END'
<meta charset="utf-8"><title>The Orchard in Lists</title><style>@page { size: A6; margin: 12mm } body { font: 10pt "DejaVu Serif"; margin: 0 } h1 { font-size: 16pt }</style>
<h1>The Orchard in Lists</h1>
<p>What stands in the orchard is listed here, as it was seen in May.
<ul><li>Pears, which stand along the wall
<li><b>Apples</b> of two kinds, and of each kind so many that nobody has counted them
<ul><li>Early ones
<li>Late ones, of which <a href="https://orchard.example/">the best</a> keep until the next year has begun
<ul><li>Two in a row
<li>Ones
</ul></ul>
<li>– as it was said – plums
<li>Größere Äpfel
<li>Груши
<li>Яблоки, которые стоят вдоль стены, и которых никто не считал, потому что их много
</ul>
<p>Who counted the trees, and in which order, stands in this one.
<ol type=a><li>Ann Oake<li>Bo Ash, who came late</ol>
<p>The last list goes on from page to page.
<ul><li><p>The gate, which was mended.<p>It stood open for a year.<li><p>The wall</p><li>The river, which rose in spring and fell in summer, and which nobody could remember otherwise
<li>Apples<li>The path that leads from the gate along the wall to the river, and back<li>The house</ul>
<p>Nothing else is there.
END
print bullets.html bullets.pdf
cat >"$work/figures.html" <<'END'
<meta charset="utf-8"><title>The Orchard in Figures</title><style>@page { size: A5; margin: 15mm } body { font: 10pt "DejaVu Serif"; margin: 0 } h1 { font-size: 20pt } td, th { padding: 0 6pt; text-align: left; line-height: 1.2 } table { border-collapse: collapse } .n td+td, .n th+th { text-align: right } .c td { text-align: center } .two { column-count: 2 } </style>
<h1>The Orchard in Figures</h1>
<p>The first table has nothing but numbers beside the names, and no room between its rows, as a paper has it.
<table class=n><tr><th><th>2023<th>2024<th>2025<tr><td>Pears<td>1,204<td>998<td>1,310<tr><td>Apples<td>87<td>102<td>95<tr><td>Plums and quinces<td>4<td>–<td>12</table>
<p>The dash in it stands for a year in which there were none, as the frost came late and took all that had begun to grow.
<table style="border-spacing: 0 6pt; border-collapse: separate"><tr><th>Who<th>What they did<th>When<tr><td>Ann Oake<td>Walked along the wall and counted what she saw there, tree by tree<td>May<tr><td>Bo Ash<td>Wrote it down<td>June<tr><td>Cy Elm<td>Read it aloud to those who came in the evening<td>July</table>
<p>A third part of this page has two columns, in which nothing is a table, however short its lines may be.
<div class=two><p>The first column begins with a paragraph that is long enough to be broken into several lines of the column.<p>The second paragraph is about apples, of which there were many in that year, and about the carts that took them away to the town.<p>The third one tells of the river. It rose in spring, and it fell in summer.</div>
<ul style="list-style-type: '• '"><li>One thing more<li>And another one, that is long enough to need a second line on a page of this size, as it has<ul style="list-style-type: '– '"><li>with one below it</ul><li>The last</ul>
<p>– Is it here? she asked him, and it was a question that took a whole line and then a part of another one.
<p>1984. It was a year of much rain, and the orchard stood under water from the first day of May until the last.
END
print figures.html figures.pdf
# what is no table: authors side by side, columns of prose (which poppler reads across here), a note, a quotation
cat >"$work/paper.html" <<'END'
<meta charset="utf-8"><title>Walls and Rivers</title><style>@page { size: A5; margin: 18mm 12mm; @top-center { content: "Orchard Letters 4" } @bottom-center { content: counter(page) } }
 body { font: 9pt "DejaVu Serif"; margin: 0 } h1 { font-size: 18pt; text-align: center } .who { display: grid; grid-template-columns: 1fr 1fr 1fr; text-align: center; line-height: 1.2 }
 .two { column-count: 2; column-gap: 8mm } p { margin: 0; text-indent: 1em } .note { font-size: 7pt; border-top: 1px solid; margin-top: 6pt } blockquote { margin: 4pt 2em } .verse { text-indent: 0 }</style>
<h1>Walls and Rivers</h1>
<div class=who><div>Ann Oake<br>University of Elm<br>The Gate<br>ann@elm.example</div><div>Bo Ash<br>School of Trees<br>Old Wall<br>bo@trees.example</div><div>Cy Elm<br>The Orchard<br>River Road<br>cy@orchard.example</div></div>
<div class=two>
<p>The first column begins with a paragraph that is long enough to be broken into several lines of the narrow column it stands in, as papers have them. In 1984 it rained.
<p>The second paragraph is about apples, of which there were many in that year, and about the carts that took them away to the town.
<p>The third one tells of the river. It rose in spring, it fell in summer, and nobody in the village could remember that it had ever been otherwise than it was then.
<p>The fourth paragraph is there to make the second column as long as the first one, and it says nothing that was not said before, but says it at length.
<p>The fifth paragraph closes the page.
</div>
<p class=note><sup>1</sup> A footnote, which says where the apples were taken, and by whom.
<div style="break-before: page"></div>
<p>On the second page there is a quotation, which stands in from the text on both of its sides.
<blockquote>Nobody mends it now, said the gardener, and the people of the town, who had come to look at it, went away again. May was over. They never came back to see It again.</blockquote>
<p>After it the text goes on, and ends – as it had to – with a page that has no table on it, and no list.
<div style="break-before: page"></div>
<p>The third page has little on it.
END
print paper.html paper.pdf
