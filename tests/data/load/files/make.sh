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
