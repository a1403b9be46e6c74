# `kinfold inspect --stage ops` as plain paragraphs and page breaks in another program's language.
#   awk -v to=typst|html|groff|tex -v fonts=FOLDER -f pages.awk
# The texts that kinfold lays out, short ones joined to paragraphs of a hundred characters and more, since nothing stands
# side by side here; in 5 points, so that no page runs over; a page where kinfold has one.

function escaped(text)
{
    if (to == "typst") {
        gsub(/\\/, "\\\\", text)
        gsub(/"/, "\\\"", text)
        return "#par(\"" text "\")"
    }
    if (to == "html") {
        gsub(/&/, "\\&amp;", text)
        gsub(/</, "\\&lt;", text)
        return "<p>" text "</p>"
    }
    if (to == "groff") {
        gsub(/\\/, "\\e", text)
        return ".LP\n\\&" text
    }
    gsub(/[\\{}]/, "", text)
    gsub(/[&%$#_]/, "\\\\&", text)
    gsub(/~/, "\\char126 ", text)
    gsub(/\^/, "\\char94 ", text)
    return "\\noindent " text "\\par"
}

function begin()
{
    if (to == "typst") {
        print "#set document(title: \"Pages\")"
        print "#set page(paper: \"us-letter\", margin: 18mm)"
        print "#set text(font: \"Atkinson Hyperlegible Next\", size: 5pt, lang: \"en\")"
        print "#set par(spacing: 2pt, leading: 2pt)"
    } else if (to == "html") {
        print "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Pages</title><style>"
        print "@font-face { font-family: Kit; src: url(\"file://" fonts "/AtkinsonHyperlegibleNext_400Regular.ttf\") }"
        print "@page { size: letter; margin: 18mm } body { font: 5pt/6pt Kit; margin: 0 } p { margin: 0 }"
        print "section { break-before: page } section:first-of-type { break-before: auto }"
        print "</style></head><body><section>"
    } else if (to == "groff") {
        print ".nr PS 5p\n.nr VS 6p\n.nr PD 0p\n.nr HM 1c\n.nr FM 1c\n.nr PO 1.8c\n.nr LL 18c\n.ds CH\n.ds CF"
    } else {
        print "\\documentclass{article}\\usepackage[papersize={215.9mm,279.4mm},margin=18mm]{geometry}"
        print "\\pagestyle{empty}\\begin{document}\\raggedright\\parskip=0pt\\baselineskip=6pt\\lineskiplimit=-9pt"
        print "\\font\\body=\"[" fonts "/AtkinsonHyperlegibleNext_400Regular.ttf]\" at 5pt \\body"
    }
}

function turn_page()
{
    print to == "typst" ? "#pagebreak()" : to == "html" ? "</section><section>" : to == "groff" ? ".bp" : "\\newpage"
}

function end_paragraph()
{
    if (paragraph ~ /[^ ]/) {
        print escaped(paragraph)
    }
    paragraph = ""
}

BEGIN {
    FS = "\t"
    begin()
}
/^text / {
    if (breaks) {
        turn_page()
        breaks = 0
    }
    if (length(paragraph) > 100) {
        end_paragraph()
    }
    text = $2
    gsub(/\342\200\250|\357\277\274|\302\240/, " ", text) # hard breaks, blanks, hard spaces
    paragraph = paragraph (paragraph == "" ? "" : " ") text
}
$0 == "page" {
    end_paragraph()
    breaks = 1
}
END {
    print to == "html" ? "</section></body></html>" : to == "tex" ? "\\end{document}" : ""
}
