#!/usr/bin/env python3
"""check_places.py FILE [HANDOUT...]: where pages for staff say that something stands on a handout, there it stands.

FILE is a guide or a pack. "Handout 2.1, page 1, item 3: Share how it felt" is sought in the handouts as printed: in a guide's,
the files HANDOUT; in a pack, the page that these words lead to. That page is page 1 of handout 2.1 and holds a 3 before
"Share how it felt"; of "items 1 to 6" it holds each number, in order.
"""
import re
import subprocess
import sys
from pathlib import Path

PLACE = re.compile(
    r"(?:Handout|Hoja) (?P<handout>[0-9K]+\.[0-9]+), (?:page|página) (?P<page>\d+)"
    r"(?:, (?:items|puntos) (?P<first>\d+) (?:to|a) (?P<last>\d+)|(?:, (?:item|punto) (?P<item>\d+))?: (?P<words>.+?))"
    r"(?= (?:Listen for:|Escuche:|A filled example|Un ejemplo ya escrito)|$)"
)
wrong = []


def pages_of(path):
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout
    return [re.sub(r"\s+", " ", page) for page in shown.split("\f")[:-1]]


def letters(words):
    return re.sub(r"[\W_]+", " ", words).strip()


def number_in_head(page):
    found = re.search(r"(?:Handout|Hoja) ([0-9K]+\.[0-9]+)(?!, (?:page|página))", page)
    return found and found.group(1)


def is_shown(place, page):
    if place["words"] is None:
        wanted = r"\b.*?\b".join(str(number) for number in range(int(place["first"]), int(place["last"]) + 1))
        return re.search(rf"\b{wanted}\b", letters(page))
    few = letters(place["words"])
    return f" {place['item']} {few}" in f" {letters(page)}" if place["item"] else few in letters(page)


def check(place, where, page):
    if page is None:
        wrong.append(f"{where}: there is no such page: {place[0]!r}")
    elif not is_shown(place, page):
        wrong.append(f"{where}: it does not hold this: {place[0]!r}")


def check_guide(texts, handouts):
    printed = {number_in_head(pages[0]): pages for pages in map(pages_of, handouts)}
    count = 0
    for number, text in enumerate(texts, 1):
        for place in PLACE.finditer(text):
            pages, page = printed.get(place["handout"], []), int(place["page"])
            check(place, f"page {number}", pages[page - 1] if page <= len(pages) else None)
            count += 1
    return count


def check_pack(texts, path):
    reader = Path(__file__).with_name("read_pdf.py")
    read = subprocess.run([reader, path], capture_output=True, check=True, text=True).stdout
    rows = [line.split("\t") for line in read.splitlines()]
    labels = [row[2] for row in rows if row[0] == "page"]
    linked = set()  # a link over two lines is two
    for row in rows:
        place = PLACE.search(row[2]) if row[0] == "link" else None
        if place:
            target, where = int(row[3]), f"page {row[1]}"
            page = texts[target - 1]
            module, handout = place["handout"].split(".")
            if not re.fullmatch(rf"(?:[HK]|[HK]{module}\.){handout}-{place['page']}", labels[target - 1]):
                wrong.append(f"{where}: {place[0]!r} leads to {labels[target - 1]}")
            check(place, where, page)
            linked.add((row[1], place[0]))
    said = sum(len(PLACE.findall(text)) for text in texts)
    if said != len(linked):
        wrong.append(f"{said} places are named, and {len(linked)} of them are links")
    return said


path = sys.argv[1]
checked = check_guide(pages_of(path), sys.argv[2:]) if sys.argv[2:] else check_pack(pages_of(path), path)
print(f"{checked} places")
for line in wrong:
    print(line, file=sys.stderr)
sys.exit(1 if wrong or checked == 0 else 0)
