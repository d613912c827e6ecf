#!/usr/bin/env python3
"""Makes up templates over every tag and filter, renders them with the real Django, and prints both as JSON.

    .venv/bin/python Tests/FeedTemplatesTests/django/generate.py SEED COUNT > cases.json

The same seed gives the same cases. `DifferentialTests.swift` renders them again with Runnel.
What differs on purpose (Corpus/differences.json) is not made up here.
"""
import json
import random
import re
import sys

import record
from values import VALUES, date

NAMES = list(VALUES)
TIMES = [name for name in NAMES if name == "t" or name.startswith("t_")]
LISTS = ["l", "words", "mixed", "le", "one_l", "nested", "pairs", "triples", "bools", "strs", "uneven", "texts", "floats", "people"]
TEXTS = [n for n in NAMES if isinstance(VALUES[n], str)]
NUMBERS = [n for n in NAMES if isinstance(VALUES[n], (int, float)) and not isinstance(VALUES[n], bool)]
PATHS = [
    "l.0", "l.5", "l.a", "words.1", "words.-1", "d.a", "d.b", "d.c.1", "d.z", "d.items", "d.keys", "d.values", "deep.a.b.c.0.d",
    "deep.a.x.c", "keys.0", "keys.1", "keys.items", "keys.first", "people.0.name", "people.1.tags.0", "people.9.name", "s.0", "s.3",
    "s.upper", "s.title", "s.99", "none.x", "zero.x", "pairs.0.0", "pairs.2.1", "t.year", "t.month", "t.day", "t.hour", "t.minute",
    "t.second", "t.microsecond", "t_micro.microsecond", "t.weekday", "t.isoweekday", "t.date", "t.time", "t.isoformat", "word.lower",
    "word.swapcase", "word.isalpha", "num.isdigit", "s.split", "lines.splitlines", "caps.islower", "d.copy", "l.copy",
    "nope", "nope.x.y", "dd.n", "de.items", "nested.1.1.0", "one.real", "one.imag", "one.numerator", "half.is_integer",
    "one.bit_length", "half.real", "True", "False", "None", "t.fold", "s.strip", "s.capitalize", "cjk.0", "comb.1",
    "t.toordinal", "t.timestamp", "s.isidentifier", "s.isprintable", "uni.casefold", "t.tzname",
    "t.date.year", "t.time.hour", "s.upper.lower",
]
LITERALS = ["'x'", '"two words"', "''", "0", "1", "-1", "3.5", "-0.0", "1e3", "'<&>'", '"it\'s"', "'\\'q\\''", "+5", ".5", "1.", "'é'", "5e-7", "1e400"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices[0] if len(choices) == 1 else choices)

    def chance(self, probability):
        return self.random.random() < probability

    # Expressions

    def operand(self):
        kind = self.random.random()
        if kind < 0.62:
            return self.pick(NAMES)
        if kind < 0.84:
            return self.pick(PATHS)
        return self.pick(LITERALS)

    def argument(self, usual):
        if self.chance(0.75):
            return self.pick(usual)
        return self.pick(self.operand(), self.operand(), "'" + self.pick("", "a", "2", "-1", " ", "%", "é") + "'")

    def call(self, name=None):
        name = name or self.pick(CHAINED)
        usual, needs = FILTERS[name]
        if usual and (needs or self.chance(0.7)) and not self.chance(0.01):
            return f"{name}:{self.argument(usual)}"
        return name

    def fitting(self, name):
        """An operand for which the filter is made, most of the time."""
        if self.chance(0.35):
            return self.operand()
        if name in ON_TIMES:
            return self.pick(TIMES)
        if name in ON_LISTS:
            return self.pick(LISTS + ["d", "s", "deep.a.b.c"])
        if name in ON_NUMBERS:
            return self.pick(NUMBERS + ["num", "float", "negs"])
        return self.pick(TEXTS)

    def expression(self, longest=3):
        name = self.pick(FILTER_NAMES)
        text = self.fitting(name) + "|" + self.call(name)
        for _ in range(self.random.choice([0, 0, 0, 1, 1, longest])):
            text += "|" + self.call()
        return text

    def value(self):
        return self.operand() if self.chance(0.6) else self.expression(1)

    # Templates

    def variable(self):
        return "[{{ " + self.operand() + " }}]" if self.chance(0.3) else "[{{ " + self.expression() + " }}]"

    def condition(self, depth=0):
        kind = self.random.random()
        if depth > 3 or kind < 0.3:
            return self.value().replace("_('hi')", "'hi'")
        if kind < 0.45:
            return "not " + self.condition(depth + 1)
        operator = self.pick("==", "!=", "<", ">", "<=", ">=", "in", "not in", "is", "is not", "and", "or", "and", "or", "==", "in")
        return f"{self.condition(depth + 1)} {operator} {self.condition(depth + 1)}"

    def if_tag(self):
        text = "{% if " + self.condition() + " %}A"
        while self.chance(0.3):
            text += "{% elif " + self.condition() + " %}B"
        if self.chance(0.6):
            text += "{% else %}C"
        return text + "{% endif %}"

    def body(self, depth):
        return "".join(self.piece(depth + 1) for _ in range(self.random.choice([1, 1, 2, 3])))

    LOOP = ["counter", "counter0", "revcounter", "revcounter0", "first", "last", "parentloop.counter", "parentloop.parentloop.first", "x", "parentloop", ""]

    def loop_body(self, depth, names):
        parts = []
        for _ in range(self.random.choice([1, 2, 3])):
            kind = self.random.random()
            if kind < 0.3:
                parts.append("{{ " + self.pick(names) + (self.chance(0.4) and "|" + self.call() or "") + " }},")
            elif kind < 0.5:
                parts.append("{{ forloop" + (lambda x: x and "." + x)(self.pick(self.LOOP)) + " }};")
            elif kind < 0.6:
                parts.append("{% cycle " + self.pick("'a' 'b' 'c'", "s one 'z'", names[0] + " 'q'", "'1' '2' as cy", "'1' '2' as cy silent") + " %}")
            elif kind < 0.72:
                test = self.pick("", " " + names[0], " " + names[-1], " forloop.first", " " + names[0] + "|length")
                parts.append("{% ifchanged" + test + " %}<{{ " + names[0] + " }}>" + self.pick("", "{% else %}=") + "{% endifchanged %}")
            elif kind < 0.8:
                parts.append("{% if not forloop.last %}, {% endif %}")
            else:
                parts.append(self.piece(depth + 1))
        return "".join(parts)

    def for_tag(self, depth):
        names = self.pick(["x"], ["x"], ["x", "y"], ["a", "b", "c"], ["k", "v"], ["l"])
        source = self.pick(LISTS + ["d.items", "d", "s", "deep", "people", "none", "nope", "one", "keys.items", "d.keys", "d.values", "cjk", "pairs", "pairs", "triples"])
        if self.chance(0.15):
            source += "|" + self.pick("slice:':2'", "dictsort:'name'", "make_list", "first", "default:l", "length", "dictsortreversed:'age'", "slice:'::-1'")
        text = "{% for " + self.pick(", ", ",", " , ").join(names) + " in " + source + (" reversed" if self.chance(0.2) else "") + " %}"
        text += self.loop_body(depth, names)
        if self.chance(0.3):
            text += "{% empty %}none" + self.pick("", "{{ s }}")
        return text + "{% endfor %}"

    def with_tag(self, depth):
        form = self.pick("{% with a=@ %}", "{% with a=@ b=@ %}", "{% with @ as a %}", "{% with @ as a and @ as b %}", "{% with s=@ word=s %}")
        while "@" in form:
            form = form.replace("@", self.value().replace("_('hi')", "'hi'"), 1)
        return form + "{{ a }}/{{ b }}/{{ s }}" + self.body(depth) + "{% endwith %}{{ a }}"

    def regroup_tag(self):
        field = self.pick("town", "age", "name", "tags", "a", "a.b", "zz", "at", "town|lower", "name|first", "at|date:'Y'", "name.0")
        source = self.pick("people", "people", "people", "pairs", "d", "nope", "words", "l", "none", "people|dictsort:'age'")
        inner = self.pick("{{ g.grouper }}:{% for p in g.list %}{{ p.name }}{{ p }} {% endfor %};", "{{ g.grouper }}={{ g.list|length }} ", "{{ g.0 }}{{ g.1|length }}", "{{ g }}")
        if self.chance(0.15):
            return "{% regroup " + source + " by " + field + " as gs %}{% for a, b in gs %}{{ a }}:{{ b|length }} {% endfor %}"
        return "{% regroup " + source + " by " + field + " as gs %}{% for g in gs %}" + inner + "{% endfor %}"

    def ratio_tag(self):
        v = lambda: self.pick(self.pick(NUMBERS), self.value(), str(self.random.randrange(-200, 200)), "0", "3", "7.5", "175", "200")
        tag = f"widthratio {v()} {v()} {self.pick('100', '100', v())}"
        return "{% " + tag + " %}" if self.chance(0.7) else "{% " + tag + " as r %}<{{ r }}>"

    LETTERS = "aAbBcdDeEfFgGhHiIjlLmMnNoOPrsStTuUwWyYzZ"

    def date_format(self):
        kind = self.random.random()
        if kind < 0.15:
            return self.pick("DATE_FORMAT", "DATETIME_FORMAT", "TIME_FORMAT", "YEAR_MONTH_FORMAT", "MONTH_DAY_FORMAT", "SHORT_DATE_FORMAT", "SHORT_DATETIME_FORMAT")
        text = ""
        for _ in range(self.random.randrange(1, 7)):
            text += self.random.choice(self.LETTERS) if self.chance(0.75) else self.pick(" ", "-", ":", "/", ", ", "\\\\a\\\\t ", "\\\\", " é ", "k", "q", "x", "1")
        return text

    def date_tag(self):
        value = self.pick(TIMES) if self.chance(0.9) else self.operand()
        kind = self.random.random()
        if kind < 0.45:
            return "[{{ " + value + "|" + self.pick("date", "date", "time") + ":\"" + self.date_format() + "\" }}]"
        if kind < 0.55:
            return "[{% now \"" + self.date_format() + "\" %}]"
        if kind < 0.9:
            other = self.pick("", "", ":" + self.pick(TIMES))
            return "[{{ " + value + "|" + self.pick("timesince", "timeuntil") + other + " }}]"
        return "[{{ " + value + "|" + self.pick("naturaltime", "naturalday", "naturalday:'D d M Y'", "timesince|upper") + " }}]"

    def moment(self):
        """A case of its own with random times around month ends and clock changes."""
        r = self.random
        year = r.choice([1969, 1999, 2000, 2018, 2020, 2023, 2024, 2024, 2025, 2026, 2026, 2026, 2027, 2100])
        month = r.randrange(1, 13)
        day = r.choice([1, 2, 15, 27, 28, 28, 29, 30, 31])
        last = [31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        time = r.choice(["00:00:00", "23:59:59", "12:00:00", "01:30:00", "02:00:00", f"{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02}"])
        return f"{year:04}-{month:02}-{min(day, last):02}T{time}{r.choice(['', '', '.5', '.000001'])}Z".replace(".5Z", ".500000Z")

    def random_date(self):
        """A whole case: template, context, clock and zone."""
        context = {"x": date(self.moment()), "y": date(self.moment())}
        zone = self.pick("UTC", "UTC", "Europe/Athens", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Chicago", "Africa/Casablanca")
        parts = []
        for _ in range(self.random.choice([1, 2, 3])):
            parts.append(self.pick(
                "{{ x|timesince }}", "{{ x|timeuntil }}", "{{ x|timesince:y }}", "{{ x|timeuntil:y }}", "{{ x|naturaltime }}", "{{ x|naturalday }}",
                "{{ x }}", "{{ x|date }}", "{{ x|time }}", "{{ x|date:\"" + self.date_format() + "\" }}", "{{ y|time:\"" + self.date_format() + "\" }}",
                "{% now \"" + self.date_format() + "\" %}", "{% if x < y %}<{% elif x == y %}={% else %}>{% endif %}", "{{ x.date }} {{ x.time }}"))
        return {"template": "|".join(parts), "context": context, "now": self.moment(), "zone": zone}

    def piece(self, depth=0):
        kind = self.random.random()
        if depth > 3 or kind < 0.34:
            return self.variable()
        if kind < 0.44:
            return self.if_tag()
        if kind < 0.56:
            return self.for_tag(depth)
        if kind < 0.62:
            return self.with_tag(depth)
        if kind < 0.67:
            return self.date_tag()
        if kind < 0.71:
            return self.regroup_tag()
        if kind < 0.75:
            return self.ratio_tag()
        if kind < 0.79:
            return "{% firstof " + " ".join(self.value().replace("_('hi')", "'hi'") for _ in range(self.random.randrange(1, 4))) + self.pick("", "", " as fo") + " %}{{ fo }}"
        if kind < 0.82:
            return "{% filter " + self.call() + self.pick("", "|" + self.call()) + " %}" + self.body(depth) + "{% endfilter %}"
        if kind < 0.84:
            return "{% spaceless %} <p> <b>" + self.body(depth) + " </b> </p>  {% endspaceless %}"
        if kind < 0.86:
            return "{% templatetag " + self.pick("openblock", "closeblock", "openvariable", "closevariable", "openbrace", "closebrace", "opencomment", "closecomment") + " %}"
        if kind < 0.88:
            return self.pick("{# note #}", "{% comment %}{% x %}{{ y {% endcomment %}", "{% comment 'why' %}a{% endcomment %}", "{% verbatim %}{{ a }}{% endverbatim %}", "{% verbatim v %}{% endverbatim %}{% endverbatim v %}")
        if kind < 0.93:
            return "{% include " + self.pick("'part.txt'", "'part.txt' with s='w'", "'part.txt' with s=word only", "'loop.txt'", "inc", "'sub/rel.txt'") + " %}"
        if kind < 0.96:
            return "{% autoescape off %}" + self.body(depth) + "{% endautoescape %}"
        if kind < 0.98:
            return self.translation(depth)
        return self.pick(" ", "text", "é\n", "{ }", "%}", "}}", "{ {", "\t", "a\n\n")

    def translation(self, depth):
        inner = self.pick("hi 50% {{ s }}", "\n  a {{ n }}\n b\n", "{{ word }}{{ d.a }}{{ x }}", " {{ s }} ", "")
        return self.pick(
            "{% trans 'Hello 100%' %}", "{% translate " + self.pick(TEXTS) + " %}", '{% trans "a" noop %}', "{% trans 'b' context 'c' as tr %}[{{ tr }}]",
            "{% blocktrans %}" + inner + "{% endblocktrans %}", "{% blocktranslate trimmed %}" + inner + "{% endblocktranslate %}",
            "{% blocktrans with x=" + self.value().replace("_('hi')", "'hi'") + " %}" + inner + "{% endblocktrans %}",
            "{% blocktrans count n=" + self.pick(NUMBERS + ["l|length", "yes", "s"]) + " %}one {{ n }}{% plural %}many {{ n }}{% endblocktrans %}",
            "{% blocktrans asvar bt %}" + inner + "{% endblocktrans %}<{{ bt }}>", "{% get_current_language as lc %}{{ lc }}",
            "{% language 'en' %}" + self.variable() + "{% endlanguage %}", "{% localize off %}" + self.body(depth) + "{% endlocalize %}",
            "{% lorem %}", "{% lorem 5 w %}", "{% lorem -1 w %}", "{% lorem 1 p %}", "{% lorem 19 w %}", "{% csrf_token %}", "{% debug %}",
            "{% autoescape off %}[{{ " + self.pick(LISTS + ["d", "s", "one", "none"]) + "|join:" + self.pick("', '", "''", "1", "sep", "none") + self.pick("", "|" + self.call()) + " }}]{% endautoescape %}")

    def mutated(self, text):
        """The text with a few mistakes in it."""
        for _ in range(self.random.choice([1, 1, 2, 3])):
            place = self.random.randrange(len(text) + 1)
            end = min(len(text), place + self.random.randrange(1, 6))
            kind = self.random.random()
            if kind < 0.4:
                text = text[:place] + text[end:]
            elif kind < 0.6:
                text = text[:place] + text[place:end] * 2 + text[end:]
            else:
                text = text[:place] + self.pick(
                    " ", "|", ":", ".", "'", '"', "%}", "{%", "}}", "{{", "=", ",", "_", "\n", "#}", "{#", " and ", " as ", "(", "-", "+", "1", "é",
                    "{% endif %}", "{% else %}", "{% endfor %}", "{% x %}", "||", " in ", "\\", "=" , "not ", "{% endblock %}") + text[place:]
        return text

    def inheritance(self):
        block = lambda name: "{% block " + name + " %}" + self.pick("", "{{ block.super }}", "{{ block.super|upper }}", "{{ block.super }}{{ block.super }}") + self.body(2) + "{% endblock" + self.pick("", " " + name) + " %}"
        names = [n for n in ["one", "two", "three"] if self.chance(0.6)]
        return "{% extends " + self.pick("'base.txt'", "'middle.txt'", "parent", "'./middle.txt'") + " %}" + "ignored".join(block(n) for n in names)

    def case(self):
        kind = self.random.random()
        if kind < 0.12:
            return self.random_date()
        if kind < 0.17:
            return {"template": self.inheritance()}
        text = "".join(self.piece() for _ in range(self.random.choice([1, 1, 1, 2])))
        return {"template": self.mutated(text) if self.chance(0.2) else text}


TEMPLATES = {
    "part.txt": "<{{ s }}{{ forloop.counter }}{% cycle 'a' 'b' %}>",
    "loop.txt": "{% for q in words %}{% ifchanged q|length %}{{ q }}{% endifchanged %}{% endfor %}",
    "sub/rel.txt": "{% include './more.txt' %}{% include '../part.txt' %}",
    "sub/more.txt": "more {{ word }}",
    "base.txt": "base({% block one %}1{{ s }}{% endblock %}|{% block two %}2{% block three %}3{{ word }}{% endblock %}{% endblock %})",
    "middle.txt": "{% extends 'base.txt' %}{% block one %}m{{ block.super }}{% endblock %}{% block three %}M{{ one }}{% endblock %}",
}
CONTEXT = {**VALUES, "inc": "part.txt", "parent": "middle.txt"}

WIDTHS = ["0", "1", "5", "10", "20", "w", "-1", "-3", "'7'", "2", "15"]
# Filter: usual arguments, and whether it needs one.
FILTERS = {
    "add": (["1", "-1", "'x'", "l", "s", "half", "num", "'3'", "t", "none", "d"], True),
    "addslashes": ([], False), "capfirst": ([], False), "center": (WIDTHS, True),
    "cut": (["' '", "'o'", "'lo'", "''", "word", "1"], True),
    "date": (["'Y-m-d'", "'D d M Y'", "fmt", "'N j, P'", "'jS F y H:i'", "''", "'c'"], False),
    "default": (["'x'", "s", "0", "none", "nope", "''"], True), "default_if_none": (["'x'", "s", "0"], True),
    "dictsort": (["'name'", "'age'", "'town'", "'a.b'", "0", "1", "'at'", "'zz'", "pick", "'0'"], True),
    "dictsortreversed": (["'name'", "'age'", "'a.b'", "0", "1", "'at'", "'zz'"], True),
    "divisibleby": (["1", "2", "3", "0", "-2", "'2'", "half"], True), "escapejs": ([], False),
    "filesizeformat": ([], False), "first": ([], False),
    "floatformat": (["0", "1", "2", "-1", "-2", "3", "'2g'", "'2u'", "'-2g'", "'g'", "'u'", "'gu'", "'2ug'", "'x'", "''", "10", "-10", "25", "half", "'-0'"], False),
    "force_escape": ([], False), "get_digit": (["1", "2", "0", "-1", "9", "'1'", "20"], True), "iriencode": ([], False),
    "last": ([], False), "length": ([], False), "length_is": (["1", "3", "'3'", "0"], True),
    "linebreaks": ([], False), "linebreaksbr": ([], False), "linenumbers": ([], False),
    "ljust": (WIDTHS, True), "lower": ([], False), "make_list": ([], False), "phone2numeric": ([], False),
    "pluralize": (["'es'", "'y,ies'", "',s'", "'a,b,c'", "''", "'s'"], False), "rjust": (WIDTHS, True),
    "safe": ([], False),
    "slice": (["':2'", "'1:'", "'-1:'", "'::2'", "'::-1'", "'1:3'", "'2'", "':-1'", "'5:1:-1'", "'x'", "''", "':'", "'1:2:3:4'", "'::0'", "2", "idx", "' 1 : 2 '", "'10:'", "half"], True),
    "slugify": ([], False),
    "stringformat": (["'s'", "'d'", "'05d'", "'.2f'", "'r'", "'x'", "'X'", "'o'", "'e'", "'E'", "'g'", "'G'", "'10s'", "'-10s|'", "'+d'", "' d'", "'#x'", "'.3s'", "'%'", "'i'", "'u'", "'a'", "'010.3f'", "'+.1e'", "'.0f'", "'.15g'", "'z'", "''", "'s %s'", "'(a)s'", "'5'", "'.10d'", "'-5d|'", "'#o'", "'#.3g'", "'F'", "'ld'", "'*d'", "'sabc'"], True),
    "striptags": ([], False),
    "time": (["'H:i'", "'P'", "'g:i a'", "'TIME_FORMAT'", "'f A'", "'Y'"], False),
    "timesince": (["t", "t_old", "t_future", "none"], False), "timeuntil": (["t", "t_old", "t_future"], False),
    "title": ([], False), "truncatechars": (WIDTHS + ["3", "'x'"], True),
    "truncatewords": (["0", "1", "2", "3", "100", "-1", "'x'", "'2'"], True),
    "unordered_list": ([], False), "upper": ([], False), "urlencode": (["''", "'/:'", "'@'"], False),
    "wordcount": ([], False), "wordwrap": (["5", "10", "20", "w", "1", "40"], True),
    "yesno": (["'y,n'", "'y,n,m'", "'y'", "'a,b,c,d'", "',,'", "none", "csv"], False),
    "apnumber": ([], False), "intcomma": (["False", "True"], False), "intword": ([], False),
    "naturalday": (["'Y'", "'D'"], False), "naturaltime": ([], False), "ordinal": ([], False),
    "pprint": ([], False), "json_script": (["'id'", "html"], False),
    "localize": ([], False), "unlocalize": ([], False),
    "truncatechars_html": (WIDTHS + ["3"], True), "truncatewords_html": (["0", "1", "2", "3", "100", "'2'"], True),
}
ON_TIMES = {"date", "time", "timesince", "timeuntil", "naturalday", "naturaltime"}
ON_LISTS = {"dictsort", "dictsortreversed", "first", "last", "length", "length_is", "slice", "unordered_list", "pprint", "json_script"}
ON_NUMBERS = {"add", "divisibleby", "filesizeformat", "floatformat", "get_digit", "pluralize", "stringformat", "apnumber", "intcomma", "intword", "ordinal"}
# For what is no time Runnel is more lenient than Django, so these are asked of times only.
STRICT = {"timesince", "timeuntil"}
FILTER_NAMES = [name for name in FILTERS if name not in STRICT]
# A time that a filter made text of is a time again for Runnel.
CHAINED = [name for name in FILTER_NAMES if name not in ON_TIMES]


def is_lenient(case):
    """Whether Django fails where Runnel does not, on purpose, or knows no time where Runnel reads one."""
    text, failure = case["template"], case.get("exception")
    if failure in ("AttributeError", "TypeError") and any(word in text for word in ("timesince", "timeuntil", "date", "naturalday", "time:")):
        return True
    if failure == "TypeError" and "{% filter" in text:
        return True
    answer = case.get("expected", "")
    # What is as large as this is refused.
    # Text that is a time as a whole is read as one, in the answers too.
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\S*", answer):
        return True
    return "isoformat" in text or "object at 0x" in answer or len(answer) > 100_000 or failure == "MemoryError"


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    maker = Maker(seed)
    cases, seen = [], set()
    while len(cases) < count:
        case = maker.case()
        key = json.dumps(case)
        if key in seen:
            continue
        seen.add(key)
        whole = {"templates": TEMPLATES, "context": CONTEXT, **case}
        case.update(record.answer(whole))
        if not is_lenient(case):
            cases.append(case)
    json.dump({"context": CONTEXT, "templates": TEMPLATES, "cases": cases}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
