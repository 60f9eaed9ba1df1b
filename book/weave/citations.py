"""A bibliography key as the words that stand in the text: kingma2015adam -> "Kingma and Ba, 2015"."""

import re

ENTRY = re.compile(r"@\w+\{(?P<key>[^,\s]+),(?P<fields>.*?)\n\}", re.DOTALL)
FIELD = re.compile(r"^\s*(?P<name>author|year)\s*=\s*\{(?P<value>.*)\},?\s*$", re.MULTILINE)


def read_citations(bibliography):
    """-> {key: "Author and Author, year"} of a BibTeX text whose authors are written `Last, First`."""
    citations = {}
    for entry in ENTRY.finditer(bibliography):
        fields = {match["name"]: match["value"] for match in FIELD.finditer(entry["fields"])}
        citations[entry["key"]] = f"{short_authors(fields['author'])}, {fields['year']}"
    return citations


def short_authors(authors):
    last_names = [author.split(",")[0].strip() for author in authors.split(" and ")]
    if len(last_names) > 2:
        return f"{last_names[0]} et al."
    return " and ".join(last_names)
