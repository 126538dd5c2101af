"""What every problem code means: one paragraph each, for the docs.

S0.. is reading, S1.. shape, S2.. names, S3.. conditions and variables, S4.. proofs,
S9.. levels, Ledger and all that ``check`` looks at besides the script.
"""

CODES: dict[str, str] = {
    "S001": "The file is not UTF-8. Save it as UTF-8; the column counts bytes.",
    "S002": "A character that nobody can see or that turns the direction of the text "
    "(control signs, direction marks, noncharacters), or a heap of combining marks. "
    "Delete it; it usually came with a paste.",
    "S003": "The file is too large: in bytes, in the length of a line, in depth of "
    "nesting or in number of entries. Split the chapter.",
    "S004": "This is not YAML. Look at the indent of this line and the one before it, "
    "and at quotes that were opened and not closed.",
    "S005": "A tab. Its width differs from editor to editor, so YAML forbids it in "
    "indents and we forbid it everywhere. Let the editor put spaces.",
    "S006": "An anchor or alias of YAML (&name, *name). A story says everything where "
    "it happens. If you meant the sign, put the text in quotes.",
    "S007": "A tag of YAML (!name). If you meant the sign, put the text in quotes.",
    "S008": "A merge key of YAML (<<). Write the keys out.",
    "S009": "A directive (%YAML, %TAG) or a second document (---). A file is one "
    "chapter and needs neither.",
    "S010": "A key is written twice in one mapping. YAML would keep the last one in "
    "silence; one of the two is a mistake.",
    "S011": "A colon and a space inside a plain text: YAML takes what stands before "
    "for a key. Put the whole text in quotes, the id inside.",
    "S012": "A text that begins with a sign of YAML. Put the whole text in quotes, the "
    "id inside.",
    "S013": "The id stands behind the closing quote. It is the end of the text, so it "
    "belongs inside the quotes.",
    "S014": "A space and # begin a comment in a plain text: what follows is not said. "
    "Quote the text if it should be; put an id before the comment if not.",
    "S015": "The file is empty, or its top is no mapping. It begins with 'chapter:'.",
    "S016": "A text was expected here, and YAML read a list or a mapping: the text "
    "begins with a bracket or a brace. Put it in quotes.",
    "S101": "A key that has no meaning here. Look for a slip of the pen.",
    "S102": "Something that must be here is missing.",
    "S103": "A value of the wrong shape: a list instead of a word, a word instead of a "
    "length of time, an empty text.",
    "S104": "An item has modifiers and no verb. An item is one speaker or command.",
    "S105": "An item has two verbs. Begin a new item with a dash.",
    "S106": "No speaker of the cast and no command has this name.",
    "S107": "The cast gives this speaker no such mood. Moods stand in story/cast.yaml.",
    "S108": "A modifier that does not belong to this verb.",
    "S109": "A name that cannot be one: names have small letters, digits and _, ids "
    "small letters, digits and -, and no name is a word that YAML takes for a truth.",
    "S110": "An id or a choice's name is used twice. Ids are unique in the story.",
    "S111": "Texts without an id. Seen-marks, saves, voices and translations hang on "
    "ids; 'eigenface ids' writes them into the file and changes nothing else.",
    "S112": "A scene ends without saying where the story goes. End it in goto, end, "
    "return, or in a choice or puzzle all of whose ways leave.",
    "S113": "Nothing ever gets to this item, because the one before it always leaves.",
    "S114": "A sign of the markup that opens or closes nothing, or an unknown command "
    "in brackets. A backslash makes *, {, [ and $ ordinary.",
    "S115": "A text shows a variable that nobody declared.",
    "S116": "A colour that is none, or too near to the dark ground to be read. Colours "
    "are written #RRGGBB.",
    "S117": "A line after a puzzle, of which some player may make it false. Give it a "
    "claim, a condition over the names on the stage and the puzzle's {kind.name}; or "
    "say why it claims nothing: said: a feeling.",
    "S118": "A claim that cannot be read. It is written like |mine| > |h|, "
    "r2 . h = 0.00 or {slip.guess} != 4; and, or join several.",
    "S119": "A formula whose TeX cannot be set: a brace, \\left or \\begin without its "
    "partner, or a command that is not known. It would be shown as it is typed.",
    "S120": "A file's name is not the key of its chapter. Links and voices go by the "
    "key, people by the name: let them be one.",
    "S201": "No scene has this name. A goto or call stays in its chapter; visits() of "
    "another chapter's scene is written chapter.scene.",
    "S202": "No chapter has this key.",
    "S203": "The Ledger has no guess of this id.",
    "S204": "No puzzle kind has this name.",
    "S205": "The puzzle kind has no level of this name.",
    "S206": "The outcomes are not exactly those that the puzzle kind declares. Every "
    "outcome needs its script, if only an empty list.",
    "S207": "No speaker, prop, picture or television to show or hide has this name.",
    "S208": "The stage does not understand this cue, or a value in it.",
    "S209": "No option has this id.",
    "S210": "Two files have the same chapter key.",
    "S211": "Chapters wait for each other in a circle, so that none can begin.",
    "S212": "No file lies under the name of this backdrop, music, sound or picture. A "
    "player meets a plain stand-in or silence, and the story goes on.",
    "S301": "The condition cannot be read. It is written like trust < 2 and not "
    "marked(row-to-axis).",
    "S302": "Something that is no part of a condition: only comparisons, and, or, not, "
    "+, -, and visits(), picked(), marked(), mark(), solved().",
    "S303": "No variable has this name. Declare it under vars, in the chapter or cast.",
    "S304": "A number, a truth and a word cannot stand for each other. Compare a "
    "number or a word to make a truth of it.",
    "S305": "The condition is too long or too deep. Split it over several variables.",
    "S306": "A setting that does not fit: name = value, name += 1 or name -= 1, with a "
    "value of the variable's domain. Ranges saturate at their ends.",
    "S307": "A variable needs a finite domain: {range: 0..3, start: 0}, "
    "{one_of: [worn, bare], start: worn} or {flag: false}.",
    "S308": "A comparison with a word that the other side can never be.",
    "S401": "No play reaches this scene: nothing leads here, or only what is lost too.",
    "S402": "No play reaches this line.",
    "S403": "No play is ever offered this option.",
    "S404": "No play comes to this ending.",
    "S405": "A soft lock: plays that come here can never come to an end.",
    "S406": "The story runs in a circle that nothing leads out of.",
    "S407": "A condition that is always true, or always false, in every play. Either "
    "it can go, or what should change its values is missing.",
    "S408": "A choice of which every option can be hidden or used up at once.",
    "S409": "The mark of a guess is asked for or compared before it is written. Write "
    "the guess first, or ask marked() first.",
    "S410": "A guess is written and the story never asks for its mark.",
    "S411": "Some play comes to a fault here: a return where nothing was called, calls "
    "without end, or a loose end.",
    "S412": "Too many states to walk them all, so absence is not proved. Keep "
    "variables local to their chapter, or read them less often.",
    "S900": "A verdict of the Ledger is holds, breaks or open.",
    "S901": "A level that cannot be played as it stands, or a value in it that no "
    "level of its kind can have.",
    "S902": "A file of the story is missing or cannot be read.",
    "S903": "A solution file that cannot be played again.",
    "S910": "The Ledger says of a guess what the numbers deny.",
    "S911": "A number in a line is not the computed one.",
    "S912": "A number in a line is right, though the line is marked as a slip.",
    "S913": "A puzzle uses an idea that no play has introduced before it.",
    "S914": "A claim of a line is false for a picture or an end of a puzzle with which "
    "the line can stand. The hint says what would be right.",
    "S915": "A claim names what does not stand on the stage with its line.",
    "S916": "A line on a picture that quotes a puzzle, without a claim. Give it one, "
    "or say why it claims nothing: said: a feeling.",
    "S917": "A picture that quotes a puzzle cannot be shown for one of its ends.",
    "S918": "A formula of a line names what does not stand on the stage with it.",
    "S920": "Lines that no voice speaks, or whose text was changed since.",
    "S921": "A file of sound is missing, damaged or no sound.",
    "S922": "A picture is missing, damaged or no picture.",
    "S923": "An asset is not the one that its manifest names.",
    "S924": "Formulas that are not typeset yet, and are shown as plain text.",
    "S925": "A sign that none of the typefaces has is shown as a box. Latin, Greek and "
    "Cyrillic letters, arrows and the signs of mathematics are there.",
    "S926": "Words that are taller than the page where the text is set largest. Make "
    "two lines of one, or fewer and shorter options.",
    "S950": "A translation lost a place, a formula or a pause of its sentence, or has "
    "one that the sentence does not have.",
}
