"""How many number expressions of numbers.spec.jsonl are found in their text with the given value, range or kind.

    python bench/counts.py DATA_FOLDER [--failures]

The spec is a calculator's; ours counts people and things. What is left out is left out by rule, each rule counted:

- calculation    fractions, powers, scientific notation, negative numbers, decimals without a unit: they count nothing
- notation       letters for a scale ("10k", "1.2b", "1MM"), blanks or points for thousands, other number systems, abbreviated units,
                 percentages without a number
- code           digits that the spec reads inside an address, date, telephone number or link: ours are of kind `name`
- place in order "last", "next", "previous": not a number
- comparison     programs' signs and formulas ("x>10", "equal to 5000 or less than 6000", "no more than 50 and no less than 20")

A number is right if a mention covers its words (a modifier or unit more may stand in it) with its value; the spec's ranges are half-open
where it says so, ours closed whole numbers. Where the spec says that there is no number, ours must not see a count either.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from summarizer.annotate import numbers
from summarizer.records.annotation import NumberMention, Sentence

Record = dict[str, Any]

_RULES = {
    "place in order": ("last|next|previous|current|penult",),
    "comparison": (r"[<>=]|equal|\bx\b|and (?:less|no less|smaller)|and (?:greater|more) than|larger than \d+ and|in 5\b",),
    "calculation": (
        r"[\^/]|\de[-+]?\d|^-|^minus|^negative|\bover\b|out of|\d in |1 in|point|^\.|\d\.\d|null",
        "half|third|quarter|fourth|fift|fifths|eighth|firsts|hundredth|trillionth",
    ),
    "notation": (
        r"\d ?(?:k|m|b|g|t|mm|mil)\b|^\d+ \d{3}|0000|lakh|crore|\d,\d\d\b|\d,\d\d,|dozens$|^- |bln|tln|do?zs",
        r"percents? of|per cent of|^%$|^percent(?:age)?$",
    ),
}
_CODE = re.compile(r"192\.168|/\d{4}|phone|http|1, 234|SCP")
_KINDS = {
    "OrdinalModel": ("ordinal",),
    "PercentModel": ("percent",),
    "NumberModel": ("cardinal", "measure", "money", "percent", "age"),
    "NumberRangeModel": ("cardinal", "measure", "age"),
}


def main() -> None:
    """Prints the share by model and together; with --failures the misses too."""
    folder, show = Path(sys.argv[1]), "--failures" in sys.argv
    records = [json.loads(line) for line in (folder / "numbers.spec.jsonl").read_text(encoding="utf-8").splitlines()]
    reasons = Counter(reason for record in records if (reason := _left_out(record)))
    kept = [record for record in records if _left_out(record) is None]
    right = [record for record in kept if _is_right(record)]
    print(f"right {len(right)} of {len(kept)}: {len(right) / len(kept):.1%}   (of {len(records)} records)")
    for model in sorted({record["file"] for record in kept}):
        of_model = [record for record in kept if record["file"] == model]
        print(f"  {model}: {sum(record in right for record in of_model)} of {len(of_model)}")
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"  left out, {reason}: {count}")
    if show:
        for record in kept:
            if record not in right:
                found = [(mention.text, mention.low, mention.high, mention.kind) for mention in _mentions(record["text"])]
                print(f"  {record['file']}  {record['text']!r}  {record['expr']!r} = {record['value']}  ours {found}")


def _left_out(record: Record) -> str | None:
    text = record["expr"] or record["text"]
    if _CODE.search(record["text"]) and record["expr"]:
        return "code"
    value = record["value"] or ""
    if record["file"] != "PercentModel" and re.fullmatch(r"-?\d*\.\d+|-\d+|.*E-\d+", value):
        return "calculation"
    return next((reason for reason, rules in _RULES.items() if any(re.search(rule, text.lower()) for rule in rules)), None)


def _mentions(text: str) -> tuple[NumberMention, ...]:
    return numbers.find(text, (Sentence(number=1, start=0, end=len(text), furniture=False),))


def _is_right(record: Record) -> bool:
    found = _mentions(record["text"])
    if record["expr"] is None:
        return all(mention.kind != "cardinal" for mention in found)
    start = record["text"].lower().find(record["expr"].lower())
    end = start + len(record["expr"])
    return any(
        mention.kind in _KINDS[record["file"]] and (mention.low, mention.high) == _interval(record["value"])
        for mention in found
        if mention.start < end and start < mention.end
    )


def _interval(value: str) -> tuple[int | None, int | None]:
    plain = value.rstrip("%")
    if "," not in plain:
        number = round(float(plain))
        return number, number
    low_text, high_text = plain[1:-1].split(",")
    low = round(float(low_text)) + (plain[0] == "(") if low_text else 0
    high = None if not high_text else round(float(high_text)) - (plain[-1] == ")" and not low_text)
    return low, high


if __name__ == "__main__":
    main()
