"""Names of listings and figures: a page finds another one's by name, so no two may share one."""

import re
from collections import Counter

LABEL = re.compile(r"^(?:\(([\w-]+)\)=|:name: *([\w-]+)|    name: *([\w-]+))$", re.MULTILINE)


def test_no_label_is_given_twice(repository):
    pages = [*repository.glob("chapters/*.md"), *repository.glob("exercises/*.md"), *repository.glob("book/*.md")]
    labels = Counter("".join(found) for page in pages for found in LABEL.findall(page.read_text(encoding="utf-8")))
    assert len(labels) > 200
    assert [label for label, count in labels.items() if count > 1] == []
