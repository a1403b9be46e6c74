#!/usr/bin/env python3
"""check_pack.py READ FILE: what a pack says of itself is true. READ: what read_pdf.py says of FILE.

Each bookmark and each line of the contents leads to the page whose first words they are; each "2.1" that is a link leads
to handout 2.1; and how many pages a handout has, as the guide says, is how many there are.
"""
import re
import subprocess
import sys

rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1])]
count = sum(row[0] == "page" for row in rows)
shown = subprocess.run(["pdftotext", sys.argv[2], "-"], capture_output=True, check=True, text=True).stdout
texts = shown.split("\f")
flat = [re.sub(r"[\W_]+", " ", text) for text in texts]
labels = [row[2] for row in rows if row[0] == "page"]
wrong = []


def plain(words):
    return re.sub(r"[\W_]+", " ", words).strip()


def number_of(page):  # "2.1" of a handout's page, from its label: "H2.1-2", "K5-1"; in a module's own pack from its head
    label = re.match(r"(?:H([0-9]+\.[0-9]+)|(K)([0-9]+))-", labels[page - 1])
    if label:
        return label.group(1) or f"K.{label.group(3)}"
    found = re.search(r"(?:Handout|Hoja) ([0-9K]+\.[0-9]+)", texts[page - 1])
    return found and found.group(1)


for kind, *row in rows:
    if kind == "mark":
        level, title, page = int(row[0]), row[1], int(row[2])
        numbered = re.match(r"([0-9K]+\.[0-9]+) (.*)", title)
        if numbered and number_of(page) != numbered.group(1):
            wrong.append(f"bookmark {title!r} leads to page {page}, handout {number_of(page)}")
        if title in ("After the session", "Después de la sesión"):  # of several parts, each with a title of its own
            continue
        bare = plain(numbered.group(2) if numbered else re.sub(r"^(Session|Sesión) \d+: ", "", title))
        if bare not in flat[page - 1]:
            wrong.append(f"bookmark {title!r} leads to page {page}, which does not say so")
    elif kind == "link":
        page, words, target = int(row[0]), row[1], int(row[2])
        numbered = re.search(r"([0-9K]+\.[0-9]+)", words)
        if numbered and number_of(target) != numbered.group(1):
            wrong.append(f"page {page}: {words!r} leads to page {target}, handout {number_of(target)}")
        if target % 2 == 0 and not re.match(r"(?:Handout|Hoja) [0-9K.]+, p", words):  # those name a page: check_places.py
            wrong.append(f"page {page}: {words!r} leads to page {target}, the back of a sheet")

pages_of = {}
for page in range(1, count + 1):
    if labels[page - 1][:1] in "HK" and number_of(page) and "This side is empty" not in texts[page - 1]:
        pages_of[number_of(page)] = pages_of.get(number_of(page), 0) + 1
said = 0
for page in range(1, count + 1):
    for number, pages in re.findall(r"(?<![\d.])([0-9]+\.[0-9]+) (?:[^\n]+\n){1,5}?One (?:each|for the group), (\d+) page", texts[page - 1]):
        said += 1
        if pages_of.get(number) != int(pages):
            wrong.append(f"page {page}: handout {number} has {pages} pages, it says; there are {pages_of.get(number)}")
print(f"{count} pages, {sum(r[0] == 'mark' for r in rows)} bookmarks, {sum(r[0] == 'link' for r in rows)} links, {said} numbers of pages")
for line in wrong:
    print(line, file=sys.stderr)
sys.exit(1 if wrong else 0)
