#!/usr/bin/env python3
"""read_pdf.py FILE: what a finished PDF says of its own pages, a line each, from `qpdf --json`; fields parted by tabs.

page   PAGE LABEL WIDTH HEIGHT
mark   LEVEL TITLE PAGE TOP        a bookmark
link   PAGE WORDS PAGE TOP         an annotation that leads to a page of the file; its /Contents
field  NAME
"""
import json
import subprocess
import sys

shown = subprocess.run(["qpdf", "--json=2", sys.argv[1]], capture_output=True, check=True).stdout
objects = json.loads(shown)["qpdf"][1]


def get(value):
    while isinstance(value, str) and value.endswith(" R"):
        value = objects["obj:" + value]
        value = value["stream"]["dict"] if "stream" in value else value["value"]
    return value


def text(value):
    value = get(value)
    if value.startswith("b:"):  # PDFDocEncoding, which is Latin-1 for letters
        return bytes.fromhex(value[2:]).decode("latin-1")
    return value[2:] if value.startswith("u:") else value


def roman(number):
    for value, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        if number >= value:
            return letters + roman(number - value)
    return ""


def kids(node):
    node = get(node)
    return [node] if "/Kids" not in node else [leaf for kid in node["/Kids"] for leaf in kids(kid)]


root = get(get(objects["trailer"]["value"])["/Root"])


def page_references(node):
    return [leaf for kid in get(node)["/Kids"] for leaf in ([kid] if get(kid)["/Type"] == "/Page" else page_references(kid))]


pages = page_references(root["/Pages"])
place = {reference: number for number, reference in enumerate(pages, 1)}


def destination(value):
    value = get(value)
    return place[value[0]], round(float(value[3]))


def show(*fields):
    print(*fields, sep="\t")


def labels():
    ranges = get(get(root["/PageLabels"])["/Nums"]) if "/PageLabels" in root else []
    at = [(ranges[i], get(ranges[i + 1])) for i in range(0, len(ranges), 2)]
    for page in range(len(pages)):
        first, label = [one for one in at if one[0] <= page][-1] if at else (0, {})
        number = page - first + 1
        yield text(label.get("/P", "u:")) + (roman(number) if label.get("/S") == "/r" else str(number))


for number, label in enumerate(labels(), 1):
    box = get(get(pages[number - 1])["/MediaBox"])
    show("page", number, label, round(float(box[2])), round(float(box[3])))


def bookmarks(item, level):
    while item:
        node = get(item)
        show("mark", level, text(node["/Title"]), *destination(node["/Dest"]))
        bookmarks(node.get("/First"), level + 1)
        item = node.get("/Next")


bookmarks(get(root.get("/Outlines", {})).get("/First"), 0)
for number, reference in enumerate(pages, 1):
    for one in get(get(reference).get("/Annots", [])):
        annotation = get(one)
        if annotation["/Subtype"] == "/Link" and "/Dest" in annotation:
            show("link", number, text(annotation["/Contents"]), *destination(annotation["/Dest"]))
for reference in get(get(root.get("/AcroForm", {})).get("/Fields", [])):
    show("field", text(get(reference)["/T"]))
