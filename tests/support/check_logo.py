#!/usr/bin/env python3
"""check_logo.py FILE ASPECT HEIGHT LEAST [right] [grey]: where the logo lies on the first page, as the page is drawn.

It is ASPECT times as wide as high, at most HEIGHT mm high and at least LEAST mm wide, begins at the margin (right: at the
right one), stands in the middle of the header and keeps clear of all words. grey: nothing on the page has a colour. A logo
of the test is framed, so that its ink ends where it ends. Prints its width and height, mm; says what is wrong.
"""
import re
import subprocess
import sys

DPI, LIVE, TOP, RIBBON = 300, 180, 15, 2.2  # the live width of every page
PER_MM = DPI / 25.4
file, aspect, height, least = sys.argv[1], *map(float, sys.argv[2:5])
right, grey = "right" in sys.argv[5:], "grey" in sys.argv[5:]


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


def samples(image, channels):
    head = re.match(rb"P[56]\s(\d+)\s(\d+)\s255\s", image)
    width, rows = int(head[1]), int(head[2])
    return width, rows, image[head.end():head.end() + width * rows * channels]


words = run("pdftotext", "-bbox", "-l", "1", file, "-").decode()
page_width = float(re.search(r'<page width="([\d.]+)"', words)[1]) * 25.4 / 72
boxes = [[float(value) * 25.4 / 72 for value in found]
         for found in re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', words)]
head = [box for box in boxes if box[3] < TOP + height + 2]
if right:
    head = [[page_width - x2, y1, page_width - x1, y2] for x1, y1, x2, y2 in head]
words_left = min(box[0] for box in head)  # of the programme's name, where the page is read from

width, rows, pixels = samples(run("pdftoppm", "-r", str(DPI), "-gray", "-singlefile", file), 1)
last_row, columns = round((TOP + height + RIBBON - .6) * PER_MM), round((words_left - .5) * PER_MM)
ink = []
for y in range(last_row):
    row = pixels[y * width:(y + 1) * width]
    row = row[::-1] if right else row
    marks = [x for x in range(columns) if row[x] < 160]
    if marks:
        ink.append((y, marks[0], marks[-1]))
if not ink:
    sys.exit("there is no logo")
top, bottom = ink[0][0] / PER_MM, (ink[-1][0] + 1) / PER_MM
left, end = min(row[1] for row in ink) / PER_MM, (max(row[2] for row in ink) + 1) / PER_MM
wide, high = end - left, bottom - top

wrong = []
if abs(wide / high / aspect - 1) > .03:
    wrong.append(f"is {wide / high:.2f} times as wide as high, not {aspect:.2f}")
if high > height + .15 or top < TOP - .1 or bottom > TOP + height + .1:
    wrong.append(f"is {high:.2f} mm high from {top:.2f} to {bottom:.2f}: the header has {TOP} to {TOP + height:.2f}")
if wide < least:
    wrong.append(f"is {wide:.1f} mm wide, less than {least:.1f}")
if abs(left - (page_width - LIVE) / 2) > .15:
    wrong.append(f"begins at {left:.2f} mm, not at the margin")
if abs((top + bottom) / 2 - TOP - height / 2) > .15:
    wrong.append(f"has its middle at {(top + bottom) / 2:.2f} mm, the header at {TOP + height / 2:.2f}")
if words_left - end < 2.5:
    wrong.append(f"ends {words_left - end:.2f} mm from the programme's name")
if grey:
    _, _, colours = samples(run("pdftoppm", "-r", "100", "-singlefile", file), 3)
    if colours[0::3] != colours[1::3] or colours[1::3] != colours[2::3]:
        wrong.append("has a colour")
if wrong:
    sys.exit("; ".join(wrong))
print(f"{wide:.1f} x {high:.1f}")
