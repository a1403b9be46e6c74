#!/bin/sh
# Print tickets: valid pages that name each file that was made, and the same as JSON.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

"$KINFOLD" build repair-conversations --make handouts,guide,cards,ticket --quiet > said 2>&1 || fail "$(cat said)"
"$KINFOLD" build repair-conversations --make packet --quiet --paper a4 --language es > said 2>&1 || fail "$(cat said)"
"$KINFOLD" build attachment-injuries --make ticket --quiet > said 2>&1 || fail "$(cat said)"
"$KINFOLD" build repair-conversations --make handouts,ticket --language ar --out ar --quiet > said 2>&1 || fail "$(cat said)"
find out ar -name 'print-ticket*.pdf' | sort > pages
[ "$(wc -l < pages)" = 4 ] || fail "tickets: $(cat pages)"
xargs "$KF_VALIDATOR" --flavours ua1,2a < pages > valid 2>&1 || fail "$(grep -v '^PASS' valid)"

python3 - out/repair-conversations <<'EOF' || fail 'the ticket is not true'
import json, os, shlex, subprocess, sys
folder = sys.argv[1]
ticket = json.load(open(folder + "/print-ticket.json"))
assert ticket["kinfold-print-ticket"] == 1 and ticket["media"] == "Letter", ticket
made = {name for name in os.listdir(folder) if name.endswith(".pdf") and ".a4" not in name and name != "print-ticket.pdf"}
files = {entry["file"]: entry for entry in ticket["files"]}
assert set(files) == made, set(files) ^ made
page = subprocess.run(["pdftotext", "-layout", folder + "/print-ticket.pdf", "-"], capture_output=True, text=True).stdout
for name, entry in files.items():
    count = int(subprocess.run(["pdfinfo", f"{folder}/{name}"], capture_output=True, text=True).stdout.split("Pages:")[1].split()[0])
    assert entry["pages"] == count, (name, count)
    assert entry["sheets"] == (count if entry["sides"] == "one-sided" else (count + 1) // 2), entry
    assert entry["copies"] > 0 and not (entry["staple"] and entry["cut"]), entry
    words = shlex.split(entry["lp"])
    assert words[:3] == ["lp", "-n", str(entry["copies"])] and words[-1] == name, words
    assert "sides=" + entry["sides"] in words, words
    assert name in page, name
assert files["phrase-cards.pdf"]["sides"] == "one-sided" and files["phrase-cards.pdf"]["cut"], "cards through cards"
assert files["facilitator-guide.pdf"]["after"] == "staff"
assert files["six-steps.pdf"]["copies"] == ticket["people"] + ticket["facilitators"] + ticket["spares"]

# The page says what the JSON says, file by file.
raw = subprocess.run(["pdftotext", "-raw", folder + "/print-ticket.pdf", "-"], capture_output=True, text=True).stdout
said = "".join(raw.split())
SIDES = {"one-sided": "one side", "two-sided-long-edge": "both sides, flip on the long edge", "two-sided-short-edge": "both sides, flip on the short edge"}
AFTER = {"private": "Families keep it. Shred what stays here.", "leave-here": "Collect it, and shred it.", "shred": "Shred it after use.", "share": "Keep it for the next time.", "staff": "For staff. Do not hand out."}
for name, entry in files.items():
    title = f"Handout {entry['number']}: {entry['title']}" if entry["number"] else entry["title"]
    sheets = "1 sheet" if entry["sheets"] == 1 else f"{entry['sheets']} sheets"
    first = "Staple each copy." if entry["staple"] else "Cut on the dashed lines." if entry["cut"] else ""
    row = title + name + str(entry["copies"]) + sheets + ", " + SIDES[entry["sides"]] + first + AFTER[entry["after"]]
    assert "".join(row.split()) in said, row
    assert "".join(entry["lp"].split()) in said, entry["lp"]
    assert entry["kind"] == ("handout" if entry["number"] else entry["kind"]), entry
assert files["facilitator-guide.pdf"]["kind"] == "facilitator-guide"
for number in ("people", "facilitators", "spares"):
    assert str(ticket[number]) in page.split("File")[0], number
EOF

# One ticket for a series: the pack, and under each session what it hands out, in copies for those who come.
prairie=$KF_SOURCE_DIR/modules/communities/prairie-county
"$KINFOLD" build --make pack,handouts --community "$prairie" --quiet --out series > said 2>&1 || fail "$(cat said)"
"$KF_VALIDATOR" --flavours ua1,2a series/winter-families-group/print-ticket.pdf > valid 2>&1 || fail "$(cat valid)"
python3 - series/winter-families-group <<'EOF' || fail 'the ticket of a series is not true'
import json, os, subprocess, sys
folder = sys.argv[1]
ticket = json.load(open(folder + "/print-ticket.json"))
assert ticket["series"] == "Winter families group" and ticket["module"] is None and ticket["people"] == 8, ticket
made = {name for name in os.listdir(folder) if name.endswith(".pdf") and name != "print-ticket.pdf"}
files = {entry["file"]: entry for entry in ticket["files"]}
assert set(files) == made and len(files) == len(ticket["files"]), set(files) ^ made
assert files["facilitator-pack.pdf"]["copies"] == 2 and files["facilitator-pack.pdf"]["session"] is None
assert files["six-steps.session-families-2.pdf"]["session"] == "Session 2: Repair conversations", files.keys()
assert files["six-steps.session-families-2.pdf"]["copies"] == 11
sessions = [entry["session"] for entry in ticket["files"] if entry["session"]]
assert sessions == sorted(sessions) and len(set(sessions)) == 3, sessions
page = subprocess.run(["pdftotext", "-raw", folder + "/print-ticket.pdf", "-"], capture_output=True, text=True).stdout
for session in set(sessions):
    assert page.count(session) == 1, session
EOF
grep -q '"participant-packet.es.a4.pdf"' out/repair-conversations/print-ticket.es.a4.json || fail 'no ticket beside a packet'
grep -q '"media" : "A4"' out/repair-conversations/print-ticket.es.a4.json || fail 'another paper'
[ "$(ls out/attachment-injuries)" = "print-ticket.json
print-ticket.pdf" ] || fail "--make ticket alone: $(ls out/attachment-injuries)"
grep -q '"file" : "facilitator-guide.pdf"' out/attachment-injuries/print-ticket.json || fail 'a ticket alone is of the usual files'
exit $failed
