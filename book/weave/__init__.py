"""From the book's source (MyST Markdown) to notebooks that read well in any Jupyter. Read in this order:

blocks.py      a page as a list of text, code and directives
listings.py    an object of the library as source text with its place
citations.py   a bibliography key as "Kingma and Ba, 2015"
labels.py      what each label on the pages is called and numbered
prose.py       text with MyST's roles -> plain Markdown
directives.py  a directive -> plain Markdown
notebook.py    a page -> the cells of a notebook
execute.py     run a notebook; outputs that are the same on every machine
"""
