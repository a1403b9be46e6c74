/* The words for each code: what it means, a line that is wrong and the same line put right, what to do. */

#include "cli/code_text.h"

const struct kf_code_text kf_code_texts[KF_CODE_COUNT] = {
    /* --- reading a file ----------------------------------------------------------------------------------------- */
    [KF_YAML_SYNTAX] = {
        .means = "The file cannot be read as YAML. Often a line is indented too far or too little, or a bracket or a "
                 "quotation mark is opened and never closed.",
        .wrong = "- text: \"Breathe out slowly",
        .right = "- text: \"Breathe out slowly\"",
        .remedy = "Look at the line named and the one above it. Lines of one list begin in the same column.",
    },
    [KF_INVALID_UTF8] = {
        .means = "The file has a letter that is not stored as UTF-8. Older editors save accents and curly quotes in "
                 "another way.",
        .remedy = "Open the file in your editor, choose Save As, and take the encoding UTF-8. Then look at the accents.",
    },
    [KF_CONTROL_CHARACTER] = {
        .means = "The text has a character that cannot be seen and cannot be printed. It often comes along when text "
                 "is pasted from a web page or from a program for letters.",
        .remedy = "Delete the word at the place named and type it again.",
    },
    [KF_TAB] = {
        .means = "A line begins with a tab. YAML takes spaces alone for indents.",
        .wrong = "blocks:\n<tab>- text: Hello",
        .right = "blocks:\n  - text: Hello",
        .remedy = "Put spaces in place of the tab; most editors can be set to do so.",
    },
    [KF_DUPLICATE_KEY] = {
        .means = "The same key stands twice in one group. The program cannot know which of the two is meant.",
        .wrong = "title: Saying sorry\ntitle: Making up",
        .right = "title: Making up",
        .remedy = "Keep one of the two, or move one of them to the group where it belongs.",
    },
    [KF_ALIAS_LIMIT] = {
        .means = "The file uses YAML's & and * so often that it would grow beyond measure. Or it points to something "
                 "that is not there.",
        .remedy = "Write the text out where it is used. A block that is used often can be a shared piece.",
    },
    [KF_SIZE_LIMIT] = {
        .means = "The file, a text in it or a picture is larger than the program takes. A limit keeps a mistake from "
                 "filling the machine's memory.",
        .remedy = "Split the file or shorten the text. Sometimes a quotation mark that is not closed is the cause.",
    },
    [KF_DEPTH_LIMIT] = {
        .means = "Groups stand inside groups far deeper than any module needs. Brackets that are not closed are the "
                 "usual cause.",
        .wrong = "text: [[[[[[ a drawing",
        .right = "text: \"[[[[[[ a drawing\"",
        .remedy = "Close the brackets, or put text that begins with [ or { in quotes.",
    },
    [KF_YAML_TAG] = {
        .means = "A value begins with ! and YAML takes that for a command. The kit has no such commands.",
        .wrong = "text: !Stop here",
        .right = "text: \"!Stop here\"",
        .remedy = "Put the text in quotes, or leave out the !.",
    },
    [KF_NEEDS_QUOTES] = {
        .means = "This text means something else to YAML than what you typed. Text that begins with * { [ & # or \" "
                 "needs quotes, and so does text with a colon and a space, or with a space and a #.",
        .wrong = "text: Note: call us",
        .right = "text: \"Note: call us\"",
        .remedy = "Write the line as the hint shows it.",
    },

    /* --- what a module holds ------------------------------------------------------------------------------------ */
    [KF_UNKNOWN_KEY] = {
        .means = "The program does not know this key here. It is misspelt, or it stands in the wrong group.",
        .wrong = "handouts:\n  - id: six-steps\n    titel: Six steps",
        .right = "handouts:\n  - id: six-steps\n    title: Six steps",
        .remedy = "Take the key of the hint. `kinfold docs` lists every key of every block.",
    },
    [KF_MISSING_KEY] = {
        .means = "Something that must be there is not. Without it the page would have a hole, or nobody would know "
                 "what is meant.",
        .wrong = "handouts:\n  - title: Six steps",
        .right = "handouts:\n  - id: six-steps\n    title: Six steps",
        .remedy = "Add the key that the message names.",
    },
    [KF_WRONG_TYPE] = {
        .means = "Another kind of thing belongs here: a text where a list is wanted, a word where a number is wanted, "
                 "or something that is no date.",
        .wrong = "starters: I felt ___",
        .right = "starters:\n  - I felt ___",
        .remedy = "Write it in the form of the hint.",
    },
    [KF_OUT_OF_RANGE] = {
        .means = "The number, or the count of things in a list, is smaller or larger than the page can take.",
        .wrong = "lines: 200",
        .right = "lines: 6",
        .remedy = "Choose a number within the limits that the message names.",
    },
    [KF_UNKNOWN_CHOICE] = {
        .means = "This place takes one of a few words, and this is none of them.",
        .wrong = "keep: secret",
        .right = "keep: private",
        .remedy = "Take one of the words that the hint lists.",
    },
    [KF_BAD_ID] = {
        .means = "An id is the name of a thing in addresses and file names. It has small letters, digits and hyphens, "
                 "and a module's id is also the name of its folder.",
        .wrong = "id: Six Steps!",
        .right = "id: six-steps",
        .remedy = "Write the id in that form. Do not change an id that others use already: their changes would lose it.",
    },
    [KF_DUPLICATE_ID] = {
        .means = "Two things in one place have the same name. Then an address, a change or a form field could mean "
                 "either of them.",
        .wrong = "- text: One\n  id: note\n- text: Two\n  id: note",
        .right = "- text: One\n  id: note\n- text: Two\n  id: second-note",
        .remedy = "Give the newer one another id.",
    },
    [KF_UNKNOWN_BLOCK] = {
        .means = "A block begins with the key that names its kind, and there is no block of this name.",
        .wrong = "- step-dialogue:",
        .right = "- steps-dialogue:",
        .remedy = "Take the name of the hint. `kinfold docs` shows every block with an example.",
    },
    [KF_UNKNOWN_REFERENCE] = {
        .means = "A line points to something by its name, and nothing has that name: a source, a handout, a person in "
                 "a drawing.",
        .wrong = "uses: [seven-steps]",
        .right = "uses: [six-steps]",
        .remedy = "Correct the name, or add the thing that it points to.",
    },
    [KF_REMOVED_PAGE] = {
        .means = "A text tells people to use a handout, by its number or its title, and your programme has left that "
                 "handout out.",
        .wrong = "then: Offer page 1.7, alone.",
        .right = "then: Offer a page of their own, alone.",
        .remedy = "Say it in other words, in an overlay: the message names the place. Or keep the handout.",
    },
    [KF_UNKNOWN_PLACEHOLDER] = {
        .means = "A name in double braces is filled in for your programme, and this one has no value. It is misspelt, "
                 "or community.yaml does not give it.",
        .wrong = "text: Call {{onn-call}}.",
        .right = "text: Call {{on-call}}.",
        .remedy = "Correct the name, or add it under `names:` in community.yaml. `blank` there prints a line to write on.",
    },
    [KF_UNKNOWN_PIECE] = {
        .means = "`include:` or `--piece` names a piece that is not there. Shared pieces lie in modules/pieces/ of the "
                 "kit and in pieces/ of your folder.",
        .wrong = "- include: exit-if-affraid",
        .right = "- include: exit-if-afraid",
        .remedy = "Take the name of the hint.",
    },
    [KF_UNKNOWN_ADDRESS] = {
        .means = "Nothing in the module has this address. It is misspelt, or a newer kit has moved the thing or taken "
                 "it out.",
        .wrong = "- replace: six-steps/steps/pauze/try",
        .right = "- replace: six-steps/steps/pause/try",
        .remedy = "Take the nearest address of the hint. `kinfold list --ids MODULE` shows them all.",
    },
    [KF_UNKNOWN_MODULE] = {
        .means = "There is no module of this name in the kit.",
        .remedy = "`kinfold list` shows the modules. A file of your own is named with its folder, as in ./module.yaml.",
    },

    /* --- a community's changes ---------------------------------------------------------------------------------- */
    [KF_STALE_OVERLAY] = {
        .means = "Your change was made to a text of the kit that has changed since. Your words still print, but they "
                 "may no longer fit what stands around them.",
        .remedy = "Read the old text, the new one and yours. Change yours if need be, then run `kinfold overlay accept`.",
    },
    [KF_MOVED_OVERLAY] = {
        .means = "The text that your change is about stands at another address now. The change has followed it, and "
                 "nothing is lost.",
        .remedy = "Write the new address in the overlay, so that the next reader finds it.",
    },
    [KF_ORPHANED_OVERLAY] = {
        .means = "The kit had this place when your change was recorded, and has it no longer. The rest prints without "
                 "your change.",
        .remedy = "Write the address that is named as the nearest, or take the change out. `kinfold overlay status` "
                  "shows the text that it was made against.",
    },
    [KF_BASED_ON] = {
        .means = "`based-on:` of community.yaml names the folder of a programme that yours is built on. What you do not "
                 "say comes from there. No programme can be built on itself, and at most four are built one on the other.",
        .wrong = "based-on: /home/me/county",
        .right = "based-on: ../county",
        .remedy = "Write the way from your own folder to that of the other programme.",
    },
    [KF_UNRECORDED_OVERLAY] = {
        .means = "Nobody has recorded which text of the kit these changes were made against. So the program cannot "
                 "tell you when that text changes.",
        .remedy = "Run `kinfold overlay accept` once you have looked at your changes.",
    },
    [KF_SAFETY_CHANGE] = {
        .means = "A safety text would be changed, hidden or taken out. Such texts protect people: ways out, limits of "
                 "confidentiality, crisis lines. They are never removed or hidden, word swaps leave them alone, and new "
                 "words for one need the name of who approved them.",
        .wrong = "- replace: limits-of-confidentiality/say\n  with: ...",
        .right = "- replace: limits-of-confidentiality/say\n  with: ...\n  approved-by: R. Alvarez, clinical director\n"
                 "  approved-on: 2026-10-12",
        .remedy = "Ask the person who answers for safety in your programme, then add both lines.",
    },
    [KF_CORE_CHANGE] = {
        .means = "This part is one of those that make the module work. You may change it, and the change is listed in "
                 "the adaptation log.",
        .remedy = "Nothing, if you meant it. Write `why:` beside the change, so that others can follow.",
    },
    [KF_WORD_SWAP] = {
        .means = "A row under `words:` of community.yaml does not do what it seems to say. It changes nothing, two rows "
                 "want the same word, or the new word does not go with the \"a\" or \"an\" before it.",
        .wrong = "- {from: caregiver, to: auntie or uncle}",
        .right = "- {from: caregiver, to: auntie or uncle, plural: aunties or uncles, article: an}",
        .remedy = "Mend the row. `kinfold explain --words` shows each place that it reaches.",
    },

    /* --- languages ---------------------------------------------------------------------------------------------- */
    [KF_MISSING_TRANSLATION] = {
        .means = "A text is not translated to the language that is printed. Ordinary texts then print in the "
                 "module's own language; pages without any translation are left out.",
        .remedy = "Translate the texts named in translations/<language>/<module>.po.",
    },
    [KF_STALE_TRANSLATION] = {
        .means = "The translation was made from an older text, is marked as fuzzy, or has lost a name in double "
                 "braces. It is not used as it is.",
        .wrong = "msgid \"Call {{crisis-line}}.\"\nmsgstr \"Llame.\"",
        .right = "msgid \"Call {{crisis-line}}.\"\nmsgstr \"Llame al {{crisis-line}}.\"",
        .remedy = "Correct the translation, and take its fuzzy mark out.",
    },
    [KF_UNREVIEWED_TRANSLATION] = {
        .means = "Safety texts in this language have not been read by a named person who speaks it. A wrong word there "
                 "can hurt someone, so they do not print for families.",
        .remedy = "`kinfold i18n review` makes a sheet for that person, and `kinfold i18n import` reads it back.",
    },
    [KF_PO_SYNTAX] = {
        .means = "The translation file cannot be read. Usually a quotation mark or a whole msgstr line is missing.",
        .wrong = "msgstr \"Respire",
        .right = "msgstr \"Respire\"",
        .remedy = "Mend the line named. `msgfmt --check FILE` finds such mistakes too.",
    },

    /* --- files -------------------------------------------------------------------------------------------------- */
    [KF_PATH_ESCAPES] = {
        .means = "The file that is named lies outside the folder that it belongs to. Then it would be missing as soon "
                 "as the folder is copied to another computer.",
        .wrong = "brand: {logo: ../pictures/logo.svg}",
        .right = "brand: {logo: logo.svg}",
        .remedy = "Copy the file into the folder and write its name alone.",
    },
    [KF_UNUSED_FILE] = {
        .means = "A file or folder of your programme has a name that the program does not look for, so nothing of it is "
                 "printed: an overlay or a translation of a module that is not there, a session that the series does "
                 "not have.",
        .wrong = "overlays/repair-conversation.yaml",
        .right = "overlays/repair-conversations.yaml",
        .remedy = "Give it the name of the module, the session or the language. Move it away if it is no longer needed.",
    },
    [KF_FILE_MISSING] = {
        .means = "A file that is named is not there. Capital letters count: Logo.svg is not logo.svg.",
        .remedy = "Correct the name, or put the file where the message looks for it.",
    },
    [KF_FILE_UNREADABLE] = {
        .means = "The file is there and cannot be read. You may not have the right to read it, it may be a folder, or "
                 "it may not be the kind of file that its name promises.",
        .remedy = "Open it on this computer with another program. If that fails too, ask for a new copy.",
    },

    /* --- what is checked in content ----------------------------------------------------------------------------- */
    [KF_MINUTES] = {
        .means = "The minutes of the parts do not add up to those of the whole: steps to their activity, activities to "
                 "their session. Or a session is to have a length in which its core pieces do not fit, or that its "
                 "pieces cannot fill.",
        .wrong = "lengths: [90]\n# activities of 40 and 60 minutes",
        .right = "lengths: [90]\n# activities of 30 and 60 minutes",
        .remedy = "Change one of the numbers that the hint lists.",
    },
    [KF_SERIES_ORDER] = {
        .means = "The sessions of a series are not in an order that can be held: days run backward, or a module comes "
                 "before what it builds on.",
        .wrong = "sessions:\n  - {module: repair-conversations, date: 2027-03-09}\n  - {module: boundaries, date: 2027-03-02}",
        .right = "sessions:\n  - {module: boundaries, date: 2027-03-02}\n  - {module: repair-conversations, date: 2027-03-09}",
        .remedy = "Correct the day, or move the session to its place. `kinfold list --series` shows them all.",
    },
    [KF_SESSION_FRAME] = {
        .means = "Every session opens with the limits of confidentiality and ends with a closing, at each of its "
                 "lengths. People must know what stays in the room before they speak.",
        .remedy = "Put the activity first or last as the message says, and give it minutes for every length.",
    },
    [KF_WAY_OUT] = {
        .means = "A page that asks two people to talk, sets a limit or touches a hurt begins with a way out that works "
                 "without a worker.",
        .wrong = "blocks:\n  - steps-dialogue:",
        .right = "blocks:\n  - include: exit-if-afraid\n  - steps-dialogue:",
        .remedy = "Put the way out before the task.",
    },
    [KF_MAIN_MESSAGE] = {
        .means = "A page says what matters most in its first lines, in 25 words at most. Some readers get no further.",
        .wrong = "title: When a talk gets hot",
        .right = "title: When a talk gets hot\nlead: A pause is not a wall. It has an end, and you both know when.",
        .remedy = "Write the one thing to remember under the title. What explains it comes below.",
    },
    [KF_WEEKLY_ACTION] = {
        .means = "A page that goes home asks for one small step: what, and on which day. Without it people read, agree and "
                 "do nothing.",
        .wrong = "starters:\n  - I would like more calm.",
        .right = "starters:\n  - This week I will take ten quiet minutes on (day) ___",
        .remedy = "Add the step, with a day. If a block is the step and its words do not show it, write `purpose: action` "
                  "beside it.",
    },
    [KF_TANGIBLE_TOOL] = {
        .means = "A page has something to do with a pen, a pair of scissors or the voice: lines, boxes to tick, a plan, a "
                 "map, cards, a script.",
        .remedy = "Add one: `kinfold docs checklist`, `starters` and `plan-table` show how.",
    },
    [KF_CLOSING_LINE] = {
        .means = "A page ends with what to remember, in one or two sentences. It may also stand in a `callout` or a "
                 "`key-message` further up.",
        .wrong = "- starters:\n    - I will try ___",
        .right = "- starters:\n    - I will try ___\n- text: Once is a beginning.",
        .remedy = "Add the line at the end. If another block sums up, write `purpose: summary` beside it.",
    },
    [KF_CAPTION] = {
        .means = "A diagram, a table or a picture that is not the first thing on the page has a heading over it; one to "
                 "write in also has a line that says how.",
        .wrong = "- plan-table:\n    columns: [What, When]",
        .right = "- heading: My small plan\n  choice-note: true\n- plan-table:\n    columns: [What, When]",
        .remedy = "Put a `heading:` before it, and a `text:` or `choice-note: true` for the how.",
    },
    [KF_DANGER_LINE] = {
        .means = "A page that names a danger gives the number for it. Who reads of it may be in it tonight.",
        .wrong = "text: After a break, an overdose can happen sooner.",
        .right = "text: \"After a break, an overdose can happen sooner. Call {{emergency}}, give naloxone if you have it, stay.\"",
        .remedy = "Add the line that the hint names.",
    },
    [KF_PRIVATE_NAME] = {
        .means = "A page that people take home or leave on a chair asks for no full name, birth date or home address: "
                 "whoever finds it would know whose it is.",
        .wrong = "starters:\n  - My full name ___",
        .right = "starters:\n  - What I would like to be called here ___",
        .remedy = "Take the blank out. A form that staff keep locked away says `keep: team`.",
    },
    [KF_CARE_LINE] = {
        .means = "What protects people is missing: a session needs the safety page, and one with a talk or a limit the "
                 "private screening.",
        .wrong = "facilitator-pages:\n  - include: incident-sheet",
        .right = "facilitator-pages:\n  - include: incident-sheet\n  - include: safety-page",
        .remedy = "Include the kit's own page, or write one with that id.",
    },
    [KF_CHILD_TASK] = {
        .means = "No child is asked to forgive, sign, interpret, carry messages or keep a secret for a grown-up. It is too "
                 "heavy, and it can put the child in danger.",
        .wrong = "do: [Ask the daughter to interpret.]",
        .right = "do: [Ask a trained interpreter.]",
        .remedy = "Give the task to a grown-up, or to a trained interpreter.",
    },
    [KF_MATERIALS] = {
        .means = "What a session uses is listed and ready: each handout is used or offered, cards and things named in the "
                 "steps are among the materials, and somebody is told to print.",
        .wrong = "do: [Ring the bell.]",
        .right = "do: [Ring the bell.]\nmaterials:\n  - A bell",
        .remedy = "Add it where the hint says, or take it out of the step.",
    },
    [KF_READING_GRADE] = {
        .means = "The words of the page are harder than it promises (grade 7 where it promises none). Tired people read "
                 "two to three grades below their schooling. English is measured by Flesch-Kincaid, which may not pass 8, "
                 "and SMOG, which should not pass 8 and may not pass 10; Spanish by Fern\xC3\xA1ndez-Huerta, 70 or more and "
                 "never below 60; other languages by LIX, 40 or less. Pages for staff may read at grade 10. Names and the word "
                 "addiction count as short words.",
        .remedy = "Use shorter sentences and shorter words; the finding shows the three hardest sentences. `kinfold inspect "
                  "--stage reading` shows what was counted.",
    },
    [KF_SENTENCE_LENGTH] = {
        .means = "The sentences of the page have more than 15 words on the mean: too much for people who are tired.",
        .remedy = "The finding shows the longest three: make two sentences of each.",
    },
    [KF_LONG_SENTENCE] = {
        .means = "A sentence has more words than most people can hold in mind at once.",
        .wrong = "When you notice that your body is tense and your voice is rising, stop and say that you need a break.",
        .right = "Is your body tense? Is your voice rising? Stop. Say that you need a break.",
        .remedy = "Make two sentences of it.",
    },
    [KF_ALLOW] = {
        .means = "`allow:` switches a rule off where it stands and below: on a block or an item of one, a page, an activity, a "
                 "module, or a change of an overlay. Each row says why. Rules that protect people stay on.",
        .wrong = "allow: [passive-voice]",
        .right = "allow: [{rule: passive-voice, because: the form's own words}]",
        .remedy = "Name the rule as its findings are marked, give a reason, and take out rows that hide nothing. `kinfold check "
                  "--allowed` lists all.",
    },
    [KF_WORDS_TO_AVOID] = {
        .means = "A word names people by an illness, blames them or shames them. modules/avoid/ has these words for each language, "
                 "and a programme adds its own under `avoid:` in community.yaml. What a page shows as words to leave is "
                 "passed over.",
        .wrong = "- text: When an addict is clean, trust comes back.",
        .right = "- text: When someone is in recovery, trust can grow.",
        .remedy = "Say what the hint proposes. Where the word is meant, as in the name of a service, switch the rule off there "
                  "with `allow:` and a reason.",
    },
    [KF_PASSIVE_VOICE] = {
        .means = "The sentence does not say who does it. Tired readers want to know whose turn it is.",
        .wrong = "- text: The sheet can be taken home.",
        .right = "- text: You can take the sheet home.",
        .remedy = "Say who does it: you, we, the worker. This is a hint; --strict passes it.",
    },
    [KF_JARGON] = {
        .means = "A word of clinics or offices that many families do not know, and that the page does not explain.",
        .wrong = "- text: Your clinician will assess your attachment style.",
        .right = "- text: Your counsellor will ask how you get close to people.",
        .remedy = "Say it in everyday words, or explain it on the page in a `definition:` block.",
    },
    [KF_LIST_LENGTH] = {
        .means = "A list runs on for more than seven items without a break. After seven, people lose the first.",
        .wrong = "bullets: [one, two, three, four, five, six, seven, eight]",
        .right = "bullets: [one, two, three, four]\nheading: And later\nbullets: [five, six, seven, eight]",
        .remedy = "Make two lists of it, each with its heading, or leave out what matters least.",
    },
    [KF_HEADINGS] = {
        .means = "A handout goes on for about 120 words without a heading or a title. Tired people look for the place where "
                 "they stopped.",
        .remedy = "Put a `heading:` before the block where the finding points, in the words of a question that it answers.",
    },
    [KF_STALE_HELPLINE] = {
        .means = "Nobody has checked this helpline for over a year. A wrong number can leave someone alone at the worst "
                 "moment.",
        .remedy = "Compare the number with the line's own site, then write the day in `verified-on:`.",
    },
    [KF_MISSING_HELPLINE] = {
        .means = "A line is to be printed that is not in the list, or that nobody has checked. Another country's number "
                 "never stands in for it.",
        .remedy = "Add the line, or check its number and write `verified: true` with `verified-on:`.",
    },
    [KF_MISSING_ALT] = {
        .means = "A picture, or a blank to write in, has no words for people who do not see it.",
        .wrong = "- image: hands.svg",
        .right = "- image: hands.svg\n  alt: Two hands that do not quite touch",
        .remedy = "Say in `alt:` what the picture shows, or mark it as decorative. Beside a blank, write what belongs there.",
    },
    [KF_MISSING_GLYPH] = {
        .means = "A character is in none of the fonts, so it would print as an empty box. The kit brings its own fonts "
                 "and never uses those of the computer, so that pages look the same everywhere.",
        .remedy = "Write it another way, or put a font that has it into fonts/ of your community's folder.",
    },
    [KF_LOW_CONTRAST] = {
        .means = "The colour is too pale to be read on its ground, above all on a photocopy or by older eyes.",
        .wrong = "accent: \"#F0A0C0\"",
        .right = "accent: \"#601D44\"",
        .remedy = "Take a darker colour; the message says how strong the contrast is and must be.",
    },
    [KF_BAD_IMAGE] = {
        .means = "The picture cannot be used: it is damaged, of a kind that the program does not take, or too coarse to "
                 "print.",
        .remedy = "Save it again as SVG, PNG or JPEG, with at least 150 dots to an inch at its printed size.",
    },
    [KF_CARRY_SAFE] = {
        .means = "A sheet that is safe to carry must not tell whose it is or what it is about. Something here would "
                 "tell, so it is left out.",
        .remedy = "Nothing, if the rest is enough; else give a plain stand-in with `carry-safe: only`.",
    },
    [KF_FACILITATOR_LEAK] = {
        .means = "Something that is meant for staff would print on a page for families, or is in a file for them where "
                 "eyes do not see it: an alternate text, a bookmark, a name of a field. Every file for families is read "
                 "back before it is written.",
        .wrong = "handouts:\n  - id: six-steps\n    blocks:\n      - include: screening-questions",
        .right = "facilitator-pages:\n  - include: screening-questions",
        .remedy = "Move it to the pages for staff. If you did not put it there, it is a mistake of the program: please "
                  "report it.",
    },
    [KF_OVERFULL] = {
        .means = "Something has more words than its place can hold, even after gaps and writing lines have given what "
                 "they can. The program never shrinks the letters.",
        .remedy = "Shorten it by about what the message says, or split it.",
    },
    [KF_SIDES] = {
        .means = "A handout promises how many sides of paper it takes, and its content takes more.",
        .wrong = "sides: 1",
        .right = "sides: 2",
        .remedy = "Shorten some texts, take out a block that is no safety text, or promise more sides.",
    },

    /* --- the program and the machine ---------------------------------------------------------------------------- */
    [KF_SITE] = {
        .means = "Of this row of the sheet of sites, nothing could be made: the files of its community or modules have "
                 "mistakes, which are told before. The other sites are made.",
        .remedy = "Mend what is told above it, then run the same line again. `kinfold check --community DIR` looks at one "
                  "community alone.",
    },
    [KF_WRITE_REFUSED] = {
        .means = "The machine would not write a file: the disk is full, the folder is not yours, or the file is open "
                 "elsewhere. What was there before is still there.",
        .remedy = "Choose another folder with --out, or make room.",
    },
    [KF_INTERNAL] = {
        .means = "The program has made a mistake of its own. Your files are as they were.",
        .remedy = "Please report it, with the message and the module.",
    },
    [KF_MISSING_ON_MACHINE] = {
        .means = "Something that the program needs is not on this machine: the kit's folders, a font, a library for "
                 "logos.",
        .remedy = "Install what the message names, or tell where it is, as in KINFOLD_DATA=/path/to/kinfold.",
    },
    [KF_USAGE] = {
        .means = "The command line has something that the program does not understand.",
        .remedy = "`kinfold VERB --help` lists what a verb takes and ends with two examples that run.",
    },
};
