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
EOF
grep -q '"participant-packet.es.a4.pdf"' out/repair-conversations/print-ticket.es.a4.json || fail 'no ticket beside a packet'
grep -q '"media" : "A4"' out/repair-conversations/print-ticket.es.a4.json || fail 'another paper'
[ "$(ls out/attachment-injuries)" = "print-ticket.json
print-ticket.pdf" ] || fail "--make ticket alone: $(ls out/attachment-injuries)"
grep -q '"file" : "facilitator-guide.pdf"' out/attachment-injuries/print-ticket.json || fail 'a ticket alone is of the usual files'
exit $failed
