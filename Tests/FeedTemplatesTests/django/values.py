"""The context of the templates that generate.py makes up: values of every kind that JSON has, and times."""


def date(text):
    return {"$date": text}


VALUES = {
    "none": None, "yes": True, "no": False,
    "zero": 0, "one": 1, "two": 2, "minus": -3, "big": 1234567, "huge": 9007199254740993, "million": 1000000,
    "int64": 9223372036854775807, "code": 8364, "year": 2026,
    "half": 0.5, "third": 0.3333333333333333, "pi": 3.14159265, "neg": -2.5, "tiny": 1e-07, "vast": 1e22,
    "vast2": 123456789.125, "f1": 1.0, "fz": 0.0, "fneg0": -0.0, "round": 2.675, "e16": 1e16, "kilo": 1024.0,
    "empty": "", "blank": "  ", "s": "hello world", "word": "Runnel", "caps": "LOUD Words AND some",
    "html": "<b>bold</b> & <i>it</i><br/>x", "quotes": "it's \"so\" \\ here", "lines": "one\ntwo\n\nthree\n\n\nfour",
    "crlf": "a\nb", "tabs": "a\tb\tcd", "uni": "ünï çødé straße", "greek": "ΟΔΥΣΣΕΥΣ ὈΔΥΣΣΕΎΣ", "emoji": "👍🏽 ok 🇬🇷 x",
    "comb": "e\u0301te\u0301 a\u030a", "cjk": "日本語のテキスト", "arab": "السلام عليكم", "num": "42", "nums": " 7 ",
    "float": "3.75", "negs": "-12", "exp": "1e3", "inf": "inf", "nan": "nan", "hex": "0x10", "under": "1_000",
    "long": "The quick brown fox jumps over the lazy dog and runs away from the very big bear in the woods",
    "apos": "they're bill's 2nd friends o'neil's 3RD", "url": "http://x.org/a b?c=d&e=ü#f", "csv": "a,b,,c",
    "phone": "1-800-COLLECT", "sz": "ß ﬁ ǆ İ ı ŉ", "slug": " Hello,  World_ -- ça va? ", "longword": "x" * 45 + " yy",
    "digits": "٣٤", "nbsp": "a\u00a0b c", "json": "{\"a\": 1}", "slashes": "a/b\\c",
    "l": [1, 2, 3], "words": ["alpha", "beta", "gamma"], "mixed": [1, "two", None, True, 2.5, [1], {"k": "v"}],
    "le": [], "one_l": ["only"], "nested": ["a", ["b", ["c", "d"]], "e"], "pairs": [["a", 1], ["b", 2], ["c", 3]],
    "triples": [[1, 2, 3], [4, 5, 6]], "bools": [True, False, None], "strs": ["b", "B", "a", "ä", "A", ""],
    "uneven": [[1], [1, 2], 3], "texts": ["ab", "cd"], "floats": [1.5, 2.0, -0.0, 1e30],
    "d": {"a": 1, "b": "two", "c": [1, 2]}, "de": {}, "deep": {"a": {"b": {"c": [{"d": "found"}]}}},
    "keys": {"0": "zero", "1": "one", "items": "own items", "first": 1, "x y": 2}, "dd": {"it's": "\"q\"", "n": None},
    "people": [
        {"name": "Ann", "age": 31, "town": "Oslo", "tags": ["x", "y"], "at": date("2026-01-05T10:00:00Z"), "a": {"b": 3}},
        {"name": "bob", "age": 25, "town": "Oslo", "tags": [], "at": date("2025-06-05T10:00:00Z"), "a": {"b": 1}},
        {"name": "Cid", "age": 31, "town": "Rome", "tags": ["z"], "at": date("2026-01-05T09:00:00Z"), "a": {"b": 2}},
        {"name": "Dee", "age": 25, "town": "Rome", "tags": ["x"], "at": date("2024-02-29T23:59:59Z"), "a": {"b": 2}},
    ],
    "missing_field": [{"a": 1}, {"b": 2}, {"a": None}], "mixkeys": [{"a": 1}, {"a": "x"}],
    "t": date("2026-11-23T09:12:34Z"), "t_old": date("2018-02-28T23:59:59.123456Z"), "t_future": date("2027-03-01T00:00:00Z"),
    "t_leap": date("2024-02-29T12:00:00Z"), "t_morning": date("2026-03-05T07:08:09Z"), "t_midnight": date("2026-01-01T00:00:00Z"),
    "t_noon": date("2026-07-04T12:00:00Z"), "t_near": date("2026-11-23T09:59:30Z"), "t_soon": date("2026-11-24T10:00:01Z"),
    "t_now": date("2026-11-23T10:00:00Z"), "t_epoch": date("1970-01-01T00:00:00Z"), "t_1900": date("1900-01-31T05:06:07Z"),
    "t_micro": date("2026-11-23T09:12:34.000500Z"), "t_month": date("2026-10-31T10:00:00Z"),
    "name": "people", "fmt": "Y-m-d", "pick": "a", "idx": 1, "sep": " / ", "seven": 7, "w": 20,
}
