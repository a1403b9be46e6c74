#!/usr/bin/env python3
"""check_labels.py REPORT FOLDER LABELS: whether labels fit over what they mend, measured on the finished files.

REPORT is that of `corrections --report json`, FOLDER holds the old pages, LABELS are the sheets. A label is thought cut out
at its marks and laid so that its words lie on the old ones. Then its edges lie where the report says, within 0.5 mm; no ink
of the old words is left beside it; and it hides no other word. Prints the number of places, the greatest distance and the
least margin, mm.
"""
import glob
import json
import re
import subprocess
import sys

DPI = 300
PER_MM = DPI / 25.4
REACH, NEAR, MOST = 2.5, .6, .5  # cut marks: how long, how far from their corner; how far off an edge may be
report, folder, labels = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3]


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


def words_of(file, page):
    shown = run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), file, "-").decode()
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', shown)
    return [([float(value) * 25.4 / 72 for value in one[:4]], one[4].replace("&amp;", "&")) for one in found]


class Picture:
    def __init__(self, file, page):
        image = run("pdftoppm", "-r", str(DPI), "-gray", "-f", str(page), "-l", str(page), "-singlefile", file)
        head = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", image)
        self.width, self.pixels = int(head[1]), image[head.end():]

    def ink(self, left, top, right, bottom):
        """Of this part of the page: where its ink is."""
        marks = [(x, y) for y in range(round(top * PER_MM), round(bottom * PER_MM) + 1)
                 for x in range(round(left * PER_MM), round(right * PER_MM) + 1) if self.pixels[y * self.width + x] < 128]
        if not marks:
            return None
        xs, ys = [x for x, _ in marks], [y for _, y in marks]
        return min(xs) / PER_MM, min(ys) / PER_MM, (max(xs) + 1) / PER_MM, (max(ys) + 1) / PER_MM


def around(boxes):
    return [min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes)]


def inside(box, rect):
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]


def edges(picture, cut):
    """Where the marks are that stand nearest to these edges: left, top, right, bottom."""
    left, top, right, bottom = cut
    above, beside = (top - NEAR - REACH + .4, top - NEAR - .4), (left - NEAR - REACH + .4, left - NEAR - .4)
    for at, want in ((left, 0), (right, 2)):
        mark = picture.ink(at - 1, above[0], at + 1, above[1])
        yield want, mark and (mark[0] + mark[2]) / 2
    for at, want in ((top, 1), (bottom, 3)):
        mark = picture.ink(beside[0], at - 1, beside[1], at + 1)
        yield want, mark and (mark[1] + mark[3]) / 2


def sheet_words(text, number):
    """The label of this number, which the tag beside it says: its sheet, and where its words stand."""
    wanted = text.split()
    for sheet in range(1, int(re.search(r"Pages: +(\d+)", run("pdfinfo", labels).decode())[1]) + 1):
        found = words_of(labels, sheet)
        said = [word for _, word in found]
        tags = [found[i][0] for i in range(len(found) - 1) if said[i] == "Label" and said[i + 1].rstrip(":") == str(number)]
        places = [around([box for box, _ in found[i:i + len(wanted)]]) for i in range(len(found))
                  if said[i:i + len(wanted)] == wanted]
        if tags and places:
            return sheet, min(places, key=lambda box: abs(box[1] - tags[0][1]) + abs(box[0] - tags[0][0]))
    sys.exit(f'no label {number} says "{text}"')


def check(page, correction, label):
    [file] = glob.glob(f"{folder}/{page['module']}/{page['piece']}.*pdf")
    laid = [label["left"], label["top"], label["left"] + label["width"], label["top"] + label["height"]]
    shift = correction["left"] - label["_left"], correction["top"] - label["_top"]
    laid = [laid[0] + shift[0], laid[1] + shift[1], laid[2] + shift[0], laid[3] + shift[1]]
    old_line = [correction["left"], correction["top"], correction["left"] + correction["width"],
                correction["top"] + correction["height"]]
    words = words_of(file, page["page"])
    old = [box for box, word in words if inside(box, old_line)]
    name = f"{file}, page {page['page']}, \"{correction['old']}\""
    if not old:
        sys.exit(f"{name}: stands elsewhere")
    others = [word for box, word in words if box not in old and inside(box, laid)]
    if others:
        sys.exit(f"{name}: the label hides {others}")
    sheet, new = sheet_words(correction["new"], correction["label"])
    off_x, off_y = new[0] - around(old)[0], new[1] - around(old)[1]
    cut = [laid[0] + off_x, laid[1] + off_y, laid[2] + off_x, laid[3] + off_y]
    farthest = 0
    for which, at in edges(Picture(labels, sheet), cut):
        if at is None or abs(at - cut[which]) > MOST:
            sys.exit(f"{name}: edge {which} of its label is cut at {at}, not at {cut[which]:.2f} mm")
        farthest = max(farthest, abs(at - cut[which]))
    ink = Picture(file, page["page"]).ink(around(old)[0] - 1, old_line[1], around(old)[2] + 1, old_line[3])
    margin = min(ink[0] - laid[0], ink[1] - laid[1], laid[2] - ink[2], laid[3] - ink[3])
    if margin < 0:
        sys.exit(f"{name}: {-margin:.2f} mm of the old words are left beside the label")
    return farthest, margin


for label in report["labels"]:
    first = next(one for page in report["pages"] for one in page["corrections"] if one.get("label") == label["number"])
    label["_left"], label["_top"] = first["left"], first["top"]
by_number = {label["number"]: label for label in report["labels"]}
results = [check(page, one, by_number[one["label"]]) for page in report["pages"] if not page["again"]
           for one in page["corrections"] if one["remedy"] == "label"]
if not results:
    sys.exit("there are no labels")
print(f"{len(results)} places: at most {max(one[0] for one in results):.2f} mm off, at least "
      f"{min(one[1] for one in results):.2f} mm around the old ink")
