"""Writes cases.json: aggregation formats and what the real Jinja2 makes of them.

    python3 -m venv jinja && jinja/bin/pip install jinja2
    jinja/bin/python Tests/FeedEngineTests/Formats/make_cases.py [how many] > Tests/FeedEngineTests/Formats/cases.json

Formats are put together at random from the language that is described under “Language” in the article “Groups
and aggregation formats” of FeedCore. A case has the text that Jinja renders, or "syntax" where it refuses to
parse. Formats that fail while they are rendered are left out: there the engine is milder on purpose (a field
of a missing object is empty).
"""
import datetime, json, random, sys

import jinja2

rng = random.Random(20260101)
TIME = datetime.datetime(2018, 12, 2, 9, 5, 2, 7)
CUSTOM = {
    "count": 5, "minus": -7, "ratio": 2.5, "flag": True, "off": False, "nothing": None, "empty": "",
    "list": ["a", "b", "it's"], "numbers": [3, 1.5, -2], "deep": {"inner": {"name": "x y"}},
    "text": "Hello wide World, it's late", "digits": "42", "price": "3.75", "none_list": [],
}
CONTEXT = dict(
    CUSTOM, verb="like", actor="SU:ann", object="SO:tweet:1", target="", foreign_id="tweet:1", time=TIME,
    feed={"group": "notification", "slug": "notification", "user_id": "bob"},
)
TEXTS = ["verb", "actor", "object", "target", "text", "empty", "digits", "price", "feed.group", "feed.user_id", "list[2]",
         "deep.inner.name", "list.0", "'like'", '"follow"', "'it\\'s'", "'a\\nb'", "'SU:ann'", "''", "'%Y'"]
NUMBERS = ["count", "minus", "ratio", "1", "0", "2", "3.5", "10", "numbers[1]", "time.day", "time.year", "time.hour"]
OTHERS = ["flag", "off", "nothing", "missing", "list", "numbers", "none_list", "true", "False", "none", "['like', 'x']", "[1, 2]"]
DIRECTIVES = ["%Y-%m-%d", "%d/%b/%y", "%H:%M:%S.%f", "%j %U %W %V %G %u %w", "%A %a %B", "%I %p", "%e|%C|%y", "%F %T", "%x %X", "%c", "%%",
              "%Y", "%-d.%-m.", "%h %D %R %n|%t|", "%k %l %P %g %r %_d %^a"]


def text(depth):
    kind = rng.random()
    if depth <= 0 or kind < 0.35:
        return rng.choice(TEXTS)
    if kind < 0.45:
        return "time.strftime(%r)" % rng.choice(DIRECTIVES)
    if kind < 0.75:
        return "%s|%s" % (operand(depth), rng.choice([
            "lower", "upper", "title", "capitalize", "trim", "string", "default('d')", "d('x', true)", "replace('e', 'E')",
            "replace('l', '', 1)", "truncate(8)", "truncate(8, true)", "truncate(6, true, '')", "truncate(8, false, '!', 0)", "first", "last"]))
    if kind < 0.85:
        return "%s ~ %s" % (operand(depth - 1), operand(depth - 1))
    if kind < 0.9:
        return "%s|join(%r)" % (rng.choice(["list", "numbers", "verb", "none_list"]), rng.choice(["", "-", ", "]))
    if kind < 0.95:
        return "(%s if %s else %s)" % (text(depth - 1), condition(depth - 1), text(depth - 1))
    return "%s%s" % (rng.choice(["verb", "text", "actor"]), rng.choice([".upper()", ".lower()"]))


def number(depth):
    kind = rng.random()
    if depth <= 0 or kind < 0.4:
        return rng.choice(NUMBERS)
    if kind < 0.8:
        return "%s %s %s" % (number(depth - 1), rng.choice(["+", "-", "*", "/", "%", "//", "+", "-", "*"]), number(depth - 1))
    if kind < 0.85:
        return "(%s)" % number(depth - 1)
    if kind < 0.9:
        return "-%s" % rng.choice(NUMBERS)
    return "%s|%s" % (rng.choice(NUMBERS + ["digits", "price", "text"]), rng.choice(["int", "float", "abs", "round", "round(1)", "length", "int(9)", "string|length"]))


def operand(depth):
    kind = rng.random()
    if kind < 0.45:
        return text(0) if depth <= 1 else "(%s)" % text(depth - 1)
    if kind < 0.75:
        return rng.choice(NUMBERS) if depth <= 1 else "(%s)" % number(depth - 1)
    return rng.choice(OTHERS)


def condition(depth):
    kind = rng.random()
    if kind < 0.25:
        return "%s %s %s" % (operand(depth), rng.choice(["==", "!="]), operand(depth))
    if kind < 0.35:
        return "%s %s %s" % (number(depth - 1), rng.choice(["<", ">", "<=", ">=", "=="]), number(depth - 1))
    if kind < 0.4:
        return "%s %s %s" % (text(0), rng.choice(["<", ">", "<=", ">="]), text(0))
    if kind < 0.5:
        return "%s %s %s" % (text(0), rng.choice(["in", "not in"]), rng.choice(["list", "['like', 'x']", "text", "'likely'", "deep", "feed", "('like', 'a')"]))
    if kind < 0.6 and depth > 0:
        return "%s %s %s" % (condition(depth - 1), rng.choice(["and", "or"]), condition(depth - 1))
    if kind < 0.65 and depth > 0:
        return "not %s" % condition(depth - 1)
    if kind < 0.7 and depth > 0:
        return "(%s)" % condition(depth - 1)
    if kind < 0.8:
        return "%s is %s%s" % (rng.choice(["verb", "missing", "nothing", "count", "flag", "list", "deep", "missing"]), rng.choice(["", "not "]),
                               rng.choice(["defined", "undefined", "none", "string", "number", "mapping", "sequence", "boolean", "iterable"]))
    return operand(depth)


def value(depth):
    kind = rng.random()
    if kind < 0.5:
        return text(depth)
    if kind < 0.75:
        return number(depth)
    if kind < 0.9:
        return condition(depth)
    return operand(depth)


def piece(depth):
    kind = rng.random()
    opening, closing = rng.choice([("{{ ", " }}")] * 6 + [("{{", "}}"), ("{{- ", " -}}"), ("{{ ", " -}}")])
    if kind < 0.55:
        return opening + value(depth) + closing
    if kind < 0.8 and depth > 0:
        start, end = rng.choice([("{% ", " %}")] * 5 + [("{%- ", " %}"), ("{% ", " -%}"), ("{%", "%}")])
        arms = start + "if " + condition(depth) + end + body(depth - 1)
        if rng.random() < 0.4:
            arms += start + "elif " + condition(depth) + end + body(depth - 1)
        if rng.random() < 0.6:
            arms += start + "else" + end + body(depth - 1)
        return arms + start + "endif" + end
    if kind < 0.85:
        return rng.choice(["{# note #}", "{#- note -#}", "{# {{ verb }} #}"])
    return rng.choice(["_", "-", " ", "day ", "\n", "x{y", "}", " \n ", "é", "100%"])


def body(depth):
    return "".join(piece(depth) for _ in range(rng.randint(1, 3)))


def damaged(format):
    """Cuts or doubles a character somewhere."""
    if not format:
        return "{{"
    at = rng.randrange(len(format))
    return format[:at] + rng.choice(["", format[at] * 2, "(", "}", "|", "'"]) + format[at + 1:]


# Jinja looks up filters and tests inside an `if` only when it gets there: names that damage made are left out.
FILTERS = set("lower upper title capitalize trim string int float length first last default d replace truncate join abs round".split())
TESTS = set("defined undefined none string number boolean mapping sequence iterable".split())


def is_known(tree):
    return all(node.name in FILTERS for node in tree.find_all(jinja2.nodes.Filter)) and all(
        node.name in TESTS for node in tree.find_all(jinja2.nodes.Test)
    )


environment = jinja2.Environment()
cases, seen = [], set()
wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 900
while len(cases) < wanted:
    format = body(2) if rng.random() < 0.85 else damaged(body(1))
    if format in seen or len(format) > 250:
        continue
    seen.add(format)
    try:
        template = environment.from_string(format)
    except jinja2.TemplateSyntaxError:
        cases.append({"format": format, "syntax": True})
        continue
    if not is_known(environment.parse(format)):
        continue
    try:
        cases.append({"format": format, "text": template.render(CONTEXT)})
    except Exception:
        pass
json.dump({"custom": CUSTOM, "cases": cases}, sys.stdout, ensure_ascii=False, indent=0)
